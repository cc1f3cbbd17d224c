// Cells of a table that are joined downwards: what they say holds for every row that they cover.

import PFCForms

/// The joined cells that cover the row at hand.
struct ReachingCells {
  /// By column; `rows` are those that it still covers below the row at hand.
  private var cells: [Int: (cell: RawCell, rows: Int)] = [:]

  mutating func nextRow(_ row: [RawCell]) {
    if !cells.isEmpty { cells = cells.filter { $0.value.rows > 0 }.mapValues { ($0.cell, $0.rows - 1) } }
    for cell in row where cell.rows > 1 && !cell.isBlank { cells[cell.column] = (cell, cell.rows - 1) }
  }

  func cell(at column: Int) -> RawCell? { cells[column]?.cell }
}

extension IndicatorColumn {
  /// Whether it says what is to be reached, or how much it counts: what one cell may say for several rows.
  var isOfTarget: Bool {
    switch self {
    case .weight, .relation, .value, .unit, .whole: true
    case .name, .level1, .level2, .attribute: false
    }
  }
}
