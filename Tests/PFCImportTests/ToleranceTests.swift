// Other ways to say the same: other words, marks of nothing, cells repeated; and tables that are no tables of targets.

import PFCForms
import PFCImport
import Testing

@Suite struct ToleranceTests {
  private static let fund = """
    部门专项绩效目标申报表 | < | < | < | < | <
    编制单位：青石街道 | | | | | 单位：万元
    专项资金名称 | 公园管护 | < | 业务主管部门 | 701-青石街道 | <
    2025年预算 | 30.50 | < | 区级支出 | 20.50 | <
    ^ | ^ | < | 补助街镇 | 10 | <
    当年绩效目标 | 公园保洁。 | < | < | < | <
    绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值
    ^ | 公园面积 | 60 | 平方米 | ≥ | 211535.9
    ^ | 环境面貌 | 30 | | 定性 | 良好
    """

  private static let source = """
    部门：青石街道
    # 年度取自“2025年预算”，请核对
    年度：2025

    专项：公园管护
    主管部门：701-青石街道
    2025年预算：30.50 万元
    区级支出：20.50 万元
    补助街镇：10 万元
    目标：
        公园保洁。
    指标：
        公园面积  60  ≥ 211535.9 平方米
        环境面貌  30  定性 良好

    """

  private func expectTheSource(_ drawing: String, _ place: SourceLocation = #_sourceLocation) throws {
    #expect(try Drawing(drawing).source() == Self.source, sourceLocation: place)
    #expect(try Drawing(drawing).imported().leftovers == [], sourceLocation: place)
  }

  private func notes(_ drawing: String) throws -> [String] {
    try Drawing(drawing).imported().notes.filter { !$0.text.isEmpty }.map {
      "\($0.place) \(String(decoding: $0.text, as: UTF8.self))"
    }
  }

  // MARK: Grids

  @Test func joinedCells() throws { try expectTheSource(Self.fund) }

  @Test func coveredCellsPresentAndEmpty() throws {
    try expectTheSource(Self.fund.replacing(" <", with: " ").replacing("^", with: " "))
  }

  @Test func coveredCellsRepeatTheText() throws {
    var above: [String] = []
    let rows = Self.fund.split(separator: "\n").map { line in
      var cells = line.split(separator: "|").map { $0.trimmingPrefix(" ").split(separator: " ").joined(separator: " ") }
      for index in cells.indices {
        if cells[index] == "<" { cells[index] = cells[index - 1] }
        if cells[index] == "^" { cells[index] = above[index] }
      }
      above = cells
      return cells.joined(separator: "|")
    }
    try expectTheSource(rows.joined(separator: "\n"))
  }

  @Test func anEmptyRowBetweenAllRows() throws {
    try expectTheSource(Self.fund.replacing("\n", with: "\n | | | | |\n"))
  }

  @Test func otherWordsForTheSameFields() throws {
    try expectTheSource(
      Self.fund.replacing("专项资金名称", with: "项目名称").replacing("业务主管部门", with: "主管单位")
        .replacing("当年绩效目标", with: "年度总体目标").replacing("2025年预算", with: "2025年项目预算"))
  }

