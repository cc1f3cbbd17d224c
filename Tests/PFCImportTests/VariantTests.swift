// One department as different offices draw its tables: every drawing gives the same source.

import PFCForms
import PFCImport
import Testing

@Suite struct VariantTests {
  private static let overall = """
    部门整体绩效目标表 | < | < | < | < | <
    业务主管部门 | 青石街道 | < | 部门支出预算总量（万元） | 1009.24 | <
    当年整体绩效目标 | 1.做好服务；\\n2.守住安全。 | < | < | < | <
    绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值
    ^ | 群众满意度 | 60% | % | ≥ | 90
    ^ | 服务质量 | 40% | | 定性 | 良好
    """

  private static let fund = """
    部门专项绩效目标申报表 | < | < | < | < | <
    编制单位：青石街道 | | | | | 单位：万元
    专项资金名称 | 公园管护 | < | 业务主管部门 | 701-青石街道 | <
    2025年预算 | 106.48 | < | 区级支出 | 100.48 | <
    ^ | ^ | < | 补助街镇 | 6 | <
    项目概况 | 公园保洁。 | < | < | < | <
    立项依据 | 年度计划。 | < | < | < | <
    当年绩效目标 | 公园保洁。 | < | < | < | <
    绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值
    ^ | 公园面积 | 60 | 平方米 | ≥ | 211535.9
    ^ | 公园座数 | 30 | 座 | = | 8
    """

  private static let source = """
    部门：青石街道
    年度：2025
    支出预算总量：1009.24 万元
    目标：
        1.做好服务；
        2.守住安全。
    指标：
        群众满意度  60%  ≥ 90 %
        服务质量  40%  定性 良好

    专项：公园管护
    主管部门：701-青石街道
    2025年预算：106.48 万元
    区级支出：100.48 万元
    补助街镇：6 万元
    概况：
        公园保洁。
    依据：
        年度计划。
    目标：同概况
    指标：
        公园面积  60  ≥ 211535.9 平方米
        公园座数  30  = 8 座

    """

  /// What of both tables is changed to what.
  private static let changes: [String: [String: String]] = [
    "nothing": [:],
    "no cells joined": [" <": " ", "^": " "],
    "blanks in labels": ["项目概况": "项 目　概 况", "业务主管部门": "业务\\n主管部门", "指标值": "指 标 值"],
    "colons behind labels": ["项目概况": "项目概况：", "立项依据": "立项依据:", "部门支出预算总量（万元）": "部门支出预算总量(万元)："],
    "other words": ["专项资金名称": "项目名称", "指标权重": "分值", "计量单位": "度量单位", "指标性质": "运算符号", "当年绩效目标": "年度绩效目标"],
    "the unit at the number": ["部门支出预算总量（万元）": "部门支出预算总量", "1009.24": "1009.24 万元"],
    "label and value in one cell": ["业务主管部门 | 青石街道 |": "业务主管部门：青石街道 | < |"],
    "the name before the title": ["业务主管部门 | 青石街道 | < |": "", "部门整体绩效目标表": "青石街道部门整体绩效目标表"],
    "the year in the title": ["部门整体绩效目标表": "2025年度部门整体绩效目标表"],
    "a line for the year": ["编制单位：": "2025年度 | < | < | < | < | <\n编制单位："],
    "a line for unit and department": ["编制单位：青石街道 | | | | |": "填报单位（公章）：青石街道 | 填报日期：2025年1月8日 | < | < | <|"],
    "attachments above the titles": ["部门整体": "附件1 | | | | |\n部门整体", "部门专项": "附件2 | | | | |\n部门专项"],
    "attachments in the titles": ["部门整体": "附件1：部门整体", "部门专项": "附件2 部门专项"],
    "numbered titles": ["部门整体绩效目标表": "一、部门整体绩效目标表", "部门专项绩效目标申报表": "（二）部门专项绩效目标申报表"],
    "weights without signs": ["60%": "60", "40%": "40"],
    "weights as shares": ["60%": "0.6", "40%": "0.4", "| 60 |": "| 0.6 |", "| 30 |": "| 0.3 |"],
    "weights with 分": ["| 60 |": "| 60分 |", "| 30 |": "| 30 分 |"],
    "full-width figures": ["| 60 |": "| ６０ |", "| 30 |": "| ３０ |", "60%": "６０％"],
    "relations in words": ["≥": "大于等于", "| =": "| 等于"],
    "relations of other kinds": ["≥": "≧", "| =": "| ＝"],
    "the relation before the value": ["| ≥ | 90": "| | ≥ 90", "| ≥ | 211535.9": "| | ≥ 211535.9"],
    "columns in another order": [
      "计量单位 | 指标性质 | 指标值": "指标性质 | 指标值 | 计量单位", "% | ≥ | 90": "≥ | 90 | %", "| | 定性 | 良好": "| 定性 | 良好 | ",
      "平方米 | ≥ | 211535.9": "≥ | 211535.9 | 平方米", "座 | = | 8": "= | 8 | 座",
    ],
    "numbered rows": [
      "绩效指标 | 指标": "序号 | 指标", "^ | 群众": "1 | 群众", "^ | 服务": "2 | 服务", "^ | 公园面积": "1 | 公园面积",
      "^ | 公园座数": "2 | 公园座数",
    ],
    "repeated heads": [
      "^ | 公园座数": "绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值\n^ | 公园座数",
      "^ | 服务": "部门整体绩效目标表（续）\n绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值\n^ | 服务",
    ],
    "a page in between": ["^ | 公园座数": "\n~— 2 —\n\n绩效指标 | 指标 | 指标权重 | 计量单位 | 指标性质 | 指标值\n | 公园座数"],
    "sums": ["定性 | 良好": "定性 | 良好\n合计 | | 100% | | |", "= | 8": "= | 8\n合计 | | 90 | | |"],
    "notes and signatures": ["= | 8": "= | 8\n注：本表一式两份。\n填表人：张某 | | 审核人：李某 | | 联系电话：65000000 |"],
    "a wider table": ["部门整体": "| 部门整体", "业务主管部门 | 青石": "| 业务主管部门 | 青石", "当年整体": "| 当年整体"],
    "long texts over several rows": ["1.做好服务；\\n2.守住安全。": "1.做好服务； | < | < | < | <\n^ | 2.守住安全。"],
    "blank rows": ["\n项目概况": "\n | | | | |\n项目概况", "\n专项资金名称": "\n\n专项资金名称"],
    "titles outside of the tables": [
      "部门专项绩效目标申报表 | < | < | < | < | <": "~部门专项绩效目标申报表", "部门整体绩效目标表 | < | < | < | < | <": "~部门整体绩效目标表",
    ],
    "a letter around the tables": ["部门整体": "~关于报送2025年部门整体绩效目标表的函\n~区财政局：现将部门专项绩效目标申报表报上。\n\n部门整体"],
  ]

