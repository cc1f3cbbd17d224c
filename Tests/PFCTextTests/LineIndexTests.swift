// Lines and columns are made from offsets at the edge, in the unit that the reader wants.

import Testing

@testable import PFCText

@Suite struct LineIndexTests {
  private func index(_ text: String) -> LineIndex { LineIndex(SourceText(path: "lines", text: text)) }
  private func lines(_ text: String) -> [String] {
    let source = SourceText(path: "lines", text: text)
    let index = LineIndex(source)
    return (0..<index.lineCount).map { source.string(index.range(ofLine: $0)) }
  }

  @Test(arguments: [
    ("", [""]), ("甲", ["甲"]), ("甲\n", ["甲", ""]), ("甲\n乙", ["甲", "乙"]), ("\n\n", ["", "", ""]),
    ("甲\r\n乙\r\n", ["甲", "乙", ""]),
    ("\r\n", ["", ""]), ("甲\r乙\n", ["甲\r乙", ""]), ("甲\r\r\n", ["甲\r", ""]), ("甲\r", ["甲\r"]),
    ("\u{FEFF}甲\n\u{FEFF}乙", ["甲", "\u{FEFF}乙"]), ("\u{FEFF}", [""]),
  ])
  func splitsAtLFAndCRLF(_ text: String, _ expected: [String]) { #expect(lines(text) == expected) }

  @Test func everyOffsetHasItsLine() {
    let index = index("甲\n\n乙丙\n")  // 甲 0..<3, LF 3, LF 4, 乙丙 5..<11, LF 11
    #expect((0...12).map { index.line(of: $0) } == [0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 3])
    #expect(index.line(of: 4_000) == 3)
  }

  @Test func columnsCountScalarsOrUTF16() {
    let index = index("a甲𠮷e\u{301}b\n乙")  // a 0, 甲 1, 𠮷 4, e 8, ◌́ 9, b 11, LF 12, 乙 13
    #expect([0, 1, 4, 8, 9, 11, 12].map { index.column(of: $0) } == [0, 1, 2, 3, 4, 5, 6])
    #expect([0, 1, 4, 8, 9, 11, 12].map { index.utf16Column(of: $0) } == [0, 1, 2, 4, 5, 6, 7])
    #expect([13, 16].map { index.column(of: $0) } == [0, 1])
  }

  @Test func theByteOrderMarkTakesNoColumn() {
    let index = index("\u{FEFF}甲乙")
    #expect([0, 3, 6, 9].map { index.column(of: $0) } == [0, 0, 1, 2])
  }

  @Test func theCarriageReturnTakesNoColumn() {
    let index = index("甲\r\n乙")
    #expect([3, 4].map { index.column(of: $0) } == [1, 1])
    #expect(index.line(of: 4) == 0)
  }

  @Test func linesThatAreNotThereAreEmptyAtTheEnd() {
    #expect(index("甲\n").range(ofLine: 7) == TextRange(4, 4))
    #expect(index("甲\n").range(ofLine: -1) == TextRange(4, 4))
  }

  @Test func aLongSourceIsSearchedByHalves() {
    let index = index(String(repeating: "甲\n", count: 100_000))
    #expect(index.lineCount == 100_001)
    for line in stride(from: 0, to: 100_000, by: 777) { #expect(index.line(of: UInt32(line * 4 + 3)) == line) }
  }

  /// Counting from the start of the line for each of them would take minutes.
  @Test func placesOfALongLineAreNotCountedFromItsStart() {
    let index = index("\u{FEFF}甲\n" + String(repeating: "甲𠮷a", count: 1_000_000) + "\n乙")
    let start: UInt32 = 7
    for repetition in stride(from: 0, through: 1_000_000, by: 50) {
      let offset = start + UInt32(repetition * 8)
      #expect(index.column(of: offset) == repetition * 3)
      #expect(index.utf16Column(of: offset) == repetition * 4)
    }
    #expect(index.column(of: start + 8_000_001) == 0)
    #expect(index.column(of: 6) == 1)
  }
}
