// Chinese is typed by sound, so the commonest slip is a character that sounds like the right one: 指标 typed as 只标.

/// How a character is read, without tones; up to four readings, none for what is not in the table.
///
/// A reading is an initial and a final, a letter each. Readings stand in sixteen bits each, so that asking costs no
/// allocation.
struct Sound {
  private let readings: UInt64

  init(of scalar: UInt32) {
    var readings: UInt64 = 0
    if (0x4E00...0x9FFF).contains(scalar) {
      soundRecords.withUTF8Buffer { bytes in
        var place = firstRecord(of: scalar, bytes) * recordSize
        while place < bytes.count, character(bytes, at: place) == scalar {
          readings = readings << 16 | UInt64(bytes[place + 3]) << 8 | UInt64(bytes[place + 4])
          place += recordSize
        }
      }
    }
    self.readings = readings
  }

  /// Whether the table has the character.
  var isKnown: Bool { readings != 0 }

  /// How alike two characters sound in the readings that suit best.
  func likeness(to other: Sound) -> Likeness {
    var best = Likeness.none
    var mine = readings
    while mine != 0 {
      var its = other.readings
      while its != 0 {
        if mine & 0xFFFF == its & 0xFFFF { return .same }
        if isNear(UInt8(mine >> 8 & 0xFF), UInt8(its >> 8 & 0xFF)), mine & 0x5F == its & 0x5F { best = .near }
        its >>= 16
      }
      mine >>= 16
    }
    return best
  }

  /// How alike two characters sound.
  enum Likeness {
    /// The same syllable; tones are not typed.
    case same
    /// Syllables that many speakers do not tell apart: zh and z, n and l, an and ang.
    case near
    case none
  }

  /// Whether one initial is easily taken for the other.
  private func isNear(_ a: UInt8, _ b: UInt8) -> Bool {
    if a & 0x5F == b & 0x5F { return true }
    switch (min(a, b), max(a, b)) {
    case (UInt8(ascii: "l"), UInt8(ascii: "n")), (UInt8(ascii: "l"), UInt8(ascii: "r")),
      (UInt8(ascii: "f"), UInt8(ascii: "h")):
      return true
    default: return false
    }
  }
}

private let recordSize = 5

/// Index of the first record that is not before the character.
private func firstRecord(of scalar: UInt32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var (low, high) = (0, bytes.count / recordSize)
  while low < high {
    let middle = (low + high) / 2
    if character(bytes, at: middle * recordSize) < scalar { low = middle + 1 } else { high = middle }
  }
  return low
}

/// The three bytes of a 汉字.
private func character(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> UInt32 {
  UInt32(bytes[place] & 0xF) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6 | UInt32(bytes[place + 2] & 0x3F)
}
