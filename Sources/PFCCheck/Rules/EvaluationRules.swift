// PF91x: what is typed under a row at the year's end (完成值, 得分, 偏差原因) agrees with the row. Scores are
// computed in ScoreRules.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCSyntax
import PFCText

enum EvaluationRules {
  static let all: [Check] = [copiedTarget, scoreAboveWeight, reasonMissing, overshoot, executionAboveAll]

  static let scoring = Wording("财预〔2020〕10号", "Cai Yu [2020] No. 10")
  private static let row = "    公厕数量              10  = 8 座"

  /// An example: attributes under a row of the standard department.
  static func under(row: String = row, _ attributes: String) -> Example {
    .replacing(Self.row, with: row + attributes)
  }

  static let copiedTarget = Check.indicator(
    Rule(
      911, "actual-copies-target", "完成值照抄指标值", .error,
      message: Wording("“{name}”的完成值“{text}”{problem}", "the result “{text}” of “{name}” {problem}"),
      advice: Wording(
        "写实际做到的数，如“266 米”；没有开展的写 0", "write what was really reached, such as “266 米”; 0 when nothing was"),
      reason: Wording(
        "完成值是年底实际做到的结果，要能与指标值比较。", "A result is what was reached, so that it can be compared with the target."),
      bad: under("\n    - 完成值：=8 座"), good: under("\n    - 完成值：8 座"), source: scoring),
    with: .attributes
  ) { indicator, context, findings in
    guard let text = context.attribute(.actual, of: indicator), !text.isEmpty else { return }
    var level: Level?
    let problem: Wording
    let place: TextRange
    if let relation = Relation.leading(context.bytes, text), context.isFigureOfTarget(text, behind: relation, indicator)
    {
      let mark = context.wording(relation)
      problem = Wording("照抄了“\(mark.zh)”", "repeats “\(mark.en)”")
      place = relation
      // 超过 8 座 may be how a clerk says that more was done.
      if context.bytes[Int(relation.start)] >= 0xE4, fold(context.bytes, Int(relation.start)).code == Mark.other {
        if reached.contains(where: { context.bytes[relation.bounds].elementsEqual($0) }) { return }
        level = .warning
      }
    } else if context.isNegative(text, indicator) {
      problem = Wording("是负数", "is below zero")
      place = text
      level = .warning
    } else if context.quantities(indicator).first != nil, !context.holdsFigure(text) {
      problem = Wording("不是数字", "is no figure")
      place = text
      level = .warning
    } else {
      return
    }
    findings.report(
      at: place,
      ["name": context.wording(indicator.name), "text": context.wording(text), "problem": problem], level: level)
  }

  /// How a result is told: 达到 8 座.
  private static let reached = ["达到", "达"].map { Array($0.utf8) }

  static let scoreAboveWeight = Check.indicator(
    Rule(
      912, "score-above-weight", "得分超过权重", .error,
      message: Wording("“{name}”得 {score} 分，超过权重 {weight}", "“{name}” scores {score}, above its weight {weight}"),
      advice: Wording("得分最多 {weight} 分", "a row scores at most {weight}"),
      reason: Wording("一个指标的满分就是它的权重。", "The weight of a row is its full score."),
      bad: under("\n    - 得分：12"), good: under("\n    - 得分：10"), source: scoring),
    with: .attributes
  ) { indicator, context, findings in
    guard let score = context.score(of: indicator), let weight = indicator.weight.value, score.number > weight.number
    else { return }
    findings.report(
      at: score.range,
      [
        "name": context.wording(indicator.name), "score": .init(verbatim: score.number.description),
        "weight": .init(verbatim: weight.number.description),
      ])
  }

  static let reasonMissing = Check.indicator(
    Rule(
      913, "reason-missing", "扣分没有说明原因", .warning,
      message: Wording(
        "“{name}”得 {score} 分，少于权重 {weight}，没有写原因", "“{name}” scores {score} of {weight} without a reason"),
      advice: Wording("在下面加一行“- 偏差原因：…”", "add a line “- 偏差原因：…” below"),
      reason: Wording(
        "没有得满分的指标，自评表要写明偏差原因和改进措施。", "Where points are lost, the evaluation says why and what will change."),
      bad: under("\n    - 得分：7"), good: under("\n    - 得分：7\n    - 偏差原因：一座公厕停用改造，已列入下年计划"), source: scoring),
    with: .attributes
  ) { indicator, context, findings in
    guard let score = context.score(of: indicator), let weight = indicator.weight.value, score.number < weight.number,
      context.isNoReason(context.attribute(.deviation, of: indicator)),
      // That its score is wrong is PF916's.
      !context.losesPointsInSilence(indicator)
    else { return }
    findings.report(
      at: score.range,
      [
        "name": context.wording(indicator.name), "score": .init(verbatim: score.number.description),
        "weight": .init(verbatim: weight.number.description),
      ])
  }

