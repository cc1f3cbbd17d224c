// Looking at a text takes time in proportion to its length, whatever stands in it: each of these ends in a second or two,
// in a debug build.

import PFCKit
import Testing

@Suite struct LongTextTests {
  static let count = 20_000

  @Test(arguments: [
    "（", "）", "《", "》", "《甲》", "《甲〈", "“", "甲（乙", "渝发(2019)3号", "沙委组2015年3号", "1.甲；", "2.乙；", "XX", "甲\u{200B}", "１",
    "甲）（", "（内部）", "’",
    "《》《", "某", "*", "=",
  ])
  func aLongLineOfOnePiece(_ piece: String) {
    let text = CheckedText(basis: "甲" + String(repeating: piece, count: Self.count))
    #expect(text.findings.allSatisfy { Int($0.range.end) <= text.source.utf8.count })
  }

  @Test func thousandsOfItemsWithoutANumberOfTheirOwn() {
    let text = CheckedText(basis: Array(repeating: "1.甲", count: Self.count).joined(separator: "\n"))
    #expect(text.codes.count == Self.count - 1)
  }

  @Test func bracketsThatNeverCloseAreEachFound() {
    let text = CheckedText(basis: String(repeating: "（", count: Self.count))
    #expect(text.codes.count == Self.count)
  }

  /// A finding costs what is shown of its line, wherever it stands.
  @Test func findingsOfALongLineAreShown() throws {
    let source = SourceText(path: "甲", text: String(repeating: "甲", count: 2_000_000))
    let rule = try #require(Registry.rules.first)
    var renderer = HumanRenderer(language: .zh)
    for column in stride(from: 0, to: 2_000_000, by: 1_000) {
      let finding = Diagnostic(rule, in: source, at: TextRange(at: UInt32(column * 3)))
      #expect(renderer.render(finding).contains("甲:1:\(column + 1)\n"))
    }
  }
}
