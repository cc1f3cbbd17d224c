// Kinds of indicators that are missing, and the same indicator twice.

import PFCKit
import Testing

@Suite struct KindRuleTests {
  /// Codes of this file's rules for a fund with these rows.
  private func codes(_ rows: [String]) -> [RuleCode] {
    guard let start = Standards.example.firstRange(of: "    公厕数量  ") else { return [] }
    let text = Standards.example[..<start.lowerBound] + rows.map { "    \($0)\n" }.joined()
    return Example.file(String(text)).check().map(\.rule.code).filter { [704, 723, 724].contains($0) }
  }

  // MARK: PF723

  @Test(
    arguments: [
      (["公厕数量  30  = 8 座", "公厕完好率  30  ≥ 95 %", "环境整洁程度  30  定性 良好"], "满意度"),
      (["环境整洁程度  30  定性 良好", "市容面貌  30  定性 良好", "群众满意度  30  ≥ 95 %"], "产出"),
      (["[产出/数量]", "公厕数量  30  = 8 座", "公厕座数  30  = 8 座", "[满意度]", "群众满意度  30  ≥ 95 %"], "效益"),
      (["[产出指标]", "公厕数量  30  = 8 座", "公厕完好率  30  ≥ 95 %", "公厕面积  30  ≥ 8 平方米"], "效益、满意度"),
      (["[效益指标]", "环境整洁程度  30  定性 良好", "公厕完好率  30  ≥ 95 %", "[满意度]", "群众满意度  30  ≥ 95 %"], "产出"),
    ])
  func aMissingKindIsNamed(_ rows: [String], _ kinds: String) throws {
    let start = try #require(Standards.example.firstRange(of: "    公厕数量  "))
    let text = Standards.example[..<start.lowerBound] + rows.map { "    \($0)\n" }.joined()
    let finding = try #require(Example.file(String(text)).check().first { $0.rule.code == 723 })
    #expect(finding.message(in: .zh) == "没有\(kinds)指标")
  }

  @Test(arguments: [
    ["公厕数量  30  = 8 座", "公厕完好率  30  ≥ 95 %", "群众满意率  30  ≥ 95 %"],
    ["公厕数量  30  = 8 座", "公厕完好率  30  ≥ 95 %", "服务对象满意情况  30  定性 满意"],
    ["公厕数量  30  = 8 座", "公厕完好率  30  ≥ 95 %", "群众有效投诉  30  = 0 起"],
    ["公厕数量  30  = 8 座", "公厕完好率  30  ≥ 95 %", "群众安全感  30  ≥ 95 %"],
    ["公厕数量  45  = 8 座", "公厕完好率  45  ≥ 95 %"],
    ["[产出]", "公厕数量  30  = 8 座", "[效益]", "市容面貌  30  定性 良好", "[满意度]", "群众满意度  30  ≥ 95 %"],
    ["[产出]", "公厕数量  30  = 8 座", "[效益/社会效益]", "市容面貌  30  定性 良好", "[效益/服务对象满意度]", "群众满意度  30  ≥ 95 %"],
    ["[履职效能]", "公厕数量  30  = 8 座", "公厕完好率  30  ≥ 95 %", "[管理效率]", "资金支付及时率  30  ≥ 95 %"],
    ["公厕完好率  30  ≥ 95 %", "[产出]", "公厕数量  30  = 8 座", "公厕座数  30  = 8 座"],
    ["[产出值]", "公厕数量  30  = 8 座", "[效果指标]", "市容面貌  30  定性 良好", "[群众满意]", "群众评价  30  ≥ 95 %"],
  ])
  func aTableWithAllKindsIsSilent(_ rows: [String]) { #expect(codes(rows) == []) }

  @Test func theOverallTableNeedsNoSatisfaction() {
    #expect(Example.replacing("    群众满意度        20%", with: "    资金支付及时率    20%").check().isEmpty)
  }

  // MARK: PF724

  private func pair(_ first: String, _ second: String) -> [RuleCode] {
    codes(["\(first)  30  ≥ 90 %", "\(second)  30  ≥ 95 %", "公厕数量  20  = 8 座", "公厕满意情况  10  定性 良好"])
  }

  @Test(
    arguments: [
      ("群众满意度", "群众满意率"), ("群众满意度", "群众满意程度"), ("群众的满意度", "群众满意度"), ("群众满意度（社区）", "群众满意度(社区)"),
      ("群众 满意度", "群众满意度"), ("A类公厕完好率", "Ａ类公厕完好率"), ("设施完好度", "设施完好率"),
    ])
  func theSameInOtherWordsIsReported(_ first: String, _ second: String) { #expect(pair(first, second) == [724]) }

  @Test(
    arguments: [
      ("群众满意度", "职工满意度"), ("满意度", "满意"), ("设施完好率", "设施完好"), ("公厕开放率", "公厕开放时长"), ("任务完成率", "任务完成及时率"),
      ("受益人数", "受益人次"), ("一社区满意度", "二社区满意度"), ("满意度1", "满意度2"), ("清扫程度", "清扫频率"), ("速度", "速率提升"),
    ])
  func differentNamesAreSilent(_ first: String, _ second: String) { #expect(pair(first, second) == []) }

  @Test func aNameInOneGroupTwiceIsAnErrorAndInTwoGroupsAWarning() {
    #expect(pair("设施完好率", "设施完好率") == [704])
    let rows = ["[产出]", "市民满意度  30  ≥ 90 %", "[效益]", "市民满意度  30  ≥ 90 %", "[满意度]", "职工满意度  30  ≥ 90 %"]
    #expect(codes(rows) == [724])
  }

  @Test func threeOfTheSameGiveTwoFindings() {
    #expect(codes(["甲满意度  30  ≥ 90 %", "甲满意率  30  ≥ 90 %", "甲满意度  20  ≥ 90 %", "公厕数量  10  = 8 座"]) == [724, 704])
  }
}
