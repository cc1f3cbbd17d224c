// Entries: keys, their years, missing colons, and which opener an entry belongs to.

import Testing

@testable import PFCSyntax

@Suite struct EntryTests {
  @Test(arguments: [
    ("2024年预算：106.48 万元", "keyYear:2024年 key:预算 colon:： quantity(number:106.48 unit(unitWord:万元))"),
    ("２０２４年预算:１０６．４８万元", "keyYear:２０２４年 key:预算 colon:: quantity(number:１０６．４８ unit(unitWord:万元))"),
    ("2024年 预算：5 万", "keyYear:2024年 key:预算 colon:： quantity(number:5 unit(unitWord:万))"),
    ("2024 年预算：5 万", "keyYear:2024 年 key:预算 colon:： quantity(number:5 unit(unitWord:万))"),
    ("预算：5 万元", "key:预算 colon:： quantity(number:5 unit(unitWord:万元))"),
    ("支出预算总量：1,250.00", "key:支出预算总量 colon:： quantity(number:1,250.00)"),
    ("支出预算总量：约 5 万元", "key:支出预算总量 colon:： text:约 5 万元"),
    ("补助街镇：±5 万元", "key:补助街镇 colon:： text:±5 万元"),
    ("主管部门：707-重庆市沙坪坝区", "key:主管部门 colon:： text:707-重庆市沙坪坝区"),
    ("目标 ： 同概况  ", "key:目标 colon:： text:同概况"),
    ("目标：", "key:目标 colon:："),
    ("2024年度：5", "key:2024年度 colon:： text:5"),
    ("主管部们：甲", "key:主管部们 colon:： text:甲"),
  ])
  func read(_ line: String, as outline: String) {
    let result = PFCSyntaxTests.read(line + "\n")
    #expect(codes(result) == [])
    #expect(outlines(result.tree, 0) == ["entry(\(outline))"])
  }

  @Test func anUnknownKeyHasNoIdentity() {
    let tree = PFCSyntaxTests.read("部门：甲\n主管部们：乙\n").tree
    #expect(elements(tree, .key).map { tree.keyID($0) == 0 } == [false, true])
  }

  @Test(arguments: [
    ("年度 2025\n", "年度：2025\n"), ("年度\u{3000}2025\n", "年度：2025\n"), ("年度2025\n", "年度：2025\n"),
    ("目标\n    一\n", "目标：\n    一\n"), ("2024年预算 5 万元\n", "2024年预算：5 万元\n"),
    ("2024年预算5万元\n", "2024年预算：5万元\n"), ("部门；山洞街道\n", "部门：山洞街道\n"), ("年度; 2025\n", "年度： 2025\n"),
    ("专项 甲：乙\n", "专项：甲：乙\n"), ("年度", "年度："),
  ])
  func aMissingColonHasAFix(_ source: String, _ repaired: String) {
    let result = PFCSyntaxTests.read(source)
    #expect(codes(result) == ["PF101"])
    #expect(result.diagnostics.first?.fixes.first?.safety == .safe)
    #expect(fixed(result) == repaired)
    #expect(codes(PFCSyntaxTests.read(repaired)) == [])
  }

  @Test(arguments: ["部门协同推进\n", "专项用于养护\n", "目标任务完成\n"])
  func aColonInsideAWordIsOnlyProbable(_ source: String) {
    let result = PFCSyntaxTests.read(source)
    #expect(codes(result) == ["PF101"])
    #expect(result.diagnostics.first?.fixes.first?.safety == .unsafe)
  }

