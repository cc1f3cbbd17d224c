// Words that cells are compared with, made ready once: most cells are told by their first character to be none of them.

import PFCForms
import PFCText

struct MatchingWords {
  /// What columns of rows are called.
  let columns: [[UInt8]: IndicatorColumn]
  /// Everything that may stand above a column.
  let headings: Set<[UInt8]>
  /// What rows of sums start with.
  let totals: [[UInt8]]
  /// What a column of the numbers of rows is called.
  let ordinals: Set<[UInt8]>
  private let fieldStarts: Set<UInt32>
  private let headingStarts: Set<UInt32>
  private let totalStarts: Set<UInt32>
  /// Whether a cell may start with a value.
  private let startsWithAny: Bool

  init(_ names: ColumnNames, _ tables: [TableIndex], _ margins: Margins) {
    columns = Dictionary(
      names.columns.map { (normalizedLabel($0.name.utf8), $0.column) }, uniquingKeysWith: { first, _ in first })
    headings = Set(columns.keys).union(tables.flatMap(\.headings.keys))
    totals = names.totals.map { normalizedLabel($0.utf8) }
    ordinals = Set(names.ordinals.map { normalizedLabel($0.utf8) })
    var fields: [[UInt8]] = margins.units
    for table in tables {
      fields += Array(table.labels.keys) + Array(table.labelsAbove.keys) + Array(table.ignored)
      fields += table.patterns.compactMap(\.head)
    }
    fieldStarts = Set(fields.compactMap(firstCharacter))
    headingStarts = Set(headings.compactMap(firstCharacter))
    totalStarts = Set(totals.compactMap(firstCharacter))
    startsWithAny = tables.contains { $0.patterns.contains { $0.head == nil } }
  }

  /// Whether a cell may be a label or a pattern. A year may stand before a label, and brackets around a pattern.
  func startsField(_ cell: [UInt8]) -> Bool {
    guard !startsWithAny, let first = firstCharacter(cell) else { return startsWithAny }
    return fieldStarts.contains(first) || first == 0x28 || (0x30...0x39).contains(first) && cell.count > 7
  }

  /// A year may stand before the name of a column, too.
  func startsHeading(_ cell: [UInt8]) -> Bool {
    guard let first = firstCharacter(cell) else { return false }
    return headingStarts.contains(first) || (0x30...0x39).contains(first) && cell.count > 7
  }

  func startsTotal(_ cell: [UInt8]) -> Bool { firstCharacter(cell).map(totalStarts.contains) ?? false }
}

/// The first character of a text as labels have it: folded, blanks and a star before it aside.
private func firstCharacter(_ text: [UInt8]) -> UInt32? {
  var offset = 0
  while offset < text.count {
    let folded = fold(text, offset)
    let next = min(offset + max(folded.length, 1), text.count)
    switch folded.code {
    case 0x20, 0x09, 0x0A, 0x2A: offset = next
    case 0x5B, 0x7B: return 0x28
    case 0x5D, 0x7D: return 0x29
    case ..<0x80: return UInt32(folded.code)
    // Marks are spelled in several ways.
    case Mark.other: return text[offset..<next].reduce(0) { $0 << 8 | UInt32($1) }
    default: return UInt32(folded.code)
    }
  }
  return nil
}
