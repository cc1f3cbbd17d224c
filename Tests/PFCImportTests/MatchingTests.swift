// Tables as offices keep them, each with one thing that differs from the form's own drawing.

import PFCForms
import PFCImport
import PFCText
import Testing

@Suite struct MatchingTests {
  static let standards = Drawing.standards

  static let overall = """
    部门整体绩效目标表
    业务主管部门 | 青石街道 | 部门支出预算总量（万元） | 500
    当年整体绩效目标 | 做好服务。
    绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值
    | 群众满意度 | 100% | % | ≥ | 90
    """

  static let fund = """
    部门专项绩效目标申报表
    编制单位：青石街道 | | | | | 单位：万元
    专项资金名称 | 公园管护 | 业务主管部门 | 701-青石街道
    2025年预算 | 30.50 | 区级支出 | 20.50
    | | 补助街镇 | 10
    项目概况 | 公园保洁。
    立项依据 | 年度计划。
    当年绩效目标 | 公园保洁。
    绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值
    | 公园面积 | 60 | 平方米 | ≥ | 211535.9
    | 环境面貌 | 30 | | 定性 | 良好
    """

  static let source = """
    # 由“甲.txt”导入
    部门：青石街道
    # 年度取自“2025年预算”，请核对
    年度：2025
    支出预算总量：500 万元
    目标：
        做好服务。
    指标：
        群众满意度  100%  ≥ 90 %

    专项：公园管护
    主管部门：701-青石街道
    2025年预算：30.50 万元
    区级支出：20.50 万元
    补助街镇：10 万元
    概况：
        公园保洁。
    依据：
        年度计划。
    目标：同概况
    指标：
        公园面积  60  ≥ 211535.9 平方米
        环境面貌  30  定性 良好

    """

  private func run(_ drawing: String, forms: [Form] = standards.forms) throws -> ImportResult {
    try Drawing(drawing).imported(forms)
  }

  private func expectTheSource(_ drawing: String, _ place: SourceLocation = #_sourceLocation) throws {
    let result = try run(drawing)
    #expect(result.leftovers == [], sourceLocation: place)
    #expect(result.sources.map { String(decoding: $0.bytes, as: UTF8.self) } == [Self.source], sourceLocation: place)
  }

  private var both: String { Self.overall + "\n\n" + Self.fund }

  @Test func theFormsOwnDrawing() throws { try expectTheSource(both) }

  @Test func labelsWithBlanksAndLineEnds() throws {
    try expectTheSource(both.replacing("项目概况", with: "项 目\\n概　况").replacing("指标权重", with: "指标 权重"))
  }

  @Test func labelsWithOtherBracketsAndColons() throws {
    try expectTheSource(both.replacing("（万元）", with: "(万元)").replacing("立项依据", with: "立项依据："))
  }

  @Test func oneBlankBetweenDepartmentAndUnit() throws {
    try expectTheSource(
      both.replacing("编制单位：青石街道 | | | | | 单位：万元", with: "编制单位：青石街道 单位：万元"))
  }

  @Test func aUnitInBrackets() throws { try expectTheSource(both.replacing("| 单位：万元", with: "| （单位：万元）")) }

