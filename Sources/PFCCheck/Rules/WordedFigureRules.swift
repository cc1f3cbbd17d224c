// PF330: a figure that 其他 keeps out of every check of units, sums and ranges.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCSyntax
import PFCText

enum WordedFigureRules {
  static let all: [Check] = [figureAsOther]

  static let figureAsOther = Check.indicator(
    Rule(
      330, "figure-as-other", "能比较的数字写成了其他", .hint,
      message: Wording("“其他 {text}”是能比较的数字", "“其他 {text}” is a figure that can be compared"),
      label: Wording("写成“{right}”", "write “{right}”"),
      advice: Wording("写成“{right}”，单位和数字才有人核对", "write “{right}”, so that its unit and figure are checked"),
      reason: Wording(
        "“其他”里的文字不核对单位、不比较大小，年底也算不出完成与否。",
        "What stands behind 其他 is not compared, and no unit of it is checked."),
      bad: .replacing("≥ 21000 平方米", with: "其他 21000平方米以上"), good: .standard,
      source: Wording("绩效评价管理办法：尽量进行定量表述", "rules on evaluation: quantify wherever possible")),
    with: .text
  ) { indicator, context, findings in
    guard let target = indicator.target.value, target.relation == .text(.other), case .text(let text) = target.value,
      let figure = WordedFigure(text, context)
    else { return }
    let right = "\(figure.relation) \(context.record.string(figure.number)) \(context.record.string(figure.unit))"
    findings.report(
      at: target.relationRange.union(text), ["text": context.wording(text), "right": .init(verbatim: right)],
      fixes: [
        Fix(
          Wording("写成“\(right)”", "write “\(right)”"), replace: target.relationRange.union(text), with: right, .unsafe)
      ])
  }
}

/// A text that is one number with a known unit, and perhaps 以上 or 以下: `95%以上`, `12.5公里`. A span of time or a year
/// is none: 其他 2年内 says when.
struct WordedFigure {
  let number: TextRange
  let unit: TextRange
  /// The sign that says the same.
  let relation: String

  private static let bounds: [(word: [UInt8], relation: String)] = [
    ("及以上", "≥"), ("（含）以上", "≥"), ("以上", "≥"), ("及以下", "≤"), ("（含）以下", "≤"), ("以下", "≤"), ("以内", "≤"),
  ].map { (Array($0.0.utf8), $0.1) }

  init?(_ text: TextRange, _ context: TableContext) {
    let bytes = context.bytes
    var numberEnd = Int(text.start)
    while numberEnd < Int(text.end) {
      let folded = fold(bytes, numberEnd)
      guard (0x30...0x39).contains(folded.code) || folded.code == 0x2E || folded.code == 0x2C else { break }
      numberEnd += folded.length
    }
    number = TextRange(Int(text.start), numberEnd)
    guard case .value = Decimal.read(bytes, number) else { return nil }
    var start = numberEnd
    while start < Int(text.end), isBlank(fold(bytes, start).code) { start += fold(bytes, start).length }
    var end = Int(text.end)
    var relation = "="
    for bound in Self.bounds where bytes[start..<end].ends(with: bound.word) {
      end -= bound.word.count
      relation = bound.relation
      break
    }
    self.relation = relation
    unit = TextRange(start, end)
    guard let spelling = context.units.spelling(bytes, unit), spelling.kind != .mistake,
      !context.units.isTime(context.units.atoms[spelling.atom]),
      context.units.dimensions[context.units.atoms[spelling.atom].dimension].id != "rank"
    else { return nil }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with word: [UInt8]) -> Bool { count > word.count && suffix(word.count).elementsEqual(word) }
}
