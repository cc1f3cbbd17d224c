// Targets: a relation with a figure, a range, a tolerance or a date and a unit, or one of the two text relations.

import PFCDiagnostics
import PFCText

/// Where a relation stands in a row.
struct RelationText {
  enum Kind { case figure, text }
  let kind: Kind
  let start: Int
  let end: Int
}

extension Parser {
  // MARK: Relations

  /// The first relation behind the name: a mark, or a word that stands alone. `<` and `>` count only behind a blank or a
  /// weight, because people type `<…>` for 《…》.
  func findRelation(_ start: Int, _ end: Int, behindQuote: Bool) -> RelationText? {
    var offset = start
    var previous: UInt8 = behindQuote ? 0x20 : 0
    while offset < end {
      let folded = fold(bytes, offset)
      switch folded.code {
      case 0x3C, 0x3D, 0x3E, Mark.greaterEqual, Mark.lessEqual:
        guard let mark = Relation.mark(bytes, offset), mark.end <= end else { break }
        let isStrict = mark.relation == .less || mark.relation == .greater
        if !isStrict || isBlank(previous) || endsWeight(previous, offset) {
          return RelationText(kind: .figure, start: offset, end: mark.end)
        }
      case Mark.other:
        if isBlank(previous), let word = relationWord(offset, end) { return word }
        // `》= 12`: what was typed for a sign is none, and the `=` behind it is not all of it.
        if bytes[offset] == 0xE3, isBlank(previous) || endsWeight(previous, offset),
          let signEnd = bracketAsSign(offset, end)?.end
        {
          (previous, offset) = (0, signEnd)
          continue
        }
      default: break
      }
      previous = folded.code
      offset += max(folded.length, 1)
    }
    return nil
  }

  private func endsWeight(_ previous: UInt8, _ offset: Int) -> Bool {
    (0x30...0x39).contains(previous) || previous == 0x25
      || offset >= Word.points.count && starts(with: Word.points, at: offset - Word.points.count, bytes.count)
  }

  private func relationWord(_ offset: Int, _ end: Int) -> RelationText? {
    for spelling in TextRelation.spellings where starts(with: spelling, at: offset, end) {
      let after = offset + spelling.count
      if after == end || isBlank(fold(bytes, after).code) {
        return RelationText(kind: .text, start: offset, end: after)
      }
    }
    for (spelling, _) in Relation.words where starts(with: spelling, at: offset, end) {
      let after = offset + spelling.count
      if after == end || isBlank(fold(bytes, after).code) || atNumber(after, end) || atDate(after, end) {
        return RelationText(kind: .figure, start: offset, end: after)
      }
    }
    return nil
  }

  // MARK: Targets

  /// target = looseTarget | strictTarget | wordTarget | textTarget | bareTarget
  /// looseTarget = looseMark [ whitespace ] value
  /// strictTarget = strictMark [ whitespace ] value
  /// wordTarget = relationWord [ whitespace ] value
  /// textTarget = textRelation whitespace wordedText
  mutating func parseTarget(_ relation: RelationText, _ end: Int) {
    blanks(upTo: relation.start)
    let target = open(.target)
    token(relation.kind == .figure ? .relation : .textRelation, upTo: relation.end)
    let start = min(skipBlanks(position, end), end)
    if start == end {
      report(
        SyntaxRules.missingValue, relation.end, relation.end,
        ["relation": Wording(verbatim: string(relation.start, relation.end))])
    } else {
      blanks(upTo: start)
      switch relation.kind {
      case .figure: parseValue(end)
      case .text: parseWordedText(relation, end)
      }
    }
    close(target)
  }

