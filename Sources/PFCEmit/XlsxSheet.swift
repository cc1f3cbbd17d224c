// One filled table as a worksheet: rows as high as their text, merged cells with borders all around, figures as figures.

import PFCArchive
import PFCForms
import PFCText

struct XlsxSheet {
  private let grid: Grid
  /// Widths of the columns in digits.
  private let widths: [Int]
  /// The sheet rows of each row of the grid.
  private let bands: [Band]
  private let isLongerThanAPage: Bool

  /// Sheet rows that one row of the grid takes: more than one where its text is higher than a row may be.
  private struct Band {
    var start: Int
    var count: Int
    /// Of each of its sheet rows, in points.
    var height: Int
  }

  /// Excel shows no row higher than 409 points.
  private static let highestRow = 400
  /// A line of 11 points takes 13.5 in 仿宋, 16 in the fonts that stand in for it.
  private static let lineHeight = 15

  init(_ grid: Grid) {
    let grid = grid.dividingLongTexts()
    self.grid = grid
    let widths = Self.widths(grid)
    self.widths = widths
    var bands: [Band] = []
    var next = 0
    for row in grid.rows {
      let height = Self.height(row, widths)
      let count = max(1, (height + Self.highestRow - 1) / Self.highestRow)
      bands.append(Band(start: next, count: count, height: (height + count - 1) / count))
      next += count
    }
    self.bands = bands
    headingEnd = grid.rows.lastIndex { $0.kind == .heading }.map { $0 + 1 } ?? 0
    // A sheet as wide as the page has 494 by 712 points between the margins; a digit takes 6.
    let pageHeight = max(712, widths.reduce(0, +) * 6 * 712 / 494)
    isLongerThanAPage = bands.reduce(0) { $0 + $1.count * $1.height } > pageHeight
  }

  /// `$E$12`
  var lastCell: String { "$\(Self.letters(max(0, grid.columnCount - 1)))$\(max(1, rowCount))" }

  /// The sheet rows that are repeated on every page, from 1.
  var heading: ClosedRange<Int>? {
    guard let first = grid.rows.firstIndex(where: { $0.kind == .heading }) else { return nil }
    let last = bands[headingEnd - 1]
    return bands[first].start + 1...last.start + last.count
  }

  /// The row of the grid behind the heading.
  private let headingEnd: Int

  private var rowCount: Int { bands.last.map { $0.start + $0.count } ?? 0 }

  // MARK: Sizes

  /// As wide as the cells of one column need, within bounds; what is left of a page goes to all in proportion.
  private static func widths(_ grid: Grid) -> [Int] {
    var widths = Array(repeating: 9, count: grid.columnCount)
    for row in grid.rows where row.kind != .title {
      for (column, cell) in row.cells.enumerated() {
        guard case .content(let text, let columns, _) = cell, columns == 1, row.roles[column] != .field(.prose) else {
          continue
        }
        let widest = lines(of: text).map { displayWidth(of: text[$0], ambiguous: .wide) }.max() ?? 0
        widths[column] = min(max(widths[column], widest + 3), 26)
      }
    }
    let page = 86
    let sum = widths.reduce(0, +)
    return sum < page && sum > 0 ? widths.map { $0 * page / sum } : widths
  }

  /// In points, from the lines that the text of each cell breaks into.
  private static func height(_ row: GridRow, _ widths: [Int]) -> Int {
    switch row.kind {
    case .title:
      guard case .content(let text, _, _)? = row.cells.first else { return 34 }
      return 34 + 24 * (lines(of: text).count - 1)
    case .caption: return 20
    case .field, .heading, .indicator: break
    }
    var most = 1
    for (column, cell) in row.cells.enumerated() {
      guard case .content(let text, let columns, rows: 1) = cell else { continue }
      // A line may end one character early, before a mark that starts none.
      let room = max(4, widths[column..<min(column + columns, widths.count)].reduce(0, +) - 1)
      let count = lines(of: text).reduce(0) { sum, line in
        sum + max(1, (displayWidth(of: text[line], ambiguous: .wide) + room - 1) / room)
      }
      most = max(most, count)
    }
    return most * lineHeight + 8
  }

