// Characters written by name or number: the names that offices' pages and Word's use, and every number.

import PFCText

/// A text with its entities as characters; what is none stays as it is.
func decodedHTML(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
  var text: [UInt8] = []
  text.reserveCapacity(range.count)
  var offset = range.lowerBound
  while offset < range.upperBound {
    guard bytes[offset] == 0x26, let entity = entity(bytes, offset + 1, range.upperBound) else {
      text.append(bytes[offset])
      offset += 1
      continue
    }
    text += Array(String(entity.character).utf8)
    offset = entity.end
  }
  return text
}

private func entity(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (character: Unicode.Scalar, end: Int)? {
  guard start < end else { return nil }
  if bytes[start] == 0x23 { return numbered(bytes, start + 1, end) }
  let last = bytes[start..<min(start + 10, end)].firstIndex { !isNameByte($0) } ?? min(start + 10, end)
  guard let code = names[String(decoding: bytes[start..<last], as: UTF8.self)], let scalar = Unicode.Scalar(code)
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

private let names: [String: UInt32] = [
  "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "nbsp": 0xA0, "yen": 0xA5, "sect": 0xA7, "copy": 0xA9,
  "laquo": 0xAB, "reg": 0xAE, "deg": 0xB0, "plusmn": 0xB1, "sup2": 0xB2, "sup3": 0xB3, "para": 0xB6, "middot": 0xB7,
  "raquo": 0xBB, "frac14": 0xBC, "frac12": 0xBD, "frac34": 0xBE, "times": 0xD7, "divide": 0xF7, "sup1": 0xB9,
  "apos": 0x27, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "zwnj": 0x200C, "zwj": 0x200D, "ndash": 0x2013,
  "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "bull": 0x2022,
  "hellip": 0x2026, "permil": 0x2030, "prime": 0x2032, "Prime": 0x2033, "euro": 0x20AC, "trade": 0x2122,
  "rarr": 0x2192, "minus": 0x2212, "radic": 0x221A, "infin": 0x221E, "asymp": 0x2248, "ne": 0x2260, "equiv": 0x2261,
  "le": 0x2264, "ge": 0x2265, "square": 0x25A1, "lang": 0x3008, "rang": 0x3009,
]
