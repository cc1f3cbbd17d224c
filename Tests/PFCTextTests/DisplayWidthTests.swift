import Testing

@testable import PFCText

private func width(_ text: String, _ ambiguous: AmbiguousWidth = .narrow) -> Int {
  displayWidth(of: Array(text.utf8)[...], ambiguous: ambiguous)
}

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("\t", 1), ("é", 1), ("中文", 4), ("权重：10%", 9), ("ＡＢ，。「」　", 14), ("ｱｲ", 2), ("한글", 4),
    ("㐀𠮷", 4), ("😀", 2), ("〿", 1), ("е", 1),
  ])
  func cells(_ text: String, _ cells: Int) {
    #expect(width(text) == cells)
  }

  @Test(arguments: ["e\u{301}", "a\u{200D}", "a\u{FE0F}", "a\u{200B}", "\u{FEFF}a", "a\u{20DD}", "a\u{302A}", "a\u{7}"])
  func marksTakeNoCell(_ text: String) {
    #expect(width(text) == 1)
  }

  @Test(arguments: ["“", "”", "…", "—", "·", "①", "×", "α", "\u{E000}"])
  func ambiguousIsAsTheTerminalSays(_ text: String) {
    #expect(width(text, .narrow) == 1)
    #expect(width(text, .wide) == 2)
  }

  @Test(arguments: ["a", "中", "ｱ", "e\u{301}"]) func otherWidthsDoNotDependOnTheTerminal(_ text: String) {
    #expect(width(text, .narrow) == width(text, .wide))
  }

  @Test func joinedEmojiCountAsAll() {
    #expect(width("👩\u{200D}👧") == 4)
  }

  @Test func aSliceIsMeasuredAlone() {
    #expect(displayWidth(of: Array("权重：10%".utf8)[3..<6], ambiguous: .narrow) == 2)
  }

  // The checksums are of wcwidth's answers, from Tests/tools/make_tables.py, with control characters as 0 and TAB as 1.
  @Test(
    arguments: [
      (.narrow, 0x78C1_A2F1_3CC6_10A1), (.wide, 0xD044_ECD8_3B07_BE52),
    ] as [(AmbiguousWidth, UInt64)])
  func everyScalarIsAsInWcwidth(_ ambiguous: AmbiguousWidth, checksum: UInt64) {
    let scalars = (UInt32(0)...0x10FFFF).lazy.compactMap(Unicode.Scalar.init)
    let sum = scalars.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64(displayWidth(of: $1, ambiguous: ambiguous))) &* 0x100_0000_01B3
    }
    #expect(sum == checksum)
  }
}
