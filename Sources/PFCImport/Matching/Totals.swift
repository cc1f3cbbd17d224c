// Rows of sums are no indicators. They say nothing that the rows do not say, when they are right; others are listed.

import PFCForms
import PFCText

extension Matcher {
  /// Reads `合计 | 100%`, `小计 | | 60 | 分 | /`, `合计：100` in a table; false when the row is none of sums.
  mutating func readTotal(_ full: [RawCell]) -> Bool {
    let full = full.drop(while: isIndicatorLabel)
    guard let first = full.first, let alone = numberBehindTotal(first.text) else { return false }
    var numbers = [alone].compactMap { $0 }
    var isPlain = true
    for cell in full.dropFirst() where !isNothing(cell.trimmed) {
      let text = cell.trimmed
      if text.count <= 60, let number = weightNumber(text) {
        numbers.append(number)
      } else if cell.text != first.text, !isUnitOfWeights(text) {
        isPlain = false
      }
    }
    if isPlain, numbers.count <= 1, numbers.allSatisfy(isSum) {
      match.placedCount += full.count
    } else {
      leave(Array(full))
    }
    drafts[drafts.count - 1].endGroup()
    return true
  }

  /// `权重合计：90（另有预算执行率 10）` below a table.
  func isRightTotal(_ cell: RawCell) -> Bool {
    guard !drafts.isEmpty, cell.text.count <= 200, let number = numberBehindTotal(cell.text) else { return false }
    return number.map(isSum) ?? false
  }

  private func isSum(_ number: Decimal) -> Bool {
    guard let draft = drafts.last else { return false }
    let all = sum(draft.indicators[...])
    // With the points that the form keeps back it is 100.
    let reserve = tables[draft.table].table.weights?.reserve.flatMap { all + $0.weight }
    return number == all || number == reserve || number == sum(draft.group)
  }

  private func isUnitOfWeights(_ text: [UInt8]) -> Bool {
    text == [0x25] || text.elementsEqual("分".utf8) || text.elementsEqual("％".utf8)
  }

  /// For a cell that starts with a word for sums: the number behind it, nil when there is none.
  func numberBehindTotal(_ cell: [UInt8]) -> Decimal?? {
    guard cell.count <= 200, words.startsTotal(cell) else { return nil }
    let text = normalizedLabel(cell)
    for word in words.totals where text.starts(with: word) {
      var rest = text[word.count...]
      if rest.isEmpty { return .some(nil) }
      if let bracket = bracketSplit(Array(rest)) ?? (rest.first == 0x28 && rest.last == 0x29 ? ([], []) : nil) {
        // `合计（分）`
        if bracket.head.isEmpty { return .some(nil) }
        rest = bracket.head[...]
      }
      if rest.first == 0x3A { rest = rest.dropFirst() }
      if let number = weightNumber(Array(rest)) { return number }
    }
    return nil
  }

  private func sum(_ indicators: ArraySlice<ImportedIndicator>) -> Decimal {
    indicators.reduce(Decimal.zero) { sum, indicator in
      indicator.weight.flatMap { weightNumber($0.bytes) }.flatMap { sum + $0 } ?? sum
    }
  }
}
