// The conditions that the grammar says in words, as predicates on the derived text.

import PFCText

extension Terminals {
  static let conditions = [
    "where both quotes are \", or the first opens and the second closes",
    "where it does not start as a date",
    "where the range sign cannot be a dash of the first date",
    "where 以内 does not follow 月, and it is no dotted range",
    "where it ends with 01 to 12",
    "where the name is one word",
  ]

  /// Whether a derived text meets a condition; false for one that the tests do not know.
  func meets(_ words: String, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let folded = foldedString(bytes, TextRange(0, bytes.count))
    switch words {
    case Self.conditions[0]: return quotesMatch(text)
    case Self.conditions[1]: return !startsAsDate(folded)
    case Self.conditions[2]: return !holdsDashedDigits(folded)
    case Self.conditions[3]: return !text.contains("月以内") && !isDottedRange(folded)
    case Self.conditions[4]: return (1...12).contains(Int(folded.suffix(2)) ?? 0)
    case Self.conditions[5]: return folded.split(whereSeparator: { " \t\r\n\r\n".contains($0) }).count == 1
    default: return false
    }
  }

  private func quotesMatch(_ text: String) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    let straight: [Character] = ["\"", "＂"]
    let opening: [Character] = ["“", "「", "『"]
    let closing: [Character] = ["”", "」", "』"]
    return straight.contains(first) ? straight.contains(last) : opening.contains(first) && closing.contains(last)
  }

  /// `2025年`, `12月`, `2025-12`
  private func startsAsDate(_ text: String) -> Bool {
    let digits = text.prefix(while: \.isDigit)
    var rest = text.dropFirst(digits.count)
    guard let next = rest.first else { return false }
    if digits.count <= 2, next == "月" { return !digits.isEmpty && isDateEnd(rest.dropFirst()) }
    if digits.count == 4, next == "年" { return true }
    guard digits.count == 4, next == "-" else { return false }
    rest = rest.dropFirst()
    return (1...2).contains(rest.prefix(while: \.isDigit).count)
  }

  /// `12月/次` and `6月龄` are no dates.
  private func isDateEnd(_ rest: Substring) -> Bool {
    guard let next = rest.first else { return true }
    return next.isDigit || " \t~-至底之以前末初内上中下起".contains(next)
  }

  private func isDottedRange(_ text: String) -> Bool {
    let months = text.split(whereSeparator: { " \t~-至".contains($0) })
    return months.count == 2
      && months.allSatisfy { month in
        let parts = month.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count == 4 && parts[1].prefix(while: \.isDigit).count == 2
      }
  }

  /// `2025-12-6月`: the second dash would be taken for the date's.
  private func holdsDashedDigits(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count >= 3
      && parts.dropFirst(2).contains { (1...2).contains($0.prefix(while: \.isDigit).count) }
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