  /// The words of a grade. A colon before them is none of them: `定性 ：良好`.
  private mutating func parseWordedText(_ relation: RelationText, _ end: Int) {
    let colon = fold(bytes, position)
    let start = skipBlanks(position + colon.length, end)
    if colon.code == 0x3A, start < end {
      let word = string(relation.start, relation.end)
      report(
        SyntaxRules.unexpectedText, position, position + colon.length, ["text": "："],
        fixes: [
          Fix(
            Wording("“\(word)”后面用空格，不用冒号", "a blank stands behind “\(word)”, and no colon"),
            replace: TextRange(relation.end, start), with: " ")
        ])
      token(.unexpected, upTo: position + colon.length)
      blanks(upTo: start)
    }
    token(.targetText, upTo: end)
  }

  /// value = ( quantity | range | tolerance | proportion | dateRange | dateValue ) [ [ whitespace ] within ] ? where
  ///   以内 does not follow 月, and it is no dotted range ? | dottedRange
  /// range = quantity [ whitespace ] rangeSign [ whitespace ] quantity ? where it does not start as a date ?
  /// tolerance = plusMinus [ whitespace ] quantity
  /// dateRange = dateValue [ whitespace ] rangeSign [ whitespace ] dateValue ? where the range sign cannot be a
  ///   dash of the first date ?
  /// dottedRange = dottedMonth [ whitespace ] rangeSign [ whitespace ] dottedMonth [ dateQualifier ]
  mutating func parseValue(_ end: Int) {
    let first = fold(bytes, position)
    if first.code == Mark.plusMinus {
      token(.plusMinus, upTo: position + first.length)
      blanks(upTo: min(skipBlanks(position, end), end))
      guard scanNumber(position, end) != nil else { return rejectValue(end) }
      parseQuantity(end)
    } else if let months = scanDottedMonths(position, end) {
      token(.date, upTo: months.first)
      emitRangeSign(months.sign, end)
      parseDate(upTo: months.last, end)
    } else if let first = scanDate(position, end) {
      parseDate(upTo: first, end)
      if let sign = rangeSign(position, end), let last = scanDate(skipBlanks(sign.end, end), end) {
        emitRangeSign(sign, end)
        parseDate(upTo: last, end)
      }
    } else if let numberEnd = scanNumber(position, end) {
      if isClockSpan(position, end) { return rejectValue(end) }
      if let other = spreadEnd(numberEnd, end) { return rejectSpread(numberEnd, other, end) }
      if let colon = proportionColon(numberEnd, end) { return parseProportion(numberEnd, colon, end) }
      parseQuantity(end)
      if let sign = rangeSign(position, end), scanNumber(skipBlanks(sign.end, end), end) != nil {
        emitRangeSign(sign, end)
        parseQuantity(end)
      }
    } else {
      return rejectValue(end)
    }
    parseWithin(end)
  }

  private mutating func parseWithin(_ end: Int) {
    let suffix = skipBlanks(position, end)
    if starts(with: Word.within, at: suffix, end) {
      blanks(upTo: suffix)
      token(.within, upTo: suffix + Word.within.count)
    }
  }

  /// proportion = number [ whitespace ] colon [ whitespace ] number
  ///
  /// `1:15`, one teacher for fifteen pupils: it has no unit, and its two figures are no range.
  private mutating func parseProportion(_ numberEnd: Int, _ colon: (start: Int, end: Int), _ end: Int) {
    token(.number, upTo: numberEnd)
    blanks(upTo: colon.start)
    token(.colon, upTo: colon.end)
    blanks(upTo: skipBlanks(position, end))
    token(.number, upTo: scanNumber(position, end) ?? position)
    parseWithin(end)
  }

  /// The colon between the figures of a proportion.
  private func proportionColon(_ numberEnd: Int, _ end: Int) -> (start: Int, end: Int)? {
    let start = skipBlanks(numberEnd, end)
    guard start < end, case let folded = fold(bytes, start), folded.code == 0x3A else { return nil }
    let next = skipBlanks(start + folded.length, end)
    return next < end && scanNumber(next, end) != nil ? (start, start + folded.length) : nil
  }

