// Waivers: where they hold, what is said of those that do nothing, and how they are taken away.

import PFCKit
import Testing

@Suite struct WaiverTests {
  private func codes(_ text: String) -> [RuleCode] { Example.file(text).check().map(\.rule.code) }

  private func fixed(_ text: String) throws -> String {
    var fixer = SourceFixer(Compiler(), MemoryFiles(["例.pfc": Array(text.utf8)]), unsafe: false)
    try fixer.fix("例.pfc")
    return try fixer.finish().changes.first.map { String(decoding: $0.newText, as: UTF8.self) } ?? text
  }

  @Test func severalCodesShareAReason() {
    let text = Standards.example.replacing("≥ 21000 平方米", with: "≥ 0 米\n    - 豁免：PF304、PF316 沿用台账口径")
    #expect(codes(text) == [])
  }

  @Test func aWaiverInTheDepartmentHoldsForItsOwnTableOnly() {
    let text = Standards.example.replacing("年度：2025", with: "年度：2025\n豁免：PF307 上级统一口径")
      .replacing("20%  ≥ 98 %", with: "20%  ≥ 100 %").replacing("20  ≥ 98 %", with: "20  ≥ 100 %")
    #expect(codes(text) == [307])
  }

  @Test func aWaiverHoldsInAFundThatIsBroughtIn() throws {
    let fund =
      "专项：公园管护\n主管部门：701-青石街道办事处\n2025年预算：1 万元\n概况：公园保洁。\n依据：计划。\n目标：整洁。\n豁免：PF307 上级统一口径\n指标：\n    绿地完好率  30  ≥ 100 %\n    公园数量  30  = 2 座\n    游客满意度  30  ≥ 90 %\n"
    let department = Standards.example.replacing("年度：2025", with: "年度：2025\n引入：公园.pfc")
    let files = MemoryFiles(["例.pfc": Array(department.utf8), "公园.pfc": Array(fund.utf8)])
    let snapshot = try Compiler().analyze("例.pfc", files)
    #expect(snapshot.diagnostics.map(\.rule.code) == [])
    #expect(snapshot.waivedCount == 1)
  }

  @Test(arguments: ["PF701", "PF406", "PF101", "PF714"])
  func whatCannotBeWaivedIsSaid(code: String) {
    #expect(codes(Standards.example.replacing("年度：2025", with: "年度：2025\n豁免：\(code) 沿用上年")) == [717])
  }

  @Test func anUnusedWaiverGoesWithItsLine() throws {
    let text = Standards.example.replacing("= 8 座", with: "= 8 座\n    - 豁免：PF304 沿用台账口径")
    #expect(try fixed(text) == Standards.example)
  }

  @Test func ofSeveralCodesOnlyTheUnusedOneGoes() throws {
    let text = Standards.example.replacing("≥ 21000 平方米", with: "≥ 21000 米\n    - 豁免：PF307、PF304、PF316 沿用台账口径")
    #expect(try fixed(text) == text.replacing("PF307、PF304、PF316", with: "PF304"))
  }

  @Test func aWaiverWithABodyStaysSoThatTheBodyFallsToNoOtherEntry() throws {
    let text = Standards.example.replacing("区级支出：80 万元", with: "区级支出：80 万元\n豁免：PF304 沿用上年\n    口径")
    #expect(codes(text) == [715])
    #expect(try fixed(text) == text)
  }
}
