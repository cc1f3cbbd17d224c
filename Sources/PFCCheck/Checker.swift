// Runs every check over a department, applies its waivers and reports the ones that silence nothing.

package import PFCDiagnostics
package import PFCForms
package import PFCModel
import PFCText

/// What checking gave.
package struct CheckResult: Sendable {
  package var diagnostics: [Diagnostic] = []
  package var waived: [WaivedFinding] = []

  package init() {}
}

/// All rules of meaning.
package enum Checks {
  package static let all =
    WeightRules.all + WeightShareRules.all + UnitRules.all + UnitSpellingRules.all + ValueRules.all + TargetRules.all
    + NameRules.all
    + SlipRules.all + WordedFigureRules.all + AmountRules.all
    + MoneyRules.all + ProductRules.all + DocumentNumberRules.all + BracketRules.all + NumberingRules.all
    + TextRules.all + StructureRules.all + YearRules.all + PeriodRules.all + GoalRules.all + GoalCoverageRules.all
    + GoalFigureRules.all + LevelRules.all
    + KindRules.all + EvaluationRules.all + ScoreRules.all + ResultRules.all + WaiverRules.all
}

/// Checks departments of one form.
package struct Checker: Sendable {
  private let department: TablePlan?
  private let fund: TablePlan?
  private let isKnown: @Sendable (RuleCode) -> Bool

  /// `isKnown`: whether there is a rule of that code, for waivers.
  package init(form: Form, standards: Standards, isKnown: @escaping @Sendable (RuleCode) -> Bool) {
    department = form.table(.department).map { TablePlan($0, form, standards) }
    fund = form.table(.fund).map { TablePlan($0, form, standards) }
    self.isKnown = isKnown
  }

  /// Checks a department with its funds; adds what is found to `result`.
  package func check(_ department: Department, _ result: inout CheckResult) {
    var run = CheckRun(&result, department.record)
    var year: BudgetYear?
    if let plan = self.department {
      let context = TableContext(department.record, plan, departmentYear: nil)
      year = context.budgetYear
      run.check(context)
      run.check(department, context)
      run.applyWaivers(department.record, &result, isKnown)
    }
    if let fund {
      for index in department.funds.indices {
        run.check(department.funds[index].record, fund, year, &result, isKnown)
      }
    }
    run.end(&result)
  }

  /// Checks a fund that no department brings in, as far as its own table tells.
  package func check(_ loose: Fund, _ result: inout CheckResult) {
    guard let fund else { return }
    var run = CheckRun(&result, loose.record)
    run.check(loose.record, fund, nil, &result, isKnown)
    run.end(&result)
  }
}

/// One department, or loose fund, on its way through all checks.
private struct CheckRun {
  private var findings: Findings
  // One for the department and its funds, so that its arrays grow once.
  private var scan = PassageScan()

  /// Takes the findings so far, so that they are not copied; `end` gives them back.
  init(_ result: inout CheckResult, _ record: Record) {
    findings = Findings(result.diagnostics, record.source)
    result.diagnostics = []
  }

  consuming func end(_ result: inout CheckResult) { result.diagnostics = findings.diagnostics }

  mutating func check(
    _ record: Record, _ plan: TablePlan, _ departmentYear: BudgetYear?, _ result: inout CheckResult,
    _ isKnown: (RuleCode) -> Bool
  ) {
    check(TableContext(record, plan, departmentYear: departmentYear))
    applyWaivers(record, &result, isKnown)
  }

  mutating func check(_ context: TableContext) {
    findings.begin(context.record.source)
    for check in Plan.tables where check.marks.isEmpty || !check.marks.isDisjoint(with: context.marks) {
      findings.check = check.index
      check.body(context, &findings)
    }
    checkRows(context)
    checkPassages(context)
  }

  mutating func check(_ department: Department, _ context: TableContext) {
    for check in Plan.departments {
      findings.check = check.index
      check.body(department, context, &findings)
    }
  }

  private mutating func checkRows(_ context: TableContext) {
    guard case .value(let indicators) = context.record.indicators else { return }
    for row in indicators.indices {
      let marks = context.rows[row].marks
      let indicator = indicators[row]
      findings.indicator = row
      findings.name = context.rows[row].name
      for check in Plan.rows where !check.marks.isDisjoint(with: marks) {
        findings.check = check.index
        check.body(indicator, context, &findings)
      }
    }
    findings.indicator = nil
    findings.name = nil
  }

  // MARK: Texts