  private mutating func rejectValue(_ end: Int) {
    let start = position
    guard start < end else {
      report(SyntaxRules.missingValue, end, end, ["relation": "±"])
      return
    }
    reportBadValue(start, end)
    token(.unexpected, upTo: end)
  }

  private func rangeSign(_ offset: Int, _ end: Int) -> (start: Int, end: Int)? {
    let start = skipBlanks(offset, end)
    let folded = fold(bytes, start)
    guard start < end else { return nil }
    if folded.code == 0x7E || folded.code == 0x2D { return (start, start + folded.length) }
    return Word.to.first { starts(with: $0, at: start, end) }.map { (start, start + $0.count) }
  }

  private mutating func emitRangeSign(_ sign: (start: Int, end: Int), _ end: Int) {
    blanks(upTo: sign.start)
    token(.rangeSign, upTo: sign.end)
    blanks(upTo: skipBlanks(position, end))
  }

  // MARK: Quantities

  /// quantity = number [ [ whitespace ] unit ] ? where it does not start as a date ?
  mutating func parseQuantity(_ end: Int) {
    let quantity = open(.quantity)
    let numberEnd = scanNumber(position, end) ?? position
    token(.number, upTo: tornNumberEnd(numberEnd, end) ?? numberEnd)
    let start = skipBlanks(position, end)
    if start < end, rangeSign(start, end) == nil, !starts(with: Word.within, at: start, end),
      boundWord(start, wordEnd(start, end)) != start
    {
      blanks(upTo: start)
      parseUnit(end)
    }
    close(quantity)
  }

  func atNumber(_ offset: Int, _ end: Int) -> Bool {
    scanNumber(offset, end) != nil || fold(bytes, offset).code == Mark.plusMinus
  }

  /// number = [ dash | plus ] digit { [ comma ] digit } [ point digit { digit } ]
  ///
  /// Gives its end, nil when there is none.
  func scanNumber(_ offset: Int, _ end: Int) -> Int? {
    var offset = offset
    let sign = fold(bytes, offset)
    if offset < end, sign.code == 0x2D || sign.code == 0x2B { offset += sign.length }
    guard offset < end, isDigit(offset) else { return nil }
    var pointSeen = false
    while offset < end {
      let folded = fold(bytes, offset)
      switch folded.code {
      case 0x30...0x39: break
      case 0x2C where !pointSeen && isDigit(offset + folded.length): break
      case 0x2E where !pointSeen && isDigit(offset + folded.length): pointSeen = true
      default: return offset
      }
      offset += folded.length
    }
    return min(offset, end)
  }

  func isDigit(_ offset: Int) -> Bool { (0x30...0x39).contains(fold(bytes, offset).code) }

  /// unit = product
  /// product = factor { ( slash | dot ) factor }
  /// factor = unitWord | leftParenthesis product rightParenthesis
  ///
  /// A flat loop with a depth instead of recursion: nesting costs no stack.
  mutating func parseUnit(_ lineEnd: Int) {
    let unit = open(.unit)
    let start = position
    var end = wordEnd(position, lineEnd)
    if let range = rangeSignInside(position, end, lineEnd) { end = range }
    end = endBeforeSentenceMarks(position, end)
    end = boundWord(start, end) ?? end
    if end - start > Word.within.count, starts(with: Word.within, at: end - Word.within.count, end) {
      end -= Word.within.count
    }
    var depth = 0
    var wantsFactor = true
    var isBroken = false
    while position < end {
      let folded = fold(bytes, position)
      switch folded.code {
      case 0x2F, Mark.dot:
        if wantsFactor { isBroken = true }
        wantsFactor = true
        token(folded.code == 0x2F ? .slash : .dot, upTo: position + folded.length)
      case 0x28:
        if !wantsFactor { isBroken = true }
        depth += 1
        token(.parenthesis, upTo: position + folded.length)
      case 0x29:
        if wantsFactor || depth == 0 { isBroken = true }
        depth -= 1
        token(.parenthesis, upTo: position + folded.length)
      default:
        if !wantsFactor { isBroken = true }
        wantsFactor = false
        token(.unitWord, upTo: unitWordEnd(position, end))
      }
    }
    if isBroken || wantsFactor || depth != 0 {
      // `12 /10万` lacks the 1; in 1/2 the figure itself is broken.
      let isPerCount =
        fold(bytes, start).code == 0x2F && isDigit(start + fold(bytes, start).length) && !isDigit(start - 1)
      let fix = Fix(
        Wording("写成“1\(excerpt(start, end))”", "write “1\(excerpt(start, end))”"), replace: TextRange(start, start),
        with: "1", .unsafe)
      report(
        SyntaxRules.brokenUnit, start, end, ["unit": Wording(verbatim: excerpt(start, end))],
        fixes: isPerCount ? [fix] : [])
    }
    close(unit)
  }

