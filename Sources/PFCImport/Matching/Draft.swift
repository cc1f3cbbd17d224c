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
  var isTitled = false
  private(set) var indicators: [ImportedIndicator] = []

  init(table: Int) { self.table = table }

  /// Whether nothing of the table itself has been read: a title, or what stands above it.
  var isBare: Bool {
    indicators.isEmpty && years.isEmpty
      && !values.keys.contains { if case .field = $0 { true } else { false } }
  }

  /// Whether this is a table of the form without doubt: many other tables have cells called 预算 and 部门.
  var isSure: Bool { isTitled || !indicators.isEmpty }

  /// Adds the rows of another page, which may start in the middle of a level.
  mutating func add(_ rows: [ImportedIndicator]) {
    var rows = rows
    if let last = indicators.last {
      for index in rows.indices {
        guard rows[index].level1 == nil else { break }
        rows[index].level1 = last.level1
        rows[index].level2 = rows[index].level2 ?? last.level2
      }
    }
    indicators += rows
  }

  mutating func add(_ row: ImportedIndicator) { indicators.append(row) }

  /// Whether this only says again what another page of the same table said.
  func repeats(_ other: Draft) -> Bool {
    // The same rows again are the same table again.
    table == other.table
      && !indicators.contains { row in other.indicators.contains { $0.name.bytes == row.name.bytes } }
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
