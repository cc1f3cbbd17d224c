// PF511: what a goal promises is measured by some indicator.
//
// In doubt it is: one character of the work, two of its clause, or the same figure in a row are enough, and so is a row
// that speaks of tasks or projects at large. Only the first gap of a table is shown. An overall table above funds lists
// core indicators only, and a goal taken from the overview has a finding of its own; neither is looked at. The other way
// round, a row without a trace in the goal, is left to the reader: most goals speak of results and most rows of work.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum GoalCoverageRules {
  static let all: [Check] = [notMeasured]

  static let notMeasured = Check.table(
    Rule(
      511, "goal-not-measured", "目标里的事没有指标", .hint,
      message: Wording("“{goal}”写了“{text}”，没有指标考核它", "no indicator measures “{text}” of “{goal}”"),
      label: Wording("没有对应的指标", "measured by no row"),
      advice: Wording("为它设一个指标；不作为今年目标的，从“{goal}”里删去", "give it an indicator, or take it out of “{goal}”"),
      reason: Wording(
        "目标靠指标考核，没有指标的目标年底无法判断。", "A goal that no indicator measures cannot be judged at the year's end."),
      bad: .replacing("    道路整洁，公厕全年正常开放。", with: "    道路整洁，公厕全年正常开放，组织消防演练。"), good: .standard,
      source: Wording("财预〔2015〕88号：目标与指标相互匹配", "Cai Yu [2015] No. 88: goals and indicators match"))
  ) { context, findings in
    guard let index = context.table.index(of: .goal), case .value(.prose(let prose)) = context.record.fields[index],
      prose.takenFrom == nil, !context.isOverallTable, let gap = context.firstPromise(in: prose.lines)
    else { return }
    findings.report(
      at: gap, ["goal": .init(verbatim: context.table.fields[index].name), "text": context.wording(gap)],
      related: [
        RelatedPlace(
          source: context.record.source, range: context.indicatorsKey, label: Wording("指标在这里", "the indicators"))
      ])
  }
}

extension TableContext {
  fileprivate var isOverallTable: Bool { table.object == .department && form.table(.fund) != nil }

  /// The first thing that the lines promise and no row measures.
  fileprivate func firstPromise(in lines: [TextRange]) -> TextRange? {
    let words = standards.conventions.words
    for line in lines {
      var clause = Int(line.start)
      var offset = clause
      while offset < Int(line.end) {
        if let length = clauseMark(at: offset) {
          offset += length
          clause = offset
        } else if bytes[offset] < 0xE0 {
          offset += 1
        } else if let end = words.word(of: .measurable, bytes, at: offset, upTo: line.end) {
          let clauseRange = TextRange(clause, clauseEnd(end, line))
          let word = TextRange(offset, end)
          if !isPartOfAName(end, line), isGap(word, clauseRange, figure: nil) { return word }
          offset = end
        } else if let end = words.word(of: .promise, bytes, at: offset, upTo: line.end) {
          if let figure = figure(behind: end, line) {
            let clauseRange = TextRange(clause, offset)
            if isGap(clauseRange, clauseRange, figure: figure.number) { return TextRange(clause, figure.end) }
          }
          offset = end
        } else {
          offset += 3
        }
      }
    }
    return nil
  }

  /// The length of a mark that ends a clause.
  private func clauseMark(at offset: Int) -> Int? {
    switch bytes[offset] {
    case 0x2C, 0x3B, 0x3A: return 1
    case 0xE3, 0xEF:
      let folded = fold(bytes, offset)
      if [0x2C, 0x3B, 0x3A, Mark.enumerationComma].contains(folded.code) { return folded.length }
      return bytes[offset...].starts(with: [0xE3, 0x80, 0x82]) ? 3 : nil
    default: return nil
    }
  }

  private func clauseEnd(_ start: Int, _ line: TextRange) -> Int {
    var offset = start
    while offset < Int(line.end), clauseMark(at: offset) == nil { offset += max(fold(bytes, offset).length, 1) }
    return min(offset, Int(line.end))
  }