  @Test func aUnitAboveTheFirstTableHoldsForAll() throws {
    let text =
      "单位：元\n" + Self.overall.replacing("（万元）", with: "") + "\n\n" + Self.fund.replacing(" | | | | | 单位：万元", with: "")
    let source = String(decoding: try #require(try run(text).sources.first).bytes, as: UTF8.self)
    #expect(source.contains("支出预算总量：500 元\n"))
    #expect(source.contains("2025年预算：30.50 元\n区级支出：20.50 元\n补助街镇：10 元\n"))
  }

  @Test func theUnitOfASumIsThatOfItsParts() throws {
    let text = both.replacing("2025年预算 |", with: "2025年预算（元） |").replacing(" | | | | | 单位：万元", with: "")
    let source = String(decoding: try #require(try run(text).sources.first).bytes, as: UTF8.self)
    #expect(source.contains("2025年预算：30.50 元\n区级支出：20.50 元\n补助街镇：10 元\n"))
  }

  @Test func anUnknownLabelIsListedWithItsValue() throws {
    let text = both.replacing("2025年预算 | 30.50 | 区级支出 | 20.50", with: "2025年预算 | 30.50 | 市级支出 | 30.50")
    #expect(try run(text).leftovers.map { String(decoding: $0.text, as: UTF8.self) } == ["市级支出", "30.50"])
  }

  @Test func aTotalIsNoIndicator() throws {
    try expectTheSource(both.replacing("≥ | 90\n\n", with: "≥ | 90\n合计 | 100% | / | / | /\n\n"))
  }

  @Test func whatTwoTablesSayOfOneDepartmentIsKept() throws {
    let first = "部门整体绩效目标表\n业务主管部门 | 青石街道\n当年整体绩效目标 | 做好服务。"
    let second = Self.overall.replacing("当年整体绩效目标 | 做好服务。\n", with: "")
    try expectTheSource(first + "\n\n" + second + "\n\n" + Self.fund)
  }

  @Test func aDepartmentThatOnlyEndsAlikeIsAnother() throws {
    let other = Self.fund.replacing("编制单位：青石街道", with: "编制单位：石街道")
    #expect(try run(Self.overall + "\n\n" + other).sources.map(\.name) == ["青石街道", "石街道"])
  }

  @Test func emptyRowsAndColumns() throws {
    let wider = both.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "| \($0) |" }
    try expectTheSource(wider.joined(separator: "\n").replacing("| 当年", with: "| | |\n| 当年"))
  }

  @Test func withoutTheTitle() throws {
    try expectTheSource(both.replacing("部门整体绩效目标表\n", with: "").replacing("部门专项绩效目标申报表\n", with: ""))
  }

  @Test func joinedCellsSplitOtherwise() throws {
    try expectTheSource(
      both.replacing("专项资金名称 | 公园管护 | 业务", with: "专项资金名称 | 公园管护 |\n业务")
        .replacing("做好服务。", with: "| 做好服务。"))
  }

  @Test func coveredCellsLeftOut() throws {
    try expectTheSource(both.replacing("\n| 公园面积", with: "\n公园面积").replacing("\n| 环境", with: "\n环境"))
  }

  @Test func aTableOverTwoPages() throws {
    let head = "部门专项绩效目标申报表\n绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值\n"
    try expectTheSource(both.replacing("| 环境面貌", with: "\n" + head + "| 环境面貌"))
  }

  @Test func titlesAndUnitsOutsideOfTheTable() throws {
    try expectTheSource(
      both.replacing("部门专项绩效目标申报表\n编制单位：青石街道 | | | | | 单位：万元", with: "~部门专项绩效目标申报表\n~编制单位：青石街道    单位：万元"))
  }

  @Test func signsAndUnitsInsideTheValue() throws {
    let result = try run(
      both.replacing("平方米 | ≥ | 211535.9", with: "| | ≥211535.9平方米").replacing("% | ≥ | 90", with: "% | | 不低于90"))
    let text = String(decoding: try #require(result.sources.first).bytes, as: UTF8.self)
    #expect(text.contains("    公园面积  60  ≥211535.9平方米\n"))
    #expect(text.contains("    群众满意度  100%  不低于90 %\n"))
    #expect(result.leftovers == [])
  }

  @Test func otherSpellingsOfRelations() throws {
    try expectTheSource(both.replacing("平方米 | ≥", with: "平方米 | ≧").replacing("% | ≥", with: "% | 大于等于"))
  }

  @Test func otherNamesOfColumns() throws {
    try expectTheSource(
      both.replacing("| 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值", with: "| 三级指标 | 分值 | 度量单位 | 性质 | 年度指标值"))
  }

  @Test func anotherUnitOfMoney() throws {
    let result = try run(both.replacing("单位：万元", with: "单位：元"))
    let text = String(decoding: try #require(result.sources.first).bytes, as: UTF8.self)
    #expect(text.contains("2025年预算：30.50 元\n"))
    #expect(text.contains("支出预算总量：500 万元\n"))
  }

  @Test func theYearOfATitle() throws {
    let result = try run(both.replacing("部门整体", with: "2024年部门整体"))
    #expect(String(decoding: try #require(result.sources.first).bytes, as: UTF8.self).contains("部门：青石街道\n年度：2024\n"))
  }

  @Test func severalDepartments() throws {
    let result = try run(both + "\n\n" + both.replacing("青石", with: "红石"))
    #expect(result.sources.map(\.name) == ["青石街道", "红石街道"])
    #expect(result.tableCount == 4)
  }

  @Test func aColumnThatTheFormDoesNotKnowBecomesANote() throws {
    let result = try run(
      both.replacing("指标值\n| 公园面积 | 60 | 平方米 | ≥ | 211535.9", with: "指标值 | 备注\n| 公园面积 | 60 | 平方米 | ≥ | 211535.9 | 含水面"))
    #expect(String(decoding: try #require(result.sources.first).bytes, as: UTF8.self).contains("        - 备注：含水面\n"))
  }

  @Test func textAroundTablesIsNamed() throws {
    let result = try run("~附件2\n" + both)
    #expect(result.outside.map(\.place) == ["第1行"])
    #expect(result.leftovers == [])
  }

  @Test func whatFindsNoPlaceIsNamed() throws {
    let result = try run(both + "\n某栏 | 王某")
    #expect(result.leftovers.map(\.place) == ["第18行第1格", "第18行第2格"])
  }

  @Test func aRightSumIsNoLeftoverAndAWrongOneIs() throws {
    #expect(try run(both + "\n合计 | | 90").leftovers == [])
    #expect(try run(both + "\n合计 | | 80").leftovers.count == 2)
  }

  @Test func namesThatWouldBeReadOtherwiseAreQuoted() throws {
    let result = try run(both.replacing("公园面积", with: "客流≥500人次的公园"))
    #expect(
      String(decoding: try #require(result.sources.first).bytes, as: UTF8.self).contains("    “客流≥500人次的公园”  60  ≥ "))
  }

  @Test func labelsAboveTheirValues() throws {
    let form = """
      表样：横表
      表：横表申报表
      对象：部门
      权重合计：无
      字段：
          单位名称  文字  必填
          联系人    文字
          指标      指标
      版面：
          横表申报表
          单位名称 | 联系人
          {单位名称} | {联系人}
          指标名称 | 指标值
          {指标.名称} | {指标.全值}

      """
    let source = SourceText(path: "横表.pfc", text: form)
    let reading = readForm(source, names: Self.standards.names, units: Self.standards.units)
    let result = try run("横表申报表\n单位名称 | 联系人\n青石街道 | 王某\n指标名称 | 指标值\n场次 | ≥4场", forms: [try #require(reading.form)])
    #expect(result.leftovers == [])
    #expect(
      String(decoding: try #require(result.sources.first).bytes, as: UTF8.self)
        == "# 由“甲.txt”导入\n部门：青石街道\n联系人：王某\n指标：\n    场次  ≥4场\n")
  }

  @Test func aFileWithoutTablesIsAFault() throws {
    #expect(throws: ImportFault.self) { try run("~今天天气很好。") }
  }

  @Test func hostileTablesAreBounded() throws {
    let wide = (0..<100_000).map { RawCell(Array("格\($0)".utf8), column: $0, place: "") }
    let long = RawCell(Array(repeating: 0x41, count: 200_000), place: "")
    let document = RawDocument(blocks: [.table(RawTable(rows: [wide, [long], [long, long]]))])
    let forms = Self.standards.forms.map { FormChoice($0, reference: nil) }
    #expect(throws: ImportFault.self) {
      try importTables(document, format: "txt", fileName: "", forms: forms, standards: Self.standards).get()
    }
  }
}
