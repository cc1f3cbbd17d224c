// The words and marks of a target's first column; the software of finance bureaus keeps the same small dictionary.

package import PFCText

/// How an indicator's value binds.
public enum Relation: String, Sendable, Hashable, CaseIterable {
  /// At least.
  case greaterEqual = "≥"
  /// At most.
  case lessEqual = "≤"
  /// Exactly.
  case equal = "="
  /// More than.
  case greater = ">"
  /// Less than.
  case less = "<"

  /// Spellings in words; a longer one stands before its own beginning.
  static let words: [(spelling: [UInt8], relation: Relation)] = spellings.map { (Array($0.0.utf8), $0.1) }

  /// The spellings in words, for what is read in a text.
  package static let wordSpellings: [[UInt8]] = words.map(\.spelling)

  private static let spellings: [(String, Relation)] = [
    ("不低于", .greaterEqual), ("不得低于", .greaterEqual), ("不少于", .greaterEqual), ("不得少于", .greaterEqual),
    ("不小于", .greaterEqual), ("大于等于", .greaterEqual), ("大于或等于", .greaterEqual), ("至少", .greaterEqual),
    ("达到", .greaterEqual), ("达", .greaterEqual),
    ("不超过", .lessEqual), ("不得超过", .lessEqual), ("不超", .lessEqual), ("不高于", .lessEqual), ("不得高于", .lessEqual),
    ("不大于", .lessEqual), ("不多于", .lessEqual), ("不得多于", .lessEqual), ("小于等于", .lessEqual),
    ("小于或等于", .lessEqual), ("至多", .lessEqual), ("不突破", .lessEqual), ("控制在", .lessEqual),
    ("等于", .equal),
    ("大于", .greater), ("超过", .greater), ("高于", .greater), ("多于", .greater), ("超", .greater),
    ("小于", .less), ("低于", .less), ("少于", .less),
  ]

  /// Reads a `relation` token.
  package static func reading(_ bytes: [UInt8], _ range: TextRange) -> Relation? {
    if let mark = mark(bytes, Int(range.start)), mark.end == Int(range.end) { return mark.relation }
    return words.first { $0.spelling.elementsEqual(bytes[range.bounds]) }?.relation
  }

  /// The relation that a text starts with, when a figure stands behind it: of `≥266米` and `不低于 90%`, not of `超额完成`.
  package static func leading(_ bytes: [UInt8], _ text: TextRange) -> TextRange? {
    let start = Int(text.start)
    let end =
      mark(bytes, start)?.end
      ?? words.first { bytes[text.bounds].starts(with: $0.spelling) }.map { start + $0.spelling.count }
    guard let end, end < Int(text.end) else { return nil }
    var offset = end
    while offset < Int(text.end), isBlank(fold(bytes, offset).code) { offset += fold(bytes, offset).length }
    return offset < Int(text.end) && (0x30...0x39).contains(fold(bytes, offset).code) ? TextRange(start, end) : nil
  }

  /// A relation written as a mark at `offset`, with the offset behind it.
  static func mark(_ bytes: [UInt8], _ offset: Int) -> (relation: Relation, end: Int)? {
    let first = fold(bytes, offset)
    let end = offset + first.length
    switch first.code {
    case Mark.greaterEqual: return (.greaterEqual, end)
    case Mark.lessEqual: return (.lessEqual, end)
    case 0x3D:  // = == => =<
      let second = fold(bytes, end)
      return switch second.code {
      case 0x3D: (.equal, end + second.length)
      case 0x3E: (.greaterEqual, end + second.length)
      case 0x3C: (.lessEqual, end + second.length)
      default: (.equal, end)
      }
    case 0x3E, 0x3C:
      let strict: Relation = first.code == 0x3E ? .greater : .less
      let second = fold(bytes, end)
      guard second.code == 0x3D else { return (strict, end) }
      return (strict == .greater ? .greaterEqual : .lessEqual, end + second.length)
    default: return nil
    }
  }
}

/// The two relations that take a text instead of a figure.
public enum TextRelation: String, Sendable, Hashable, CaseIterable {
  /// 定性: a word of a graded scale.
  case qualitative = "定性"
  /// 其他: anything that fits no other kind.
  case other = "其他"

  /// Reads a `textRelation` token.
  package static func reading(_ bytes: [UInt8], _ range: TextRange) -> TextRelation? {
    allCases.first { $0.spelling.elementsEqual(bytes[range.bounds]) }
  }

  static let spellings = allCases.map { Array($0.spelling) }

  var spelling: String.UTF8View { rawValue.utf8 }
}
