// Indicator lines: the name is everything before the weight, so a row is cut at its relation and read from there to
// both sides. No recovery here: a row never spans lines.

import PFCDiagnostics
import PFCText

extension Parser {
  /// row = relationRow | pointsRow | bareRow
  /// relationRow = whitespace rowName [ whitespace weight ] whitespace relationTarget lineEnd | whitespace rowName
  ///   whitespace weight ( looseTarget | strictTarget ) lineEnd | whitespace rowName looseTarget lineEnd
  mutating func parseRow(_ line: Line, _ shape: RowShape) {
    let row = open(.row)
    blanks(upTo: line.first)
    let quoted = quotedNameEnd(line)
    let searchStart = quoted?.end ?? line.first
    if let relation = findRelation(searchStart, line.end, behindQuote: quoted != nil) {
      parseHead(line, quoted, upTo: relation.start)
      parseTarget(relation, line.end)
    } else if shape.hasRelation {
      parseWithoutRelation(line, quoted)
    } else {
      parseBareRow(line, quoted, shape)
    }
    rejectRest(line)
    lineEnd(line)
    close(row)
  }

  /// Emits name and weight of a row whose target starts at `end`.
  private mutating func parseHead(_ line: Line, _ quoted: QuotedName?, upTo end: Int) {
    let start = quoted?.end ?? line.first
    let textEnd = trimmedEnd(start, end)
    let weight = weightBefore(textEnd, from: start)
    let nameEnd = trimmedEnd(start, weight?.start ?? textEnd)
    if quoted == nil, nameEnd == start {
      if let weight, weight.start == start { emitWeight(weight) }
      report(SyntaxRules.missingName, line.first, line.first)
      return
    }
    emitName(quoted, nameEnd)
    if let weight { emitWeight(weight) }
  }

  private mutating func parseWithoutRelation(_ line: Line, _ quoted: QuotedName?) {
    let words = wordsAfterName(line, quoted)
    guard let weight = firstWeight(among: words, line.end, leavingRest: false) else {
      let nameEnd = quoted?.end ?? line.end
      emitName(quoted, nameEnd)
      report(SyntaxRules.missingRelation, nameEnd, nameEnd)
      blanks(upTo: min(skipBlanks(nameEnd, line.end), line.end))
      if position < line.end { token(.unexpected, upTo: line.end) }
      return
    }
    emitName(quoted, trimmedEnd(quoted?.end ?? line.first, weight.start))
    emitWeight(weight)
    let rest = skipBlanks(position, line.end)
    var fixes: [Fix] = []
    if rest < line.end {
      let target = open(.target)
      blanks(upTo: rest)
      if let fix = relationFix(rest, line.end) {
        fixes = [fix]
      } else if let word = TextRelation.allCases.first(where: { starts(with: Array($0.spelling), at: rest, line.end) })
      {
        let wordEnd = rest + word.spelling.count
        // Where a blank stands already, something before the word keeps it from being read, an open bracket maybe.
        if skipBlanks(wordEnd, line.end) == wordEnd { fixes = blankFix(behind: word, wordEnd, line.end) }
      } else if atDate(rest, line.end) {
        fixes = [dateFix(rest, line.end)]
      } else if atNumber(rest, line.end) {
        fixes = boundFix(rest, line.end)
      } else if !holdsDigit(rest, line.end), !atBlank(rest, line.end) {
        // What holds a figure is to be compared, and as 定性 it never would be.
        fixes = [
          Fix(
            Wording("写成“定性 {text}”", "write “定性 {text}”"), replace: TextRange(rest, rest), with: "定性 ",
            .unsafe)
        ]
      }
      token(.unexpected, upTo: line.end)
      close(target)
    }
    report(
      SyntaxRules.missingRelation, weight.end, weight.end,
      ["text": Wording(verbatim: rest < line.end ? excerpt(rest, line.end) : "")], fixes: fixes)
  }

