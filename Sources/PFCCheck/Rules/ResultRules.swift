// PF918 to PF921: what is typed under a row at the year's end can be read: a score is a number, a result is in the unit of
// its target, each stands once, and its key is one that tables have.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum ResultRules {
  static let all: [Check] = [scoreUnreadable, otherUnit, typedTwice, misspeltKey]

  private static let scoring = EvaluationRules.scoring

  private static func under(_ attributes: String) -> Example { EvaluationRules.under(attributes) }

  static let scoreUnreadable = Check.indicator(
    Rule(
      918, "score-unreadable", "得分不是分数", .warning,
      message: Wording("“{name}”的得分“{text}”不是分数", "the score “{text}” of “{name}” is no number of points"),
      advice: Wording("写成数字，如“9.5”，不小于 0", "write a number such as 9.5, not below 0"),
      reason: Wording("得分要加总成总分。", "Scores are added up."),
      bad: under("\n    - 得分：满分"), good: under("\n    - 得分：10"), source: scoring),
    with: .attributes
  ) { indicator, context, findings in
    guard let text = context.attribute(.score, of: indicator), !text.isEmpty, context.points(text) == nil,
      // 7/10 can be read by a person.
      fold(context.bytes, Int(text.start)).code == 0x2D || !context.holdsFigure(text)
    else { return }
    findings.report(at: text, ["name": context.wording(indicator.name), "text": context.wording(text)])
  }

  static let otherUnit = Check.indicator(
    Rule(
      919, "result-in-other-unit", "完成值的单位与指标值不同", .warning,
      message: Wording(
        "“{name}”的指标值以“{unit}”计，完成值以“{other}”计", "the target of “{name}” is in “{unit}”, its result in “{other}”"),
      advice: Wording("完成值用指标值的单位", "give the result in the unit of the target"),
      reason: Wording("单位不同，看不出完成了没有。", "Nobody can tell whether it was reached."),
      bad: under("\n    - 完成值：8 次"), good: under("\n    - 完成值：8 座"), source: scoring),
    with: .attributes
  ) { indicator, context, findings in
    guard let text = context.attribute(.actual, of: indicator), let figure = context.figure(text),
      let unit = context.quantities(indicator).first?.unit, !unit.isCompound, let own = context.atom(unit),
      let typed = context.units.spelling(context.bytes, figure.rest).map({ context.units.atoms[$0.atom] }),
      typed.dimension != own.dimension, !context.isCount(typed) || !context.isCount(own) || typed.factor != own.factor
    else { return }
    findings.report(
      at: figure.rest,
      [
        "name": context.wording(indicator.name), "unit": context.wording(unit.range),
        "other": context.wording(figure.rest),
      ])
  }

  static let typedTwice = Check.indicator(
    Rule(
      920, "result-twice", "完成值或得分写了两次", .warning,
      message: Wording("“{name}”下面写了两次“{key}”", "“{key}” stands twice under “{name}”"),
      label: Wording("第二次", "the second"),
      advice: Wording("留下对的一个", "keep the right one"),
      reason: Wording("两个不同的结果不知道该用哪个。", "Nobody can tell which of the two counts."),
      bad: under("\n    - 完成值：8 座\n    - 完成值：7 座"), good: under("\n    - 完成值：8 座"), source: scoring),
    with: .attributes
  ) { indicator, context, findings in
    let conventions = context.standards.conventions
    for group in [WordGroup.actual, .score] {
      let typed = indicator.attributes.filter { conventions.isWord(context.bytes, $0.key, of: group) }
      guard typed.count > 1 else { continue }
      findings.report(
        at: typed[1].key, ["name": context.wording(indicator.name), "key": context.wording(typed[1].key)],
        related: [
          RelatedPlace(source: context.record.source, range: typed[0].key, label: Wording("第一次", "the first"))
        ])
    }
  }

  static let misspeltKey = Check.indicator(
    Rule(
      921, "result-key-misspelt", "附注的项目名像是写错了", .hint,
      message: Wording("“{typed}”像是“{meant}”", "“{typed}” was probably meant to be “{meant}”"),
      label: Wording("是不是“{meant}”？", "did you mean “{meant}”?"),
      advice: Wording("改为“{meant}”；就叫这个名字的不用改", "write “{meant}”, unless that is its name"),
      reason: Wording("项目名写错，完成值和得分就没有人核对。", "Under a wrong key no result and no score is checked."),
      bad: under("\n    - 完成直：8 座"), good: under("\n    - 完成值：8 座"), source: scoring),
    with: .attributes
  ) { indicator, context, findings in
    for attribute in indicator.attributes where (6...18).contains(attribute.key.count) {
      let conventions = context.standards.conventions
      guard !keyGroups.contains(where: { conventions.isWord(context.bytes, attribute.key, of: $0) }) else { continue }
      let typed = context.record.string(attribute.key)
      guard let meant = homophone(of: typed, among: keys, exactly: true) else { continue }
      findings.report(
        at: attribute.key, ["typed": .init(verbatim: typed), "meant": .init(verbatim: meant)],
        fixes: [
          Fix(Wording("改为“\(meant)”", "change to “\(meant)”"), replace: attribute.key, with: meant, .unsafe)
        ])
    }
  }

  private static let keyGroups: [WordGroup] = [.actual, .score, .deviation]
  private static let keys = ["完成值", "实际完成值", "全年完成值", "得分", "自评得分", "偏差原因", "未完成原因"]
}

