// One table while it is being read.

import PFCForms
import PFCText

/// What has been found for one table.
struct Draft {
  let table: Int
  var values: [Place: RawCell] = [:]
  /// Years of keys, by field.
  var years: [Int: Int] = [:]
  /// Units of money that stand beside a label, by field.
  var units: [Int: [UInt8]] = [:]
  /// The unit of money of the whole table.
  var unit: [UInt8]?
  /// The year in the title.
  var titleYear: Int?
  var indicators: [ImportedIndicator] = []

  init(table: Int) { self.table = table }

  /// Whether nothing of the table itself has been read: a title, or what stands above it.
  var isBare: Bool {
    indicators.isEmpty && years.isEmpty
      && !values.keys.contains { if case .field = $0 { true } else { false } }
  }

  /// Whether this only says again what another page of the same table said.
  func repeats(_ other: Draft) -> Bool {
    table == other.table
      && values.allSatisfy { place, cell in
        other.values[place].map { normalizedLabel($0.text) == normalizedLabel(cell.text) } ?? false
      }
  }

  /// Whether a value contradicts what is known.
  func contradicts(_ place: Place, _ cell: RawCell) -> Bool {
    values[place].map { normalizedLabel($0.text) != normalizedLabel(cell.text) } ?? false
  }
}

/// What matching a document with a form gave.
struct Match {
  var departments: [ImportedDepartment] = []
  var tableCount = 0
  var leftovers: [Leftover] = []
  /// Text outside of tables.
  var outside: [Leftover] = []
  /// Cells that found a place: of two forms the one that places more fits better.
  var placedCount = 0
}
