// Years in prose: which of them can only be a mistake. Four digits before 年 are found by bytes; what stands around them
// is looked at only where the year is not the budget's.

import PFCText

enum YearScan {
  struct Mention {
    let year: Int
    /// The digits.
    let range: TextRange
  }

  /// Years other than the budget's that nothing explains, in order. Lines are looked at one by one: a bracket that spans
  /// lines is seen on its first line only.
  static func strayYears(in lines: [TextRange], _ context: TableContext, budgetYear: Int) -> [Mention] {
    var found: [Mention] = []
    for line in lines {
      var offset = Int(line.start)
      while let mention = next(context.bytes, &offset, line) {
        guard mention.year != budgetYear, !isExplained(mention, line, context, budgetYear) else { continue }
        found.append(mention)
      }
    }
    return found
  }

  private static let year: [UInt8] = Array("年".utf8)

  /// The next four digits before 年, from 1990 to 2099; `offset` moves behind the 年.
  private static func next(_ bytes: [UInt8], _ offset: inout Int, _ line: TextRange) -> Mention? {
    while let found = indexOfByte(year[0], in: bytes, from: offset), found + 2 < Int(line.end) {
      offset = found + 1
      guard bytes[found + 1] == year[1], bytes[found + 2] == year[2] else { continue }
      offset = found + year.count
      if let mention = digits(bytes, endingAt: found, line) { return mention }
    }
    return nil
  }

  private static func digits(_ bytes: [UInt8], endingAt end: Int, _ line: TextRange) -> Mention? {
    var start = end
    var value = 0
    var power = 1
    for _ in 0..<4 {
      guard let digit = digit(bytes, before: &start, line) else { return nil }
      value += digit * power
      power *= 10
    }
    var before = start
    guard digit(bytes, before: &before, line) == nil, (1990...2099).contains(value) else { return nil }
    return Mention(year: value, range: TextRange(start, end))
  }

  /// The digit that ends at `offset`, in either width; `offset` moves before it.
  private static func digit(_ bytes: [UInt8], before offset: inout Int, _ line: TextRange) -> Int? {
    guard offset > Int(line.start) else { return nil }
    let length = bytes[offset - 1] < 0x80 ? 1 : 3
    guard offset - length >= Int(line.start) else { return nil }
    let folded = fold(bytes, offset - length)
    guard folded.length == length, (0x30...0x39).contains(folded.code) else { return nil }
    offset -= length
    return Int(folded.code - 0x30)
  }

  // MARK: What explains a year

  private static func isExplained(
    _ mention: Mention, _ line: TextRange, _ context: TableContext, _ budgetYear: Int
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
    return context.standards.conventions.name(bytes, TextRange(0, bytes.count), hasWordOf: "otherYear")
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
