// Tables that lie in folders call their fields and columns by many names. The lists are in Data/vocabulary.pfc, for those
// who read such tables.

/// What the columns of indicator rows are called, and the fields above them.
package struct ColumnNames: Sendable {
  package private(set) var columns: [(name: String, column: IndicatorColumn)] = []
  /// What rows of sums are called.
  package private(set) var totals: [String] = []
  /// What a column of the numbers of rows is called.
  package private(set) var ordinals: [String] = []
  /// Words for the same field, list by list; a form has at most one of each list.
  package private(set) var fields: [[String]] = []
  /// What stands around tables, by its kind.
  package private(set) var margins: [MarginWord: [String]] = [:]

  package init(_ file: DataFile) {
    for block in file.blocks {
      for row in block.entry("写法")?.rows ?? [] where row.count == 2 {
        let names = row[1].list.map(\.text)
        if block.opener.hasText("项目") {
          fields.append([row[0].text] + names)
        } else if block.opener.hasText("表旁") {
          if let kind = MarginWord(rawValue: row[0].text) { margins[kind] = names }
        } else if row[0].equals("合计") {
          totals = names
        } else if row[0].equals("序号") {
          ordinals = names
        } else {
          columns += names.map { ($0, IndicatorColumn(row[0].text)) }
        }
      }
    }
  }
}

/// What the words around a table are for.
package enum MarginWord: String, Sendable, CaseIterable {
  /// Before the unit of money.
  case moneyUnit = "金额单位"
  /// Before the year of the table.
  case year = "年度"
  /// Before notes, and before the number of an attachment.
  case remark = "说明"
  /// Before the names of those who filled the table in.
  case signature = "落款"
  /// What names of offices end with.
  case office = "机构"
  /// What sentences hold and titles do not.
  case narration = "叙述"
}
