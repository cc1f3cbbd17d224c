// Levels in the project file: what may be changed, and what is said of the rest.

import PFCKit
import Testing

@Suite struct ProjectLevelTests {
  private func read(_ rows: String) -> (Project, [RuleCode]) {
    let (project, findings) = Project.read(SourceText(path: "project.pfc", text: "项目：青石\n规则：\n\(rows)"))
    return (project, findings.map(\.rule.code))
  }

  @Test func aRuleOfMeaningMayChange() {
    let (project, findings) = read("    PF309 关闭\n    PF304 错误\n")
    #expect(findings == [])
    #expect(project.levels == [309: Level?.none, 304: .error])
  }

  @Test(arguments: ["PF002", "PF101", "PF801", "PF901"], ["关闭", "提示", "错误"])
  func whatMustBeMendedStaysAsItIs(code: String, level: String) {
    let (project, findings) = read("    \(code) \(level)\n")
    #expect(findings == [903])
    #expect(project.levels.isEmpty)
  }

  @Test(arguments: ["PF999", "PF30", "权重", "weight-sum"])
  func aCodeThatIsNoneIsSaid(word: String) { #expect(read("    \(word) 关闭\n").1 == [902]) }

  @Test func aLevelThatIsNoneIsSaid() { #expect(read("    PF309 关掉\n").1 == [901]) }

  @Test func oneLineIsEnough() {
    let (project, findings) = Project.read(SourceText(path: "project.pfc", text: "项目：青石\n规则：PF309 关闭\n"))
    #expect(findings.isEmpty)
    #expect(project.levels == [309: Level?.none])
  }

  @Test func whatStandsBehindALevelIsSaid() { #expect(read("    PF305 关闭 PF304 错误\n").1 == [901]) }

  @Test func aRuleThatStandsTwiceIsSaid() { #expect(read("    PF305 关闭\n    PF305 错误\n").1 == [905]) }

  @Test(arguments: [
    ("表样：没有的表样", 901), ("输出：json、pdf", 901), ("字款：宽", 901), ("字宽：中", 901), ("表样：", 906), ("输出目录：", 906),
    ("规则：", 906), ("输出：json\n输出：md", 905),
  ])
  func settingsThatCannotHoldAreSaid(line: String, code: RuleCode) {
    let findings = Project.read(SourceText(path: "project.pfc", text: "项目：青石\n\(line)\n")).diagnostics
    #expect(findings.map(\.rule.code) == [code])
  }

  @Test func levelsReachWhatWaiversSilence() throws {
    let source = Standards.example.replacing("≥ 98 %", with: "≥ 100 %\n    - 豁免：PF307 上级统一口径")
    func waived(_ levels: [RuleCode: Level?]) throws -> [Level] {
      var project = Project()
      project.levels = levels
      let files = MemoryFiles(["例.pfc": Array(source.utf8)])
      return try Compiler(project: project).analyze("例.pfc", files).waived.map(\.diagnostic.level)
    }
    #expect(try waived([:]) == [.hint])
    #expect(try waived([307: .warning]) == [.warning])
    #expect(try waived([307: Level?.none]) == [])
  }
}
