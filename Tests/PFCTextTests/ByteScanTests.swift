// The search that skips plain prose stops at every character that a rule may look at, wherever it stands in eight bytes.

import Testing

@testable import PFCText

@Suite struct ByteScanTests {
  private func end(_ text: String, from start: Int = 0) -> Int {
    let bytes = Array(text.utf8)
    return endOfHan(in: bytes, from: start, upTo: bytes.count)
  }

  @Test(arguments: 0..<12, ["a", "，", "。", "5", "é", "×", "“", "某", "（", "𠮷", "\u{E000}", "\n"])
  func stopsAtWhatIsNot汉字(_ count: Int, _ mark: String) {
    let before = String(repeating: "道路", count: count)
    #expect(end(before + mark + "清扫保洁及公厕管护") == before.utf8.count)
  }

  @Test(arguments: 0..<12)
  func runsToTheEnd(_ count: Int) {
    let text = String(repeating: "洁", count: count)
    #expect(end(text) == text.utf8.count)
  }

  @Test func neverLooksBehindTheEnd() {
    let bytes = Array("清扫保洁及公厕管护，".utf8)
    #expect(endOfHan(in: bytes, from: 0, upTo: 9) == 9)
    #expect(endOfHan(in: bytes, from: 9, upTo: 9) == 9)
  }
}
