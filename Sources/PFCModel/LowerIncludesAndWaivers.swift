// `引入：专项/*.pfc` and `豁免：PF304 理由`: the entries that no table prints.

import PFCDiagnostics
import PFCForms
import PFCSyntax
import PFCText

extension Lowering {
  func includes(_ entry: EntryParts, position: Int) -> [Include] {
    lines(entry).flatMap { split($0) { $0 == 0x20 || $0 == 0x2C || $0 == Mark.enumerationComma } }.map {
      Include(pattern: $0, position: position)
    }
  }

  /// Pieces of a range between separators, folded.
  private func split(_ range: TextRange, _ isSeparator: (UInt8) -> Bool) -> [TextRange] {
    var pieces: [TextRange] = []
    var start = Int(range.start)
    var offset = start
    while offset < Int(range.end) {
      let folded = fold(bytes, offset)
      if isSeparator(folded.code) {
        if offset > start { pieces.append(TextRange(start, offset)) }
        start = offset + folded.length
      }
      offset += max(folded.length, 1)
    }
    if start < Int(range.end) { pieces.append(TextRange(start, Int(range.end))) }
    return pieces
  }

  /// waiver = code { "、" code } reason
  mutating func waivers(_ text: TextRange, at place: TextRange) -> [Waiver] {
    var offset = Int(text.start)
    var codes: [(RuleCode, TextRange)] = []
    while let end = codeEnd(offset, Int(text.end)), let code = RuleCode(foldedString(bytes, TextRange(offset, end))) {
      codes.append((code, TextRange(offset, end)))
      offset = end
      while offset < Int(text.end) {
        let folded = fold(bytes, offset)
        guard isBlank(folded.code) || folded.code == Mark.enumerationComma || folded.code == 0x2C else { break }
        offset += folded.length
      }
    }
    let reason = TextRange(offset, Int(text.end))
    if codes.isEmpty || reason.isEmpty {
      bag.report(
        ModelRules.badWaiver, at: text.isEmpty ? place : text,
        ["missing": codes.isEmpty ? Wording("规则编号", "the rule's code") : Wording("理由", "its reason")])
      return []
    }
    return codes.map { Waiver(code: $0.0, codeRange: $0.1, reason: reason) }
  }

  /// The end of `PF123` at `offset`, in either width.
  private func codeEnd(_ start: Int, _ end: Int) -> Int? {
    var offset = start
    for index in 0..<5 {
      let folded = fold(bytes, offset)
      guard offset < end else { return nil }
      switch (index, folded.code | 0x20) {
      case (0, 0x70), (1, 0x66): break
      case (2..., _) where (0x30...0x39).contains(folded.code): break
      default: return nil
      }
      offset += folded.length
    }
    return offset
  }
}
