// Tables that lie in folders call their columns by many names. The list is in Data/vocabulary.pfc, for those who read
// such tables.

/// What the columns of indicator rows are called.
package struct ColumnNames: Sendable {
  package private(set) var columns: [(name: String, column: IndicatorColumn)] = []
  /// What rows of sums are called.
  package private(set) var totals: [String] = []

  package init(_ file: DataFile) {
    for row in file.blocks.flatMap({ $0.entry("写法")?.rows ?? [] }) where row.count == 2 {
      if row[0].equals("合计") {
        totals = row[1].list.map(\.text)
      } else {
        columns += row[1].list.map { ($0.text, IndicatorColumn(row[0].text)) }
      }
    }
  }
}
