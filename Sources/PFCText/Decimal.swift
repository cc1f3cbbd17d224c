// Figures that users typed are exact: no binary floating point touches them, and the digits typed are kept.

/// An exact decimal of at most 38 significant digits, with the number of fraction digits that were typed
/// (`3.20` keeps its zero). Arithmetic that would overflow gives nil.
public struct Decimal: Sendable {
  // Two words instead of an Int128 keep the stride at 24 bytes.
  private let high: Int64
  private let low: UInt64
  /// Digits after the decimal point, as typed; at most 38.
  public let scale: UInt8

  /// `mantissa` × 10^-`scale`.
  public init(mantissa: Int128, scale: UInt8 = 0) {
    high = Int64(truncatingIfNeeded: mantissa >> 64)
    low = UInt64(truncatingIfNeeded: mantissa)
    self.scale = scale
  }

  /// A whole number.
  public init(_ value: Int) { self.init(mantissa: Int128(value)) }

  /// Zero.
  public static let zero = Decimal(0)

  /// The value without its point: `3.20` has 320.
  public var mantissa: Int128 { Int128(high) << 64 | Int128(low) }
  /// Whether the value is exactly zero.
  public var isZero: Bool { high == 0 && low == 0 }
  /// Whether the value is below zero.
  public var isNegative: Bool { high < 0 }

  /// Whether the value has no fraction: 3.00 is whole.
  public var isWhole: Bool {
    guard let unit = powerOfTen(Int(scale)) else { return isZero }
    return mantissa % unit == 0
  }

  /// The value as an Int when it is whole and fits.
  public var wholeValue: Int? {
    guard let unit = powerOfTen(Int(scale)), mantissa % unit == 0 else { return nil }
    return Int(exactly: mantissa / unit)
  }

  /// The same value without zeros at the end of its fraction.
  public var normalized: Decimal {
    var mantissa = mantissa
    var scale = scale
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    return Decimal(mantissa: mantissa, scale: scale)
  }

  /// How many fraction digits the value needs: 3.20 needs 1.
  public var significantFractionDigits: Int { Int(normalized.scale) }

  /// The exact sum, nil on overflow.
  public static func + (a: Decimal, b: Decimal) -> Decimal? {
    guard let (x, y) = aligned(a, b) else { return nil }
    let (sum, overflow) = x.addingReportingOverflow(y)
    return overflow || sum == .min ? nil : Decimal(mantissa: sum, scale: max(a.scale, b.scale))
  }

  /// The exact difference, nil on overflow.
  public static func - (a: Decimal, b: Decimal) -> Decimal? { a + b.negated }

  /// The exact product, nil on overflow.
  public static func * (a: Decimal, b: Decimal) -> Decimal? {
    let (product, overflow) = a.mantissa.multipliedReportingOverflow(by: b.mantissa)
    let scale = Int(a.scale) + Int(b.scale)
    // The least Int128 has no negative; no sum or product may be it.
    return overflow || product == .min || scale > maximumDigits ? nil : Decimal(mantissa: product, scale: UInt8(scale))
  }

  /// The value with the other sign.
  public var negated: Decimal { Decimal(mantissa: -mantissa, scale: scale) }
  /// The value without its sign.
  public var magnitude: Decimal { isNegative ? negated : self }

  /// The exact quotient by a power of ten: moves the point, nil when more than 38 fraction digits were needed.
  package func dividedByPowerOfTen(_ exponent: Int) -> Decimal? {
    guard Int(scale) + exponent <= maximumDigits else { return nil }
    return Decimal(mantissa: mantissa, scale: UInt8(Int(scale) + exponent))
  }

  /// The quotient rounded half up to so many fraction digits; nil where the divisor is not above zero, the value is below
  /// it, or digits run out.
  package func divided(by divisor: Decimal, fractionDigits: Int) -> Decimal? {
    let shift = fractionDigits + Int(divisor.scale) - Int(scale)
    guard divisor.mantissa > 0, mantissa >= 0, let unit = powerOfTen(abs(shift)) else { return nil }
    let (scaled, overflow) = (shift < 0 ? divisor : self).mantissa.multipliedReportingOverflow(by: unit)
    guard !overflow else { return nil }
    let (above, below) = shift < 0 ? (mantissa, scaled) : (scaled, divisor.mantissa)
    let (quotient, rest) = above.quotientAndRemainder(dividingBy: below)
    let isUp = rest >= below - rest
    return Decimal(mantissa: isUp ? quotient + 1 : quotient, scale: UInt8(fractionDigits)).normalized
  }

  fileprivate static func aligned(_ a: Decimal, _ b: Decimal) -> (Int128, Int128)? {
    if a.scale == b.scale { return (a.mantissa, b.mantissa) }
    guard let unit = powerOfTen(abs(Int(a.scale) - Int(b.scale))) else { return nil }
    let (shifted, overflow) = (a.scale < b.scale ? a : b).mantissa.multipliedReportingOverflow(by: unit)
    if overflow { return nil }
    return a.scale < b.scale ? (shifted, b.mantissa) : (a.mantissa, shifted)
  }
}

