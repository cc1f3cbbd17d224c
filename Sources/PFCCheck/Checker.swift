// Runs every check over a department, applies its waivers and reports the ones that silence nothing.

package import PFCDiagnostics
package import PFCForms
package import PFCModel
import PFCText

/// What checking a department gave.
package struct CheckResult: Sendable {
  package var diagnostics: [Diagnostic] = []
  package var waived: [WaivedFinding] = []
}

/// All rules of meaning.
package enum Checks {
  package static let all =
    WeightRules.all + WeightShareRules.all + UnitRules.all + ValueRules.all + TargetRules.all + NameRules.all
    + SlipRules.all + WordedFigureRules.all + AmountRules.all
    + MoneyRules.all + ProductRules.all + DocumentNumberRules.all + BracketRules.all + NumberingRules.all
    + TextRules.all
    + StructureRules.all + YearRules.all + GoalRules.all + GoalCoverageRules.all + LevelRules.all + KindRules.all
    + EvaluationRules.all + ScoreRules.all + WaiverRules.all

  // The same checks by what they look at. A closure in a tuple would be called through a thunk that copies its context.
  private static let ofIndicators = all.enumerated().compactMap { index, check in
    if case .indicator(let body) = check.body { IndicatorCheck(index: index, body: body) } else { nil }
  }
  private static let ofPassages = all.enumerated().compactMap { index, check in
    if case .passage(let marks, let body) = check.body {
      PassageCheck(index: index, marks: marks, body: body)
    } else {
      nil
    }
  }
  private static let marksOfPassages = ofPassages.reduce(into: PassageMarks()) { $0.formUnion($1.marks) }
  private static let ofTables = all.enumerated().compactMap { index, check in
    if case .table(let body) = check.body { TableCheck(index: index, body: body) } else { nil }
  }
  private static let ofDepartments = all.enumerated().compactMap { index, check in
    if case .department(let body) = check.body { DepartmentCheck(index: index, body: body) } else { nil }
  }

  /// Checks a department with its funds.
  ///
  /// `isKnown`: whether there is a rule of that code, for waivers.
  package static func run(
    _ department: Department, form: Form, standards: Standards, isKnown: (RuleCode) -> Bool
  ) -> CheckResult {
    var result = CheckResult()
    // One for the department and its funds, so that its arrays grow once.
    var scan = PassageScan()
    if let table = form.table(.department) {
      let context = TableContext(
        record: department.record, department: department.record, table: table, form: form, standards: standards)
      var findings = check(context, &scan)
      for check in ofDepartments {
        findings.check = check.index
        check.body(department, context, &findings)
      }
      result.add(findings, department.record, isKnown)
    }
    for fund in department.funds {
      result.add(fund, of: department.record, form, standards, &scan, isKnown)
    }
    return result
  }

  /// Checks a fund that no department brings in, as far as its own table tells.
  package static func run(
    _ fund: Fund, form: Form, standards: Standards, isKnown: (RuleCode) -> Bool
  ) -> CheckResult {
    var result = CheckResult()
    var scan = PassageScan()
    result.add(fund, of: nil, form, standards, &scan, isKnown)
    return result
  }

  fileprivate static func check(_ context: TableContext, _ scan: inout PassageScan) -> Findings {
    var findings = Findings(context.record.source)
    for check in ofTables {
      findings.check = check.index
      check.body(context, &findings)
    }
    for (row, indicator) in (context.record.indicators.value ?? []).enumerated() {
      findings.indicator = row
      findings.name = context.standards.conventions.read(context.bytes, indicator.name)
      for check in ofIndicators {
        findings.check = check.index
        check.body(indicator, context, &findings)
      }
    }
    findings.indicator = nil
    findings.name = nil
    checkPassages(context, &scan, &findings)
    return findings
  }

  private static func checkPassages(
    _ context: TableContext, _ scan: inout PassageScan, _ findings: inout Findings
  ) {
    let record = context.record
    scan.begin(context.bytes)
    for index in record.fields.indices {
      switch record.fields[index] {
      case .value(.text(let range)): scan.scan(CollectionOfOne(range), .field(index), isProse: false)
      case .value(.prose(let prose)) where prose.takenFrom == nil: scan.scan(prose.lines, .field(index), isProse: true)
      case .value, .absent, .broken: continue
      }
      checkPassage(scan, context, &findings)
    }
    guard case .value(let indicators) = record.indicators else { return }
    // By index: copying an indicator costs more than scanning its name.
    for row in indicators.indices {
      findings.indicator = row
      scan.scan(CollectionOfOne(indicators[row].name), .indicatorName(row), isProse: false)
      checkPassage(scan, context, &findings)
      for number in indicators[row].attributes.indices {
        let text = indicators[row].attributes[number].text
        scan.scan(CollectionOfOne(text), .attribute(row: row, number), isProse: false)
        checkPassage(scan, context, &findings)
      }
    }
    findings.indicator = nil
  }

  private static func checkPassage(
    _ scan: borrowing PassageScan, _ context: TableContext, _ findings: inout Findings
  ) {
    let found = scan.passage.marks
    guard !found.isDisjoint(with: marksOfPassages) else { return }
    for check in ofPassages where !check.marks.isDisjoint(with: found) {
      findings.check = check.index
      check.body(scan.passage, context, &findings)
    }
  }
}

