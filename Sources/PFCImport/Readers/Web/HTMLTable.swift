// A table of a page while it is being read: which columns are free in a row, and whether it holds a form or only places
// other tables on the page.

struct HTMLTable {
  static let columnLimit = 1000

  let number: Int
  private(set) var rows: [[RawCell]] = []
  /// Lines of the caption, each with its parts.
  var caption: [[RawCell]] = []
  var isInCaption = false
  /// What stands beside its cells, which browsers show above it.
  var before: [RawBlock] = []
  var cell: HTMLCell?
  /// The elements that are open around it, and the text that goes on behind it.
  let depth: Int
  let outer: HTMLFlow

  private var row: [RawCell]?
  private var cellCount = 0
  private var column = 0
  /// For each column the first row that no cell from above covers.
  private var freeFrom: [Int] = []
  /// Tables inside cells, by their cells.
  private var inner: [(row: Int, cell: Int, blocks: [RawBlock])] = []

  init(number: Int, depth: Int, outer: HTMLFlow) {
    self.number = number
    self.depth = depth
    self.outer = outer
  }

  // MARK: Rows

  mutating func openRow() {
    closeRow()
    (row, column, cellCount) = ([], 0, 0)
  }

  mutating func closeRow() {
    if let row { rows.append(row) }
    row = nil
  }

  mutating func openCell(columns: Int, rows: Int, depth: Int) {
    if row == nil { openRow() }
    cellCount += 1
    while column < freeFrom.count, freeFrom[column] > self.rows.count { column += 1 }
    let place = "表\(number) 第\(self.rows.count + 1)行第\(cellCount)格"
    cell = HTMLCell(column: column, columns: columns, rows: rows, place: place, depth: depth)
  }

  /// Ends the open cell; false when there are too many columns. A cell that is not shown takes no column.
  mutating func closeCell(_ text: [UInt8], isShown: Bool) -> Bool {
    guard let cell else { return true }
    self.cell = nil
    guard isShown else { return true }
    let end = cell.column + cell.columns
    guard end <= Self.columnLimit else { return false }
    if cell.rows > 1 {
      while freeFrom.count < end { freeFrom.append(0) }
      for column in cell.column..<end { freeFrom[column] = rows.count + cell.rows }
    }
    column = end
    if !cell.blocks.isEmpty { inner.append((rows.count, row?.count ?? 0, cell.blocks)) }
    row?.append(RawCell(text, column: cell.column, columns: cell.columns, rows: cell.rows, place: cell.place))
    return true
  }

  // MARK: The whole

  /// What it comes to, and the places of cells with tables in them that became text.
  func finished() -> (blocks: [RawBlock], flattened: [String]) {
    guard !inner.isEmpty else { return (before + [.table(RawTable(rows: caption + rows))], []) }
    let own = rows.joined().count { !$0.isBlank }
    if inner.reduce(0, { $0 + cellCount(of: $1.blocks) }) >= own { return (before + placedBlocks, []) }
    var rows = rows
    for (row, cell, blocks) in inner {
      let text = lines(of: blocks)
      rows[row][cell].text += (rows[row][cell].text.isEmpty ? [] : [0x0A]) + text
    }
    return (
      before + [.table(RawTable(rows: caption + rows))], inner.map { rows[$0.row][$0.cell].place }
    )
  }

  private func cellCount(of blocks: [RawBlock]) -> Int {
    blocks.reduce(0) { count, block in
      guard case .table(let table) = block else { return count }
      return count + table.rows.reduce(0) { $0 + $1.count }
    }
  }

  /// A table that only places others: its texts and those tables in order.
  private var placedBlocks: [RawBlock] {
    var blocks: [RawBlock] = []
    if !caption.isEmpty { blocks.append(.table(RawTable(rows: caption))) }
    var next = 0
    for (row, cells) in rows.enumerated() {
      for (index, cell) in cells.enumerated() {
        if !cell.isBlank { blocks.append(.paragraph(cell)) }
        while next < inner.count, inner[next].row == row, inner[next].cell == index {
          blocks += inner[next].blocks
          next += 1
        }
      }
    }
    return blocks
  }

  private func lines(of blocks: [RawBlock]) -> [UInt8] {
    var lines: [[UInt8]] = []
    for block in blocks {
      switch block {
      case .paragraph(let cell): lines.append(cell.text)
      case .table(let table): lines += table.rows.map { Array($0.map(\.text).joined(separator: [0x09])) }
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}

/// A cell while it is being read.
struct HTMLCell {
  let column: Int
  let columns: Int
  let rows: Int
  let place: String
  /// The elements that are open around it.
  let depth: Int
  /// Tables inside of it.
  var blocks: [RawBlock] = []

  init(column: Int, columns: Int, rows: Int, place: String, depth: Int) {
    self.column = column
    self.columns = columns
    self.rows = rows
    self.place = place
    self.depth = depth
  }
}
