// PF916 and PF917: scores follow from results, and the total from the scores, in exact decimals.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCSyntax
import PFCText

enum ScoreRules {
  static let all: [Check] = [scoreOfResult, totalScore]

  private static let row = "    公厕数量              10  = 8 座"

  private static func under(_ target: String, _ attributes: String) -> Example {
    .replacing(row, with: "    公厕数量              10  \(target)" + attributes)
  }

  // Regions score a missed target in tiers or with a pass mark, and deduct for other reasons; none of these gives more
  // than the plain proportion does, and less cannot be judged. A target that was met scores in full everywhere, so there
  // less is told, too, unless a reason stands below. A warning is enough.
  static let scoreOfResult = Check.indicator(
    Rule(
      916, "score-against-result", "得分与完成值不符", .warning,
      message: Wording("“{name}”{fault}，现在写 {score} 分", "“{name}” {fault}, not {score}"),
      label: Wording("{arithmetic}", "{arithmetic}"),
      advice: Wording(
        "核对完成值和得分；扣分另有原因的，写“- 偏差原因：…”；本地评分办法不同的，写“- 豁免：PF916 办法名称”",
        "check result and score; give another reason for lost points as “- 偏差原因：…”; where local rules differ, write "
          + "“- 豁免：PF916 reason”"),
      reason: Wording(
        "达到指标值的得满分；没有达到的，得分按完成的比例计算，不能是满分。",
        "What meets its target scores in full; what misses it scores in proportion to what was reached."),
      bad: under("≥ 8 座", "\n    - 完成值：6 座\n    - 得分：10"),
      good: under("≥ 8 座", "\n    - 完成值：6 座\n    - 得分：7.5\n    - 偏差原因：两座改造未完工，下年完成"),
      source: Wording("财预〔2020〕10号；公开的自评表附注", "Cai Yu [2020] No. 10; notes of published evaluations")),
    with: .attributes
  ) { indicator, context, findings in
    guard !indicator.attributes.isEmpty, let score = context.score(of: indicator),
      let weight = indicator.weight.value?.number, score.number <= weight,
      case .figure(let relation)? = indicator.target.value?.relation,
      let text = context.attribute(.actual, of: indicator)
    else { return }
    func report(_ fault: Wording, _ arithmetic: String) {
      findings.report(
        at: score.range,
        [
          "name": context.wording(indicator.name), "fault": fault, "score": .init(verbatim: score.number.description),
          "arithmetic": .init(verbatim: arithmetic),
        ],
        related: [RelatedPlace(source: context.record.source, range: text, label: Wording("完成值", "the result"))])
    }
    if score.number == weight, let miss = context.miss(of: indicator) {
      return report(Wording(miss.fault.zh + "，不能得满分", miss.fault.en + " and cannot score in full"), miss.comparison)
    }
    guard case .quantity(let target)? = indicator.target.value?.value, let unit = target.unit,
      !target.number.isNegative, let figure = context.figure(text), !figure.rest.isEmpty,
      let actual = context.number(of: figure, in: unit)
    else { return }
    if let share = Share(target.number, actual, relation) {
      guard share.isExceeded(by: score.number, of: weight), let points = share.points(of: weight) else { return }
      report(
        Wording("没有达到指标值，按比例最多得 \(points) 分", "missed its target and scores \(points) at most"),
        "\(weight) × \(share.part) ÷ \(share.whole) = \(points)")
    } else if context.losesPointsInSilence(indicator) {
      report(
        Wording("达到了指标值，应得满分 \(weight) 分", "met its target and scores its full \(weight)"),
        "\(actual) \(Self.sign(target.number, actual)) \(target.number)")
    }
  }

  private static func sign(_ target: Decimal, _ actual: Decimal) -> String {
    actual == target ? "=" : actual > target ? ">" : "<"
  }

  /// What part of a missed target was reached: actual by target, or the other way round where less is better.
  private struct Share {
    let part: Decimal
    let whole: Decimal

    /// nil for a target that was met.
    init?(_ target: Decimal, _ actual: Decimal, _ relation: Relation) {
      switch relation {
      case .greaterEqual, .greater, .equal:
        guard actual < target else { return nil }
        (part, whole) = (actual, target)
      case .lessEqual, .less:
        guard actual > target else { return nil }
        (part, whole) = (target, actual)
      }
    }

