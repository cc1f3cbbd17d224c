// PF608 and PF609: years in names, and periods in prose that end before they start.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum PeriodRules {
  static let all: [Check] = [yearInName, periodOrder]

  private static let observed = Wording("公开的绩效目标表中常见", "seen often in published tables")

  // A name may speak of another year with good reason (2024年结转资金); what is left was mostly copied.
  static let yearInName = Check.indicator(
    Rule(
      608, "year-in-row", "指标里的年份早于预算年度", .warning,
      message: Wording(
        "“{text}”里写的是 {other} 年，预算年度是 {year} 年", "“{text}” speaks of {other}, the budget year is {year}"),
      advice: Wording(
        "核对年份，多半是沿用上年的表忘了改；确实指那一年的，写“- 豁免：PF608 理由”",
        "check the year: mostly it was taken over from last year's table; otherwise waive it: “- 豁免：PF608 reason”"),
      reason: Wording("本年的指标在本年底考核。", "The indicators of a year are judged at its end."),
      bad: .replacing("    公厕数量              10", with: "    2024年公厕维护数量    10"),
      good: .replacing("    公厕数量              10", with: "    2025年公厕维护数量    10"), source: observed),
    with: [.unusualName, .text]
  ) { indicator, context, findings in
    guard let budget = context.budgetYear else { return }
    if let year = context.leadingYear(indicator.name), year.value < budget.year, !findings.nameHas(.otherYear) {
      report(year, indicator.name)
    } else if case .text(let text)? = indicator.target.value?.value, let year = context.leadingYear(text),
      year.value < budget.year, context.endsAsDate(text)
    {
      report(year, text)
    }

    func report(_ year: (value: Int, range: TextRange), _ text: TextRange) {
      findings.report(
        at: year.range,
        [
          "text": context.wording(text), "other": .init(verbatim: String(year.value)),
          "year": .init(verbatim: String(budget.year)),
        ], related: [budget.place],
        fixes: [
          Fix(
            Wording("改为“\(budget.year)”", "change to “\(budget.year)”"), replace: year.range,
            with: String(budget.year), .shownOnly)
        ])
    }
  }

  static let periodOrder = Check.prose(
    Rule(
      609, "period-order", "起止日期写反了", .warning,
      message: Wording("“{early}”在“{late}”之后", "“{early}” lies after “{late}”"),
      label: Wording("开始", "the start"),
      advice: Wording("核对两个日期，是否写反了，或者年份写错了", "check both dates and their years"),
      reason: Wording("开始总在结束之前。", "Nothing ends before it starts."),
      bad: .replacing("    2.公厕日常管护。", with: "    2.公厕日常管护，项目实施期2025年10月至2025年3月。"),
      good: .replacing("    2.公厕日常管护。", with: "    2.公厕日常管护，项目实施期2025年3月至2025年10月。"), source: observed),
    with: .years
  ) { passage, context, findings in
    for (first, second) in zip(passage.years, passage.years.dropFirst()) where first.line == second.line {
      let line = passage.lines[first.line]
      let (start, finish) = (context.date(first, line), context.date(second, line))
      guard let early = start.date, let late = finish.date, early.isAfter(late) == true,
        context.isPeriod(start.range, finish.range, line)
      else { continue }
      findings.report(
        at: start.range, ["early": context.wording(start.range), "late": context.wording(finish.range)],
        related: [
          RelatedPlace(source: context.record.source, range: finish.range, label: Wording("结束", "the end"))
        ])
    }
  }
}

extension TableContext {
  /// `2024年…` at the start of a text.
  fileprivate func leadingYear(_ text: TextRange) -> (value: Int, range: TextRange)? {
    let digits = TextRange(Int(text.start), min(Int(text.start) + 4, Int(text.end)))
    guard digits.count == 4, bytes[digits.bounds].allSatisfy({ (0x30...0x39).contains($0) }),
      bytes[Int(digits.end)...].starts(with: PeriodWords.year),
      let year = CalendarDate(digitsOf: bytes, digits)?.year, (1990...2099).contains(year)
    else { return nil }
    return (year, digits)
  }

  /// 2024年底前: a limit and nothing else.
  fileprivate func endsAsDate(_ text: TextRange) -> Bool {
    text.count <= 30 && PeriodWords.limits.contains { bytes[text.bounds].suffix($0.count).elementsEqual($0) }
  }

  /// The date that starts with a year: 2025年, 2025年10月, 2025年3月1日.
  fileprivate func date(_ year: YearMark, _ line: TextRange) -> (date: CalendarDate?, range: TextRange) {
    var end = Int(year.range.end)
    for word in [PeriodWords.year, PeriodWords.month, PeriodWords.day] {
      var next = end
      while next < Int(line.end), (0x30...0x39).contains(bytes[next]) { next += 1 }
      guard next > end || word == PeriodWords.year, next + 3 <= Int(line.end), bytes[next...].starts(with: word) else {
        break
      }
      end = next + 3
    }
    let range = TextRange(Int(year.range.start), end)
    return (CalendarDate(digitsOf: bytes, range), range)
  }

  /// Whether two dates are the ends of one period: only a sign or 至 stands between them, or 开工 and 完工 behind them.
  fileprivate func isPeriod(_ start: TextRange, _ finish: TextRange, _ line: TextRange) -> Bool {
    guard start.end <= finish.start, finish.start - start.end <= 30 else { return false }
    let between = TextRange(Int(start.end), Int(finish.start))
    if PeriodWords.joints.contains(where: { bytes[between.bounds].elementsEqual($0) }) { return true }
    let conventions = standards.conventions
    let behind = TextRange(Int(finish.end), min(Int(finish.end) + 12, Int(line.end)))
    return conventions.name(bytes, between, hasWordOf: .start)
      && conventions.place(bytes, behind, ofWordOf: .finish) != nil
  }
}

private enum PeriodWords {
  static let year = Array("年".utf8)
  static let month = Array("月".utf8)
  static let day = Array("日".utf8)
  static let limits = ["前", "底", "末", "内"].map { Array($0.utf8) }
  static let joints = ["至", "到", "-", "—", "——", "–", "~", "～", "－", "起至", "开始至", "起到", " 至 ", " - "].map {
    Array($0.utf8)
  }
}
