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

/// Whether two ranges of two arrays hold the same bytes.
package func sameBytes(_ one: [UInt8], _ oneRange: TextRange, _ other: [UInt8], _ otherRange: TextRange) -> Bool {
  guard oneRange.count == otherRange.count else { return false }
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
