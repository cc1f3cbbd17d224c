// Every rule is shown by its own examples: the bad one gives exactly its code, once, and the good one gives nothing.

import PFCKit
import Testing

@Suite struct RuleTests {
  @Test(arguments: Registry.rules)
  func badExampleGivesExactlyThisCode(_ rule: Rule) {
    #expect(rule.bad.check().map(\.rule.code) == [rule.code])
  }

  @Test(arguments: Registry.rules)
  func goodExampleGivesNothing(_ rule: Rule) {
    #expect(rule.good.check().map(\.rule.code) == [])
  }

  @Test(arguments: Registry.rules)
  func everyPlaceholderIsFilled(_ rule: Rule) throws {
    let found = try #require(rule.bad.check().first)
    for language in Language.allCases {
      for text in [found.message(in: language), found.label(in: language), found.advice(in: language)] {
        // Placeholders of layouts, such as {指标.名称}, are Chinese and stay.
        #expect(text.firstRange(of: #/\{[a-z]+\}/#) == nil, "\(text)")
      }
    }
  }

  /// Title, reason and source are printed as they stand: nothing fills a placeholder there.
  @Test(arguments: Registry.rules)
  func textsThatNobodyFillsHaveNoPlaceholder(_ rule: Rule) {
    for language in Language.allCases {
      for text in [rule.title[language], rule.reason[language], rule.source[language]] {
        #expect(text.firstRange(of: #/\{[a-z]+\}/#) == nil, "\(text)")
      }
      #expect(rule.explanation(language).firstRange(of: #/\{[a-z]+\}/#) == nil)
    }
  }

  @Test func codesAreUniqueAndNamesToo() {
    #expect(Set(Registry.rules.map(\.code)).count == Registry.rules.count)
    #expect(Set(Registry.rules.map(\.name)).count == Registry.rules.count)
    #expect(Set(Registry.rules.map(\.title.zh)).count == Registry.rules.count)
  }

  @Test(arguments: Registry.rules)
  func rangesLieInTheirSource(_ rule: Rule) throws {
    let found = try #require(rule.bad.check().first)
    #expect(Int(found.range.end) <= found.source.bytes.count)
  }

  @Test(arguments: Registry.rules)
  func safeFixMakesTheRuleSilent(_ rule: Rule) throws {
    let found = try #require(rule.bad.check().first)
    guard let fix = found.fixes.first(where: { $0.safety == .safe }) else { return }
    var bytes = found.source.bytes
    for edit in fix.edits.reversed() {
      bytes.replaceSubrange(Int(edit.range.start)..<Int(edit.range.end), with: Array(edit.replacement.utf8))
    }
    let rest = Example.file(String(decoding: bytes, as: UTF8.self)).check()
    #expect(!rest.contains { $0.rule.code == rule.code })
  }
}
