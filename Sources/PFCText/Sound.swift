// Chinese is typed by sound, so the commonest slip is a character that sounds like the right one: 指标 typed as 只标.

/// How a character is read, without tones; up to four readings, none for what is not in the table.
///
/// A reading is an initial and a final, a letter each. Readings stand in sixteen bits each, so that asking costs no
/// allocation.
struct Sound {
  private let readings: UInt64

  init(of scalar: UInt32) {
    readings = firstHan...lastHan ~= scalar ? sounds.readings[Int(sounds.places[Int(scalar - firstHan)])] : 0
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

private let firstHan: UInt32 = 0x4E00
private let lastHan: UInt32 = 0x9FFF

/// Unpacked when the first suggestion is looked for, so a run without findings pays nothing.
private let sounds = SoundTable()

private struct SoundTable {
  /// Which of the readings are those of each 汉字; the first are none. Small, because untouched memory costs most.
  private(set) var places = [UInt16](repeating: 0, count: Int(lastHan - firstHan) + 1)
  private(set) var readings: [UInt64] = [0]

  init() {
    soundRecords.withUTF8Buffer { bytes in unpack(bytes) }
  }

  private mutating func unpack(_ bytes: UnsafeBufferPointer<UInt8>) {
    readings.reserveCapacity(bytes.count / 5 + 1)
    for offset in stride(from: 0, to: bytes.count, by: 5) {
      let scalar =
        UInt32(bytes[offset] & 0xF) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
      let index = Int(scalar - firstHan)
      if places[index] == 0 {
        places[index] = UInt16(readings.count)
        readings.append(0)
      }
      let place = Int(places[index])
      readings[place] = readings[place] << 16 | UInt64(bytes[offset + 3]) << 8 | UInt64(bytes[offset + 4])
    }
  }
}
