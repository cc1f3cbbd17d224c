// The searches under every hot loop: the next line end, the next byte that is not a blank.

import Glibc

/// The first index of `byte` at or after `start`, nil when there is none.
package func indexOfByte(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
  bytes.withUnsafeBytes { buffer in
    guard start < buffer.count, let base = buffer.baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(byte), buffer.count - start) else { return nil }
    return UnsafeRawPointer(found) - base
  }
}

/// Where a run of characters with first bytes E4 to ED, nearly all 汉字, ends at the latest: behind it at `end`, or before
/// another character or one that starts with E6 9F (某). Eight bytes at a time: prose is scanned at three times the speed.
package func endOfHan(in bytes: [UInt8], from start: Int, upTo end: Int) -> Int {
  bytes.withUnsafeBytes { buffer in
    let end = min(end, buffer.count)
    var offset = start
    while offset + 9 <= end {
      let here = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let next = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset + 1, as: UInt64.self))
      let low = here & everyByte(0x3F)
      let leads = here & here << 1
      // Bit 7 of a sum says that the low six bits are at least 24, or 2E.
      let common = (low + everyByte(0x5C)) & ~(low + everyByte(0x52))
      let pair = here ^ everyByte(0xE6) | next ^ everyByte(0x9F)
      let stops = (~here | leads & ~common | (pair &- everyByte(0x01)) & ~pair) & everyByte(0x80)
      if stops != 0 { return offset + stops.trailingZeroBitCount >> 3 }
      offset += 8
    }
    while offset < end {
      let byte = buffer[offset]
      if byte < 0x80 || byte >= 0xC0 && byte &- 0xE4 > 0x09 { break }
      if byte == 0xE6, offset + 1 < end, buffer[offset + 1] == 0x9F { break }
      offset += 1
    }
    return offset
  }
}

@inline(__always)
private func everyByte(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

/// Whether two ranges of two arrays hold the same bytes.
@inlinable
package func sameBytes(_ one: [UInt8], _ oneRange: TextRange, _ other: [UInt8], _ otherRange: TextRange) -> Bool {
  oneRange.count == otherRange.count && sameBytesOfOneLength(one, oneRange, other, otherRange)
}

@usableFromInline
func sameBytesOfOneLength(_ one: [UInt8], _ oneRange: TextRange, _ other: [UInt8], _ otherRange: TextRange) -> Bool {
  guard oneRange.end <= one.count, otherRange.end <= other.count else { return false }
  return one.withUnsafeBytes { a in
    other.withUnsafeBytes { b in
      guard let a = a.baseAddress, let b = b.baseAddress else { return true }
      return memcmp(a + Int(oneRange.start), b + Int(otherRange.start), oneRange.count) == 0
    }
  }
}

/// Whether the bytes of `range` are those of `text`. String comparison would compare canonical forms, ten times slower.
package func equals(_ bytes: [UInt8], _ range: TextRange, _ text: String) -> Bool {
  var text = text
  return text.withUTF8 { expected in
    guard expected.count == range.count, range.end <= bytes.count else { return false }
    return bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress, let other = expected.baseAddress else { return true }
      return memcmp(base + Int(range.start), other, range.count) == 0
    }
  }
}

/// The same for a text that stands in the code.
package func equals(_ bytes: [UInt8], _ range: TextRange, _ text: StaticString) -> Bool {
  guard text.utf8CodeUnitCount == range.count, range.end <= bytes.count else { return false }
  return bytes.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress else { return true }
    return memcmp(base + Int(range.start), text.utf8Start, range.count) == 0
  }
}

/// Whether the bytes of `needle` stand anywhere inside `range` of `bytes`.
package func occurs(_ source: [UInt8], _ needle: TextRange, in bytes: [UInt8], _ range: TextRange) -> Bool {
  guard needle.end <= source.count, range.end <= bytes.count, needle.count <= range.count else { return false }
  return source.withUnsafeBytes { words in
    bytes.withUnsafeBytes { text in
      guard let words = words.baseAddress, let text = text.baseAddress else { return false }
      let word = words + Int(needle.start)
      guard !needle.isEmpty else { return true }
      let first = word.load(as: UInt8.self)
      // Names are some ten characters long: a look at every place beats anything cleverer.
      for offset in Int(range.start)...(Int(range.end) - needle.count)
      where text.load(fromByteOffset: offset, as: UInt8.self) == first && memcmp(text + offset, word, needle.count) == 0
      {
        return true
      }
      return false
    }
  }
}