  @Test func aMissingColonHidesNothingBelow() {
    let result = PFCSyntaxTests.read("专项 清扫\n指标\n    公厕 10 = 8 座\n概况\n    一\n")
    #expect(codes(result) == ["PF101", "PF101", "PF101"])
    #expect(
      outlines(result.tree, 0) == [
        "block(entry(key:专项 text:清扫) entry(key:指标 rows(row(name:公厕 weight(number:10) target(relation:= quantity(number:8 unit(unitWord:座)))))) entry(key:概况 prose(proseLine:一)))"
      ])
  }

  @Test(arguments: ["部门按照要求完成了任务。\n", "专项资金用于清扫，不得挪用\n", "以上内容已经办公会讨论通过。\n", "1.清扫保洁：每日\n", "| 甲 | 乙 |\n"])
  func aSentenceIsNoEntry(_ source: String) {
    let above = "概况：\n    一\n"
    let result = PFCSyntaxTests.read(above + source)
    #expect(codes(result) == ["PF102"])
    #expect(fixed(result) == above + "    " + source)
  }

  /// At the top there is nothing whose body it could be.
  @Test(arguments: ["以上内容已经办公会讨论通过。\n", "# 注\n\n绩效目标表\n部门：甲\n"])
  func aSentenceAtTheTopIsNotToBeIndented(_ source: String) {
    let result = PFCSyntaxTests.read(source)
    #expect(codes(result) == ["PF102"])
    #expect(result.diagnostics.map { $0.advice(in: .zh) } == ["在它前面写上项目名，如“部门：”；如果是说明，行首加 #"])
    #expect(result.diagnostics.flatMap(\.fixes).isEmpty)
  }

  @Test func aSentenceAmongRowsMayBeARow() {
    let result = PFCSyntaxTests.read("指标：\n    甲 10 = 8 座\n乙 10 = 8 座\n")
    #expect(result.diagnostics.map { $0.advice(in: .zh) } == ["如果它是上一项的正文，行首加空格；如果是说明，行首加 #"])
    #expect(result.diagnostics.flatMap(\.fixes).isEmpty)
  }

  @Test func aSentenceThatStartsWithAKeyIsNotMendedUnasked() {
    let result = PFCSyntaxTests.read("目标任务完成得很好，群众满意。\n")
    #expect(codes(result) == ["PF101"])
    #expect(result.diagnostics.first?.fixes.first?.safety == .unsafe)
  }

  @Test func aPastedParagraphIsOneFault() {
    let result = PFCSyntaxTests.read("概况：\n    一\n二。\n三。\n    四\n年度：2025\n")
    #expect(places(result) == ["3:1 PF102"])
    #expect(fixed(result) == "概况：\n    一\n    二。\n    三。\n    四\n年度：2025\n")
  }

  @Test func blocksNestByTheirOpeners() {
    let result = PFCSyntaxTests.read("专项：零\n部门：甲\n年度：2025\n专项：一\n概况：x\n专项：二\n部门：乙\n")
    #expect(
      outlines(result.tree, 0) == [
        "block(entry(key:专项 colon:： text:零))",
        "block(entry(key:部门 colon:： text:甲) entry(key:年度 colon:： text:2025) block(entry(key:专项 colon:： text:一) entry(key:概况 colon:： text:x)) block(entry(key:专项 colon:： text:二)))",
        "block(entry(key:部门 colon:： text:乙))",
      ])
  }

  @Test func aKeyMeansWhatItsBlockSays() {
    let tree = PFCSyntaxTests.read("部门：甲\n目标：一\n专项：乙\n目标：二\n部门：丙\n目标：三\n").tree
    let ids = elements(tree, .key).filter { tree.string($0) == "目标" }.map(tree.keyID)
    #expect(ids.count == 3 && ids[0] == ids[2] && ids[0] != ids[1])
  }

  @Test func aMisplacedKeyIsStillReadByItsShape() {
    let result = PFCSyntaxTests.read("部门：甲\n2024年预算：5 万元\n")
    #expect(elements(result.tree, .quantity).count == 1)
  }

  @Test func commentsAndBlankLinesEndNoBlock() {
    let tree = PFCSyntaxTests.read("部门：甲\n\n# 注\n\n年度：2025\n").tree
    #expect(outlines(tree, 0) == ["block(entry(key:部门 colon:： text:甲) entry(key:年度 colon:： text:2025))"])
  }
}
