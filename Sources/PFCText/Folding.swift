// In syntax, full-width and half-width forms are the same thing (language.md section 2). This is the one table that
// folds them, by character and never with NFKC, which would change users' text (㈱, ﬁ).

/// One character of syntax after folding: its ASCII form, or one of the marks below.
@usableFromInline
package struct Folded: Sendable, Equatable {
  /// The ASCII byte, or a mark's own code above 0x7F.
  @usableFromInline package let code: UInt8
  /// How many bytes of the source it took, at least 1.
  @usableFromInline package let length: Int

  @inlinable
  package init(_ code: UInt8, _ length: Int) {
    self.code = code
    self.length = length
  }
}

/// Codes of folded marks that have no ASCII form, and of characters that are no syntax.
@usableFromInline
package enum Mark {
  /// Any character that is not part of the syntax.
  @inlinable package static var other: UInt8 { 0x80 }
  /// ≥ and its spellings.
  @inlinable package static var greaterEqual: UInt8 { 0x81 }
  /// ≤ and its spellings.
  @inlinable package static var lessEqual: UInt8 { 0x82 }
  /// ±
  @inlinable package static var plusMinus: UInt8 { 0x83 }
  /// ·, which multiplies units.
  @inlinable package static var dot: UInt8 { 0x84 }
  /// ‰
  @inlinable package static var perMille: UInt8 { 0x85 }
  /// “ or 「: a quote that opens only.
  @inlinable package static var openQuote: UInt8 { 0x86 }
  /// ” or 」: a quote that closes only.
  @inlinable package static var closeQuote: UInt8 { 0x87 }
  /// 、 which separates the members of a list.
  @inlinable package static var enumerationComma: UInt8 { 0x88 }
}

/// Folds the character that starts at `offset`; past the end it gives code 0 of length 0.
///
/// Inlinable: every loop of the parser stands on it, and most characters leave at the first two branches.
@inlinable
package func fold(_ bytes: [UInt8], _ offset: Int) -> Folded {
  guard offset < bytes.count else { return Folded(0, 0) }
  let first = bytes[offset]
  if first < 0x80 { return Folded(first, 1) }
  if first < 0xE0 {
    return first == 0xC2 && offset + 1 < bytes.count ? foldLatin(bytes[offset + 1]) : Folded(Mark.other, 2)
  }
  if first >= 0xF0 { return Folded(Mark.other, 4) }
  guard offset + 2 < bytes.count else { return Folded(Mark.other, bytes.count - offset) }
  // Most Chinese characters have first bytes E4 to E9 and end here.
  if first > 0xE3 && first < 0xEF { return Folded(Mark.other, 3) }
  let scalar = UInt32(first & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
  return Folded(foldScalar(scalar), 3)
}

@usableFromInline
func foldLatin(_ second: UInt8) -> Folded {
  switch second {
  case 0xA0: Folded(0x20, 2)  // no-break space
  case 0xB1: Folded(Mark.plusMinus, 2)
  case 0xB7: Folded(Mark.dot, 2)
  default: Folded(Mark.other, 2)
  }
}

@usableFromInline
func foldScalar(_ scalar: UInt32) -> UInt8 {
  switch scalar {
  case 0xFF01...0xFF5E: UInt8(scalar - 0xFF01 + 0x21)
  case 0x3000: 0x20
  // relations
  case 0x2264, 0x2266, 0x2A7D: Mark.lessEqual
  case 0x2265, 0x2267, 0x2A7E: Mark.greaterEqual
  case 0xFE66, 0x2550: 0x3D  // ﹦ ═
  case 0xFE64: 0x3C  // ﹤
  case 0xFE65: 0x3E  // ﹥
  // numbers and units
  case 0xFE6A: 0x25  // ﹪
  case 0x2030: Mark.perMille
  case 0x2013, 0x2014, 0x2212, 0xFE63: 0x2D  // – — − ﹣
  case 0x301C, 0x223C: 0x7E  // 〜 ∼
  case 0x2215: 0x2F  // ∕
  case 0x2022, 0x2027, 0x22C5, 0x30FB: Mark.dot  // • ‧ ⋅ ・
  // brackets and quotes
  case 0x3010, 0x3014, 0xFE5D: 0x5B  // 【 〔 ﹝
  case 0x3011, 0x3015, 0xFE5E: 0x5D  // 】 〕 ﹞
  case 0xFE59: 0x28  // ﹙
  case 0xFE5A: 0x29  // ﹚
  case 0x201C, 0x300C, 0x300E: Mark.openQuote
  case 0x201D, 0x300D, 0x300F: Mark.closeQuote
  // separators
  case 0xFE55, 0x2236: 0x3A  // ﹕ ∶
  case 0xFE50: 0x2C  // ﹐
  case 0xFE52: 0x2E  // ﹒
  case 0xFE5F: 0x23  // ﹟
  case 0x3001: Mark.enumerationComma
  default: Mark.other
  }
}

/// Whether a folded code is a blank that separates columns: space, TAB, U+3000, U+00A0.
@inlinable
package func isBlank(_ code: UInt8) -> Bool { code == 0x20 || code == 0x09 }

/// The text of `range` with every character of the syntax in its half-width form; other characters stay.
package func foldedString(_ bytes: [UInt8], _ range: TextRange) -> String {
  String(decoding: foldedBytes(bytes, range), as: UTF8.self)
}

/// Whether folding may change a text. 汉字 and ASCII never change, which is what nearly every text holds.
package func mayFold(_ bytes: [UInt8], _ range: TextRange) -> Bool {
  bytes[range.bounds].contains { $0 == 0xEF || $0 == 0xE3 || $0 == 0xE2 || $0 == 0xC2 }
}

/// As `foldedString`, as bytes. Marks without an ASCII form keep their canonical character.
package func foldedBytes(_ bytes: [UInt8], _ range: TextRange) -> [UInt8] {
  guard mayFold(bytes, range) else { return Array(bytes[range.bounds]) }
  var result: [UInt8] = []
  result.reserveCapacity(range.count)
  var offset = Int(range.start)
  while offset < Int(range.end) {
    let folded = fold(bytes, offset)
    if folded.code < 0x80 {
      result.append(folded.code)
    } else if let canonical = canonicalMark(folded.code) {
      result.append(contentsOf: canonical.utf8)
    } else {
      result.append(contentsOf: bytes[offset..<min(offset + folded.length, bytes.count)])
    }
    offset += max(folded.length, 1)
  }
  return result
}

private func canonicalMark(_ code: UInt8) -> String? {
  switch code {
  case Mark.greaterEqual: "≥"
  case Mark.lessEqual: "≤"
  case Mark.plusMinus: "±"
  case Mark.dot: "·"
  case Mark.perMille: "‰"
  default: nil
  }
}
