// Checking and showing are bounded by the size of the source: each of these ends in a second or two, in a debug build.

import PFCKit
import Testing

@Suite struct BoundedCheckTests {
  private func codes(_ text: String, _ files: [String: String] = [:]) throws -> [RuleCode: Int] {
    let all = files.merging(["例.pfc": text]) { first, _ in first }.mapValues { Array($0.utf8) }
    let findings = try Compiler().analyze("例.pfc", MemoryFiles(all)).diagnostics
    return Dictionary(grouping: findings, by: \.rule.code).mapValues(\.count)
  }

  private func rows(_ rows: String) -> String {
    Standards.example.replacing("    公厕数量              10  = 8 座\n", with: rows)
  }

  @Test func manyUnusedWaivers() throws {
    let row = "    公厕数量              10  = 8 座\n    - 豁免：PF304 沿用台账口径\n"
    #expect(try codes(rows(String(repeating: row, count: 3000)))[715] == 3000)
  }

  @Test func manyDatesThatGoBackwards() throws {
    let pairs = (0..<1500).map { "    第\($0)段开工时间  1  ≤ 6月30日\n    第\($0)段完工时间  1  ≤ 3月31日\n" }
    #expect(try codes(rows(pairs.joined()))[606] == 1500)
  }

  @Test func longTextsThatOnlyBeginAlike() throws {
    func text(_ word: String) -> String { "做好城区道路清扫保洁工作，" + String(repeating: word, count: 20_000) + "\n" }
    let source = Standards.example.replacing("目标：\n", with: "目标：\n    " + text("甲乙丙丁戊"))
      .replacing("概况：\n", with: "概况：\n    " + text("子丑寅卯辰"))
    #expect(try codes(source)[501] == nil)
  }

  @Test(arguments: ["做好2024年垃圾清运工作；", "做好2024年垃圾清运工作 "])
  func manyYearsOfOneLine(_ sentence: String) throws {
    let line = String(repeating: sentence, count: 4000)
    #expect(try codes(Standards.example.replacing("1.辖区道路清扫保洁；", with: line))[604] == 1)
  }

  @Test func manyFoldersInAPattern() {
    let path = String(repeating: "甲/", count: 30)
    #expect(!Paths.matches(path + "乙.pfc", String(repeating: "**/甲/", count: 15) + "丙.pfc"))
    #expect(Paths.matches(path + "乙.pfc", String(repeating: "**/甲/", count: 15) + "**/乙.pfc"))
  }
}
