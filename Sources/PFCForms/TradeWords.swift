// The words of the trade that names of indicators end in, and how one of them looks when the input method put a wrong
// character: 群众满意渡, 合各率. A wrong character of the same sound is the commonest slip in Chinese, and no other check
// sees it, because a name may be anything.

package import PFCText

/// Words by their neighbours: what is left of each when one of its characters is covered.
package struct TradeWords: Sendable {
  private let source: SourceText
  private var words: [TextRange] = []
  /// Words, and right words that only look like one of them.
  private var known = ByteKeyTable<Void>(capacity: 100)
  /// A bit for each word with each of its characters covered. Nearly every name is let go here.
  private var filter = [UInt64](repeating: 0, count: 128)

  init(_ source: SourceText) { self.source = source }

  /// In characters, longer ones first: 满意程度 before 程度.
  private static let lengths = [4, 3, 2]

  mutating func declare(_ word: DataWord) {
    guard word.range.count % 3 == 0, Self.lengths.contains(word.range.count / 3) else { return }
    words.append(word.range)
    known.insert(source.bytes, word.range, ())
    for covered in 0..<word.range.count / 3 {
      let bit = Self.bit(source.bytes, word.range, covering: covered)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  mutating func declareException(_ word: DataWord) { known.insert(source.bytes, word.range, ()) }

  /// A word typed wrongly at the end of a name, or before the word at its end (服务对像满意度), and what was meant.
  package func slip(_ bytes: [UInt8], _ name: TextRange) -> (range: TextRange, meant: String)? {
    guard let place = candidate(bytes, name, endingAt: Int(name.end)) else { return nil }
    guard known.value(bytes, place) != nil else { return slip(bytes, at: place) }
    guard let before = candidate(bytes, name, endingAt: Int(place.start)), known.value(bytes, before) == nil else {
      return nil
    }
    return slip(bytes, at: before)
  }

  /// What may be one of the words with one character changed, by the filter.
  private func candidate(_ bytes: [UInt8], _ name: TextRange, endingAt end: Int) -> TextRange? {
    for length in Self.lengths {
      let place = TextRange(max(0, end - length * 3), end)
      guard place.start >= name.start, place.count == length * 3 else { continue }
      for covered in 0..<length {
        let bit = Self.bit(bytes, place, covering: covered)
        if filter[bit >> 6] & 1 << UInt64(bit & 63) != 0, isPossible(bytes, place) { return place }
      }
    }
    return nil
  }

  /// Whether the place holds a known word, or differs from one in one character.
  private func isPossible(_ bytes: [UInt8], _ place: TextRange) -> Bool {
    known.value(bytes, place) != nil || slip(bytes, at: place) != nil
  }

  private func slip(_ bytes: [UInt8], at place: TextRange) -> (range: TextRange, meant: String)? {
    for word in words where word.count == place.count {
      var different: Int?
      var count = 0
      for offset in stride(from: 0, to: place.count, by: 3)
      where !sameBytes(bytes, character(place, offset), source.bytes, character(word, offset)) {
        different = offset
        count += 1
      }
      guard count == 1, let different, let typed = scalar(bytes, character(place, different)),
        let meant = scalar(source.bytes, character(word, different)), soundAlike(typed, meant, exactly: true)
      else { continue }
      return (place, source.string(word))
    }
    return nil
  }

  private func character(_ word: TextRange, _ offset: Int) -> TextRange {
    TextRange(Int(word.start) + offset, Int(word.start) + offset + 3)
  }

  private func scalar(_ bytes: [UInt8], _ range: TextRange) -> Unicode.Scalar? {
    String(decoding: bytes[range.bounds], as: UTF8.self).unicodeScalars.first
  }

  /// Where a word with one character covered stands in the filter.
  private static func bit(_ bytes: [UInt8], _ word: TextRange, covering covered: Int) -> Int {
    var hash = UInt32(covered + 1)
    var offset = Int(word.start)
    var index = 0
    while offset < Int(word.end) {
      let value = index == covered ? 1 : UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2])
      hash = (hash ^ value) &* 0x9E37_79B1
      offset += 3
      index += 1
    }
    return Int(hash >> 19)
  }
}
