// Repairs of amounts, places and numbers: what is certain is mended, what is not is left to the reader.

import PFCKit
import Testing

@Suite struct RepairTests {
  /// The standard department with a text replaced, mended.
  private func mended(_ text: String, _ fault: String, unsafe: Bool = false) throws -> String {
    let files = MemoryFiles(["甲.pfc": Array(Standards.example.replacing(text, with: fault).utf8)])
    var fixer = SourceFixer(Compiler(), files, unsafe: unsafe)
    try fixer.fix("甲.pfc")
    let report = try fixer.finish()
    return report.changes.first.map { String(decoding: $0.newText, as: UTF8.self) }
      ?? Standards.example.replacing(text, with: fault)
  }

  private func amount(_ typed: String, unsafe: Bool = false) throws -> String? {
    let text = try mended("支出预算总量：500 万元", "支出预算总量：\(typed)", unsafe: unsafe)
    return text.firstMatch(of: #/支出预算总量：(.*)/#).map { String($0.output.1) }
  }

  @Test(arguments: [
    ("二十万元", "20 万元"), ("二十万元整", "20 万元"), ("20万元整", "20 万元"), ("人民币20万元", "20 万元"), ("￥20万元", "20 万元"),
    ("贰拾万元整", "20 万元"), ("二十万五千元", "205000 元"), ("二十点五万元", "20.5 万元"), ("两千零三元", "2003 元"), ("十二", "12"),
    ("一亿零二十万元", "100200000 元"), ("三亿元", "3 亿元"), ("一千二百万元", "1200 万元"), ("人民币 200,000.00 元整", "200000.00 元"),
    ("三百二十圆", "320 元"),
  ])
  func anAmountInWordsIsWrittenInDigits(_ typed: String, _ written: String) throws {
    #expect(try amount(typed) == written)
  }

  @Test(arguments: ["约20万元", "20万元左右", "一百五万元", "二〇二五元", "¥20", "几十万元", "二十余万元", "十百元", "待定", "20 户"])
  func anAmountThatIsNotCertainIsLeft(_ typed: String) throws {
    #expect(try amount(typed, unsafe: true) == typed)
  }

  /// A fix that leaves its fault where it was would be applied again and again.
  @Test(arguments: [
    ("支出预算总量：500 万元", "支出预算总量：900 万）"), ("= 8 座", "= 1/2 座"), ("= 8 座", "≥ 2/3 %"), ("≥ 98 %", "≥ 0.95"),
    ("定性 良好", "定性指标：优良"), ("= 8 座", "≥ * 座"), ("= 8 座", "= 8 座\n    - 完成值12公里"),
    ("《城市市容和环境卫生管理条例》", "《采购合同》（沙采[2024]001号）"),
  ])
  func whatIsNotCertainIsLeftAsItWas(_ text: String, _ fault: String) throws {
    #expect(try mended(text, fault) == Standards.example.replacing(text, with: fault))
  }

  @Test(arguments: [("= 8 座", "= 1/2 座"), ("≥ 98 %", "≥ 0.95"), ("定性 良好", "定性指标：优良"), ("= 8 座", "≥ * 座")])
  func whatIsAGuessIsLeftAsItWas(_ text: String, _ fault: String) throws {
    #expect(try mended(text, fault, unsafe: true) == Standards.example.replacing(text, with: fault))
  }

  @Test(arguments: [("= 8 座", "≥ ￥5 万元", "≥ 5 万元"), ("定性 良好", "定性，优良", "定性 优良")])
  func whatIsProbableIsMendedWhenAsked(_ text: String, _ fault: String, _ right: String) throws {
    #expect(try mended(text, fault, unsafe: true) == Standards.example.replacing(text, with: right))
  }

  @Test(arguments: ["垃圾清运及时率 《 20%  定性 良好", "垃圾清运及时率 “七一 20%  定性 良好", "垃圾清运及时率 《 20  定性 良好"])
  func aBlankBehindAWordIsEnough(_ row: String) throws {
    let line = "    垃圾清运及时率    20%  ≥ 95 %"
    #expect(Standards.example.contains(line))
    #expect(try !mended(line, "    " + row).contains("定性  良好"))
  }

  @Test(arguments: [("20 万园", "20 万元"), ("20 万元/年", "20 万元"), ("20 万圆", "20 万元")])
  func aUnitThatIsNearlyMoneyIsMendedWhenAsked(_ typed: String, _ written: String) throws {
    #expect(try amount(typed, unsafe: true) == written)
  }

  @Test func anEntryOfTheDepartmentGoesHome() throws {
    let text = Standards.example.replacing("支出预算总量：500 万元\n", with: "").replacing(
      "补助街镇：20 万元", with: "补助街镇：20 万元\n支出预算总量：500 万元")
    let files = MemoryFiles(["甲.pfc": Array(text.utf8)])
    var fixer = SourceFixer(Compiler(), files, unsafe: false)
    try fixer.fix("甲.pfc")
    let report = try fixer.finish()
    #expect(report.remaining.map(\.rule.code) == [])
    let mended = try #require(report.changes.first.map { String(decoding: $0.newText, as: UTF8.self) })
    #expect(mended.contains("群众满意度        20%  ≥ 90 %\n支出预算总量：500 万元\n\n专项："))
  }

  @Test func anEntryThatIsThereAlreadyGoesOnlyWhenItSaysTheSame() throws {
    #expect(try mended("补助街镇：20 万元\n", "补助街镇：20 万元\n年度：2025\n") == Standards.example)
    #expect(try mended("补助街镇：20 万元\n", "补助街镇：20 万元\n年度：2024\n").contains("年度：2024"))
  }

  @Test func anEntryOfAFundThatStandsInTheDepartmentStays() throws {
    #expect(try mended("年度：2025\n", "年度：2025\n依据：规划\n", unsafe: true).contains("年度：2025\n依据：规划\n"))
  }

  private func basis(_ list: String) throws -> String {
    let text = try mended("    1.《城市市容和环境卫生管理条例》", "    " + list.replacing("\n", with: "\n    "), unsafe: true)
    return text.firstMatch(of: #/依据：\n((?:    .*\n)*)/#).map { $0.output.1.replacing("    ", with: "").dropLast() }
      .map(String.init) ?? ""
  }

  @Test(arguments: [
    ("1.甲\n3.乙", "1.甲\n2.乙"), ("1.甲\n2.乙\n2.丙\n4.丁", "1.甲\n2.乙\n3.丙\n4.丁"),
    ("1.甲\n2.乙\n4.丙\n4.丁", "1.甲\n2.乙\n3.丙\n4.丁"),
    ("（1）甲\n（3）乙", "（1）甲\n（2）乙"), ("1.甲\n2、乙\n3.丙", "1.甲\n2.乙\n3.丙"), ("1.甲\n1.乙", "1.甲\n2.乙"),
  ])
  func aNumberThatAloneIsWrongIsPutRight(_ list: String, _ written: String) throws {
    #expect(try basis(list) == written)
  }

  @Test(arguments: ["1.甲\n2.乙\n4.丙\n5.丁", "1.甲\n2.乙\n4.丁\n3.丙\n5.戊", "1.甲\n2.乙\n2.丙\n3.丁", "一、甲\n三、丙"])
  func numbersThatMoreThanOneChangeWouldMendAreLeft(_ list: String) throws { #expect(try basis(list) == list) }

  @Test(arguments: [
    ("95 %以上", "≥ 95 %"), ("95%及以上", "≥ 95%"), ("95 % 以下", "≤ 95 %"),
  ])
  func aRelationBehindTheFigureMovesBeforeIt(_ typed: String, _ written: String) throws {
    #expect(try mended("≥ 95 %", typed).contains("20%  \(written)\n"))
  }

  @Test func withinStaysBehindTheFigure() throws {
    #expect(try mended("= 8 座", "8 座以内").contains("10  ≤ 8 座以内"))
  }

  @Test func aFigureWithoutAnyRelationIsLeft() throws {
    #expect(try mended("= 8 座", "8 座", unsafe: true).contains("10  8 座"))
  }

  @Test(arguments: [("产除指标", "产出指标"), ("产出指标/数亮指标", "产出指标/数量指标"), ("满一度指标", "满意度指标")])
  func aGroupTypedBySoundIsFound(_ typed: String, _ meant: String) throws {
    let text = try mended("    公厕数量 ", "    [\(typed)]\n    公厕数量 ", unsafe: true)
    #expect(text.contains("[\(meant)]"))
  }

  @Test(arguments: ["管理效率", "履职效能", "社会效应", "可持续发展能力", "运行成本", "产出值", "数量值", "产出类指标"])
  func otherGroupsAreNot(_ level: String) {
    let found = Example.replacing("    公厕数量 ", with: "    [\(level)]\n    公厕数量 ").check()
    #expect(!found.contains { $0.rule.code == 726 })
  }

  @Test func aWordOfAFormThatSoundsAlikeIsNamed() throws {
    let form = OtherFormTests.form.replacing("总体目标      长文", with: "总体目标      常文").replacing("权重合计", with: "权种合计")
    let files = MemoryFiles(["甲.pfc": Array(OtherFormTests.source.utf8), "表样/试验.pfc": Array(form.utf8)])
    let labels = try Compiler().analyze("甲.pfc", files).diagnostics.filter { $0.rule.code == 801 }.map {
      $0.label(in: .zh)
    }
    #expect(Set(labels) == ["是不是读音相近的“长文”？", "是不是读音相近的“权重合计”？"])
  }

  @Test func aSuggestionByCharacterDoesNotSpeakOfSound() throws {
    let found = try #require(Example.replacing("区级支出：", with: "区级支付：").check().first)
    #expect(found.label(in: .zh) == "是不是“区级支出”？")
  }
}
