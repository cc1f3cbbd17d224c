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
package struct WordGroups: Sendable, Equatable {
  private var bits: UInt64 = 0

  /// Whether a word of the group was found.
  package func has(_ group: WordGroup) -> Bool { bits & group.bit != 0 }

  fileprivate mutating func insert(_ bit: UInt64) { bits |= bit }
}

extension WordGroup {
  fileprivate var bit: UInt64 { 1 << UInt64(WordGroup.allCases.firstIndex(of: self) ?? 0) }
}

/// The words of all groups.
package struct WordIndex: Sendable {
  private struct Word {
    /// Where it stands in the data file.
    let range: TextRange
    let bit: UInt64
    /// Counts only at the end of a name.
    let isEnding: Bool
    /// The next word of the same bucket, plus one; 0 ends the chain.
    let next: UInt16
  }

  private let source: SourceText
  private var words: [Word] = []
  /// The first word, plus one, by the last twelve bits of its first character.
  private var heads = [UInt16](repeating: 0, count: 4096)

  init(_ source: SourceText) { self.source = source }

  mutating func declare(_ word: DataWord, _ group: WordGroup, isEnding: Bool) {
    let bucket = bucket(source.bytes, Int(word.range.start))
    words.append(Word(range: word.range, bit: group.bit, isEnding: isEnding, next: heads[bucket]))
    heads[bucket] = UInt16(words.count)
  }

  /// All groups of which `text` holds a word. `end` is where endings count, before the end of `text` when a bracket closes it.
  package func groups(_ bytes: [UInt8], _ text: TextRange, endingAt end: UInt32) -> WordGroups {
    var found = WordGroups()
    var offset = Int(text.start)
    let last = Int(text.end) - 3
    while offset <= last {
      // Only characters of three bytes start a word.
      if bytes[offset] < 0xE0 {
        offset += 1
        continue
      }
      var next = heads[bucket(bytes, offset)]
      while next > 0 {
        let word = words[Int(next) - 1]
        if stands(word, bytes, at: offset, text.end), !word.isEnding || offset + word.range.count == Int(end) {
          found.insert(word.bit)
        }
        next = word.next
      }
      offset += 3
    }
    return found
  }

  /// The end of the longest word of a group that starts at `offset`.
  package func word(of group: WordGroup, _ bytes: [UInt8], at offset: Int, upTo end: UInt32) -> Int? {
    guard offset + 3 <= Int(end) else { return nil }
    var longest: Int?
    var next = heads[bucket(bytes, offset)]
    while next > 0 {
      let word = words[Int(next) - 1]
      if word.bit == group.bit, stands(word, bytes, at: offset, end) {
        longest = max(longest ?? 0, offset + word.range.count)
      }
      next = word.next
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
