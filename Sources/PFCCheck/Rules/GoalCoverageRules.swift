// PF511: what a goal promises is measured by some indicator.
//
// In doubt it is: one character of the work, two of its clause, or the same figure in a row are enough, and so is a row
// that speaks of tasks or projects at large. Only the first gap of a table is shown. An overall table above funds lists
// core indicators only, and a goal taken from the overview has a finding of its own; neither is looked at. The other way
// round, a row without a trace in the goal, is left to the reader: most goals speak of results and most rows of work. In the
// real document 5 of 27 rows share no two characters with goal and overview together, and all five belong there
// (生活垃圾有效治理比例 of a fund for 清扫保洁).

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

private let promises = WordGroups(.measurable).union(WordGroups(.promise))

extension TableContext {
  fileprivate var isOverallTable: Bool { table.object == .department && form.table(.fund) != nil }

  /// The first thing that the lines promise and no row measures.
  fileprivate func firstPromise(in lines: [TextRange]) -> TextRange? {
    let words = standards.conventions.words
    for line in lines {
      var clause = Int(line.start)
      var next = clause
      while let offset = words.firstWord(of: promises, bytes, from: next, upTo: line.end) {
        clause = clauseStart(before: offset, from: next) ?? clause
        next = offset + 3
        if let end = words.word(of: .measurable, bytes, at: offset, upTo: line.end) {
          let word = TextRange(offset, end)
          if isGap(word, TextRange(clause, clauseEnd(end, line)), figure: nil), !isPartOfAName(end, line) {
            return word
          }
          next = end
        } else if let end = words.word(of: .promise, bytes, at: offset, upTo: line.end) {
          let clauseRange = TextRange(clause, offset)
          if let figure = figure(behind: end, line), isGap(clauseRange, clauseRange, figure: figure.number),
            let unitEnd = unitEnd(of: figure)
          {
            return TextRange(clause, unitEnd)
          }
          next = end
        }
      }
    }
    return nil
  }

  /// Behind the last mark between two places that ends a clause.
  private func clauseStart(before end: Int, from start: Int) -> Int? {
    var offset = start
    var clause: Int?
    while offset < end {
      if let length = clauseMark(at: offset) {
        offset += length
        clause = offset
      } else {
        offset += bytes[offset] < 0xE0 ? 1 : 3
      }
    }
    return clause
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
  private func figure(behind offset: Int, _ line: TextRange) -> LeadingFigure? {
    var start = offset
    while start < Int(line.end), isBlank(fold(bytes, start).code) { start += fold(bytes, start).length }
    return figure(TextRange(start, Int(line.end)))
  }

  /// Where the unit of a figure ends, nil for none and for money.
  private func unitEnd(of figure: LeadingFigure) -> Int? {
    let unit = Int(figure.rest.start)
    for length in stride(from: min(12, figure.rest.count), to: 0, by: -1) {
      let range = TextRange(unit, unit + length)
      if let atom = units.spelling(bytes, range)?.atom, units.atoms[atom].dimension != units.money {
        return unit + length
      }
    }
    return nil
  }

  /// Whether no row speaks of it.
  private func isGap(_ work: TextRange, _ clause: @autoclosure () -> TextRange, figure: Decimal?) -> Bool {
    guard !marks.has(.general), let indicators = record.indicators.value, !indicators.isEmpty else { return false }
    let work = telling(work)
    guard !work.isEmpty, !indicators.indices.contains(where: { holds(indicators[$0].name, oneOf: work) }) else {
      return false
    }
    if let figure, indicators.contains(where: { quantities($0).contains { $0.number == figure } }) { return false }
    let clause = telling(clause())
    return !indicators.indices.contains { sharesTwo(clause, with: indicators[$0].name) }
  }

  /// The characters of a text that say something.
  private func telling(_ range: TextRange) -> [UInt16] { HanReader(bytes, range).filter { !emptyWords.contains($0) } }

  private func holds(_ name: TextRange, oneOf characters: [UInt16]) -> Bool {
    HanReader(bytes, name).contains { characters.contains($0) }
  }

  /// Whether two neighbouring characters of a name both stand in the clause.
  private func sharesTwo(_ clause: [UInt16], with name: TextRange) -> Bool {
    var isSecond = false
    for character in HanReader(bytes, name) {
      let isShared = clause.contains(character)
      if isShared, isSecond { return true }
      isSecond = isShared
    }
    return false
  }
}

/// The characters of three bytes from E4 to E9 in a text, which are the 汉字, as sixteen bits.
private struct HanReader: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var offset: Int
  private let end: Int

  init(_ bytes: [UInt8], _ range: TextRange) {
    self.bytes = bytes
    offset = Int(range.start)
    end = Int(range.end)
  }

  mutating func next() -> UInt16? {
    while offset + 3 <= end {
      let first = bytes[offset]
      let place = offset
      offset += first < 0xE0 ? 1 : 3
      if first &- 0xE4 <= 5 {
        return UInt16(first & 0x0F) << 12 | UInt16(bytes[place + 1] & 0x3F) << 6 | UInt16(bytes[place + 2] & 0x3F)
      }
    }
    return nil
  }
}

/// Characters that say nothing of the work itself.
private let emptyWords =
  "全年每开展组织完成达到不少于低以上下各类人名户次个场的和及与等进行实施新增共计度月季标确保做好力争其中累按时率数量".unicodeScalars.map {
    UInt16(truncatingIfNeeded: $0.value)
  }