  @Test func anIndicatorMayBeCalledLikeAField() throws {
    #expect(
      try Drawing(Self.fund.replacing("环境面貌", with: "目标")).source()
        == Self.source.replacing("环境面貌", with: "目标"))
  }

  @Test func aTitleOfAnotherKindIsTextAroundTheTable() throws {
    let result = try Drawing(Self.fund.replacing("部门专项绩效目标申报表", with: "项目支出绩效目标表")).imported()
    #expect(result.outside.map(\.place) == ["第1行第1格"])
    #expect(result.leftovers == [])
  }

  // MARK: Values

  @Test func marksOfNothingAreTold() throws {
    let drawing = Self.fund.replacing("补助街镇 | 10", with: "补助街镇 | /").replacing("30 | |", with: "30 | — |")
    #expect(try Drawing(drawing).imported().leftovers == [])
    #expect(try notes(drawing) == ["第5行第5格、第9行第4格 /、—"])
  }

  @Test func quantitativeSaysNothingBesideAFigure() throws {
    #expect(try notes(Self.fund.replacing("| ≥ |", with: "| 定量 |")) == ["第8行第5格 定量"])
  }

  @Test func aWeightThatIsNoNumberIsLeftOver() throws {
    let result = try Drawing(Self.fund.replacing("| 60 |", with: "| 六十 |")).imported()
    #expect(result.leftovers.map(\.place) == ["第8行第3格"])
  }

  @Test func aUnitOfAWordedTargetIsLeftOver() throws {
    let result = try Drawing(Self.fund.replacing("30 | |", with: "30 | 个 |")).imported()
    #expect(result.leftovers.map(\.place) == ["第9行第4格"])
  }

  @Test(arguments: [
    ("平方米 | ≥ | 211535.9", "平 方米 | ≥ | 211535.9", "≥ 211535.9 平方米"),
    ("平方米 | ≥ | 211535.9", "% | = | 45-60", "= 45-60 %"),
    ("平方米 | ≥ | 211535.9", "% | ≤ | 3以内", "≤ 3%以内"),
    ("平方米 | ≥ | 211535.9", "平方米 | 不低于 | 2,000", "≥ 2,000 平方米"),
    ("平方米 | ≥ | 211535.9", "平方米 | | 约2000", "其他 约2000 平方米"),
    ("平方米 | ≥ | 211535.9", " | ≤ | 2025年9月底前", "≤ 2025年9月底前"),
    ("平方米 | ≥ | 211535.9", "% | | ≥90%", "≥90%"),
    ("平方米 | ≥ | 211535.9", " | | 应保尽保", "定性 应保尽保"),
  ])
  func targets(_ old: String, _ new: String, _ target: String) throws {
    let source = try Drawing(Self.fund.replacing(old, with: new)).source()
    #expect(source.contains("    公园面积  60  \(target)\n"))
  }

  @Test(arguments: [("60", "60分"), ("60", "60.00%")])
  func weightsWithSigns(_ old: String, _ new: String) throws {
    let source = try Drawing(Self.fund.replacing("| \(old) |", with: "| \(new) |")).source()
    #expect(source.contains("    公园面积  \(new == "60分" ? "60" : "60.00")  ≥"))
  }

  @Test func sharesOfOneBecomePerCent() throws {
    let drawing = """
      部门整体绩效目标表
      业务主管部门 | 青石街道 | 部门支出预算总量（万元） | 500
      绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值
      | 清运率 | 0.25 | % | ≥ | 90
      | 满意度 | .75 | % | ≥ | 90
      """
    let source = try Drawing(drawing).source()
    #expect(source.contains("    清运率  25%  ≥ 90 %\n    满意度  75%  ≥ 90 %\n"))
    #expect(try notes(drawing) == ["第4行第3格 0.25"])
  }

  @Test(arguments: ["", "—"])
  func aRelationWithoutAValueStaysSo(_ value: String) throws {
    let result = try Drawing(Self.fund.replacing("| 211535.9", with: "| \(value)")).imported()
    let source = String(decoding: try #require(result.sources.first).bytes, as: UTF8.self)
    #expect(source.contains("    公园面积  60  ≥\n"))
    #expect(result.leftovers.map { String(decoding: $0.text, as: UTF8.self) } == ["平方米"])
  }

  @Test(arguments: ["2025年指标值", "2025年度目标值", "标准值", "值"])
  func otherNamesOfTheValue(_ name: String) throws {
    try expectTheSource(Self.fund.replacing("| 指标值", with: "| \(name)"))
  }

  @Test func ofTwoYearsNoneIsTheValue() throws {
    let source = try Drawing(
      Self.fund.replacing("| 指标值", with: "| 2024年指标值 | 2025年指标值").replacing("211535.9", with: "9 | 8")
    ).source()
    #expect(source.contains("    公园面积  60  ≥\n        - 2024年指标值：9\n        - 2025年指标值：8\n"))
  }

  @Test func joinedCellsHoldForAllTheirRows() throws {
    let drawing = Self.fund.replacing("30 | | 定性 | 良好", with: "^ | ^ | ^ | ^")
    #expect(try Drawing(drawing).source().hasSuffix("60  ≥ 211535.9 平方米\n    环境面貌  60  ≥ 211535.9 平方米\n"))
    #expect(try Drawing(drawing + "\n^ | 空地 | | | |").imported().indicatorCount == 2)
  }

  @Test func namesMayStartWithNumbers() throws {
    let source = try Drawing(Self.fund.replacing("公园面积", with: "3. 公园 2000 平方米以上")).source()
    #expect(source.contains("    “3. 公园 2000 平方米以上”  60  ≥ ") || source.contains("    3. 公园 2000 平方米以上  60  ≥ "))
  }

  @Test func twoCellsForOneColumnAreNotMixedUp() throws {
    let drawing = Self.fund.replacing("指标性质 | 指标值", with: "指标性质 | 指标值 | 指标值").replacing(
      "| 211535.9", with: "| 211535.9 | 300000")
    #expect(try Drawing(drawing).imported().leftovers.map { String(decoding: $0.text, as: UTF8.self) } == ["300000"])
  }

  // MARK: Departments

  @Test func theDepartmentWithExactlyThatNameIsMeant() throws {
    func overall(_ name: String) -> String {
      "部门整体绩效目标表\n业务主管部门 | \(name) | 部门支出预算总量（万元） | 500\n绩效指标 | 指标 | 指标权重 | 指标值\n| 办结率 | 100% | ≥90%\n\n"
    }
    let result = try Drawing(overall("青石街道") + overall("大青石街道") + Self.fund).imported()
    #expect(result.sources.map { String(decoding: $0.bytes, as: UTF8.self).contains("专项：公园管护") } == [true, false])
  }

  // MARK: No tables of targets

  @Test(arguments: [
    "2025年部门收支总表\n部门 | 青石街道 | 单位：万元\n项目 | 2024年预算 | 2025年预算\n主管部门 | 财政局 | 预算 | 300\n合计 | 400 | 420",
    "~关于报送2025年预算的函\n~财政局：\n~目标：年底前完成。\n~联系人：王某",
    "部门 | 人数 | 单位\n青石街道 | 30 | 人", "指标 | 单位 | 2024年 | 2025年\n人口 | 人 | 30000 | 31000",
    "~立项依据\n~1.某条例",
  ])
  func otherDocumentsAreNotRecognized(_ drawing: String) {
    #expect(throws: ImportFault.self) { try Drawing(drawing).imported() }
  }

  @Test func aTableOfMoneyBesideOneOfTargetsIsLeftOver() throws {
    let result = try Drawing(Self.fund + "\n\n项目名称 | 道路 | 预算 | 300").imported()
    #expect(result.tableCount == 1)
    #expect(result.leftovers.map { String(decoding: $0.text, as: UTF8.self) } == ["道路", "300"])
  }
}
