// Words where a figure should stand, = 三级, ≥ XX 公里, or behind one, ≥ 90%以上. What is to be written instead depends on
// the words.

import PFCDiagnostics
import PFCText

extension Parser {
  /// Reports the rest of a target, which starts with neither a number nor a date.
  mutating func reportBadValue(_ start: Int, _ end: Int) {
    let text = excerpt(start, end)
    var advice = Wording(
      "写数字加单位；如果目标是文字，把性质改为“定性”或“其他”", "write a number with its unit; for words change the relation to 定性 or 其他")
    var fixes: [Fix] = []
    if let second = Relation.leading(bytes, TextRange(start, end)) {
      let sign = string(Int(second.start), Int(second.end))
      advice = Wording("指标性质只写一个，删去“\(sign)”", "one relation is enough: delete “\(sign)”")
      fixes = [
        Fix(
          Wording("删去“\(sign)”", "delete “\(sign)”"),
          replace: TextRange(start, skipBlanks(Int(second.end), end)), with: "", .unsafe)
      ]
    } else if let sign = Word.yuanSigns.first(where: { starts(with: $0, at: start, end) }) {
      advice = Wording("钱数写成“5 万元”这样的形式，不用“￥”", "write money as 5 万元, without ￥")
      fixes = [
        Fix(
          Wording("删去“￥”", "delete ￥"), replace: TextRange(start, skipBlanks(start + sign.count, end)), with: "",
          .unsafe)
      ]
    } else if let plain = plainTarget(start, end) {
      advice = Wording("写成“\(plain.target)”", "write “\(plain.target)”")
      fixes = [
        Fix(
          Wording("写成“\(plain.target)”", "write “\(plain.target)”"), replace: TextRange(plain.from, end),
          with: plain.target, .unsafe)
      ]
    } else if atBlank(start, end) {
      advice = Wording("这里还没有填，写上真正的数字和单位", "this is still to be filled in: write the figure and its unit")
    } else if atHanNumber(start), !isGrade(start, end) {
      advice = Wording("数字写成阿拉伯数字，如“8 座”", "write the number in digits, for example “8 座”")
    } else if let relation = relationBefore(start) {
      // 定性 has no sign, so what the sign said goes into the words.
      let bound = isGrade(start, end) ? Self.boundWords[relation.known] ?? "" : ""
      advice = Wording("等次、文字不用 ≥、=、≤，写成“定性 \(bound)\(text)”", "a grade takes no sign: write “定性 \(bound)\(text)”")
      fixes = [
        Fix(
          Wording("写成“定性 \(bound)\(text)”", "write “定性 \(bound)\(text)”"),
          replace: TextRange(Int(relation.range.start), start), with: "定性 \(bound)", .unsafe)
      ]
    }
    report(SyntaxRules.badValue, start, end, ["text": Wording(verbatim: text), "advice": advice], fixes: fixes)
  }

  /// What says the same in the words of the language: 年底前 is 12月底前, 前10名 is 10 名次, and a time that no calendar has
  /// is 其他 with the words as they stand. From where the text is to be replaced.
  private func plainTarget(_ start: Int, _ end: Int) -> (target: String, from: Int)? {
    guard let relation = relationBefore(start) else { return nil }
    let whole = Int(relation.range.start)
    let sign = string(whole, Int(relation.range.end))
    if let same = Word.quarters.first(where: { $0.word.count == end - start && starts(with: $0.word, at: start, end) })
    {
      return ("\(sign) \(same.date)", whole)
    }
    if let rank = firstRanks(start, end) { return ("\(sign) \(rank) 名次", whole) }
    guard holdsDigit(start, end) || Word.times.contains(where: { endsWith($0, start, end) }), !isGrade(start, end),
      !atBlank(start, end), !atHanNumber(start) || atHanMonth(start, end)
    else { return nil }
    return ("其他 \(string(start, end))", whole)
  }

  /// 10 of 前10名.
  private func firstRanks(_ start: Int, _ end: Int) -> String? {
    let first = Array("前".utf8)
    guard starts(with: first, at: start, end) else { return nil }
    let digits = start + first.count
    guard let digitsEnd = scanNumber(digits, end), ["名", "位"].contains(string(digitsEnd, end)) else { return nil }
    return foldedString(bytes, TextRange(digits, digitsEnd))
  }