  /// `定性良好` and `定性：良好` lack the blank.
  private func blankFix(behind word: TextRelation, _ wordEnd: Int, _ end: Int) -> [Fix] {
    // 定性指标, 定性为: more than the blank is missing, or too much is there.
    if Word.relationEnds.contains(where: { starts(with: $0, at: wordEnd, end) }) { return [] }
    if beginsWord(wordEnd) {
      return [
        Fix(
          Wording("在“\(word.rawValue)”后面加空格", "put a blank behind “\(word.rawValue)”"),
          replace: TextRange(wordEnd, wordEnd), with: " ")
      ]
    }
    var textStart = wordEnd
    while textStart < end, !beginsWord(textStart) { textStart += max(fold(bytes, textStart).length, 1) }
    let mark = TextRange(wordEnd, textStart)
    guard textStart < end, fold(bytes, wordEnd).code != 0x2D else { return [] }
    return [
      Fix(
        Wording(
          "“\(word.rawValue)”后面用空格，不用“\(string(wordEnd, textStart))”", "a blank stands behind “\(word.rawValue)”"),
        replace: mark, with: " ", fold(bytes, wordEnd).code == 0x3A ? .safe : .unsafe)
    ]
  }

  /// A 汉字, a letter or a figure.
  private func beginsWord(_ offset: Int) -> Bool {
    let code = fold(bytes, offset).code
    return (0xE4...0xE9).contains(bytes[offset]) && code == Mark.other || isDigit(offset)
      || (0x41...0x5A).contains(code) || (0x61...0x7A).contains(code)
  }

  /// `90%以上` says its relation behind the figure.
  private func boundFix(_ start: Int, _ end: Int) -> [Fix] {
    for (word, relation, isKept) in Word.bounds {
      let wordStart = end - word.count
      guard wordStart > start, starts(with: word, at: wordStart, end) else { continue }
      let valueEnd = isKept ? end : trimmedEnd(start, wordStart)
      let whole = "\(relation.rawValue) \(string(start, valueEnd))"
      var edits = [TextEdit(range: TextRange(start, start), replacement: relation.rawValue + " ")]
      if !isKept { edits.append(TextEdit(range: TextRange(valueEnd, end), replacement: "")) }
      return [Fix(Wording("写成“\(whole)”", "write “\(whole)”"), edits)]
    }
    return []
  }

  /// A date that lacks its relation: `12月底` is a limit, `12月底到位` is worded.
  private func dateFix(_ start: Int, _ end: Int) -> Fix {
    var dateEnd = scanDate(start, end) ?? start
    for qualifier in Word.dateQualifiers where starts(with: qualifier, at: dateEnd, end) {
      dateEnd += qualifier.count
      break
    }
    let relation = dateEnd == end ? "≤" : TextRelation.other.rawValue
    let whole = "\(relation) \(excerpt(start, end))"
    return Fix(
      Wording("写成“\(whole)”", "write “\(whole)”"), replace: TextRange(start, start), with: relation + " ", .unsafe)
  }

  /// pointsRow = whitespace bareName whitespace weight whitespace bareTarget lineEnd
  /// bareRow = whitespace bareName whitespace bareTarget lineEnd | whitespace bareName lineEnd ? where the name is
  ///   one word ?
  /// bareTarget = value | bareText
  ///
  /// A row of a form without a relation column: `覆盖率 10 95 %`, `完成时间 10 9月前`, `效果 优良`.
  private mutating func parseBareRow(_ line: Line, _ quoted: QuotedName?, _ shape: RowShape) {
    let words = wordsAfterName(line, quoted)
    var valueStart: Int?
    if shape.hasWeight, let weight = firstWeight(among: words, line.end, leavingRest: true) {
      emitName(quoted, trimmedEnd(quoted?.end ?? line.first, weight.start))
      emitWeight(weight)
      valueStart = min(skipBlanks(position, line.end), line.end)
    } else if let word = words.first(where: { atNumber($0.start, line.end) || atDate($0.start, line.end) })
      ?? words.last
    {
      emitName(quoted, trimmedEnd(quoted?.end ?? line.first, word.start))
      valueStart = word.start
    } else {
      emitName(quoted, line.end)
    }
    guard let valueStart, valueStart < line.end else { return }
    blanks(upTo: valueStart)
    let target = open(.target)
    if atNumber(valueStart, line.end) || atDate(valueStart, line.end) {
      parseValue(line.end)
    } else {
      token(.targetText, upTo: line.end)
    }
    close(target)
  }

