// PF503, PF509, PF514: documents are cited by their number as GB/T 9704 writes it, and only those that may be cited in public.

import PFCDiagnostics
import PFCForms
import PFCText

enum DocumentNumberRules {
  static let all: [Check] = [documentNumber, internalDocument, unpublishedKind]

  static let documentNumber = Check.passage(
    Rule(
      503, "document-number", "发文字号不规范", .warning,
      message: Wording(
        "发文字号“{typed}”不规范，应为“{corrected}”", "the document number “{typed}” should read “{corrected}”"),
      label: Wording("应为“{corrected}”", "“{corrected}”"),
      advice: Wording(
        "年份写四位，用六角括号“〔〕”括起来；序号前不加“第”和 0，后面加“号”",
        "four-digit year in six-corner brackets 〔〕; no 第 and no leading zero before the number, 号 behind it"),
      reason: Wording(
        "发文字号的写法有国家标准，写错了查不到原文。",
        "The national standard fixes how a document number is written; mistyped, it cannot be looked up."),
      bad: .replacing("管理条例》", with: "管理条例》（青府办发﹝2019﹞24号）"),
      good: .replacing("管理条例》", with: "管理条例》（青府办发〔2019〕24号）"),
      source: Wording("GB/T 9704-2012《党政机关公文格式》第 7.2.5 条", "GB/T 9704-2012, 7.2.5")),
    with: .citations
  ) { passage, context, findings in
    for number in DocumentNumber.mistyped(in: passage, context) {
      let safety: FixSafety =
        switch number.doubt {
        case .none: context.looksRegistered(number.range) ? .unsafe : .safe
        case .missingPart: .unsafe
        case .century: .shownOnly
        }
      let corrected = Wording(verbatim: number.corrected)
      findings.report(
        at: number.range, ["typed": context.wording(number.range), "corrected": corrected],
        fixes: [
          Fix(
            Wording("改为“\(number.corrected)”", "change to “\(number.corrected)”"), number.edits, safety)
        ])
    }
  }

  static let internalDocument = Check.passage(
    Rule(
      509, "internal-document", "引用了不公开的文件", .warning,
      message: Wording(
        "引用的文件标着“{mark}”，绩效目标表是要公开的", "a document marked “{mark}” is cited in a table that will be published"),
      label: Wording("不公开的标记", "not for the public"),
      advice: Wording(
        "核对能否公开引用；不能的，换成可以公开的依据，或者删去这一条",
        "see whether it may be cited; otherwise take a public document or drop the item"),
      reason: Wording(
        "绩效目标随预算向社会公开，内部文件和涉密文件不能出现在表里。",
        "Performance targets are published with the budget; internal and secret documents must not show in them."),
      bad: .replacing("管理条例》", with: "管理条例》（青府办发〔2019〕24号，内部）"),
      good: .replacing("管理条例》", with: "管理条例》（青府办发〔2019〕24号）"),
      source: Wording("在公开的绩效目标表中见到", "seen in a published table")),
    with: .brackets
  ) { passage, context, findings in
    for (index, close) in passage.brackets.enumerated()
    where !close.isOpen && (close.bracket.family == .round || close.bracket.family == .square) {
      guard let mark = confidentialMark(before: close, passage, context.bytes),
        let open = opening(of: index, passage), isCited(at: open, mark, passage, context.bytes)
      else { continue }
      findings.report(at: mark, ["mark": context.wording(mark)])
    }
  }

  static let unpublishedKind = Check.table(
    Rule(
      514, "unpublished-kind", "引用了一般不公开的文种", .hint,
      message: Wording("“{kind}”一般不公开，绩效目标表是要公开的", "“{kind}” is mostly not for the public, but the table is published"),
      advice: Wording(
        "换成已经公开的法规、文件作依据；确实公开的，写“豁免：PF514 理由”",
        "take a law or document that was published; if this one was, waive it: “豁免：PF514 reason”"),
      reason: Wording(
        "会议纪要、便函、密件只在机关内部使用，随表公开会被追问来源。",
        "Minutes, informal letters and secret documents stay inside the administration; published, they raise questions."
      ),
      bad: .replacing("管理条例》", with: "管理条例》\n    2.街道办事处2025年第3次办公会会议纪要"), good: .standard,
      source: Wording("绩效目标审核中的常见意见", "a frequent remark of reviewers"))
  ) { context, findings in
    guard let index = context.table.index(of: .basis), case .value(.prose(let prose)) = context.record.fields[index],
      prose.takenFrom == nil
    else { return }
    let words = context.standards.conventions.words
    for line in prose.lines {
      guard
        let start = words.firstWord(of: WordGroups(.unpublished), context.bytes, from: Int(line.start), upTo: line.end),
        let end = words.word(of: .unpublished, context.bytes, at: start, upTo: line.end)
      else { continue }
      findings.report(at: TextRange(start, end), ["kind": context.wording(TextRange(start, end))])
    }
  }

