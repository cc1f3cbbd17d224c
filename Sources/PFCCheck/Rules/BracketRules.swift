// PF504, PF505: title marks alternate by depth, and brackets close.

import PFCDiagnostics
import PFCText

enum BracketRules {
  static let all: [Check] = [nestedTitleMarks, unbalancedBrackets]

  static let nestedTitleMarks = Check.passage(
    Rule(
      504, "nested-title-marks", "书名号嵌套不规范", .warning,
      message: Wording(
        "书名号里面的书名号应为“{expected}”，这里是“{typed}”",
        "title marks inside title marks should be “{expected}”, these are “{typed}”"),
      label: Wording("里层的书名", "the inner title"),
      advice: Wording("外层用《》，里层用〈〉，再里层又用《》", "《》 outside, 〈〉 inside, and 《》 again inside those"),
      reason: Wording("两层都用《》，分不清哪个》结束哪个书名。", "With 《》 twice, no one can tell which 》 ends which title."),
      bad: .replacing("1.《城市市容和环境卫生管理条例》", with: "1.《关于印发《环境卫生管理办法》的通知》"),
      good: .replacing("1.《城市市容和环境卫生管理条例》", with: "1.《关于印发〈环境卫生管理办法〉的通知》"),
      source: Wording("GB/T 15834-2011《标点符号用法》书名号", "GB/T 15834-2011, title marks")),
    with: .uncleanBrackets
  ) { passage, context, findings in
    let pairs = BracketPairs(passage) { $0.bracket.family == .title }.pairs
    for (index, outer) in pairs.enumerated() where outer.titleDepth == 0 && outer.open.bracket.isTitle {
      let inner = pairs[(index + 1)...].prefix { $0.open.range.start < outer.close.range.start }
      report(inner, in: outer, &findings)
    }
  }

  /// One finding for everything inside one title.
  private static func report(
    _ titles: ArraySlice<BracketPairs.Pair>, in outer: BracketPairs.Pair, _ findings: inout Findings
  ) {
    var edits: [TextEdit] = []
    var first: (pair: BracketPairs.Pair, expected: Bracket)?
    for pair in titles {
      let isOuterKind = pair.titleDepth.isMultiple(of: 2)
      let expected: Bracket = isOuterKind == (outer.open.bracket == .title) ? .title : .innerTitle
      let wrong = [pair.open, pair.close].filter { $0.bracket != expected }
      if !wrong.isEmpty, first == nil { first = (pair, expected) }
      edits += wrong.map { TextEdit(range: $0.range, replacement: $0.isOpen ? expected.open : expected.close) }
    }
    guard let (pair, expected) = first else { return }
    // `《《条例》》`: typed twice rather than nested.
    let isDoubled =
      titles.count == 1 && pair.open.range.start == outer.open.range.end
      && pair.close.range.end == outer.close.range.start
    let isOpenWrong = pair.open.bracket != expected
    findings.report(
      at: isOpenWrong ? pair.open.range : pair.close.range,
      [
        "typed": .init(verbatim: pair.open.bracket.open + pair.close.bracket.close),
        "expected": .init(verbatim: expected.open + expected.close),
      ],
      fixes: [
        isDoubled
          ? Fix(
            Wording("删去多打的一层", "remove the marks typed twice"),
            [pair.open, pair.close].map { TextEdit(range: $0.range, replacement: "") }, .unsafe)
          : Fix(
            Wording("书名号按层次改写", "alternate the title marks by depth"),
            edits.sorted { $0.range.start < $1.range.start })
      ])
  }

  static let unbalancedBrackets = Check.passage(
    Rule(
      505, "unbalanced-brackets", "括号没有配对", .warning,
      message: Wording("{fault}", "{fault}"),
      advice: Wording("补上缺少的一半，或者删去多余的一半", "add the missing half, or remove the spare one"),
      reason: Wording("括号、引号和书名号都成对使用。", "Brackets, quotes and title marks come in pairs."),
      bad: .replacing("1.辖区道路清扫保洁；", with: "1.辖区道路（含背街小巷清扫保洁；"),
      good: .replacing("1.辖区道路清扫保洁；", with: "1.辖区道路（含背街小巷）清扫保洁；"),
      source: Wording("GB/T 15834-2011《标点符号用法》", "GB/T 15834-2011")),
    with: .uncleanBrackets
  ) { passage, context, findings in
    let foreign = DocumentNumber.brackets(of: DocumentNumber.mistyped(in: passage, context))
      .union(intervals(passage, context.bytes))
    let pairs = BracketPairs(passage) { !foreign.contains($0.range.start) }
    for pair in pairs.pairs where isMixed(pair) && (pair.open.bracket.family != .title || pair.titleDepth == 0) {
      reportMixed(pair, context, &findings)
    }
    var strays = pairs.strays.filter { isMissed($0, passage, context.bytes) }
    strays.removeAll { reportInnerTitle(before: $0, pairs.pairs, context, &findings) }
    reportStrays(strays, passage, &findings)
  }

