// Which bracket of a text closes which. Asked only for texts that the scan found unclean.

import PFCText

/// The brackets of a text, paired as a reader would pair them.
struct BracketPairs {
  /// Two brackets that belong together, though they may be typed differently.
  struct Pair {
    let open: BracketMark
    let close: BracketMark
    /// How many titles hold it.
    var titleDepth = 0
  }

  /// In order of their opening brackets.
  private(set) var pairs: [Pair] = []
  /// Brackets without a partner, in order of place.
  private(set) var strays: [BracketMark] = []

  /// A text of prose is never so deep; what is deeper has lost its partner.
  private static let deepest = 64

  /// `isJudged`: brackets that count here; others are another rule's.
  init(_ passage: borrowing Passage, isJudged: (BracketMark) -> Bool) {
    let marks = passage.brackets.filter(isJudged)
    var open: [BracketMark] = []
    for (index, mark) in marks.enumerated() {
      if mark.isOpen {
        if open.count == Self.deepest { strays.append(open.removeFirst()) }
        open.append(mark)
      } else if let partner = Self.partner(of: mark, in: open, before: marks[(index + 1)...].first) {
        strays += open[(partner + 1)...]
        pairs.append(Pair(open: open[partner], close: mark))
        open.removeSubrange(partner...)
      } else {
        strays.append(mark)
      }
    }
    strays = (strays + open).sorted { $0.range.start < $1.range.start }
    pairs.sort { $0.open.range.start < $1.open.range.start }
    countDepths()
  }

  private mutating func countDepths() {
    var titles: [UInt32] = []
    for index in pairs.indices {
      while let end = titles.last, end <= pairs[index].open.range.start { titles.removeLast() }
      pairs[index].titleDepth = titles.count
      if pairs[index].open.bracket.family == .title { titles.append(pairs[index].close.range.end) }
    }
  }

  /// The innermost open bracket of the same kind, else of the same family.
  private static func partner(of mark: BracketMark, in open: [BracketMark], before next: BracketMark?) -> Int? {
    let family = mark.bracket.family
    guard let nearest = open.lastIndex(where: { $0.bracket.family == family }) else { return nil }
    if open[nearest].bracket == mark.bracket || family == .round || family == .square { return nearest }
    let isFollowed = next.map { !$0.isOpen } ?? false
    if let exact = open.lastIndex(where: { $0.bracket == mark.bracket }) {
      // `《甲〈乙》丙》`: the outer one closes next, so this one is mistyped.
      return isFollowed && next?.bracket == mark.bracket ? nearest : exact
    }
    // `《甲〉乙》`: the one that fits comes next, so this one is spare.
    return isFollowed && next?.bracket == open[nearest].bracket ? nil : nearest
  }
}
