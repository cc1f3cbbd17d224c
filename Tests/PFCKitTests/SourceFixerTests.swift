// Fixes are applied in rounds, each whole or not at all, and none may bring a new error.

import PFCKit
import Testing

@Suite struct SourceFixerTests {
  /// Fixes the files, of which the first is the one named.
  private func fix(_ files: [(String, String)], unsafe: Bool = false) throws -> FixReport {
    let provider = MemoryFiles(Dictionary(uniqueKeysWithValues: files.map { ($0.0, Array($0.1.utf8)) }))
    var fixer = SourceFixer(Compiler(), provider, unsafe: unsafe)
    try fixer.fix(files[0].0)
    return try fixer.finish()
  }

  private func fix(_ text: String, unsafe: Bool = false) throws -> FixReport {
    try fix([("例.pfc", text)], unsafe: unsafe)
  }

  private func text(_ report: FixReport, _ path: String = "例.pfc") -> String? {
    report.changes.first { $0.path == path }.map { String(decoding: $0.newText, as: UTF8.self) }
  }

  @Test func aSafeFixIsApplied() throws {
    let report = try fix(Standards.example.replacing("年度：2025", with: "年度 2025"))
    #expect(text(report) == Standards.example)
    #expect(report.applied.map(\.diagnostic.rule.code) == [101])
    #expect(report.remaining.isEmpty)
  }

  @Test func anUnsafeFixWaitsToBeAskedFor() throws {
    let faulty = Standards.example.replacing("20  ≥ 98 %", with: "20  ≥ 98")
    let careful = try fix(faulty)
    #expect(careful.changes.isEmpty)
    #expect(careful.remaining.map(\.rule.code) == [302])
    #expect(text(try fix(faulty, unsafe: true)) == Standards.example)
  }

  @Test func manyFixesOfOneFileAreAppliedTogether() throws {
    let faulty = Standards.example.replacing("年度：2025", with: "年度；2025")
      .replacing("区级支出：80 万元", with: "区级支出 80 万元").replacing("10  = 8 座", with: "10%  = 8 座")
    let report = try fix(faulty)
    #expect(text(report) == Standards.example)
    #expect(report.applied.count == 3)
  }

  @Test func aFaultThatAnotherOneHidIsMendedInTheNextRound() throws {
    // Without its relation the row has no target that PF307 could look at.
    let faulty = Standards.example.replacing("定性 良好", with: "定性良好").replacing("≥ 98 %", with: "≥ 100 %")
    #expect(try fix(faulty).remaining.isEmpty)
  }

  @Test func aFileThatIsBroughtInIsMendedToo() throws {
    let fund = "专项：公园管护\n主管部门 701-青石街道办事处\n2025年预算：1 万元\n概况：公园保洁。\n依据：计划。\n目标：整洁。\n指标：\n    群众满意度  90  ≥ 90 %\n"
    let department = Standards.example.replacing("年度：2025", with: "年度：2025\n引入：专项/*.pfc")
    let report = try fix([("青石.pfc", department), ("专项/公园.pfc", fund)])
    #expect(report.changes.map(\.path) == ["专项/公园.pfc"])
    #expect(text(report, "专项/公园.pfc") == fund.replacing("主管部门 701", with: "主管部门：701"))
  }

  @Test func aFileBroughtInTwiceIsMendedOnce() throws {
    let fund = "专项：公园管护\n主管部门：701-青石街道办事处\n2025年预算：1 万元\n概况：公园保洁。\n依据：计划。\n目标：整洁。\n指标：\n    绿地完好率  90  ≥ 100 %\n"
    let department = Standards.example.replacing("年度：2025", with: "年度：2025\n引入：公园.pfc")
    let files = ["甲.pfc": department, "乙.pfc": department, "公园.pfc": fund].mapValues { Array($0.utf8) }
    var fixer = SourceFixer(Compiler(), MemoryFiles(files), unsafe: false)
    for path in ["公园.pfc", "甲.pfc", "乙.pfc"] { try fixer.fix(path) }
    let report = try fixer.finish()
    #expect(report.applied.map(\.diagnostic.rule.code) == [307])
    #expect(report.changes.map(\.path) == ["公园.pfc"])
  }

  /// Two departments of one source, the same pattern twice, and two patterns that overlap.
  @Test(arguments: ["公园.pfc", "公园.pfc\n引入：公园.pfc", "*园.pfc\n引入：公*.pfc"], ["概况：公园保洁。", "概况 公园保洁。"])
  func aFileThatOneSourceBringsInTwiceIsMendedOnce(patterns: String, overview: String) throws {
    let fund = """
      专项：公园管护
      主管部门：701-青石街道办事处
      2025年预算：1 万元
      概况：公园保洁。
      依据：计划。
      目标：整洁。
      指标：
          绿地完好率  45  ≥ 90 %
          群众满意度  45  = 90 %

      """
    let faulty = fund.replacing("概况：公园保洁。", with: overview).replacing("≥ 90 %", with: "≥ 100 %")
    let department = Standards.example.replacing("年度：2025", with: "年度：2025\n引入：\(patterns)")
    let report = try fix([("青石.pfc", department + department), ("公园.pfc", faulty)])
    #expect(text(report, "公园.pfc") == fund.replacing("≥ 90 %", with: "= 100 %"))
  }

