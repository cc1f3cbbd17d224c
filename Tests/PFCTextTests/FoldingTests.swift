// One table folds full-width forms, by character and never with NFKC.

import Testing

@testable import PFCText

private func folded(_ text: String) -> String {
  let bytes = Array(text.utf8)
  return foldedString(bytes, TextRange(0, bytes.count))
}

@Suite struct FoldingTests {
  @Test(arguments: [
    ("０１２３４５６７８９", "0123456789"), ("ＡＺａｚ", "AZaz"), ("：；，．！（）［］｛｝", ":;,.!()[]{}"), ("％＃＝＋－／｜～＂", "%#=+-/|~\""),
    ("\u{3000}\u{A0}", "  "), ("≧⩾≥", "≥≥≥"), ("≦⩽≤", "≤≤≤"), ("﹦═", "=="), ("﹤﹥", "<>"), ("﹪", "%"), ("–—−﹣", "----"),
    ("〜∼", "~~"), ("∕", "/"), ("•‧⋅・", "····"), ("【】〔〕﹝﹞", "[][][]"), ("﹙﹚", "()"), ("﹕∶", "::"), ("﹐", ","),
    ("﹒", "."), ("﹟", "#"),
    ("±", "±"), ("‰", "‰"),
  ])
  func folds(_ text: String, _ expected: String) { #expect(folded(text) == expected) }

  @Test(arguments: [
    "㈱", "ﬁ", "①", "㎡", "½", "Ⅳ", "ｱ", "《》〈〉", "。、", "“”「」『』", "￥", "…", "甲乙", "é", "e\u{301}", "𠮷",
    "\u{1F468}\u{200D}\u{1F33E}", "\u{FF00}", "\u{FF5F}", "\u{FEFF}", "\u{200B}",
  ])
  func leavesAlone(_ text: String) { #expect(Array(folded(text).utf8) == Array(text.utf8)) }

  @Test func quotesAndListMarksHaveCodes() {
    func code(_ text: String) -> UInt8 { fold(Array(text.utf8), 0).code }
    #expect(["“", "「", "『"].map(code) == [Mark.openQuote, Mark.openQuote, Mark.openQuote])
    #expect(["”", "」", "』"].map(code) == [Mark.closeQuote, Mark.closeQuote, Mark.closeQuote])
    #expect(code("、") == Mark.enumerationComma)
    #expect(code("‰") == Mark.perMille)
  }

  @Test func everyScalarTakesItsOwnLength() {
    for value in UInt32(1)...0x10FFFF where value < 0x10000 || value % 97 == 0 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(Character(scalar)).utf8)
      let result = fold(bytes, 0)
      if result.length != bytes.count { Issue.record("U+\(String(value, radix: 16)): \(result.length)") }
      if value < 0x80, result.code != UInt8(value) { Issue.record("U+\(String(value, radix: 16)): \(result.code)") }
    }
  }

  @Test func foldingTwiceIsFoldingOnce() {
    for value in UInt32(1)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let once = folded(String(Character(scalar)))
      if folded(once) != once { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func pastTheEndThereIsNothing() {
    #expect(fold([], 0) == Folded(0, 0))
    #expect(fold([0x41], 1) == Folded(0, 0))
    #expect(fold([0xE3, 0x80], 0).length == 2)
  }

  @Test func blanksAreSpaceAndTab() {
    #expect([0x20, 0x09].allSatisfy(isBlank))
    #expect(![0, 0x0A, 0x0D, 0x41, Mark.other].contains(where: isBlank))
  }
}
