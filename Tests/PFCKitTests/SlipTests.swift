// What a careful reader sees in names, levels, keys and amounts, and the honest neighbours of it that must stay silent.

import PFCKit
import Testing

@Suite struct SlipTests {
  /// Codes for one more row in the standard fund, in place of its first.
  private func codes(_ row: String) -> [RuleCode] {
    Example.replacing("    公厕数量              10  = 8 座", with: "    \(row)").check().map(\.rule.code)
  }

  private func first(_ row: String) -> Diagnostic? {
    Example.replacing("    公厕数量              10  = 8 座", with: "    \(row)").check().first
  }

  // MARK: PF329

  @Test(arguments: [
    ("游客满意渡 10 ≥ 90 %", "满意渡", "满意度"), ("检修合各率 10 ≥ 90 %", "合各率", "合格率"), ("工程完城率 10 ≥ 90 %", "完城率", "完成率"),
    ("养护面机 10 ≥ 90 平方米", "面机", "面积"), ("服务对像满意度 10 ≥ 90 %", "服务对像", "服务对象"), ("绿地复盖率 10 ≥ 45 %", "复盖率", "覆盖率"),
  ])
  func aHomophoneAtTheEndOfANameIsSeen(_ row: String, _ typed: String, _ meant: String) throws {
    let finding = try #require(first(row))
    #expect(finding.rule.code == 329)
    #expect(finding.source.string(finding.range) == typed)
    #expect(finding.fixes.first?.edits.first?.replacement == meant)
  }

