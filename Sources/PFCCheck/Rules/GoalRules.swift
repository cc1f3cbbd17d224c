// PF501 and PF502: a goal says what is to be reached, not what the project is and not what it costs.
// What it promises without an indicator is PF511.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum GoalRules {
  static let all: [Check] = [repeatsOverview, onlyMoney]

  private static let goals = Wording("财预〔2015〕88号", "Cai Yu [2015] No. 88")

  static let repeatsOverview = Check.table(
    Rule(
      501, "goal-repeats-overview", "目标重复概况", .warning,
      message: Wording("“{goal}”与“{other}”{relation}", "“{goal}” {relation} “{other}”"),
      advice: Wording("“{goal}”写明年底要做到什么、做到多少{todo}", "say in “{goal}” what the year shall reach, with figures{todo}"),
      reason: Wording(
        "概况说做什么，目标说做到什么程度。照抄的目标无法考核。",
        "An overview says what is done, a goal what it shall reach. A copy cannot be judged."),
      bad: .replacing(
        "目标：\n    道路整洁，公厕全年正常开放。", with: "目标：\n    1.辖区道路清扫保洁；\n    2.公厕日常管护。"), good: .standard,
      source: goals)
  ) { context, findings in
    guard let goal = context.table.index(of: .goal) else { return }
    if let overview = context.table.index(of: .overview) { compare(goal, overview, context, &findings) }
    // A long-term goal that is the goal of the year, too.
    for other in context.table.goalFields where other != goal { compare(goal, other, context, &findings) }
  }

  private static func compare(_ goal: Int, _ other: Int, _ context: TableContext, _ findings: inout Findings) {
    guard case .value(.prose(let text)) = context.record.fields[goal],
      case .value(.prose(let original)) = context.record.fields[other]
    else { return }
    let relation: Wording
    var fix: Fix?
    var isTyped = true
    if text.takenFrom == other || original.takenFrom == goal {
      relation = Wording("是同一段文字", "is the same text as")
      isTyped = false
    } else {
      guard text.takenFrom == nil, original.takenFrom == nil else { return }
      switch Resemblance(context.bytes, text.lines, original.lines) {
      case .none: return
      case .same: relation = Wording("一字不差", "repeats")
      case .near: relation = Wording("几乎一样", "nearly repeats")
      }
      fix = reference(
        to: other, insteadOf: text.lines, key: context.record.keyRanges[goal], context, relation.zh == "一字不差")
    }
    let names = (context.table.fields[goal].name, context.table.fields[other].name)
    findings.report(
      at: isTyped ? text.lines.first ?? context.record.keyRanges[goal] : context.record.keyRanges[goal],
      [
        "goal": .init(verbatim: names.0), "other": .init(verbatim: names.1), "relation": relation,
        "todo": isTyped
          ? Wording("；确实一样的，写“同\(names.1)”", "; where both are the same, write “同\(names.1)”") : Wording("", ""),
      ],
      related: isTyped
        ? [
          RelatedPlace(
            source: context.record.source, range: context.record.keyRanges[other],
            label: Wording("原文在这里", "the text stands here"))
        ] : [],
      fixes: fix.map { [$0] } ?? [], level: isTyped ? nil : .hint)
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
