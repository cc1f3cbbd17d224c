// Entries: the key is found first, by the vocabulary of the form, because people forget its colon or type another mark.

import PFCDiagnostics
import PFCText

extension Parser {
  /// Where the parts of an entry's first line stand.
  struct EntryHead {
    /// End of `2024年`, or the line's start.
    var yearEnd: Int
    var keyStart: Int
    var keyEnd: Int
    /// The colon, nil when it is missing.
    var colon: (start: Int, end: Int)?
    /// nil for an unknown key.
    var shape: KeyShape?
  }

  /// entry = plainEntry | firstOpener | innerOpener
  /// plainEntry = textEntry | moneyEntry | rowsEntry | bareEntry | pointsEntry | columnsEntry | layoutEntry
  /// textEntry = ( textKey | unknownKey ) inlineText [ prose ]
  /// moneyEntry = ( moneyKey | [ keyYear [ whitespace ] ] yearlyKey ) [ whitespace ] colon [ [ whitespace ]
  ///   quantity ] lineEnd [ prose ]
  /// rowsEntry = rowsKey [ whitespace ] colon lineEnd [ relationRows ]
  /// inlineText = [ whitespace ] colon [ [ whitespace ] text ] lineEnd
  mutating func parseEntry(_ line: Line, _ head: EntryHead) {
    let entry = open(.entry)
    if head.yearEnd > position { token(.keyYear, upTo: head.yearEnd) }
    blanks(upTo: head.keyStart)
    token(.key, upTo: head.keyEnd, payload: head.shape?.id ?? 0)
    if let colon = head.colon {
      blanks(upTo: colon.start)
      token(.colon, upTo: colon.end)
    } else {
      reportMissingColon(line, head)
    }
    let valueStart = min(skipBlanks(position, line.contentEnd), line.end)
    if valueStart < line.end {
      blanks(upTo: valueStart)
      if head.shape?.inline == .quantity, scanNumber(position, line.end) != nil {
        parseMoneyLine(line)
      } else {
        token(.text, upTo: line.end)
      }
    }
    lineEnd(line)
    let body = head.shape?.body ?? .prose
    bodyAbove = body
    parseBody(body)
    close(entry)
  }

  private mutating func reportMissingColon(_ line: Line, _ head: EntryHead) {
    let key: Arguments = ["key": Wording(verbatim: string(line.start, head.keyEnd))]
    if let mark = semicolon(head.keyEnd, line.end) {
      blanks(upTo: mark.start)
      token(.unexpected, upTo: mark.end)
      let title = Wording("改成“：”", "make it “：”")
      report(
        SyntaxRules.missingColon, mark.start, mark.end, key,
        fixes: [Fix(title, replace: TextRange(mark.start, mark.end), with: "：")])
      return
    }
    let gap = TextRange(head.keyEnd, skipBlanks(head.keyEnd, line.end))
    // `部门协同推进` may as well be a paragraph that lost its indentation.
    let isSure = !gap.isEmpty || head.keyEnd == line.end || isDigit(head.keyEnd)
    let title = Wording("补上“：”", "insert “：”")
    report(
      SyntaxRules.missingColon, head.keyEnd, head.keyEnd, key,
      fixes: [Fix(title, replace: gap, with: "：", isSure ? .safe : .unsafe)])
  }

  /// An inline value that is a number with a unit; anything behind it is a fault.
  private mutating func parseMoneyLine(_ line: Line) {
    parseQuantity(line.end)
    rejectRest(line)
  }

  /// Finds the key of a structure line; nil when the line is no entry at all.
  func entryHead(_ line: Line) -> EntryHead? {
    let yearEnd = keyYearEnd(line)
    var offset = min(skipBlanks(yearEnd, line.end), line.end)
    var firstBlank: Int?
    var colon: (start: Int, end: Int)?
    // A key with its blanks is short; a colon far down the line belongs to a sentence.
    let horizon = min(line.end, line.start + 120)
    while offset < horizon {
      let folded = fold(bytes, offset)
      if folded.code == 0x3A {
        colon = (offset, offset + folded.length)
        break
      }
      if isBlank(folded.code), firstBlank == nil { firstBlank = offset }
      offset += max(folded.length, 1)
    }
    if let colon {
      let keyEnd = trimmedEnd(yearEnd, colon.start)
      if let head = knownHead(line, yearEnd, keyEnd, colon) { return head }
    }
    if let blank = firstBlank ?? (colon == nil ? line.end : nil),
      let head = knownHead(line, yearEnd, blank, nil)
    {
      return head
    }
    if colon == nil, let head = longestKnownPrefix(line, yearEnd) { return head }
    guard let colon else { return nil }
    let keyEnd = trimmedEnd(line.start, colon.start)
    return isKeyLike(line, keyEnd)
      ? EntryHead(
        yearEnd: line.start, keyStart: line.start, keyEnd: keyEnd, colon: colon, shape: nil) : nil
  }

