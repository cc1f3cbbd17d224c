// PF4xx: money adds up, in exact decimals and across 元, 万元 and 亿元.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCSyntax
import PFCText

enum MoneyRules {
  static let all: [Check] = [parts, funds, aboveFund, notProduct]

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
      guard let whole = whole(index, context) else { continue }
      var sum = Decimal.zero
      var addends: [String] = []
      for part in parts {
        switch context.record.fields[part] {
        case .absent: continue
        case .broken: return
        case .value:
          guard let money = context.record.money(ofField: part), let amount = context.inFormUnit(money),
            let next = sum + amount
          else { return }
          sum = next
          addends.append("\(context.table.fields[part].name) \(amount)")
        }
      }
      guard !addends.isEmpty, sum != whole.amount ?? .zero, let difference = sum - (whole.amount ?? .zero) else {
        continue
      }
      let unit = context.form.moneyUnit
      let gap = "\(difference.magnitude.normalized) \(unit)"
      findings.report(
        at: whole.range,
        [
          "field": .init(verbatim: context.table.fields[index].name),
          "amount": whole.amount.map { .init(verbatim: "\($0) \(unit)") } ?? Wording("空的", "empty"),
          "sum": .init(verbatim: "\(sum) \(unit)"), "addends": .init(verbatim: addends.joined(separator: " + ")),
          "names": .init(verbatim: parts.map { context.table.fields[$0].name }.joined(separator: "、")),
          "difference": difference.isNegative
            ? Wording("少 \(gap)", "\(gap) short") : Wording("多 \(gap)", "\(gap) over"),
        ])
    }
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
      label: Wording("{addends} = {sum}", "{addends} = {sum}"),
      advice: Wording("核对各专项的预算和“{field}”", "check the budgets of the funds and “{field}”"),
      reason: Wording("专项是部门支出的一部分，不会多于总额。", "Funds are a part of the department's expenditure."),
      bad: .replacing("支出预算总量：500 万元", with: "支出预算总量：50 万元"), good: .standard, source: section)
  ) { department, context, findings in
    guard let totalIndex = context.table.index(of: .totalExpenditure), let fundTable = context.form.table(.fund),
      let budget = fundTable.index(of: .budget), let total = context.record.money(ofField: totalIndex),
      let limit = context.inFormUnit(total)
    else { return }
    var sum = Decimal.zero
    var addends: [String] = []
    for fund in department.funds {
      // A fund without a readable budget has a finding of its own; the others may exceed the total all the same.
      guard let money = fund.record.money(ofField: budget), let amount = context.inFormUnit(money),
        let next = sum + amount
      else { continue }
      sum = next
      addends.append(amount.description)
    }
    guard sum > limit, let difference = sum - limit else { return }
    let unit = context.form.moneyUnit
    findings.report(
      at: total.range,
      [
        "field": .init(verbatim: context.table.fields[totalIndex].name), "sum": .init(verbatim: "\(sum) \(unit)"),
        "total": .init(verbatim: "\(limit) \(unit)"), "difference": .init(verbatim: "\(difference.normalized) \(unit)"),
        "addends": .init(verbatim: (addends.prefix(20) + (addends.count > 20 ? ["…"] : [])).joined(separator: " + ")),
      ])
  }

  static let aboveFund = Check.indicator(
    Rule(
      403, "amount-above-budget", "金额超过预算", .error,
      message: Wording("“{name}”是 {value}，超过“{field}”{budget}", "“{name}” is {value}, above “{field}” {budget}"),
      advice: Wording("核对指标值和单位（元、万元），或核对“{field}”", "check the value and its unit (元, 万元), or “{field}”"),
      reason: Wording("从这笔钱里支出的金额，不会多于这笔钱。", "What is spent out of a budget is never more than the budget."),
      bad: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护经费          10  ≤ 800 万元"),
      good: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护经费          10  ≤ 8 万元"), source: section)
  ) { indicator, context, findings in
    guard let field = context.table.index(of: .budget) ?? context.table.index(of: .totalExpenditure),
      let convention = context.convention(of: indicator, findings), convention.isBoundedByBudget,
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
}

extension MoneyRules {
  /// Less than the budget is no fault by itself: money may also be spent on what no row names. So too little is reported
  /// only where both figures are exact and no other row speaks of money.
  static let notProduct = Check.table(
    Rule(
      404, "amount-not-product", "数量乘标准不等于预算", .hint,
      message: Wording(
        "{count} × {standard} = {product}，“{field}”是 {budget}",
        "{count} × {standard} = {product}, but “{field}” is {budget}"),
      label: Wording("数量在这里", "the quantity"),
      advice: Wording(
        "核对数量、标准和“{field}”；另有开支的，在概况里写明", "check quantity, standard and “{field}”; name any other spending in the text"),
      reason: Wording("按人、按户发放的钱，人数乘标准就是预算。", "Money that is paid per head is heads times rate."),
      bad: .replacing(
        "公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米",
        with: "保洁员补贴人数        10  = 120 人\n    保洁员补贴标准        20  = 9600 元/（人·年）"),
      good: .replacing(
        "公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米",
        with: "保洁员补贴人数        10  = 100 人\n    保洁员补贴标准        20  = 10000 元/（人·年）"), source: section)
  ) { context, findings in
    guard let field = context.table.index(of: .budget), let indicators = context.record.indicators.value,
      let standard = onlyStandard(indicators, context),
      let count = onlyCount(of: standard.counted, indicators, context),
      let money = context.record.money(ofField: field), let budget = context.inFormUnit(money),
      let head = standard.quantity.unit?.head, let countHead = count.quantity.unit?.head,
      let number = context.units.convert(count.quantity.number, from: countHead, to: standard.counted),
      let paid = number * standard.quantity.number,
      let product = context.units.convert(paid, from: head, to: context.form.moneyAtom), product != budget
    else { return }
    let isExact = count.relation == .equal && standard.relation == .equal
    guard product > budget || isExact && !standard.hasOtherMoney else { return }
    let unit = context.form.moneyUnit
    findings.report(
      row: count.row, at: count.quantity.numberRange,
      [
        "count": context.wording(count.quantity.whole), "standard": context.wording(standard.quantity.whole),
        "product": .init(verbatim: "\(product.normalized) \(unit)"), "budget": .init(verbatim: "\(budget) \(unit)"),
        "field": .init(verbatim: context.table.fields[field].name),
      ],
      related: [
        RelatedPlace(
          source: context.record.source, range: standard.quantity.whole, label: Wording("标准", "the standard"))
      ])
  }

  /// The only row that gives money per something countable.
  private struct Standard {
    let quantity: Quantity
    let relation: Relation
    /// What is counted, an atom of the catalogue.
    let counted: Int
    var hasOtherMoney = false
  }

  private static func onlyStandard(_ indicators: [Indicator], _ context: TableContext) -> Standard? {
    var found: Standard?
    var hasOtherMoney = false
    for row in indicators.indices {
      guard case .quantity(let quantity)? = indicators[row].target.value?.value, let unit = quantity.unit,
        let head = unit.head, context.units.atoms[head].dimension == context.units.money
      else { continue }
      guard unit.isCompound, let counted = counted(unit, context) else {
        hasOtherMoney = true
        continue
      }
      // A price at which something is sold is not paid out of the budget.
      let name = context.standards.conventions.read(context.bytes, indicators[row].name)
      guard !name.words.has(.income), let relation = relation(indicators[row]) else { continue }
      if found != nil { return nil }
      found = Standard(quantity: quantity, relation: relation, counted: counted)
    }
    found?.hasOtherMoney = hasOtherMoney
    return found
  }

  /// 人 of `元/人`, `元/人/年` and `元/（人·年）`; nil for any other time, or several things at once.
  private static func counted(_ unit: Unit, _ context: TableContext) -> Int? {
    var counted: Int?
    for part in UnitParts(unit, context.bytes).dropFirst() {
      guard let atom = context.units.spelling(context.bytes, part)?.atom else { return nil }
      if context.units.isTime(context.units.atoms[atom]) {
        guard context.units.atoms[atom].name == "年" else { return nil }
      } else {
        guard counted == nil else { return nil }
        counted = atom
      }
    }
    return counted
  }

  /// The only row that counts in the same unit. 人 and 名 are the same, 座 and 个 are not.
  private static func onlyCount(
    of atom: Int, _ indicators: [Indicator], _ context: TableContext
  ) -> (quantity: Quantity, relation: Relation, row: Int)? {
    let dimension = context.units.atoms[atom].dimension
    var found: (quantity: Quantity, relation: Relation, row: Int)?
    for row in indicators.indices {
      guard case .quantity(let quantity)? = indicators[row].target.value?.value,
        let relation = relation(indicators[row]), let unit = quantity.unit, !unit.isCompound, let head = unit.head,
        head == atom
          || context.units.atoms[head].dimension == dimension && context.units.dimensions[dimension].id == "person"
      else { continue }
      if found != nil { return nil }
      found = (quantity, relation, row)
    }
    return found
  }

  private static func relation(_ indicator: Indicator) -> Relation? {
    guard case .figure(let relation)? = indicator.target.value?.relation else { return nil }
    return relation
  }
}

extension Quantity {
  /// Number and unit in the source.
  fileprivate var whole: TextRange { unit.map { numberRange.union($0.range) } ?? numberRange }
}

extension TableContext {
  /// An amount in the form's unit of money, exactly; nil on overflow.
  func inFormUnit(_ money: Money) -> Decimal? { money.amount(in: form, units) }
}
