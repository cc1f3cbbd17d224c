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
    guard !codes.isEmpty else {
      reportMissingCode(text, at: place)
      return []
    }
    if reason.isEmpty || isEmptyReason(string(reason)) {
      let fault =
        reason.isEmpty
        ? Wording("豁免没有写理由", "the waiver lacks its reason")
        : Wording("“\(string(reason))”不是豁免的理由", "“\(string(reason))” is no reason for a waiver")
      bag.report(ModelRules.badWaiver, at: reason.isEmpty ? text : reason, ["fault": fault])
      return []
    }
    return codes.map { Waiver(code: $0.0, codeRange: $0.1, reason: reason) }
  }

  /// 豁免：304 …, 豁免：PF3O4 …: a code that lacks its letters, or has letters for digits.
  private mutating func reportMissingCode(_ text: TextRange, at place: TextRange) {
    var fault = Wording("豁免没有写规则编号", "the waiver lacks the rule's code")
    var fixes: [Fix] = []
    var wordEnd = Int(text.start)
    while wordEnd < Int(text.end), case let folded = fold(bytes, wordEnd), isLetterOrDigit(folded.code) {
      wordEnd += folded.length
    }
    let word = TextRange(Int(text.start), wordEnd)
    if let code = meantCode(foldedString(bytes, word)) {
      fault = Wording(
        "“\(string(word))”不是规则编号，是不是“\(code)”？", "“\(string(word))” is no rule's code; did you mean “\(code)”?")
      fixes = [
        Fix(
          Wording("改为“\(code)”", "change to “\(code)”"), replace: word, with: code.description, .unsafe)
      ]
    }
    bag.report(
      ModelRules.badWaiver, at: fixes.isEmpty ? (text.isEmpty ? place : text) : word, ["fault": fault], fixes: fixes)
  }

  private func isLetterOrDigit(_ code: UInt8) -> Bool {
    (0x30...0x39).contains(code) || (0x41...0x5A).contains(code) || (0x61...0x7A).contains(code)
  }

  private func meantCode(_ word: String) -> RuleCode? {
    var digits = Substring(word.uppercased())
    if digits.hasPrefix("PF") { digits = digits.dropFirst(2) }
    let read = String(digits.map { ["O": "0", "I": "1", "L": "1"][$0] ?? $0 })
    return read.count == 3 ? RuleCode("PF" + read) : nil
  }

  private static let emptyReasons = Set([
    "无", "暂无", "没有", "理由", "原因", "同上", "见上", "略", "说明", "见说明", "豁免", "可以", "特殊情况", "reason",
  ])

  /// Marks alone, one character, or a word that stands for a reason.
  private func isEmptyReason(_ text: String) -> Bool {
    let words = text.filter { $0.isLetter || $0.isNumber }
    return words.count < 2 || Self.emptyReasons.contains(words)
  }

  // MARK: Remarks that were meant as waivers

  /// `- 豁勉：PF304 …` and `- PF304：…` would be remarks that silence nothing. False for a real remark.
  mutating func reportMistypedWaiver(_ key: TextRange, _ text: TextRange) -> Bool {
    let typed = string(key)
    let waiver = Keyword.waiver
    if RuleCode(foldedString(bytes, key)) != nil {
      bag.report(
        ModelRules.badWaiver, at: key,
        ["fault": Wording("“\(typed)”前面没有写“\(waiver)：”", "“\(waiver)：” is missing before “\(typed)”")],
        fixes: text.isEmpty
          ? []
          : [
            Fix(
              Wording("写成“\(waiver)：\(typed) …”", "write “\(waiver)：\(typed) …”"),
              replace: TextRange(key.start, text.start), with: "\(waiver)：\(typed) ", .unsafe)
          ])
      return true
    }
    let hasCode = codeEnd(Int(text.start), Int(text.end)) != nil
    guard likeness(of: typed, to: waiver) != nil || hasCode && nearest(to: typed, among: [waiver]) != nil else {
      return false
    }
    bag.report(
      ModelRules.badWaiver, at: key,
      ["fault": Wording("“\(typed)”像是“\(waiver)”，写错了不起作用", "“\(typed)” was probably meant to be “\(waiver)”")],
      fixes: [Fix(Wording("改为“\(waiver)”", "change to “\(waiver)”"), replace: key, with: waiver, .unsafe)])
    return true
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
