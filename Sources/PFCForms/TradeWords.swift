// The words of the trade that names of indicators end in, and how one of them looks when the input method put a wrong
// character: 群众满意渡, 合各率. A wrong character of the same sound is the commonest slip in Chinese, one of the same shape
// (人学率) the next, and no other check sees them, because a name may be anything.

package import PFCText

/// Words by their neighbours: what is left of each when one of its characters is covered.
package struct TradeWords: Sendable {
  private let source: SourceText
  private var words: [(range: TextRange, bySoundToo: Bool)] = []
  /// Words, and right words that only look like one of them.
  private var known = ByteKeyTable(capacity: 100)
  /// A bit for each word with each of its characters covered. Nearly every name is let go here.
  private var filter = [UInt64](repeating: 0, count: 1024)

  init(_ source: SourceText) { self.source = source }

  /// In characters, longer ones first: 满意程度 before 程度.
  private static let lengths = [4, 3, 2]

  mutating func declare(_ word: TextRange, bySoundToo: Bool = true) {
    guard word.count % 3 == 0, Self.lengths.contains(word.count / 3) else { return }
    words.append((word, bySoundToo))
    declareException(word)
  }

  mutating func declareException(_ word: TextRange) {
    guard word.count % 3 == 0, Self.lengths.contains(word.count / 3) else { return }
    known.insert(source.bytes, word, 0)
    let ending = Ending(source.bytes, word)
    for covered in 1...word.count / 3 {
      let bit = ending.bit(length: word.count / 3, covering: covered)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// A word typed wrongly, what was meant, and how the two are alike.
  package struct Slip: Sendable {
    package let range: TextRange
    package let meant: String
    package let likeness: WordLikeness
  }

  /// A word typed wrongly at the end of a name, or before the word at its end (服务对像满意度).
  package func slip(_ bytes: [UInt8], _ name: TextRange) -> Slip? {
    guard let place = candidate(bytes, name, endingAt: Int(name.end)) else { return nil }
    guard known.value(bytes, place) != nil else { return slip(bytes, at: place) }
    guard let before = candidate(bytes, name, endingAt: Int(place.start)), known.value(bytes, before) == nil else {
      return nil
    }
    return slip(bytes, at: before)
  }

  /// What may be one of the words with one character changed, by the filter.
  private func candidate(_ bytes: [UInt8], _ name: TextRange, endingAt end: Int) -> TextRange? {
    let ending = Ending(bytes, TextRange(Int(name.start), end))
    for length in Self.lengths where length <= ending.count {
      for covered in 1...length {
        let bit = ending.bit(length: length, covering: covered)
        guard filter[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { continue }
        let place = TextRange(end - length * 3, end)
        if isPossible(bytes, place) { return place }
      }
    }
    return nil
  }

  /// Whether the place holds a known word, or differs from one in one character.
  private func isPossible(_ bytes: [UInt8], _ place: TextRange) -> Bool {
    known.value(bytes, place) != nil || slip(bytes, at: place) != nil
  }

  private func slip(_ bytes: [UInt8], at place: TextRange) -> Slip? {
    for (word, bySoundToo) in words where word.count == place.count {
      var different: Int?
      var count = 0
      for offset in stride(from: 0, to: place.count, by: 3) where !isSame(bytes, place, word, offset) {
        different = offset
        count += 1
      }
      guard count == 1, let different, let typed = scalar(bytes, character(place, different)),
        let meant = scalar(source.bytes, character(word, different)), easilyMistaken(typed, meant, exactly: true),
        bySoundToo || looksAlike(typed, meant), let likeness = likeness(of: String(typed), to: String(meant))
      else { continue }
      return Slip(range: place, meant: source.string(word), likeness: likeness)
    }
    return nil
  }

  private func isSame(_ bytes: [UInt8], _ place: TextRange, _ word: TextRange, _ offset: Int) -> Bool {
    let (one, other) = (Int(place.start) + offset, Int(word.start) + offset)
    return bytes[one + 2] == source.bytes[other + 2] && bytes[one + 1] == source.bytes[other + 1]
      && bytes[one] == source.bytes[other]
  }

  private func character(_ word: TextRange, _ offset: Int) -> TextRange {
    TextRange(Int(word.start) + offset, Int(word.start) + offset + 3)
  }

  private func scalar(_ bytes: [UInt8], _ range: TextRange) -> Unicode.Scalar? {
    String(decoding: bytes[range.bounds], as: UTF8.self).unicodeScalars.first
  }
}

/// The last four characters of a text as a sum of a number each, so that one of them is covered by a subtraction.
private struct Ending {
  private let characters: (UInt32, UInt32, UInt32, UInt32)
  /// How many there are.
  let count: Int

  init(_ bytes: [UInt8], _ text: TextRange) {
    count = min(4, text.count / 3)
    let end = Int(text.end)
    let count = count
    func number(_ fromEnd: Int) -> UInt32 {
      guard fromEnd <= count else { return 0 }
      let offset = end - 3 * fromEnd
      return (UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2])) &* (0x9E37_79B1 &+ UInt32(fromEnd << 10))
    }
    characters = (number(1), number(2), number(3), number(4))
  }

  /// Where the last `length` characters with one of them covered stand in the filter; `covered` counts from the end.
  func bit(length: Int, covering covered: Int) -> Int {
    var sum = UInt32(length << 4 | covered) &* 0x85EB_CA6B
    sum &+= characters.0
    sum &+= characters.1
    if length > 2 { sum &+= characters.2 }
    if length > 3 { sum &+= characters.3 }
    switch covered {
    case 1: sum &-= characters.0
    case 2: sum &-= characters.1
    case 3: sum &-= characters.2
    default: sum &-= characters.3
    }
    return Int(((sum ^ sum >> 15) &* 0xC2B2_AE35) >> 16)
  }
}
