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
}
