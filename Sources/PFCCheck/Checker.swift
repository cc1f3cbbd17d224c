// Runs every check over a department, applies its waivers and reports the ones that silence nothing.

package import PFCDiagnostics
package import PFCForms
package import PFCModel
import PFCText

/// What checking a department gave.
package struct CheckResult: Sendable {
  package var diagnostics: [Diagnostic] = []
  /// Findings that a waiver silenced.
  package var waivedCount = 0
}

/// All rules of meaning.
package enum Checks {
  package static let all =
    WeightRules.all + WeightShareRules.all + UnitRules.all + ValueRules.all + TargetRules.all + NameRules.all
    + MoneyRules.all + StructureRules.all
    + WaiverRules.all

  // The same checks by what they look at, each with its index in `all`.
  private static let ofIndicators = all.enumerated().compactMap { index, check in
    if case .indicator(let body) = check.body { (index, body) } else { nil }
  }
  private static let ofTables = all.enumerated().compactMap { index, check in
    if case .table(let body) = check.body { (index, body) } else { nil }
  }
  private static let ofDepartments = all.enumerated().compactMap { index, check in
    if case .department(let body) = check.body { (index, body) } else { nil }
  }

  /// Checks a department with its funds.
  ///
  /// `isKnown`: whether there is a rule of that code, for waivers.
  package static func run(
    _ department: Department, form: Form, standards: Standards, isKnown: (RuleCode) -> Bool
  ) -> CheckResult {
    var result = CheckResult()
    if let table = form.table(.department) {
      let context = TableContext(record: department.record, table: table, form: form, standards: standards)
      var findings = check(context)
      for (index, body) in ofDepartments {
        findings.check = index
        body(department, context, &findings)
      }
      result.add(findings, department.record, isKnown)
    }
    if let table = form.table(.fund) {
      for fund in department.funds {
        let context = TableContext(record: fund.record, table: table, form: form, standards: standards)
        result.add(check(context), fund.record, isKnown)
      }
    }
    return result
  }

  private static func check(_ context: TableContext) -> Findings {
    var findings = Findings(context.record.source)
    for (index, body) in ofTables {
      findings.check = index
      body(context, &findings)
    }
    for (row, indicator) in (context.record.indicators.value ?? []).enumerated() {
      findings.indicator = row
      findings.name = context.standards.conventions.read(context.bytes, indicator.name)
      for (index, body) in ofIndicators {
        findings.check = index
        body(indicator, context, &findings)
      }
    }
    findings.indicator = nil
    findings.name = nil
    return findings
  }
}

extension CheckResult {
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
        waivedCount += 1
      } else {
        diagnostics.append(diagnostic)
      }
    }
    for waiver in record.waivers + indicators.flatMap(\.waivers) where !used.contains(waiver) {
      diagnostics.append(
        WaiverRules.finding(waiver, beside: record.waivers + indicators.flatMap(\.waivers), record.source, isKnown))
    }
  }
}
