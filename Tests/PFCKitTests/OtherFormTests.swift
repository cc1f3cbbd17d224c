// A second form with other labels, level columns and a total of 100: nothing of the built-in form stands in the code.

import PFCKit
import Testing

@Suite struct OtherFormTests {
  static let form = """
    表样：试验县项目支出绩效目标
    单位：元

    表：项目支出绩效目标申报表
    对象：部门
    开头：项目
    权重合计：100
    字段：
        项目名称      文字  必填
        申报单位      文字  必填
        年初预算数    金额  必填  即 预算  分项 上级资金、本级资金
        总体目标      长文  必填  即 目标
        风险提示      长文
        绩效指标      指标  必填  即 指标
    版面：
        项目支出绩效目标申报表
        项目名称 | {项目名称} | < | < | 申报单位 | {申报单位} | <
        年初预算数（{单位}） | {年初预算数} | < | 上级 {上级资金} | < | 本级 {本级资金} | <
        总体目标 | {总体目标} | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 性质 | 指标值 | 度量单位 | 权重
        {指标.一级} | {指标.二级} | {指标.三级} | {指标.性质} | {指标.值} | {指标.单位} | {指标.权重}

    """

  static let source = """
    表样：表样/试验.pfc
    项目：乡道养护
    申报单位：试验镇
    年初预算数：30 万元
    上级资金：200,000 元
    本级资金：10 万元
    总体目标：全年养护乡道 12.5 公里。
    风险提示：雨季注意排水。
    绩效指标：
        [产出指标/数量指标]
        养护里程      30  ≥ 12.5 公里
        巡查次数      20  ≥ 24 次
        [产出指标/质量指标]
        路面完好率    20  ≥ 95 %
        [效益指标/社会效益]
        出行便利程度  10  定性 良好
        [满意度指标]
        群众满意度    20  ≥ 90 %

    """

  private func snapshot(_ source: String) throws -> Snapshot {
    let files = MemoryFiles(["甲.pfc": Array(source.utf8), "表样/试验.pfc": Array(Self.form.utf8)])
    return try Compiler().analyze("甲.pfc", files)
  }

  @Test func aFormOfItsOwnIsChecked() throws {
    #expect(try snapshot(Self.source).diagnostics.map(\.rule.code) == [])
    let bad = Self.source.replacing("巡查次数      20", with: "巡查次数      10")
    let finding = try #require(try snapshot(bad).diagnostics.first)
    #expect(finding.message(in: .zh) == "权重合计是 90，应为 100，少 10")
  }

  @Test func amountsOfOtherUnitsAreAddedExactly() throws {
    let bad = Self.source.replacing("本级资金：10 万元", with: "本级资金：10 元")
    #expect(try snapshot(bad).diagnostics.map(\.rule.code) == [401])
  }

  @Test func levelColumnsJoinEqualNeighbours() throws {
    let text = try snapshot(Self.source).output("txt", Compiler())
    let rows = text.split(separator: "\n\n").map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    #expect(
      rows.filter { $0.count == 7 }.suffix(5).map { $0.map { $0.dropFirst() } } == [
        ["产出指标", "数量指标", "养护里程", "≥", "12.5", "公里", "30"], ["", "", "巡查次数", "≥", "24", "次", "20"],
        ["", "质量指标", "路面完好率", "≥", "95", "%", "20"], ["效益指标", "社会效益", "出行便利程度", "定性", "良好", "", "10"],
        ["满意度指标", "", "群众满意度", "≥", "90", "%", "20"],
      ])
  }

  @Test func cellsPrintInTheFormsUnit() throws {
    let text = try snapshot(Self.source).output("txt", Compiler())
    #expect(text.contains("\t年初预算数（元）\n\t300000\n\t上级 200000\n\t本级 100000\n"))
  }

  @Test func fieldsThatOnlyTheFormKnowsAreInTheJSON() throws {
    let text = try snapshot(Self.source).output("json", Compiler())
    #expect(text.contains(#""风险提示": "雨季注意排水。""#))
    #expect(text.contains(#""budgetParts""#))
    #expect(text.contains(#""level1": "产出指标", "level2": "数量指标""#))
  }

  @Test func theOpenersFieldIsTheNameWhateverItIsCalled() throws {
    let form = Self.form.replacing("项目名称      文字", with: "任务简称      文字").replacing("{项目名称}", with: "{任务简称}")
    let files = MemoryFiles(["甲.pfc": Array(Self.source.utf8), "表样/试验.pfc": Array(form.utf8)])
    let text = try Compiler().analyze("甲.pfc", files).output("json", Compiler())
    #expect(text.contains(#""name": "乡道养护""#))
    #expect(!text.contains("任务简称"))
  }

  @Test func theSpecialWordOfTheFormOpensItsTables() throws {
    let department = try #require(try snapshot(Self.source).departments.first)
    #expect(department.record.name.map(department.record.string) == "乡道养护")
  }
}
