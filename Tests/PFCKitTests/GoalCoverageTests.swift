// Promises of a goal without an indicator: what is reported, and above all what is not.

import PFCKit
import Testing

@Suite struct GoalCoverageTests {

  /// What PF511 marks in a goal; `row` takes the place of 公厕数量.
  private func gaps(_ goal: String, row: String = "公厕数量 10 = 8 座") -> [String] {
    let text = Standards.example.replacing("    道路整洁，公厕全年正常开放。", with: "    \(goal)")
      .replacing("    公厕数量              10  = 8 座", with: "    \(row)")
    return Example.file(text).check().filter { $0.rule.code == 511 }.map { $0.source.string($0.range) }
  }

  @Test(arguments: [
    ("道路整洁，组织消防演练。", "演练"),
    ("道路整洁；开展困难党员慰问，及时发放", "慰问"),
    ("为协管人员发放补贴。", "补贴"),
    ("全年巡逻不少于200次。", "全年巡逻不少于200次"),
    ("新增就业至少 50 人，道路整洁。", "新增就业至少 50 人"),
    ("环境干净，居民投诉办结率达到95.5%。", "居民投诉办结率达到95.5%"),
  ])
  func isReported(_ goal: String, _ text: String) { #expect(gaps(goal) == [text]) }

  @Test func onlyTheFirstGapIsShown() {
    #expect(gaps("组织消防演练，走访困难家庭，为协管人员发放补贴。") == ["演练"])
  }

  @Test(
    arguments: [
      ("道路整洁，公厕全年正常开放。", "公厕数量 10 = 8 座"),
      // The work, or two characters of its clause, stand in a row.
      ("组织消防演练。", "应急演练场次 10 ≥ 2 场"),
      ("组织消防培训。", "参训人数 10 ≥ 50 人"),
      ("走访困难家庭。", "入户访视户数 10 ≥ 50 户"),
      ("及时发放补贴。", "资金发放及时率 10 ≥ 98 %"),
      ("开展消防演练。", "消防知识知晓率 10 ≥ 90 %"),
      ("全年巡逻不少于200次。", "巡查频次 10 ≥ 4 次/周"),
      ("就业不少于50人。", "从业人员数量 10 ≥ 50 人"),
      // The figure stands in a row.
      ("全年巡逻不少于200次。", "安保值守数量 10 ≥ 200 班次"),
      ("设备好用率达到95%。", "公厕数量 10 = 8 座"),
      // A row about everything.
      ("组织消防演练，慰问党员。", "年度任务完成率 10 ≥ 95 %"),
      ("为协管人员发放补贴。", "项目验收合格率 10 ≥ 95 %"),
      // Other things of that name.
      ("建成培训中心。", "公厕数量 10 = 8 座"),
      ("补助资金执行到位。", "公厕数量 10 = 8 座"),
      ("落实补贴政策，规范救助站管理。", "公厕数量 10 = 8 座"),
      // Figures that promise nothing.
      ("管护公厕8座、化粪池22座。", "公厕数量 10 = 8 座"),
      ("完成2个社区、16名成员的换届。", "公厕数量 10 = 8 座"),
      ("支出不超过50万元，达到三级标准。", "公厕数量 10 = 8 座"),
      ("投入达到50万元。", "公厕数量 10 = 8 座"),
      ("达到预期效果。", "公厕数量 10 = 8 座"),
    ])
  func isSilent(_ goal: String, _ row: String) { #expect(gaps(goal, row: row) == []) }

  @Test func anOverallTableListsCoreIndicatorsOnly() {
    let text = Standards.example.replacing("    做好辖区环境卫生、", with: "    组织应急演练，慰问困难党员，走访不少于900户，做好辖区环境卫生、")
    #expect(Example.file(text).check().map(\.rule.code) == [])
  }

  @Test func aGoalTakenFromTheOverviewHasAFindingOfItsOwn() {
    let text = Standards.example.replacing("    1.辖区道路清扫保洁；", with: "    1.为协管人员发放补贴；")
      .replacing("目标：\n    道路整洁，公厕全年正常开放。", with: "目标：同概况")
    #expect(Example.file(text).check().map(\.rule.code) == [513])
  }

  @Test func theOnlyTableOfAFormIsJudged() throws {
    let source = OtherFormTests.source.replacing("全年养护乡道 12.5 公里。", with: "全年养护乡道，救助困难户。")
    let files = MemoryFiles(["甲.pfc": Array(source.utf8), "表样/试验.pfc": Array(OtherFormTests.form.utf8)])
    #expect(try Compiler().analyze("甲.pfc", files).diagnostics.map(\.rule.code) == [511])
  }
}