extension TableContext {
  /// 8 家 of 8 户: whatever is counted one by one.
  fileprivate func isCount(_ atom: UnitAtom) -> Bool {
    ["person", "household", "organisation", "thing"].contains(units.dimensions[atom.dimension].id)
  }

  /// A result in the unit of its target, exactly; nil where it is in none or in another kind of unit.
  func number(of figure: LeadingFigure, in unit: Unit) -> Decimal? {
    if figure.rest.isEmpty || hasSameUnit(figure.rest, unit) { return figure.number }
    guard !unit.isCompound, let head = unit.head, let typed = units.spelling(bytes, figure.rest)?.atom else {
      return nil
    }
    return units.convert(figure.number, from: typed, to: head)
  }

  /// Whether a text gives no reason: it is empty, a mark, or 无.
  func isNoReason(_ text: TextRange?) -> Bool {
    guard let text else { return true }
    let words = record.string(text).filter { $0.isLetter || $0.isNumber }
    return words.count < 2 || ["暂无", "没有", "同上", "无偏差", "无原因", "说明"].contains(words)
  }

  /// How a result misses a target that has no proportion: 0, a date, a range. nil where it does not, or nothing can be told.
  func miss(of indicator: Indicator) -> (fault: Wording, comparison: String)? {
    guard let target = indicator.target.value, case .figure(let relation) = target.relation,
      let text = attribute(.actual, of: indicator)
    else { return nil }
    let typed = record.string(text)
    switch target.value {
    case .quantity(let quantity):
      guard quantity.number.isZero, relation == .equal || relation == .lessEqual, let unit = quantity.unit,
        let actual = figure(text).flatMap({ number(of: $0, in: unit) }), actual > .zero
      else { return nil }
      return (Wording("目标是 0，没有做到", "was to be 0"), "\(actual) > 0")
    case .range(let low, let high):
      guard let unit = low.unit ?? high.unit, let actual = figure(text).flatMap({ number(of: $0, in: unit) }),
        actual < low.number || actual > high.number
      else { return nil }
      return (
        Wording("不在 \(low.number)~\(high.number) 之内", "is not within \(low.number) to \(high.number)"),
        actual < low.number ? "\(actual) < \(low.number)" : "\(actual) > \(high.number)"
      )
    case .tolerance(let quantity):
      let signless = bytes[Int(text.start)] == 0x2D || bytes[Int(text.start)] == 0x2B ? 1 : 0
      guard let unit = quantity.unit,
        let actual = figure(TextRange(Int(text.start) + signless, Int(text.end))).flatMap({ number(of: $0, in: unit) }),
        actual > quantity.number
      else { return nil }
      return (Wording("超出 ±\(quantity.number)", "is beyond ±\(quantity.number)"), "\(typed) > ±\(quantity.number)")
    case .date(let limit):
      guard relation == .lessEqual || relation == .less,
        let date = CalendarDate(digitsOf: bytes, text), date.isAfter(limit.date) == true
      else { return nil }
      let due = record.string(limit.range)
      return (Wording("晚于期限 \(due)", "was due \(due)"), "\(typed) > \(due)")
    case .dateRange, .proportion, .text: return nil
    }
  }
}
