import Testing

@testable import PFCText

private func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

@Suite struct UTF8ValidationTests {
  @Test(arguments: [
    "", "a", "甲", "é", "𠮷", "\u{0}", "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}",
    "课程考核表：平时 30%，期末 70%\n", "一二三四五六七八九十", "abcdefgh甲乙ijklmnop丙",
  ])
  func wellFormed(_ text: String) {
    #expect(firstInvalidUTF8(utf8(text)) == nil)
  }

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x9F, 0xBF], [0xE4, 0xBD],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0xA0, 0xAE],
      [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func illFormedIsReportedAtItsLead(_ bad: [UInt8]) {
    // At every distance from the start and the end, so that words and single characters both meet it.
    for before in ["", "a", "甲", "甲乙丙丁", "甲乙丙丁戊a", "0123456789abcdef", "甲a乙é丙𠮷"] {
      for after in ["", "a", "甲乙丙丁戊己庚", "0123456789abcdef"] {
        #expect(firstInvalidUTF8(utf8(before) + bad + utf8(after)) == before.utf8.count, "\(before)|\(bad)|\(after)")
      }
    }
  }

  @Test(arguments: 0..<24) func cutTailIsReportedAtItsLead(_ count: Int) {
    let text = String(repeating: "甲", count: count)
    #expect(firstInvalidUTF8(utf8(text) + [0xE4, 0xB8]) == count * 3)
  }

  @Test func agreesWithTheLibraryOnAllThreeByteShapes() {
    for lead in UInt8(0xE0)...0xEF {
      for second in UInt8.min...UInt8.max {
        for third: UInt8 in [0x7F, 0x80, 0xBF, 0xC0] {
          let bytes = utf8("甲") + [lead, second, third] + utf8("甲乙丙丁")
          #expect(firstInvalidUTF8(bytes) == libraryFault(bytes), "\(bytes)")
        }
      }
    }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func agreesWithTheLibraryOnRandomBytes(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<2_000 {
      let bytes = random.nearlyUTF8()
      #expect(firstInvalidUTF8(bytes) == libraryFault(bytes), "seed \(seed): \(bytes)")
    }
  }

  private func libraryFault(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}

@Suite struct DecodeSourceTests {
  @Test(arguments: ["", "a", "课程", "\u{FEFF}课程"])
  func utf8IsKept(_ text: String) {
    #expect(decodeSource(utf8(text)) == .success(DecodedBytes(bytes: utf8(text), encoding: .utf8)))
  }

  @Test func utf8ComesBackInItsOwnBuffer() throws {
    let bytes = [UInt8](repeating: 0x61, count: 100_000)
    let address = bytes.withUnsafeBytes { $0.baseAddress }
    let decoded = try decodeSource(bytes).get()
    #expect(decoded.bytes.withUnsafeBytes { $0.baseAddress } == address)
  }

  @Test func whatIsValidBothWaysIsUTF8() throws {
    try #require(decodeGB18030([0xC4, 0xA3]) == utf8("模"))
    #expect(decodeSource([0xC4, 0xA3]) == .success(DecodedBytes(bytes: utf8("ģ"), encoding: .utf8)))
  }

  @Test func gb18030IsDecoded() {
    // 课程：期末 70%
    let bytes: [UInt8] = [0xBF, 0xCE, 0xB3, 0xCC, 0xA3, 0xBA, 0xC6, 0xDA, 0xC4, 0xA9, 0x20, 0x37, 0x30, 0x25, 0x0A]
    #expect(decodeSource(bytes) == .success(DecodedBytes(bytes: utf8("课程：期末 70%\n"), encoding: .gb18030)))
  }

  @Test(
    arguments: [
      ([0x00], 0), ([0x00, 0x00], 0), ([0x00, 0x00, 0x00], 0), ([0x61, 0x62, 0x00, 0x63], 2),
      (utf8("课程\0甲\0"), 6), (Array(repeating: 0x61, count: 77) + [0], 77),
      ([0xBF, 0xCE, 0x00, 0xB3, 0xCC], 2),
    ] as [([UInt8], Int)])
  func nulIsRefusedWhereItStands(_ bytes: [UInt8], offset: Int) {
    #expect(decodeSource(bytes) == .failure(.nul(offset: offset)))
  }

  @Test(
    arguments: [
      [0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0xFA, 0x81], [0xFE, 0xFF, 0x4E, 0x00], [0xFF, 0xFE, 0x00, 0x00],
    ] as [[UInt8]])
  func utf16MarkIsRefused(_ bytes: [UInt8]) {
    #expect(decodeSource(bytes) == .failure(.utf16(offset: 0)))
  }

  @Test(arguments: ["期末 70%\n", "一、课程\n二、考核\n", "title: a\n", "10"])
  func utf16WithoutMarkIsRefused(_ text: String) {
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for bytes in [little, big] {
      #expect(decodeSource(bytes) == .failure(.utf16(offset: bytes.firstIndex(of: 0) ?? -1)))
    }
  }

  @Test(
    arguments: [
      ([0xFF], 0), ([0x80], 0), ([0x61, 0xC4], 1), ([0xBF, 0xCE, 0xB3], 0), ([0x61, 0xBF, 0xCE, 0x0A, 0xB3, 0x0A], 1),
    ] as [([UInt8], Int)])
  func neitherIsRefusedWhereItIsNotUTF8(_ bytes: [UInt8], offset: Int) {
    #expect(decodeSource(bytes) == .failure(.malformed(offset: offset)))
  }

  @Test(
    arguments: [
      utf8("课程考核") + [0xE8, 0xA1], utf8("课程") + [0xFE] + utf8("a"), utf8("\u{FEFF}") + [0xBF, 0xCE, 0x41],
      utf8("考") + [0x81] + utf8("课程"),
    ] as [[UInt8]])
  func damagedUTF8IsNotTakenForGB18030(_ bytes: [UInt8]) throws {
    try #require(decodeGB18030(bytes) != nil)
    let fault = try #require(firstInvalidUTF8(bytes))
    #expect(decodeSource(bytes) == .failure(.malformed(offset: fault)))
  }
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// Mostly Han and ASCII, with up to two bytes replaced by those at the edges of table 3-7.
  mutating func nearlyUTF8() -> [UInt8] {
    let areas: [ClosedRange<UInt32>] = [
      0x00...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0x4E00...0x9FFF, 0x4E00...0x9FFF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
    ]
    let edges: [UInt8] = [
      0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<40, using: &self) {
      let area = areas[Int.random(in: 0..<areas.count, using: &self)]
      if let scalar = Unicode.Scalar(UInt32.random(in: area, using: &self)) { text.append(scalar) }
    }
    var bytes = Array(String(text).utf8)
    for _ in 0..<Int.random(in: 0...2, using: &self) where !bytes.isEmpty {
      let edge = edges[Int.random(in: 0..<edges.count, using: &self)]
      bytes[Int.random(in: 0..<bytes.count, using: &self)] = edge
    }
    return bytes
  }
}
