// Groups of words that a rule looks for in the name of an indicator: costs, things whose aim is zero, vague grades. Every
// row is asked about all of them at once, so a name is read only once, by the first character of each word.

package import PFCText

/// A group of Data/conventions.pfc, by its 代号.
package enum WordGroup: String, Sendable, CaseIterable {
  case growth, zeroIsGood, cost, saving, income, moreIsBetter, negation, staffInput, moneyInput, attracted, action
  case quality, vague, people, satisfaction, qualitative, change
  case actual, score, deviation, execution, satisfied, opinion, levelOutput, levelBenefit, levelCost
  case start, finish, beyondYear, otherYear, spending, measurable, general, promise, share, average, notSpent
  case lessIsBetter, reversal, spent, dimensionless, outputName, effect, total
}

/// Groups of which a text holds a word.
package struct WordGroups: OptionSet, Sendable {
  package let rawValue: UInt64

  /// How many groups there can be.
  package static let limit = 64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  package init(_ group: WordGroup) { rawValue = group.bit }

  /// Whether a word of the group was found.
  package func has(_ group: WordGroup) -> Bool { rawValue & group.bit != 0 }
}

extension WordGroup {
  fileprivate var bit: UInt64 { 1 << UInt64(WordGroup.allCases.firstIndex(of: self) ?? 0) }
}

/// What one look at the words of a text gave.
package struct WordReading: Sendable {
  /// Groups of which it holds a word.
  package fileprivate(set) var groups = WordGroups()
  /// The convention of its longest known ending, -1 where that is an exception; nil for an unknown one.
  package fileprivate(set) var convention: Int?
  /// Whether it is 汉字 in common use throughout, and 某 is none of them, so that nothing odd need be looked for.
  package fileprivate(set) var isPlain = true
}

