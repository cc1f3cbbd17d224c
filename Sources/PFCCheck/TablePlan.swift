// What the rules ask of a form for every table. One object, so that a table under check takes one reference instead of
// copying every catalogue.

import PFCForms
import PFCText

/// A table of a form, ready for checking.
final class TablePlan: Sendable {
  let table: TableForm
  let form: Form
  let standards: Standards
  /// Whether the form writes weights with %.
  let isPercent: Bool
  /// The name of the item that holds the reserved points, empty for none.
  private let reserve: [UInt8]

  init(_ table: TableForm, _ form: Form, _ standards: Standards) {
    self.table = table
    self.form = form
    self.standards = standards
    isPercent = table.weights?.isPercent ?? false
    reserve = table.weights?.reserve.map { Array($0.name.utf8) } ?? []
  }

  /// Whether the text is the name of the item that holds the reserved points.
  func isReserve(_ bytes: [UInt8], _ name: TextRange) -> Bool {
    !reserve.isEmpty && sameBytes(bytes, name, reserve, TextRange(0, reserve.count))
  }
}