  @Test(arguments: changes.keys.sorted())
  func aVariantGivesTheSameSource(_ name: String) throws {
    var drawing = Self.overall + "\n\n" + Self.fund
    let changes = try #require(Self.changes[name])
    for (old, new) in changes.sorted(by: { $0.key < $1.key }) {
      #expect(drawing.contains(old), "\(old)")
      drawing = drawing.replacing(old, with: new)
    }
    let result = try Drawing(drawing).imported()
    let source = try Drawing(drawing).source().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(source.filter { !$0.hasPrefix("#") }.joined(separator: "\n") == Self.source)
    #expect(result.leftovers == [])
  }

  @Test func twoDepartmentsWithTheirTablesInTurn() throws {
    func of(_ name: String) -> (String, String) {
      (Self.overall.replacing("青石", with: name), Self.fund.replacing("青石", with: name))
    }
    let (one, other) = (of("青石"), of("红石"))
    let result = try Drawing([one.0, other.0, one.1, other.1].joined(separator: "\n\n")).imported()
    #expect(result.leftovers == [] && result.sources.map(\.name) == ["青石街道", "红石街道"])
    #expect(result.sources.allSatisfy { String(decoding: $0.bytes, as: UTF8.self).contains("专项：公园管护") })
  }

  @Test func theYearThatTheTextsSpeakOfIsGuessed() throws {
    let drawing = Self.fund.replacing("2025年预算", with: "2024年预算").replacing("公园保洁。", with: "2025年公园保洁。")
    let result = try Drawing(drawing).imported()
    #expect(String(decoding: try #require(result.sources.first).bytes, as: UTF8.self).contains("\n年度：2025\n"))
    #expect(result.notes.map(\.what.zh) == ["年度 2025 取自目标、概况里的“2025年”（预算栏是“2024年预算”），请核对"])
  }

  @Test func marksThatTheSourceNeedsAreReplacedAndTold() throws {
    let drawing = Self.fund.replacing("绩效指标 | 指标", with: "一级指标 | 指标").replacing("^ | 公园面积", with: "产出/效果 | 公园面积")
      .replacing("^ | 公园座数", with: "产出/效果 | 公园座数")
    let result = try Drawing(drawing).imported()
    #expect(String(decoding: try #require(result.sources.first).bytes, as: UTF8.self).contains("    [产出、效果]\n"))
    #expect(result.notes.contains { String(decoding: $0.text, as: UTF8.self) == "产出/效果" })
  }

  @Test func manyDepartmentsAndLongTablesAreRead() throws {
    let rows = (0..<4000).map { "^ | 指标甲\($0) | 1 | 个 | ≥ | 9" }.joined(separator: "\n")
    let head = Self.fund.split(separator: "\n").dropLast(2).joined(separator: "\n")
    let long = try Drawing("\(head)\n\(rows)\n\n\(head)\n\(rows.replacing("甲", with: "乙"))").imported()
    #expect(long.indicatorCount == 8000)
    let many = (0..<1000).map { Self.fund.replacing("青石街道", with: "第\($0)街道") }.joined(separator: "\n\n")
    #expect(try Drawing(many).imported().sources.count == 1000)
  }

  @Test(arguments: [
    ("指标权重", "指标权重（自定）", "自定"), ("项目概况", "项目概况（300字以内）", "300字以内"), ("指标值\n", "指标值 | 备注\n", "备注"),
  ])
  func whatNamesSayBeyondTheFormIsTold(_ old: String, _ new: String, _ text: String) throws {
    let result = try Drawing(Self.fund.replacing(old, with: new)).imported()
    #expect(result.leftovers == [])
    #expect(result.notes.map { String(decoding: $0.text, as: UTF8.self) }.filter { !$0.isEmpty } == [text])
  }
}
