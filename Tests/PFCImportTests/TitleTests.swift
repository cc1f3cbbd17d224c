// Titles with other text around them, and sentences that only mention one.

import PFCImport
import Testing

@Suite struct TitleTests {
  private static let rows = """
    部门支出预算总量（万元） | 500
    绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值
    | 群众满意度 | 100% | % | ≥ | 90

    """

  private func overall(_ title: String) throws -> ImportResult { try Drawing(title + "\n" + Self.rows).imported() }

  private func source(_ result: ImportResult) throws -> String {
    String(decoding: try #require(result.sources.first).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    "青石街道2025年部门整体绩效目标表", "2025年青石街道部门整体绩效目标表", "青石街道 ２０２５年度部门整体绩效目标表", "（青石街道）部门整体绩效目标表（2025年度）",
    "附件2：青石街道2025年部门整体绩效目标表（续表）", "一、2025年青石街道部门整体绩效目标表", "2025年青石街道部门整体绩效目标表 单位：万元",
  ])
  func theNameBeforeATitleIsThatOfTheDepartment(_ title: String) throws {
    let result = try overall(title)
    #expect(try source(result).hasPrefix("# 由“甲.txt”导入\n部门：青石街道\n年度：2025\n支出预算总量：500 万元\n"))
    #expect(result.leftovers == [])
  }

  @Test(arguments: [
    ("青石街道部门整体绩效目标表（试行，丙科填报）", "（试行，丙科填报）"), ("附件2 部门整体绩效目标表", "附件2"), ("草稿部门整体绩效目标表", "草稿"),
    ("重庆市沙坪坝区部门整体绩效目标表", "重庆市沙坪坝区"), ("部门整体绩效目标表二", "二"),
  ])
  func whatElseStandsAroundATitleIsNamed(_ title: String, _ text: String) throws {
    #expect(try overall(title).outside.map { String(decoding: $0.text, as: UTF8.self) } == [text])
  }

  @Test func theTablesOwnNameGoesBeforeTheOneInTheTitle() throws {
    let result = try overall("红石街道部门整体绩效目标表\n业务主管部门 | 青石街道")
    #expect(try source(result).contains("部门：青石街道\n"))
    #expect(result.outside.map { String(decoding: $0.text, as: UTF8.self) } == ["红石街道"])
  }

  @Test func theSameNameInTheTitleSaysNothingNew() throws {
    #expect(try overall("沙坪坝区青石街道部门整体绩效目标表\n业务主管部门 | 青石街道").outside == [])
  }

  @Test func aFundWithoutANameIsCalledAsBehindItsTitle() throws {
    let rows = "指标 | 指标权重 | 计量单位 | 指标性质 | 指标值\n公园面积 | 90 | 平方米 | ≥ | 200"
    let result = try Drawing("青石街道部门专项绩效目标申报表：公园管护\n\(rows)").imported()
    #expect(try source(result).contains("部门：青石街道\n\n专项：公园管护\n"))
  }

  @Test func anAttachmentInARowBesideTheTitle() throws {
    let result = try overall("部门整体绩效目标表 | 附件2")
    #expect(result.leftovers == [] && result.outside.map(\.place) == ["第1行第2格"])
  }

  @Test(arguments: [
    "部门专项绩效目标申报表另行报送区财政局备案", "另行报送部门专项绩效目标申报表", "详见《部门专项绩效目标申报表》", "报送区财政局部门专项绩效目标申报表", "部门专项绩效目标申报表",
  ])
  func aLineOfALongTextOpensNoTable(_ line: String) throws {
    let table = """
      部门整体绩效目标表
      业务主管部门\t青石街道\t部门支出预算总量（万元）\t500
      当年整体绩效目标\t做好工作，详见附件二
      \(line)
      指标\t指标权重\t计量单位\t指标性质\t指标值
      群众满意度\t100%\t%\t≥\t90

      """
    let result = try importedText(table)
    #expect(result.tableCount == 1 && result.leftovers == [])
    #expect(try source(result).contains("目标：\n    做好工作，详见附件二\n    \(line)\n"))
  }

  @Test func aListOfTitlesOpensNoTable() throws {
    let result = try Drawing("~部门整体绩效目标表\n~部门专项绩效目标申报表\n\n部门整体绩效目标表\n" + Self.rows).imported()
    #expect(result.tableCount == 1 && result.leftovers == [])
    #expect(
      result.outside.map { String(decoding: $0.text, as: UTF8.self) } == ["部门整体绩效目标表", "部门专项绩效目标申报表"])
  }

  @Test func aTitleWithoutATableIsLeftOver() throws {
    let table = "部门整体绩效目标表\n业务主管部门 | 青石街道\n" + Self.rows
    let result = try Drawing(table + "\n部门专项绩效目标申报表").imported()
    #expect(result.leftovers.map { String(decoding: $0.text, as: UTF8.self) } == ["部门专项绩效目标申报表"])
  }
}

/// A text as it lies in a file.
func importedText(_ text: String, fileName: String = "甲.txt") throws -> ImportResult {
  try importDocument(
    Array(text.utf8), fileName: fileName, forms: Drawing.standards.forms.map { FormChoice($0, reference: nil) },
    standards: Drawing.standards
  ).get()
}
