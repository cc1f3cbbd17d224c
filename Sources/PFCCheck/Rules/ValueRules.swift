// PF30x and PF31x: figures that their units, or plain sense, do not allow.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCSyntax
import PFCText

enum ValueRules {
  static let all: [Check] = [
    notWhole, ratioTooHigh, atLeastAll, rangeOrder, zeroTarget, belowMinimum, missing, rangeUnits, vacuous,
    tooManyDigits,
  ]

  private static let section = Wording(
    "pfc 语言说明第 4 节第 2 点；单位目录 units.pfc", "pfc language, section 4 point 2; units.pfc")

  /// The atom of a quantity that is counted or measured in one plain unit.
  private static func plainAtom(_ quantity: Quantity, _ context: TableContext) -> UnitAtom? {
    guard let unit = quantity.unit, !unit.isCompound else { return nil }
    return context.atom(unit)
  }

  static let notWhole = Check.indicator(
    Rule(
      305, "not-whole", "计数不是整数", .error,
      message: Wording("以“{unit}”计数应是整数，现在是 {value}", "what is counted in “{unit}” is a whole number, not {value}"),
      advice: Wording("改为整数，或核对单位", "write a whole number, or check the unit"),
      reason: Wording("没有半座公厕。", "There is no half of a thing."),
      bad: .replacing("= 8 座", with: "= 8.5 座"), good: .standard, source: section),
    with: .decimals
  ) { indicator, context, findings in
    for quantity in context.quantities(indicator) {
      guard let atom = plainAtom(quantity, context), atom.wholeness != .free, !quantity.number.isWhole,
        !findings.nameHas(.average)
      else { continue }
      findings.report(
        at: quantity.numberRange,
        ["unit": .init(verbatim: atom.name), "value": .init(verbatim: quantity.number.description)],
        level: atom.wholeness == .expected ? .hint : nil)
    }
  }

  /// Certain only where the name is that of a part of a whole; other rates may have another base (出栏率, 完成率).
  static let ratioTooHigh = Check.indicator(
    Rule(
      306, "ratio-too-high", "比率超过上限", .error,
      message: Wording("“{name}”的指标值 {value} {problem}", "the value {value} of “{name}” {problem}"),
      advice: Wording(
        "核对数字；增长率、执行率之类可以超过 {maximum} 的，在名称里写明",
        "check the figure; a rate of growth or execution may be above {maximum} if its name says so"),
      reason: Wording("部分不会多于全部。", "A part is never more than the whole."),
      bad: .replacing("垃圾日产日清率        20  ≥ 98 %", with: "垃圾日产日清率        20  ≥ 980 %"), good: .standard, source: section
    ),
    with: .maximum
  ) { indicator, context, findings in
    guard let target = indicator.target.value else { return }
    for quantity in target.quantities {
      guard let atom = plainAtom(quantity, context), let maximum = atom.maximum else { continue }
      let isAbove = quantity.number > maximum || target.relation == .figure(.greater) && quantity.number == maximum
      guard isAbove, !findings.nameHas(.growth) else { continue }
      findings.report(
        at: quantity.numberRange,
        [
          "name": context.wording(indicator.name), "value": .init(verbatim: "\(quantity.number)\(atom.name)"),
          "maximum": .init(verbatim: "\(maximum)\(atom.name)"),
          "problem": quantity.number > maximum
            ? Wording("超过 \(maximum)\(atom.name)", "is above \(maximum)\(atom.name)")
            : Wording("已经是全部，不会再大于它", "is all there is, and nothing is above it"),
        ], level: findings.nameHas(.share) ? nil : .warning)
    }
  }