  /// Emits what is left of a line as one unexpected token with its fault, unless it is the echo of one.
  mutating func rejectRest(_ line: Line) {
    let end = line.end
    let start = skipBlanks(position, end)
    guard start < end else { return }
    blanks(upTo: start)
    token(.unexpected, upTo: end)
    let echoed = [SyntaxRules.brokenUnit.code, SyntaxRules.unclosedQuote.code]
    if let last = bag.findings.last, Int(last.range.start) >= line.start, echoed.contains(last.rule.code) { return }
    var offset = start
    while offset < end, isSentenceMark(offset) { offset += max(fold(bytes, offset).length, 1) }
    let text = Wording(verbatim: excerpt(start, end))
    let deletion = Fix(
      Wording("删去“{text}”", "delete “{text}”"), replace: TextRange(trimmedEnd(line.first, start), end), with: "")
    let fix = offset < end ? boundWordFix(start, end) : deletion
    report(SyntaxRules.unexpectedText, start, end, ["text": text], fixes: fix.map { [$0] } ?? [])
  }

  /// Whether 。 ； ， or 、 stands here, in any width.
  func isSentenceMark(_ offset: Int) -> Bool {
    switch fold(bytes, offset).code {
    case 0x2C, 0x3B, Mark.enumerationComma: true
    default: starts(with: Word.fullStop, at: offset, bytes.count)
    }
  }

  // MARK: Name

  struct QuotedName {
    let textStart: Int
    let textEnd: Int
    let end: Int
  }

  /// name = plainName | quotedText | bareName
  /// rowName = plainName | quotedName
  /// quotedName = quote quotedText quote ? where both quotes are ", or the first opens and the second closes ?
  private mutating func emitName(_ quoted: QuotedName?, _ end: Int) {
    if let quoted {
      token(.quote, upTo: quoted.textStart)
      if trimmedEnd(quoted.textStart, quoted.textEnd) > quoted.textStart {
        token(.name, upTo: quoted.textEnd)
      } else {
        blanks(upTo: quoted.textEnd)
        report(SyntaxRules.missingName, quoted.textStart, quoted.textEnd)
      }
      token(.quote, upTo: quoted.end)
      let rest = skipBlanks(position, end)
      if rest < end {
        blanks(upTo: rest)
        token(.unexpected, upTo: end)
        report(SyntaxRules.unexpectedText, rest, end, ["text": Wording(verbatim: excerpt(rest, end))])
      }
    } else if end > position {
      token(.name, upTo: end)
    }
  }

  /// A quoted name, with quotes in pairs inside: its closing quote is followed by a blank, a relation or the end of the
  /// line. Quotes that are a part of a longer name (“七一”慰问次数) do not count.
  private mutating func quotedNameEnd(_ line: Line) -> QuotedName? {
    let open = fold(bytes, line.first)
    guard open.code == 0x22 || open.code == Mark.openQuote else { return nil }
    let textStart = line.first + open.length
    var offset = textStart
    var depth = 1
    while offset < line.end {
      let folded = fold(bytes, offset)
      if open.code == 0x22 {
        if folded.code == 0x22 { depth = 0 }
      } else if folded.code == Mark.openQuote {
        depth += 1
      } else if folded.code == Mark.closeQuote {
        depth -= 1
      }
      if depth == 0 {
        let end = offset + folded.length
        let after = fold(bytes, end)
        guard end >= line.end || isBlank(after.code) || Relation.mark(bytes, end) != nil else { return nil }
        return QuotedName(textStart: textStart, textEnd: offset, end: end)
      }
      offset += max(folded.length, 1)
    }
    report(SyntaxRules.unclosedQuote, line.first, textStart, fixes: closingQuote(line, textStart))
    return nil
  }

