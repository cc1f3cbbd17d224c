// PF506: gaps and repeats in numbered lists, and the many figures that number nothing.

import PFCKit
import Testing

@Suite struct NumberingTests {
  @Test(arguments: [
    "1.甲\n2.乙\n4.丁", "1、甲\n3、丙", "（一）甲\n（三）丙", "一、甲\n三、丙", "①甲\n③丙", "(1)甲\n(3)丙", "1）甲\n3）丙", "1.甲；2.乙；4.丁",
    "1.甲\n\n3.丙", "十、甲\n十二、丙", "①甲；②乙；④丁", "第一条 甲\n第三条 丙", "第1条 甲\n第2条 乙\n第4条 丁", "一是甲；二是乙；四是丁",
    "一是甲。\n二是乙。\n四是丁。", "一是甲，二是乙；四是丁",
  ])
  func gapsAreFound(_ text: String) {
    #expect(CheckedText(basis: text).codes == [506])
    #expect(CheckedText(basis: text).messages.first?.contains("缺") == true)
  }

  @Test(arguments: ["1.甲\n2.乙\n2.丙\n3.丁", "1.甲\n1.乙\n1.丙", "一、甲\n一、乙", "1.甲\n2.乙\n3.丙\n2.丁"])
  func repeatsAreFound(_ text: String) {
    let found = CheckedText(basis: text)
    #expect(!found.codes.isEmpty && found.codes.allSatisfy { $0 == 506 })
    #expect(found.messages.allSatisfy { $0.contains("重复") })
  }

  @Test func fullWidthNumbersCountAlike() { #expect(CheckedText(basis: "１．甲\n３．丙").codes.contains(506)) }

  @Test func theMessageNamesWhatIsMissing() {
    #expect(CheckedText(basis: "1.甲\n2.乙\n6.丁").messages == ["编号从“2.”跳到“6.”，缺 3～5"])
  }

  @Test func aSwapIsOneFinding() { #expect(CheckedText(basis: "1.甲\n2.乙\n4.丁\n3.丙\n5.戊").codes == [506]) }

  @Test func aGapBelowIsFoundInItsLevel() {
    #expect(CheckedText(basis: "1.甲\n（1）子\n（3）子\n2.乙").places == ["（3）"])
  }

  @Test func mixedStylesOfOneLevelAreAHint() {
    let text = CheckedText(basis: "1.甲\n2、乙\n3.丙\n4.丁")
    #expect(text.codes == [506])
    #expect(text.findings.first?.level == .hint)
  }

  @Test(arguments: [
    "1.甲\n2.乙\n\n3.丙", "一、甲\n1.子\n2.子\n二、乙\n1.子\n2.子", "1.2025年抽样调查；2.补贴；3.培训", "1.5万元用于甲\n2.乙",
    "1.甲\n2.3个社区办公经费\n3.乙", "2023.07开工\n2024.01完工", "标准为1.5元；4.5元", "1.甲\n2.1%人口抽样调查\n3.丙",
    "甲\n1.子\n乙\n1.子\n2.子", "版本1.2.3\n4.5升级", "1.甲：1.子，2.子；3.子\n2.乙", "1、2号楼和5、8号楼；5、8号井", "2.甲\n3.乙",
    "1.甲。\n  （1）子；（2）子\n2.乙。（1）子", "统一、规范\n三、四级\n五、六级", "1.甲\n按2.5万元\n2.乙", "1.甲\n2.乙\n1.丙\n2.丁\n3.戊",
    "1.甲\n1.子\n2.子\n3.子\n2.乙\n3.丙", "19.甲\n20.乙", "①甲；②乙\n①丙；②丁", "见（3）和（5）", "第1、3、5组", "共3.\n5.",
    "第五条 甲\n第八条 乙", "一是甲，二是乙，三是丙；四是丁", "一是甲；二是乙\n一是丙；二是丁", "《条例》第三条、第五条", "统一是前提；二是补充", "一是甲，四是丁",
  ])
  func listsInOrderAndFiguresAreLeftAlone(_ text: String) {
    #expect(CheckedText(basis: text).codes.filter { $0 == 506 } == [])
  }

  @Test func namesAreNoLists() { #expect(CheckedText(name: "1、3级设施完好率").codes == []) }
}