  /// The bracket that the one at `index` closes.
  private static func opening(of index: Int, _ passage: Passage) -> Int? {
    let family = passage.brackets[index].bracket.family
    var depth = 0
    for before in passage.brackets[..<index].indices.reversed() where passage.brackets[before].bracket.family == family
    {
      if passage.brackets[before].isOpen, depth == 0 { return before }
      depth += passage.brackets[before].isOpen ? -1 : 1
    }
    return nil
  }

  private static let number = Array("号".utf8)

  /// Whether a document stands before the bracket, as `》` or 号 tells, or its number in it; （绝密、机密、秘密） lists grades.
  private static func isCited(at open: Int, _ mark: TextRange, _ passage: Passage, _ bytes: [UInt8]) -> Bool {
    let bracket = passage.brackets[open]
    if open > 0 {
      let before = passage.brackets[open - 1]
      if before.bracket.family == .title, !before.isOpen, before.range.end == bracket.range.start { return true }
    }
    let line = Int(passage.lines[bracket.line].start)
    let start = Int(bracket.range.start)
    if start - line >= 3, bytes[start - 3..<start].elementsEqual(number) { return true }
    return occurs(number, TextRange(0, number.count), in: bytes, TextRange(bracket.range.end, mark.start))
  }

  private static let confidentialWords = [
    "内部", "内部资料", "内部文件", "内部刊物", "内部掌握", "不公开", "秘密", "机密", "绝密", "秘密级", "机密级", "绝密级",
  ].map { Array($0.utf8) }

  /// The last bytes of 部, 料, 件, 物, 握, 开, 密 and 级: texts with another are let go at once.
  private static func mayEndMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xA8, 0x99, 0xB6, 0xA9, 0xA1, 0x80, 0x86, 0xA7: true
    default: false
    }
  }

  private static let separators = ["，", "、", "；", "（", "(", "【", "〔", "[", "［", ",", ";", " ", "："].map {
    Array($0.utf8)
  }

  /// The word that fills the last part of a bracket: `（…16号，内部）`. 内部控制 and 国家秘密 are other words.
  private static func confidentialMark(before close: BracketMark, _ passage: Passage, _ bytes: [UInt8]) -> TextRange? {
    let start = Int(passage.lines[close.line].start)
    let end = Int(close.range.start)
    guard end - start > 6, mayEndMark(bytes[end - 1]) else { return nil }
    let text = bytes[start..<end]
    for word in confidentialWords where text.count > word.count && text.suffix(word.count).elementsEqual(word) {
      let before = text.dropLast(word.count)
      if separators.contains(where: { before.count >= $0.count && before.suffix($0.count).elementsEqual($0) }) {
        return TextRange(end - word.count, end)
      }
    }
    return nil
  }
}

extension TableContext {
  /// `沙采[2024]001号`: contracts and licences are numbered with zeros in front; an agency's 发, 办, 函 or 文 is not before
  /// them.
  fileprivate func looksRegistered(_ number: TextRange) -> Bool {
    let word = bytes[..<Int(number.start)].suffix(3)
    if ["发", "办", "函", "文"].contains(where: { word.elementsEqual($0.utf8) }) { return false }
    var digits = 0
    var startsWithZero = false
    var offset = Int(number.start)
    while offset < Int(number.end) {
      let folded = fold(bytes, offset)
      if (0x30...0x39).contains(folded.code) {
        if digits == 0 { startsWithZero = folded.code == 0x30 }
        digits += 1
        if startsWithZero, digits >= 3 { return true }
      } else {
        digits = 0
      }
      offset += max(folded.length, 1)
    }
    return false
  }
}