  private static func lines(of text: [UInt8]) -> [Range<Int>] {
    text.split(separator: 0x0A, omittingEmptySubsequences: false).map(\.indices)
  }

  // MARK: XML

  func append(isSelected: Bool, to output: inout [UInt8]) {
    output += XlsxParts.sheetHead(lastCell: lastCell, isSelected: isSelected).utf8
    output += "<cols>".utf8
    for (column, width) in widths.enumerated() {
      output += #"<col min="\#(column + 1)" max="\#(column + 1)" width="\#(width)" customWidth="1"/>"#.utf8
    }
    output += "</cols><sheetData>".utf8
    var merges: [String] = []
    // The row that the cell which shows in each column begins in.
    var tops = Array(repeating: 0, count: grid.columnCount)
    for index in grid.rows.indices { appendRow(index, &tops, &merges, to: &output) }
    output += "</sheetData>".utf8
    if !merges.isEmpty {
      output += #"<mergeCells count="\#(merges.count)">"#.utf8
      for merge in merges { output += #"<mergeCell ref="\#(merge)"/>"#.utf8 }
      output += "</mergeCells>".utf8
    }
    output += XlsxParts.sheetEnd.utf8
  }

  private func appendRow(_ index: Int, _ tops: inout [Int], _ merges: inout [String], to output: inout [UInt8]) {
    let row = grid.rows[index]
    let band = bands[index]
    for (column, cell) in row.cells.enumerated() where cell != .joinedUp { tops[column] = index }
    for sheetRow in band.start..<band.start + band.count {
      output += #"<row r="\#(sheetRow + 1)" ht="\#(band.height)" customHeight="1">"#.utf8
      var style = XlsxStyle.plain
      for (column, cell) in row.cells.enumerated() {
        let reference = "\(Self.letters(column))\(sheetRow + 1)"
        // Every cell under a merged one has its style, or the border would have gaps.
        if cell != .joinedLeft { style = self.style(index, column, top: tops[column]) }
        if case .content(let text, let columns, let rows) = cell, sheetRow == band.start {
          appendCell(text, at: reference, style, row.roles[column], to: &output)
          let last = bands[min(index + rows, bands.count) - 1]
          let end = "\(Self.letters(column + columns - 1))\(last.start + last.count)"
          if end != reference { merges.append("\(reference):\(end)") }
        } else {
          output += #"<c r="\#(reference)" s="\#(style.index)"/>"#.utf8
        }
      }
      output += "</row>".utf8
    }
  }

  private func appendCell(
    _ text: [UInt8], at reference: String, _ style: XlsxStyle, _ role: GridCellRole, to output: inout [UInt8]
  ) {
    if let figure = XlsxFigure(text, role) {
      output += #"<c r="\#(reference)" s="\#(figure.style.index)"><v>"#.utf8
      figure.value.append(to: &output)
      output += "</v></c>".utf8
    } else if text.isEmpty {
      output += #"<c r="\#(reference)" s="\#(style.index)"/>"#.utf8
    } else {
      let keepsBlanks = text.contains { $0 == 0x0A || $0 == 0x09 } || text.first == 0x20 || text.last == 0x20
      output += #"<c r="\#(reference)" s="\#(style.holding(text).index)" t="inlineStr"><is>"#.utf8
      output += (keepsBlanks ? #"<t xml:space="preserve">"# : "<t>").utf8
      appendString(text, to: &output)
      output += "</t></is></c>".utf8
    }
  }

  /// `_x0041_` would be read as a character's code, so its first `_` is written as one.
  private func appendString(_ text: [UInt8], to output: inout [UInt8]) {
    func isCode(_ offset: Int) -> Bool {
      offset + 7 <= text.count && text[offset + 1] == 0x78 && text[offset + 6] == 0x5F
        && text[offset + 2..<offset + 6].allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF)
        }
    }
    var start = 0
    for offset in text.indices where text[offset] == 0x5F && isCode(offset) {
      appendXML(text[start..<offset], to: &output)
      output += "_x005F_".utf8
      start = offset + 1
    }
    appendXML(text[start...], to: &output)
  }

