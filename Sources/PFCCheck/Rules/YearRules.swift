// PF603 to PF607: the years and dates of a table agree with its budget year and with each other.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum YearRules {
  static let all: [Check] = [yearMissing, yearInText, budgetYear, dateOrder, deadlineOutsideYear]

  private static let section = Wording("pfc 语言说明第 4 节第 6 点", "pfc language, section 4 point 6")
  private static let observed = Wording("公开的绩效目标表中常见", "seen often in published tables")

  static let yearMissing = Check.table(
    Rule(
      603, "year-missing", "没有写年份", .error,
      message: Wording("“{key}”前面没有写年份", "“{key}” lacks its year"),
      label: Wording("年份写在这里", "the year belongs here"),
      advice: Wording("写成“2025年{key}”这样的形式", "write “2025年{key}”"),
      reason: Wording("表里要印出是哪一年的预算。", "The table prints which year the budget is for."),
      bad: .replacing("2025年预算：", with: "预算："), good: .standard, source: section)
  ) { context, findings in
    for index in context.table.yearlyFields {
      guard let money = context.record.money(ofField: index), money.year == nil else { continue }
      findings.report(
        at: context.record.keyRanges[index].atStart, ["key": .init(verbatim: context.table.fields[index].name)])
    }
  }

  // A year that a clause explains (建成, 较, 合同 …), that stands in brackets or in a range, is never reported, and 依据 is
  // never looked at: what is left is mostly text taken over from last year's table.
  static let yearInText = Check.prose(
    Rule(
      604, "year-in-text", "文中年份不是预算年度", .warning,
      message: Wording(
        "“{field}”里写的是 {years} 年，预算年度是 {year} 年", "“{field}” speaks of {years}, the budget year is {year}"),
      advice: Wording(
        "核对年份，多半是沿用上年的表忘了改；确实指别的年份的，写明“截至”“较”之类", "check the year: mostly it was taken over from last year's table"),
      reason: Wording("概况和目标说的是预算年度的事。", "Overview and goal are about the budget year."),
      bad: .replacing("1.辖区道路清扫保洁；", with: "1.辖区道路2024年全年清扫保洁；"),
      good: .replacing("1.辖区道路清扫保洁；", with: "1.辖区道路2025年全年清扫保洁；"), source: observed),
    with: .years
  ) { passage, context, findings in
    guard let budget = context.budgetYear, case .field(let index) = passage.place,
      let role = context.table.fields[index].role, role == .overview || role == .goal
    else { return }
    let others = StrayYears.find(in: passage, context, budgetYear: budget.year)
    guard let first = others.first else { return }
    var years: [String] = []
    for other in others where !years.contains(String(other.year)) { years.append(String(other.year)) }
    findings.report(
      at: first.range,
      [
        "field": .init(verbatim: context.table.fields[index].name), "year": .init(verbatim: String(budget.year)),
        "years": .list(years),
      ],
      related: others.dropFirst().map {
        RelatedPlace(source: context.record.source, range: $0.range, label: Wording("这里也是", "here, too"))
      })
  }

  static let budgetYear = Check.table(
    Rule(
      605, "budget-year", "预算的年份不是年度", .warning,
      message: Wording("“{key}”的年份是 {other}，年度是 {year}", "“{key}” is for {other}, the budget year is {year}"),
      advice: Wording("核对两处年份，改错的那一处", "check both and mend the wrong one"),
      reason: Wording("专项的预算和部门的表属于同一年度。", "A fund's budget belongs to the year of its department's table."),
      bad: .replacing("2025年预算", with: "2024年预算"), good: .standard, source: observed)
  ) { context, findings in
    guard let budget = context.budgetYear else { return }
    for index in context.table.yearlyFields {
      guard let year = context.record.money(ofField: index)?.year, year != budget.year else { continue }
      let key = context.record.keyRanges[index]
      var end = Int(key.start)
      for _ in 0..<4 { end += fold(context.bytes, end).length }
      let place = TextRange(Int(key.start), end)
      findings.report(
        at: place,
        [
          "key": .init(verbatim: context.table.fields[index].name), "other": .init(verbatim: String(year)),
          "year": .init(verbatim: String(budget.year)),
        ],
        related: [budget.place],
        fixes: [
          Fix(
            Wording("改为“{year}”", "change to “{year}”"), replace: place, with: String(budget.year),
            .shownOnly)
        ])
    }
  }

  static let dateOrder = Check.table(
    Rule(
      606, "date-order", "开始晚于结束", .error,
      message: Wording("“{start}”是 {early}，晚于“{finish}”{late}", "“{start}” is {early}, after “{finish}” {late}"),
      advice: Wording("核对两个日期，是否写反了", "check both, they may be swapped"),
      reason: Wording("开始总在结束之前。", "Nothing ends before it starts."),
      bad: .replacing(
        "    公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米",
        with: "    公厕改造开工时间      10  ≤ 6月30日\n    公厕改造完工时间      20  ≤ 3月31日"),
      good: .replacing(
        "    公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米",
        with: "    公厕改造开工时间      10  ≤ 3月31日\n    公厕改造完工时间      20  ≤ 6月30日"), source: section)
  ) { context, findings in
    var dates: [Moment] = []
    guard context.marks.contains(.date) || context.table.dateFields.count > 1 else { return }
    for (row, indicator) in (context.record.indicators.value ?? []).enumerated() {
      guard let target = indicator.target.value, case .date(let date) = target.value else { continue }
      dates.append(
        Moment(
          row: row, group: context.levelNames(indicator), name: context.bytes, nameRange: indicator.name,
          date: date.date, range: date.range))
    }
    if context.table.dateFields.count > 1 {
      for index in context.table.dateFields {
        guard case .value(.text(let range)) = context.record.fields[index], let date = context.plainDate(range) else {
          continue
        }
        let name = Array(context.table.fields[index].name.utf8)
        dates.append(
          Moment(row: nil, group: [], name: name, nameRange: TextRange(0, name.count), date: date, range: range))
      }
    }
    guard dates.count > 1 else { return }
    let finishes = Dictionary(grouping: dates) { context.subject($0, without: .finish) }
    for start in dates {
      // Rows of one name in one group are a fault of their own, so a few are enough.
      guard let subject = context.subject(start, without: .start),
        let finish = finishes[subject]?.prefix(8).first(where: { start.date.isAfter($0.date) == true })
      else { continue }
      findings.report(
        row: start.row, at: start.range,
        [
          "start": start.wording, "early": context.wording(start.range), "finish": finish.wording,
          "late": context.wording(finish.range),
        ],
        related: [
          RelatedPlace(source: context.record.source, range: finish.range, label: Wording("结束", "the end"))
        ])
    }
  }

  // Only the end of a range is judged. A date with ≥ binds from below and may lie anywhere.
  static let deadlineOutsideYear = Check.indicator(
    Rule(
      607, "deadline-outside-year", "期限不在预算年度内", .warning,
      message: Wording("“{name}”的期限 {date} 不在 {year} 年内", "the date {date} of “{name}” is not in {year}"),
      advice: Wording(
        "写本年要做到的一步和它的期限，或核对年份；跨年的，写“- 豁免：PF607 理由”",
        "name the step to be reached this year, or check the date, or waive it: “- 豁免：PF607 reason”"),
      reason: Wording("年度指标在年底考核，期限要在本年之内。", "A yearly target is judged at the end of its year."),
      bad: .replacing("    公厕数量              10  = 8 座", with: "    公厕改造完工时间      10  ≤ 2026年3月"),
      good: .replacing("    公厕数量              10  = 8 座", with: "    公厕改造完工时间      10  ≤ 2025年10月"), source: observed),
    with: .date
  ) { indicator, context, findings in
    guard let budget = context.budgetYear, let target = indicator.target.value else { return }
    let end: DateValue
    switch target.value {
    case .date(let date): end = date
    // A season ends when it ends.
    case .dateRange(_, let date) where date.date.isNextYear: return
    case .dateRange(_, let date): end = date
    case .quantity, .range, .tolerance, .proportion, .text: return
    }
    guard let year = end.date.isNextYear ? budget.year + 1 : end.date.year, year != budget.year,
      target.relation != .figure(.greaterEqual),
      target.relation != .figure(.greater)
    else { return }
    let group: WordGroup = year > budget.year ? .beyondYear : .start
    guard !findings.nameHas(group) else { return }
    findings.report(
      at: end.range,
      [
        "name": context.wording(indicator.name), "date": context.wording(end.range),
        "year": .init(verbatim: String(budget.year)),
      ], related: [budget.place])
  }
}

