// A filled table between model and backends: cells with their spans, ready to print in any format.

/// What a row of a grid is for.
public enum GridRowKind: Sendable, Hashable {
  /// One cell over the whole width above all others: the table's title.
  case title
  /// Between the title and the first row with a field of its own cell: 编制单位, 单位; printed without borders.
  case caption
  /// Labels and fields.
  case field
  /// A line above the indicators that heads their columns.
  case heading
  /// One indicator.
  case indicator
}

/// A cell of a filled table.
public enum GridCell: Sendable, Hashable {
  /// Text in UTF-8, lines divided by LF, and how many columns and rows it spans.
  case content([UInt8], columns: Int, rows: Int)
  /// Covered by the cell to its left.
  case joinedLeft
  /// Covered by the cell above.
  case joinedUp
}

/// What a cell holds, which tells how it is set.
public enum GridCellRole: Sendable, Hashable {
  /// Words of the form itself.
  case label
  /// A field alone.
  case field(FieldKind)
  /// A column of the indicators.
  case column(IndicatorColumn)
  /// Words and fields together, or nothing.
  case mixed
}

/// A row of a filled table.
public struct GridRow: Sendable, Hashable {
  /// What it is for.
  public let kind: GridRowKind
  /// One a column.
  public var cells: [GridCell]
  /// One a column.
  public let roles: [GridCellRole]

  package init(kind: GridRowKind, cells: [GridCell], roles: [GridCellRole]) {
    self.kind = kind
    self.cells = cells
    self.roles = roles
  }
}

/// A filled table.
public struct Grid: Sendable, Hashable {
  /// Number of columns.
  public let columnCount: Int
  /// Rows from the top.
  public var rows: [GridRow]

  package init(columnCount: Int, rows: [GridRow]) {
    self.columnCount = columnCount
    self.rows = rows
  }
}

/// What fills a layout: the model answers with bytes.
package protocol GridContent {
  var indicatorCount: Int { get }
  /// What a field holds, nil for a piece that is no field.
  func kind(of piece: LayoutPiece) -> FieldKind?
  /// The text of a piece that does not repeat.
  func append(_ piece: LayoutPiece, to cell: inout [UInt8])
  /// The text of a column of the indicator at `index`.
  func append(_ column: IndicatorColumn, ofIndicator index: Int, to cell: inout [UInt8])
}

extension Layout {
  /// Fills the layout: repeats the indicator row, resolves joins to spans.
  package func fill(_ content: some GridContent) -> Grid {
    var filled: [GridRow] = []
    let heading = heading
    let body = rows.firstIndex { $0.cells.contains(where: \.isField) } ?? heading.lowerBound
    var isAbove = true
    for (index, row) in rows.enumerated() {
      if row.repeats {
        for indicator in 0..<content.indicatorCount {
          filled.append(fill(row, .indicator, content, indicator: indicator, above: filled.last))
        }
      } else {
        let kind: GridRowKind =
          row.cells.count == 1
          ? isAbove ? .title : .field
          : index < body && !row.holdsLabels ? .caption : heading.contains(index) ? .heading : .field
        isAbove = isAbove && (kind == .title || kind == .caption)
        filled.append(fill(row, kind, content, indicator: nil, above: nil))
      }
    }
    var grid = Grid(columnCount: columnCount, rows: filled)
    grid.resolveSpans()
    return grid
  }

  private func fill(
    _ row: LayoutRow, _ kind: GridRowKind, _ content: some GridContent, indicator: Int?, above: GridRow?
  ) -> GridRow {
    var cells: [GridCell] = []
    for cell in row.cells {
      switch cell {
      case .joinedLeft: cells.append(.joinedLeft)
      case .joinedUp: cells.append(.joinedUp)
      case .content(let pieces):
        var text: [UInt8] = []
        for piece in pieces {
          if case .indicator(let column) = piece, let indicator {
            content.append(column, ofIndicator: indicator, to: &text)
          } else {
            content.append(piece, to: &text)
          }
        }
        cells.append(.content(text, columns: 1, rows: 1))
      }
    }
    let rest = row.cells.count == 1 ? max(0, columnCount - 1) : 0
    cells += Array(repeating: .joinedLeft, count: rest)
    return GridRow(
      kind: kind, cells: joiningLevels(row, cells, indicator, content),
      roles: row.cells.map { role(of: $0, content) } + Array(repeating: .mixed, count: rest))
  }

  private func role(of cell: LayoutCell, _ content: some GridContent) -> GridCellRole {
    if cell.isLabel { return .label }
    guard case .content(let pieces) = cell, pieces.count == 1 else { return .mixed }
    if case .indicator(let column) = pieces[0] { return .column(column) }
    return content.kind(of: pieces[0]).map(GridCellRole.field) ?? .mixed
  }

  /// Level columns join equal neighbours downwards, the second level only inside the same first.
  private func joiningLevels(
    _ row: LayoutRow, _ cells: [GridCell], _ indicator: Int?, _ content: some GridContent
  ) -> [GridCell] {
    guard let indicator, indicator > 0 else { return cells }
    var cells = cells
    for (column, cell) in row.cells.enumerated() {
      guard case .content(let pieces) = cell, case .indicator(let level)? = pieces.first, pieces.count == 1,
        level == .level1 || level == .level2
      else { continue }
      let levels: [IndicatorColumn] = level == .level1 ? [.level1] : [.level1, .level2]
      let isSame = levels.allSatisfy { text($0, indicator, content) == text($0, indicator - 1, content) }
      if isSame, text(level, indicator, content) != [] { cells[column] = .joinedUp }
    }
    return cells
  }

  private func text(_ column: IndicatorColumn, _ indicator: Int, _ content: some GridContent) -> [UInt8] {
    var text: [UInt8] = []
    content.append(column, ofIndicator: indicator, to: &text)
    return text
  }
}

extension Grid {
  /// Turns joins into spans. Works from the last cell to the first, so that each join is counted once.
  package mutating func resolveSpans() {
    var columnSpans = rows.map { $0.cells.map { _ in 1 } }
    for (index, row) in rows.enumerated() {
      for column in row.cells.indices.reversed() where row.cells[column] == .joinedLeft && column > 0 {
        columnSpans[index][column - 1] += columnSpans[index][column]
      }
    }
    var rowSpans = rows.map { $0.cells.map { _ in 1 } }
    for index in rows.indices.reversed() where index > 0 {
      for column in rows[index].cells.indices where rows[index].cells[column] == .joinedUp {
        rowSpans[index - 1][column] += rowSpans[index][column]
      }
    }
    for index in rows.indices {
      for column in rows[index].cells.indices {
        guard case .content(let text, _, _) = rows[index].cells[column] else { continue }
        rows[index].cells[column] = .content(
          text, columns: columnSpans[index][column], rows: rowSpans[index][column])
      }
    }
  }
}