  private mutating func checkPassages(_ context: TableContext) {
    let record = context.record
    scan.begin(context.bytes)
    for index in record.fields.indices {
      switch record.fields[index] {
      case .value(.text(let range)): scan.scan(CollectionOfOne(range), .field(index), isProse: false)
      case .value(.prose(let prose)) where prose.takenFrom == nil: scan.scan(prose.lines, .field(index), isProse: true)
      case .value, .absent, .broken: continue
      }
      checkPassage(context)
    }
    guard case .value(let indicators) = record.indicators else { return }
    for row in indicators.indices {
      let name = indicators[row].name
      let hasAttributes = !indicators[row].attributes.isEmpty
      let isBare = isBare(name, context.rows[row].name, context.bytes)
      if isBare, !hasAttributes { continue }
      findings.indicator = row
      if !isBare {
        scan.scan(
          CollectionOfOne(name), .indicatorName(row), isProse: false,
          isTemplate: context.rows[row].marks.has(.templateName))
        checkPassage(context)
      }
      if hasAttributes { checkAttributes(row, indicators[row].attributes, context) }
    }
    findings.indicator = nil
  }

  /// 汉字 alone bear no mark, so that most names need not be scanned.
  private func isBare(_ name: TextRange, _ reading: NameReading, _ bytes: [UInt8]) -> Bool {
    reading.isPlain && !reading.words.has(.templateName) && name.count <= PassageScan.shortest
      && !Placeholder.mayBegin(bytes, Int(name.start))
  }

  private mutating func checkAttributes(_ row: Int, _ attributes: [Attribute], _ context: TableContext) {
    for number in attributes.indices {
      scan.scan(CollectionOfOne(attributes[number].text), .attribute(row: row, number), isProse: false)
      checkPassage(context)
    }
  }

  private mutating func checkPassage(_ context: TableContext) {
    let found = scan.passage.marks
    guard !found.isDisjoint(with: Plan.marksOfPassages) else { return }
    for check in Plan.passages
    where !check.marks.isDisjoint(with: found) && (check.kind == .any || scan.passage.isProse) {
      findings.check = check.index
      check.body(scan.passage, context, &findings)
    }
  }

  // MARK: Waivers

  /// Takes away the findings of the table that a waiver silences.
  mutating func applyWaivers(_ record: Record, _ result: inout CheckResult, _ isKnown: (RuleCode) -> Bool) {
    let indicators = record.indicators.value ?? []
    guard !record.waivers.isEmpty || indicators.indices.contains(where: { !indicators[$0].waivers.isEmpty }) else {
      return
    }
    let all = record.waivers + indicators.flatMap(\.waivers)
    var used: Set<Waiver> = []
    var left: [Diagnostic] = []
    for (diagnostic, row) in zip(findings.diagnostics[findings.start...], findings.rows) {
      let own = row.map { indicators[$0].waivers } ?? []
      if let waiver = (own + record.waivers).first(where: { $0.code == diagnostic.rule.code }) {
        used.insert(waiver)
        result.waived.append(WaivedFinding(diagnostic: diagnostic, reason: record.string(waiver.reason)))
      } else {
        left.append(diagnostic)
      }
    }
    // Codes on one line share the reason.
    let lines = used.count < all.count ? Dictionary(grouping: all, by: \.reason) : [:]
    for waiver in all where !used.contains(waiver) {
      left.append(WaiverRules.finding(waiver, of: lines[waiver.reason] ?? [], record.source, isKnown))
    }
    findings.diagnostics.replaceSubrange(findings.start..., with: left)
  }
}

/// The checks by what they look at, each with its index in `Checks.all`. A closure in a tuple would be called through a
/// thunk that copies its context.
private enum Plan {
  struct OfRows: Sendable {
    let index: Int
    let marks: RowMarks
    let body: @Sendable (Indicator, TableContext, inout Findings) -> Void
  }

  struct OfPassages: Sendable {
    let index: Int
    let marks: PassageMarks
    let kind: PassageKind
    let body: @Sendable (Passage, TableContext, inout Findings) -> Void
  }

  struct OfTables: Sendable {
    let index: Int
    let marks: RowMarks
    let body: @Sendable (TableContext, inout Findings) -> Void
  }

  struct OfDepartments: Sendable {
    let index: Int
    let body: @Sendable (Department, TableContext, inout Findings) -> Void
  }

  static let rows = Checks.all.enumerated().compactMap { index, check in
    if case .indicator(let marks, let body) = check.body {
      OfRows(index: index, marks: marks, body: body)
    } else {
      nil
    }
  }

  static let passages = Checks.all.enumerated().compactMap { index, check in
    if case .passage(let marks, let kind, let body) = check.body {
      OfPassages(index: index, marks: marks, kind: kind, body: body)
    } else {
      nil
    }
  }

  static let marksOfPassages = passages.reduce(into: PassageMarks()) { $0.formUnion($1.marks) }

  static let tables = Checks.all.enumerated().compactMap { index, check in
    if case .table(let marks, let body) = check.body {
      OfTables(index: index, marks: marks, body: body)
    } else {
      nil
    }
  }

  static let departments = Checks.all.enumerated().compactMap { index, check in
    if case .department(let body) = check.body { OfDepartments(index: index, body: body) } else { nil }
  }
}