  @Test(arguments: [
    "信息上报即时率 10 ≥ 90 %", "病害处治率 10 ≥ 90 %", "数据打标率 10 ≥ 90 %", "认知效率 10 定性 提升", "设备适用率 10 ≥ 90 %", "机组出力率 10 ≥ 90 %",
    "及格率 10 ≥ 90 %", "资格率 10 ≥ 5 %", "到达率 10 ≥ 90 %", "完工率 10 ≥ 90 %", "完整率 10 ≥ 90 %", "合规率 10 ≥ 90 %",
    "单位满意程度 10 ≥ 90 %",
    "公厕容积 10 ≥ 90 立方米", "A率 10 ≥ 90 %",
  ])
  func whatOnlyLooksLikeAWordIsNone(_ row: String) { #expect(!codes(row).contains(329)) }

  @Test(arguments: [
    ("儿童人学率 10 ≥ 90 %", "入学率", "形近"), ("培训入数 10 ≥ 90 人", "人数", "形近"), ("便民服务入次 10 ≥ 90 人次", "人次", "形近"),
    ("垃圾冶理率 10 ≥ 90 %", "治理率", "形近"), ("实施顷目 10 ≥ 3 个", "项目", "形近"), ("养护面绩 10 ≥ 90 平方米", "面积", "同音"),
  ])
  func itIsSaidHowTheTwoAreAlike(_ row: String, _ meant: String, _ likeness: String) throws {
    let finding = try #require(first(row))
    #expect(finding.rule.code == 329)
    #expect(finding.message(in: .zh).hasSuffix("像是“\(meant)”的\(likeness)别字"))
    #expect(finding.fixes.first?.edits.first?.replacement == meant)
  }

  @Test(arguments: [
    "责任数 10 ≥ 3 个", "收入数 10 ≥ 3 笔", "改造出入口 10 ≥ 3 个", "数据录入员 10 = 3 人", "条款项数 10 ≥ 3 个", "体育项目 10 ≥ 3 个",
    "土地出让面积 10 ≥ 3 亩", "村庄规划数 10 ≥ 3 个",
  ])
  func twoCharactersThatOnlySoundAlikeAreNoSlip(_ row: String) { #expect(!codes(row).contains(329)) }

  @Test(arguments: [("公厕数量 10 = 8 顷", "项"), ("公厕数量 10 = 8 入", "人")])
  func aUnitIsMistakenByShapeToo(_ row: String, _ meant: String) throws {
    let finding = try #require(first(row))
    #expect(finding.rule.code == 301)
    #expect(finding.label(in: .zh) == "是不是字形相近的“\(meant)”？")
  }

  // MARK: PF330

  @Test(arguments: [
    ("其他 95%以上", "≥ 95 %"), ("其他 12.5 公里", "= 12.5 公里"), ("其他 500人以下", "≤ 500 人"), ("其他 3件及以上", "≥ 3 件"),
  ])
  func aFigureBehindOtherIsOne(_ target: String, _ right: String) throws {
    let finding = try #require(first("公厕巡查 10 \(target)"))
    #expect(finding.rule.code == 330)
    #expect(finding.fixes.first?.edits.first?.replacement == right)
  }

  @Test(arguments: ["其他 12月底", "其他 2年内", "其他 6月底60%、12月底100%", "其他 每月25日前", "其他 三级", "其他 2 级以上", "其他 符合要求", "其他 1:15"])
  func whatCannotBeComparedIsNone(_ target: String) { #expect(!codes("公厕巡查 10 \(target)").contains(330)) }

  // MARK: PF323

  @Test(arguments: [
    "培训合格率 10 定性 全部合格", "事项办结率 10 定性 及时", "资金到位率 10 定性 足额到位", "垃圾投诉率 10 定性 逐年下降", "培训人数 10 定性 若干", "农业总产值 10 定性 增加",
  ])
  func aRateInWordsIsVague(_ row: String) { #expect(codes(row) == [323]) }

  @Test(arguments: ["办事效率 10 定性 提升", "公厕面积 10 定性 符合设计", "工程进度 10 定性 按时", "环境状况 10 定性 改善"])
  func aQualityInWordsIsNot(_ row: String) { #expect(!codes(row).contains(323)) }

  // MARK: PF325

  @Test(arguments: [
    "事故发生率 10 ≥ 5 %", "死亡人数 10 ≥ 1 人", "投诉数量 10 ≥ 3 起", "管网漏损率 10 ≥ 9 %", "返贫率 10 ≥ 1 %", "办理时限 10 ≥ 5 天",
    "响应时间 10 ≥ 3 分钟",
    "完成时间 10 ≥ 2025年11月",
  ])
  func whatIsToBeHeldDownHasNoLowerLimit(_ row: String) { #expect(codes(row) == [325]) }

  @Test(arguments: [
    "零投诉率 10 ≥ 98 %", "害虫死亡率 10 ≥ 90 %", "提前办结时间 10 ≥ 3 天", "减少事故数量 10 ≥ 3 起", "投诉办结率 10 ≥ 98 %", "事故隐患排查次数 10 ≥ 3 次",
    "无事故率 10 ≥ 98 %", "死亡人数 10 ≤ 1 人", "未返贫率 10 ≥ 98 %", "压缩办理时限 10 ≥ 3 天",
  ])
  func whatIsPreventedMayHaveOne(_ row: String) { #expect(!codes(row).contains(325)) }

  // MARK: PF304

  @Test(arguments: [
    "村干部 10 = 42 个", "护林员数量 10 = 12 个", "受益学生 10 ≥ 300 个", "困难群众 10 ≥ 50 个", "培训学员数 10 ≥ 300 个", "低保户 10 = 12 个",
  ])
  func peopleAreNotCountedAsThings(_ row: String) { #expect(codes(row) == [304]) }

  @Test(arguments: [
    "村干部 10 = 42 人", "培训学员 10 ≥ 3 期", "受益学生 10 ≥ 90 %", "困难群众 10 ≥ 50 户", "培训教师 10 ≥ 3 批", "社会动员 10 ≥ 3 次",
    "惠及居民 10 ≥ 3 村",
  ])
  func whatElseIsSaidOfPeopleIsFine(_ row: String) { #expect(codes(row) == []) }

  // MARK: PF319

  @Test(arguments: [
    ("及时完成率90%以上 10 ≥ 90 %", "90%"), ("公厕检修12次以上 10 ≥ 12 次", "12次"), ("服务3000名群众 10 ≥ 3000 名", "3000名"),
    ("为3000名老人体检 10 ≥ 3000 人", "3000名"),
  ])
  func theTargetInTheNameIsSeen(_ row: String, _ value: String) throws {
    let finding = try #require(first(row))
    #expect(finding.rule.code == 319)
    #expect(finding.source.string(finding.range) == value)
  }

  @Test(arguments: [
    "公厕8座管护率 10 ≥ 95 %", "65岁以上老人体检率 10 ≥ 65 %", "3人以上班组数 10 ≥ 5 个", "灾备节点（8个） 10 = 8 个", "24小时自助点 10 ≥ 24 个",
  ])
  func anotherFigureIsAPartOfTheName(_ row: String) { #expect(!codes(row).contains(319)) }

  // MARK: PF302

  @Test(arguments: ["灌溉水利用系数 10 ≥ 0.52", "容积率 10 ≤ 2.0", "城乡居民收入比 10 ≤ 2.3", "空气质量指数 10 ≤ 80"])
  func aPureNumberNeedsNoUnit(_ row: String) { #expect(codes(row) == []) }

  @Test(arguments: ["孕产妇死亡率 10 ≤ 12 人/10万人", "万车死亡率 10 ≤ 1.2 人/万车", "配方施肥推广面积 10 ≥ 30 万亩次", "总工期 10 ≤ 45 日历天"])
  func unitsOfTheTradeAreKnown(_ row: String) { #expect(codes(row) == []) }

  @Test(arguments: ["水体PH值 10 = 6.5~8.5", "pH值 10 = 7", "水质ph值范围 10 = 6.5~8.5"])
  func aPureNumberMayHaveALatinName(_ row: String) { #expect(codes(row) == []) }

  /// The unit that the fix inserts, nil for none.
  private func inserted(_ row: String) throws -> String? {
    let finding = try #require(first(row))
    #expect(finding.rule.code == 302)
    return finding.fixes.first?.edits.first?.replacement
  }

  @Test func theLikeliestUnitIsOffered() throws {
    #expect(try inserted("道路养护里程 10 ≥ 12.5") == " 公里")
    #expect(try inserted("道路养护经费 10 ≤ 5") == " 万元")
    #expect(try inserted("设备单价 10 ≤ 500") == " 元")
    #expect(try inserted("培训人数 10 ≥ 50") == " 人")
    #expect(try inserted("道路完好率 10 ≥ 95") == " %")
  }

  @Test(arguments: [
    "道路长度 10 ≥ 12.5", "绿地面积 10 ≥ 500", "巡查次数 10 ≥ 12", "养护经费 10 ≤ 50000", "公厕数量 10 ≥ 8", "生均补助标准 10 = 800",
  ])
  func aGuessIsNotOffered(_ row: String) throws { #expect(try inserted(row) == nil) }

  // MARK: PF303

  @Test(arguments: [("良好，100%", "100%"), ("按时完成（3次）", "3次"), ("优良、50 户", "50 户")])
  func aFigureInAGradeIsSeen(_ text: String, _ figure: String) throws {
    let finding = try #require(first("公厕面貌 10 定性 \(text)"))
    #expect(finding.rule.code == 303 && finding.level == .warning)
    #expect(finding.source.string(finding.range).contains(figure))
  }

  @Test(arguments: ["达到2A级以上", "优（90分以上）", "优良、较2024年提高", "三级", "Ⅲ类", "良好（一级）", "12月底前，良好", "前3名，优秀", "优（90分）"])
  func aGradeWithANumberIsNoFigure(_ text: String) { #expect(!codes("公厕面貌 10 定性 \(text)").contains(303)) }

  // MARK: PF327

  @Test(arguments: ["工程资金金额 10 = 50 万元", "工作人员数量 10 = 5 人", "在编人员工资支出 10 = 50 万元"])
  func whatGoesInIsNoOutput(_ row: String) { #expect(codes(row) == [327]) }

  @Test(arguments: ["培训工作人员数量 10 ≥ 50 人", "在编人员工资支出 10 ≤ 50 万元", "慰问在职人员数量 10 ≥ 50 人"])
  func workDoneForStaffIsOne(_ row: String) { #expect(!codes(row).contains(327)) }

  // MARK: Seasons and proportions

  @Test(arguments: [
    "供暖期 10 = 11月至次年3月", "供暖期 10 = 11月15日至翌年3月15日", "供暖期 10 = 2025年11月至次年3月", "师生比 10 = 1:15", "生师比 10 ≤ 19 ：1",
    "男女比例 10 = 1∶1", "水质类别 10 定性 Ⅲ类", "等级 10 定性 三级",
  ])
  func honestValuesOfOtherKindsAreSaid(_ row: String) { #expect(codes(row) == []) }

  @Test func aDeadlineInTheNextYearIsNotInThisOne() { #expect(codes("公厕改造完工时间 10 ≤ 次年3月") == [607]) }

  @Test func whatStartsThisYearMayEndInTheNext() {
    #expect(!codes("公厕改造开工时间 10 ≤ 11月\n    公厕改造完工时间 5 ≤ 次年3月").contains(606))
  }

  // MARK: Money

  @Test(arguments: ["办公耗材支出 10 ≤ 300 万元", "公厕维护费 10 ≤ 300 万元", "保洁员工资总额 10 = 300 万元", "补助资金发放额 10 = 300 万元"])
  func spendingIsNotAboveTheFund(_ row: String) { #expect(codes(row) == [403]) }

  @Test(arguments: [
    "减免培训费 10 = 300 万元", "争取专项资金 10 = 300 万元", "收回工程款 10 = 300 万元", "居民消费支出 10 = 300 万元", "公厕维护费 10 ≤ 30 万元",
  ])
  func otherMoneyMayBe(_ row: String) { #expect(codes(row) == []) }

  private func amounts(_ budget: String) -> [RuleCode] {
    Example.replacing("2025年预算：100 万元\n区级支出：80 万元\n补助街镇：20 万元", with: budget).check().map(\.rule.code)
  }

  @Test(arguments: ["2025年预算：-5 万元", "2025年预算：0 万元", "2025年预算：100 万元\n区级支出：120 万元\n补助街镇：-20 万元"])
  func anAmountBelowZeroIsNone(_ budget: String) { #expect(amounts(budget) == [409]) }

  @Test(arguments: ["2025年预算：5 万元", "2025年预算：100 万元\n区级支出：100 万元\n补助街镇：0 万元"])
  func aPartMayBeNothing(_ budget: String) { #expect(amounts(budget) == []) }

  // MARK: PF501

  private func goal(_ text: String) -> [RuleCode] {
    let overview = "    1.养护农村公路186公里，修补路面三千平方米；\n    2.全年巡查不少于二百四十次，及时清理边沟。"
    let source = Standards.example.replacing("    1.辖区道路清扫保洁；\n    2.公厕日常管护。", with: overview)
      .replacing("    道路整洁，公厕全年正常开放。", with: text)
    return Example.file(source).check().map(\.rule.code)
  }

  @Test(arguments: [
    "    1、养护农村公路186公里，修补路面三千平方米；\n    2、全年巡查不少于二百四十次，及时清理边沟。",
    "    （一）养护农村公路186公里,修补路面三千平方米;\n    （二）全年巡查不少于二百四十次,及时清理边沟。",
    "    养护农村公路186公里，修补路面三千平方米；全年巡查不少于二百四十次，及时清理边沟。",
  ])
  func aCopyNumberedAnewIsACopy(_ text: String) { #expect(goal(text) == [501]) }

  @Test(arguments: ["    1.养护农村公路186公里，使优良路率达到百分之八十五以上，沿线群众出行时间明显缩短，全年无责任事故。"])
  func aGoalThatBeginsAlikeIsNone(_ text: String) { #expect(!goal(text).contains(501)) }

  // MARK: PF723

  private func kinds(_ rows: String) -> [Diagnostic] {
    let rows = rows.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
    return Example.replacing(TableRuleTests.standardRows, with: rows).check().filter { $0.rule.code == 723 }
  }

  @Test func lengthsAndAreasAloneShowNoBenefit() throws {
    let found = kinds("养护里程 30 ≥ 12 公里\n路面修补面积 20 ≥ 90 平方米\n日常巡查次数 20 ≥ 240 次\n群众满意度 20 ≥ 92 %")
    #expect(found.map(\.level) == [.hint])
    #expect(try #require(found.first).message(in: .zh) == "没有效益指标")
  }

  @Test(arguments: [
    "养护里程 30 ≥ 12 公里\n路面修补面积 20 ≥ 90 平方米\n受益人数 20 ≥ 240 人\n群众满意度 20 ≥ 92 %",
    "养护里程 30 ≥ 12 公里\n路面修补面积 20 ≥ 90 平方米\n出行便利程度 20 定性 便利\n群众满意度 20 ≥ 92 %",
    "养护里程 30 ≥ 12 公里\n事故减少次数 20 ≥ 9 次\n日常巡查次数 20 ≥ 240 次\n群众满意度 20 ≥ 92 %",
  ])
  func whatMayBeABenefitIsTakenForOne(_ rows: String) { #expect(kinds(rows).isEmpty) }

  // MARK: Openers

  @Test(arguments: [
    ("专项：清扫", "专向：清扫"), ("专项：清扫", "砖项：清扫"), ("专项：清扫", "项目：清扫"), ("部门：青石", "步门：青石"), ("2025年预算：", "2025年予算："),
    ("2025年预算：", "25年预算："), ("2025年预算：", "2025年资金："),
  ])
  func aMistypedOpenerOrYearlyKeyIsOneFault(_ right: String, _ typed: String) {
    #expect(Example.replacing(right, with: typed).check().map(\.rule.code) == [701])
  }

  @Test(arguments: [("专项：清扫", "专向：清扫"), ("部门：青石", "步门：青石"), ("2025年预算：", "2025年予算："), ("2025年预算：", "25年预算：")])
  func itsRepairLeavesNothingToSay(_ right: String, _ typed: String) throws {
    let source = Standards.example.replacing(right, with: typed)
    let edit = try #require(Example.file(source).check().first?.fixes.first?.edits.first)
    var bytes = Array(source.utf8)
    bytes.replaceSubrange(edit.range.bounds, with: Array(edit.replacement.utf8))
    #expect(Example.file(String(decoding: bytes, as: UTF8.self)).check().map(\.rule.code) == [])
  }

  @Test func faultsBelowAMistypedOpenerAreFound() {
    let source = Standards.example.replacing("专项：清扫", with: "专向：清扫").replacing("= 8 座", with: "= 8 坐")
    #expect(Example.file(source).check().map(\.rule.code).sorted { $0.number < $1.number } == [301, 701])
  }

  // MARK: Relations

  @Test(arguments: [
    ("= 8 座", "不底于 8 座", "不低于"), ("= 8 座", "不操过 8 座", "不超过"), ("= 8 座", "》= 8 座", "≥"), ("= 8 座", "》 8 座", ">"),
    ("= 8 座", "《=8 座", "≤"), ("定性 良好", "定型 良好", "定性"),
  ])
  func aMistypedRelationIsRepaired(_ right: String, _ typed: String, _ meant: String) throws {
    let found = Example.replacing(right, with: typed).check()
    #expect(found.map(\.rule.code) == [105])
    #expect(try #require(found.first?.fixes.first?.edits.first).replacement == meant)
  }
}
