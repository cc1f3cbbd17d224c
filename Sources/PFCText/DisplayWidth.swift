// A caret under 权重 stands right only if each Han character counts two cells, and the library knows no widths.

/// How many cells a character of ambiguous width takes, such as `“`, `…`, `—` or `①`: the terminal's font decides.
package enum AmbiguousWidth: Sendable {
  case narrow
  case wide
}

/// The terminal cells of a character: 0, 1 or 2.
///
/// TAB counts 1, for only the caller knows the column it goes to; other control characters count 0.
package func displayWidth(of scalar: Unicode.Scalar, ambiguous: AmbiguousWidth) -> Int {
  width(of: scalar.value, ambiguous: ambiguous)
}

/// The terminal cells of valid UTF-8, character by character.
///
/// An emoji joined of several counts as all of them, as on a terminal that does not join them.
package func displayWidth(of bytes: ArraySlice<UInt8>, ambiguous: AmbiguousWidth) -> Int {
  var cells = 0
  var scalar: UInt32 = 0
  var awaited = 0
  for byte in bytes {
    switch byte {
    case 0x00..<0x80: (scalar, awaited) = (UInt32(byte), 0)
    case 0x80..<0xC0: (scalar, awaited) = (scalar << 6 | UInt32(byte & 0x3F), awaited - 1)
    case 0xC0..<0xE0: (scalar, awaited) = (UInt32(byte & 0x1F), 1)
    case 0xE0..<0xF0: (scalar, awaited) = (UInt32(byte & 0x0F), 2)
    default: (scalar, awaited) = (UInt32(byte & 0x07), 3)
    }
    if awaited == 0 { cells += width(of: scalar, ambiguous: ambiguous) }
  }
  return cells
}

private func width(of scalar: UInt32, ambiguous: AmbiguousWidth) -> Int {
  switch scalar {
  case 0x20...0x7E, 0x09:
    return 1
  case 0x00...0x1F, 0x7F...0x9F:
    return 0
  case 0x4E00...0x9FFF, 0x3000...0x3029, 0xFF01...0xFF60:  // 302A...302D combine, 303F is narrow
    return 2
  default:
    if isIn(zeroWidthRanges, scalar) { return 0 }
    if isIn(wideRanges, scalar) { return 2 }
    return ambiguous == .wide && isIn(ambiguousWidthRanges, scalar) ? 2 : 1
  }
}

/// Whether a sorted table of first and last scalars, in turn, holds this one.
private func isIn(_ ranges: [UInt32], _ scalar: UInt32) -> Bool {
  var low = 0
  var high = ranges.count / 2
  while low < high {
    let middle = (low + high) / 2
    if scalar < ranges[middle * 2] {
      high = middle
    } else if scalar > ranges[middle * 2 + 1] {
      low = middle + 1
    } else {
      return true
    }
  }
  return false
}
