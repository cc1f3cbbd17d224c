// Characters written by name or number: the names in HTMLEntityNames.swift, and every number.

import PFCText

/// A text with its entities as characters; what is none stays as it is. Names that are not known are collected.
func decodedHTML(_ bytes: [UInt8], _ range: Range<Int>, unknown: inout Set<[UInt8]>) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(range.count)
  var offset = range.lowerBound
  while offset < range.upperBound {
    guard bytes[offset] == 0x26, let entity = entity(bytes, offset + 1, range.upperBound) else {
      if bytes[offset] == 0x26, let name = unknownName(bytes[offset..<range.upperBound]) { unknown.insert(name) }
      text.append(bytes[offset])
      offset += 1
      continue
    }
    text += Array(String(entity.character).utf8)
    offset = entity.end
  }
  return text
}

func decodedHTML(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
  var unknown: Set<[UInt8]> = []
  return decodedHTML(bytes, range, unknown: &unknown)
}

/// `&foo;`: a page that says `A&B` without a semicolon means no character.
private func unknownName(_ text: ArraySlice<UInt8>) -> [UInt8]? {
  let name = text.dropFirst().prefix(longestEntityName + 1).prefix(while: isNameByte)
  guard name.count > 1, name.endIndex < text.endIndex, text[name.endIndex] == 0x3B else { return nil }
  return Array(text[...name.endIndex])
}

private let longestEntityName = 31

private func entity(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (character: Unicode.Scalar, end: Int)? {
  guard start < end else { return nil }
  if bytes[start] == 0x23 { return numbered(bytes, start + 1, end) }
  let limit = min(start + longestEntityName, end)
  let last = bytes[start..<limit].firstIndex { !isNameByte($0) } ?? limit
  guard let code = entityNames[String(decoding: bytes[start..<last], as: UTF8.self)], let scalar = Unicode.Scalar(code)
  else { return nil }
  let isClosed = last < end && bytes[last] == 0x3B
  // Only the oldest names may do without their semicolon.
  guard isClosed || code < 0x100 else { return nil }
  return (scalar, isClosed ? last + 1 : last)
}

private func isNameByte(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
}

private func numbered(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (character: Unicode.Scalar, end: Int)? {
  let isHex = start < end && bytes[start] | 0x20 == 0x78
  var offset = isHex ? start + 1 : start
  var code: UInt32 = 0
  let first = offset
  while offset < end, let digit = digit(bytes[offset], isHex) {
    code = min(code * (isHex ? 16 : 10) + digit, 0x11_0000)
    offset += 1
  }
  guard offset > first else { return nil }
  if offset < end, bytes[offset] == 0x3B { offset += 1 }
  if (0x80...0x9F).contains(code) { code = windows[Int(code) - 0x80] }
  return (code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}", offset)
}

private func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
  if (0x30...0x39).contains(byte) { return UInt32(byte) - 0x30 }
  return isHex && (0x61...0x66).contains(byte | 0x20) ? UInt32(byte | 0x20) - 0x57 : nil
}

/// Numbers that mean Windows' own characters, as in every browser.
private let windows: [UInt32] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
  0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
  0x017E, 0x0178,
]
