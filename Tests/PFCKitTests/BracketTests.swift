// PF504 and PF505: title marks by depth, and brackets that do not close.

import PFCKit
import Testing

@Suite struct BracketTests {
  @Test(arguments: [
    ("《关于贯彻《办法》的通知》", "《关于贯彻〈办法〉的通知》"),
    ("《关于印发<方案>的通知》", "《关于印发〈方案〉的通知》"),
    ("《关于印发＜方案＞的通知》", "《关于印发〈方案〉的通知》"),
    ("《关于贯彻《落实〈条例〉办法》的通知》", "《关于贯彻〈落实《条例》办法〉的通知》"),
    ("《关于印发〈落实〈条例〉办法〉的通知》", "《关于印发〈落实《条例》办法〉的通知》"),
    ("《关于印发《甲》和《乙》的通知》", "《关于印发〈甲〉和〈乙〉的通知》"),
    ("《关于印发〈方案》的通知》", "《关于印发〈方案〉的通知》"),
  ])
  func innerTitlesAreOneFindingWithAFix(_ typed: String, _ corrected: String) {
    let text = CheckedText(basis: typed)
    #expect(text.codes == [504])
    #expect(text.findings.first?.fixes.first?.safety == .safe)
    #expect(text.repaired == corrected)
    #expect(CheckedText(basis: corrected).codes == [])
  }

  @Test(arguments: [
    "《关于印发〈方案〉的通知》", "《甲》《乙》", "《甲》、〈乙〉", "《甲（试行）》", "《关于“十四五”规划的通知》", "满意度>90%，投诉<3起", "《甲\n乙》",
    "〈甲〉", "温度<30℃且>10℃", "《关于〈甲《乙》丙〉的通知》",
  ])
  func titlesByDepthAreLeftAlone(_ text: String) { #expect(CheckedText(basis: text).codes == []) }

  @Test func marksTypedTwiceAreNotNested() {
    let text = CheckedText(basis: "《《条例》》")
    #expect(text.codes == [504])
    #expect(text.findings.first?.fixes.first?.safety == .unsafe)
    #expect(text.repaired == "《条例》")
  }

  @Test(arguments: [
    "得分在[90,100)区间的为优秀，（60，80]区间的为合格。", "得分在［80，90）之间。", "使用表述 a)、b) 两种方式。", "a）农村公路；b）城市道路。",
  ])
  func intervalsAndLettersOfListsLackNothing(_ text: String) { #expect(CheckedText(basis: text).codes == []) }

  @Test(arguments: [
    ("甲（乙)丙", "甲（乙）丙"), ("甲(乙）丙", "甲（乙）丙"), ("使用WHO(A）", "使用WHO(A)"), ("甲（乙(丙）丁)", "甲（乙（丙）丁）"),
  ])
  func mixedWidthIsRepairedSafely(_ typed: String, _ corrected: String) {
    let text = CheckedText(basis: typed)
    #expect(text.codes.allSatisfy { $0 == 505 } && !text.codes.isEmpty)
    #expect(text.findings.allSatisfy { $0.fixes.first?.safety == .safe })
    #expect(text.repaired == corrected)
  }

  @Test(arguments: [
    ("甲（乙", "（"), ("甲乙）", "）"), ("甲“乙", "“"), ("”甲", "”"), ("甲【乙", "【"), ("《甲的通知（渝府发〔2019〕3号）", "《"), ("甲的通知》", "》"),
    ("「甲", "「"), ("‘甲", "‘"), ("甲〔乙", "〔"), ("甲[乙", "["),
  ])
  func halfAPairIsOneFinding(_ text: String, _ place: String) {
    #expect(CheckedText(basis: text).codes == [505])
    #expect(CheckedText(basis: text).places == [place])
  }

  @Test func aTitleMostLikelyEndsBeforeItsNumber() {
    #expect(CheckedText(basis: "《甲的通知（渝府发〔2019〕3号）").repaired == "《甲的通知》（渝府发〔2019〕3号）")
  }

  @Test(arguments: [
    ("《关于印发《办法的通知》", "《关于印发〈办法〉的通知》"), ("《关于印发《养护办法的通知》（渝府发〔2019〕3号）", "《关于印发〈养护办法〉的通知》（渝府发〔2019〕3号）"),
    ("《关于《方案的批复》", "《关于〈方案〉的批复》"),
  ])
  func theInnerTitleEndsBeforeTheKindOfDocument(_ typed: String, _ corrected: String) {
    let text = CheckedText(basis: typed)
    #expect(text.codes == [505])
    #expect(text.repaired == corrected)
    #expect(text.findings.map { text.source.utf8.count > Int($0.range.start) && $0.range.isEmpty } == [true])
    #expect(CheckedText(basis: corrected).codes == [])
  }

  @Test func withoutAKindTheFirstMarkIsAlone() { #expect(CheckedText(basis: "《甲《乙》").places == ["《"]) }

  @Test func twoKindsAreOneFinding() { #expect(CheckedText(basis: "甲（乙〕丙").messages == ["“（”与“〕”不是一对"]) }

  @Test func crossingPairsAreOneFinding() { #expect(CheckedText(basis: "甲（乙《丙）丁》").codes == [505]) }

  @Test func aNameIsClosedAtItsEnd() {
    let text = CheckedText(name: "公厕（含移动公厕设施完好率")
    #expect(text.codes == [505])
    #expect(text.findings.first?.fixes.first?.edits.first?.replacement == "）")
  }

  @Test(arguments: [
    "（第16次会议\n）", "1)甲；2)乙", "1）甲\n2）乙", "①甲②乙", "办得好:)", "it's fine", "满意度>90%", "“甲”乙", "（甲（乙）丙）", "(甲)", "职工‘之家’",
    "“甲\n“乙”", "人员1）甲；2）乙。", "don’t", "[1]甲", "【甲】〔乙〕", "甲：1）乙，2）丙",
  ])
  func closedBracketsAndOtherUsesAreLeftAlone(_ text: String) {
    #expect(CheckedText(basis: text).codes == [])
  }

  @Test(arguments: ["通知（渝府发（2019)3号）", "通知（渝府发〔2019)3号）", "渝府发[2019）3号"])
  func bracketsOfADocumentNumberAreThatRules(_ text: String) { #expect(CheckedText(basis: text).codes == [503]) }
}
