// PF301 to PF304: every unit is known, every figure has one, and it agrees with the indicator's name.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum UnitRules {
  static let all: [Check] = [unknown, missing, qualitativeFigure, contradictsName]

  private static let section = Wording(
    "pfc 语言说明第 4 节第 2 点；单位目录 units.pfc", "pfc language, section 4 point 2; units.pfc")

  static let unknown = Check.indicator(
    Rule(
      301, "unknown-unit", "单位不认识", .error,
      message: Wording("不认识单位“{unit}”", "the unit “{unit}” is not known"),
      label: Wording("{suggestion}", "{suggestion}"),
      advice: Wording(
        "改用常用的单位；复合单位写成“元/（人·年）”；说明写到“- 说明：”里；本地确实用的单位，在 project.pfc 的“单位：”里声明",
        "use a common unit; join units as in 元/（人·年）; put remarks into “- 说明：”; declare a local one under “单位：” in project.pfc"
      ),
      reason: Wording("单位写错，指标值就没有意义。", "With a wrong unit the value means nothing."),
      bad: .replacing("= 8 座", with: "= 8 坐"), good: .standard, source: section),
    with: .unknownUnit
  ) { indicator, context, findings in
    var reported: TextRange?
    for quantity in context.quantities(indicator) {
      guard let part = quantity.unit?.unknownPart, part != reported else { continue }
      reported = part
      let near = likelyUnit(for: part, indicator, context, findings)
      findings.report(
        at: part,
        [
          "unit": context.wording(part),
          "suggestion": .didYouMean(near, for: context.record.string(part)),
        ],
        fixes: near.map {
          [Fix(Wording("改为“\($0)”", "change to “\($0)”"), replace: part, with: $0, .unsafe)]
        } ?? [])
    }
  }

  /// What an unknown unit was meant for: 天以内 for 天内; else a known one that sounds like it, if that goes with the name.
  private static func likelyUnit(
    for part: TextRange, _ indicator: Indicator, _ context: TableContext, _ findings: Findings
  ) -> String? {
    let bytes = context.bytes
    for word in within
    where bytes[part.bounds].count > word.count && bytes[part.bounds].suffix(word.count).elementsEqual(word) {
      let unit = TextRange(Int(part.start), Int(part.end) - word.count)
      if context.units.spelling(bytes, unit) != nil { return context.record.string(unit) + "以内" }
    }
    let near = nearest(to: context.record.string(part), among: context.units.names, bySoundOnly: true)
    guard let near, let convention = context.convention(of: indicator, findings),
      let atom = context.units.spelling(near).map({ context.units.atoms[$0.atom] }),
      !convention.dimensions.contains(context.units.dimensions[atom.dimension].id)
    else { return near }
    return convention.usual.first
  }

  private static let within = ["之内", "内"].map { Array($0.utf8) }

  static let missing = Check.indicator(
    Rule(
      302, "unit-missing", "没有单位", .error,
      message: Wording("“{name}”的指标值 {value} 没有单位", "the value {value} of “{name}” has no unit"),
      label: Wording("单位写在这里", "the unit belongs here"),
      advice: Wording("在数字后面写上单位{example}", "write the unit behind the number{example}"),
      reason: Wording("没有单位，不知道是 90 人还是 90%。", "Without a unit 90 may be persons or per cent."),
      bad: .replacing("垃圾日产日清率        20  ≥ 98 %", with: "垃圾日产日清率        20  ≥ 98"), good: .standard,
      source: section),
    with: .noUnit
  ) { indicator, context, findings in
    guard let quantity = context.quantities(indicator).first(where: { $0.unit == nil }),
      !findings.nameHas(.dimensionless), !isPureNumber(indicator, context, findings)
    else { return }
    let named = unitInName(indicator, context, findings)
    let expected = named.map { [$0] } ?? expectedUnits(context.convention(of: indicator, findings), context)
    findings.report(
      at: quantity.numberRange.atEnd,
      [
        "name": context.wording(indicator.name), "value": context.wording(quantity.numberRange),
        "example": expected.isEmpty
          ? "" : Wording("，如 \(expected.joined(separator: "、"))", ", for example \(expected.joined(separator: ", "))"),
      ],
      fixes: (named ?? likelyUnit(of: quantity, indicator, among: expected, context)).map {
        [
          Fix(
            Wording("补上“\($0)”", "insert “\($0)”"), replace: quantity.numberRange.atEnd, with: " \($0)", .unsafe)
        ]
      } ?? [])
  }

  /// 万元 of 补助金额（万元）: a bracket at the end of the name that holds a unit and nothing else.
  private static func unitInName(_ indicator: Indicator, _ context: TableContext, _ findings: Findings) -> String? {
    guard let core = findings.name?.core, core.end < indicator.name.end else { return nil }
    let bytes = context.bytes
    let open = fold(bytes, Int(core.end))
    var end = Int(core.end) + open.length
    let start = end
    while end < Int(indicator.name.end), fold(bytes, end).code != 0x29 { end += max(fold(bytes, end).length, 1) }
    let unit = TextRange(start, end)
    let isKnown =
      context.units.spelling(bytes, unit) != nil
      || UnitParts(unit, bytes).allSatisfy { context.units.spelling(bytes, $0) != nil }
    guard !unit.isEmpty, isKnown else { return nil }
    return context.record.string(unit)
  }

  /// pH值, in any case; groups of words cannot hold it, because they start with a 汉字.
  private static func isPureNumber(_ indicator: Indicator, _ context: TableContext, _ findings: Findings) -> Bool {
    guard let core = findings.name?.core else { return false }
    let name = context.record.string(core).lowercased()
    return context.standards.conventions.words(of: .pureNumber).contains { name.hasSuffix($0) }
  }

  /// The usual units of a name; of money the form's own comes first.
  private static func expectedUnits(_ convention: NameConvention?, _ context: TableContext) -> [String] {
    let usual = convention?.usual ?? []
    let own = context.form.moneyUnit
    return usual.contains(own) ? [own] + usual.filter { $0 != own } : usual
  }

  /// The one to insert; nil where it would be a guess: 米 and 公里 are as likely, 人 and 名 are the same. Money is in the
  /// form's unit, unless it would be tens of millions of yuan.
  private static func likelyUnit(
    of quantity: Quantity, _ indicator: Indicator, among units: [String], _ context: TableContext
  ) -> String? {
    guard let first = units.first else { return nil }
    let number = quantity.number
    // 满意度 ≥ 0.95 or 4.5 is no percentage; a bound from above may well be as small.
    if let atom = context.units.spelling(first).map({ context.units.atoms[$0.atom] }),
      atom.dimension == context.units.ratio, number < Decimal(10), !number.isZero,
      indicator.target.value?.relation != .figure(.lessEqual), indicator.target.value?.relation != .figure(.less)
    {
      return nil
    }
    if first == context.form.moneyUnit { return number < Decimal(10_000) ? first : nil }
    func atom(_ unit: String) -> UnitAtom? { context.units.spelling(unit).map { context.units.atoms[$0.atom] } }
    let isSure = units.allSatisfy { unit in
      guard unit != first else { return true }
      guard let one = atom(unit), let other = atom(first), let factor = one.factor else { return false }
      return one.dimension == other.dimension && factor == other.factor
    }
    return isSure ? first : nil
  }

  static let qualitativeFigure = Check.indicator(
    Rule(
      303, "qualitative-with-unit", "定性指标写了数字", .error,
      message: Wording("定性指标“{name}”写了{what}“{text}”", "the qualitative indicator “{name}” holds the {what} “{text}”"),
      advice: Wording("能用数字衡量就把“定性”改为 ≥、= 或 ≤；否则写“良好”“有效”这样的档次", "change 定性 to ≥, = or ≤, or write a grade such as 良好"),
      reason: Wording("定性指标没有单位，数字无从比较。", "A qualitative target has no unit, so a figure cannot be compared."),
      bad: .replacing("定性 良好", with: "定性 90%"), good: .standard, source: section),
    with: .qualitative
  ) { indicator, context, findings in
    guard let target = indicator.target.value, target.relation == .text(.qualitative),
      case .text(let text) = target.value
    else { return }
    let name = context.wording(indicator.name)
    if isFigure(text, context) || isSpokenFigure(text, context) {
      findings.report(at: text, ["name": name, "text": context.wording(text), "what": Wording("数字", "figure")])
    } else if let figure = WordedFigure(text, context) {
      let right = figure.target(context)
      findings.report(
        at: text, ["name": name, "text": context.wording(text), "what": Wording("数字", "figure")],
        fixes: right.map {
          [
            Fix(
              Wording("写成“\($0)”", "write “\($0)”"), replace: target.relationRange.union(text), with: $0, .unsafe)
          ]
        } ?? [])
    } else if let figure = figurePart(text, context) {
      findings.report(
        at: figure, ["name": name, "text": context.wording(figure), "what": Wording("数字", "figure")], level: .warning)
    } else if let unit = unitColumn(text, context) {
      findings.report(
        at: unit, ["name": name, "text": context.wording(unit), "what": Wording("单位", "unit")], level: .warning)
    }
  }

  /// 良好 %: a grade with what stood in the column of units. 进 社区 and 戏曲 进 村 are words.
  private static func unitColumn(_ text: TextRange, _ context: TableContext) -> TextRange? {
    guard let last = lastWord(text, context.bytes), let spelling = context.units.spelling(context.bytes, last),
      ["ratio", "person", "personTime", "household", "money"].contains(
        context.units.dimensions[context.units.atoms[spelling.atom].dimension].id)
    else { return nil }
    let before = context.bytes[text.bounds.lowerBound..<Int(last.start)]
    return before.count { $0 == 0x20 || $0 == 0x09 } <= 1 ? last : nil
  }

  /// 良好，100%: a figure with its unit between marks. 优（90分以上） says what the grade means.
  private static func figurePart(_ text: TextRange, _ context: TableContext) -> TextRange? {
    let bytes = context.bytes
    guard bytes[text.bounds].contains(where: { (0x30...0x39).contains($0) || $0 == 0xEF }) else { return nil }
    var start = Int(text.start)
    var offset = start
    while offset <= Int(text.end) {
      let folded = offset < Int(text.end) ? fold(bytes, offset) : Folded(0x2C, 1)
      if [0x2C, 0x3B, 0x28, 0x29, Mark.enumerationComma].contains(folded.code) {
        let part = TextRange(start, offset)
        if part != text, isFigure(part, context), endsWithMeasure(part, context) { return part }
        start = offset + folded.length
      }
      offset += max(folded.length, 1)
    }
    return nil
  }

  /// Whether the unit of a figure counts or measures what is done: no rank, no date, no points.
  private static func endsWithMeasure(_ figure: TextRange, _ context: TableContext) -> Bool {
    var unit = Int(figure.end)
    while unit > Int(figure.start), !(0x30...0x39).contains(context.bytes[unit - 1]) { unit -= 1 }
    while unit < Int(figure.end), isBlank(fold(context.bytes, unit).code) { unit += fold(context.bytes, unit).length }
    let range = TextRange(unit, Int(figure.end))
    guard let atom = context.units.spelling(context.bytes, range).map({ context.units.atoms[$0.atom] }) else {
      return false
    }
    return !context.units.isTime(atom)
      && !["rank", "points", "age"].contains(context.units.dimensions[atom.dimension].id)
  }

  /// Whether a text is nothing but a number with a known unit, or the number alone.
  private static func isFigure(_ text: TextRange, _ context: TableContext) -> Bool {
    let bytes = context.bytes
    var offset = Int(text.start)
    while offset < Int(text.end), NameFigure.isDigit(fold(bytes, offset).code) { offset += fold(bytes, offset).length }
    guard offset > Int(text.start) else { return false }
    while offset < Int(text.end), isBlank(fold(bytes, offset).code) { offset += fold(bytes, offset).length }
    let unit = TextRange(offset, Int(text.end))
    return unit.isEmpty || context.units.spelling(bytes, unit) != nil
  }

  /// 十二公里; 三级 is a grade and 一期 a part of the work.
  private static func isSpokenFigure(_ text: TextRange, _ context: TableContext) -> Bool {
    guard let number = HanNumeral.read(context.bytes, Int(text.start), Int(text.end)),
      let spelling = context.units.spelling(context.bytes, TextRange(number.end, Int(text.end)))
    else { return false }
    let atom = context.units.atoms[spelling.atom]
    return atom.factor != nil
      && ["person", "personTime", "household", "length", "area", "volume", "mass", "money", "event", "ratio"].contains(
        context.units.dimensions[atom.dimension].id)
  }

  /// The last of several blank-separated words.
  private static func lastWord(_ text: TextRange, _ bytes: [UInt8]) -> TextRange? {
    var offset = Int(text.start)
    var start: Int?
    while offset < Int(text.end) {
      let folded = fold(bytes, offset)
      offset += max(folded.length, 1)
      if isBlank(folded.code) { start = offset }
    }
    return start.map { TextRange($0, Int(text.end)) }
  }

  static let contradictsName = Check.indicator(
    Rule(
      304, "unit-contradicts-name", "单位与名称不符", .warning,
      message: Wording("“{name}”的单位是“{unit}”，与名称不符", "“{name}” is measured in “{unit}”, which its name contradicts"),
      label: Wording("一般用 {expected}", "usually {expected}"),
      advice: Wording(
        "{reason}改单位，或改名称；确实如此的，写“- 豁免：PF304 理由”",
        "{reason} Change the unit or the name, or waive it: “- 豁免：PF304 reason”"),
      reason: Wording(
        "单位与名称不符，是审核退回最常见的原因之一。",
        "A unit that contradicts the name is among the commonest reasons for sending a table back."),
      bad: .replacing("≥ 21000 平方米", with: "≥ 21000 米"), good: .standard,
      source: Wording("pfc 语言说明第 4 节第 2 点；名称惯例 conventions.pfc", "pfc language, section 4 point 2; conventions.pfc")),
    with: .otherUnit
  ) { indicator, context, findings in
    guard let quantity = context.quantities(indicator).last, let unit = quantity.unit, let atom = context.atom(unit),
      let index = findings.name?.convention, !atom.omitsYuan, atom.meanings.isEmpty,
      !context.standards.conventions.agrees(index, withDimension: atom.dimension)
    else { return }
    let convention = context.standards.conventions.conventions[index]
    let dimension = context.units.dimensions[atom.dimension].id
    findings.report(
      at: unit.range,
      [
        "name": context.wording(indicator.name), "unit": context.wording(unit.range), "reason": convention.reason,
        "expected": .list(convention.usual),
      ],
      level: convention.tolerated.contains(dimension) ? .hint : convention.level)
  }
}
