// PF4xx: money adds up, in exact decimals and across 元, 万元 and 亿元.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum MoneyRules {
  static let all: [Check] = [parts, funds, aboveFund, midterm, spent]

  private static let section = Wording("pfc 语言说明第 4 节第 3 点", "pfc language, section 4 point 3")

  static let parts = Check.table(
    Rule(
      401, "parts-do-not-sum", "分项合计不等于总额", .error,
      message: Wording(
        "“{field}”是 {amount}，分项合计 {sum}，{difference}", "“{field}” is {amount}, its parts sum to {sum}: {difference}"),
      label: Wording("{addends} = {sum}", "{addends} = {sum}"),
      advice: Wording("核对{names}，使合计等于“{field}”", "check {names} so that they sum to “{field}”"),
      reason: Wording("总额等于各分项之和。", "A total is the sum of its parts."),
      bad: .replacing("补助街镇：20 万元", with: "补助街镇：15 万元"), good: .standard, source: section)
  ) { context, findings in
    for index in context.table.summedFields {
      let parts = context.table.parts(of: index)
      guard let whole = whole(index, context), let (sum, given) = sum(of: parts, context), !given.isEmpty,
        sum != whole.amount ?? .zero, let difference = sum - (whole.amount ?? .zero)
      else { continue }
      let addends = given.map { "\(context.table.fields[$0.part].name) \($0.amount)" }
      let unit = context.form.moneyUnit
      let gap = "\(difference.magnitude.normalized) \(unit)"
      findings.report(
        at: whole.range,
        [
          "field": .init(verbatim: context.table.fields[index].name),
          "amount": whole.amount.map { .init(verbatim: "\($0) \(unit)") } ?? Wording("空的", "empty"),
          "sum": .init(verbatim: "\(sum) \(unit)"), "addends": .addends(addends),
          "names": .list(parts.map { context.table.fields[$0].name }),
          "difference": difference.isNegative
            ? Wording("少 \(gap)", "\(gap) short") : Wording("多 \(gap)", "\(gap) over"),
        ])
    }
  }

  /// The parts of one total and their sum; nil where one of them cannot be read, which has a finding of its own.
  private static func sum(of parts: [Int], _ context: TableContext) -> (
    sum: Decimal, given: [(part: Int, amount: Decimal)]
  )? {
    var sum = Decimal.zero
    var given: [(part: Int, amount: Decimal)] = []
    for part in parts {
      switch context.record.fields[part] {
      case .absent: continue
      case .broken: return nil
      case .value:
        guard let money = context.record.money(ofField: part), let amount = context.inFormUnit(money),
          let next = sum + amount
        else { return nil }
        sum = next
        given.append((part, amount))
      }
    }
    return (sum, given)
  }

  /// A total in the form's unit and where it stands; no amount where a form lets it be left out. PF705 reports one that is
  /// required.
  private static func whole(_ field: Int, _ context: TableContext) -> (amount: Decimal?, range: TextRange)? {
    if let money = context.record.money(ofField: field) {
      return context.inFormUnit(money).map { ($0, money.range) }
    }
    guard context.record.fields[field].isAbsent, !context.table.fields[field].isRequired,
      let part = context.table.parts(of: field).first(where: { context.record.money(ofField: $0) != nil })
    else { return nil }
    return (nil, context.record.keyRanges[part])
  }

  static let funds = Check.department(
    Rule(
      402, "funds-exceed-total", "专项合计超过支出总量", .warning,
      message: Wording(
        "各专项预算合计 {sum}，超过“{field}”{total}，多 {difference}", "the funds sum to {sum}, {difference} over “{field}” {total}"
      ),
      label: Wording("{addends}", "{addends}"),
      advice: Wording("核对各专项的预算和“{field}”", "check the budgets of the funds and “{field}”"),
      reason: Wording("专项是部门支出的一部分，不会多于总额。", "Funds are a part of the department's expenditure."),
      bad: .replacing("支出预算总量：500 万元", with: "支出预算总量：50 万元"), good: .standard, source: section)
  ) { department, context, findings in
    guard let totalIndex = context.table.index(of: .totalExpenditure), let fundTable = context.form.table(.fund),
      let budget = fundTable.index(of: .budget), let total = context.record.money(ofField: totalIndex),
      let limit = context.inFormUnit(total), !limit.isNegative
    else { return }
    var sum = Decimal.zero
    var amounts: [Decimal] = []
    for index in department.funds.indices {
      // A fund without a readable budget has a finding of its own; the others may exceed the total all the same.
      guard let money = department.funds[index].record.money(ofField: budget), let amount = context.inFormUnit(money),
        let next = sum + amount
      else { continue }
      sum = next
      amounts.append(amount)
    }
    guard sum > limit, let difference = sum - limit else { return }
    let addends = amounts.map(\.description)
    let unit = context.form.moneyUnit
    let shown = Wording.addends(addends)
    findings.report(
      at: total.range,
      [
        "field": .init(verbatim: context.table.fields[totalIndex].name), "sum": .init(verbatim: "\(sum) \(unit)"),
        "total": .init(verbatim: "\(limit) \(unit)"), "difference": .init(verbatim: "\(difference.normalized) \(unit)"),
        "addends": addends.count > 1 ? Wording(verbatim: "\(shown.zh) = \(sum) \(unit)") : "",
      ])
  }

  /// What money a row speaks of is told from its name, so this is no error. Money that the fund brings in or sets in motion,
  /// and what is asked for as a minimum, is mostly more than the fund.
  static let aboveFund = Check.indicator(
    Rule(
      403, "amount-above-budget", "金额超过预算", .warning,
      message: Wording("“{name}”是 {value}，超过“{field}”{budget}", "“{name}” is {value}, above “{field}” {budget}"),
      advice: Wording(
        "核对指标值和单位（元、万元），或核对“{field}”；不是从这笔钱里支出的，写“- 豁免：PF403 理由”",
        "check the value and its unit (元, 万元), or “{field}”; where it is not paid from there, waive it: “- 豁免：PF403 reason”"
      ),
      reason: Wording("从这笔钱里支出的金额，不会多于这笔钱。", "What is spent out of a budget is never more than the budget."),
      bad: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护经费          10  ≤ 800 万元"),
      good: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护经费          10  ≤ 8 万元"), source: section)
  ) { indicator, context, findings in
    guard context.isSpent(indicator, findings),
      let field = context.table.index(of: .budget) ?? context.table.index(of: .totalExpenditure),
      !findings.nameHas(.notSpent), let relation = indicator.target.value?.relation,
      relation != .figure(.greaterEqual), relation != .figure(.greater),
      let quantity = context.quantities(indicator).last, let unit = quantity.unit,
      let atom = context.atom(unit), atom.dimension == context.units.money,
      let budget = context.record.money(ofField: field), let limit = context.inFormUnit(budget),
      let head = unit.head, let amount = context.units.convert(quantity.number, from: head, to: context.form.moneyAtom),
      amount > limit
    else { return }
    findings.report(
      at: quantity.numberRange.union(unit.range),
      [
        "name": context.wording(indicator.name),
        "value": .init(verbatim: "\(quantity.number) \(context.record.string(unit.range))"),
        "field": .init(verbatim: context.table.fields[field].name),
        "budget": .init(verbatim: "\(limit) \(context.form.moneyUnit)"),
      ])
  }

  static let midterm = Check.table(
    Rule(
      407, "midterm-below-year", "中期预算少于当年预算", .error,
      message: Wording(
        "“{midterm}”是 {whole}，少于“{year}”{amount}", "“{midterm}” is {whole}, less than “{year}” {amount}"),
      label: Wording("少 {difference}", "{difference} short"),
      advice: Wording("核对两处金额和单位；中期预算包含当年", "check both sums and their units; the medium term includes the year"),
      reason: Wording("中期预算是几年的合计，当年是其中一年。", "A medium-term budget covers several years, and this is one of them."),
      bad: ExampleForms.withBudgets("中期预算：80 万元\n预算：100 万元"), good: ExampleForms.withBudgets("中期预算：300 万元\n预算：100 万元"),
      source: Wording("在公开的绩效目标表中见到", "seen in a published table"))
  ) { context, findings in
    guard let sums = context.compare(.midtermBudget, below: .budget) else { return }
    findings.report(
      at: sums.less.range,
      [
        "midterm": sums.less.name, "whole": sums.less.amount, "year": sums.greater.name, "amount": sums.greater.amount,
        "difference": sums.difference,
      ],
      related: [
        RelatedPlace(source: context.record.source, range: sums.greater.range, label: Wording("当年", "the year"))
      ])
  }

  static let spent = Check.table(
    Rule(
      408, "spent-above-budget", "执行数超过预算", .warning,
      message: Wording(
        "“{executed}”是 {spent}，超过“{budget}”{amount}", "“{executed}” is {spent}, above “{budget}” {amount}"),
      label: Wording("多 {difference}", "{difference} over"),
      advice: Wording("核对执行数；年中追加的，预算写调整后的全年预算数", "check it; where money was added, the budget is the adjusted one"),
      reason: Wording(
        "支出不会超过调整后的预算，预算为 0 就没有支出。", "Spending does not exceed the adjusted budget, and out of none nothing is spent."),
      bad: ExampleForms.withBudgets("预算：100 万元\n执行数：102.59 万元"),
      good: ExampleForms.withBudgets("预算：100 万元\n执行数：98.2 万元"),
      source: Wording("公开的自评表中曾见 102.59%", "102.59 % stands in a published evaluation"))
  ) { context, findings in
    guard let sums = context.compare(.budget, below: .executed) else { return }
    findings.report(
      at: sums.greater.range,
      [
        "executed": sums.greater.name, "spent": sums.greater.amount, "budget": sums.less.name,
        "amount": sums.less.amount,
        "difference": sums.difference,
      ],
      related: [RelatedPlace(source: context.record.source, range: sums.less.range, label: Wording("预算", "the budget"))]
    )
  }
}

