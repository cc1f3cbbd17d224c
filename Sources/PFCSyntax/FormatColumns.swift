// Words in columns: the fields of a form, the levels of a project. What stands behind the first two words is optional, so
// it needs columns of its own kind to stand below its like.

import PFCText

/// A word, or an option with its value.
struct ColumnCell {
  var range: TextRange
  var width = 0
  /// `别名 圆` has one, `必填` has none.
  var hasValue = false
}

/// A row of cells with the column that each stands in.
struct ColumnsRow {
  let cells: [ColumnCell]
  /// How many options without a value come before the first one with a value.
  let flagCount: Int

  init(_ cells: [ColumnCell]) {
    self.cells = cells
    flagCount = cells.dropFirst(2).prefix { !$0.hasValue }.count
  }

  /// Options with a value start behind the flags of all rows.
  func column(of index: Int, flagColumns: Int) -> Int {
    index < 2 + flagCount ? index : index + flagColumns - flagCount
  }
}

extension Formatter {
  /// The first two words of a row stand in columns, and so do its options: first flags, then options with a value, each
  /// kind counted by itself. One blank joins an option with its value, and two divide, as typed.
  mutating func formatColumns(_ columns: ElementIndex) {
    let rows = tree.children(of: columns).filter { tree.kind($0) == .columnsRow }.map(columnsRow)
    let flagColumns = rows.map(\.flagCount).max() ?? 0
    let widths = columnWidths(rows, flagColumns)
    var rest = rows[...]
    var isLineOpen = false
    for child in tree.children(of: columns) {
      guard tree.kind(child) == .columnsRow, let row = rest.popFirst() else {
        formatTrivia(child, isLineOpen: &isLineOpen)
        continue
      }
      output += Self.indent
      var column = 0
      for (index, cell) in row.cells.enumerated() {
        for empty in column..<row.column(of: index, flagColumns: flagColumns) { blanks(widths[empty] + 2) }
        column = row.column(of: index, flagColumns: flagColumns)
        write(cell.range)
        blanks(max(widths[column] - cell.width, 0) + 2)
        column += 1
      }
      endLine()
    }
  }

  private func columnWidths(_ rows: [ColumnsRow], _ flagColumns: Int) -> [Int] {
    var widths: [Int] = []
    for row in rows {
      for (index, cell) in row.cells.enumerated() {
        let column = row.column(of: index, flagColumns: flagColumns)
        while widths.count <= column { widths.append(0) }
        if cell.width <= Self.columnLimit { widths[column] = max(widths[column], cell.width) }
      }
    }
    return widths
  }

  private func columnsRow(_ row: ElementIndex) -> ColumnsRow {
    var cells: [ColumnCell] = []
    for word in tree.children(of: row) where tree.kind(word) == .word {
      let range = tree.range(word)
      if cells.count > 2, let last = cells.last, isSingleBlank(last.range.end, range.start) {
        cells[cells.count - 1] = ColumnCell(range: TextRange(Int(last.range.start), Int(range.end)), hasValue: true)
      } else {
        cells.append(ColumnCell(range: range))
      }
    }
    for index in cells.indices { cells[index].width = self.cells(cells[index].range) }
    return ColumnsRow(cells)
  }

  private func isSingleBlank(_ start: UInt32, _ end: UInt32) -> Bool { end - start == 1 && bytes[Int(start)] == 0x20 }
}
