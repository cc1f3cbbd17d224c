// A fault stays in its line, is told once, where the hand must go, and with a repair where there is one.

import PFCDiagnostics
import Testing

@testable import PFCSyntax

@Suite struct RecoveryTests {
  @Test func aFaultInARowHidesNoOtherRow() {
    let result = read("指标：\n    一 10 ≥\n    二 10 = 8 座\n    “三 10 = 8 座\n    四 10 = 8 座/\n    五 10 = 8 座\n")
    #expect(places(result) == ["2:11 PF106", "4:5 PF104", "5:14 PF111"])
    #expect(elements(result.tree, .row).count == 5)
  }

  @Test(arguments: [
    ("甲 10 = 8 座/ 左右", "PF111"), ("\"甲≤35天数 10 ≥ 300 天", "PF104"), ("“甲” 良好", "PF105"), ("甲 10 = ±", "PF106"),
    ("[", "PF110"),
    ("[/", "PF110"), ("[甲/乙/丙]", "PF110"), ("[] 甲", "PF110 PF108"), ("- ", "PF112"), ("-", "PF112"), ("- ：甲", "PF112"),
    ("- 说明", "PF101"),
  ])
  func noFaultHasAnEcho(_ line: String, _ code: String) { #expect(row(line) == code) }

  @Test(arguments: [
    ("甲 10 良好", "甲 10 定性 良好"), ("甲 10 定性良好", "甲 10 定性 良好"), ("甲 10 其他按月", "甲 10 其他 按月"), ("[产出", "[产出]"),
    ("- 说明 甲", "- 说明：甲"),
  ])
  func aRepairIsWhatIsMeant(_ line: String, _ repaired: String) throws {
    let result = read("指标：\n    甲 10 = 8 座\n    \(line)\n")
    #expect(fixed(result) == "指标：\n    甲 10 = 8 座\n    \(repaired)\n")
    #expect(codes(read(try #require(fixed(result)))) == [])
  }

  @Test func everyConflictSpeaksOnce() {
    #expect(
      places(read("<<<<<<< a\n# 甲\n=======\n# 乙\n>>>>>>> b\n<<<<<<< a\n>>>>>>> b\n")) == ["1:1 PF005", "6:1 PF005"])
  }

  @Test(arguments: ["=======\n# 乙\n>>>>>>> b\n", ">>>>>>> b\n", "||||||| a\n", "<<<<<<< a\n", "<<<<<<<", "=======\r\n"])
  func aConflictMarkerLeftAloneSpeaks(_ source: String) { #expect(places(read(source)) == ["1:1 PF005"]) }

  @Test(arguments: ["======\n", "========\n", "<<<<<<<甲\n"]) func whatIsNoConflictMarkerIsNoEntry(_ source: String) {
    #expect(places(read(source)) == ["1:1 PF102"])
  }

  @Test func bothSidesOfAConflictAreRead() {
    let result = read("概况：\n    一\n<<<<<<< a\n    二\n=======\n    三\n>>>>>>> b\n    四\n")
    #expect(elements(result.tree, .proseLine).map(result.tree.string) == ["一", "二", "三", "四"])
  }

  @Test func aLoneReturnSwallowsNothingInSilence() {
    let result = read("# 注\r部门：甲\r年度：2025\r")
    #expect(places(result) == ["1:4 PF007"])
    #expect(fixed(result) == "# 注\n部门：甲\n年度：2025\n")
  }

  @Test func bodyWithoutEntryIsOneFault() {
    #expect(places(read("    一\n\n# 注\n    二\n\n    三\n部门：甲\n")) == ["1:5 PF103"])
    #expect(places(read("一段话。\n\n    二\n")) == ["1:1 PF102"])
  }

  @Test func aMissingMarkIsReportedAtTheEndOfWhatPrecedesIt() {
    #expect(places(read("年度 2025\n")) == ["1:3 PF101"])
    #expect(places(read("指标：\n    甲 10 8 座\n")) == ["2:9 PF105"])
    #expect(places(read("指标：\n    甲 10 ≥   \n")) == ["2:11 PF106"])
    #expect(places(read("指标：\n    [产出  \n")) == ["2:8 PF110"])
  }

  @Test func messagesQuoteLongTextInPart() throws {
    let long = String(repeating: "长", count: 5_000)
    for line in ["甲 10 = \(long)", "甲 10 = 8 座 \(long)", "甲 10 = 8 \(long)/", "- \(long)", "甲 10 \(long)"] {
      let diagnostic = try #require(read("指标：\n    \(line)\n").diagnostics.first)
      for language in Language.allCases { #expect(diagnostic.message(in: language).count < 200) }
    }
  }
}
