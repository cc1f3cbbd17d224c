// Years and dates: what is reported, and above all what is not.

import PFCKit
import Testing

@Suite struct YearRuleTests {
  private func codes(_ example: Example) -> [RuleCode] { example.check().map(\.rule.code) }

  private func codes(overview line: String) -> [RuleCode] {
    codes(.replacing("    1.辖区道路清扫保洁；\n    2.公厕日常管护。", with: "    \(line)"))
  }

  private func codes(row: String) -> [RuleCode] {
    codes(.replacing("    公厕数量              10  = 8 座", with: "    \(row)"))
  }

  // MARK: PF604

  @Test(arguments: [
    "1.社区居委会16人2024年全年补贴发放；",
    "做好2024年度环境卫生工作。",
    "完成2024年征兵任务。",
    "2023年春节走访慰问困难群众。",
    "保障2026年全年公厕开放。",
  ])
  func aYearOfAnotherTableIsReported(_ line: String) { #expect(codes(overview: line) == [604]) }

  @Test func aYearInFullWidthIsOneToo() { #expect(codes(overview: "完成２０２４年征兵任务。").sorted() == [507, 604]) }

  @Test(arguments: [
    "2025年全年补贴发放。",
    "落实《2024年环境整治方案》。",
    "落实（渝府发〔2023〕8号）文件，清扫道路。",
    "执行市政设施管理条例（2018年修订版）。",
    "截至2024年，辖区有公厕8座。",
    "截止2024年末，辖区有公厕8座。",
    "自2018年以来，公厕免费开放。",
    "从2020年起免费开放。",
    "2018年以来，公厕免费开放。",
    "2023-2025年实施公厕改造三年行动。",
    "2023年至2025年实施公厕改造三年行动。",
    "2024—2026年分三批改造公厕。",
    "公厕改造分2024、2025年两批。",
    "“十四五”期间（2021年至2025年）改造公厕。",
    "投诉较2024年减少一成。",
    "投诉比2024年减少一成。",
    "清运量与2024年持平，同比不减。",
    "公厕于2019年建成，全年开放。",
    "公厕2019年建成，全年开放。",
    "按2024年签订的合同支付保洁费。",
    "支付2024年项目尾款。",
    "发放2024年度考核奖。",
    "到2027年实现公厕全覆盖。",
    "力争2027年实现公厕全覆盖。",
    "为2026年公厕改造做好准备。",
    "2024年末至2025年初清理积存垃圾。",
    "全年开放时间不少于2024小时。",
    "档案库存有20244年代码。",
    "1950年代老旧公厕改造。",
    "沿用“2024年公厕名录”。",
    "维护2022年购买的设备。",
    "养护2018年通车的道路。",
    "回访2023年完工项目质量。",
    "监测2021年脱贫人口。",
    "修复2024年汛期受损道路。",
    "执行国家税务总局公告2023年第7号。",
    "执行2023年3号令。",
    "使用2024年版国家医保目录。",
    "修复2024年12号台风刮倒的树木。",
  ])
  func aYearWithAReasonIsNot(_ line: String) { #expect(codes(overview: line) == []) }

  @Test func yearsInTheBasisAreNeverReported() {
    #expect(codes(.replacing("1.《城市市容和环境卫生管理条例》", with: "1.2024年全年保洁工作安排")) == [])
  }

  @Test func aFieldGivesOneFindingThatListsItsYears() throws {
    let findings = Example.replacing("2.公厕日常管护。", with: "2.2024年全年清扫；\n    3.2023年全年管护，2024年冲洗。").check()
    let finding = try #require(findings.first)
    #expect(findings.map(\.rule.code) == [604])
    #expect(finding.message(in: .zh) == "“概况”里写的是 2024、2023 年，预算年度是 2025 年")
    #expect(finding.related.count == 2)
  }

  @Test func aTextTakenByReferenceIsReportedOnce() {
    let text = Standards.example.replacing("1.辖区道路清扫保洁；", with: "1.2024年全年清扫；")
      .replacing("目标：\n    道路整洁，公厕全年正常开放。", with: "目标：同概况")
    #expect(Example.file(text).check().map(\.rule.code).sorted() == [513, 604])
  }

  // MARK: PF605

  @Test func theCaretStandsOnTheYear() throws {
    let finding = try #require(Example.replacing("2025年预算", with: "２０２４ 年预算").check().first)
    #expect(finding.rule.code == 605)
    #expect(finding.source.string(finding.range) == "２０２４")
    #expect(finding.fixes.map(\.safety) == [.shownOnly])
  }

  @Test(arguments: ["2025年预算：", "２０２５年预算：", "2025 年预算：", "2025年 预算："])
  func theBudgetYearInAnyWidthIsFine(_ key: String) {
    #expect(codes(.replacing("2025年预算：", with: key)) == [])
  }

  @Test func withoutAYearOfTheDepartmentNothingIsCompared() {
    #expect(codes(.replacing("年度：2025", with: "年度：二五")) == [602])
    #expect(codes(.replacing("年度：2025\n", with: "")) == [705])
  }

  // MARK: PF606

  private func codes(start: String, finish: String) -> [RuleCode] {
    codes(
      .replacing(
        "    公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米", with: "    \(start)\n    \(finish)"))
  }

  @Test(
    arguments: [
      ("公厕改造开工时间  10  ≤ 6月30日", "公厕改造完工时间  20  ≤ 3月31日"),
      ("改造启动时间  10  = 2025年9月", "改造完成时间  20  = 2025年6月"),
      ("项目开始日期  10  = 2025年6月2日", "项目结束日期  20  = 2025年6月1日"),
    ])
  func anEndBeforeItsStartIsReported(_ start: String, _ finish: String) {
    #expect(codes(start: start, finish: finish) == [606])
  }

  @Test(
    arguments: [
      ("公厕改造开工时间  10  ≤ 3月31日", "公厕改造完工时间  20  ≤ 6月30日"),
      ("公厕改造开工时间  10  ≤ 6月", "公厕改造完工时间  20  ≤ 6月"),
      ("公厕改造开工时间  10  ≤ 6月", "公厕改造完工时间  20  ≤ 6月1日"),
      ("公厕改造开工时间  10  ≤ 6月30日", "路灯改造完工时间  20  ≤ 3月31日"),
      ("公厕改造开工时间  10  ≤ 2025年6月30日", "公厕改造完工时间  20  ≤ 3月31日"),
      ("公厕改造时间  10  ≤ 6月30日", "公厕完工时间  20  ≤ 3月31日"),
      ("公厕改造开工天数  10  ≤ 60 天", "公厕改造完工天数  20  ≤ 30 天"),
    ])
  func otherPairsAreNot(_ start: String, _ finish: String) {
    #expect(codes(start: start, finish: finish) == [])
  }

  @Test func datesOfOneGroupAreCompared() {
    func rows(_ other: String) -> Example {
      .replacing(
        "    公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米",
        with: "    [甲片]\n    改造开工时间  10  ≤ 6月30日\n    [\(other)]\n    改造完工时间  20  ≤ 3月31日")
    }
    #expect(codes(rows("甲片")).contains(606))
    #expect(!codes(rows("乙片")).contains(606))
  }

  @Test func manyDatesGiveOneFindingEach() {
    let rows = (0..<300).map { _ in "    改造开工时间  0.1  ≤ 6月30日\n    改造完工时间  0.1  ≤ 3月31日\n" }.joined()
    let text = Standards.example.replacing("    公厕数量              10  = 8 座\n", with: rows)
    #expect(Example.file(text).check().count { $0.rule.code == 606 } == 300)
  }

  @Test func datesInFieldsAreCompared() throws {
    let form = OtherFormTests.form.replacing(
      "    申报单位      文字  必填\n", with: "    申报单位      文字  必填\n    计划开始日期  文字\n    计划完成日期  文字\n")
    func codes(_ start: String, _ finish: String) throws -> [RuleCode] {
      let source = OtherFormTests.source.replacing("申报单位：试验镇", with: "申报单位：试验镇\n计划开始日期：\(start)\n计划完成日期：\(finish)")
      let files = MemoryFiles(["甲.pfc": Array(source.utf8), "表样/试验.pfc": Array(form.utf8)])
      return try Compiler().analyze("甲.pfc", files).diagnostics.map(\.rule.code)
    }
    #expect(try codes("2025年6月", "2025年3月") == [606])
    #expect(try codes("2025-06-01", "2025.5.31") == [606])
    #expect(try codes("2025年3月", "2025年6月") == [])
    #expect(try codes("待第6次会议定", "2025年3月") == [])
    #expect(try codes("2025年6月", "验收后30日内") == [])
  }

  // MARK: PF607

  @Test(arguments: [
    "公厕改造完工时间  10  ≤ 2026年3月",
    "公厕改造完工时间  10  ≤ 2024年12月",
    "公厕改造完工时间  10  = 2026年1月1日前",
    "保洁服务周期  10  = 2025.07-2026.01",
    "保洁服务周期  10  = 2023.07-2024.01",
  ])
  func aDeadlineOutsideTheYearIsReported(_ row: String) { #expect(codes(row: row) == [607]) }

  @Test(arguments: [
    "公厕改造完工时间  10  ≤ 2025年12月31日",
    "公厕改造完工时间  10  ≤ 12月底",
    "公厕改造完工时间  10  = 9月前",
    "保洁服务周期  10  = 2024.07-2025.06",
    "设备质保截止时间  10  = 2027年6月",
    "公厕改造开工时间  10  = 2024年11月",
    "公厕保修服务时间  10  ≥ 2026年6月",
    "公厕改造完工时间  10  其他 2026年3月前",
  ])
  func aDeadlineInsideTheYearIsNot(_ row: String) { #expect(codes(row: row) == []) }
}
