// The forms that the loop is tried with: the built-in one, one with level columns, one with labels above and whole targets,
// one with words in rows of their own and a heading of two lines.

import PFCKit

struct LoopForm: Sendable {
  /// Where the form lies; nil for the built-in one.
  let path: String?
  private let text: String
  /// Fields that its layout does not print.
  let unprintedFields: Set<String>
  /// What its layout does not print of indicators.
  let unprintedColumns: Set<String>

  /// The line of a source that names it.
  var head: String { path.map { "表样：\($0)\n" } ?? "" }

  /// A source with the form beside it.
  func files(_ source: String) -> MemoryFiles {
    MemoryFiles(["甲.pfc": Array(source.utf8), path ?? "无": Array(text.utf8)])
  }

  static let builtIn = LoopForm(
    path: nil, text: "", unprintedFields: ["year"], unprintedColumns: ["level1", "level2", "notes"])
  static let levels = LoopForm(
    path: "表样/试验.pfc", text: OtherFormTests.form, unprintedFields: ["风险提示"], unprintedColumns: ["notes"])
  static let whole = LoopForm(
    path: "表样/横表.pfc", text: wholeForm, unprintedFields: [], unprintedColumns: ["level1", "level2"])
  static let sections = LoopForm(
    path: "表样/分节.pfc", text: sectionForm, unprintedFields: [], unprintedColumns: ["level1", "level2"])
  static let all = [builtIn, levels, whole, sections]

  private static let sectionForm = """
    表样：分节表
    单位：万元

    表：单位分节目标表
    对象：部门
    开头：单位
    权重合计：100
    字段：
        单位名称  文字  必填
        年度      年份
        总支出    金额  即 支出预算总量
        年度任务  长文  即 目标
        指标      指标
        情况说明  长文
    版面：
        单位分节目标表
        一、基本情况
        单位名称 | {单位名称} | 年度 | {年度} | 总支出（{单位}） | {总支出}
        二、本年要做到的事
        {年度任务}
        三、绩效指标表
        指标名称 | 指标值 | < | < | 权重 | 备注
        ^ | 性质 | 值 | 计量单位 | ^ | ^
        {指标.名称} | {指标.性质} | {指标.值} | {指标.单位} | {指标.权重} | {指标.备注}
        四、其他说明
        {情况说明}

    """

  private static let wholeForm = """
    表样：横表
    单位：万元

    表：单位整体目标表
    对象：部门
    开头：单位
    权重合计：无
    字段：
        单位名称  文字  必填
        年度      年份
        总支出    金额  即 支出预算总量
        目标      长文
        指标      指标
    版面：
        单位整体目标表
        单位名称 | 年度 | 总支出（{单位}）
        {单位名称} | {年度} | {总支出}
        目标 | {目标} | <
        指标名称 | 指标值 | 备注
        {指标.名称} | {指标.全值} | {指标.备注}

    表：项目目标表
    对象：专项
    开头：项目
    权重合计：无
    字段：
        项目名称  文字  必填
        预算      金额  分年度
        风险      长文
        指标      指标
    版面：
        项目目标表
        所属单位：{单位名称} | | 单位：{单位}
        项目名称 | {项目名称} | <
        {预算年度}年预算 | {预算} | <
        风险 | {风险} | <
        指标名称 | 指标值 | 备注
        {指标.名称} | {指标.全值} | {指标.备注}

    """
}
