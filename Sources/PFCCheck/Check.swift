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
    /// One indicator of a table. Only rows with one of the marks.
    case indicator(RowMarks, @Sendable (Indicator, TableContext, inout Findings) -> Void)
    /// One text of a record: a field, a name or an attribute, each once. A text borrowed by 同… is its owner's.
    /// Only texts with one of the marks.
    case passage(PassageMarks, PassageKind, @Sendable (Passage, TableContext, inout Findings) -> Void)
    /// One table of a department or a fund. Only tables with a row that has one of the marks; all for none.
    case table(RowMarks, @Sendable (TableContext, inout Findings) -> Void)
    /// A department with its funds.
    case department(@Sendable (Department, TableContext, inout Findings) -> Void)
    /// Found elsewhere in this target: the rule is only declared.
    case declared
  }

  static func indicator(
    _ rule: Rule, with marks: RowMarks = .any,
    _ body: @escaping @Sendable (Indicator, TableContext, inout Findings) -> Void
  ) -> Check {
    Check(rule: rule, body: .indicator(marks, body))
  }

  static func passage(
    _ rule: Rule, with marks: PassageMarks,
    _ body: @escaping @Sendable (Passage, TableContext, inout Findings) -> Void
  ) -> Check {
    Check(rule: rule, body: .passage(marks, .any, body))
  }

  /// As `passage`, but only paragraphs.
  static func prose(
    _ rule: Rule, with marks: PassageMarks,
    _ body: @escaping @Sendable (Passage, TableContext, inout Findings) -> Void
  ) -> Check {
    Check(rule: rule, body: .passage(marks, .prose, body))
  }

  static func table(
    _ rule: Rule, with marks: RowMarks = [], _ body: @escaping @Sendable (TableContext, inout Findings) -> Void
  ) -> Check {
    Check(rule: rule, body: .table(marks, body))
  }

  static func department(
    _ rule: Rule, _ body: @escaping @Sendable (Department, TableContext, inout Findings) -> Void
  ) -> Check {
    Check(rule: rule, body: .department(body))
  }
}

/// Which texts a check looks at.
enum PassageKind: Sendable {
  case any
  /// Paragraphs of a field.
  case prose
}

/// Where a waiver of a rule may stand.
package enum WaiverPlace: Sendable {
  /// Under the row, or in the department or fund.
  case row
  /// In the department or fund, and for a name or a remark also under its row.
  case text
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
    case .passage(_, .any, _): .text
    case .passage(_, .prose, _), .table: .table
    case .department: .department
    case .declared: nil
    }
  }
}

/// A table under check: the record with its form.
struct TableContext: Sendable {
  let record: Record
  let bytes: [UInt8]
  private let plan: TablePlan
  /// 年度 of this table, or else of the department's; nil where neither says one.
  let budgetYear: BudgetYear?
  /// What is known of each row.
  let rows: [RowFacts]
  /// The marks of all rows together.
  let marks: RowMarks

  /// `departmentYear`: 年度 of the department that the table belongs to.
  init(_ record: Record, _ plan: TablePlan, departmentYear: BudgetYear?) {
    self.record = record
    self.plan = plan
    bytes = record.source.bytes
    budgetYear = BudgetYear(record, plan.table) ?? departmentYear
    var rows: [RowFacts] = []
    var marks: RowMarks = []
    if case .value(let indicators) = record.indicators {
      rows.reserveCapacity(indicators.count)
      let reader = RowReader(record.source.bytes, plan)
      for index in indicators.indices {
        let facts = RowFacts(indicators[index], reader)
        marks.formUnion(facts.marks)
        rows.append(facts)
      }
    }
    self.rows = rows
    self.marks = marks
  }

  var table: TableForm { _read { yield plan.table } }
  var form: Form { _read { yield plan.form } }
  var standards: Standards { _read { yield plan.standards } }
  var units: UnitCatalog { _read { yield plan.standards.units } }

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

/// The year that a table is for, and where that is said: a fund's department may stand in another source.
struct BudgetYear: Sendable {
  let year: Int
  let range: TextRange
  let source: SourceText

  init?(_ record: Record, _ table: TableForm) {
    guard let index = table.index(of: .year), case .value(.year(let year, let range)) = record.fields[index] else {
      return nil
    }
    self.year = year
    self.range = range
    source = record.source
  }

  /// The place as a second place of a finding, which gives {year}.
  var place: RelatedPlace {
    RelatedPlace(source: source, range: range, label: Wording("年度是 {year} 年", "the budget year is {year}"))
  }
}
