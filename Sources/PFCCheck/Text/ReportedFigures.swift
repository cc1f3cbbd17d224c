// What is typed under a row at the year's end, read as figures: `- 完成值：266 米`, `- 得分：9.5分`.

import PFCForms
import PFCModel
import PFCText

/// A number at the start of a text and what stands behind it: `266 米`, `18分`.
struct LeadingFigure {
  let number: Decimal
  let range: TextRange
  let rest: TextRange
}

extension TableContext {
  /// The text of the attribute whose key is a word of the group.
  func attribute(_ group: WordGroup, of indicator: Indicator) -> TextRange? {
    guard !indicator.attributes.isEmpty else { return nil }
    return indicator.attributes.first { standards.conventions.isWord(bytes, $0.key, of: group) }?.text
  }

  /// 得分 as a bare number or with 分.
  func score(of indicator: Indicator) -> LeadingFigure? {
    attribute(.score, of: indicator).flatMap(points)
  }

  /// `96.5`, `96.5 分`
  func points(_ text: TextRange) -> LeadingFigure? {
    guard let figure = figure(text), figure.rest.isEmpty || equals(bytes, figure.rest, "分") else { return nil }
    return figure
  }

  func figure(_ text: TextRange) -> LeadingFigure? {
    var end = Int(text.start)
    while end < Int(text.end) {
      let folded = fold(bytes, end)
      guard (0x30...0x39).contains(folded.code) || folded.code == 0x2C || folded.code == 0x2E else { break }
      end += folded.length
    }
    let range = TextRange(Int(text.start), end)
    guard case .value(let number) = Decimal.read(bytes, range) else { return nil }
    while end < Int(text.end), isBlank(fold(bytes, end).code) { end += fold(bytes, end).length }
    return LeadingFigure(number: number, range: range, rest: TextRange(end, Int(text.end)))
  }

  /// Whether a digit stands in the text, be it 4, ４ or 四.
  func holdsFigure(_ text: TextRange) -> Bool {
    var offset = Int(text.start)
    while offset < Int(text.end) {
      let folded = fold(bytes, offset)
      if (0x30...0x39).contains(folded.code) { return true }
      offset += max(folded.length, 1)
    }
    return record.string(text).contains { "〇零一二三四五六七八九十百千两半".contains($0) }
  }

  /// Whether nothing but a figure in the unit of the target stands behind a relation: 超过 2024 年水平 compares with
  /// something else.
  func isFigureOfTarget(_ text: TextRange, behind relation: TextRange, _ indicator: Indicator) -> Bool {
    guard let quantity = quantities(indicator).first else { return false }
    var start = Int(relation.end)
    while start < Int(text.end), isBlank(fold(bytes, start).code) { start += fold(bytes, start).length }
    guard let figure = figure(TextRange(start, Int(text.end))) else { return false }
    return figure.rest.isEmpty || quantity.unit.map { hasSameUnit(figure.rest, $0) } ?? true
  }

  /// Whether a text is the unit, in any spelling of it.
  func hasSameUnit(_ text: TextRange, _ unit: Unit) -> Bool {
    if sameBytes(bytes, text, bytes, unit.range) { return true }
    guard let head = unit.head, !unit.isCompound else { return false }
    return units.spelling(bytes, text)?.atom == head
  }
}