  // MARK: Styles

  /// A cell below the first of a merged column looks like that one, in row `top`.
  private func style(_ index: Int, _ column: Int, top: Int) -> XlsxStyle {
    let row = grid.rows[index]
    switch row.kind {
    case .title: return .title
    case .caption:
      let texts = row.cells.indices.filter {
        if case .content(let text, _, _) = row.cells[$0] { !text.isEmpty } else { false }
      }
      return column > 0 && column >= texts.last ?? 0 ? .captionRight : .captionLeft
    case .field, .heading, .indicator: break
    }
    let role = grid.rows[top].roles[column]
    if grid.rows[top].kind == .heading, case .content(_, _, let rows) = grid.rows[top].cells[column],
      top + rows > headingEnd, isLongerThanAPage
    {
      return .centerTop
    }
    if case .content(let text, _, _) = grid.rows[top].cells[column], let figure = XlsxFigure(text, role) {
      return figure.style
    }
    switch role {
    case .field(.prose), .column(.name), .column(.attribute): return .left
    case .label, .field, .column, .mixed: return .center
    }
  }

  /// `A` to `Z`, then `AA`.
  private static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(UnicodeScalar(UInt8(0x41 + digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

extension Grid {
  /// Excel refuses a cell of more than 32,767 UTF-16 units: what is longer goes on in a row below, at a line end if it can.
  fileprivate func dividingLongTexts() -> Grid {
    var result = self
    result.rows = rows.flatMap { row -> [GridRow] in
      let pieces = row.cells.map { cell -> [[UInt8]] in
        if case .content(let text, _, _) = cell { self.pieces(of: text) } else { [] }
      }
      return (0..<max(1, pieces.map(\.count).max() ?? 1)).map { number in
        let cells = zip(row.cells, pieces).map { cell, pieces -> GridCell in
          if number < pieces.count { return .content(pieces[number], columns: 1, rows: 1) }
          return cell == .joinedLeft || number == 0 ? cell : .joinedUp
        }
        return GridRow(kind: row.kind, cells: cells, roles: row.roles)
      }
    }
    result.resolveSpans()
    return result
  }

  private func pieces(of text: [UInt8]) -> [[UInt8]] {
    let limit = 32_000
    guard text.count > limit else { return [text] }
    var pieces: [[UInt8]] = []
    var (start, units, lineEnd) = (0, 0, 0)
    for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
      if units >= limit {
        let end = lineEnd > start ? lineEnd : offset
        pieces.append(Array(text[start..<end]))
        start = end < offset ? end + 1 : end
        units = text[start..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
      }
      if byte == 0x0A { lineEnd = offset }
      units += byte >= 0xF0 ? 2 : 1
    }
    pieces.append(Array(text[start...]))
    return pieces
  }
}

/// A figure that a cell shows with the digits typed; text where a double would lose some.
struct XlsxFigure {
  let value: Decimal
  let style: XlsxStyle

  init?(_ text: [UInt8], _ role: GridCellRole) {
    switch role {
    case .field(.money), .field(.year), .column(.value), .column(.weight): break
    case .label, .field, .column, .mixed: return nil
    }
    let isPercent = role == .column(.weight) && text.last == 0x25
    let range = TextRange(0, text.count - (isPercent ? 1 : 0))
    // 007, +86 and 1,234 behind 其他 are texts.
    guard case .value(let number) = Decimal.read(text, range), number.mantissa.magnitude < 1_000_000_000_000_000,
      number.scale <= XlsxStyle.mostFractionDigits, number.description.utf8.elementsEqual(text[range.bounds])
    else { return nil }
    if isPercent {
      guard let share = number.dividedByPowerOfTen(2) else { return nil }
      value = share
      style = .percent(fractionDigits: Int(number.scale))
    } else {
      value = number
      style = .number(fractionDigits: Int(number.scale))
    }
  }
}
