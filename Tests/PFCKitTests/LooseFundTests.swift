// Funds without a department, forms without a department's table, and amounts below their key.

import PFCKit
import Testing

@Suite struct LooseFundTests {
  private static let fund =
    Standards.example.firstRange(of: "专项：").map { String(Standards.example[$0.lowerBound...]) } ?? ""

  @Test func aFundAloneLacksItsDepartmentAndNothingElse() {
    #expect(Example.file(Self.fund).check().map(\.rule.code) == [713])
  }

  @Test func theRowsOfAFundAloneAreChecked() {
    let text = Self.fund.replacing("= 8 座", with: "= 8.5 座").replacing("20 万元", with: "15 万元")
      .replacing("主管部门：701-青石街道办事处\n", with: "")
    #expect(Set(Example.file(text).check().map(\.rule.code)) == [713, 305, 401, 705])
  }

  @Test func waiversOfAFundAloneHold() {
    let text = Self.fund.replacing("≥ 21000 平方米", with: "≥ 21000 米\n    - 豁免：PF304 沿用台账口径")
    #expect(Example.file(text).check().map(\.rule.code) == [713])
  }

  @Test func waiversOfAFundAloneAreKnown() throws {
    let text = Self.fund.replacing("≥ 21000 平方米", with: "≥ 21000 米\n    - 豁免：PF304 沿用台账口径")
    let compiler = Compiler()
    let snapshot = try compiler.analyze("例.pfc", MemoryFiles(["例.pfc": Array(text.utf8)]))
    #expect(compiler.strayFundFindings(snapshot).waived.map(\.reason) == ["沿用台账口径"])
  }

  @Test func aFundAboveTheDepartmentBelongsToNobody() {
    let text = Self.fund.replacing("专项：", with: "专项：早先的") + "\n" + Standards.example
    let findings = Example.file(text.replacing("= 8 座", with: "= 8.5 座")).check()
    #expect(findings.map(\.rule.code) == [713, 305])
    #expect(findings.allSatisfy { $0.range.start < Self.fund.utf8.count })
  }

  private static let form = """
    表样：青石区专项目标
    单位：万元

    表：专项目标表
    对象：专项
    权重合计：90
    字段：
        专项名称  文字  必填
        预算      金额  必填
        目标      长文  必填
        指标      指标  必填
    版面：
        专项名称 | {专项名称} | 预算 | {预算} | <
        目标 | {目标} | < | < | <
        指标 | 权重 | 性质 | 值 | 单位
        {指标.名称} | {指标.权重} | {指标.性质} | {指标.值} | {指标.单位}

    """

  private static let source = """
    表样：青石.form.pfc
    专项：公厕管护
    预算：20 万元
    目标：公厕全年开放。
    指标：
        公厕数量    45  = 8 座
        群众满意度  45  ≥ 90 %

    专项：道路清扫
    预算：30 万元
    目标：道路整洁。
    指标：
        清扫面积    45  ≥ 8 平方米
        群众满意度  45  ≥ 90 %

    """

  private func snapshot(_ source: String) throws -> Snapshot {
    try Compiler().analyze(
      "甲.pfc", MemoryFiles(["甲.pfc": Array(source.utf8), "青石.form.pfc": Array(Self.form.utf8)]))
  }

  @Test func aFormOfFundsAloneIsFilledIn() throws {
    let snapshot = try snapshot(Self.source)
    #expect(snapshot.diagnostics.map(\.rule.code) == [])
    #expect(snapshot.departmentNames == ["公厕管护", "道路清扫"])
    let text = try snapshot.output("txt", Compiler())
    #expect(text.contains("\t公厕管护\n") && text.contains("\t道路清扫\n"))
  }

  @Test func aFormOfFundsAloneIsChecked() throws {
    let bad = Self.source.replacing("公厕数量    45", with: "公厕数量    40")
    #expect(try snapshot(bad).diagnostics.map(\.rule.code) == [201])
  }

  @Test(arguments: ["\n    100 万元", "\n    100万元", "\n    1,000,000.00 元", "\n    １００", "\n# 见批复\n    100 万元"])
  func anAmountMayStandBelowItsKey(_ amount: String) {
    #expect(Example.replacing("2025年预算：100 万元", with: "2025年预算：\(amount)").check().isEmpty)
  }

  @Test func anAmountBelowItsKeyIsAdded() {
    #expect(
      Example.replacing("2025年预算：100 万元", with: "2025年预算：\n    101 万元").check().map(\.rule.code) == [401])
  }

  @Test(
    arguments: [
      ("\n    一百万元", 406), ("\n    100 万元左右", 406), ("\n    100 户", 405), ("\n    100 万元\n    20 万元", 719),
      ("100 万元\n    20 万元", 719), ("\n    1,00 万元", 406),
    ] as [(String, RuleCode)])
  func otherTextsBelowAreNot(_ amount: String, _ code: RuleCode) {
    #expect(Example.replacing("区级支出：80 万元", with: "区级支出：\(amount)").check().map(\.rule.code) == [code])
  }
}