  /// 十二月底
  private func atHanMonth(_ start: Int, _ end: Int) -> Bool {
    (start..<end).contains { starts(with: Word.month, at: $0, end) }
  }

  func holdsDigit(_ start: Int, _ end: Int) -> Bool {
    var offset = start
    while offset < end {
      if isDigit(offset) { return true }
      offset += max(fold(bytes, offset).length, 1)
    }
    return false
  }

  private static let boundWords: [Relation: String] = [
    .greaterEqual: "不低于", .lessEqual: "不高于", .greater: "高于", .less: "低于",
  ]
  private static let hanDigits = "一二三四五六七八九十两百".map { Array(String($0).utf8) }
  private static let gradeWords = "级类等档星".map { Array(String($0).utf8) }

  /// The relation that ends before `start`, of the row at hand.
  private func relationBefore(_ start: Int) -> (range: TextRange, known: Relation)? {
    guard let target = elements.lastIndex(where: { $0.kind == .target }),
      let index = elements[target...].firstIndex(where: { $0.kind == .relation })
    else { return nil }
    let relation = Int(elements[index].start)
    let range = TextRange(relation, index + 1 < elements.count ? Int(elements[index + 1].start) : start)
    return Relation.reading(bytes, range).map { (range, $0) }
  }

  // MARK: Around a figure

  /// `6:00-22:00`: a span of the day is no figure.
  func isClockSpan(_ start: Int, _ end: Int) -> Bool {
    guard let first = clockEnd(start, end) else { return false }
    let sign = skipBlanks(first, end)
    let signEnd =
      [0x2D, 0x7E].contains(fold(bytes, sign).code)
      ? sign + fold(bytes, sign).length : Word.to.first { starts(with: $0, at: sign, end) }.map { sign + $0.count }
    return signEnd.map { clockEnd(skipBlanks($0, end), end) != nil } ?? false
  }

  private func clockEnd(_ start: Int, _ end: Int) -> Int? {
    guard let hourEnd = scanNumber(start, end), hourEnd < end, fold(bytes, hourEnd).code == 0x3A else { return nil }
    return scanNumber(hourEnd + fold(bytes, hourEnd).length, end)
  }

  /// The end of the second figure of `20±2`.
  func spreadEnd(_ numberEnd: Int, _ end: Int) -> Int? {
    let sign = skipBlanks(numberEnd, end)
    guard sign < end, fold(bytes, sign).code == Mark.plusMinus else { return nil }
    return scanNumber(skipBlanks(sign + fold(bytes, sign).length, end), end)
  }

  /// `20±2 ℃` is 18 to 22.
  mutating func rejectSpread(_ firstEnd: Int, _ otherEnd: Int, _ end: Int) {
    let start = position
    var otherStart = otherEnd
    while otherStart > firstEnd, isDigit(otherStart - 1) || bytes[otherStart - 1] == 0x2E { otherStart -= 1 }
    var advice = Wording("写成范围，如“= 18~22 ℃”", "write a range, for example “= 18~22 ℃”")
    var fixes: [Fix] = []
    if case .value(let middle) = Decimal.read(bytes, TextRange(start, firstEnd)),
      case .value(let spread) = Decimal.read(bytes, TextRange(otherStart, otherEnd)), let low = middle - spread,
      let high = middle + spread
    {
      advice = Wording("写成“\(low)~\(high)”", "write “\(low)~\(high)”")
      fixes = [Fix(advice, replace: TextRange(start, otherEnd), with: "\(low)~\(high)", .unsafe)]
    }
    report(
      SyntaxRules.badValue, start, end, ["text": Wording(verbatim: excerpt(start, end)), "advice": advice], fixes: fixes
    )
    token(.unexpected, upTo: end)
  }