  static let atLeastAll = Check.indicator(
    Rule(
      307, "at-least-all", "不低于百分之百", .hint,
      message: Wording("“≥ {maximum}”只有 {maximum} 才能达到", "“≥ {maximum}” can only be met by {maximum}"),
      label: Wording("应为“=”", "should be “=”"),
      advice: Wording("写成“= {maximum}”", "write “= {maximum}”"),
      reason: Wording("比率不会超过 100%，写“≥”显得没有核对过。", "A ratio is never above 100 %, so “≥” looks unchecked."),
      bad: .replacing("垃圾日产日清率        20  ≥ 98 %", with: "垃圾日产日清率        20  ≥ 100 %"),
      good: .replacing("垃圾日产日清率        20  ≥ 98 %", with: "垃圾日产日清率        20  = 100 %"), source: section),
    with: .maximum
  ) { indicator, context, findings in
    guard let target = indicator.target.value, target.relation == .figure(.greaterEqual),
      case .quantity(let quantity) = target.value, let atom = plainAtom(quantity, context), let maximum = atom.maximum,
      quantity.number == maximum, !findings.nameHas(.growth)
    else { return }
    findings.report(
      at: target.relationRange, ["maximum": .init(verbatim: "\(maximum) \(atom.name)")],
      // “= 100 %” would not be met by 110 %, so the base must be sure to be the whole.
      fixes: [
        Fix(
          Wording("改为“=”", "change to “=”"), replace: target.relationRange, with: "=",
          findings.nameHas(.share) ? .safe : .unsafe)
      ])
  }

  static let rangeOrder = Check.indicator(
    Rule(
      308, "range-order", "范围首尾颠倒", .error,
      message: Wording("范围的起点 {low} 大于终点 {high}", "the range starts at {low} and ends at {high}"),
      advice: Wording("把两端对调，或核对数字", "swap the two, or check them"),
      reason: Wording("起点大于终点的范围里没有任何值。", "No value lies in such a range."),
      bad: .replacing("≥ 21000 平方米", with: "= 22000~21000 平方米"),
      good: .replacing("≥ 21000 平方米", with: "= 21000~22000 平方米"), source: section),
    with: .range
  ) { indicator, context, findings in
    guard let target = indicator.target.value else { return }
    let isReversed: Bool
    let places: (TextRange, TextRange)
    switch target.value {
    case .range(let low, let high):
      guard low.unit?.head == high.unit?.head else { return }
      isReversed = low.number > high.number
      places = (low.numberRange, high.numberRange)
    case .dateRange(let low, let high):
      // 11月至3月 is a season over new year.
      guard low.date.year != nil, high.date.year != nil else { return }
      isReversed = low.date.isAfter(high.date) ?? false
      places = (low.range, high.range)
    case .quantity, .tolerance, .proportion, .date, .text: return
    }
    guard isReversed else { return }
    findings.report(
      at: places.0.union(places.1),
      ["low": context.wording(places.0), "high": context.wording(places.1)])
  }

  static let zeroTarget = Check.indicator(
    Rule(
      309, "zero-target", "目标为零", .hint,
      message: Wording("“{name}”的目标是 0", "the target of “{name}” is 0"),
      advice: Wording(
        "核对是否漏填；事故、投诉、超支之类以 0 为目标的可以不改",
        "check whether a figure is missing; 0 is fine for accidents, complaints and the like"),
      reason: Wording("0 多半是没有填写。", "0 is mostly a figure that was not filled in."),
      bad: .replacing("= 8 座", with: "= 0 座"), good: .standard, source: section),
    with: .zero
  ) { indicator, context, findings in
    guard let target = indicator.target.value,
      target.relation == .figure(.equal) || target.relation == .figure(.lessEqual),
      case .quantity(let quantity) = target.value, quantity.number.isZero,
      !findings.nameHas(.zeroIsGood)
    else { return }
    findings.report(at: quantity.numberRange, ["name": context.wording(indicator.name)])
  }

  static let belowMinimum = Check.indicator(
    Rule(
      310, "below-minimum", "指标值过小", .warning,
      message: Wording("“{name}”的指标值 {value} 小于 {minimum}", "the value {value} of “{name}” is below {minimum}"),
      advice: Wording("{advice}", "{advice}"),
      reason: Wording(
        "人数、面积、金额这样的量没有负的，负号多半是误打。", "Persons, areas and sums are never negative; the sign is mostly a slip."),
      bad: .replacing("≥ 21000 平方米", with: "≥ -21000 平方米"), good: .standard, source: section),
    with: .belowMinimum
  ) { indicator, context, findings in
    for quantity in context.quantities(indicator) {
      guard let atom = context.atom(quantity.unit), let minimum = context.units.dimensions[atom.dimension].minimum,
        quantity.number < minimum, !findings.nameHas(.growth),
        !findings.nameHas(.change)
      else { continue }
      findings.report(
        at: quantity.numberRange,
        [
          "name": context.wording(indicator.name), "value": context.wording(quantity.numberRange),
          "minimum": .init(verbatim: minimum.description),
          "advice": quantity.number.isNegative
            ? Wording("去掉负号，或把名称改为“变动率”“降低率”之类", "drop the sign, or say in the name that it is a change")
            : Wording("核对数字和单位", "check figure and unit"),
        ])
    }
  }

