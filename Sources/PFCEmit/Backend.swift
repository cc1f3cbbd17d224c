// A backend turns checked departments into bytes of one format. Adding one means a file beside this and its name in
// `Backends.all`.

package import PFCForms
package import PFCModel

/// A department on its way out, with what is needed to read it.
package struct EmitInput: Sendable {
  package let department: Department
  package let form: Form
  package let units: UnitCatalog

  package init(department: Department, form: Form, units: UnitCatalog) {
    self.department = department
    self.form = form
    self.units = units
  }
}

extension EmitInput {
  /// Every table of the department in order: the overall one, then one a fund.
  var tables: [(record: Record, table: TableForm)] {
    var tables: [(Record, TableForm)] = []
    if let table = form.table(.department) { tables.append((department.record, table)) }
    if let table = form.table(.fund) { tables += department.funds.map { ($0.record, table) } }
    return tables
  }
}

/// One output format. The same input gives the same bytes on any day, machine and locale.
package protocol Backend: Sendable {
  /// What `--to` calls it; also the file name's ending.
  var name: String { get }
  /// Whether it is written when nobody says which formats.
  var isStandard: Bool { get }
  /// Whether the document is an archive, which only the end makes whole; no terminal can show it.
  var isArchive: Bool { get }
  /// How many tables a document holds at most.
  var tableLimit: Int { get }
  /// What stands before the first department.
  func begin(_ output: inout [UInt8])
  /// One department; `isFirst` when none was emitted before it.
  func emit(_ input: EmitInput, isFirst: Bool, _ output: inout [UInt8])
  /// What stands after the last department.
  func end(_ output: inout [UInt8])
}

extension Backend {
  package var isStandard: Bool { true }
  package var isArchive: Bool { false }
  package var tableLimit: Int { .max }
  package func begin(_ output: inout [UInt8]) {}
  package func end(_ output: inout [UInt8]) {}
}

/// Every backend, in the order in which they are written.
package enum Backends {
  package static let all: [any Backend] = [
    JSONBackend(), MarkdownBackend(), TextBackend(), HTMLBackend(), DocxBackend(), XlsxBackend(), CSVBackend(),
  ]
}