  /// 培训中心, 补助资金: what is named is another thing.
  private func isPartOfAName(_ end: Int, _ line: TextRange) -> Bool {
    let rest = bytes[end..<Int(line.end)]
    return [
      "中心", "基地", "站", "室", "学校", "机构", "资金", "经费", "费", "标准", "政策", "办法", "方案", "制度", "体系", "平台", "机制",
      "条件", "设施", "场地", "教材", "档案", "对象", "金",
    ].contains { rest.starts(with: $0.utf8) }
  }

  /// `24 次` behind 不少于.
  private func figure(behind offset: Int, _ line: TextRange) -> (number: Decimal, end: Int)? {
    var start = offset
    while start < Int(line.end), isBlank(fold(bytes, start).code) { start += fold(bytes, start).length }
    guard let figure = figure(TextRange(start, Int(line.end))) else { return nil }
    let unit = Int(figure.rest.start)
    for length in stride(from: min(12, figure.rest.count), to: 0, by: -1) {
      let range = TextRange(unit, unit + length)
      if let atom = units.spelling(bytes, range)?.atom, units.atoms[atom].dimension != units.money {
        return (figure.number, unit + length)
      }
    }
    return nil
  }

  /// Whether no row speaks of it. Most goals end here, so nothing is allocated.
  private func isGap(_ work: TextRange, _ clause: TextRange, figure: Decimal?) -> Bool {
    guard work.count >= 3, let indicators = record.indicators.value, !indicators.isEmpty else { return false }
    for index in indicators.indices {
      let name = indicators[index].name
      if shares(work, with: name) || sharesTwo(clause, with: name) { return false }
      if let figure, quantities(indicators[index]).contains(where: { $0.number == figure }) { return false }
    }
    return says(work)
      && !indicators.contains { standards.conventions.name(bytes, $0.name, hasWordOf: .general) }
  }

  /// Whether a character of the work stands in a name.
  private func shares(_ work: TextRange, with name: TextRange) -> Bool {
    var offset = Int(work.start)
    while let character = nextHan(&offset, upTo: Int(work.end)) {
      if occurs(bytes, character, in: bytes, name), !isEmptyWord(character) { return true }
    }
    return false
  }

  /// Whether two neighbouring characters of a name both stand in the clause.
  private func sharesTwo(_ clause: TextRange, with name: TextRange) -> Bool {
    var offset = Int(name.start)
    var isSecond = false
    while let character = nextHan(&offset, upTo: Int(name.end)) {
      let isShared = occurs(bytes, character, in: bytes, clause) && !isEmptyWord(character)
      if isShared, isSecond { return true }
      isSecond = isShared
    }
    return false
  }

  /// Whether the work is named by more than empty words.
  private func says(_ work: TextRange) -> Bool {
    var offset = Int(work.start)
    while let character = nextHan(&offset, upTo: Int(work.end)) {
      if !isEmptyWord(character) { return true }
    }
    return false
  }

  /// The next character of three bytes from E4 to E9, which are the 汉字.
  private func nextHan(_ offset: inout Int, upTo end: Int) -> TextRange? {
    while offset + 3 <= end {
      let byte = bytes[offset]
      offset += byte < 0xE0 ? 1 : 3
      if (0xE4...0xE9).contains(byte) { return TextRange(offset - 3, offset) }
    }
    return nil
  }

  private func isEmptyWord(_ character: TextRange) -> Bool {
    stride(from: 0, to: emptyWords.count, by: 3).contains { place in
      sameBytes(emptyWords, TextRange(place, place + 3), bytes, character)
    }
  }
}

/// Characters that say nothing of the work itself.
private let emptyWords = Array("全年每开展组织完成达到不少于低以上下各类人名户次个场的和及与等进行实施新增共计度月季标确保做好力争其中累按时率数量".utf8)
