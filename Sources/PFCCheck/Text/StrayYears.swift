// Years in prose: which of them can only be a mistake. What stands around a year is looked at only where it is not the
// budget's, and a clause once, however many years it has.

import PFCForms
import PFCText

enum StrayYears {
  /// Years from 1990 to 2099 other than the budget's that nothing explains, in order.
  static func find(in passage: Passage, _ context: TableContext, budgetYear: Int) -> [YearMark] {
    var reader = YearReader(passage, context, budgetYear)
    return passage.years.filter { mark in
      (1990...2099).contains(mark.year) && mark.year != budgetYear && !reader.isExplained(mark)
    }
  }
}

/// Looks around years, from the first to the last.
private struct YearReader {
  private let passage: Passage
  private let conventions: NameConventions
  private let bytes: [UInt8]
  private let budget: Int
  private let budgetYear: [UInt8]
  private let isGoal: Bool
  /// The next bracket to count, and how many are open before it.
  private var bracket = 0
  private var depth = 0
  /// The clause of the year before, and whether it explains its years.
  private var clause = TextRange(at: 0)
  private var clauseExplains = false

  init(_ passage: Passage, _ context: TableContext, _ budgetYear: Int) {
    self.passage = passage
    conventions = context.standards.conventions
    bytes = context.bytes
    budget = budgetYear
    self.budgetYear = Array(String(budgetYear).utf8)
    isGoal =
      if case .field(let index) = passage.place { context.table.fields[index].role == .goal } else { false }
  }

  mutating func isExplained(_ mark: YearMark) -> Bool {
    while bracket < passage.brackets.count, passage.brackets[bracket].range.start < mark.range.start {
      depth = passage.brackets[bracket].isOpen ? depth + 1 : max(0, depth - 1)
      bracket += 1
    }
    let line = passage.lines[mark.line]
    // 年 follows the digits.
    let behind = Int(mark.range.end) + 3
    if depth > 0 { return true }
    if isPastDeadline(mark, behind, line) { return false }
    if isJoined(mark, behind, line) || isProperty(behind, line) { return true }
    if mark.range.start >= clause.end { readClause(around: mark, line) }
    return clauseExplains
  }

  // MARK: Last year's deadline

  /// 力争2024年底前全部完工: what the goal of 2025 promises cannot end in 2024. What was done by then is past (2024年底前已建成的),
  /// and a state of that day is no promise (截至2024年底).
  private mutating func isPastDeadline(_ mark: YearMark, _ behind: Int, _ line: TextRange) -> Bool {
    guard isGoal, mark.year < budget else { return false }
    var next = behind
    while next < Int(line.end), (0x30...0x39).contains(bytes[next]) { next += 1 }
    if next > behind { next += 3 }
    guard ["底前", "末前", "底之前", "前"].contains(where: { starts(with: $0, next, line) && ($0 != "前" || next > behind) })
    else { return false }
    if mark.range.start >= clause.end { readClause(around: mark, line) }
    let text = bytes[clause.bounds]
    return !["的", "已", "曾", "截至", "截止", "原", "历史"].contains { word in
      text.indices.contains { text[$0...].starts(with: word.utf8) }
    }
  }

  // MARK: Beside the year

  /// Signs of a range or a list of years, and 为 of `为2026年打基础`.
  private func isJoined(_ mark: YearMark, _ behind: Int, _ line: TextRange) -> Bool {
    var start = Int(mark.range.start)
    while start > Int(line.start), bytes[start - 1] == 0x20 { start -= 1 }
    var length = 1
    while length < 3, start - length >= Int(line.start), bytes[start - length] & 0xC0 == 0x80 { length += 1 }
    if start - length >= Int(line.start), isJoin(TextRange(start - length, start)) { return true }
    var next = behind
    while starts(with: "度", next, line) || starts(with: " ", next, line) { next += bytes[next] == 0x20 ? 1 : 3 }
    return next < Int(line.end) && isJoin(TextRange(next, min(next + max(1, fold(bytes, next).length), Int(line.end))))
  }

  private func isJoin(_ character: TextRange) -> Bool {
    ["-", "－", "—", "–", "~", "～", "至", "到", "、", "和", "与", "及", "/", "为"].contains { equals(bytes, character, $0) }
  }

  /// `2018年通车的道路`, `2024年版目录`, `公告2023年第7号`, `2024年12号台风`: the year belongs to a thing, not to the work.
  private func isProperty(_ behind: Int, _ line: TextRange) -> Bool {
    var next = behind
    if starts(with: "版", next, line) { return true }
    if starts(with: "第", next, line) { next += 3 }
    let digits = next
    while next < Int(line.end), (0x30...0x39).contains(fold(bytes, next).code) { next += fold(bytes, next).length }
    if next > digits, starts(with: "号", next, line) { return true }
    if starts(with: "度", behind, line) || starts(with: "全年", behind, line) { return false }
    // One to four 汉字, then 的.
    for offset in stride(from: behind + 3, through: behind + 12, by: 3) where starts(with: "的", offset, line) {
      return stride(from: behind, to: offset, by: 3).allSatisfy { (0xE4...0xE9).contains(bytes[$0]) }
    }
    return false
  }

  private func starts(with text: String, _ offset: Int, _ line: TextRange) -> Bool {
    offset + text.utf8.count <= Int(line.end) && bytes[offset...].starts(with: text.utf8)
  }

  // MARK: The clause

  private mutating func readClause(around mark: YearMark, _ line: TextRange) {
    var start = Int(mark.range.start)
    while start > Int(line.start), !isBreak(before: start, line) { start -= 1 }
    var end = Int(mark.range.end)
    while end < Int(line.end), !isBreak(before: end + 1, line) { end += 1 }
    clause = TextRange(start, end)
    let text = bytes[start..<end]
    clauseExplains =
      conventions.name(bytes, clause, hasWordOf: .otherYear)
      || text.indices.contains { text[$0...].starts(with: budgetYear) }
  }

  /// Whether a mark between clauses ends at `offset`.
  private func isBreak(before offset: Int, _ line: TextRange) -> Bool {
    switch bytes[offset - 1] {
    case 0x2C, 0x3B, 0x3A: true
    // 。 is E3 80 82, ！，：；？ are EF BC 81, 8C, 9A, 9B, 9F.
    case 0x82: offset - 3 >= Int(line.start) && bytes[offset - 2] == 0x80 && bytes[offset - 3] == 0xE3
    case 0x81, 0x8C, 0x9A, 0x9B, 0x9F:
      offset - 3 >= Int(line.start) && bytes[offset - 2] == 0xBC && bytes[offset - 3] == 0xEF
    default: false
    }
  }
}
