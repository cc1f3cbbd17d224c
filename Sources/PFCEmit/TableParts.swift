// How a table stands on paper, alike in Word and on a web page: how wide its columns are, and what stays together at the
// end of a page.

import PFCForms

/// A filled table in the parts that a page may divide.
struct TableParts {
  /// The title and the lines below it, without borders.
  let above: [GridRow]
  /// What comes before the indicators; everything where they cannot be told apart.
  let fields: [GridRow]
  /// The heading of the indicators and all below it.
  let indicators: [GridRow]
  /// How many of these rows are the heading.
  let headingCount: Int
  /// More indicators than are kept together on a page: the heading is repeated above those on the next one.
  let isLong: Bool
  /// Of a long table, by column, the rows that a cell of the heading covers beyond it. It is cut below the heading, or the
  /// repeated one would have no label.
  let cut: [Int: ClosedRange<Int>]

  private static let rowsKeptTogether = 15

  init(_ grid: Grid) {
    above = grid.rows.filter { $0.kind == .title || $0.kind == .caption }
    let rows = grid.rows.filter { $0.kind != .title && $0.kind != .caption }
    // A cell that reaches down into the heading cannot be cut there.
    let heading = rows.firstIndex { $0.kind == .heading && !$0.cells.contains(.joinedUp) } ?? rows.count
    fields = Array(rows[..<heading])
    indicators = Array(rows[heading...])
    isLong = indicators.count { $0.kind == .indicator } > Self.rowsKeptTogether
    headingCount = indicators.prefix { $0.kind == .heading }.count
    var cut: [Int: ClosedRange<Int>] = [:]
    for row in 0..<(isLong ? headingCount : 0) {
      for (column, cell) in indicators[row].cells.enumerated() {
        if case .content(_, _, let rows) = cell, row + rows > headingCount { cut[column] = row...(row + rows - 1) }
      }
    }
    self.cut = cut
  }
}

extension Grid {
  /// What of the whole width each column has, by what the indicators' columns hold: six characters for a label.
  private var shares: [Int] {
    let sample = rows.last { $0.kind == .indicator } ?? rows.last
    return (sample?.roles ?? []).map { role in
      switch role {
      case .column(.name): 27
      case .column(.attribute): 18
      case .column(.weight): 11
      case .column(.relation): 11
      case .column(.value): 14
      case .column: 13
      case .label, .field, .mixed: 16
      }
    }
  }

  /// Widths of the columns that add up to `total`.
  func columnWidths(total: Int) -> [Int] {
    let shares = shares
    let sum = max(1, shares.reduce(0, +))
    var (before, end) = (0, 0)
    return shares.map { share in
      before += share
      let start = end
      end = (total * before + sum / 2) / sum
      return end - start
    }
  }
}
