// What the parser has to be told about keys. The forms make this small value, so that parsing stays a pure function of
// (text, shapes) and syntax knows no form.

import PFCText

/// How the body lines of an entry are read.
public enum BodyShape: Sendable, Hashable {
  /// Lines of text, kept to the character.
  case prose
  /// Indicator rows.
  case rows(RowShape)
  /// Words in columns.
  case columns
  /// A drawn table.
  case layout
}

/// What the rows of a table hold besides their names.
public struct RowShape: Sendable, Hashable {
  /// Rows carry a weight before the target.
  public let hasWeight: Bool
  /// A target starts with a relation; without it, a bare value stands there.
  public let hasRelation: Bool

  /// Weight and relation columns.
  public init(hasWeight: Bool, hasRelation: Bool) {
    self.hasWeight = hasWeight
    self.hasRelation = hasRelation
  }
}

/// How the text behind the colon is read.
public enum InlineShape: Sendable, Hashable {
  /// As it stands.
  case text
  /// As it stands, but its digits may have either width: a year, a count.
  case figure
  /// A number with a unit.
  case quantity
  /// Codes of rules before a text; their letters and digits may have either width.
  case codes
}

/// What one key means for the parser.
public struct KeyShape: Sendable, Hashable {
  /// Given back in the tree's `key` token; from 1.
  public let id: Int
  /// The text behind the colon.
  public let inline: InlineShape
  /// The lines below.
  public let body: BodyShape
  /// 0: no opener; 1: opens a block of the file; 2: opens a block inside the one above.
  public let openerDepth: Int
  /// May carry a year: `2024年预算`.
  public let isYearly: Bool

  /// The shape of one key.
  public init(
    id: Int, inline: InlineShape = .text, body: BodyShape = .prose, openerDepth: Int = 0, isYearly: Bool = false
  ) {
    self.id = id
    self.inline = inline
    self.body = body
    self.openerDepth = openerDepth
    self.isYearly = isYearly
  }
}

/// Where a key may stand.
public enum KeyScope: Int, Sendable, CaseIterable {
  /// Before any opener, or in every block.
  case anywhere
  /// In a block of the first depth.
  case first
  /// In a block of the second depth.
  case second
}

/// The keys in force. A key that is not known where it stands is looked for in the other scopes, so that a misplaced
/// entry is still read rightly.
public struct Shapes: Sendable {
  /// Where the meanings of each key start.
  private var keys = ByteKeyTable()
  /// What each key means in each of the three scopes.
  private var meanings: [KeyShape?] = []
  /// The first spelling that was declared for each id, and its shape.
  private var canonical: [(key: [UInt8], shape: KeyShape)?] = []
  /// The keys that open a block, and how deep.
  private(set) var openers: [(key: String, depth: Int)] = []
  /// Length of the longest key in bytes.
  private(set) var longestKey = 0

  /// No keys: every entry is unknown and holds prose.
  public init() {}

  /// Declares a key; a second declaration of the same key in one scope is ignored and gives false.
  @discardableResult
  public mutating func declare(_ key: String, in scope: KeyScope = .anywhere, _ shape: KeyShape) -> Bool {
    let text = Array(key.utf8)
    let folded = foldedBytes(text, TextRange(0, text.count))
    longestKey = max(longestKey, folded.count)
    if keys.insert(folded, meanings.count) { meanings += [nil, nil, nil] }
    guard let first = keys.value(folded, TextRange(0, folded.count)) else { return false }
    let place = first + scope.rawValue
    let isNew = meanings[place] == nil
    if isNew { meanings[place] = shape }
    while canonical.count <= shape.id { canonical.append(nil) }
    if isNew, canonical[shape.id] == nil { canonical[shape.id] = (text, shape) }
    if isNew, shape.openerDepth > 0 { openers.append((key, shape.openerDepth)) }
    return isNew
  }

  /// The key that all spellings of an id are written as, and its shape.
  func canonicalKey(_ id: Int) -> (key: [UInt8], shape: KeyShape)? {
    canonical.indices.contains(id) ? canonical[id] : nil
  }

  func shape(_ bytes: [UInt8], _ range: TextRange, in scope: KeyScope) -> KeyShape? {
    // A typed key may be wider than the declared one by its full-width forms.
    guard range.count <= longestKey * 3 else { return nil }
    if let known = lookUp(bytes, range, scope) { return known }
    guard mayFold(bytes, range) else { return nil }
    let folded = foldedBytes(bytes, range)
    return lookUp(folded, TextRange(0, folded.count), scope)
  }

  private func lookUp(_ bytes: [UInt8], _ range: TextRange, _ scope: KeyScope) -> KeyShape? {
    guard let first = keys.value(bytes, range) else { return nil }
    return meanings[first + scope.rawValue] ?? meanings[first] ?? meanings[first + 1] ?? meanings[first + 2]
  }
}
