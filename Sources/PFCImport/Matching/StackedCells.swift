// A table whose cells stand one a line, as a word processor saves it as text: the names of its columns follow each other,
// line by line. It is put back into rows, told by the labels of the form and by what the columns hold.

import PFCForms
import PFCText

extension Matcher {
  /// The lines with all stacked cells beside each other again.
  func unstacked(_ lines: [Line]) -> [Line] {
    let heads = headingRuns(lines)
    guard !heads.isEmpty else { return lines }
    var stack = Stack(lines: lines, firstTable: (lines.compactMap(\.table).max() ?? -1) + 1)
    for (index, head) in heads.enumerated() {
      let end = index + 1 < heads.count ? heads[index + 1].lowerBound : lines.count
      unstackFields(upTo: head, &stack)
      unstackRows(head, end: end, &stack)
    }
    stack.pass(lines.count)
    return stack.result
  }

  // MARK: Names of columns

  /// Runs of lines that each hold the name of one column.
  private func headingRuns(_ lines: [Line]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in 0...lines.count {
      let isWord = index < lines.count && lines[index].lone.map(isHeadingWord) ?? false
      if isWord {
        start = start ?? index
      } else if let begun = start {
        if index - begun >= 3, let found = heading(in: row(lines[begun..<index])), found.count >= 3 {
          runs.append(begun..<index)
        }
        start = nil
      }
    }
    return runs
  }

  private func isHeadingWord(_ cell: RawCell) -> Bool {
    guard cell.text.count <= 60, words.startsHeading(cell.text) else { return false }
    let label = normalizedLabel(cell.text)
    let name = yearSplit(label)?.rest ?? label
    return words.headings.contains(bracketSplit(name)?.head ?? name)
  }

  private func row(_ lines: ArraySlice<Line>) -> [RawCell] {
    lines.enumerated().compactMap { column, line in
      var cell = line.lone ?? line.cells.first
      cell?.column = column
      return cell
    }
  }

  // MARK: Fields

  /// Labels of the table with the lines behind them, up to the names of its columns.
  private func unstackFields(upTo head: Range<Int>, _ stack: inout Stack) {
    let titles = (stack.next..<head.lowerBound).filter {
      stack.lines[$0].lone.map { titleText($0.text) != nil } ?? false
    }
    guard
      let table = titles.last.flatMap({ stack.lines[$0].lone.flatMap { titleText($0.text)?.table } })
        ?? heading(in: row(stack.lines[head]))?.table
    else { return }
    // What stands before the title belongs to the table before it.
    if let title = titles.last { stack.pass(title + 1) }
    var taken: Set<Place> = []
    while stack.next < head.lowerBound {
      let line = stack.lines[stack.next]
      guard let label = line.lone, let place = placeBehind(label, tables[table]), taken.insert(place).inserted else {
        // Among the fields a line is a cell that has to be told when it finds no place.
        if taken.isEmpty || line.isBlank {
          stack.pass(stack.next + 1)
        } else {
          stack.addRow(line.cells, upTo: stack.next + 1)
        }
        continue
      }
      let end = endOfValue(place, table, taken, stack, head.lowerBound)
      stack.addRow([label] + value(stack.lines[(stack.next + 1)..<end]), upTo: end)
    }
  }

  /// A long text goes on to the next label; any other value is one line, and what follows it is not understood.
  private func endOfValue(_ place: Place, _ table: Int, _ taken: Set<Place>, _ stack: Stack, _ limit: Int) -> Int {
    let start = stack.next + 1
    let next =
      (start..<limit).first { index in
        guard let cell = stack.lines[index].lone else { return !stack.lines[index].isBlank }
        if let place = placeBehind(cell, tables[table]) { return !taken.contains(place) }
        return announces(cell, tables[table])
      } ?? limit
    if case .field(let field) = place, tables[table].table.fields[field].kind == .prose { return next }
    // An empty value is an empty line.
    return min(start + 1, next)
  }

  private func value(_ lines: ArraySlice<Line>) -> [RawCell] {
    guard var cell = lines.lazy.compactMap(\.lone).first(where: { !$0.isBlank }) else { return [] }
    let texts = lines.map { $0.lone?.text ?? [] }
    cell.text = Array(texts.joined(separator: [0x0A]))
    cell.column = 1
    return [cell]
  }

  // MARK: Rows

