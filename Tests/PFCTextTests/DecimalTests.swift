// Figures are exact, and keep the digits that were typed.

import Testing

@testable import PFCText

private func reading(_ text: String) -> DecimalReading {
  let bytes = Array(text.utf8)
  return Decimal.read(bytes, TextRange(0, bytes.count))
}

@Suite struct DecimalTests {
  @Test(arguments: [
    ("0", "0"), ("8", "8"), ("3.20", "3.20"), ("0.0", "0.0"), ("007", "7"), ("00.50", "0.50"), ("-3", "-3"),
    ("+3", "3"), ("-0.05", "-0.05"),
    ("3,309,840.00", "3309840.00"), ("12,500", "12500"), ("１２，５００．５０", "12500.50"), ("－３", "-3"), ("−3", "-3"),
    ("＋3", "3"),
    ("18446744073709551616", "18446744073709551616"),
    ("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001"),
    ("99999999999999999999999999999999999999", "99999999999999999999999999999999999999"),
    ("1234567890123456789.0123456789012345678", "1234567890123456789.0123456789012345678"),
    ("-0.300000152587891", "-0.300000152587891"),
  ])
  func keepsItsDigits(_ text: String, _ digits: String) throws {
    #expect(try #require(Decimal(text)).description == digits)
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "1,", ",1", "12,34", "1234,567", "1,234,56", "1.2.3", "1.2,345", "--1", "1 2", "十", "1e3",
    "0x1", "1-", "٣",
  ])
  func isMalformed(_ text: String) { #expect(reading(text) == .malformed) }

  @Test(arguments: [
    String(repeating: "9", count: 39), "1" + String(repeating: "0", count: 38),
    "0." + String(repeating: "0", count: 39),
    String(repeating: "1", count: 1_000_000), "1." + String(repeating: "1", count: 38),
  ])
  func isTooLong(_ text: String) { #expect(reading(text) == .tooLong) }

  @Test func zerosInFrontCostNoDigits() throws {
    #expect(try #require(Decimal(String(repeating: "0", count: 100_000) + "7")).description == "7")
  }

  @Test(arguments: [
    ("0.1", "0.2", "0.3"), ("69.12", "37.36", "106.48"), ("1.10", "2.2", "3.30"), ("-5", "5", "0"),
    ("1", "-0.01", "0.99"), ("99999999999999999999999999999999999999", "1", "100000000000000000000000000000000000000"),
  ])
  func adds(_ a: String, _ b: String, _ sum: String) throws {
    let (x, y) = (try #require(Decimal(a)), try #require(Decimal(b)))
    #expect((x + y)?.description == sum)
    #expect((y + x)?.description == sum)
    #expect(try #require((x + y).flatMap { $0 - y }) == x)
  }

  @Test(arguments: [
    ("106.48", "10000", "1064800.00"), ("0.5", "-0.5", "-0.25"), ("3,309,840.00", "0.0001", "330.984000"),
    ("0", "-3", "0"),
  ])
  func multiplies(_ a: String, _ b: String, _ product: String) throws {
    let (x, y) = (try #require(Decimal(a)), try #require(Decimal(b)))
    #expect((x * y)?.description == product)
    #expect((y * x)?.description == product)
  }

  @Test func overflowGivesNothing() throws {
    let large = try #require(Decimal(String(repeating: "9", count: 38)))
    let small = try #require(Decimal("0." + String(repeating: "0", count: 37) + "1"))
    #expect(large * large == nil)
    #expect(small * small == nil)
    #expect(large + small == nil)
    #expect(large + large == nil)
    let least = Decimal(mantissa: -(Int128(1) << 126))
    #expect(least * Decimal(2) == nil)
    #expect(least + least == nil)
  }

  @Test(arguments: [("3.2", "3.20"), ("0", "0.000"), ("100", "100.00"), ("-1.50", "-1.5")])
  func equalValuesAreEqualAndHashAlike(_ a: String, _ b: String) throws {
    let (x, y) = (try #require(Decimal(a)), try #require(Decimal(b)))
    #expect(x == y && !(x < y) && !(y < x))
    #expect(x.hashValue == y.hashValue)
    #expect(x.normalized.description == y.normalized.description)
  }

  @Test func orderIsThatOfValues() throws {
    let ordered = [
      "-99999999999999999999999999999999999999", "-3", "-2.99", "-0.00000000000000000000000000000000000001", "0",
      "0.00000000000000000000000000000000000001", "0.1", "0.10000000000000000000000000000000000001", "9.9", "10",
      "99999999999999999999999999999999999999",
    ]
    let values = try ordered.map { try #require(Decimal($0)) }
    for (i, x) in values.enumerated() {
      for (j, y) in values.enumerated() {
        #expect((x < y) == (i < j), "\(x) < \(y)")
        #expect((x == y) == (i == j), "\(x) == \(y)")
      }
    }
  }

  @Test(
    arguments: [
      ("8", true, 8), ("8.00", true, 8), ("8.5", false, nil), ("-3", true, -3), ("0.0", true, 0),
      ("9223372036854775808", true, nil),
    ] as [(String, Bool, Int?)])
  func wholeness(_ text: String, _ isWhole: Bool, _ value: Int?) throws {
    let number = try #require(Decimal(text))
    #expect(number.isWhole == isWhole)
    #expect(number.wholeValue == value)
  }

  @Test func movesItsPoint() throws {
    #expect(try #require(Decimal("1009.24")).dividedByPowerOfTen(4)?.description == "0.100924")
    #expect(try #require(Decimal("0.0")).isZero)
    #expect(try #require(Decimal("-0.5")).magnitude.description == "0.5")
    #expect(try #require(Decimal("3.20")).significantFractionDigits == 1)
    #expect(try #require(Decimal("0." + String(repeating: "1", count: 38))).dividedByPowerOfTen(1) == nil)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func agreesWithWholeNumbers(_ seed: UInt64) throws {
    var state = seed
    for _ in 0..<500 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let (a, b) = (Int(truncatingIfNeeded: state >> 40) - 8_000_000, Int(truncatingIfNeeded: state >> 20 & 0xFFFFF))
      let (x, y) = (Decimal(mantissa: Int128(a), scale: 2), Decimal(mantissa: Int128(b), scale: 3))
      #expect((x + y)?.mantissa == Int128(a * 10 + b), "seed \(seed)")
      #expect((x * y)?.mantissa == Int128(a * b), "seed \(seed)")
      #expect((x < y) == (a * 10 < b), "seed \(seed)")
      #expect(Decimal(x.description) == x, "seed \(seed)")
    }
  }
}