  /// The brackets of `[90,100)` and `（60，80]`, which mean an interval; where each starts.
  private static func intervals(_ passage: Passage, _ bytes: [UInt8]) -> Set<UInt32> {
    var found: Set<UInt32> = []
    for (open, close) in zip(passage.brackets, passage.brackets.dropFirst())
    where open.isOpen && !close.isOpen && close.range.start - open.range.end <= 40
      && Set([open.bracket.family, close.bracket.family]) == [.round, .square]
    {
      let inside = foldedBytes(bytes, TextRange(open.range.end, close.range.start))
      let ends = inside.split(separator: 0x2C, omittingEmptySubsequences: false)
      if ends.count == 2, ends.allSatisfy({ $0.contains { (0x30...0x39).contains($0) } && $0.allSatisfy { $0 < 0x80 } })
      {
        found.formUnion([open.range.start, close.range.start])
      }
    }
    return found
  }

  // MARK: Pairs of two kinds

  /// Small forms are the ordinary brackets; that they are small is another rule's matter.
  private static func isMixed(_ pair: BracketPairs.Pair) -> Bool {
    ordinary(pair.open.bracket) != ordinary(pair.close.bracket)
  }

  private static func ordinary(_ bracket: Bracket) -> Bracket {
    switch bracket {
    case .smallRound: .wideRound
    case .smallTortoise: .tortoise
    default: bracket
    }
  }

  private static func reportMixed(_ pair: BracketPairs.Pair, _ context: TableContext, _ findings: inout Findings) {
    let (open, close) = (pair.open.bracket, pair.close.bracket)
    var fixes: [Fix] = []
    if open.family == .round {
      let kind: Bracket = isChinese(pair, context.bytes) ? .wideRound : .round
      let edits = [
        (pair.open, kind.open), (pair.close, kind.close),
      ].filter { ordinary($0.0.bracket) != kind }.map { TextEdit(range: $0.0.range, replacement: $0.1) }
      let text = kind.open + kind.close
      fixes.append(Fix(Wording("统一为“\(text)”", "make both “\(text)”"), edits))
    } else {
      fixes.append(
        Fix(
          Wording("改为“\(open.close)”", "change to “\(open.close)”"), replace: pair.close.range, with: open.close,
          .unsafe))
    }
    let text = "“\(open.open)”"
    let other = "“\(close.close)”"
    findings.report(
      at: pair.close.range,
      ["fault": Wording("\(text)与\(other)不是一对", "\(text) and \(other) are not a pair")],
      related: [
        RelatedPlace(source: context.record.source, range: pair.open.range, label: Wording("从这里开始", "it opens here"))
      ], fixes: fixes)
  }

  /// Whether any character inside the pair, or next to it, is not Latin.
  private static func isChinese(_ pair: BracketPairs.Pair, _ bytes: [UInt8]) -> Bool {
    let start = Int(pair.open.range.start)
    if start > 0, bytes[start - 1] >= 0x80 { return true }
    return bytes[Int(pair.open.range.end)..<Int(pair.close.range.start)].contains { $0 >= 0x80 }
  }

  // MARK: Brackets alone

  /// An emoticon, an apostrophe, and a quote that every paragraph opens anew lack no partner; nor does `<`.
  private static func isMissed(_ mark: BracketMark, _ passage: Passage, _ bytes: [UInt8]) -> Bool {
    if mark.bracket.isAngle { return false }
    let line = passage.lines[mark.line]
    // A name that begins with a quote is a quoted name; the parser has said that its end is missing.
    if passage.isIndicatorName, mark.range.start == line.start, [.quote, .corner].contains(mark.bracket.family) {
      return false
    }
    let previous = mark.range.start > line.start ? bytes[Int(mark.range.start) - 1] : 0
    switch mark.bracket {
    case .round: return !":;=-^".utf8.contains(previous) && !numbersItem(mark, line, bytes)
    case .wideRound: return !numbersItem(mark, line, bytes)
    case .innerQuote: return mark.isOpen || previous >= 0x80
    case .quote:
      let next = passage.lines[(mark.line + 1)...].prefix(4).first { !$0.isEmpty }
      return !mark.isOpen || next.map { !bytes[$0.bounds].starts(with: "“".utf8) } ?? true
    default: return true
    }
  }