  /// `90 %。`: the mark that closed a sentence in the old table belongs to no unit.
  private func endBeforeSentenceMarks(_ start: Int, _ end: Int) -> Int {
    var offset = start
    var result = start
    while offset < end {
      let isMark = isSentenceMark(offset)
      offset += max(fold(bytes, offset).length, 1)
      if !isMark { result = offset }
    }
    return result > start ? min(result, end) : end
  }

  /// A word in brackets right behind is a part of it: 件（套）.
  private func unitWordEnd(_ start: Int, _ end: Int) -> Int {
    var offset = start
    var bracket: Int?
    while offset < end {
      let folded = fold(bytes, offset)
      switch folded.code {
      case 0x2F, Mark.dot: return bracket ?? offset
      case 0x28 where bracket == nil && offset > start: bracket = offset
      case 0x28: return bracket ?? offset
      case 0x29: return bracket == nil ? offset : offset + folded.length
      default: break
      }
      offset += max(folded.length, 1)
    }
    return bracket ?? min(offset, end)
  }

  /// `10%~20%`, `10%~ 20%`: a unit ends where a range goes on.
  private func rangeSignInside(_ start: Int, _ end: Int, _ lineEnd: Int) -> Int? {
    var offset = start
    while offset < end {
      let folded = fold(bytes, offset)
      if offset > start,
        folded.code == 0x7E || folded.code == 0x2D || Word.to.contains(where: { starts(with: $0, at: offset, end) })
      {
        if scanNumber(skipBlanks(offset + folded.length, lineEnd), lineEnd) != nil { return offset }
      }
      offset += max(folded.length, 1)
    }
    return nil
  }

  // MARK: Dates

  /// dateValue = fullDate [ dateQualifier ]
  private mutating func parseDate(upTo dateEnd: Int, _ end: Int) {
    token(.date, upTo: dateEnd)
    for qualifier in Word.dateQualifiers where starts(with: qualifier, at: position, end) {
      token(.dateQualifier, upTo: position + qualifier.count)
      break
    }
  }

  func atDate(_ offset: Int, _ end: Int) -> Bool { scanDate(offset, end) != nil }

  /// date = fullDate | dottedMonth
  /// fullDate = year "年" [ twoDigits "月" [ twoDigits ( "日" | "号" ) ] ] | [ "次年" | "翌年" ] twoDigits "月" [
  ///   twoDigits ( "日" | "号" ) ] | year dash twoDigits [ dash twoDigits ] | year slash twoDigits slash twoDigits |
  ///   year point twoDigits point twoDigits
  func scanDate(_ start: Int, _ end: Int) -> Int? {
    if start < end, bytes[start] >= 0xE0, let word = Word.nextYears.first(where: { starts(with: $0, at: start, end) }) {
      let (afterMonth, digits) = scanDigits(start + word.count, end)
      guard (1...2).contains(digits) else { return nil }
      return scanMonth(afterMonth, end)
    }
    let (afterFirst, digits) = scanDigits(start, end)
    if digits == 4 {
      if starts(with: Word.year, at: afterFirst, end) {
        let afterYear = afterFirst + Word.year.count
        let (afterMonth, count) = scanDigits(afterYear, end)
        guard (1...2).contains(count), starts(with: Word.month, at: afterMonth, end) else { return afterYear }
        return scanDay(afterMonth + Word.month.count, end)
      }
      return scanSeparatedDate(afterFirst, end)
    }
    return (1...2).contains(digits) ? scanMonth(afterFirst, end) : nil
  }

