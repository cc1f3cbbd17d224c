// PF507, PF508, PF510 and PF512: characters, names and gaps.

import PFCKit
import Testing

@Suite struct TextRuleTests {
  @Test(arguments: [
    ("合格率≧90%", "合格率≥90%"), ("甲﹦乙", "甲=乙"), ("甲═乙", "甲=乙"), ("甲﹪", "甲%"), ("甲﹐乙", "甲，乙"), ("甲﹙乙﹚", "甲（乙）"),
    ("甲\u{200B}乙", "甲乙"), ("甲\u{AD}乙\u{FEFF}", "甲乙"), ("１２个Ａ类", "12个A类"), ("甲⩽3", "甲≤3"),
  ])
  func charactersAreRepairedSafely(_ typed: String, _ corrected: String) {
    let text = CheckedText(basis: typed)
    #expect(!text.codes.isEmpty && text.codes.allSatisfy { $0 == 507 })
    #expect(text.findings.allSatisfy { $0.level == .hint && $0.fixes.first?.safety == .safe })
    #expect(text.repaired == corrected)
  }

  @Test func fullWidthDigitsAreOneFindingWithTheirNumber() {
    #expect(CheckedText(basis: "１２个甲，３个乙").messages == ["文中有 3 个全角数字或字母"])
  }

  @Test func aPrivateCharacterIsForAPersonToMend() {
    let text = CheckedText(basis: "甲\u{E000}乙")
    #expect(text.codes == [507])
    #expect(text.findings.first?.fixes.isEmpty == true)
  }

  @Test(arguments: [
    ("１）清扫；\n２）管护。", "1）清扫；\n2）管护。"), ("２０25年清扫。", "2025年清扫。"), ("20２５年清扫。", "2025年清扫。"),
  ])
  func onlyTheDigitsBecomeHalfWidth(_ typed: String, _ corrected: String) {
    let text = CheckedText(basis: typed)
    #expect(text.codes == [507])
    #expect(text.messages == ["文中有 2 个全角数字或字母"])
    #expect(text.repaired == corrected)
  }

  @Test(arguments: ["家庭👨‍👩‍👧关爱", "❤️‍🔥"]) func joinersOfEmojiStay(_ text: String) {
    #expect(CheckedText(basis: text).codes == [])
  }