/// A date with the name of what happens then.
private struct Moment {
  let row: Int?
  /// The levels that its row stands under.
  let group: [UInt8]
  let name: [UInt8]
  let nameRange: TextRange
  let date: CalendarDate
  let range: TextRange

  var wording: Wording { Wording(verbatim: String(decoding: name[nameRange.bounds], as: UTF8.self)) }
}

extension TableContext {
  /// What a date is about: the name without the word for a start or a finish, nil where it has none.
  fileprivate func subject(_ moment: Moment, without group: WordGroup) -> [UInt8]? {
    guard let word = standards.conventions.place(moment.name, moment.nameRange, ofWordOf: group) else { return nil }
    return moment.group + moment.name[Int(moment.nameRange.start)..<Int(word.start)] + [0]
      + moment.name[Int(word.end)..<Int(moment.nameRange.end)]
  }

  /// The names of a row's levels, each ended by NUL.
  fileprivate func levelNames(_ indicator: Indicator) -> [UInt8] {
    [indicator.level1, indicator.level2].flatMap { $0.map { bytes[$0.bounds] + [0] } ?? [0] }
  }

  /// A line that is a date and nothing else.
  fileprivate func plainDate(_ range: TextRange) -> CalendarDate? {
    let isPlain = record.string(range).unicodeScalars.allSatisfy { scalar in
      ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar) || "年月日-./－．／ ".unicodeScalars.contains(scalar)
    }
    return isPlain ? CalendarDate(digitsOf: bytes, range) : nil
  }
}
