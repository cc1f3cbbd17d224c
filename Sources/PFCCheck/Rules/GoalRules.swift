// PF501, PF502 and PF513: a goal says what is to be reached, not what the project is and not what it costs.
// What it promises without an indicator is PF511.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum GoalRules {
  static let all: [Check] = [repeatsOverview, isOverview, onlyMoney]

  private static let goals = Wording("财预〔2015〕88号", "Cai Yu [2015] No. 88")
  private static let difference = Wording(
    "概况说做什么，目标说做到什么程度。照抄的目标无法考核。",
    "An overview says what is done, a goal what it shall reach. A copy cannot be judged.")

  /// Looks at the goal and at a text that it may repeat.
  private typealias Comparison = (_ goal: Int, _ other: Int, _ context: TableContext, _ findings: inout Findings) ->
    Void

  /// The goal beside the overview, and beside a long-term goal that is the goal of the year, too.
  private static func compare(_ context: TableContext, _ findings: inout Findings, by comparison: Comparison) {
    guard let goal = context.table.index(of: .goal) else { return }
    if let overview = context.table.index(of: .overview) { comparison(goal, overview, context, &findings) }
    for other in context.table.goalFields where other != goal { comparison(goal, other, context, &findings) }
  }

  // MARK: Typed twice

  static let repeatsOverview = Check.table(
    Rule(
      501, "goal-repeats-overview", "目标重复概况", .warning,
      message: Wording("“{goal}”与“{other}”{relation}", "“{goal}” {relation} “{other}”"),
      advice: Wording(
        "“{goal}”写明年底要做到什么、做到多少；确实一样的，写“同{other}”",
        "say in “{goal}” what the year shall reach, with figures; where both are the same, write “同{other}”"),
      reason: difference,
      bad: .replacing(
        "目标：\n    道路整洁，公厕全年正常开放。", with: "目标：\n    1.辖区道路清扫保洁；\n    2.公厕日常管护。"), good: .standard,
      source: goals)
  ) { context, findings in compare(context, &findings, by: reportRepetition) }

  private static func reportRepetition(
    _ goal: Int, _ other: Int, _ context: TableContext, _ findings: inout Findings
  ) {
    guard case .value(.prose(let text)) = context.record.fields[goal],
      case .value(.prose(let original)) = context.record.fields[other],
      text.takenFrom == nil, original.takenFrom == nil
    else { return }
    let resemblance = Resemblance(context.bytes, text.lines, original.lines)
    let relation: Wording
    switch resemblance {
    case .none: return
    case .same: relation = Wording("一字不差", "repeats")
    case .near: relation = Wording("几乎一样", "nearly repeats")
    }
    let key = context.record.keyRanges[goal]
    let fix = reference(to: other, insteadOf: text.lines, key: key, context, resemblance == .same)
    // From the key on: there `同概况` goes, and all of the text below it goes away.
    findings.report(
      at: text.lines.last.map(key.union) ?? key,
      [
        "goal": .init(verbatim: context.table.fields[goal].name),
        "other": .init(verbatim: context.table.fields[other].name), "relation": relation,
      ],
      related: [
        RelatedPlace(
          source: context.record.source, range: context.record.keyRanges[other],
          label: Wording("原文在这里", "the text stands here"))
      ],
      fixes: fix.map { [$0] } ?? [])
  }

  /// `同概况` in place of the text. What stands between the lines may be a comment, which must not be lost unseen.
  private static func reference(
    to other: Int, insteadOf lines: [TextRange], key: TextRange, _ context: TableContext, _ isSame: Bool
  ) -> Fix? {
    guard let last = lines.last(where: { !$0.isEmpty }) else { return nil }
    let bytes = context.bytes
    var start = Int(key.end)
    while start < bytes.count, isBlank(fold(bytes, start).code) { start += fold(bytes, start).length }
    let colon = fold(bytes, start)
    guard colon.code == 0x3A else { return nil }
    start += colon.length
    var isBare = true
    var end = start
    for line in lines {
      while end < Int(line.start) {
        let folded = fold(bytes, end)
        if !isBlank(folded.code), folded.code != 0x0A, folded.code != 0x0D { isBare = false }
        end += max(folded.length, 1)
      }
      end = max(end, Int(line.end))
    }
    let text = "同\(context.table.fields[other].name)"
    return Fix(
      Wording("改为“\(text)”", "change to “\(text)”"), replace: TextRange(start, Int(last.end)), with: text,
      isSame && isBare ? .safe : .shownOnly)
  }

  // MARK: Said to be the same

  // A rule of its own: whoever writes 同概况 has decided, and a project that allows it can switch this off alone.
  static let isOverview = Check.table(
    Rule(
      513, "goal-is-overview", "目标就是概况", .hint,
      message: Wording("“{goal}”就是“{other}”的原文", "“{goal}” is the text of “{other}”"),
      advice: Wording("“{goal}”写明年底要做到什么、做到多少", "say in “{goal}” what the year shall reach, with figures"),
      reason: difference,
      bad: .replacing("目标：\n    道路整洁，公厕全年正常开放。", with: "目标：同概况"), good: .standard, source: goals)
  ) { context, findings in compare(context, &findings, by: reportReference) }

  private static func reportReference(
    _ goal: Int, _ other: Int, _ context: TableContext, _ findings: inout Findings
  ) {
    func isTaken(_ field: Int, from source: Int) -> Bool {
      guard case .value(.prose(let prose)) = context.record.fields[field] else { return false }
      return prose.takenFrom == source
    }
    let isForward = isTaken(goal, from: other)
    guard isForward || isTaken(other, from: goal) else { return }
    findings.report(
      at: referenceText(behind: context.record.keyRanges[isForward ? goal : other], context.bytes),
      [
        "goal": .init(verbatim: context.table.fields[goal].name),
        "other": .init(verbatim: context.table.fields[other].name),
      ])
  }

  /// `同概况` behind its key, or the key where a comment stands between them.
  private static func referenceText(behind key: TextRange, _ bytes: [UInt8]) -> TextRange {
    var start = Int(key.end)
    while start < bytes.count {
      let folded = fold(bytes, start)
      guard isBlank(folded.code) || [0x3A, 0x0A, 0x0D].contains(folded.code) else { break }
      start += folded.length
    }
    guard start < bytes.count, fold(bytes, start).code != 0x23 else { return key }
    let lineEnd = indexOfByte(0x0A, in: bytes, from: start) ?? bytes.count
    var end = start
    var offset = start
    while offset < lineEnd {
      let folded = fold(bytes, offset)
      offset += max(folded.length, 1)
      if !isBlank(folded.code), folded.code != 0x0D { end = offset }
    }
    return TextRange(start, end)
  }

  // MARK: Money alone

  static let onlyMoney = Check.table(
    Rule(
      502, "goal-only-money", "目标只有金额", .warning,
      message: Wording("“{goal}”只写了花多少钱", "“{goal}” says only how much is spent"),
      advice: Wording("写明这笔钱要办成什么事、达到什么效果", "say what the money shall bring about"),
      reason: Wording("花钱不是目标，办成事才是。", "Spending is no goal."),
      bad: .replacing("    道路整洁，公厕全年正常开放。", with: "    完成支出50万元。"), good: .standard, source: goals)
  ) { context, findings in
    guard let index = context.table.index(of: .goal), case .value(.prose(let prose)) = context.record.fields[index],
      prose.takenFrom == nil, prose.lines.count == 1, let line = prose.lines.first, line.count < 120,
      occurs(yuan, TextRange(0, yuan.count), in: context.bytes, line), context.isOnlyMoney(line)
    else { return }
    findings.report(at: line, ["goal": .init(verbatim: context.table.fields[index].name)])
  }

  private static let yuan = Array("元".utf8)
}

