// What pfc's own lists call their columns, and which cells of a list a spreadsheet would calculate: the backends write
// them and the importer reads them back, so both must have the same in mind.

import PFCText

/// A column of the list of indicators in CSV.
package enum IndicatorListColumn: String, Sendable, CaseIterable {
  case department = "部门"
  case year = "年度"
  case form = "表样"
  case fund = "专项"
  case level1 = "一级指标"
  case level2 = "二级指标"
  case name = "指标"
  case weight = "权重"
  case relation = "性质"
  case value = "值"
  case unit = "单位"
  /// `说明：…`, one a line.
  case notes = "附注"
}

/// The list of fields in Markdown.
package enum FieldList {
  /// What stands above its two columns.
  package static let heading = ["项目", "内容"]
}

/// An apostrophe before a cell of CSV that a spreadsheet might calculate makes it text.
package enum FormulaGuard {
  /// Whether a cell needs one. A cell with apostrophes of its own before the same text gets one more, so that the way
  /// back is sure. The relation `=` alone and a number with its sign are no formulas: honest tables stay as they are.
  package static func isNeeded(_ cell: some Collection<UInt8>) -> Bool {
    let text = cell.drop { $0 == 0x27 }
    guard let first = text.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first) else { return false }
    if text.elementsEqual([0x3D]) { return false }
    return first != 0x2D || Decimal(String(decoding: text, as: UTF8.self)) == nil
  }

  /// The cell as it was before it was guarded.
  package static func removed(_ cell: [UInt8]) -> [UInt8] {
    cell.first == 0x27 && isNeeded(cell) ? Array(cell.dropFirst()) : cell
  }
}
