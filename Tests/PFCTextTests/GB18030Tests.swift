import Testing

@testable import PFCText

#if canImport(Glibc)
  import Glibc
#endif

private func text(_ bytes: [UInt8]) -> String? {
  decodeGB18030(bytes).map { String(decoding: $0, as: UTF8.self) }
}

@Suite struct GB18030Tests {
  @Test(
    arguments: [
      ([], ""),
      ([0x41, 0x7F], "A\u{7F}"),
      ([0xB0, 0xA1], "啊"),
      ([0x81, 0x40], "丂"),
      ([0xFE, 0xFE], "\u{E4C5}"),
      ([0xA2, 0xE3], "€"),
      ([0xA8, 0xBC], "ḿ"),
      ([0xA6, 0xD9], "︐"),
      ([0xFE, 0x59], "龴"),
      ([0xFE, 0x51], "\u{E816}"),
      ([0x81, 0x30, 0x81, 0x30], "\u{80}"),
      ([0x81, 0x35, 0xF4, 0x37], "\u{E7C7}"),
      ([0x84, 0x31, 0x82, 0x36], "︐"),
      ([0x84, 0x31, 0xA4, 0x39], "\u{FFFF}"),
      ([0x90, 0x30, 0x81, 0x30], "\u{10000}"),
      ([0x95, 0x32, 0x90, 0x31], "𠂇"),
      ([0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"),
    ] as [([UInt8], String)])
  func decodes(_ bytes: [UInt8], as expected: String) {
    #expect(text(bytes)?.unicodeScalars.elementsEqual(expected.unicodeScalars) == true, "\(text(bytes) ?? "nil")")
  }

  @Test(
    arguments: [
      [0x80], [0xFF], [0xB0], [0x41, 0xB0], [0xB0, 0x0A], [0xB0, 0x7F], [0xB0, 0xFF], [0xFF, 0xB0],
      [0x81, 0x30], [0x81, 0x30, 0x81], [0x81, 0x30, 0x81, 0x3A], [0x81, 0x30, 0x80, 0x30], [0x81, 0x3A, 0x81, 0x30],
      [0x84, 0x31, 0xA5, 0x30], [0x85, 0x30, 0x81, 0x30], [0x8F, 0x39, 0xFE, 0x39], [0xE3, 0x32, 0x9A, 0x36],
      [0xFE, 0x39, 0xFE, 0x39],
    ] as [[UInt8]])
  func refuses(_ bytes: [UInt8]) {
    #expect(decodeGB18030(bytes) == nil)
  }

  // The checksums are Python's, from Tests/tools/make_tables.py: its codec and the changes of 2005 and 2022, computed
  // without our tables. glibc 2.36's iconv reads 24 codes otherwise, so it cannot be the whole measure.

  @Test func allTwoByteCodesAreAsInPython() {
    #expect(fnv1a(twoByteCodes.flatMap { decodeGB18030($0) ?? [] }) == 0xD61F_1382_DED1_8091)
  }

  @Test func theBasicPlaneInFourBytesIsAsInPython() {
    #expect(fnv1a(fourByteCodes.flatMap { decodeGB18030($0) ?? [] }) == 0xB176_5545_402A_2682)
  }

  @Test func everyScalarOfTheBasicPlaneHasACode() {
    var reached = Set<Unicode.Scalar>()
    for code in twoByteCodes + fourByteCodes {
      if let scalar = text(code)?.unicodeScalars.first { reached.insert(scalar) }
    }
    let all = (UInt32(0x80)...0xFFFF).compactMap(Unicode.Scalar.init)
    #expect(all.filter { !reached.contains($0) } == movedFromPrivateUse)
  }
}

/// What the editions of 2005 and 2022 emptied, and 2022 put in the four-byte codes that we read as the characters.
private let movedFromPrivateUse: [Unicode.Scalar] = [
  "\u{E78D}", "\u{E78E}", "\u{E78F}", "\u{E790}", "\u{E791}", "\u{E792}", "\u{E793}", "\u{E794}", "\u{E795}",
  "\u{E796}", "\u{E81E}", "\u{E826}", "\u{E82B}", "\u{E82C}", "\u{E832}", "\u{E843}", "\u{E854}", "\u{E864}",
]

private let twoByteCodes: [[UInt8]] = (UInt8(0x81)...0xFE).flatMap { lead in
  (UInt8(0x40)...0xFE).filter { $0 != 0x7F }.map { [lead, $0] }
}

/// 81 30 81 30 and on; from 84 31 A5 30 they are unassigned.
private let fourByteCodes: [[UInt8]] = (UInt8(0x81)...0x84).flatMap { first in
  (UInt8(0x30)...0x39).flatMap { second in
    (UInt8(0x81)...0xFE).flatMap { third in
      (UInt8(0x30)...0x39).map { [first, second, third, $0] }
    }
  }
}

private func fnv1a(_ bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

#if canImport(Glibc)
  @Suite(.enabled(if: Iconv(from: "GB18030", to: "UTF-8") != nil, "libc has no GB18030"))
  struct GB18030AgainstIconvTests {
    /// Codes whose character depends on the edition. glibc 2.36 reads FE51 and five more as supplementary Han, and
    /// refuses 18 of the four-byte ones.
    private static let dependOnEdition: Set<[UInt8]> = Set(
      [
        0xA8BC, 0xA6D9, 0xA6DA, 0xA6DB, 0xA6DC, 0xA6DD, 0xA6DE, 0xA6DF, 0xA6EC, 0xA6ED, 0xA6F3, 0xFE51, 0xFE52, 0xFE53,
        0xFE59, 0xFE61, 0xFE66, 0xFE67, 0xFE6C, 0xFE6D, 0xFE76, 0xFE7E, 0xFE90, 0xFE91, 0xFEA0,
      ].map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        + [[0x81, 0x35, 0xF4, 0x37]]
        + (0x37...0x39).map { [0x82, 0x35, 0x90, $0] } + (0x30...0x34).map { [0x82, 0x35, 0x91, $0] }
        + (0x36...0x39).map { [0x84, 0x31, 0x82, $0] } + (0x30...0x35).map { [0x84, 0x31, 0x83, $0] })

    @Test func allTwoByteCodesAreAsInIconv() throws {
      let iconv = try #require(Iconv(from: "GB18030", to: "UTF-8"))
      let differing = twoByteCodes.filter {
        !Self.dependOnEdition.contains($0) && decodeGB18030($0) != iconv.convert($0)
      }
      #expect(differing.isEmpty)
    }

    @Test func theBasicPlaneInFourBytesIsAsInIconv() throws {
      let iconv = try #require(Iconv(from: "GB18030", to: "UTF-8"))
      let differing = fourByteCodes.filter {
        !Self.dependOnEdition.contains($0) && decodeGB18030($0) != iconv.convert($0)
      }
      #expect(differing.isEmpty)
    }

    @Test(arguments: [
      "课程考核表：平时 30%，期末 70%。\r\n", "“甲”——（乙）…《丙》①", "㐀䶵𠮷𪚥😀", "臺灣繁體，日本語かな，한국어，Ünïcödé",
    ])
    func comesBackFromIconv(_ sample: String) throws {
      let encoded = try #require(Iconv(from: "UTF-8", to: "GB18030")?.convert(Array(sample.utf8)))
      #expect(decodeGB18030(encoded) == Array(sample.utf8))
    }
  }

  private final class Iconv {
    private let handle: iconv_t

    init?(from source: String, to target: String) {
      guard let handle = iconv_open(target, source), Int(bitPattern: handle) != -1 else { return nil }
      self.handle = handle
    }

    deinit { iconv_close(handle) }

    /// Nil if iconv refuses the bytes or stops before their end.
    func convert(_ bytes: [UInt8]) -> [UInt8]? {
      var input = bytes.map { CChar(bitPattern: $0) }
      var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
      var inputLeft = input.count
      var outputLeft = output.count
      _ = iconv(handle, nil, nil, nil, nil)
      let result = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          var from = input.baseAddress
          var to = output.baseAddress
          return iconv(handle, &from, &inputLeft, &to, &outputLeft)
        }
      }
      guard result == 0, inputLeft == 0 else { return nil }
      return output.dropLast(outputLeft).map { UInt8(bitPattern: $0) }
    }
  }
#endif
