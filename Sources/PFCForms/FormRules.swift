// PF8xx: what can be wrong with the description of a form.

package import PFCDiagnostics

/// Rules about forms.
package enum FormRules {
  /// All rules of this topic.
  package static let all = [unknownWord, unknownPlaceholder, raggedLayout, brokenJoin, incompleteForm, unknownForm]

  private static let section = Wording("pfc 语言说明第 7 节", "pfc language, section 7")

  /// A project of one department with a form of its own, to be varied by the examples.
  private static func project(
    _ field: String, _ row: String, object: String = "部门", heading: String = "年度目标 | {目标} | < | < | < | <"
  ) -> Example {
    .project {
      [
        .init(
          "青石.pfc",
          """
          表样：青石.form.pfc
          部门：青石街道
          目标：做好工作。
          指标：
              公厕数量  60  = 8 座
              公厕完好率  40  ≥ 95 %

          """),
        .init(
          "青石.form.pfc",
          """
          表样：青石区整体绩效目标
          单位：万元

          表：整体绩效目标表
          对象：\(object)
          权重合计：100
          字段：
              部门  文字  必填
              \(field)
              指标  指标  必填
          版面：
              \(heading)
              考核指标 | 指标 | 权重 | 单位 | 性质 | 值
              ^ | {指标.名称} | {指标.权重} | {指标.单位} | {指标.性质} | \(row)

          """),
      ]
    }
  }

  private static let good = project("目标  长文  必填", "{指标.值}")

  package static let unknownWord = Rule(
    801, "unknown-form-word", "表样里的词看不懂", .error,
    message: Wording("表样里看不懂“{word}”", "“{word}” means nothing in a form"),
    label: Wording("{suggestion}", "{suggestion}"),
    advice: Wording(
      "字段的类型有：文字、长文、金额、年份、指标；后面可写：必填、分年度、别名、分项、即",
      "kinds of fields: 文字 长文 金额 年份 指标; then 必填 分年度 别名 分项 即"),
    reason: Wording("表样决定检查和版面，不能含糊。", "The form drives checks and layout, so nothing may stay unclear."),
    bad: project("目标  长字  必填", "{指标.值}"), good: good, source: section)

  package static let unknownPlaceholder = Rule(
    802, "unknown-placeholder", "版面里的字段不存在", .error,
    message: Wording("版面里的“{name}”不是这张表的字段", "“{name}” in the layout is no field of this table"),
    label: Wording("{suggestion}", "{suggestion}"),
    advice: Wording(
      "写“字段”里有的名称，或 {单位}、{预算年度}、{指标.名称}、{指标.权重}、{指标.单位}、{指标.性质}、{指标.值}",
      "use a name from 字段, or {单位}, {…年度}, {指标.…}"),
    reason: Wording("找不到的字段会印成空白。", "A field that is not found would print as a blank."),
    bad: project("目标  长文  必填", "{指标.值}", heading: "年度目标 | {总目标} | < | < | < | <"), good: good, source: section)

  package static let raggedLayout = Rule(
    803, "ragged-layout", "版面格数不齐", .error,
    message: Wording("这一行有 {count} 格，最宽的一行有 {width} 格", "this row has {count} cells, the widest has {width}"),
    advice: Wording(
      "每行的格数要一样（并到左边的格写 <），只有一格的行占满整行",
      "give every row the same number of cells (< joins to the left); a row of one cell spans them all"),
    reason: Wording("格数不齐就画不成表。", "A table needs rows of one width."),
    bad: project("目标  长文  必填", "{指标.值}", heading: "年度目标 | {目标} | <"), good: good, source: section)

  package static let brokenJoin = Rule(
    804, "broken-join", "版面合并不当", .error,
    message: Wording("这里没有可以合并的格", "there is no cell to join with"),
    advice: Wording("第一列不能写 <，第一行不能写 ^", "< cannot stand in the first column, ^ not in the first row"),
    reason: Wording("< 并到左边一格，^ 并到上面一格。", "< joins to the left, ^ joins upwards."),
    bad: project("目标  长文  必填", "{指标.值}", heading: "^ | {目标} | < | < | < | <"), good: good, source: section)

  package static let incompleteForm = Rule(
    805, "incomplete-form", "表样不完整", .error,
    message: Wording("表样不完整，缺少{missing}", "the form is incomplete: {missing} is missing"),
    advice: Wording(
      "一份表样有：表样、单位，每张表有：表、对象、权重合计、字段、版面",
      "a form has 表样 and 单位, and for each table 表, 对象, 权重合计, 字段, 版面"),
    reason: Wording("缺一样就无法检查或排版。", "Without any of these it can be neither checked nor drawn."),
    bad: project("目标  长文  必填", "{指标.值}", object: "处室"), good: good, source: section)

  package static let unknownForm = Rule(
    806, "unknown-form", "没有这个表样", .error,
    message: Wording("没有名为“{name}”的表样", "there is no form “{name}”"),
    label: Wording("{suggestion}", "{suggestion}"),
    advice: Wording(
      "内置的表样有：{known}；自己画的表样写它的文件名，如“表样：表样/某区.pfc”",
      "built-in forms: {known}; name the file of your own one, for example “表样：forms/mine.pfc”"),
    reason: Wording("表样决定有哪些项目、权重合计多少。", "The form decides which entries there are and what weights sum to."),
    bad: .replacing("部门：青石", with: "表样：不存在的表样\n部门：青石"), good: .standard, source: section)
}
