// Which bracket of a text closes which. Asked only for texts that the scan found unclean.

import PFCText

/// The brackets of a text, paired as a reader would pair them.
struct BracketPairs {
  /// Two brackets that belong together, though they may be typed differently.
  struct Pair {
    let open: BracketMark
    let close: BracketMark

    var range: TextRange { open.range.union(close.range) }

    func holds(_ other: Pair) -> Bool {
      open.range.start < other.open.range.start && other.close.range.end < close.range.end
    }
  }

  /// In order of their opening brackets.
  private(set) var pairs: [Pair] = []
  /// Brackets without a partner, in order of place.
  private(set) var strays: [BracketMark] = []

  /// `isForeign`: brackets that another rule judges.
  init(_ passage: Passage, isForeign: (BracketMark) -> Bool) {
    let marks = passage.brackets.filter { !isForeign($0) }
    var open: [BracketMark] = []
    for (index, mark) in marks.enumerated() {
      if mark.isOpen {
        open.append(mark)
      } else if let partner = Self.partner(of: mark, in: open, before: marks[(index + 1)...]) {
        strays += open[(partner + 1)...]
        pairs.append(Pair(open: open[partner], close: mark))
        open.removeSubrange(partner...)
      } else {
        strays.append(mark)
      }
    }
    strays = (strays + open).sorted { $0.range.start < $1.range.start }
    pairs.sort { $0.open.range.start < $1.open.range.start }
  }

  /// The innermost open bracket of the same kind, else of the same family.
  private static func partner(
    of mark: BracketMark, in open: [BracketMark], before rest: ArraySlice<BracketMark>
  ) -> Int? {
    let family = mark.bracket.family
    guard let nearest = open.lastIndex(where: { $0.bracket.family == family }) else { return nil }
    if open[nearest].bracket == mark.bracket || family == .round || family == .square { return nearest }
    if let exact = open.lastIndex(where: { $0.bracket == mark.bracket }) { return exact }
    // `《…〉…》`: the one that fits comes next.
    let next = rest.first { $0.bracket.family == family }
    if let next, !next.isOpen, next.bracket == open[nearest].bracket { return nil }
    return nearest
  }

  /// How many titles hold a title.
  func titleDepth(of pair: Pair) -> Int { pairs.count { $0.open.bracket.family == .title && $0.holds(pair) } }
}
