// A text of a record with the marks that rules about text look at, collected in one pass, so that no rule reads the
// bytes of a faultless text again.

import PFCForms
import PFCModel
import PFCText

/// One text: a field, the name of an indicator, or an attribute below one.
struct Passage: Sendable {
  /// Which text of the record it is.
  enum Place: Sendable, Equatable {
    /// Index of the field.
    case field(Int)
    /// The row.
    case indicatorName(Int)
    /// The row, and which of its attributes.
    case attribute(row: Int, Int)
  }

  var place = Place.field(0)
  /// Paragraphs of a prose field.
  var isProse = false
  /// The lines without indentation; a blank line is an empty range.
  var lines: [TextRange] = []

  // Each in order of place.
  var brackets: [BracketMark] = []
  var years: [YearMark] = []
  var items: [ItemMark] = []
  var fillers: [FillerMark] = []
  var oddities: [OddMark] = []
  /// The first ，, ； or 。 outside of brackets in the name of an indicator.
  var firstClauseMark: TextRange?
  /// Begins like a word that stands for a text: 略, 同上, 请填写.
  var mayBePlaceholder = false
  /// A round or square bracket stands before a digit, or four digits before 年: a document number may be cited.
  var mayCite = false
  /// Every bracket closes in order by its own kind, and no title stands in a title marked like itself.
  var bracketsAreClean = true

  /// The name of the record itself: a department or a fund.
  var isRecordName: Bool { place == .field(0) }

  /// What was found in it.
  var marks: PassageMarks {
    var marks: PassageMarks = []
    if !brackets.isEmpty { marks.insert(.brackets) }
    if !bracketsAreClean { marks.insert(.uncleanBrackets) }
    if !years.isEmpty { marks.insert(.years) }
    if mayCite { marks.insert(.citations) }
    if !items.isEmpty { marks.insert(.items) }
    if !fillers.isEmpty { marks.insert(.fillers) }
    if !oddities.isEmpty { marks.insert(.oddities) }
    if firstClauseMark != nil { marks.insert(.clauseMarks) }
    if !isProse, range.count > PassageScan.shortest { marks.insert(.length) }
    if mayBePlaceholder { marks.insert(.fillers) }
    return marks
  }

  var isIndicatorName: Bool {
    guard case .indicatorName = place else { return false }
    return true
  }

  /// From the first byte to the last.
  var range: TextRange {
    guard let first = lines.first, let last = lines.last else { return TextRange(at: 0) }
    return first.union(last)
  }
}

/// Kinds of marks; a rule names those without which it has nothing to look at.
struct PassageMarks: OptionSet, Sendable {
  let rawValue: UInt16

  static let brackets = PassageMarks(rawValue: 1)
  /// Some bracket is not closed in order by its own kind, or titles do not alternate.
  static let uncleanBrackets = PassageMarks(rawValue: 2)
  static let years = PassageMarks(rawValue: 4)
  static let items = PassageMarks(rawValue: 8)
  /// Fillers, or a beginning like 略, 同上 or 请填写.
  static let fillers = PassageMarks(rawValue: 16)
  static let oddities = PassageMarks(rawValue: 32)
  static let clauseMarks = PassageMarks(rawValue: 64)
  /// More than a hundred bytes in one line that is no prose.
  static let length = PassageMarks(rawValue: 128)
  /// A document number may be cited.
  static let citations = PassageMarks(rawValue: 256)
}

/// One bracket, title mark or quote.
struct BracketMark: Sendable {
  let bracket: Bracket
  let isOpen: Bool
  let range: TextRange
  /// Index in `lines`.
  let line: Int
}

/// `2025` before 年.
struct YearMark: Sendable {
  let year: Int
  /// The four digits; 年 follows.
  let range: TextRange
  /// Index in `lines`.
  let line: Int
}

/// How an item of a list is numbered.
enum ItemStyle: UInt8, Sendable {
  /// `1.`
  case dot
  /// `1、`
  case comma
  /// `1）`
  case closing
  /// `（1）`
  case bracketed
  /// `一、`
  case hanComma
  /// `（一）`
  case hanBracketed
  /// `①`
  case circled
  /// `一是`
  case hanClause
  /// `第一条`
  case article
}

/// `1.` or `（一）` where it may begin an item.
struct ItemMark: Sendable {
  let style: ItemStyle
  let number: Int
  /// The number with its marks.
  let range: TextRange
  /// Index in `lines`.
  let line: Int
  /// At the start of a line or behind 。；：, and not the start of a figure. Others may only continue a list.
  let isCertain: Bool
}

/// What stands for a text still to be written.
struct FillerMark: Sendable {
  let range: TextRange
  let line: Int
}

/// A character that no Chinese text needs.
struct OddMark: Sendable {
  enum Kind: Sendable {
    /// `﹦`: the same sign has an ordinary form.
    case variant(String)
    /// Takes no place and cannot be seen.
    case invisible
    /// A private-use or replacement character: what it was cannot be known.
    case unknown
    /// A run of full-width digits or letters.
    case wide
    /// `》` before a digit.
    case titleForRelation
  }

  let kind: Kind
  let range: TextRange
}
