// Goals that copy another text or speak of money alone.

import PFCKit
import Testing

@Suite struct GoalRuleTests {
  private static let overview = "概况：\n    1.辖区道路清扫保洁；\n    2.公厕日常管护。"
  private static let goal = "目标：\n    道路整洁，公厕全年正常开放。"

  private func findings(_ overview: String, _ goal: String) -> [Diagnostic] {
    let text = Standards.example.replacing(Self.overview, with: "概况：\(overview)").replacing(
      Self.goal, with: "目标：\(goal)")
    return Example.file(text).check()
  }

  private func codes(_ overview: String, _ goal: String) -> [RuleCode] { findings(overview, goal).map(\.rule.code) }

  private static let long = "聘请保洁员清扫背街小巷和人行道，每日清运垃圾，定期冲洗路面，维修破损设施"

  @Test func theSameTextCanSafelyBecomeAReference() throws {
    let text = Standards.example.replacing(Self.goal, with: "目标：\n    1.辖区道路清扫保洁；\n    2.公厕日常管护。")
    let finding = try #require(Example.file(text).check().first)
    let fix = try #require(finding.fixes.first)
    #expect(fix.safety == .safe)
    var bytes = finding.source.bytes
    for edit in fix.edits {
      bytes.replaceSubrange(Int(edit.range.start)..<Int(edit.range.end), with: Array(edit.replacement.utf8))
    }
    let fixed = String(decoding: bytes, as: UTF8.self)
    #expect(fixed == Standards.example.replacing(Self.goal, with: "目标：同概况"))
    let before = try goalOfFund(text)
    #expect(try goalOfFund(fixed) == before)
  }

  private func goalOfFund(_ text: String) throws -> String? {
    let snapshot = try Compiler().analyze("甲.pfc", MemoryFiles(["甲.pfc": Array(text.utf8)]))
    let fund = try #require(snapshot.departments.first?.funds.first)
    return snapshot.form.table(.fund)?.index(of: .goal).flatMap(fund.record.text(ofField:))
  }

  @Test func aCommentBetweenTheLinesIsNotLostByAFix() throws {
    let found = findings("\n    1.清扫；\n    2.管护。", "\n    1.清扫；\n# 第二条还要改\n    2.管护。")
    #expect(found.map(\.rule.code) == [501])
    #expect(found.first?.fixes.map(\.safety) == [.shownOnly])
  }

  @Test(arguments: [
    "聘请保洁员清扫背街小巷和人行道， 每日清运垃圾,定期冲洗路面，维修破损设施",
    "聘请保洁员清扫背街小巷和人行道，每日清运垃圾，定期冲洗路面，维修破损设施。",
    "聘请保洁员清扫背街小巷和人行道，每日清运全部垃圾，定期冲洗路面，维修破损设施",
    "\n    聘请保洁员清扫背街小巷和人行道，每日清运垃圾，\n    定期冲洗路面，维修破损设施",
  ])
  func aTextThatIsNearlyTheSameIsShownOnly(_ goal: String) {
    let found = findings(Self.long, goal)
    #expect(found.map(\.rule.code) == [501])
    #expect(found.first?.fixes.map(\.safety) == [.shownOnly])
  }

  /// Where the goal is to be written.
  @Test(arguments: [("\n    清扫道路。", "同概况"), ("同目标", "\n    清扫道路。"), ("\n    清扫道路。", "\n\n    同概况  ")])
  func aReferenceIsAHintOnItsText(_ overview: String, _ goal: String) {
    let found = findings(overview, goal)
    #expect(found.map(\.rule.code) == [513])
    #expect(found.map(\.level) == [.hint])
    let reference = overview == "同目标" ? overview : "同概况"
    #expect(found.map { $0.source.string($0.range) } == [reference])
  }

  @Test func behindACommentTheKeyIsMarked() {
    let found = findings("\n    清扫道路。", "\n# 暂用\n    同概况")
    #expect(found.map { $0.source.string($0.range) } == ["目标"])
  }

  @Test(
    arguments: [
      ("清扫道路。", "道路整洁。"),
      (long, "背街小巷每日清扫，垃圾日产日清，路面整洁，设施完好，居民满意度不低于90%，投诉逐年减少。"),
      (long, "聘请保洁员清扫背街小巷和人行道，确保路面整洁、垃圾日产日清，居民满意度达到90%以上"),
      (long, long + "；全年清扫面积不少于21000平方米，公厕8座，居民满意度不低于90%"),
      ("\n    1.清扫保洁辖区道路和人行道；\n    2.公厕管护。", "\n    1.清扫保洁辖区道路和人行道；\n    2.路面整洁，垃圾日产日清，公厕开放365天，满意度90%。"),
      ("清扫。", "清运。"),
      ("\n    1.管护公厕8座；\n    2.清掏化粪池22座。", "\n    1.公厕8座全年开放；\n    2.化粪池22座全部清掏。"),
    ])
  func otherTextsAreSilent(_ overview: String, _ goal: String) { #expect(codes(overview, goal) == []) }

  @Test func aReferenceToTheBasisIsNoRepetition() {
    #expect(codes("\n    清扫道路。", "同依据") == [])
  }

  @Test func longTermAndYearlyGoalAreCompared() throws {
    let form = OtherFormTests.form.replacing(
      "    总体目标      长文  必填  即 目标\n", with: "    总体目标      长文  必填  即 目标\n    中期目标      长文\n")
    func codes(_ text: String) throws -> [RuleCode] {
      let source = OtherFormTests.source.replacing("风险提示：", with: "中期目标：\(text)\n风险提示：")
      let files = MemoryFiles(["甲.pfc": Array(source.utf8), "表样/试验.pfc": Array(form.utf8)])
      return try Compiler().analyze("甲.pfc", files).diagnostics.map(\.rule.code)
    }
    #expect(try codes("全年养护乡道 12.5 公里。") == [501])
    #expect(try codes("同总体目标") == [513])
    #expect(try codes("三年养护乡道 40 公里。") == [])
  }

  // MARK: PF502

  @Test(arguments: [
    "完成支出50万元。", "2025年完成预算支出 100 万元", "按时足额支付资金106.48万元。", "项目资金50.2万元全部执行到位。", "支出1,000,000.00元。",
  ])
  func aGoalOfMoneyAloneIsReported(_ goal: String) { #expect(codes("\n    清扫道路。", goal) == [502]) }

  @Test(arguments: [
    "完成50万元道路维修。", "发放补贴50万元，惠及群众300人。", "全年完成清扫。", "资金支付及时。", "节约成本5万元，道路整洁。", "完成税收500万元。",
    "支出50万元，\n    道路整洁。", "带动投资50万元。", "2025年全年完成。",
  ])
  func aGoalThatSaysMoreIsNot(_ goal: String) { #expect(!codes("\n    清扫道路。", goal).contains(502)) }
}
