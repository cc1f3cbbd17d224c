// A check is a rule with the function that looks for its fault. Every check of a topic stands in one file of Rules/.

package import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

/// A rule of meaning and how it is found.
package struct Check: Sendable {
  package let rule: Rule
  let body: Body

  /// What a check looks at, one at a time.
  enum Body: Sendable {
    /// One indicator of a table.
    case indicator(@Sendable (Indicator, TableContext, inout Findings) -> Void)
    /// One table of a department or a fund.
    case table(@Sendable (TableContext, inout Findings) -> Void)
    /// A department with its funds.
    case department(@Sendable (Department, TableContext, inout Findings) -> Void)
    /// Found elsewhere in this target: the rule is only declared.
    case declared
  }

  static func indicator(
    _ rule: Rule, _ body: @escaping @Sendable (Indicator, TableContext, inout Findings) -> Void
  ) -> Check {
    Check(rule: rule, body: .indicator(body))
  }

  static func table(_ rule: Rule, _ body: @escaping @Sendable (TableContext, inout Findings) -> Void) -> Check {
    Check(rule: rule, body: .table(body))
  }

  static func department(
    _ rule: Rule, _ body: @escaping @Sendable (Department, TableContext, inout Findings) -> Void
  ) -> Check {
    Check(rule: rule, body: .department(body))
  }
}

/// Where a waiver of a rule may stand.
package enum WaiverPlace: Sendable {
  /// Under the row, or in the department or fund.
  case row
  /// In the department or fund.
  case table
  /// In the department.
  case department
}

extension Check {
  /// Where a waiver of the rule may stand, nil where none counts.
  package var waiverPlace: WaiverPlace? {
    switch body {
    case .indicator: .row
    case .table: .table
    case .department: .department
    case .declared: nil
    }
  }
}

/// A table under check: the record with its form.
struct TableContext: Sendable {
  let record: Record
  let table: TableForm
  let form: Form
  let standards: Standards
  let bytes: [UInt8]

  init(record: Record, table: TableForm, form: Form, standards: Standards) {
    self.record = record
    self.table = table
    self.form = form
    self.standards = standards
    bytes = record.source.bytes
  }

  var units: UnitCatalog { standards.units }

  func wording(_ range: TextRange) -> Wording { Wording(verbatim: record.string(range)) }

  /// Where the key of the indicators stands.
  var indicatorsKey: TextRange {
    table.fields.firstIndex { $0.kind == .indicators }.map { record.keyRanges[$0] } ?? record.keyRanges[0]
  }

  /// The catalogue's atom of a unit's first part.
  func atom(_ unit: Unit?) -> UnitAtom? { unit?.head.map { units.atoms[$0] } }

  /// The id of the dimension of a unit's first part.
  func dimension(_ unit: Unit?) -> String? { atom(unit).map { units.dimensions[$0.dimension].id } }

  /// The quantities of an indicator's target; none when it cannot be read.
  func quantities(_ indicator: Indicator) -> TargetQuantities {
    guard case .value(let target) = indicator.target else { return .none }
    return target.quantities
  }

  /// What the name of the indicator under check says about its unit; several checks ask, so the answer is kept.
  func convention(of indicator: Indicator, _ findings: borrowing Findings) -> NameConvention? {
    findings.name?.convention.map { standards.conventions.conventions[$0] }
  }
}

/// Findings of a record, each with the row it belongs to, so that waivers can be applied.
struct Findings {
  private(set) var items: [(diagnostic: Diagnostic, indicator: Int?)] = []
  /// Index of the check that is running.
  var check = 0
  /// The row under check, nil for the table as a whole.
  var indicator: Int?
  /// What the name of the row under check says; nil for the table as a whole.
  var name: NameReading?
  let source: SourceText

  init(_ source: SourceText) { self.source = source }

  /// The rule of the check that is running.
  var rule: Rule { Checks.all[check].rule }

  /// Whether the name of the row under check holds a word of the group.
  func nameHas(_ group: WordGroup) -> Bool { name?.words.has(group) ?? false }

  /// Reports a fault against the rule of the check that is running; `row` names a row other than the one under check.
  mutating func report(
    row: Int? = nil, at range: TextRange, _ arguments: [String: Wording] = [:], related: [RelatedPlace] = [],
    fixes: [Fix] = [], level: Level? = nil
  ) {
    let diagnostic = Diagnostic(
      rule, in: source, at: range, arguments, related: related, fixes: fixes, level: level)
    items.append((diagnostic, row ?? indicator))
  }

  /// Adds a finding that may lie in another source.
  mutating func add(_ diagnostic: Diagnostic) { items.append((diagnostic, indicator)) }
}
