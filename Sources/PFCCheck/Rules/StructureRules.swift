// PF7xx: tables are complete, and nothing stands in them twice.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum StructureRules {
  static let all: [Check] = [duplicateFund, duplicateIndicator, missingField, tooFewIndicators]

  private static let section = Wording("pfc 语言说明第 4 节第 4 点", "pfc language, section 4 point 4")

  static let duplicateFund = Check.department(
    Rule(
      703, "duplicate-fund", "专项重名", .error,
      message: Wording("专项“{name}”出现了两次", "the fund “{name}” stands here twice"),
      label: Wording("第二次", "the second"),
      advice: Wording("合并成一个，或者改名", "merge the two, or rename one"),
      reason: Wording("同一个部门里，一个专项只报一张表。", "A department hands in one table per fund."),
      bad: .appending(
        "专项：清扫保洁及公厕管护\n主管部门：701-青石街道办事处\n2025年预算：1 万元\n概况：清扫。\n依据：规划。\n目标：整洁。\n指标：\n    公厕完好率  50  ≥ 95 %\n    群众满意度  40  ≥ 90 %\n"
      ),
      good: .standard, source: section)
  ) { department, _, findings in
    let funds = department.funds
    var seen = ByteKeyTable()
    for number in funds.indices {
      guard let name = funds[number].record.name, let place = firstFund(named: name, number, funds, &seen) else {
        continue
      }
      let (fund, first) = (funds[number], funds[place].record)
      guard let firstName = first.name else { continue }
      let finding = Diagnostic(
        findings.rule, in: fund.record.source, at: name, ["name": .init(verbatim: fund.record.string(name))],
        related: [RelatedPlace(source: first.source, range: firstName, label: Wording("第一次", "the first"))])
      findings.add(finding)
    }
  }

  /// The fund above with the same name. Few are compared one by one, many through a table.
  private static func firstFund(
    named name: TextRange, _ number: Int, _ funds: [Fund], _ seen: inout ByteKeyTable
  ) -> Int? {
    let bytes = funds[number].record.source.bytes
    if funds.count <= 24 {
      return funds[..<number].indices.first { above in
        funds[above].record.name.map { sameBytes(funds[above].record.source.bytes, $0, bytes, name) } ?? false
      }
    }
    if let first = seen.value(bytes, name) { return first }
    seen.insert(bytes, name, number)
    return nil
  }

  static let duplicateIndicator = Check.table(
    Rule(
      704, "duplicate-indicator", "指标重名", .error,
      message: Wording("指标“{name}”出现了两次", "the indicator “{name}” stands here twice"),
      label: Wording("第二次", "the second"),
      advice: Wording("合并成一个，或者改名", "merge the two, or rename one"),
      reason: Wording("同一张表里，一个指标只计一次分。", "An indicator scores once in a table."),
      bad: .replacing("    垃圾日产日清率     ", with: "    公厕设施完好率     "), good: .standard, source: section)
  ) { context, findings in
    guard let indicators = context.record.indicators.value else { return }
    var seen = ByteKeyTable()
    for row in indicators.indices where !indicators[row].name.isEmpty {
      let name = indicators[row].name
      guard let first = firstRow(named: name, row, indicators, context, &seen) else { continue }
      findings.report(
        row: row, at: name, ["name": context.wording(name)],
        related: [
          RelatedPlace(
            source: context.record.source, range: indicators[first].name, label: Wording("第一次", "the first"))
        ])
    }
  }

  /// The row above with the same name in the same group; in another group it is PF724. Few rows are compared one by one,
  /// many through a table of their groups and names.
  private static func firstRow(
    named name: TextRange, _ row: Int, _ indicators: [Indicator], _ context: TableContext,
    _ seen: inout ByteKeyTable
  ) -> Int? {
    if indicators.count <= 24 {
      return (0..<row).first {
        sameBytes(context.bytes, indicators[$0].name, context.bytes, name)
          && context.hasSameLevels(indicators[$0], indicators[row])
      }
    }
    var key: [UInt8] = []
    for part in [indicators[row].level1, indicators[row].level2, name] {
      if let part { key += context.bytes[part.bounds] }
      key.append(0)
    }
    return seen.insert(key, row) ? nil : seen.value(key, TextRange(0, key.count))
  }

  static let missingField = Check.table(
    Rule(
      705, "missing-field", "缺少必填项", .error,
      message: Wording("“{key}”{problem}", "“{key}” {problem}"),
      advice: Wording("写上“{key}：”和它的内容", "write “{key}：” and its value"),
      reason: Wording("这一项是表里必填的。", "The form requires it."),
      bad: .replacing("主管部门：701-青石街道办事处\n", with: ""), good: .standard, source: section)
  ) { context, findings in
    for index in context.table.requiredFields {
      let isAbsent: Bool
      if context.table.fields[index].kind == .indicators {
        switch context.record.indicators {
        case .absent: isAbsent = true
        case .broken: isAbsent = false
        case .value(let rows): isAbsent = rows.isEmpty
        }
      } else {
        isAbsent = context.record.fields[index].isAbsent
      }
      guard isAbsent else { continue }
      let key = context.record.keyRanges[index]
      // Field 0 is the opener itself, which is always there.
      let field = context.table.fields[index]
      let isWritten = index == 0 || key != context.record.keyRanges[0]
      findings.report(
        at: key,
        [
          "key": .init(
            verbatim: index == 0 ? context.table.opener : field.isYearly ? "××××年\(field.name)" : field.name),
          "problem": isWritten ? Wording("是空的", "is empty") : Wording("没有写", "is missing"),
        ])
    }
  }

  static let tooFewIndicators = Check.table(
    Rule(
      706, "too-few-indicators", "指标太少", .error,
      message: Wording(
        "只有 {count} 个指标，至少要 {minimum} 个", "there are {count} indicators, at least {minimum} are required"),
      advice: Wording("再加 {difference} 个核心指标", "add {difference} more"),
      reason: Wording("部门整体绩效目标的核心指标不少于 5 个。", "An overall table has at least five core indicators."),
      bad: .replacing(
        "    设施完好率        20%  ≥ 90 %\n    群众满意度        20%  ≥ 90 %", with: "    群众满意度        40%  ≥ 90 %"),
      good: .standard,
      source: Wording(
        "重庆市市级部门整体绩效目标编制要求：核心指标数量不少于5个", "Chongqing's rule for overall tables: at least 5 core indicators"))
  ) { context, findings in
    guard let rows = context.record.indicators.value, !rows.isEmpty, rows.count < context.table.minimumIndicators else {
      return
    }
    findings.report(
      at: context.indicatorsKey,
      [
        "count": .init(verbatim: String(rows.count)),
        "minimum": .init(verbatim: String(context.table.minimumIndicators)),
        "difference": .init(verbatim: String(context.table.minimumIndicators - rows.count)),
      ])
  }
}
