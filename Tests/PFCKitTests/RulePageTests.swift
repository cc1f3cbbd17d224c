// docs/rules is generated: `PFC_UPDATE=1 swift test --filter RulePageTests` writes it, and these tests fail when a page
// is stale, missing or superfluous.

import Foundation
import PFCKit
import Testing

@Suite struct RulePageTests {
  static let folder = packageRoot.appendingPathComponent("docs/rules")

  @Test(arguments: RulePage.all)
  func aPageSaysWhatItsRuleSays(_ page: RulePage) throws {
    let url = Self.folder.appendingPathComponent(page.name)
    if updatesGoldens {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(page.text.utf8).write(to: url)
      return
    }
    let written = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    #expect(
      written.utf8.elementsEqual(page.text.utf8),
      "\(page.name) is stale; PFC_UPDATE=1 swift test --filter RulePageTests rewrites it")
  }

  @Test func everyPageHasItsRule() throws {
    let expected = Set(RulePage.all.map(\.name))
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) where !expected.contains(name) {
      if updatesGoldens {
        try FileManager.default.removeItem(at: Self.folder.appendingPathComponent(name))
      } else {
        Issue.record("\(name) belongs to no rule")
      }
    }
  }

  @Test(arguments: Registry.rules)
  func aRuleShowsItsExamples(_ rule: Rule) {
    let card = RuleCard(rule)
    #expect(!card.bad.isEmpty)
    #expect(!card.good.isEmpty)
    #expect(card.message(.zh).contains("[\(rule.code)]"))
    #expect(card.message(.en).contains("[\(rule.code)]"))
  }

  @Test func aFixIsShownAsTheChangedLine() throws {
    let rule = try #require(Registry.rule(307))
    #expect(RuleCard(rule).fixDiff == "-    垃圾日产日清率        20  ≥ 100 %\n+    垃圾日产日清率        20  = 100 %\n")
  }
}
