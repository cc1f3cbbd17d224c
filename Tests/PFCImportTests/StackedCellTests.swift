// Tables whose cells stand one a line, as word processors save them as text.

import PFCImport
import Testing

@Suite struct StackedCellTests {
  private static let overall = """
    部门整体绩效目标表
    业务主管部门
    青石街道
    部门支出预算总量（万元）
    500
    当年整体绩效目标
    1.做好服务；
    2.守住安全。
    绩效指标
    指标
    指标权重
    计量单位
    指标性质
    指标值

    群众满意度
    60%
    %
    ≥
    90

    服务态度
    40%

    定性
    良好

    """

  private static let fund = """
    部门专项绩效目标申报表
    编制单位：青石街道\t单位：万元
    专项资金名称
    公园管护
    业务主管部门
    701-青石街道
    2025年预算
    30.50
    区级支出
    30.50


    补助街镇

    项目概况
    公园保洁。
    立项依据
    年度计划。
    当年绩效目标
    公园保洁。
    绩效指标
    指标
    指标权重
    计量单位
    指标性质
    指标值

    公园面积
    90
    平方米
    ≥
    2000

    """

  private static let source = """
    # 由“甲.txt”导入
    部门：青石街道
    # 年度取自“2025年预算”，请核对
    年度：2025
    支出预算总量：500 万元
    目标：
        1.做好服务；
        2.守住安全。
    指标：
        群众满意度  60%  ≥ 90 %
        服务态度  40%  定性 良好

    专项：公园管护
    主管部门：701-青石街道
    2025年预算：30.50 万元
    区级支出：30.50 万元
    概况：
        公园保洁。
    依据：
        年度计划。
    目标：同概况
    指标：
        公园面积  90  ≥ 2000 平方米

    """

  private func expectTheSource(_ text: String, _ place: SourceLocation = #_sourceLocation) throws {
    let result = try importedText(text)
    #expect(result.leftovers == [] && result.outside == [], sourceLocation: place)
    #expect(result.sources.map { String(decoding: $0.bytes, as: UTF8.self) } == [Self.source], sourceLocation: place)
  }

  @Test func aLineACell() throws { try expectTheSource(Self.overall + Self.fund) }

  @Test func withoutLinesOfEmptyCells() throws {
    try expectTheSource((Self.overall + Self.fund).replacing("\n\n\n", with: "\n").replacing("\n\n", with: "\n"))
  }

  @Test func withBlankLinesBetweenTheTables() throws { try expectTheSource(Self.overall + "\n\n\n" + Self.fund) }

  @Test func theSumBelowTheRows() throws {
    try expectTheSource(Self.overall + "\n合计\n100%\n\n\n\n\n" + Self.fund)
  }

  @Test func notesBelowTheRowsStandOutside() throws {
    let result = try importedText(Self.overall + "注：本表一式两份。\n" + Self.fund)
    #expect(result.leftovers == [] && result.indicatorCount == 3)
    #expect(result.outside.map { String(decoding: $0.text, as: UTF8.self) } == ["注：本表一式两份。"])
  }

  @Test func aLabelThatTheFormDoesNotKnowIsLeftOverWithItsValue() throws {
    let result = try importedText(Self.overall.replacing("500\n", with: "500\n其中：财政拨款\n300\n"))
    #expect(result.leftovers.map { String(decoding: $0.text, as: UTF8.self) } == ["其中：财政拨款", "300"])
  }

  @Test func aRowThatDoesNotFitIsLeftOver() throws {
    let result = try importedText(Self.overall.replacing("60%\n%", with: "六成\n%"))
    #expect(result.leftovers.count == 5 && result.indicatorCount == 1)
  }

  @Test func levelsNeedTheLinesOfTheirEmptyCells() throws {
    let heading = "一级指标\n二级指标\n三级指标\n指标值\n分值\n"
    let rows = "产出指标\n数量指标\n里程\n≥12公里\n50\n\n\n次数\n≥24次\n40\n"
    let result = try importedText("项目名称\n乡道养护\n主管部门\n交通局\n部门专项绩效目标申报表\n" + heading + rows)
    let source = String(decoding: try #require(result.sources.first).bytes, as: UTF8.self)
    #expect(source.contains("    [产出指标/数量指标]\n    里程  50  ≥12公里\n    次数  40  ≥24次\n"))
  }
}
