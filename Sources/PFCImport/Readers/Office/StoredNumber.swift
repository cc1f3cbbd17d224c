// Excel stores the nearest binary number with 17 digits and shows 15 at most: `0.30000000000000004` is 0.3 to everybody who
// looks at the sheet. The digits are rounded here as digits, so nothing else about them changes.

/// A number as the digits that a sheet stores.
struct StoredNumber: Hashable {
  var isNegative = false
  /// Values 0 to 9 without leading zeros, empty for zero.
  private(set) var digits: [UInt8] = []
  /// How many of the digits stand behind the point; negative for zeros that follow them.
  private(set) var scale = 0

  var isZero: Bool { digits.isEmpty }

  /// `20`, `-0.300000152587891`, `1.5E-3`; nil for anything else, and for what no table holds.
  init?(_ text: some Collection<UInt8>) {
    var rest = text[...]
    if rest.first == 0x2D || rest.first == 0x2B { isNegative = rest.removeFirst() == 0x2D }
    guard rest.count <= 400 else { return nil }
    var hasDigit = false
    var isBehindPoint = false
    while let byte = rest.first, byte == 0x2E || (0x30...0x39).contains(byte) {
      rest.removeFirst()
      if byte == 0x2E {
        guard !isBehindPoint else { return nil }
        isBehindPoint = true
        continue
      }
      hasDigit = true
      if isBehindPoint { scale += 1 }
      if byte != 0x30 || !digits.isEmpty { digits.append(byte - 0x30) }
    }
    guard hasDigit else { return nil }
    if rest.first == 0x45 || rest.first == 0x65 {
      guard rest.count <= 5, let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)) else { return nil }
      scale -= exponent
      rest = rest.suffix(0)
    }
    guard rest.isEmpty, abs(scale) <= 400 else { return nil }
    normalize()
  }

  /// Without zeros at the end.
  private mutating func normalize() {
    while digits.last == 0 {
      digits.removeLast()
      scale -= 1
    }
    if digits.isEmpty { (isNegative, scale) = (false, 0) }
  }

  /// What Excel takes for the value: the first 15 digits, rounded.
  var shown: StoredNumber { digits.count <= 15 ? self : rounded(scale: scale - (digits.count - 15)) }

  func timesPowerOfTen(_ power: Int) -> StoredNumber {
    var result = self
    if !isZero { result.scale -= power }
    return result
  }

  /// Half goes away from zero, as in Excel.
  func rounded(scale places: Int) -> StoredNumber {
    guard scale > places else { return self }
    var result = self
    let dropped = scale - places
    result.scale = places
    guard dropped <= digits.count else {
      result.digits = []
      result.normalize()
      return result
    }
    let roundsUp = digits[digits.count - dropped] >= 5
    result.digits.removeLast(dropped)
    if roundsUp {
      var index = result.digits.count - 1
      while index >= 0, result.digits[index] == 9 {
        result.digits[index] = 0
        index -= 1
      }
      if index >= 0 { result.digits[index] += 1 } else { result.digits.insert(1, at: 0) }
    }
    result.normalize()
    return result
  }

  /// The digits before the point, and as many behind it as asked for or as there are, in ASCII.
  func parts(decimals: Int = 0) -> (whole: [UInt8], fraction: [UInt8]) {
    var all = digits.map { $0 + 0x30 }
    if scale < 0 { all += Array(repeating: 0x30, count: -scale) }
    if all.count < scale { all = Array(repeating: 0x30, count: scale - all.count) + all }
    let point = all.count - max(scale, 0)
    let fraction = Array(all[point...])
    return (Array(all[..<point]), fraction + Array(repeating: 0x30, count: max(0, decimals - fraction.count)))
  }

  /// `-0.3`
  var text: [UInt8] {
    let (whole, fraction) = parts()
    return (isNegative ? [0x2D] : []) + (whole.isEmpty ? [0x30] : whole) + (fraction.isEmpty ? [] : [0x2E] + fraction)
  }

  /// The digits before the point as a number, nil when it is beyond any date.
  var wholeNumber: Int? {
    let whole = parts().whole
    guard whole.count <= 9 else { return nil }
    let value = whole.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return isNegative ? -value : value
  }

  /// Seconds of a day that the digits behind the point say.
  var seconds: Int {
    let fraction = parts(decimals: 9).fraction.prefix(9).reduce(0) { $0 * 10 + Int($1) - 0x30 }
    return (fraction * 86400 + 500_000_000) / 1_000_000_000
  }
}