  /// `月` and the day behind the figure of a month.
  private func scanMonth(_ start: Int, _ end: Int) -> Int? {
    guard starts(with: Word.month, at: start, end) else { return nil }
    let afterMonth = start + Word.month.count
    let dateEnd = scanDay(afterMonth, end)
    // `12月/次` and `6月龄` are no dates.
    let follows =
      dateEnd > afterMonth || dateEnd == end || isBlank(fold(bytes, dateEnd).code) || rangeSign(dateEnd, end) != nil
      || Word.dateQualifiers.contains { starts(with: $0, at: dateEnd, end) }
    return follows ? dateEnd : nil
  }

  private func scanDay(_ offset: Int, _ end: Int) -> Int {
    let (afterDay, count) = scanDigits(offset, end)
    guard (1...2).contains(count) else { return offset }
    for word in [Word.day, Word.dayOfSpeech] where starts(with: word, at: afterDay, end) {
      return afterDay + word.count
    }
    return offset
  }

  private func scanSeparatedDate(_ offset: Int, _ end: Int) -> Int? {
    let separator = fold(bytes, offset)
    guard offset < end, [0x2D, 0x2F, 0x2E].contains(separator.code) else { return nil }
    let (afterMonth, monthDigits) = scanDigits(offset + separator.length, end)
    guard (1...2).contains(monthDigits) else { return nil }
    let second = fold(bytes, afterMonth)
    if afterMonth < end, second.code == separator.code {
      let (afterDay, dayDigits) = scanDigits(afterMonth + second.length, end)
      if (1...2).contains(dayDigits) { return afterDay }
    }
    return separator.code == 0x2D ? afterMonth : nil
  }

  /// `2023.07-2024.01`. Alone, or with a unit behind, `2023.07` is a number.
  private func scanDottedMonths(
    _ start: Int, _ end: Int
  ) -> (first: Int, sign: (start: Int, end: Int), last: Int)? {
    guard let first = scanDottedMonth(start, end), let sign = rangeSign(first, end),
      let last = scanDottedMonth(skipBlanks(sign.end, end), end)
    else { return nil }
    let isWhole = skipBlanks(last, end) == end || Word.dateQualifiers.contains { starts(with: $0, at: last, end) }
    return isWhole ? (first, sign, last) : nil
  }

  /// dottedMonth = year point digit digit ? where it ends with 01 to 12 ?
  private func scanDottedMonth(_ start: Int, _ end: Int) -> Int? {
    let (afterYear, yearDigits) = scanDigits(start, end)
    let point = fold(bytes, afterYear)
    guard yearDigits == 4, afterYear < end, point.code == 0x2E else { return nil }
    let (afterMonth, monthDigits) = scanDigits(afterYear + point.length, end)
    guard monthDigits == 2,
      case .value(let month) = Decimal.read(bytes, TextRange(afterYear + point.length, afterMonth))
    else { return nil }
    return (1...12).contains(month.wholeValue ?? 0) ? afterMonth : nil
  }

  private func scanDigits(_ start: Int, _ end: Int) -> (end: Int, count: Int) {
    var offset = start
    var count = 0
    while offset < end, count < 5, isDigit(offset) {
      offset += fold(bytes, offset).length
      count += 1
    }
    return (offset, count)
  }
}
