// Years in prose: which of them can only be a mistake. What stands around a year is looked at only where it is not the
// budget's.

import PFCText

enum StrayYears {
  /// Years from 1990 to 2099 other than the budget's that nothing explains, in order. Lines are looked at one by one: a
  /// bracket that spans lines is seen on its first line only.
  static func find(in passage: Passage, _ context: TableContext, budgetYear: Int) -> [YearMark] {
    passage.years.filter { mark in
      (1990...2099).contains(mark.year) && mark.year != budgetYear
        && !isExplained(mark, passage.lines[mark.line], context, budgetYear)
    }
  }

  // MARK: What explains a year

  private static func isExplained(
    _ mention: YearMark, _ line: TextRange, _ context: TableContext, _ budgetYear: Int
  ) -> Bool {
    let text = Array(context.record.string(line))
    let before = context.record.string(TextRange(line.start, mention.range.start)).count
    let behind = before + 5
    if depth(text[..<before]) > 0 || text[..<before].last(where: { $0 != " " }).map(joins.contains) ?? false {
      return true
    }
    if let next = text.dropFirst(behind).first(where: { $0 != "度" && $0 != " " }), joins.contains(next) { return true }
    let start = text[..<before].lastIndex(where: breaks.contains).map { $0 + 1 } ?? 0
    let end = text[before...].firstIndex(where: breaks.contains) ?? text.count
    let clause = String(text[start..<end])
    if clause.contains(String(budgetYear)) { return true }
    let bytes = Array(clause.utf8)
    return context.standards.conventions.name(bytes, TextRange(0, bytes.count), hasWordOf: .otherYear)
  }

  private static let breaks: Set<Character> = ["，", "。", "；", "：", ",", ";", "！", "？"]
  /// Signs of a range or a list of years; 为 of `为2026年打基础`.
  private static let joins: Set<Character> = ["-", "－", "—", "–", "~", "～", "至", "到", "、", "和", "与", "及", "/", "为"]

  /// How many brackets are open at the end of a text.
  private static func depth(_ text: ArraySlice<Character>) -> Int {
    text.reduce(0) { depth, character in
      if "《〈（(〔[【“「".contains(character) { return depth + 1 }
      return "》〉）)〕]】”」".contains(character) ? max(0, depth - 1) : depth
    }
  }
}