/// The words of all groups, and the endings of all conventions.
package struct WordIndex: Sendable {
  private struct Word {
    /// Where it stands in the data file.
    let range: TextRange
    /// Its first eight bytes; the mask covers as many as it has.
    let prefix: UInt64
    let mask: UInt64
    let bit: UInt64
    /// The convention whose ending it is, -1 for an exception, `WordIndex.noConvention` for a word of a group.
    let convention: Int16
    /// Counts only at the end of a name.
    let isEnding: Bool
    /// The next word of the same bucket, plus one; 0 ends the chain.
    let next: UInt16
  }

  private static let noConvention: Int16 = -2

  private let source: SourceText
  private var words: [Word] = []
  /// The first word, plus one, by the last twelve bits of its first character.
  private var heads = [UInt16](repeating: 0, count: 4096)

  init(_ source: SourceText) { self.source = source }

  mutating func declare(_ word: DataWord, _ group: WordGroup, isEnding: Bool) {
    declare(word.range, group.bit, Self.noConvention, isEnding: isEnding)
  }

  /// An ending of a convention, or of none: -1. The first that claims an ending has it.
  mutating func declare(_ ending: DataWord, convention: Int) {
    let bucket = bucket(source.bytes, Int(ending.range.start))
    var next = heads[bucket]
    while next > 0 {
      let word = words[Int(next) - 1]
      if word.convention != Self.noConvention, sameBytes(source.bytes, word.range, source.bytes, ending.range) {
        return
      }
      next = word.next
    }
    declare(ending.range, 0, Int16(convention), isEnding: true)
  }

  private mutating func declare(_ range: TextRange, _ bit: UInt64, _ convention: Int16, isEnding: Bool) {
    let bucket = bucket(source.bytes, Int(range.start))
    words.append(
      Word(
        range: range, prefix: source.bytes.withUnsafeBytes { eightBytes($0, Int(range.start)) } & mask(range.count),
        mask: mask(range.count), bit: bit, convention: convention, isEnding: isEnding, next: heads[bucket]))
    heads[bucket] = UInt16(words.count)
  }

  /// All groups of which `text` holds a word. `end` is where endings count, before the end of `text` when a bracket closes it.
  package func groups(_ bytes: [UInt8], _ text: TextRange, endingAt end: UInt32) -> WordGroups {
    read(bytes, text, endingAt: end).groups
  }

  /// Everything that the words of `text` say, in one pass over it.
  package func read(_ bytes: [UInt8], _ text: TextRange, endingAt end: UInt32) -> WordReading {
    bytes.withUnsafeBytes { read($0, bytes, text, endingAt: Int(end)) }
  }

  private func read(
    _ buffer: UnsafeRawBufferPointer, _ bytes: [UInt8], _ text: TextRange, endingAt end: Int
  ) -> WordReading {
    var reading = WordReading()
    var found: UInt64 = 0
    var offset = Int(text.start)
    let last = min(Int(text.end), buffer.count) - 3
    while offset <= last {
      let first = buffer[offset]
      if first &- 0xE4 > 0x05 {
        reading.isPlain = false
        // Only characters of three bytes start a word.
        if first < 0xE0 {
          offset += 1
          continue
        }
      } else if first == 0xE6, buffer[offset + 1] == 0x9F, buffer[offset + 2] == 0x90 {
        reading.isPlain = false
      }
      var next = heads[Int(buffer[offset + 1] & 0x3F) << 6 | Int(buffer[offset + 2] & 0x3F)]
      let here = next > 0 ? eightBytes(buffer, offset) : 0
      while next > 0 {
        let word = words[Int(next) - 1]
        next = word.next
        let wordEnd = offset + word.range.count
        guard here & word.mask == word.prefix, word.isEnding ? wordEnd == end : wordEnd <= Int(text.end),
          word.range.count <= 8 || stands(word, bytes, at: offset, text.end)
        else { continue }
        found |= word.bit
        // The leftmost ending is the longest.
        if word.convention != Self.noConvention, reading.convention == nil { reading.convention = Int(word.convention) }
      }
      offset += 3
    }
    if offset < Int(text.end) { reading.isPlain = false }
    reading.groups = WordGroups(rawValue: found)
    return reading
  }

  /// Where the first word of one of the groups stands from `start` on.
  package func firstWord(of groups: WordGroups, _ bytes: [UInt8], from start: Int, upTo end: UInt32) -> Int? {
    bytes.withUnsafeBytes { buffer in
      var offset = start
      let last = min(Int(end), buffer.count) - 3
      while offset <= last {
        if buffer[offset] < 0xE0 {
          offset += 1
          continue
        }
        var next = heads[Int(buffer[offset + 1] & 0x3F) << 6 | Int(buffer[offset + 2] & 0x3F)]
        let here = next > 0 ? eightBytes(buffer, offset) : 0
        while next > 0 {
          let word = words[Int(next) - 1]
          next = word.next
          if word.bit & groups.rawValue != 0, here & word.mask == word.prefix, stands(word, bytes, at: offset, end) {
            return offset
          }
        }
        offset += 3
      }
      return nil
    }
  }

  /// The end of the longest word of a group that starts at `offset`.
  package func word(of group: WordGroup, _ bytes: [UInt8], at offset: Int, upTo end: UInt32) -> Int? {
    guard offset + 3 <= min(Int(end), bytes.count) else { return nil }
    var next = heads[bucket(bytes, offset)]
    guard next > 0 else { return nil }
    let bit = group.bit
    let here = bytes.withUnsafeBytes { eightBytes($0, offset) }
    var longest: Int?
    while next > 0 {
      let word = words[Int(next) - 1]
      next = word.next
      if word.bit == bit, here & word.mask == word.prefix, stands(word, bytes, at: offset, end) {
        longest = max(longest ?? 0, offset + word.range.count)
      }
    }
    return longest
  }

  private func stands(_ word: Word, _ bytes: [UInt8], at offset: Int, _ end: UInt32) -> Bool {
    let place = TextRange(offset, offset + word.range.count)
    return place.end <= end && sameBytes(source.bytes, word.range, bytes, place)
  }

  private func bucket(_ bytes: [UInt8], _ offset: Int) -> Int {
    Int(bytes[offset + 1] & 0x3F) << 6 | Int(bytes[offset + 2] & 0x3F)
  }
}

private func mask(_ count: Int) -> UInt64 { count < 8 ? 1 << UInt64(8 * count) - 1 : .max }

/// The eight bytes at `offset`, zeros behind the end: names are compared in one step.
private func eightBytes(_ buffer: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
  if offset + 8 <= buffer.count {
    return UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
  return (offset..<buffer.count).reversed().reduce(0) { $0 << 8 | UInt64(buffer[$1]) }
}