  // No national threshold is set; regions use 20 to 50 %. Other units than the target's, and none, are compared never.
  static let overshoot = Check.indicator(
    Rule(
      914, "overshoot", "完成值远超指标值", .warning,
      message: Wording(
        "“{name}”完成 {actual}，超过指标值 {target} 的 130%",
        "the result {actual} of “{name}” is above 130 % of its target {target}"),
      advice: Wording(
        "核对完成值；指标值定低了的，在偏差原因里说明，下年调高", "check it; where the target was too low, say so and raise it next year"),
      reason: Wording(
        "完成值远高于指标值，多半是年初把指标定低了。", "A result far above its target mostly means that the target was too low."),
      bad: under(row: "    公厕数量              10  ≥ 8 座", "\n    - 完成值：12 座"),
      good: under(row: "    公厕数量              10  ≥ 8 座", "\n    - 完成值：9 座"), source: scoring),
    with: .attributes
  ) { indicator, context, findings in
    guard let text = context.attribute(.actual, of: indicator), let target = indicator.target.value,
      [.figure(.greaterEqual), .figure(.greater), .figure(.equal)].contains(target.relation),
      case .quantity(let quantity) = target.value, let unit = quantity.unit, !quantity.number.isNegative,
      !quantity.number.isZero, let actual = context.figure(text),
      context.hasSameUnit(actual.rest, unit), let ten = actual.number * Decimal(10),
      let limit = quantity.number * Decimal(13), ten > limit
    else { return }
    let name = context.wording(unit.range).zh
    findings.report(
      at: text,
      [
        "name": context.wording(indicator.name), "actual": .init(verbatim: "\(actual.number) \(name)"),
        "target": .init(verbatim: "\(quantity.number) \(name)"),
      ])
  }

  static let executionAboveAll = Check.indicator(
    Rule(
      915, "execution-above-100", "预算执行率超过 100%", .warning,
      message: Wording("预算执行率是 {value}%，超过 100%", "the budget is executed at {value} %, above 100 %"),
      advice: Wording("执行数除以全年预算数（含调整），不超过 100%", "the executed sum divided by the adjusted budget is at most 100 %"),
      reason: Wording("支出不会超过调整后的预算。", "Spending does not exceed the adjusted budget."),
      bad: under("\n    - 预算执行率：102.59%"), good: under("\n    - 预算执行率：98.2%"),
      source: Wording("公开的自评表中曾见 102.59%", "102.59 % stands in a published evaluation")),
    with: [.attributes, .word(.execution)]
  ) { indicator, context, findings in
    func judge(_ number: Decimal, _ place: TextRange) {
      guard number > Decimal(100) else { return }
      findings.report(at: place, ["value": .init(verbatim: number.description)])
    }
    if let quantity = context.quantities(indicator).last, quantity.number > Decimal(100),
      context.atom(quantity.unit)?.name == "%", findings.nameHas(.execution)
    {
      judge(quantity.number, quantity.numberRange)
    }
    guard !indicator.attributes.isEmpty else { return }
    let isExecution = findings.nameHas(.execution)
    for attribute in indicator.attributes {
      let conventions = context.standards.conventions
      guard
        conventions.isWord(context.bytes, attribute.key, of: .execution)
          || isExecution && conventions.isWord(context.bytes, attribute.key, of: .actual),
        let figure = context.figure(attribute.text), fold(context.bytes, Int(figure.rest.start)).code == 0x25
      else { continue }
      judge(figure.number, figure.range)
    }
  }
}

extension TableContext {
  /// -5 公里 of what cannot be below zero.
  fileprivate func isNegative(_ text: TextRange, _ indicator: Indicator) -> Bool {
    guard fold(bytes, Int(text.start)).code == 0x2D, let quantity = quantities(indicator).first,
      let atom = atom(quantity.unit), units.dimensions[atom.dimension].minimum == .zero
    else { return false }
    if case .tolerance? = indicator.target.value?.value { return false }
    let start = Int(text.start) + fold(bytes, Int(text.start)).length
    return figure(TextRange(start, Int(text.end))) != nil
  }
}
