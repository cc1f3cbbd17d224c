// One table while it is being read.

import PFCDiagnostics
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
  /// That of the tables before it, for one that says none.
  var earlierUnit: [UInt8]?
  /// The title, where it has one.
  var title: RawCell?
  /// The year in the title, or in a line below it.
  var titleYear: Int?
  /// The name before the title, which may be that of the department.
  var titleName: RawCell?
  /// The name behind the title, which may be that of the fund.
  var titleObject: RawCell?
  private(set) var indicators: [ImportedIndicator] = []
  private var names: Set<[UInt8]> = []
  /// The first row behind the last sum.
  private var groupStart = 0

  init(table: Int) { self.table = table }

  /// Whether nothing of the table itself has been read: a title, or what stands above it.
  var isBare: Bool {
    indicators.isEmpty && years.isEmpty
      && !values.keys.contains { if case .field = $0 { true } else { false } }
  }

  /// Whether this is a table of the form without doubt: many other tables have cells called 预算 and 部门.
  var isSure: Bool { title != nil || !indicators.isEmpty }

  /// Takes over what stood above a table before it was known to be this one.
  mutating func takeHead(of other: Draft) {
    values = other.values
    unit = other.unit
    earlierUnit = other.earlierUnit
    title = other.title
    titleYear = other.titleYear
    titleName = other.titleName
    titleObject = other.titleObject
  }

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
    rows.forEach { add($0) }
  }

  mutating func add(_ row: ImportedIndicator) {
    indicators.append(row)
    names.insert(row.name.bytes)
  }

  /// The rows since the last row of sums.
  var group: ArraySlice<ImportedIndicator> { indicators[groupStart...] }

  mutating func endGroup() { groupStart = indicators.count }

  /// Whether this only says again what another page of the same table said.
  func repeats(_ other: Draft) -> Bool {
    // The same rows again are the same table again.
    table == other.table && names.isDisjoint(with: other.names)
      && (titleName == nil || titleName?.text == other.titleName?.text)
      && (titleObject == nil || titleObject?.text == other.titleObject?.text)
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
  var notes: [ReadingNote] = []
  /// Titles of tables of which nothing was read.
  var emptyTitles: [Leftover] = []
  /// Cells that found a place: of two forms the one that places more fits better.
  var placedCount = 0
}