/// A check of one row with its index in `Checks.all`.
private struct IndicatorCheck: Sendable {
  let index: Int
  let body: @Sendable (Indicator, TableContext, inout Findings) -> Void
}

/// A check of one text with its index in `Checks.all`.
private struct PassageCheck: Sendable {
  let index: Int
  let marks: PassageMarks
  let body: @Sendable (Passage, TableContext, inout Findings) -> Void
}

/// A check of one table with its index in `Checks.all`.
private struct TableCheck: Sendable {
  let index: Int
  let body: @Sendable (TableContext, inout Findings) -> Void
}

/// A check of a department with its index in `Checks.all`.
private struct DepartmentCheck: Sendable {
  let index: Int
  let body: @Sendable (Department, TableContext, inout Findings) -> Void
}

extension CheckResult {
  fileprivate mutating func add(
    _ fund: Fund, of department: Record?, _ form: Form, _ standards: Standards, _ scan: inout PassageScan,
    _ isKnown: (RuleCode) -> Bool
  ) {
    guard let table = form.table(.fund) else { return }
    let context = TableContext(
      record: fund.record, department: department, table: table, form: form, standards: standards)
    add(Checks.check(context, &scan), fund.record, isKnown)
  }

  /// Adds the findings that no waiver silences.
  fileprivate mutating func add(_ findings: Findings, _ record: Record, _ isKnown: (RuleCode) -> Bool) {
    let indicators = record.indicators.value ?? []
    let hasWaivers = !record.waivers.isEmpty || indicators.contains { !$0.waivers.isEmpty }
    guard hasWaivers else {
      diagnostics += findings.items.map(\.diagnostic)
      return
    }
    var used: Set<Waiver> = []
    for (diagnostic, row) in findings.items {
      let own = row.map { indicators[$0].waivers } ?? []
      if let waiver = (own + record.waivers).first(where: { $0.code == diagnostic.rule.code }) {
        used.insert(waiver)
        waived.append(WaivedFinding(diagnostic: diagnostic, reason: record.string(waiver.reason)))
      } else {
        diagnostics.append(diagnostic)
      }
    }
    let all = record.waivers + indicators.flatMap(\.waivers)
    guard used.count < all.count else { return }
    // Codes on one line share the reason.
    let lines = Dictionary(grouping: all, by: \.reason)
    for waiver in all where !used.contains(waiver) {
      diagnostics.append(WaiverRules.finding(waiver, of: lines[waiver.reason] ?? [], record.source, isKnown))
    }
  }
}