  /// The missing quote behind the first word, where a weight or a relation follows it.
  private func closingQuote(_ line: Line, _ textStart: Int) -> [Fix] {
    let nameEnd = wordEnd(textStart, line.end)
    let next = skipBlanks(nameEnd, line.end)
    let opening = string(line.first, textStart)
    guard nameEnd > textStart, next < line.end, weight(at: next, line.end) != nil || Relation.mark(bytes, next) != nil
    else { return [] }
    let closing = ["“": "”", "「": "」", "『": "』"][opening] ?? opening
    return [
      Fix(
        Wording("补上后一个引号", "close the quote"), replace: TextRange(nameEnd, nameEnd), with: closing, .unsafe)
    ]
  }

  private func wordsAfterName(_ line: Line, _ quoted: QuotedName?) -> [(start: Int, end: Int)] {
    var words: [(start: Int, end: Int)] = []
    var offset = quoted?.end ?? wordEnd(line.first, line.end)
    while true {
      offset = skipBlanks(offset, line.end)
      if offset >= line.end { return words }
      let end = wordEnd(offset, line.end)
      words.append((offset, end))
      offset = end
    }
  }

  // MARK: Weight

  struct WeightText {
    let start: Int
    let numberEnd: Int
    let signStart: Int
    let end: Int
  }

  /// weight = number [ [ whitespace ] weightSign ]
  private mutating func emitWeight(_ text: WeightText) {
    blanks(upTo: text.start)
    let weight = open(.weight)
    token(.number, upTo: text.numberEnd)
    blanks(upTo: text.signStart)
    if text.end > position { token(.weightSign, upTo: text.end) }
    close(weight)
  }

  /// A weight that ends at `end`: the last word, or the last two where the sign stands alone.
  private func weightBefore(_ end: Int, from start: Int) -> WeightText? {
    guard end > start else { return nil }
    let last = wordStart(before: end, from: start)
    if let weight = weight(at: last, end), weight.end == end { return weight }
    guard let sign = weightSignEnd(last), sign == end else { return nil }
    let numberEnd = trimmedEnd(start, last)
    guard numberEnd > start else { return nil }
    let number = wordStart(before: numberEnd, from: start)
    guard scanNumber(number, numberEnd) == numberEnd else { return nil }
    return WeightText(start: number, numberEnd: numberEnd, signStart: last, end: end)
  }

  /// A weight that is the whole word at `start`.
  private func weight(at start: Int, _ end: Int) -> WeightText? {
    guard let numberEnd = scanNumber(start, end) else { return nil }
    let wordEnd = wordEnd(start, end)
    if numberEnd == wordEnd {
      return WeightText(start: start, numberEnd: numberEnd, signStart: numberEnd, end: numberEnd)
    }
    guard let sign = weightSignEnd(numberEnd), sign == wordEnd else { return nil }
    return WeightText(start: start, numberEnd: numberEnd, signStart: numberEnd, end: sign)
  }

  /// The first word, with a sign that stands alone behind it, that reads as a weight.
  private func firstWeight(
    among words: [(start: Int, end: Int)], _ end: Int, leavingRest: Bool
  ) -> WeightText? {
    for (index, word) in words.enumerated() {
      guard var weight = weight(at: word.start, end) else { continue }
      var next = index + 1
      if weight.numberEnd == weight.end, next < words.count, weightSignEnd(words[next].start) == words[next].end {
        weight = WeightText(
          start: weight.start, numberEnd: weight.numberEnd, signStart: words[next].start, end: words[next].end)
        next += 1
      }
      if next < words.count || !leavingRest { return weight }
    }
    return nil
  }

  private func weightSignEnd(_ offset: Int) -> Int? {
    let folded = fold(bytes, offset)
    if folded.code == 0x25 { return offset + folded.length }
    return starts(with: Word.points, at: offset, bytes.count) ? offset + Word.points.count : nil
  }

  /// The start of the word that ends at `end`.
  private func wordStart(before end: Int, from start: Int) -> Int {
    var offset = end
    while offset > start, trimmedEnd(start, offset) == offset {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    }
    return offset
  }

  // MARK: Groups and attributes