extension Decimal: Comparable {
  /// Whether the values are the same: 3.2 == 3.20.
  public static func == (a: Decimal, b: Decimal) -> Bool {
    if let (x, y) = aligned(a, b) { return x == y }
    let (x, y) = (a.normalized, b.normalized)
    return x.scale == y.scale && x.mantissa == y.mantissa
  }

  /// Exact order of values.
  public static func < (a: Decimal, b: Decimal) -> Bool {
    if let (x, y) = aligned(a, b) { return x < y }
    // Aligning overflowed: the operand with fewer fraction digits is the one too large for 128 bits.
    return a.scale < b.scale ? a.isNegative : !b.isNegative
  }
}

extension Decimal: Hashable {
  /// Equal values hash alike, whatever their zeros.
  public func hash(into hasher: inout Hasher) {
    let value = normalized
    hasher.combine(value.mantissa)
    hasher.combine(value.scale)
  }
}

extension Decimal: CustomStringConvertible {
  /// The digits as typed, in half-width form and without thousands separators.
  public var description: String { String(decoding: digits, as: UTF8.self) }

  /// As `description`, as ASCII bytes.
  package var digits: [UInt8] { withDigits { Array($0) } }

  /// Appends the ASCII digits to `output`.
  package func append(to output: inout [UInt8]) {
    withDigits { output.append(contentsOf: $0) }
  }

  /// Hands over the ASCII digits.
  package func withDigits<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    // An Int128 has 39 digits; the fraction may have more, a sign and a point are to come.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 48 + Int(scale)) { buffer in
      // Nearly every figure fits 64 bits, whose division is ten times faster.
      var start = high == 0 ? write(low, buffer) : write(mantissa.magnitude, buffer)
      if isNegative {
        start -= 1
        buffer[start] = 0x2D
      }
      return body(UnsafeBufferPointer(rebasing: buffer[start...]))
    }
  }

  /// Writes the digits of a mantissa to the end of a buffer, with the point and the zeros before it; gives their start.
  private func write(_ mantissa: some FixedWidthInteger, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var rest = mantissa
    var start = buffer.count
    var count = 0
    repeat {
      if count == scale, count > 0 {
        start -= 1
        buffer[start] = 0x2E
      }
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      start -= 1
      buffer[start] = 0x30 + UInt8(truncatingIfNeeded: digit)
      rest = quotient
      count += 1
    } while rest > 0 || count <= scale
    return start
  }
}

/// What reading a number gave.
package enum DecimalReading: Sendable, Equatable {
  case value(Decimal)
  /// More than 38 digits.
  case tooLong
  /// Not a number at all, or a misplaced separator or point.
  case malformed
}

private let maximumDigits = 38

private func powerOfTen(_ exponent: Int) -> Int128? {
  guard (0...maximumDigits).contains(exponent) else { return nil }
  var result: Int128 = 1
  for _ in 0..<exponent { result *= 10 }
  return result
}

extension Decimal {
  /// Reads `range` as a number: optional sign, half-width or full-width digits, thousands separators, one point.
  package static func read(_ bytes: [UInt8], _ range: TextRange) -> DecimalReading {
    var offset = Int(range.start)
    let end = Int(range.end)
    var negative = false
    let sign = fold(bytes, offset)
    if offset < end, sign.code == 0x2D || sign.code == 0x2B {
      negative = sign.code == 0x2D
      offset += sign.length
    }
    var mantissa: UInt64 = 0
    var wide: Int128 = 0
    var digitCount = 0
    var scale = 0
    var significant = 0
    var pointSeen = false
    var groupDigits = -1  // digits since the last thousands separator, -1 before the first
    while offset < end {
      let folded = fold(bytes, offset)
      switch folded.code {
      case 0x30...0x39:
        let digit = folded.code - 0x30
        digitCount += 1
        if significant > 0 || digit != 0 { significant += 1 }
        if significant > maximumDigits || scale >= maximumDigits { return .tooLong }
        if significant <= 18 {
          mantissa = mantissa * 10 + UInt64(digit)
        } else {
          wide = (significant == 19 ? Int128(mantissa) : wide) * 10 + Int128(digit)
        }
        if pointSeen { scale += 1 } else if groupDigits >= 0 { groupDigits += 1 }
      case 0x2C:
        guard !pointSeen, digitCount > 0, groupDigits == 3 || (groupDigits == -1 && digitCount <= 3) else {
          return .malformed
        }
        groupDigits = 0
      case 0x2E:
        guard !pointSeen, digitCount > 0 else { return .malformed }
        pointSeen = true
      default:
        return .malformed
      }
      offset += folded.length
    }
    guard digitCount > 0, groupDigits == -1 || groupDigits == 3, !pointSeen || scale > 0 else { return .malformed }
    if significant <= 18 { wide = Int128(mantissa) }
    return .value(Decimal(mantissa: negative ? -wide : wide, scale: UInt8(scale)))
  }

  /// A number from a string, nil when it is none.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard case .value(let value) = Decimal.read(bytes, TextRange(0, bytes.count)) else { return nil }
    self = value
  }
}