  @Test func aKeyIsMendedWhateverItsRowsHoldThen() throws {
    let faulty = Standards.example.replacing(
      "指标：\n    公厕数量              10  = 8 座", with: "指标绩效：\n    公厕数量              10  = 8.5 座")
    let report = try fix(faulty, unsafe: true)
    #expect(report.applied.map(\.diagnostic.rule.code) == [701])
    #expect(report.remaining.map(\.rule.code) == [305])
  }

  @Test func aFixThatCausesAnErrorIsTakenBackAndTheOthersStay() throws {
    // Both keys would become 概况.
    let faulty = Standards.example.replacing("年度：2025", with: "年度 2025").replacing("概况：\n", with: "概况说明：道路管护\n概况介绍：\n")
    let report = try fix(faulty, unsafe: true)
    #expect(report.applied.map(\.diagnostic.rule.code) == [701, 101])
    #expect(report.withdrawn.map(\.fix.diagnostic.rule.code) == [701])
    #expect(report.remaining.map(\.rule.code) == [701])
  }

  @Test func fundsAloneAreMendedAndTheirDepartmentIsMissed() throws {
    let fund =
      "专项：公园管护\n主管部门：701-青石街道办事处\n2025年预算：1 万元\n概况：公园保洁。\n依据：计划。\n目标：整洁。\n指标：\n    绿地完好率  45  ≥ 100 %\n    群众满意度  45  ≥ 90 %\n"
    let report = try fix(fund)
    #expect(text(report) == fund.replacing("≥ 100 %", with: "= 100 %"))
    #expect(report.remaining.map(\.rule.code) == [713])
  }

  @Test func aFormIsLeftAlone() throws {
    let form = try #require(Registry.rule(805)).bad.files[1]
    let report = try fix([("表样.pfc", String(decoding: form.bytes, as: UTF8.self))])
    #expect(report.changes.isEmpty)
    #expect(report.remaining.map(\.rule.code) == [805])
  }

  /// What a clerk types, and what a safe fix makes of it.
  @Test(arguments: [
    ("年度：2025", "年 度：2025"), ("主管部门：701", "主　管　部　门：701"), ("≥ 98 %\n", "≥ 98 %。\n"),
    ("80 万元\n", "80 万元；\n"), ("= 8 座", "= 8 座 ，"), ("年度：2025", "年度：2025\n年度：2025"),
  ])
  func slipsOfTheHandAreSafe(right: String, typed: String) throws {
    let report = try fix(Standards.example.replacing(right, with: typed))
    #expect(text(report) == Standards.example)
  }

  /// Where another hand must decide.
  @Test(arguments: [
    ("年度：2025", "年度：2025\n年度：2026"), ("≥ 21000", "≥ 21,00"), ("= 8 座", "= 8 座 左右"), ("≥ 95 %\n", "95 %\n"),
    ("    群众满意度            10  ≥ 90 %", "    群众满意度            10  ≥ 90 %\n以上已经办公会讨论通过。"),
  ])
  func whatIsNotCertainStays(right: String, typed: String) throws {
    #expect(try fix(Standards.example.replacing(right, with: typed), unsafe: true).changes.isEmpty)
  }

  @Test func aListedReserveGoesWithItsRow() throws {
    let faulty = Standards.example.replacing("    公厕数量   ", with: "    预算执行率            10  = 100 %\n    公厕数量   ")
    #expect(text(try fix(faulty, unsafe: true)) == Standards.example)
  }

  @Test func aListedReserveWithRemarksStays() throws {
    let faulty = Standards.example.replacing(
      "    公厕数量   ", with: "    预算执行率            10  = 100 %\n    - 说明：全年\n    公厕数量   ")
    #expect(try fix(faulty, unsafe: true).changes.isEmpty)
  }

  @Test func aQuoteIsClosedBehindTheName() throws {
    let faulty = Standards.example.replacing("    公厕数量  ", with: "    “公厕数量  ")
    #expect(text(try fix(faulty, unsafe: true)) == Standards.example.replacing("    公厕数量  ", with: "    “公厕数量”  "))
  }

  @Test func aFileInGB18030BecomesUTF8() throws {
    let bytes: [UInt8] = [0x23, 0x20, 0xD6, 0xD0, 0xCE, 0xC4, 0x0A]
    var fixer = SourceFixer(Compiler(), MemoryFiles(["例.pfc": bytes]), unsafe: false)
    try fixer.fix("例.pfc")
    let report = try fixer.finish()
    #expect(text(report) == "# 中文\n")
    #expect(report.changes.map(\.bytes) == [bytes])
  }

  @Test func whatIsSwitchedOffIsNotMended() throws {
    var project = Project()
    project.levels[307] = .some(nil)
    let faulty = Standards.example.replacing("≥ 98 %", with: "≥ 100 %")
    var fixer = SourceFixer(
      Compiler(project: project), MemoryFiles(["例.pfc": Array(faulty.utf8)]), unsafe: false)
    try fixer.fix("例.pfc")
    #expect(try fixer.finish().changes.isEmpty)
  }

  @Test func whatIsWaivedIsNotMended() throws {
    let faulty = Standards.example.replacing("≥ 98 %", with: "≥ 100 %\n    - 豁免：PF307 上级统一口径")
    #expect(try fix(faulty).changes.isEmpty)
  }

  @Test func fixingTwiceChangesNothingMore() throws {
    let faulty = FindingTests.faults.reduce(Standards.example) { $0.replacing($1.line, with: $1.replacement) }
    let once = try #require(text(try fix(faulty, unsafe: true)))
    #expect(try fix(once, unsafe: true).changes.isEmpty)
  }
}
