// PF2xx: weights of a table sum to the form's total, exactly.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum WeightRules {
  static let all: [Check] = [sum, notPositive, missing, mixedSigns, otherSign, reserveListed, noWeights]

  private static let section = Wording(
    "pfc 语言说明第 4 节第 1 点；财预〔2021〕101号、渝财绩效目标表样：专项 90 分，预算执行率 10 分",
    "pfc language, section 4 point 1; the forms reserve 10 points for budget execution")

  static let sum = Check.table(
    Rule(
      201, "weight-sum", "权重合计不对", .error,
      message: Wording(
        "权重合计是 {sum}，应为 {total}，{difference}", "weights sum to {sum}, they must sum to {total}: {difference}"),
      label: Wording("{addends} = {sum}", "{addends} = {sum}"),
      advice: Wording(
        "调整各指标的权重，使合计正好是 {total}{reserve}", "change the weights so that they sum to exactly {total}{reserve}"),
      reason: Wording(
        "权重就是分值，合计不等于规定总分的表会被退回。", "Weights are points; a table that does not reach the total comes back."),
      bad: .replacing("公厕数量              10", with: "公厕数量              20"), good: .standard, source: section)
  ) { context, findings in
    guard let rule = context.table.weights, let indicators = context.record.indicators.value, !indicators.isEmpty
    else { return }
    // A weight that is missing, unreadable or not above zero has a finding of its own.
    guard let sum = sum(indicators, context) else { return }
    guard sum != rule.total, let difference = sum - rule.total else { return }
    let amount = difference.magnitude.normalized.description
    let sign = rule.isPercent ? "%" : ""
    let reserve = rule.reserve.map {
      Wording(
        "；另外 \($0.weight) 分是\($0.name)，年底自评时才计", "; the other \($0.weight) points are \($0.name), scored at year end")
    }
    findings.report(
      at: context.indicatorsKey,
      [
        "sum": .init(verbatim: "\(sum.normalized)\(sign)"), "total": .init(verbatim: "\(rule.total)\(sign)"),
        "addends": .addends(addends(indicators, context)),
        "difference": difference.isNegative
          ? Wording("少 \(amount)\(sign)", "\(amount)\(sign) short")
          : Wording("多 \(amount)\(sign)", "\(amount)\(sign) over"),
        "reserve": reserve ?? "",
      ])
  }

  private static func sum(_ indicators: [Indicator], _ context: TableContext) -> Decimal? {
    var sum = Decimal.zero
    for row in indicators.indices where !context.rows[row].marks.contains(.reserve) {
      guard case .value(let weight) = indicators[row].weight, weight.number > .zero, let next = sum + weight.number
      else { return nil }
      sum = next
    }
    return sum
  }

  private static func addends(_ indicators: [Indicator], _ context: TableContext) -> [String] {
    indicators.indices.filter { !context.rows[$0].marks.contains(.reserve) }.compactMap {
      indicators[$0].weight.value?.number.description
    }
  }

  static let notPositive = Check.indicator(
    Rule(
      202, "weight-not-positive", "权重不大于零", .error,
      message: Wording("“{name}”的权重是 {weight}，应大于 0", "the weight of “{name}” is {weight}, it must be above 0"),
      advice: Wording("写一个大于 0 的权重，或者删去这个指标", "give it a weight above 0, or delete the indicator"),
      reason: Wording("没有分值的指标不起作用。", "An indicator without points has no effect."),
      bad: .replacing("公厕数量              10", with: "公厕数量              0"), good: .standard, source: section),
    with: .lowWeight
  ) { indicator, context, findings in
    guard context.table.weights != nil, let weight = indicator.weight.value, !(weight.number > .zero) else { return }
    findings.report(
      at: weight.range,
      ["name": context.wording(indicator.name), "weight": .init(verbatim: weight.number.description)])
  }

  static let missing = Check.indicator(
    Rule(
      203, "weight-missing", "没有权重", .error,
      message: Wording("“{name}”没有权重", "“{name}” has no weight"),
      label: Wording("权重写在这里", "the weight belongs here"),
      advice: Wording("在名称后面写上权重，如“{example}”", "write its weight behind the name, for example “{example}”"),
      reason: Wording("每个指标都要有分值，合计才能核对。", "Every indicator has points, or else the sum means nothing."),
      bad: .replacing("公厕数量              10  =", with: "公厕数量  ="), good: .standard, source: section),
    with: .noWeight
  ) { indicator, context, findings in
    guard let rule = context.table.weights, indicator.weight.isAbsent else { return }
    findings.report(
      at: indicator.name.atEnd,
      ["name": context.wording(indicator.name), "example": .init(verbatim: rule.isPercent ? "20%" : "10")])
  }

  static let mixedSigns = Check.table(
    Rule(
      204, "weight-mixed-signs", "权重写法不一致", .error,
      message: Wording("权重写法不一致：有的带 %，有的不带", "some weights carry % and some do not"),
      label: Wording("本表应写作“{right}”", "this table writes “{right}”"),
      advice: Wording("同一张表的权重要么都带 %，要么都不带", "in one table either all weights carry % or none does"),
      reason: Wording("20 和 20% 混在一起，看不出总分是多少。", "20 and 20% side by side leave the total unclear."),
      bad: .replacing("公厕数量              10", with: "公厕数量              10%"), good: .standard, source: section),
    with: .otherSign
  ) { context, findings in
    guard let rule = context.table.weights, let indicators = context.record.indicators.value else { return }
    let wrong = indicators.indices.filter { isOther(indicators[$0].weight.value, rule) }
    let weighed = indicators.filter { $0.weight.value != nil }.count
    guard !wrong.isEmpty, wrong.count < weighed else { return }
    for row in wrong {
      guard let weight = indicators[row].weight.value else { continue }
      findings.report(
        row: row, at: weight.range, ["right": .init(verbatim: right(weight, rule))],
        fixes: [rewrite([weight], rule)])
    }
  }

  static let otherSign = Check.table(
    Rule(
      205, "weight-other-sign", "权重写法与表样不同", .hint,
      message: Wording("本表的权重应写作“{right}”，现在是“{typed}”", "this table writes “{right}”, not “{typed}”"),
      advice: Wording("输出时按表样的写法，可以不改", "outputs follow the form; nothing has to be changed"),
      reason: Wording(
        "整体表的权重带 %，专项表的权重不带，由表样规定。", "The form says whether weights carry %: overall tables do, funds do not."),
      bad: .replacingAll("    20%  ≥", with: "    20  ≥"), good: .standard, source: section),
    with: .otherSign
  ) { context, findings in
    guard let rule = context.table.weights, let indicators = context.record.indicators.value,
      let first = indicators.first?.weight.value, isOther(first, rule)
    else { return }
    let weights = indicators.compactMap(\.weight.value)
    guard weights.allSatisfy({ isOther($0, rule) }) else { return }
    findings.report(
      at: first.range,
      ["right": .init(verbatim: right(first, rule)), "typed": context.wording(first.range)],
      fixes: [rewrite(weights, rule)])
  }

  private static func isOther(_ weight: Weight?, _ rule: WeightRule) -> Bool {
    guard let weight else { return false }
    return (weight.sign == .percent) != rule.isPercent
  }

  private static func right(_ weight: Weight, _ rule: WeightRule) -> String {
    weight.number.description + (rule.isPercent ? "%" : "")
  }

  private static func rewrite(_ weights: [Weight], _ rule: WeightRule) -> Fix {
    Fix(
      rule.isPercent ? Wording("补上 %", "add %") : Wording("去掉 %", "drop %"),
      weights.map { TextEdit(range: $0.range, replacement: right($0, rule)) })
  }

  static let reserveListed = Check.indicator(
    Rule(
      206, "reserve-listed", "列入了预算执行率", .error,
      message: Wording("“{name}”不能列为指标", "“{name}” must not be listed"),
      advice: Wording("删去这一行：它的 {weight} 分年底自评时另计", "delete the row: its {weight} points are scored at year end"),
      reason: Wording(
        "预算执行率固定占 10 分，编目标时不列，其余指标合计 90。",
        "Budget execution always holds 10 points; it is not listed, and the other indicators sum to 90."),
      bad: .replacing("    公厕数量   ", with: "    预算执行率            10  = 100 %\n    公厕数量   "), good: .standard,
      source: section),
    with: .reserve
  ) { indicator, context, findings in
    guard let reserve = context.table.weights?.reserve else { return }
    findings.report(
      at: indicator.name,
      ["name": context.wording(indicator.name), "weight": .init(verbatim: reserve.weight.description)],
      fixes: indicator.attributes.isEmpty && indicator.waivers.isEmpty
        ? [
          Fix(
            Wording("删去这一行", "delete the row"), replace: context.record.source.wholeLines(of: indicator.range),
            with: "",
            .unsafe)
        ] : [])
  }

  static let noWeights = Check.table(
    Rule(
      207, "weight-not-used", "表里没有权重列", .warning,
      message: Wording("这张表没有权重，写了也不会出现", "this table has no weights; what was typed will not be printed"),
      advice: Wording("删去权重，或者核对表样是否选对", "drop the weights, or check which form is in force"),
      reason: Wording("写下的内容不应悄悄消失。", "Nothing that was typed may vanish in silence."),
      bad: ExampleForms.withoutWeights(row: "公厕数量  10  = 8 座"), good: ExampleForms.withoutWeights(row: "公厕数量  = 8 座"),
      source: Wording("pfc 语言说明第 7 节", "pfc language, section 7"))
  ) { context, findings in
    guard context.table.weights == nil else { return }
    for (row, indicator) in (context.record.indicators.value ?? []).enumerated() {
      guard let weight = indicator.weight.value else { continue }
      findings.report(row: row, at: weight.range)
      return
    }
  }
}
