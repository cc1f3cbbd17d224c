// What stands around tables: units, years, notes, signatures and sums.

import PFCImport
import Testing

@Suite struct MarginTests {
  private static let fund = """
    部门专项绩效目标申报表
    编制单位：青石街道
    专项资金名称 | 公园管护 | 业务主管部门 | 701-青石街道
    2025年预算 | 305000 | 区级支出 | 305000
    绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值
    | 公园面积 | 60 | 平方米 | ≥ | 2000
    | 公园数量 | 30 | 座 | = | 3
    """

  private func run(_ drawing: String) throws -> ImportResult { try Drawing(drawing).imported() }

  private func source(_ result: ImportResult) throws -> String {
    String(decoding: try #require(result.sources.first).bytes, as: UTF8.self)
  }

  // MARK: Captions

  @Test(arguments: [
    "金额单位：元", "（单位：元）", "计量单位：元", "单位:人民币元", "【货币单位：元】", "单位： | 元", "金额单位 ： 元",
  ])
  func unitsOfMoneyAboveTheTable(_ caption: String) throws {
    let result = try run(Self.fund.replacing("编制单位：青石街道", with: "编制单位：青石街道 | \(caption)"))
    #expect(try source(result).contains("2025年预算：305000 元\n区级支出：305000 元\n"))
    #expect(result.leftovers == [] && result.outside == [])
  }

  @Test func oneBlankBeforeAUnit() throws {
    let result = try run(Self.fund.replacing("编制单位：青石街道", with: "编制单位：青石街道 金额单位：元"))
    #expect(try source(result).contains("部门：青石街道\n") && source(result).contains("305000 元\n"))
  }

  @Test(arguments: ["\\n", "\u{A0}", "", " ", "；金额", "，", "（"])
  func aUnitBehindTheName(_ mark: String) throws {
    let unit = mark == "（" ? "单位：元）" : "单位：元"
    for name in ["编制单位：青石街道", "填报日期：2025年1月8日 | 编制单位：青石街道"] {
      let result = try run(Self.fund.replacing("编制单位：青石街道", with: "\(name)\(mark)\(unit)"))
      #expect(try source(result).contains("部门：青石街道\n") && source(result).contains("2025年预算：305000 元\n"))
      #expect(result.leftovers == [])
    }
  }

  @Test func aUnitBesideALabelHoldsForItAlone() throws {
    let drawing = Self.fund.replacing("2025年预算", with: "2025年预算（元）")
    #expect(try source(run(drawing)).contains("2025年预算：305000 元\n区级支出：305000 元\n"))
    let other = drawing.replacing("编制单位：青石街道", with: "编制单位：青石街道 | 单位：万元")
    #expect(try source(run(other)).contains("2025年预算：305000 元\n区级支出：305000 万元\n"))
  }

  @Test(arguments: ["填报日期：2024年12月1日", "2024年12月1日", "经2024年十二月党委会审议"])
  func theYearOfABudgetBeatsADate(_ line: String) throws {
    #expect(try source(run("~\(line)\n" + Self.fund)).contains("\n年度：2025\n"))
    #expect(try source(run("~\(line)\n" + Self.fund.replacing("2025年预算", with: "预算"))).contains("\n年度：2024\n"))
  }

  @Test(arguments: ["（2025年度）", "填报年度：2025年", "年度：2025", "２０２５年度"])
  func aYearBelowTheTitle(_ line: String) throws {
    let result = try run(Self.fund.replacing("编制单位", with: "\(line)\n编制单位").replacing("2025年预算", with: "2024年预算"))
    #expect(try source(result).contains("部门：青石街道\n年度：2025\n\n"))
    #expect(result.outside == [] && result.notes == [])
  }

  @Test(arguments: ["填报单位（盖章）：青石街道", "单位名称：青石街道", "申 报 单 位 : 青石街道"])
  func otherWordsForTheDepartment(_ line: String) throws {
    #expect(try source(run(Self.fund.replacing("编制单位：青石街道", with: line))).contains("部门：青石街道\n"))
  }

  // MARK: Notes and signatures

  @Test(arguments: [
    "注：本表由单位填报。", "注：1.金额为含税金额；\n2.面积含水面。", "填表人：张某 | 联系电话：02365000000 | 填报日期：2025年1月8日", "审核人 | 李某",
    "联系电话 | 02365000000", "单位负责人（签字）：", "— 6 —", "第1页 共3页", "附件3：填报说明", "填报日期：2025-01-08",
  ])
  func textBelowTheRowsStandsOutside(_ text: String) throws {
    let result = try run(Self.fund + "\n" + text)
    #expect(result.leftovers == [] && result.indicatorCount == 2)
    #expect(result.outside.count == text.split(whereSeparator: { $0 == "|" || $0 == "\n" }).count)
  }

  @Test func aRowBelowThatIsNoNoteIsLeftOver() throws {
    #expect(try run(Self.fund + "\n某栏 | 王某").leftovers.count == 2)
  }

  @Test func tooManyLinesAreAFault() {
    #expect(throws: ImportFault.self) { try importedText(String(repeating: "甲\n", count: 500_001)) }
    #expect(throws: ImportFault.self) { try importedText(String(repeating: "甲,\n", count: 500_001)) }
  }

  @Test func anIndicatorMayBeCalledLikeANote() throws {
    let result = try run(Self.fund.replacing("公园数量", with: "说明"))
    #expect(result.indicatorCount == 2 && result.outside == [])
  }

  @Test func aLineBetweenTwoRowsIsLeftOver() throws {
    let rows = "指标\t指标权重\t计量单位\t指标性质\t指标值\n满意度\t60%\t%\t≥\t90\n清运率\n知晓度\t40%\t%\t≥\t90\n"
    let result = try importedText("部门整体绩效目标表\n业务主管部门\t青石街道\n\(rows)此表由办公室保存\n")
    #expect(result.leftovers.map(\.place) == ["第5行"])
    #expect(result.outside.map(\.place) == ["第7行"])
  }

  // MARK: Sums

  @Test(arguments: [
    "合计 | | 90", "| 合计 | 90 | 分 | / | /", "小计 | 90 | 分 | |", "总计：90", "合计（分） | 90", "| 权重合计 | 90", "合 计 | — | 90 | —",
    "合计 |", "合计 | 100 | 分",
  ])
  func rightSums(_ row: String) throws {
    let result = try run(Self.fund + "\n" + row)
    #expect(result.leftovers == [] && result.outside == [] && result.indicatorCount == 2)
  }

  @Test func theSumOfAGroup() throws {
    let row = "| 公园数量 | 30 | 座 | = | 3"
    let result = try run(Self.fund.replacing(row, with: "小计 | | 60\n\(row)\n小计 | | 30\n合计 | | 90"))
    #expect(result.leftovers == [] && result.indicatorCount == 2)
  }

  @Test(arguments: ["合计 | | 80", "小计 | 80 | 分 | |", "合计 | 90 | 某某"])
  func otherSumsAreLeftOver(_ row: String) throws {
    let result = try run(Self.fund + "\n" + row)
    #expect(result.leftovers.count > 1 && result.indicatorCount == 2)
  }
}
