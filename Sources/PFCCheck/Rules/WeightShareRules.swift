// PF208 to PF210: how the total is divided among levels and indicators. Nothing here is said of a table whose weights do
// not reach their total; PF201 comes first.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum WeightShareRules {
  static let all: [Check] = [split, concentrated, allEqual]

  private static let guidance = Wording(
    "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》",
    "the Ministry of Finance's guidance on core indicators (2021, No. 101)")

  /// Whether every weight can be read and they reach the total.
  private static func reachesTotal(_ context: TableContext, _ indicators: [Indicator]) -> Bool {
    guard let total = context.table.weights?.total else { return false }
    var sum = Decimal.zero
    for row in indicators.indices where !context.rows[row].marks.contains(.reserve) {
      guard case .value(let weight) = indicators[row].weight, let next = sum + weight.number else { return false }
      sum = next
    }
    return sum == total
  }

  static let split = Check.table(
    Rule(
      208, "weight-split", "一级指标的权重分配不合规定", .warning,
      message: Wording("一级指标的权重是{sums}，一般应为{expected}", "the levels weigh {sums}, the usual division is {expected}"),
      label: Wording("{level}现在是 {sum}，应为 {points}", "{level} has {sum}, should have {points}"),
      advice: Wording(
        "在各级之间调整权重；本地规定不同的，在表样里写“一级权重：…”",
        "move points between the levels; where local rules differ, the form can say “一级权重：…”"),
      reason: Wording(
        "每一级占多少分有规定：产出 50、效益 30、满意度 10；设成本指标的，成本 20、产出 40、效益 20、满意度 10；不设满意度的，10 分归效益。",
        "The points of each level are laid down: 50, 30 and 10; with costs 20, 40, 20 and 10; without satisfaction its 10 go to benefits."
      ),
      bad: levelled(output: 60, benefit: 20), good: levelled(output: 50, benefit: 30), source: guidance),
    with: .levels
  ) { context, findings in
    guard let indicators = context.record.indicators.value, reachesTotal(context, indicators),
      let shares = shares(context, indicators),
      let wrong = shares.firstIndex(where: { $0.sum != $0.points })
    else { return }
    let share = shares[wrong]
    func list(_ value: (Share) -> Decimal) -> Wording {
      let list = Wording.list(shares.map { "\($0.level) \(value($0).normalized)" })
      return Wording(" " + list.zh, list.en)
    }
    findings.report(
      at: share.place ?? context.indicatorsKey,
      [
        "sums": list(\.sum), "expected": list(\.points),
        "level": .init(verbatim: share.level), "sum": .init(verbatim: share.sum.normalized.description),
        "points": .init(verbatim: share.points.normalized.description),
      ])
  }

  /// Whether a table with levels should have this one: a form with a division of its own says which there are.
  static func expects(_ level: String, _ context: TableContext) -> Bool {
    guard let division = context.table.weights?.split, !division.isEmpty else { return true }
    return division.contains { $0.level.hasPrefix(level) }
  }

  /// Whether every level has its points; without satisfaction, benefit has them.
  static func isDividedAsLaidDown(_ context: TableContext, _ indicators: [Indicator]) -> Bool {
    guard reachesTotal(context, indicators), let shares = shares(context, indicators) else { return false }
    return shares.allSatisfy { $0.sum == $0.points }
  }

  private struct Share {
    let level: String
    var points: Decimal
    var sum = Decimal.zero
    /// The first group of the level.
    var place: TextRange?
  }

  /// What each level should have and has; nil where a row has no level, or one that the division does not know.
  private static func shares(_ context: TableContext, _ indicators: [Indicator]) -> [Share]? {
    func begins(_ indicator: Indicator, _ level: String) -> Bool {
      guard let range = indicator.level1 else { return false }
      return equals(context.bytes, TextRange(Int(range.start), Int(range.start) + level.utf8.count), level)
    }
    guard let rule = context.table.weights else { return nil }
    var division = rule.split
    if division.isEmpty {
      guard rule.total == WeightShare.usualTotal else { return nil }
      division = WeightShare.usual(withCost: indicators.contains { begins($0, WeightShare.cost) })
    }
    var shares = division.map { Share(level: $0.level, points: $0.points) }
    for indicator in indicators {
      guard let weight = indicator.weight.value, let index = shares.firstIndex(where: { begins(indicator, $0.level) }),
        let sum = shares[index].sum + weight.number
      else { return nil }
      shares[index].sum = sum
      if shares[index].place == nil { shares[index].place = indicator.level1 }
    }
    // A table of one level lacks the others altogether, which is another fault.
    guard shares.count(where: { $0.place != nil }) > 1 else { return nil }
    return givingSatisfactionToBenefit(shares)
  }

  /// A table without satisfaction indicators gives their points to 效益.
  private static func givingSatisfactionToBenefit(_ shares: [Share]) -> [Share] {
    var shares = shares
    guard let from = shares.firstIndex(where: { $0.level == WeightShare.satisfaction }), shares[from].place == nil,
      let to = shares.firstIndex(where: { $0.level == WeightShare.benefit }),
      let points = shares[to].points + shares[from].points
    else { return shares }
    shares[to].points = points
    shares.remove(at: from)
    return shares
  }

  private static func levelled(output: Int, benefit: Int) -> Example {
    .fundRows(
      """
      [产出指标/数量指标]
      公厕数量        \(output - 30)  = 8 座
      清扫保洁面积    30  ≥ 21000 平方米
      [效益指标/社会效益指标]
      环境整洁程度    \(benefit)  定性 良好
      [满意度指标]
      群众满意度      10  ≥ 90 %
      """)
  }

  static let concentrated = Check.table(
    Rule(
      209, "weight-concentrated", "权重过于集中", .hint,
      message: Wording("“{name}”一项占 {weight}，全部是 {total}", "“{name}” alone holds {weight} of {total}"),
      advice: Wording(
        "把这个指标分成几个，或者把权重匀一些给别的指标，单项不超过{limit}为宜",
        "split it into several indicators, or give some of its points to others; one should hold no more than {limit}"
      ),
      reason: Wording("一项定成败的表，看不出别的工作做得怎样。", "Where one row decides everything, the other work goes unseen."),
      bad: .replacing(
        "    公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米\n    公厕设施完好率        20  ≥ 95 %\n",
        with: "    公厕设施完好率        50  ≥ 95 %\n"),
      good: .standard, source: Wording("绩效目标审核中的常见意见", "a frequent remark of reviewers"))
  ) { context, findings in
    guard let total = context.table.weights?.total, let indicators = context.record.indicators.value,
      let limit = (total * Decimal(indicators.count == 2 ? 60 : 40))?.dividedByPowerOfTen(2),
      let row = indicators.indices.first(where: { isAbove(indicators[$0].weight, limit) }),
      let weight = indicators[row].weight.value, reachesTotal(context, indicators)
    else { return }
    let sign = weight.sign == .percent ? "%" : ""
    findings.report(
      row: row, at: weight.range,
      [
        "name": context.wording(indicators[row].name), "weight": .init(verbatim: weight.number.description + sign),
        "total": .init(verbatim: total.normalized.description + sign),
        "limit": indicators.count == 2 ? Wording("六成", "three fifths") : Wording("四成", "two fifths"),
      ])
  }

  private static func isAbove(_ weight: Slot<Weight>, _ limit: Decimal) -> Bool {
    guard case .value(let weight) = weight else { return false }
    return weight.number > limit
  }

  /// As many rows as the table must have, five times 20 %, are nobody's carelessness; of four there is little to choose.
  static let allEqual = Check.table(
    Rule(
      210, "weights-all-equal", "权重全部相同", .hint,
      message: Wording("{count} 个指标的权重都是 {weight}", "all {count} indicators weigh {weight}"),
      advice: Wording("按重要程度分出轻重", "give more to what matters more"),
      reason: Wording("权重平均分配，看不出重点。", "Equal weights show no priorities."),
      bad: .fundRows(
        """
        公厕数量          15  = 8 座
        清扫保洁面积      15  ≥ 21000 平方米
        公厕设施完好率    15  ≥ 95 %
        垃圾日产日清率    15  ≥ 98 %
        环境整洁程度      15  定性 良好
        群众满意度        15  ≥ 90 %
        """),
      good: .standard, source: Wording("绩效目标审核中的常见意见", "a frequent remark of reviewers"))
  ) { context, findings in
    guard let indicators = context.record.indicators.value,
      indicators.count > max(4, context.table.minimumIndicators), let first = indicators[0].weight.value,
      indicators.indices.allSatisfy({ indicators[$0].weight.value?.number == first.number }),
      reachesTotal(context, indicators)
    else { return }
    findings.report(
      at: context.indicatorsKey,
      ["count": .init(verbatim: String(indicators.count)), "weight": context.wording(first.range)])
  }
}
