// PF726: groups of rows are called by their usual names, or the rules about kinds and weights do not know them.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum LevelRules {
  static let all: [Check] = [misspelt]

  static let misspelt = Check.table(
    Rule(
      726, "level-misspelt", "分组名称像是写错了", .hint,
      message: Wording("没有“{level}”这样的分组", "no group is called “{level}”"),
      label: Wording("{suggestion}", "{suggestion}"),
      advice: Wording(
        "改成常用的名称，如“[产出指标/数量指标]”，权重和指标类别才能检查",
        "use the usual name, such as [产出指标/数量指标], so that weights and kinds can be checked"),
      reason: Wording("分组名称写错，这一组的指标就不算在那一级里。", "Rows of a misspelt group count for none of the levels."),
      bad: grouped("产除指标"), good: grouped("产出指标"),
      source: Wording("财预〔2021〕101号", "Cai Yu [2021] No. 101")),
    with: .levels
  ) { context, findings in
    guard let indicators = context.record.indicators.value else { return }
    var last: (TextRange?, TextRange?) = (nil, nil)
    for (row, indicator) in indicators.enumerated() where (indicator.level1, indicator.level2) != last {
      defer { last = (indicator.level1, indicator.level2) }
      if indicator.level1 != last.0 { check(indicator.level1, row, context, &findings) }
      check(indicator.level2, row, context, &findings)
    }
  }

  private static func grouped(_ level: String) -> Example {
    .fundRows(
      """
      [\(level)/数量指标]
      公厕数量              10  = 8 座
      清扫保洁面积          20  ≥ 21000 平方米
      公厕设施完好率        20  ≥ 95 %
      [效益指标]
      垃圾日产日清率        20  ≥ 98 %
      环境整洁程度          10  定性 良好
      [满意度指标]
      群众满意度            10  ≥ 90 %
      """)
  }

  private static func check(
    _ level: TextRange?, _ row: Int, _ context: TableContext, _ findings: inout Findings
  ) {
    let known = context.standards.conventions.words(of: .levelName)
    guard let level, !known.contains(where: { equals(context.bytes, level, $0) }) else { return }
    let typed = context.record.string(level)
    guard let near = nearest(to: typed, among: known), likeness(of: typed, to: near) != nil else { return }
    findings.report(
      row: row, at: level, ["level": .init(verbatim: typed), "suggestion": .didYouMean(near, for: typed)],
      fixes: [Fix(Wording("改为“\(near)”", "change to “\(near)”"), replace: level, with: near, .unsafe)])
  }
}