  /// What 专向 opens, which sounds like 专项: it stays an unknown key, but the entries below it are read as 专项 would have
  /// them. 0 for a key that sounds like no opener.
  func mistypedOpenerDepth(_ head: EntryHead) -> Int {
    let openers = shapes.openers
    guard head.keyEnd - head.keyStart <= shapes.longestKey,
      let meant = homophone(of: string(head.keyStart, head.keyEnd), among: openers.map(\.key))
    else { return 0 }
    return openers.first { $0.key == meant }?.depth ?? 0
  }

  private func knownHead(_ line: Line, _ yearEnd: Int, _ keyEnd: Int, _ colon: (Int, Int)?) -> EntryHead? {
    guard keyEnd > yearEnd else { return nil }
    if yearEnd > line.start {
      let keyStart = min(skipBlanks(yearEnd, keyEnd), keyEnd)
      guard let shape = shapes.shape(bytes, TextRange(keyStart, keyEnd), in: scope), shape.isYearly else {
        return wholeKey(line, keyEnd, colon)
      }
      return EntryHead(yearEnd: yearEnd, keyStart: keyStart, keyEnd: keyEnd, colon: colon, shape: shape)
    }
    return wholeKey(line, keyEnd, colon)
  }

  private func wholeKey(_ line: Line, _ keyEnd: Int, _ colon: (Int, Int)?) -> EntryHead? {
    guard let shape = shapes.shape(bytes, TextRange(line.start, keyEnd), in: scope) else { return nil }
    return EntryHead(yearEnd: line.start, keyStart: line.start, keyEnd: keyEnd, colon: colon, shape: shape)
  }

  /// `部门山洞街道`: neither colon nor blank. Keys of one character would match too much, and a sentence that happens to
  /// start with 部门 opens none.
  private func longestKnownPrefix(_ line: Line, _ yearEnd: Int) -> EntryHead? {
    var end = min(line.end, yearEnd + shapes.longestKey)
    while end > yearEnd + 3 {
      if end == bytes.count || bytes[end] & 0xC0 != 0x80, let head = knownHead(line, yearEnd, end, nil) {
        let isSentence = semicolon(end, line.end) == nil && holdsSentenceMark(end, line.end)
        return head.shape?.openerDepth ?? 0 > 0 && isSentence ? nil : head
      }
      end -= 1
    }
    return nil
  }

  /// `年度；2025`: the key beside the colon's, on a Chinese keyboard the colon without shift.
  private func semicolon(_ start: Int, _ end: Int) -> (start: Int, end: Int)? {
    let start = skipBlanks(start, end)
    let folded = fold(bytes, start)
    return start < end && folded.code == 0x3B ? (start, start + folded.length) : nil
  }

  /// Whether a `，`, `；` or `。` stands in the text.
  private func holdsSentenceMark(_ start: Int, _ end: Int) -> Bool {
    var offset = start
    while offset < end {
      let folded = fold(bytes, offset)
      if folded.code == 0x2C || folded.code == 0x3B || starts(with: Word.fullStop, at: offset, end) { return true }
      offset += max(folded.length, 1)
    }
    return false
  }

  /// `2024年` at the start of a line, else the start.
  private func keyYearEnd(_ line: Line) -> Int {
    var offset = line.start
    for _ in 0..<4 {
      let folded = fold(bytes, offset)
      guard (0x30...0x39).contains(folded.code) else { return line.start }
      offset += folded.length
    }
    offset = skipBlanks(offset, line.end)
    return starts(with: Word.year, at: offset, line.end) ? offset + Word.year.count : line.start
  }

  /// `25年` at the start of a line, which a key may not begin with, else the start.
  private func shortYearEnd(_ line: Line) -> Int {
    var offset = line.start
    for _ in 0..<2 {
      let folded = fold(bytes, offset)
      guard (0x30...0x39).contains(folded.code) else { return line.start }
      offset += folded.length
    }
    return starts(with: Word.year, at: offset, line.end) ? offset + Word.year.count : line.start
  }

  /// Whether text before a colon looks like a mistyped key and not like the start of a sentence: at most 12
  /// characters, letters first, no punctuation.
  private func isKeyLike(_ line: Line, _ end: Int) -> Bool {
    let start = max(keyYearEnd(line), shortYearEnd(line))
    guard end > start, end - start <= 36 else { return false }
    var offset = start
    while offset < end {
      let folded = fold(bytes, offset)
      switch folded.code {
      case Mark.other where isCJKMark(bytes, offset): return false
      case Mark.other, 0x41...0x5A, 0x61...0x7A: break
      case 0x20, 0x28, 0x29, 0x30...0x39: if offset == start { return false }
      default: return false
      }
      offset += max(folded.length, 1)
    }
    return true
  }
}

/// 。；，《》 and other marks of U+3000–U+303F.
func isCJKMark(_ bytes: [UInt8], _ offset: Int) -> Bool {
  bytes[offset] == 0xE3 && bytes[offset + 1] == 0x80 || bytes[offset] == 0xEF
}