extension TableContext {
  /// Whether a text consists of a sum, words of spending and punctuation.
  fileprivate func isOnlyMoney(_ line: TextRange) -> Bool {
    var offset = Int(line.start)
    var hasSum = false
    while offset < Int(line.end) {
      let folded = fold(bytes, offset)
      if (0x30...0x39).contains(folded.code) || folded.code == 0x2E || folded.code == 0x2C {
        let end = numberEnd(offset, line)
        if let unit = moneyUnitLength(end, line) {
          hasSum = true
          offset = end + unit
        } else {
          offset = end
        }
      } else if folded.code != Mark.other || isFullStop(offset) {
        offset += folded.length
      } else {
        guard let end = standards.conventions.words.word(of: .spending, bytes, at: offset, upTo: line.end) else {
          return false
        }
        offset = end
      }
    }
    return hasSum
  }

  private func numberEnd(_ start: Int, _ line: TextRange) -> Int {
    var end = start
    while end < Int(line.end),
      (0x30...0x39).contains(fold(bytes, end).code) || [0x2E, 0x2C].contains(fold(bytes, end).code)
    {
      end += fold(bytes, end).length
    }
    return end
  }

  /// The length of 元, 万元, 亿元 with the blanks before it.
  private func moneyUnitLength(_ offset: Int, _ line: TextRange) -> Int? {
    var start = offset
    while start < Int(line.end), isBlank(fold(bytes, start).code) { start += fold(bytes, start).length }
    for length in [9, 6, 3] where start + length <= Int(line.end) {
      if let atom = units.spelling(bytes, TextRange(start, start + length))?.atom,
        units.atoms[atom].dimension == units.money
      {
        return start + length - offset
      }
    }
    return nil
  }

  private func isFullStop(_ offset: Int) -> Bool { bytes[offset...].starts(with: [0xE3, 0x80, 0x82]) }
}
