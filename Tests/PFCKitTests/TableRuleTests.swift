// Rules that look at a table as a whole, mostly by what must not trigger them.

import PFCKit
import Testing

@Suite struct TableRuleTests {
  static let standardRows = """
        公厕数量              10  = 8 座
        清扫保洁面积          20  ≥ 21000 平方米
        公厕设施完好率        20  ≥ 95 %
        垃圾日产日清率        20  ≥ 98 %
        环境整洁程度          10  定性 良好
        群众满意度            10  ≥ 90 %
    """

  /// What is found in the standard department when its fund, of 100 万元, has other rows.
  private func found(_ rows: String) -> [Diagnostic] {
    let rows = rows.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    return Example.replacing(Self.standardRows, with: rows).check()
  }

  private func codes(_ rows: String) -> [RuleCode] { found(rows).map(\.rule.code) }

  // MARK: PF208

  @Test func usualDivisionWithoutCosts() {
    #expect(codes("[产出]\n甲事项数 20 ≥ 3 个\n乙事项率 30 ≥ 90 %\n[效益]\n秩序 30 定性 良好\n[满意度]\n群众满意度 10 ≥ 90 %") == [])
  }

  @Test func usualDivisionWithCosts() {
    #expect(
      codes("[成本]\n项目成本 20 ≤ 9 万元\n[产出]\n甲 20 ≥ 3 个\n乙 20 ≥ 4 次\n[效益]\n秩序 20 定性 良好\n[满意度]\n群众满意度 10 ≥ 90 %") == [])
  }

  @Test func withoutSatisfactionItsPointsGoToBenefit() {
    #expect(codes("[产出指标]\n甲 20 ≥ 3 个\n乙 30 ≥ 4 次\n[效益指标]\n秩序 30 定性 良好\n受益人数 10 ≥ 50 人") == [])
  }

  @Test func rowsWithoutLevelsAreNotDivided() {
    #expect(codes("甲 30 ≥ 3 个\n乙 30 ≥ 4 次\n群众满意度 30 ≥ 90 %") == [])
  }

  @Test func levelsThatTheDivisionDoesNotKnowAreNotJudged() {
    #expect(codes("[管理效率]\n甲 30 ≥ 3 个\n[履职效能]\n乙 30 ≥ 4 次\n[社会效应]\n丙 30 ≥ 5 场") == [])
  }

  @Test func anotherDivisionIsReportedOnce() throws {
    let found = found("[产出指标]\n甲 35 ≥ 3 个\n乙 25 ≥ 4 次\n[效益指标]\n秩序 20 定性 良好\n[满意度指标]\n群众满意度 10 ≥ 90 %")
    #expect(found.map(\.rule.code) == [208])
    #expect(
      try #require(found.first).message(in: .zh) == "一级指标的权重是 产出 60、效益 20、满意度 10，一般应为 产出 50、效益 30、满意度 10")
  }

  @Test func withoutSatisfactionAndWithoutItsPointsInBenefitBothAreSaid() throws {
    let found = found("[产出指标]\n甲 35 ≥ 3 个\n乙 35 ≥ 4 次\n[效益指标]\n秩序 20 定性 良好")
    #expect(found.map(\.rule.code).sorted() == [208, 723])
    #expect(
      try #require(found.first { $0.rule.code == 208 }).message(in: .zh) == "一级指标的权重是 产出 70、效益 20，一般应为 产出 50、效益 40")
  }

  @Test func aTableThatMissesItsTotalIsNotDivided() {
    #expect(codes("[产出]\n甲 20 ≥ 3 个\n[效益]\n秩序 20 定性 良好\n[满意度]\n群众满意度 10 ≥ 90 %") == [201])
  }

  /// A form that divides its total in its own way.
  private func ownForm(_ split: String, _ rows: String) -> [RuleCode] {
    let form = OtherFormTests.form.replacing("权重合计：100", with: "权重合计：100\n一级权重：\(split)")
    let head = OtherFormTests.source.prefix { $0 != "[" }
    let source =
      head.trimmingSuffix("        ") + rows.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    let files = [("甲.pfc", source), ("表样/试验.pfc", form)]
    return Example.project { files.map { Example.ProjectFile($0.0, $0.1) } }.check().map(\.rule.code)
  }

  @Test func aFormHasADivisionOfItsOwn() {
    let rows = "[产出指标]\n甲 35 ≥ 3 个\n乙 35 ≥ 4 次\n[满意度指标]\n群众满意度 30 ≥ 90 %"
    #expect(ownForm("产出 70、满意度 30", rows) == [])
    #expect(ownForm("产出 60、满意度 40", rows) == [208])
  }

  @Test func aDivisionThatMissesTheTotalIsAFaultOfTheForm() {
    #expect(ownForm("产出 70、满意度 20", "甲 40 ≥ 3 个\n乙 30 ≥ 4 次\n丙 30 ≥ 5 场") == [801])
  }

  // MARK: PF209, PF210

  @Test func twoFifthsAreNotTooMuch() { #expect(codes("甲 36 ≥ 3 个\n乙 34 ≥ 4 次\n群众满意度 20 ≥ 90 %") == []) }

  @Test func ofTwoRowsOneMayHoldThreeFifths() { #expect(codes("甲 54 ≥ 3 个\n乙 36 ≥ 4 次") == []) }

  @Test func ofTwoRowsOneHoldsTwoThirds() { #expect(codes("甲 60 ≥ 3 个\n乙 30 ≥ 4 次") == [209]) }

  @Test func aWrongTotalIsToldFirst() { #expect(codes("甲 70 ≥ 3 个\n乙 10 ≥ 4 次\n群众满意度 5 ≥ 90 %") == [201]) }

  @Test func oneRowThatHoldsEverything() { #expect(codes("甲 90 ≥ 3 个") == [209]) }

  @Test func fourEqualWeightsAreFine() {
    #expect(codes("甲 22.5 ≥ 3 个\n乙 22.5 ≥ 4 次\n丙 22.5 ≥ 5 场\n群众满意度 22.5 ≥ 90 %") == [])
  }

  @Test func fiveEqualWeightsOfAFundShowNoPriorities() {
    #expect(codes("甲 18 ≥ 3 个\n乙 18 ≥ 4 次\n丙 18 ≥ 5 场\n丁 18 ≥ 6 份\n群众满意度 18 ≥ 90 %") == [210])
  }

  @Test func asManyEqualWeightsAsAnOverallTableMustHaveAreFine() {
    let found = Example.standard.check().filter { $0.rule.code == 210 }
    #expect(Standards.example.contains("群众满意度        20%") && found.isEmpty)
  }

  @Test func nearlyEqualWeightsAreFine() {
    #expect(codes("甲 15 ≥ 3 个\n乙 15 ≥ 4 次\n丙 15 ≥ 5 场\n丁 15 ≥ 6 份\n戊 14 ≥ 7 台\n群众满意度 16 ≥ 90 %") == [])
  }

  @Test func equalWeightsThatMissTheTotalAreNotJudged() {
    #expect(codes("甲 10 ≥ 3 个\n乙 10 ≥ 4 次\n丙 10 ≥ 5 场\n丁 10 ≥ 6 份\n戊 10 ≥ 7 台\n群众满意度 10 ≥ 90 %") == [201])
  }

  @Test func aReserveThatIsListedHidesNoOtherFinding() {
    #expect(codes("甲 60 ≥ 3 个\n乙 20 ≥ 4 次\n群众满意度 10 ≥ 90 %\n预算执行率 10 = 100 %") == [209, 206])
  }

  // MARK: PF704, PF724

  private func repeated(behind count: Int) -> [RuleCode] {
    let others = (0..<count).map { "第\($0)类设施数量 1 ≥ \($0 + 3) 个\n" }.joined()
    let rows = "[产出指标/数量指标]\n\(others)同名指标 1 ≥ 3 个\n[效益指标/社会效益]\n同名指标 1 ≥ 3 个\n同名指标 1 ≥ 3 个"
    return codes(rows).filter { $0 == 704 || $0 == 724 }
  }

  @Test(arguments: [0, 23, 250]) func aNameTwiceInOneGroupIsFoundInTablesOfAnyLength(_ count: Int) {
    #expect(repeated(behind: count) == [724, 704])
  }

  // MARK: PF321

  @Test func smallProjectsHaveOneOfEach() {
    #expect(codes("规划编制数量 30 = 1 份\n评审会场次 30 = 1 场\n队伍数量 10 = 1 支\n成果数量 10 = 1 套\n群众满意情况 10 定性 满意") == [])
  }

  @Test func hundredPerCentIsNoEvidence() {
    #expect(codes("培训人数 36 = 100 人\n合格率 34 = 100 %\n及时率 10 = 100 %\n群众满意度 10 = 100 %") == [])
  }

  @Test func sameFiguresInOneUnitAreFine() {
    #expect(codes("甲率 36 ≥ 90 %\n乙率 34 ≥ 90 %\n丙率 10 ≥ 90 %\n群众满意度 10 ≥ 90 %") == [])
  }

  @Test func oneOtherFigureIsEnough() {
    #expect(codes("公厕数量 36 = 88 座\n巡查次数 34 = 88 次\n群众满意度 10 ≥ 88 %\n培训人数 10 ≥ 80 人") == [])
  }

  @Test func oneFigureInAllUnits() {
    #expect(codes("公厕数量 36 = 88 座\n巡查次数 34 = 88 次\n群众满意度 10 ≥ 88 %\n培训人数 10 ≥ 88 人") == [321])
  }

  // MARK: PF324

  @Test func twoQualitativeRowsAreFine() {
    #expect(codes("甲状况 36 定性 良好\n乙状况 24 定性 良好\n丙 20 ≥ 5 场\n群众满意度 10 ≥ 90 %") == [])
  }

  @Test func threeInTenAreFine() {
    let rows = (1...6).map { "第\($0)类设施数量 \($0 + 5) ≥ \($0 * 13) 个" }.joined(separator: "\n")
    #expect(codes(rows + "\n群众满意度 12 ≥ 90 %\n甲状况 9 定性 良好\n乙状况 9 定性 良好\n丙状况 9 定性 良好") == [])
  }

  @Test func otherWordsAreNotQualitative() {
    #expect(codes("甲安排 36 其他 按月支付\n乙安排 24 其他 按季度支付\n丙安排 20 其他 按年支付\n群众满意度 10 ≥ 90 %") == [])
  }

  // MARK: PF326

  @Test func ratesThatEqualTheirWeightsAreFine() { #expect(codes("甲率 36 ≥ 36 %\n乙率 34 ≥ 34 %\n群众满意度 20 ≥ 20 %") == []) }

  @Test func twoRowsMayAgreeByChance() { #expect(codes("甲 36 ≥ 36 个\n乙 34 ≥ 34 次\n群众满意度 20 ≥ 90 %") == []) }

  @Test func threeOfSevenMayAgreeByChance() {
    #expect(codes("甲 20 ≥ 20 个\n乙 10 ≥ 10 次\n丙 12 ≥ 12 场\n丁 18 ≥ 5 份\n戊 10 ≥ 7 台\n己 10 ≥ 8 项\n群众满意度 10 ≥ 90 %") == [])
  }

  // MARK: PF404

  @Test func quantityTimesStandardIsTheBudget() {
    #expect(codes("补贴人数 36 = 100 人\n补贴标准 34 = 10000 元/人\n群众满意度 20 ≥ 90 %") == [])
  }

  @Test func otherMoneyMayBeSpentBesides() {
    #expect(codes("补贴人数 36 = 50 人\n补贴标准 24 = 10000 元/人\n宣传经费 20 ≤ 50 万元\n群众满意度 10 ≥ 90 %") == [])
  }

  @Test func aMinimumBelowTheBudgetIsFine() {
    #expect(codes("补贴人数 36 ≥ 50 人\n补贴标准 34 = 10000 元/人\n群众满意度 20 ≥ 90 %") == [])
  }

  @Test func unitsThatDoNotMatchAreNotMultiplied() {
    #expect(codes("走访户数 36 = 300 户\n慰问标准 34 = 10000 元/人\n群众满意度 20 ≥ 90 %") == [])
    #expect(codes("公厕数量 36 = 300 座\n补贴标准 34 = 10000 元/个\n群众满意度 20 ≥ 90 %") == [])
  }

  @Test func monthlyPayIsNotMultiplied() {
    #expect(codes("补贴人数 36 = 300 人\n补贴标准 34 = 10000 元/（人·月）\n群众满意度 20 ≥ 90 %") == [])
  }

  @Test func twoCountsLeaveItOpen() {
    #expect(codes("受益人数 36 = 300 人\n培训人数 24 = 20 人\n补贴标准 20 = 10000 元/人\n群众满意度 10 ≥ 90 %") == [])
  }

  @Test func ofTwoCountsTheOneOfThatNameIsPaid() {
    #expect(codes("网格员人数 36 = 300 人\n培训人数 24 = 20 人\n网格员补贴标准 20 = 10000 元/人\n群众满意度 10 ≥ 90 %") == [404])
  }

  @Test func severalPaymentsAreAdded() throws {
    func rows(_ rate: Int) -> String {
      "网格员人数 20 = 50 人\n网格员补贴标准 20 = 10000 元/人\n协管员人数 20 = 25 人\n协管员补贴标准 20 = \(rate) 元/（人·年）\n群众满意度 10 ≥ 90 %"
    }
    #expect(codes(rows(20000)) == [])
    let found = found(rows(20400))
    #expect(found.map(\.rule.code) == [404])
    #expect(
      try #require(found.first).message(in: .zh)
        == "50 人 × 10000 元/人 + 25 人 × 20400 元/（人·年） = 101 万元，“预算”是 100 万元")
  }

  @Test func aPaymentWithoutACountLeavesOnlyTooMuchToSay() {
    let rows = "网格员人数 20 = 50 人\n网格员补贴标准 20 = 10000 元/人\n慰问标准 20 = 300 元/户\n群众满意度 30 ≥ 90 %"
    #expect(codes(rows) == [])
    #expect(codes(rows.replacing("50 人", with: "500 人")) == [404])
  }

  @Test func aRowThatSaysTheAmountIsWhatTheProductMustBe() throws {
    let rows = "补助人数 20 = 500 人\n补助标准 20 = 1000 元/人\n补助金额 20 = 60 万元\n巡查次数 20 ≥ 20 次\n群众满意度 10 ≥ 90 %"
    let found = found(rows.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
    #expect(found.map(\.rule.code) == [404])
    #expect(try #require(found.first).message(in: .zh) == "500 人 × 1000 元/人 = 50 万元，“补助金额”是 60 万元")
    #expect(codes(rows.replacing("60 万元", with: "50 万元")) == [])
    #expect(codes(rows.replacing("补助金额", with: "补助宣传经费")) == [])
  }

  @Test func otherWorkCostsMoneyToo() {
    let rows = "慰问人数 20 = 50 人\n慰问标准 20 = 500 元/人\n路面修补面积 30 ≥ 3200 平方米\n群众满意度 20 ≥ 90 %"
    #expect(codes(rows) == [])
    #expect(codes(rows.replacing("50 人", with: "5000 人")) == [404])
    #expect(codes(rows.replacing("路面修补面积 30 ≥ 3200 平方米", with: "慰问及时率 30 ≥ 95 %")) == [404])
  }

  @Test func aProductAboveTheBudgetShowsItsArithmetic() throws {
    let found = found("补贴人数 36 ≥ 1.2 万人\n补贴标准 34 = 100 元/人/年\n群众满意度 20 ≥ 90 %")
    #expect(found.map(\.rule.code) == [404])
    #expect(try #require(found.first).message(in: .zh) == "1.2 万人 × 100 元/人/年 = 120 万元，“预算”是 100 万元")
  }

  // MARK: PF401

  @Test func aPartThatCannotBeReadHidesNoOtherSum() {
    let form = OtherFormTests.form.replacing(
      "    年初预算数    金额  必填",
      with:
        "    甲总    金额    分项 甲一、甲二\n    甲一    金额\n    甲二    金额\n    乙总    金额    分项 乙一、乙二\n    乙一    金额\n    乙二    金额\n    年初预算数    金额  必填"
    )
    let source = OtherFormTests.source.replacing(
      "年初预算数：30 万元\n",
      with: "年初预算数：30 万元\n甲总：3 万元\n甲一：壹 万元\n甲二：2 万元\n乙总：3 万元\n乙一：1 万元\n乙二：9 万元\n")
    let files = [("甲.pfc", source), ("表样/试验.pfc", form)]
    let found = Example.project { files.map { Example.ProjectFile($0.0, $0.1) } }.check().map(\.rule.code)
    #expect(found.filter { $0.number / 100 == 4 } == [406, 401])
  }

  @Test func partsWithoutATotalAreReported() {
    let form = OtherFormTests.form.replacing("年初预算数    金额  必填", with: "年初预算数    金额")
    let source = OtherFormTests.source.replacing("年初预算数：30 万元\n", with: "")
    let files = [("甲.pfc", source), ("表样/试验.pfc", form)]
    let found = Example.project { files.map { Example.ProjectFile($0.0, $0.1) } }.check()
    #expect(found.map(\.rule.code) == [401])
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : String(self)
  }
}
