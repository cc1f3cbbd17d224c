// Tables that lie in folders call their fields and columns by many names. The lists are in Data/vocabulary.pfc, for those
// who read such tables.

/// What the columns of indicator rows are called, and the fields above them.
package struct ColumnNames: Sendable {
  package private(set) var columns: [(name: String, column: IndicatorColumn)] = []
  /// What rows of sums are called.
  package private(set) var totals: [String] = []
  /// Words for the same field, list by list; a form has at most one of each list.
  package private(set) var fields: [[String]] = []

  package init(_ file: DataFile) {
    for block in file.blocks {
      for row in block.entry("写法")?.rows ?? [] where row.count == 2 {
        let names = row[1].list.map(\.text)
        if block.opener.hasText("项目") {
          fields.append([row[0].text] + names)
        } else if row[0].equals("合计") {
          totals = names
        } else {
          columns += names.map { ($0, IndicatorColumn(row[0].text)) }
        }
      }
    }
  }
}
