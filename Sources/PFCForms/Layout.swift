// A layout draws a table: a line is a row, cells are divided by `|`, `{…}` is a field, `<` joins a cell with the one to
// its left and `^` with the one above.

/// A column of the indicator rows.
public enum IndicatorColumn: Sendable, Hashable {
  /// Name.
  case name
  /// Weight.
  case weight
  /// Unit.
  case unit
  /// ≥ = ≤ 定性
  case relation
  /// Figure, date or word.
  case value
  /// First level: 产出指标 …
  case level1
  /// Second level: 数量指标 …
  case level2
  /// Relation, figure and unit in one cell.
  case whole
  /// An attribute of the row: 说明, 完成值 …
  case attribute(String)

  /// Reads the word behind `指标.`
  init(_ word: String) {
    switch word {
    case "名称", "三级": self = .name
    case "权重", "分值": self = .weight
    case "单位": self = .unit
    case "性质": self = .relation
    case "值": self = .value
    case "一级": self = .level1
    case "二级": self = .level2
    case "全值": self = .whole
    default: self = .attribute(word)
    }
  }
}

/// A piece of a cell.
public enum LayoutPiece: Sendable, Hashable {
  /// Printed as it stands.
  case text([UInt8])
  /// A field of the table's own record, by index.
  case field(Int)
  /// A field of the department above a fund, by index.
  case departmentField(Int)
  /// The year of a yearly field, by index.
  case year(Int)
  /// The form's unit of money.
  case moneyUnit
  /// A column of the indicator rows.
  case indicator(IndicatorColumn)
}

/// A cell of a layout.
public enum LayoutCell: Sendable, Hashable {
  /// Text and fields in order; empty for an empty cell.
  case content([LayoutPiece])
  /// `<`
  case joinedLeft
  /// `^`
  case joinedUp

  /// Whether it prints nothing but words of the form.
  var isLabel: Bool {
    guard case .content(let pieces) = self else { return false }
    return !pieces.isEmpty
      && pieces.allSatisfy { piece in
        switch piece {
        case .text, .year, .moneyUnit: true
        case .field, .departmentField, .indicator: false
        }
      }
  }

  /// Whether it prints a field and nothing else.
  var isField: Bool {
    guard case .content(let pieces) = self, pieces.count == 1 else { return false }
    switch pieces[0] {
    case .field, .departmentField: return true
    case .text, .year, .moneyUnit, .indicator: return false
    }
  }
}

/// A row of a layout.
public struct LayoutRow: Sendable, Hashable {
  /// As many cells as the layout has columns, or one that spans them all.
  public let cells: [LayoutCell]

  /// Whether it is a row of labels, with their values below.
  var holdsLabels: Bool {
    let cells = cells.filter { $0 != .joinedLeft && $0 != .joinedUp && $0 != .content([]) }
    return cells.count > 1 && cells.allSatisfy(\.isLabel)
  }

  /// Whether the row repeats for every indicator.
  public var repeats: Bool { columns.isEmpty == false }

  /// The indicator columns of its cells.
  var columns: [IndicatorColumn] {
    cells.flatMap { cell -> [IndicatorColumn] in
      guard case .content(let pieces) = cell else { return [] }
      return pieces.compactMap { piece in
        guard case .indicator(let column) = piece else { return nil }
        return column
      }
    }
  }
}

/// The drawing of one table.
public struct Layout: Sendable, Hashable {
  /// Rows from the top.
  public let rows: [LayoutRow]
  /// Width in columns.
  public let columnCount: Int

  package init(rows: [LayoutRow]) {
    self.rows = rows
    columnCount = rows.map(\.cells.count).max() ?? 0
  }

  /// The rows that head the columns of the indicators: the one above them, and rows of labels that it is joined with.
  package var heading: Range<Int> {
    guard let end = rows.firstIndex(where: \.repeats), end > 0 else { return 0..<0 }
    var start = end - 1
    while start > 0, rows[start].cells.contains(.joinedUp), rows[start - 1].holdsLabels { start -= 1 }
    return start..<end
  }

  /// Whether an indicator column is drawn.
  public func has(_ column: IndicatorColumn) -> Bool { rows.contains { $0.columns.contains(column) } }
}