  @Test(arguments: ["做好唐某某、李某某等困难群众救助。", "救助王某某。"])
  func maskedPersonsAreNoGap(_ text: String) { #expect(CheckedText(basis: text).codes == []) }

  @Test func aPlaceWithoutItsNameIsAGap() { #expect(CheckedText(basis: "清扫高某某路。").codes == [510]) }

  @Test func aTitleMarkBeforeAFigureIsTheRelation() {
    let text = CheckedText(basis: "满意度》90%")
    #expect(text.codes == [507])
    #expect(text.findings.first?.fixes.first?.safety == .unsafe)
    #expect(text.repaired == "满意度>90%")
  }

  @Test(arguments: [
    "“甲”——乙……丙·丁", "甲，乙；丙：丁？！", "（甲）【乙】〔丙〕《丁》", "18℃～26℃", "①②③", "3×5", "━━━", "═══", "5‰", "≥90%", "㎡", "𠮷",
    "👨‍👩‍👧", "《甲》2019年修订", "甲－乙", "AB", "甲％",
  ])
  func ordinaryCharactersAreLeftAlone(_ text: String) { #expect(CheckedText(basis: text).codes == []) }

  @Test func aHundredCharactersAreNotTooMany() {
    #expect(CheckedText(name: String(repeating: "字", count: 100)).codes == [])
    #expect(CheckedText(name: String(repeating: "字", count: 101)).codes == [508])
  }

  @Test func aFundsNameIsMeasuredAsWell() {
    let name = String(repeating: "专", count: 101)
    #expect(CheckedText(source: Standards.example.replacing("清扫保洁及公厕管护", with: name)).codes == [508])
  }

  @Test(arguments: ["提升管理能效，强化帮扶，减少风险", "按时发放；无投诉", "设施完好。群众满意", "加强管护,提升面貌"])
  func aSentenceIsNoName(_ name: String) {
    let text = CheckedText(name: name)
    #expect(text.codes == [512])
    #expect(text.findings.first?.level == .hint)
  }

  @Test(arguments: [
    "温度、湿度达标率", "设施（公厕，垃圾站）完好率", "3-5级患者管控率", "设施完好率。", "“两新”组织覆盖率", "办件1,000件按时办结率", "甲：乙完好率", "A,B类完好率", "公厕/垃圾站完好率",
  ])
  func namesWithOtherMarksAreNames(_ name: String) { #expect(CheckedText(name: name).codes == []) }

  @Test(arguments: [
    "XX", "××", "***", "XXX", "（请填写立项依据）", "请填写", "略", "（略）", "同上", "略。", "待补充", "＊＊＊", "XX、XX",
  ])
  func nothingButAPlaceholderIsAnError(_ text: String) {
    let found = CheckedText(basis: text)
    #expect(found.codes == [510])
    #expect(found.findings.first?.level == .error)
  }

  @Test func aRemarkMayBeDoneWithout() { #expect(CheckedText(remark: "略").findings.map(\.level) == [.warning]) }

  @Test(arguments: [
    "XX街道办事处", "20XX年工作要点", "20××年工作要点", "××路保洁", "关于***的通知", "某某公司", "202X年", "X年X月", "xx街道", "联系人____", "《关于XX的通知》XX",
  ])
  func aPlaceholderInsideIsAWarningForItsLine(_ text: String) {
    let found = CheckedText(basis: text)
    #expect(found.codes == [510])
    #expect(found.findings.first?.level == .warning)
  }

  @Test(arguments: [
    "XXL号工作服", "MAXX", "某街道", "3×5米", "长×宽", "X光机", "尾号138****1234", "张**", "A×B", "略有增加", "同上级部门衔接", "同意", "待定位置的公厕",
    "策略", "某些", "由填写人员核对", "5 × 3", "Excel", "简略", "×",
  ])
  func lettersAndMultiplicationAreLeftAlone(_ text: String) {
    #expect(CheckedText(basis: text).codes == [])
  }

  /// The target beside it is PF320's.
  @Test(arguments: [
    "XX", "××", "***", "XXX", "XX街道绿化率", "某某村完好率", "20XX年完好率", "202X年完好率", "xx街道完好率", "完好率____", "请填写", "待补充",
    "（请填写指标名称）", "略", "指标1", "数量指标1", "三级指标", "（填写指标名称）", "无", "指标A", "绩效指标①",
  ])
  func aGapInTheNameOfAnIndicatorIsFoundOnce(_ name: String) { #expect(CheckedText(name: name).codes == [510]) }

  @Test(arguments: ["社会效益指标", "监测指标数量", "填写报表数量", "指标完成率", "无害化处理率", "无线网点数量", "防治指标1覆盖率", "公共服务指标达标率"])
  func namesThatHoldSuchAWordAreNames(_ name: String) { #expect(!CheckedText(name: name).codes.contains(510)) }

  /// What is found when the goal of the fund, or its overview, is this text.
  private func codes(goal text: String) -> [RuleCode] {
    CheckedText(source: Standards.example.replacing("    道路整洁，公厕全年正常开放。", with: "    \(text)")).codes
  }

  private func codes(overview text: String) -> [RuleCode] {
    CheckedText(
      source: Standards.example.replacing("    1.辖区道路清扫保洁；\n    2.公厕日常管护。", with: "    \(text)")
    ).codes
  }

  @Test(arguments: ["无", "。", "……", "暂无", "/", "—", "详见附件", "见附件1。", "见依据", "养护__公里", "养护（  ）公里", "养护＿＿公里"])
  func aGoalAndAnOverviewSaySomething(_ text: String) {
    #expect(codes(goal: text) == [510])
    #expect(codes(overview: text) == [510])
  }

  @Test(arguments: ["无害化处理辖区生活垃圾。", "见证服务规范有序。", "详见附件所列公厕全部开放。", "参见方案逐项落实。", "附件所列道路整洁。", "没有积水路段。"])
  func aGoalThatOnlyBeginsSoSaysSomething(_ text: String) { #expect(codes(goal: text) == []) }

  @Test(arguments: ["无", "/", "—", "见附件"]) func aRemarkMaySayNothing(_ text: String) {
    #expect(CheckedText(remark: text).codes == [])
  }

  @Test(arguments: ["a__b.pfc", "file___name"]) func underscoresOfLatinWordsAreNoGap(_ text: String) {
    #expect(CheckedText(basis: text).codes == [])
  }

  @Test func aBorrowedTextIsCheckedOnce() {
    let source = Standards.example.replacing("1.《城市市容", with: "1.XX区《城市市容")
      .replacing("目标：\n    道路整洁，公厕全年正常开放。", with: "目标：同依据")
    #expect(CheckedText(source: source).codes == [510])
  }

  @Test func aWaiverBelowTheRowSilencesItsName() {
    let source = Standards.example.replacing(
      "    环境整洁程度          10  定性 良好", with: "    加强管护，提升面貌    10  定性 良好\n    - 豁免：PF512 沿用上级名称")
    #expect(CheckedText(source: source).codes == [])
  }
}