  static let missing = Check.indicator(
    Rule(
      312, "target-missing", "没有指标值", .error,
      message: Wording("“{name}”没有指标值", "“{name}” has no value"),
      label: Wording("指标值写在这里", "the value belongs here"),
      advice: Wording("在名称后面写上指标值和单位", "write its value and unit"),
      reason: Wording("没有指标值就无法考核。", "Without a value nothing can be measured."),
      bad: ExampleForms.withoutRelations(row: "公厕数量"),
      good: ExampleForms.withoutRelations(row: "公厕数量  60  8 座\n    公厕完好率  40  95 %"),
      source: section),
    with: .noTarget
  ) { indicator, context, findings in
    guard indicator.target.isAbsent else { return }
    findings.report(at: indicator.range.atEnd, ["name": context.wording(indicator.name)])
  }

  static let rangeUnits = Check.indicator(
    Rule(
      315, "range-units", "范围两端单位不同", .error,
      message: Wording(
        "范围两端的单位不同：“{low}”和“{high}”", "the ends of the range have different units: “{low}” and “{high}”"),
      advice: Wording("两端用同一个单位", "use one unit for both"),
      reason: Wording("单位不同就看不出范围有多大。", "With two units the range cannot be read."),
      bad: .replacing("≥ 21000 平方米", with: "= 1平方米~2亩"), good: .replacing("≥ 21000 平方米", with: "= 1~2 亩"),
      source: section),
    with: .range
  ) { indicator, context, findings in
    guard case .range(let low, let high)? = indicator.target.value?.value, let first = low.unit, let second = high.unit,
      first.head != second.head,
      // 8万~9万元 lacks 元, which is PF311's.
      context.atom(first)?.omitsYuan != true, context.atom(second)?.omitsYuan != true
    else { return }
    findings.report(
      at: first.range.union(second.range),
      ["low": context.wording(first.range), "high": context.wording(second.range)])
  }

  static let vacuous = Check.indicator(
    Rule(
      316, "vacuous-target", "目标没有约束力", .warning,
      message: Wording("“{target}”{problem}", "“{target}” {problem}"),
      advice: Wording("写出真正要达到的数", "write the figure that is really to be reached"),
      reason: Wording("指标要有约束力。", "A target has to bind."),
      bad: .replacing("≥ 21000 平方米", with: "≥ 0 平方米"), good: .standard, source: section),
    with: .zero
  ) { indicator, context, findings in
    guard let target = indicator.target.value,
      target.relation == .figure(.greaterEqual) || target.relation == .figure(.less),
      case .quantity(let quantity) = target.value, quantity.number.isZero, let atom = context.atom(quantity.unit),
      context.units.dimensions[atom.dimension].minimum == .zero
    else { return }
    findings.report(
      at: target.range,
      [
        "target": context.wording(target.range),
        "problem": target.relation == .figure(.less)
          ? Wording("怎么都不能完成", "can be met by nothing") : Wording("怎么都能完成", "is met by anything"),
      ])
  }

  static let tooManyDigits = Check.indicator(
    Rule(
      318, "too-many-digits", "小数位数过多", .hint,
      message: Wording("{value} {unit}精确到了小数 {digits} 位", "{value} {unit} has {digits} decimals"),
      advice: Wording("“{unit}”最多写 {allowed} 位小数", "“{unit}” takes at most {allowed} decimals"),
      reason: Wording("金额最小到分。", "Money goes down to one hundredth of a yuan."),
      bad: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护经费          10  ≤ 80000.125 元"),
      good: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护经费          10  ≤ 80000.12 元"), source: section
    ),
    with: .decimals
  ) { indicator, context, findings in
    for quantity in context.quantities(indicator) {
      guard let atom = plainAtom(quantity, context), let allowed = atom.fractionDigits else { continue }
      let digits = quantity.number.significantFractionDigits
      guard digits > allowed else { continue }
      findings.report(
        at: quantity.numberRange,
        [
          "value": .init(verbatim: quantity.number.description), "unit": .init(verbatim: atom.name),
          "digits": .init(verbatim: String(digits)), "allowed": .init(verbatim: String(allowed)),
        ])
    }
  }
}