  /// `a)`: one letter before the bracket.
  private static func numbersItem(_ mark: BracketMark, _ line: TextRange, _ bytes: [UInt8]) -> Bool {
    func isWord(_ offset: Int) -> Bool {
      offset >= Int(line.start) && ((bytes[offset] | 0x20) &- 0x61 < 26 || bytes[offset] &- 0x30 <= 9)
    }
    let letter = Int(mark.range.start) - 1
    return !mark.isOpen && isWord(letter) && bytes[letter] > 0x39 && !isWord(letter - 1)
  }

  private static func reportStrays(_ strays: [BracketMark], _ passage: Passage, _ findings: inout Findings) {
    var rest = strays[...]
    while let stray = rest.popFirst() {
      if stray.isOpen, let next = rest.first, !next.isOpen, next.line == stray.line {
        rest.removeFirst()
        let (text, other) = ("“\(stray.bracket.open)”", "“\(next.bracket.close)”")
        let fault =
          stray.bracket == next.bracket
          ? Wording("\(text)与\(other)之间的括号交叉了", "\(text) … \(other) crosses another pair")
          : Wording("\(text)与\(other)不是一对", "\(text) and \(other) are not a pair")
        findings.report(at: next.range, ["fault": fault])
        continue
      }
      let text = "“\(stray.isOpen ? stray.bracket.open : stray.bracket.close)”"
      let other = "“\(stray.isOpen ? stray.bracket.close : stray.bracket.open)”"
      findings.report(
        at: stray.range, ["fault": Wording("\(text)缺少配对的\(other)", "\(text) has no \(other)")],
        fixes: completion(of: stray, passage))
    }
  }

  private static let documentKinds = ["通知", "意见", "批复", "函", "决定", "公告", "通告", "请示", "报告"].map {
    Array("的\($0)".utf8)
  }

  /// `《关于印发《办法的通知》`: what closes is the outer title, and the inner one ends before 的通知. False for others.
  private static func reportInnerTitle(
    before stray: BracketMark, _ pairs: [BracketPairs.Pair], _ context: TableContext, _ findings: inout Findings
  ) -> Bool {
    guard stray.isOpen, stray.bracket == .title,
      let inner = pairs.first(where: { $0.open.range.start > stray.range.start }), inner.open.bracket == .title,
      inner.close.bracket == .title, inner.open.line == stray.line, inner.close.line == stray.line
    else { return false }
    let title = context.bytes[Int(inner.open.range.end)..<Int(inner.close.range.start)]
    guard let kind = documentKinds.first(where: { title.count > $0.count && title.suffix($0.count).elementsEqual($0) })
    else { return false }
    let place = TextRange(at: inner.close.range.start - UInt32(kind.count))
    let (open, close) = (Bracket.innerTitle.open, Bracket.innerTitle.close)
    findings.report(
      at: place, ["fault": Wording("“《”缺少配对的“》”", "“《” has no “》”")],
      related: [
        RelatedPlace(
          source: context.record.source, range: inner.open.range, label: Wording("从这里开始", "it opens here"))
      ],
      fixes: [
        Fix(
          Wording("里层书名用“\(open)\(close)”，在这里结束", "mark the inner title with “\(open)\(close)”, which ends here"),
          [
            TextEdit(range: inner.open.range, replacement: open), TextEdit(range: place, replacement: close),
          ], .unsafe)
      ])
    return true
  }

  /// A title most likely ends before the bracket with its number, a bracket in a name at the name's end.
  private static func completion(of stray: BracketMark, _ passage: Passage) -> [Fix] {
    guard stray.isOpen else { return [] }
    let next = bracket(after: stray, passage)
    var place: TextRange?
    if stray.bracket == .title, let next, next.isOpen, next.bracket.family == .round { place = next.range.atStart }
    if stray.bracket.family == .round, !passage.isProse, next == nil { place = passage.lines[stray.line].atEnd }
    guard let place else { return [] }
    let close = stray.bracket.close
    return [Fix(Wording("补上“\(close)”", "add “\(close)”"), replace: place, with: close, .unsafe)]
  }

  /// The next bracket of the same line; by halves, since a text may have many.
  private static func bracket(after mark: BracketMark, _ passage: Passage) -> BracketMark? {
    var low = 0
    var high = passage.brackets.count
    while low < high {
      let middle = (low + high) / 2
      if passage.brackets[middle].range.start > mark.range.start { high = middle } else { low = middle + 1 }
    }
    guard low < passage.brackets.count, passage.brackets[low].line == mark.line else { return nil }
    return passage.brackets[low]
  }
}
