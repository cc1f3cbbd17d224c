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
    let right = figure.target(context)
    let shown = right ?? "≥ \(figure.quantity(context))"
    findings.report(
      at: target.relationRange.union(text), ["text": context.wording(text), "right": .init(verbatim: shown)],
      fixes: right.map {
        [
          Fix(Wording("写成“\($0)”", "write “\($0)”"), replace: target.relationRange.union(text), with: $0, .unsafe)
        ]
      } ?? [])
  }
}

/// A text that is one number with a known unit, and perhaps words that bound it: `95%以上`, `12.5公里`, `不少于12公里`,
/// `约500人`. A span of time or a year is none, unless it is bounded: 其他 2年内 says when.
struct WordedFigure {
  private let number: TextRange
  private let unit: TextRange
  /// The sign that says the same; nil for 约 and 左右, which no sign says.
  private let relation: String?

  private static let bounds: [(word: [UInt8], relation: String?)] = [
    ("（含）以上", "≥"), ("及以上", "≥"), ("以上", "≥"), ("（含）以下", "≤"), ("及以下", "≤"), ("以下", "≤"), ("以内", "≤"),
    ("左右", nil), ("上下", nil),
  ].map { (Array($0.0.utf8), $0.1) }
  private static let roughly = ["大约", "约", "近"].map { Array($0.utf8) }

  init?(_ text: TextRange, _ context: TableContext) {
    let bytes = context.bytes
    var start = Int(text.start)
    var relation: String? = "="
    let leading = Relation.leading(bytes, text)
    if let leading {
      relation = Relation.reading(bytes, leading)?.rawValue
      start = Int(leading.end)
    } else if let word = Self.roughly.first(where: { bytes[text.bounds].starts(with: $0) }) {
      relation = nil
      start += word.count
    }
    start = Self.skipBlanks(bytes, start, text)
    var numberEnd = start
    while numberEnd < Int(text.end) {
      let folded = fold(bytes, numberEnd)
      guard (0x30...0x39).contains(folded.code) || folded.code == 0x2E || folded.code == 0x2C else { break }
      numberEnd += folded.length
    }
    number = TextRange(start, numberEnd)
    guard case .value = Decimal.read(bytes, number) else { return nil }
    start = Self.skipBlanks(bytes, numberEnd, text)
    var end = Int(text.end)
    for bound in Self.bounds where bytes[start..<end].ends(with: bound.word) {
      end -= bound.word.count
      if leading == nil { relation = relation == nil ? nil : bound.relation }
      break
    }
    self.relation = relation
    unit = TextRange(start, end)
    guard let spelling = context.units.spelling(bytes, unit), spelling.kind != .mistake,
      case let atom = context.units.atoms[spelling.atom], leading != nil || !context.units.isTime(atom),
      context.units.dimensions[atom.dimension].id != "rank"
    else { return nil }
  }

  private static func skipBlanks(_ bytes: [UInt8], _ start: Int, _ text: TextRange) -> Int {
    var offset = start
    while offset < Int(text.end), isBlank(fold(bytes, offset).code) { offset += fold(bytes, offset).length }
    return offset
  }

  /// `12.5 公里`
  func quantity(_ context: TableContext) -> String {
    "\(context.record.string(number)) \(context.record.string(unit))"
  }

  /// The target that says the same, nil where none does.
  func target(_ context: TableContext) -> String? { relation.map { "\($0) \(quantity(context))" } }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with word: [UInt8]) -> Bool { count > word.count && suffix(word.count).elementsEqual(word) }
}