    /// The points to two decimals.
    func points(of weight: Decimal) -> Decimal? { (weight * part)?.divided(by: whole, fractionDigits: 2) }

    /// A tenth of a point is rounding, and so is half a point of a whole score below the full one.
    func isExceeded(by score: Decimal, of weight: Decimal) -> Bool {
      let tolerance = Decimal(mantissa: score.isWhole && score < weight ? 5 : 1, scale: 1)
      guard let least = score - tolerance, let given = least * whole, let due = weight * part else { return false }
      return given > due
    }
  }

  static let totalScore = Check.table(
    Rule(
      917, "total-score", "总分不等于各项得分之和", .error,
      message: Wording(
        "“{field}”是 {total}，各指标得分合计 {sum}{reserve}", "“{field}” is {total}, the rows sum to {sum}{reserve}"),
      label: Wording("{addends} = {sum}", "{addends} = {sum}"),
      advice: Wording("重新加一遍各项得分，改正“{field}”或写错的得分", "add the scores again and correct “{field}” or the wrong score"),
      reason: Wording("总分是各项得分之和，决定自评等级。", "The total is the sum of all scores and decides the grade."),
      bad: ExampleForms.withScores(
        total: "88", "    公厕数量  54  = 8 座\n    - 得分：54\n    公厕完好率  36  ≥ 95 %\n    - 得分：36\n"),
      good: ExampleForms.withScores(
        total: "99.5", "    公厕数量  54  = 8 座\n    - 得分：54\n    公厕完好率  36  ≥ 95 %\n    - 得分：36\n"),
      source: Wording("公开的自评表附注", "notes of published evaluations"))
  ) { context, findings in
    guard let field = context.table.index(of: .totalScore),
      case .value(.text(let text)) = context.record.fields[field], let total = context.points(text),
      let indicators = context.record.indicators.value, !indicators.isEmpty
    else { return }
    var sum = Decimal.zero
    var addends: [String] = []
    for indicator in indicators {
      guard let score = context.score(of: indicator), let next = sum + score.number else { return }
      sum = next
      addends.append(score.number.description)
    }
    let reserve = context.table.weights?.reserve
    let tenth = Decimal(mantissa: 1, scale: 1)
    guard let least = sum - tenth, let most = sum + tenth, let limit = most + (reserve?.weight ?? .zero),
      total.number < least || total.number > limit
    else { return }
    findings.report(
      at: total.range,
      [
        "field": .init(verbatim: context.table.fields[field].name), "total": .init(verbatim: total.number.description),
        "sum": .init(verbatim: sum.description), "addends": .addends(addends),
        "reserve": total.number < least
          ? ""
          : reserve.map {
            Wording("，“\($0.name)”最多再加 \($0.weight)", ", and “\($0.name)” adds \($0.weight) at most")
          } ?? "",
      ])
  }
}

extension TableContext {
  /// Whether a row that met its target scores less than its weight, beyond rounding, and no reason stands below.
  func losesPointsInSilence(_ indicator: Indicator) -> Bool {
    guard let score = score(of: indicator), let weight = indicator.weight.value?.number,
      let most = score.number + Decimal(mantissa: 1, scale: 1), most < weight, hasMetTarget(indicator)
    else { return false }
    return isNoReason(attribute(.deviation, of: indicator))
  }

  /// Whether the result is a figure in the target's unit and as good as the target or better.
  private func hasMetTarget(_ indicator: Indicator) -> Bool {
    guard case .figure(let relation)? = indicator.target.value?.relation,
      case .quantity(let target)? = indicator.target.value?.value, let unit = target.unit,
      let text = attribute(.actual, of: indicator), let figure = figure(text), !figure.rest.isEmpty,
      let actual = number(of: figure, in: unit)
    else { return false }
    return switch relation {
    case .greaterEqual: actual >= target.number
    case .greater: actual > target.number
    case .lessEqual: actual <= target.number
    case .less: actual < target.number
    case .equal: actual == target.number
    }
  }
}
