// What was written otherwise than it stood, or not at all because it says nothing: one remark for all cells of a kind.

import PFCDiagnostics
import PFCText

struct WritingRemarks: Sendable {
  enum Kind: Int, CaseIterable {
    /// `/`, `—`, and 定量 before a figure.
    case nothing
    /// `0.2` as `20%`
    case share
    /// A row that changed its place.
    case moved
    /// A level or a key with a mark that the source needs for itself.
    case renamed
  }

  private var cells: [[ImportedText]] = Kind.allCases.map { _ in [] }

  mutating func add(_ kind: Kind, _ cell: ImportedText) { cells[kind.rawValue].append(cell) }

  var notes: [ReadingNote] {
    Kind.allCases.compactMap { kind in
      let cells = cells[kind.rawValue]
      guard !cells.isEmpty else { return nil }
      var texts: [[UInt8]] = []
      for cell in cells where !texts.contains(cell.bytes) && texts.count < 4 { texts.append(cell.bytes) }
      return ReadingNote(wording(kind), Array(texts.joined(separator: Array("、".utf8))), place: places(cells))
    }
  }

  private func wording(_ kind: Kind) -> Wording {
    switch kind {
    case .nothing: Wording("在源文件里不用写", "need not be written in the source")
    case .share: Wording("权重是小数，都乘了 100", "the weights are shares of 1 and were multiplied by 100")
    case .renamed:
      Wording(
        "里的 / [ ] 或冒号在源文件里另有用处，换成了别的符号",
        "has / [ ] or a colon, which the source needs, and was written with other marks")
    case .moved: Wording("没有分级，移到了有分级的指标前面", "has no level and was moved before the rows that have one")
    }
  }

  private func places(_ cells: [ImportedText]) -> String {
    let places = cells.map(\.place).filter { !$0.isEmpty }
    let shown = places.prefix(6).joined(separator: "、")
    return places.count > 6 ? "\(shown)等 \(places.count) 处" : shown
  }
}

/// `/`, `-`, `—`: what people type into a cell that shall stay empty.
func isNothing(_ text: [UInt8]) -> Bool {
  foldedBytes(text, TextRange(0, text.count)).allSatisfy { $0 == 0x2F || $0 == 0x2D || $0 == 0x20 }
}
