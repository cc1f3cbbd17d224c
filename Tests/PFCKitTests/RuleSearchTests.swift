// How rules are found by what people call them.

import PFCKit
import Testing

@Suite struct RuleSearchTests {
  private func codes(_ word: String) -> [RuleCode] { Registry.rules(called: word).map(\.code) }

  @Test(arguments: ["PF307", "pf307", "at-least-all", "At-Least-All", "不低于百分之百"])
  func codeNameAndTitleNameOne(_ text: String) {
    #expect(codes(text) == [307])
    #expect(Registry.rule(named: text)?.code == 307)
  }

  @Test func aWordInTitlesComesFirst() {
    let found = codes("豁免")
    #expect(found.prefix(4) == [714, 715, 716, 717])
    #expect(found.count > 4)
  }

  @Test func aWordThatOnlyReasonsOrExamplesHaveIsFound() {
    #expect(codes("满意").contains(723))
    #expect(codes("会议纪要").contains(514))
  }

  @Test func otherWordsAreNot() {
    #expect(codes("量子力学").isEmpty)
    #expect(Registry.rule(named: "权重") == nil)
  }
}