/// Two amounts of a table, the first of which is the smaller.
private struct UnequalSums {
  typealias Sum = (name: Wording, amount: Wording, range: TextRange)
  let less: Sum
  let greater: Sum
  let difference: Wording
}

extension TableContext {
  /// Both fields when they are there and the first holds less.
  fileprivate func compare(_ one: FieldRole, below other: FieldRole) -> UnequalSums? {
    guard let first = table.index(of: one), let second = table.index(of: other),
      let a = record.money(ofField: first), let b = record.money(ofField: second),
      let less = inFormUnit(a), let greater = inFormUnit(b), less < greater, let difference = greater - less
    else { return nil }
    func sum(_ field: Int, _ amount: Decimal, _ range: TextRange) -> UnequalSums.Sum {
      (.init(verbatim: table.fields[field].name), .init(verbatim: "\(amount) \(form.moneyUnit)"), range)
    }
    return UnequalSums(
      less: sum(first, less, a.range), greater: sum(second, greater, b.range),
      difference: .init(verbatim: "\(difference.normalized) \(form.moneyUnit)"))
  }
}

extension TableContext {
  /// Whether the name says that its money is paid out of the budget, by the convention for its ending or by a longer word
  /// (办公耗材支出, 工资总额) that leaves no doubt where nothing is saved, won or sold.
  fileprivate func isSpent(_ indicator: Indicator, _ findings: borrowing Findings) -> Bool {
    if convention(of: indicator, findings)?.isBoundedByBudget ?? false { return true }
    return findings.nameHas(.spent) && ![.saving, .income, .attracted].contains { findings.nameHas($0) }
  }

  /// An amount in the form's unit of money, exactly; nil on overflow.
  func inFormUnit(_ money: Money) -> Decimal? { money.amount(in: form, units) }
}