  private func unstackRows(_ head: Range<Int>, end: Int, _ stack: inout Stack) {
    let names = row(stack.lines[head])
    guard let heading = heading(in: names)?.heading else { return }
    stack.addRow(names, upTo: head.upperBound)
    while stack.next < end {
      let line = stack.lines[stack.next]
      if let cell = line.lone, titleText(cell.text) != nil { return }
      if let length = rowLength(stack, heading, end) {
        stack.addRow(row(stack.lines[stack.next..<(stack.next + length)]), upTo: stack.next + length)
      } else if line.isBlank {
        stack.pass(stack.next + 1)
      } else if let count = fullRowLength(stack, heading, end) {
        // Without its empty cells a row finds its columns by what the cells hold.
        stack.addRow(row(stack.lines[stack.next..<(stack.next + count)]), upTo: stack.next + count)
      } else {
        // Not understood, and to be told.
        stack.addRow(line.cells, upTo: stack.next + 1)
      }
    }
  }

  /// How many lines are the next row, each the cell of its column, be it empty; nil when they do not fit.
  private func rowLength(_ stack: Stack, _ heading: Heading, _ end: Int) -> Int? {
    var columns = heading.cells.map(\.meaning)
    if fits(columns, stack, end) { return columns.count }
    // A label beside all rows may have no line in each of them.
    guard case .label? = columns.first else { return nil }
    columns.removeFirst()
    return fits(columns, stack, end) ? columns.count : nil
  }

  private func fits(_ columns: [Heading.Meaning], _ stack: Stack, _ end: Int) -> Bool {
    guard stack.next + columns.count <= end else { return false }
    let cells = stack.lines[stack.next..<(stack.next + columns.count)].compactMap(\.lone)
    guard cells.count == columns.count, !cells.contains(where: { titleText($0.text) != nil }) else { return false }
    let isSum = zip(cells, columns).contains { cell, meaning in
      if case .column(.name) = meaning { numberBehindTotal(cell.text) != nil } else { false }
    }
    return zip(cells, columns).allSatisfy { fits($0, $1) || isSum && $0.isBlank }
  }

  private func fits(_ cell: RawCell, _ meaning: Heading.Meaning) -> Bool {
    let text = cell.trimmed.prefix(200)
    let isNumber = weightNumber(Array(text)) != nil
    let isMark = relationMark(Array(text))
    switch meaning {
    case .label: return text.isEmpty || isIndicatorLabel(cell)
    case .column(.name): return !text.isEmpty && !isNumber && !isMark
    case .column(.weight): return isNumber
    case .column(.relation): return text.isEmpty || isMark || isNothing(cell.trimmed)
    case .column(.unit), .column(.level1), .column(.level2): return !isNumber && !isMark
    case .column(.value), .column(.whole): return !text.isEmpty
    case .column(.attribute), .other: return true
    }
  }

  /// How many lines without an empty one are the next row, where no levels are: up to the line before the next weight's
  /// name.
  private func fullRowLength(_ stack: Stack, _ heading: Heading, _ end: Int) -> Int? {
    guard heading.has(.weight), !heading.has(.level1), !heading.has(.level2) else { return nil }
    let limit = min(stack.next + heading.cells.count, end)
    let cells = stack.lines[stack.next..<limit].prefix { line in
      line.lone.map { !$0.isBlank && titleText($0.text) == nil } ?? false
    }.compactMap(\.lone)
    guard cells.count >= 3, isNamed(cells, heading) else { return nil }
    // The next row starts with a name and a weight, too.
    let next = (2..<cells.count).first { index in
      isNamed(Array(stack.lines[(stack.next + index)..<end].prefix(heading.cells.count).compactMap(\.lone)), heading)
    }
    return next.flatMap { $0 >= 3 ? $0 : nil } ?? cells.count
  }

  /// Whether cells start like a row: a name, then its weight.
  private func isNamed(_ cells: [RawCell], _ heading: Heading) -> Bool {
    let columns = heading.cells.filter { if case .label = $0.meaning { false } else { true } }
    guard cells.count >= 3, columns.count >= 2, case .column(.name) = columns[0].meaning,
      case .column(.weight) = columns[1].meaning
    else { return false }
    return fits(cells[0], .column(.name)) && fits(cells[1], .column(.weight)) && !fits(cells[0], .column(.weight))
      && (!heading.has(.relation) || cells[2...].prefix(3).contains { relationMark($0.trimmed) })
  }
}

/// Lines on their way from one a cell to one a row.
private struct Stack {
  let lines: [Line]
  private(set) var result: [Line] = []
  /// The first line that is not put anywhere yet.
  private(set) var next = 0
  private var table: Int

  init(lines: [Line], firstTable: Int) {
    self.lines = lines
    table = firstTable
  }

  /// Lines before `end` stay as they are.
  mutating func pass(_ end: Int) {
    guard end > next else { return }
    result += lines[next..<end]
    next = end
  }

  mutating func addRow(_ cells: [RawCell], upTo end: Int) {
    result.append(Line(cells: cells, table: table))
    next = end
  }
}

extension Line {
  /// The only cell.
  fileprivate var lone: RawCell? { cells.count == 1 ? cells[0] : nil }
}
