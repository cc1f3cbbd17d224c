// The line above the indicators, which says what each of their columns is.

import PFCForms
import PFCText

/// The line above the indicators.
struct Heading {
  enum Meaning {
    case column(IndicatorColumn)
    /// The label of all rows.
    case label
    /// A column that the form does not know.
    case other([UInt8])
  }

  var cells: [(meaning: Meaning, column: Int)]
  /// Whether joined cells tell how far a level reaches.
  var hasJoinedLevels = false

  /// Whether names stand in this column, and it is not the first: there stand labels, too.
  func hasName(at column: Int) -> Bool {
    column > 0 && cells.contains { if case .column(.name) = $0.meaning { $0.column == column } else { false } }
  }

  func has(_ column: IndicatorColumn) -> Bool {
    cells.contains { if case .column(column) = $0.meaning { true } else { false } }
  }
}

extension Matcher {
  /// Reads a line above indicators; false when the row is none.
  mutating func readHeading(_ row: [RawCell]) -> Bool {
    let above = headingAbove
    headingAbove = nil
    if let above, let both = divided(above, among: row), let best = heading(in: both) {
      begin(best, both)
      return true
    }
    guard let best = heading(in: row) else { return false }
    headingAbove = row
    begin(best, row)
    return true
  }

  private mutating func begin(_ best: (table: Int, heading: Heading, count: Int), _ row: [RawCell]) {
    noteEmptyColumns()
    noteColumns(row, best.heading)
    // Rows go to the table that is open: its fields were told by more than the names of columns.
    if drafts.isEmpty { open(best.table) }
    reaching = ReachingCells()
    heading = best.heading
    heading?.hasJoinedLevels = best.heading.cells.contains { cell in
      switch cell.meaning {
      case .column(.level1), .column(.level2): joinedColumns.contains(cell.column)
      case .column, .label, .other: false
      }
    }
    // On the next page the level of the last row may go on.
    if drafts.last?.indicators.isEmpty ?? true { levels = OpenLevels() } else { levels.reachOn() }
    match.placedCount += best.count
  }

  /// A heading whose second line divides wide cells of the first one: 性质, 值 and 单位 below 指标值.
  private func divided(_ above: [RawCell], among row: [RawCell]) -> [RawCell]? {
    let names = row.filter { !$0.isBlank }
    guard names.count >= 2, row.count <= 64, names.allSatisfy({ isColumnName($0) }) else { return nil }
    let wide = above.filter { $0.columns > 1 }
    func covers(_ cell: RawCell, _ name: RawCell) -> Bool {
      (cell.column..<cell.column + cell.columns).contains(name.column)
    }
    if !wide.isEmpty {
      guard names.allSatisfy({ name in wide.contains { covers($0, name) } }) else { return nil }
      let whole = above.filter { cell in cell.columns == 1 || !names.contains { covers(cell, $0) } }
      return (whole + names).sorted { $0.column < $1.column }
    }
    // Without a grid an empty cell says that the one above goes on.
    var rest = above[...]
    var both: [RawCell] = []
    var isDividing = false
    for cell in row {
      guard !cell.isBlank else {
        isDividing = false
        guard var whole = rest.popFirst() else { return nil }
        whole.column = cell.column
        both.append(whole)
        continue
      }
      if !isDividing { rest = rest.dropFirst() }
      isDividing = true
      both.append(cell)
    }
    return rest.isEmpty ? both : nil
  }

  private func isColumnName(_ cell: RawCell) -> Bool {
    guard cell.text.count <= 200 else { return false }
    let label = normalizedLabel(cell.text)
    return [label, yearSplit(label)?.rest ?? label].contains { label in
      tables.contains { $0.headings[label] != nil } || column(named: label) != nil
    }
  }

  /// The columns that a row names, by the table that knows most of them.
  func heading(in row: [RawCell]) -> (table: Int, heading: Heading, count: Int)? {
    guard (2...64).contains(row.count) else { return nil }
    let labels = row.map { $0.text.count <= 200 ? normalizedLabel($0.text) : [0x20] }
    var best: (table: Int, heading: Heading, count: Int)?
    for table in tables.indices {
      guard let (heading, count) = heading(row, labels, tables[table]) else { continue }
      if best.map({ count > $0.count || count == $0.count && table == drafts.last?.table }) ?? true {
        best = (table, heading, count)
      }
    }
    return best
  }

  private func heading(_ row: [RawCell], _ labels: [[UInt8]], _ table: TableIndex) -> (Heading, Int)? {
    var cells: [(meaning: Heading.Meaning, column: Int)] = []
    var taken: Set<IndicatorColumn> = []
    var open: [Int] = []
    for (index, label) in labels.enumerated() where !label.isEmpty {
      if let known = table.headings[label] {
        cells.append((known.map { .column($0) } ?? .label, row[index].column))
        if let known { taken.insert(known) }
      } else {
        open.append(cells.count)
        cells.append((.other(trimmedLine(row[index])), row[index].column))
      }
    }
    for index in open {
      guard case .other(let text) = cells[index].meaning, let column = column(named: normalizedLabel(text)) else {
        continue
      }
      if taken.insert(column).inserted {
        cells[index].meaning = .column(column)
      } else if column == .name {
        cells[index].meaning = .label
      }
    }
    // Of several years nobody knows which one is meant.
    let yearly = yearlyColumns(cells, table)
    for (index, column) in yearly where yearly.count(where: { $0.column == column }) == 1 {
      if taken.insert(column).inserted { cells[index].meaning = .column(column) }
    }
    guard taken.contains(.name), taken.count >= 2 else { return nil }
    // `绩效指标` before a column of names is the label of all rows.
    return (Heading(cells: cells), taken.count)
  }

  /// Cells that name a column behind a year: `2025年指标值`.
  private func yearlyColumns(_ cells: [(meaning: Heading.Meaning, column: Int)], _ table: TableIndex)
    -> [(index: Int, column: IndicatorColumn)]
  {
    cells.indices.compactMap { index in
      guard case .other(let text) = cells[index].meaning, let label = yearSplit(normalizedLabel(text))?.rest,
        let column = table.headings[label] ?? column(named: label), column.isOfTarget
      else { return nil }
      return (index, column)
    }
  }

  private func trimmedLine(_ cell: RawCell) -> [UInt8] { joinedLines(cell.trimmed) }

  func column(named label: [UInt8]) -> IndicatorColumn? {
    words.columns[label] ?? bracketSplit(label).flatMap { words.columns[$0.head] }
  }
}