  /// group = whitespace leftBracket [ whitespace ] levelName [ whitespace ] [ slash [ whitespace ] levelName [
  ///   whitespace ] ] rightBracket lineEnd
  mutating func parseGroup(_ line: Line) {
    let group = open(.group)
    blanks(upTo: line.first)
    token(.bracket, upTo: line.first + fold(bytes, line.first).length)
    var offset = position
    var closed = false
    var levelCount = 0
    var isBroken = false
    func emitLevel(_ parser: inout Parser, _ end: Int) {
      levelCount += 1
      let start = min(parser.skipBlanks(parser.position, end), end)
      parser.blanks(upTo: start)
      let textEnd = parser.trimmedEnd(start, end)
      if textEnd > start { parser.token(.levelName, upTo: textEnd) }
      if textEnd == start || levelCount > 2, !isBroken {
        isBroken = true
        parser.report(SyntaxRules.brokenGroup, start, textEnd)
      }
      parser.blanks(upTo: end)
    }
    while offset < line.end, !closed {
      let folded = fold(bytes, offset)
      if folded.code == 0x2F || folded.code == 0x5D {
        emitLevel(&self, offset)
        token(folded.code == 0x2F ? .slash : .bracket, upTo: offset + folded.length)
        closed = folded.code == 0x5D
      }
      offset += max(folded.length, 1)
    }
    if !closed {
      let isTold = isBroken
      isBroken = true
      emitLevel(&self, line.end)
      let fix = Fix(Wording("补上“]”", "insert “]”"), replace: TextRange(line.end, line.end), with: "]")
      if !isTold { report(SyntaxRules.brokenGroup, line.end, line.end, fixes: [fix]) }
    }
    rejectRest(line)
    lineEnd(line)
    close(group)
  }

  /// Whether a line that starts with a dash is an attribute: a blank or nothing follows, or a colon stands in the line.
  func atAttribute(_ line: Line, _ dashLength: Int) -> Bool {
    let offset = line.first + dashLength
    return offset == line.end || isBlank(fold(bytes, offset).code) || attributeColon(offset, line.end) != nil
  }

  private func attributeColon(_ start: Int, _ end: Int) -> (start: Int, end: Int)? {
    var offset = start
    while offset < end {
      let folded = fold(bytes, offset)
      if folded.code == 0x3A { return (offset, offset + folded.length) }
      offset += max(folded.length, 1)
    }
    return nil
  }

  /// attribute = whitespace dash [ whitespace ] attributeKey [ whitespace ] colon [ [ whitespace ] text ] lineEnd
  mutating func parseAttribute(_ line: Line, _ dashLength: Int) {
    let attribute = open(.attribute)
    blanks(upTo: line.first)
    token(.dash, upTo: line.first + dashLength)
    blanks(upTo: min(skipBlanks(position, line.end), line.end))
    let start = position
    let colon = attributeColon(start, line.end)
    if start == colon?.start ?? line.end {
      let fix = Fix(
        Wording("补上“\(Word.remark)”", "insert “\(Word.remark)”"), replace: TextRange(start, start), with: Word.remark,
        .unsafe)
      report(SyntaxRules.missingKey, start, start, fixes: colon == nil ? [] : [fix])
    }
    if let colon {
      let keyEnd = trimmedEnd(start, colon.start)
      if keyEnd > start { token(.key, upTo: keyEnd, payload: 0) }
      blanks(upTo: colon.start)
      token(.colon, upTo: colon.end)
    } else if start < line.end {
      let keyEnd = wordEnd(start, line.end)
      token(.key, upTo: keyEnd, payload: 0)
      report(
        SyntaxRules.missingColon, keyEnd, keyEnd, ["key": Wording(verbatim: excerpt(start, keyEnd))],
        // 完成值12公里 is more than a key, and nobody knows where the key ends.
        fixes: keyEnd == line.end && holdsDigit(start, keyEnd)
          ? []
          : [
            Fix(
              Wording("补上“：”", "insert “：”"), replace: TextRange(keyEnd, skipBlanks(keyEnd, line.end)),
              with: "：", keyEnd < line.end ? .safe : .unsafe)
          ])
    }
    let textStart = min(skipBlanks(position, line.end), line.end)
    blanks(upTo: textStart)
    if textStart < line.end { token(.text, upTo: line.end) }
    lineEnd(line)
    close(attribute)
  }
}
