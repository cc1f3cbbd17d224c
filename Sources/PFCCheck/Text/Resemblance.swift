// Whether one text is a copy of another: the same to the byte, or the same but for a few words.

import PFCText

/// How much two texts of several lines have in common.
enum Resemblance {
  case same
  case near
  case none

  /// Most texts differ in length or share no line and no beginning, so nothing is copied until that is known.
  init(_ bytes: [UInt8], _ one: [TextRange], _ other: [TextRange]) {
    if one.count == other.count, zip(one, other).allSatisfy({ sameBytes(bytes, $0, bytes, $1) }) {
      self = .same
      return
    }
    self = Self.couldBeNear(bytes, one, other) && Self.areNear(folded(bytes, one), folded(bytes, other)) ? .near : .none
  }

  /// Shorter texts resemble each other by chance.
  private static let leastBytes = 36

  private static func couldBeNear(_ bytes: [UInt8], _ one: [TextRange], _ other: [TextRange]) -> Bool {
    let (a, b) = (one.reduce(0) { $0 + $1.count }, other.reduce(0) { $0 + $1.count })
    guard min(a, b) >= leastBytes, min(a, b) * 4 >= max(a, b) * 3 else { return false }
    if let first = one.first, let second = other.first {
      let (first, second) = (withoutNumber(bytes, first), withoutNumber(bytes, second))
      let length = 18
      if first.count >= length, second.count >= length,
        sameBytes(
          bytes, TextRange(Int(first.start), Int(first.start) + length), bytes,
          TextRange(Int(second.start), Int(second.start) + length))
      {
        return true
      }
    }
    // A copy shows itself early; all lines beside all lines would take time with the square.
    return one.prefix(64).contains { line in
      line.count >= 24 && other.prefix(64).contains { sameBytes(bytes, line, bytes, $0) }
    }
  }

  /// Nobody changes a longer piece and leaves the rest; the search grows with the square.
  private static let farthest = 500

  /// A line behind `1.`, `（一）` or `一、`: a copy is mostly numbered anew.
  fileprivate static func withoutNumber(_ bytes: [UInt8], _ line: TextRange) -> TextRange {
    var offset = Int(line.start)
    while offset < Int(line.end), offset < Int(line.start) + 12 {
      let folded = fold(bytes, offset)
      if folded.code == Mark.other, !bytes[offset...].starts(with: fullStop) {
        let next = offset + folded.length
        guard numerals.contains(bytes[offset..<min(next, bytes.count)]), next < Int(line.end),
          [0x28, 0x29, 0x2C, 0x2E, Mark.enumerationComma].contains(fold(bytes, next).code)
        else { break }
      } else if (0x41...0x5A).contains(folded.code) || (0x61...0x7A).contains(folded.code) {
        break
      }
      offset += max(folded.length, 1)
    }
    return TextRange(offset, Int(line.end))
  }

  private static let fullStop = Array("。".utf8)
  private static let numerals = Set("一二三四五六七八九十".map { ArraySlice(String($0).utf8) })

  /// More than nine tenths are the same: both are read side by side, and after a difference they are lined up again at
  /// the nearest four equal characters.
  private static func areNear(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    let allowed = (a.count + b.count) / 10
    var (i, j, different) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        (i, j) = (i + 1, j + 1)
        continue
      }
      guard let (x, y) = realign(a, i, b, j, within: min(allowed - different, farthest)) else { return false }
      different += x - i + y - j
      (i, j) = (x, y)
    }
    return different + a.count - i + b.count - j <= allowed
  }

  private static func realign(_ a: [UInt32], _ i: Int, _ b: [UInt32], _ j: Int, within limit: Int) -> (Int, Int)? {
    for distance in stride(from: 1, through: limit, by: 1) {
      for step in 0...distance {
        let (x, y) = (i + step, j + distance - step)
        let length = min(4, a.count - x, b.count - y)
        guard length >= 0 else { continue }
        if a[x..<x + length] == b[y..<y + length] { return (x, y) }
      }
    }
    return nil
  }
}

/// The characters of a text without blanks, punctuation and the numbers of its lines, in half-width form.
private func folded(_ bytes: [UInt8], _ lines: [TextRange]) -> [UInt32] {
  var result: [UInt32] = []
  for line in lines {
    var offset = Int(Resemblance.withoutNumber(bytes, line).start)
    while offset < Int(line.end) {
      let folded = fold(bytes, offset)
      let end = min(offset + max(folded.length, 1), Int(line.end))
      if folded.code != Mark.other {
        if [0x30...0x39, 0x41...0x5A, 0x61...0x7A].contains(where: { $0.contains(folded.code) }) {
          result.append(UInt32(folded.code))
        }
      } else if !bytes[offset..<end].elementsEqual([0xE3, 0x80, 0x82]) {
        result.append(bytes[offset..<end].reduce(0) { $0 << 8 | UInt32($1) })
      }
      offset = end
    }
  }
  return result
}