  /// Where a number ends that a slip tore apart: `1 200`, `12。5`, `12. 公里`, `1.2.3`; nil for a whole one.
  func tornNumberEnd(_ numberEnd: Int, _ end: Int) -> Int? {
    var tornEnd: Int?
    var offset = numberEnd
    while offset < end {
      var next = skipBlanks(offset, end)
      let isApart = next > offset
      let point =
        starts(with: Word.fullStop, at: next, end) ? Word.fullStop.count : fold(bytes, next).code == 0x2E ? 1 : 0
      guard isApart || point > 0 else { break }
      let isHalfPoint = point == 1 && !isApart
      if point > 0 { next = skipBlanks(next + fold(bytes, next).length, end) }
      var digitsEnd = next
      while digitsEnd < end, isDigit(digitsEnd) { digitsEnd += fold(bytes, digitsEnd).length }
      // Behind a blank alone only a whole group of three goes on with the number: `12 1/10万` has a unit.
      guard digitsEnd > next, point > 0 || digitsEnd - next == 3 && fold(bytes, digitsEnd).code != 0x2F else {
        return isHalfPoint ? offset + fold(bytes, offset).length : tornEnd
      }
      tornEnd = digitsEnd
      offset = digitsEnd
    }
    return tornEnd
  }

  // MARK: Behind a figure

  /// Where 以上, （含）以上, 及以下 or （含） begins at the end of a word: what the sign says already, or should.
  func boundWord(_ start: Int, _ end: Int) -> Int? {
    // 上 and 下 are E4 B8 8A and E4 B8 8B; a bracket closes （含）.
    guard end - start >= 5, bytes[end - 1] == 0x29 || bytes[end - 1] & 0xFE == 0x8A || bytes[end - 1] == 0x89 else {
      return nil
    }
    var tail = end
    for word in Word.boundEnds where endsWith(word, start, tail) {
      tail -= word.count
      break
    }
    for word in tail < end ? Word.included : Word.includedAlone where endsWith(word, start, tail) {
      tail -= word.count
      break
    }
    return tail < end ? trimmedEnd(start, tail) : nil
  }

  private func endsWith(_ word: [UInt8], _ start: Int, _ end: Int) -> Bool {
    end - word.count >= start && starts(with: word, at: end - word.count, end)
  }

  /// The repair of `≥ 90%以上`: the words go, and = becomes what they say.
  func boundWordFix(_ start: Int, _ end: Int) -> Fix? {
    guard boundWord(start, end) == start, let relation = relationBefore(start) else { return nil }
    let said: [Relation] =
      endsWith(Word.boundEnds[0], start, end)
      ? [.greaterEqual, .greater] : endsWith(Word.boundEnds[1], start, end) ? [.lessEqual, .less] : Relation.allCases
    let deletion = TextEdit(range: TextRange(trimmedEnd(Int(relation.range.end), start), end), replacement: "")
    let text = string(start, end)
    if said.contains(relation.known) {
      return Fix(Wording("删去“\(text)”", "delete “\(text)”"), [deletion])
    }
    guard relation.known == .equal else { return nil }
    let sign = TextEdit(range: relation.range, replacement: said[0].rawValue)
    return Fix(
      Wording("改为“\(said[0].rawValue)”，删去“\(text)”", "change to “\(said[0].rawValue)” and delete “\(text)”"),
      [sign, deletion], .unsafe)
  }

  // MARK: Kinds of text

  /// XX, ××, **, __, or / and 无 alone: a gap of a template.
  func atBlank(_ start: Int, _ end: Int) -> Bool {
    let first = fold(bytes, start)
    let next = start + first.length
    if next < end, [0x2F, 0x2A].contains(first.code), isBlank(fold(bytes, next).code) { return true }
    if start + first.length >= end, [0x2F, 0x2D].contains(first.code) || starts(with: Word.none, at: start, end) {
      return true
    }
    let second = fold(bytes, start + first.length)
    if starts(with: Word.cross, at: start, end) { return true }
    return [0x58, 0x78, 0x2A, 0x5F].contains(first.code) && start + first.length < end && first.code == second.code
  }

  private func atHanNumber(_ start: Int) -> Bool {
    Self.hanDigits.contains { starts(with: $0, at: start, bytes.count) }
  }

  /// 三级, Ⅲ类, 一等, A级: a short text that ends in a word for a grade.
  private func isGrade(_ start: Int, _ end: Int) -> Bool {
    end - start <= 15
      && Self.gradeWords.contains { end - $0.count > start && starts(with: $0, at: end - $0.count, end) }
  }
}
