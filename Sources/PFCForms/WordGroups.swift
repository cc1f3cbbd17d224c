// Groups of words that a rule looks for in the name of an indicator: costs, things whose aim is zero, vague grades. Every
// row is asked about all of them at once, so a name is read only once, by the first character of each word.

package import PFCText

/// A group of Data/conventions.pfc, by its 代号.
package enum WordGroup: String, Sendable, CaseIterable {
  case growth, zeroIsGood, cost, saving, income, moreIsBetter, negation, staffInput, moneyInput, attracted, action
  case quality, vague, people, satisfaction, qualitative, change
  case actual, score, deviation, execution, satisfied, opinion, levelOutput, levelBenefit, levelCost
  case start, finish, beyondYear, otherYear, spending, measurable, general, promise, share, average, notSpent
  case lessIsBetter, reversal, spent, dimensionless, outputName, effect, total, templateName, unpublished, work
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
  fileprivate var bit: UInt64 { 1 << UInt64(number) }

  /// Its place among all cases, which is what an enum without payload is stored as: asked for every row and group.
  fileprivate var number: UInt8 { withUnsafeBytes(of: self) { $0[0] } }
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
  /// 24 bytes, so that all of them stay near.
  private struct Word {
    /// Its first eight bytes.
    let prefix: UInt64
    /// Where it stands in the data file.
    let start: UInt32
    /// The convention whose ending it is, -1 for an exception, `WordIndex.noConvention` for a word of a group.
    let convention: Int16
    /// The next word of the same chain, plus one; 0 ends it.
    let next: UInt16
    let count: UInt8
    /// The number of its group; an ending has none.
    let group: UInt8
    /// Counts only at the end of a name.
    let isEnding: Bool

    var range: TextRange { TextRange(start, start + UInt32(count)) }
    var bit: UInt64 { convention == WordIndex.noConvention ? 1 << UInt64(group) : 0 }
    /// Whether `here`, eight bytes of a text, begin like it.
    func begins(_ here: UInt64) -> Bool { (here ^ prefix) & mask(Int(count)) == 0 }
  }

  private static let noConvention: Int16 = -2

  private let source: SourceText
  private var words: [Word] = []
  /// The first word of each chain, plus one: chains of single characters, then those of longer words by two characters.
  /// Few places of a name begin like a word, and most chains hold one.
  private var heads = [UInt16](repeating: 0, count: 2 * chainCount)

  /// The groups that have a word which begins so, by the last ten bits of its first character: prose is passed over by this.
  private var beginnings = [UInt64](repeating: 0, count: 1024)

  private static let chainCount = 4096

  init(_ source: SourceText) {
    self.source = source
    words.reserveCapacity(source.bytes.count / 12)
  }

  mutating func declare(_ word: TextRange, _ group: WordGroup, isEnding: Bool) {
    declare(word, group.number, Self.noConvention, isEnding: isEnding)
  }

  /// An ending of a convention, or of none: -1. The first that claims an ending has it.
  mutating func declare(_ ending: TextRange, convention: Int) {
    let here = source.bytes.withUnsafeBytes { eightBytes($0, Int(ending.start)) }
    var next = heads[Self.chain(of: ending, here)]
    while next > 0 {
      let word = words[Int(next) - 1]
      if word.convention != Self.noConvention, sameBytes(source.bytes, word.range, source.bytes, ending) {
        return
      }
      next = word.next
    }
    declare(ending, 0, Int16(convention), isEnding: true)
  }

  private mutating func declare(_ range: TextRange, _ group: UInt8, _ convention: Int16, isEnding: Bool) {
    let here = source.bytes.withUnsafeBytes { eightBytes($0, Int(range.start)) }
    let chain = Self.chain(of: range, here)
    words.append(
      Word(
        prefix: here & mask(range.count), start: range.start, convention: convention, next: heads[chain],
        count: UInt8(clamping: range.count), group: group, isEnding: isEnding))
    heads[chain] = UInt16(words.count)
    if convention == Self.noConvention {
      beginnings[Self.beginning(source.bytes[Int(range.start) + 1], source.bytes[Int(range.start) + 2])] |=
        1 << UInt64(group)
    }
  }

  /// Where the groups stand for a first character with these bytes behind its first.
  private static func beginning(_ second: UInt8, _ third: UInt8) -> Int { Int(second & 0x0F) << 6 | Int(third & 0x3F) }

  private static func chain(of word: TextRange, _ here: UInt64) -> Int {
    word.count < 6 ? chain(ofCharacter: here) : chain(ofPair: here)
  }

  /// Words of one character, by its last twelve bits.
  private static func chain(ofCharacter here: UInt64) -> Int { Int(here >> 8 & 0x3F) << 6 | Int(here >> 16 & 0x3F) }

  /// Longer words, by their first two characters.
  private static func chain(ofPair here: UInt64) -> Int {
    chainCount + Int(((here & 0xFFFF_FFFF_FFFF) &* 0x9E37_79B9_7F4A_7C15) >> 52)
  }

  /// Calls `body` with each word that begins like the text whose next eight bytes are `here`.
  @inline(__always)
  private func eachWord(like here: UInt64, _ body: (Word) -> Void) {
    eachWord(from: heads[Self.chain(ofPair: here)], like: here, body)
    eachWord(from: heads[Self.chain(ofCharacter: here)], like: here, body)
  }

  @inline(__always)
  private func eachWord(from head: UInt16, like here: UInt64, _ body: (Word) -> Void) {
    var next = head
    while next > 0 {
      let word = words[Int(next) - 1]
      next = word.next
      if word.begins(here) { body(word) }
    }
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
      eachWord(like: eightBytes(buffer, offset)) { word in
        let wordEnd = offset + Int(word.count)
        guard word.isEnding ? wordEnd == end : wordEnd <= Int(text.end),
          stands(word, bytes, at: offset, text.end)
        else { return }
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
        if beginnings[Self.beginning(buffer[offset + 1], buffer[offset + 2])] & groups.rawValue == 0 {
          offset += 3
          continue
        }
        var isFound = false
        eachWord(like: eightBytes(buffer, offset)) { word in
          if word.bit & groups.rawValue != 0, stands(word, bytes, at: offset, end) { isFound = true }
        }
        if isFound { return offset }
        offset += 3
      }
      return nil
    }
  }

  /// The end of the longest word of a group that starts at `offset`.
  package func word(of group: WordGroup, _ bytes: [UInt8], at offset: Int, upTo end: UInt32) -> Int? {
    guard offset + 3 <= min(Int(end), bytes.count),
      beginnings[Self.beginning(bytes[offset + 1], bytes[offset + 2])] & group.bit != 0
    else { return nil }
    var longest: Int?
    eachWord(like: bytes.withUnsafeBytes { eightBytes($0, offset) }) { word in
      if word.bit == group.bit, stands(word, bytes, at: offset, end) {
        longest = max(longest ?? 0, offset + Int(word.count))
      }
    }
    return longest
  }

  private func stands(_ word: Word, _ bytes: [UInt8], at offset: Int, _ end: UInt32) -> Bool {
    let place = TextRange(offset, offset + Int(word.count))
    return place.end <= end && (word.count <= 8 || sameBytes(source.bytes, word.range, bytes, place))
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
