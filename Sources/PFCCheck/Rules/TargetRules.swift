// PF32x: targets that say nothing: not filled in, pasted down the column, two at once, or a good word where a figure can
// be had. Most of it is judgement, so it stays with warnings and hints.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum TargetRules {
  static let all: [Check] = [placeholder, sameEverywhere, twoValues, vague, manyQualitative, pointsAsValue]

  private static let remark = Wording("绩效目标审核中的常见意见", "a frequent remark of reviewers")

  // MARK: Not filled in

  static let placeholder = Check.indicator(
    Rule(
      320, "placeholder-target", "没有填写的占位符", .error,
      message: Wording("“{text}”是占位符，没有填写", "“{text}” is a placeholder that was not filled in"),
      advice: Wording("写上真正的内容；不适用的指标删去，权重分给别的指标", "write what is meant; delete an indicator that does not apply"),
      reason: Wording("占位符无从考核，预算软件也不收。", "A placeholder cannot be measured, and budget software refuses it."),
      bad: .replacing("定性 良好", with: "定性 XX"), good: .standard,
      source: Wording("预算绩效软件的录入限制；绩效目标审核中的常见意见", "a limit of budget software; a frequent remark of reviewers")),
    with: .text
  ) { indicator, context, findings in
    if case .text(let text)? = indicator.target.value?.value {
      // 无 is an answer where nothing at all is the aim (重大事故), and may be one elsewhere.
      if equals(context.bytes, text, "无") {
        if !findings.nameHas(.zeroIsGood) {
          findings.report(at: text, ["text": context.wording(text)], level: .warning)
        }
      } else if isPlaceholder(text, context) {
        findings.report(at: text, ["text": context.wording(text)])
      }
    }
  }

  private static let blanks = ["待定", "待补充", "待填", "待填写", "待完善", "未定", "暂无", "某某"]

  /// Whether a whole text stands for nothing.
  private static func isPlaceholder(_ text: TextRange, _ context: TableContext) -> Bool {
    guard text.count <= 36 else { return false }
    let bytes = context.bytes
    if blanks.contains(where: { equals(bytes, text, $0) }) { return true }
    var offset = Int(text.start)
    while offset < Int(text.end) {
      let folded = fold(bytes, offset)
      let isMark =
        [0x2A, 0x58, 0x78, 0x2F, 0x2D, 0x5F, 0x3F, 0x2E, 0x20].contains(folded.code)
        || marks.contains { starts(with: $0, bytes, at: offset, text.end) }
      guard isMark else { return false }
      offset += max(folded.length, 1)
    }
    return true
  }

  private static let marks: [[UInt8]] = ["×", "…", "〇", "○", "■", "□"].map { Array($0.utf8) }

  private static func starts(with word: [UInt8], _ bytes: [UInt8], at offset: Int, _ end: UInt32) -> Bool {
    let place = TextRange(offset, offset + word.count)
    return place.end <= end && sameBytes(bytes, place, word, TextRange(0, word.count))
  }

  // MARK: One figure for all

  /// Figures of one digit are left alone: 1 份、1 次、1 个、1 支 is a small project. `100 %` is the natural end of a ratio and
  /// no evidence of pasting.
  static let sameEverywhere = Check.table(
    Rule(
      321, "same-value-everywhere", "指标值全都一样", .warning,
      message: Wording("{count} 个指标的值都是 {value}，单位却不同", "all {count} values are {value}, in different units"),
      label: Wording("从这一行起", "from here on"),
      advice: Wording("逐行核对指标值，写上真正的数", "check the value of each row and write the real one"),
      reason: Wording("人、次、百分比都是同一个数，多半是往下拖着填的。", "Persons, times and per cent that all agree were mostly pasted."),
      bad: .fundRows(
        """
        公厕数量          20  = 88 座
        清扫保洁面积      20  ≥ 88 平方米
        群众满意度        20  ≥ 88 %
        巡查次数          30  ≥ 88 次
        """),
      good: .standard, source: remark)
  ) { context, findings in
    guard let indicators = context.record.indicators.value, indicators.count >= 4 else { return }
    var value: Quantity?
    var first: Int?
    var firstDimension: Int?
    var isMixed = false
    var count = 0
    for row in indicators.indices {
      guard let quantity = context.quantities(indicators[row]).first else { continue }
      if let value, value.number != quantity.number { return }
      value = value ?? quantity
      first = first ?? row
      guard let atom = context.atom(quantity.unit), quantity.number != atom.maximum else { continue }
      count += 1
      if let firstDimension, firstDimension != atom.dimension { isMixed = true }
      firstDimension = firstDimension ?? atom.dimension
    }
    guard count >= 4, isMixed, let value, value.number.magnitude > Decimal(9) else { return }
    findings.report(
      row: first, at: value.numberRange,
      ["count": .init(verbatim: String(count)), "value": .init(verbatim: value.number.description)])
  }

  static let pointsAsValue = Check.table(
    Rule(
      326, "points-as-value", "指标值像是分值", .warning,
      message: Wording(
        "{count} 个指标的值与权重相同，像是把分值填成了指标值",
        "{count} values equal their weights, as if the points had been typed as values"),
      label: Wording("权重和指标值都是 {value}", "weight and value are both {value}"),
      advice: Wording(
        "核对这些行：权重是分值，指标值是要完成的数量", "check these rows: the weight is points, the value is what is to be done"),
      reason: Wording("权重和指标值填串了，两样都不对。", "Where weight and value are mixed up, neither is right."),
      bad: .fundRows(
        """
        公厕数量          15  = 15 座
        清扫保洁面积      25  ≥ 25 平方米
        群众满意度        20  ≥ 95 %
        巡查次数          30  ≥ 30 次
        """),
      good: .standard, source: remark),
    with: .equalsWeight
  ) { context, findings in
    guard let indicators = context.record.indicators.value, indicators.count >= 3 else { return }
    var first: Int?
    var count = 0
    for row in indicators.indices where context.rows[row].marks.contains(.equalsWeight) {
      guard case .quantity(let quantity)? = indicators[row].target.value?.value, let atom = context.atom(quantity.unit),
        atom.dimension != context.units.ratio
      else { continue }
      count += 1
      first = first ?? row
    }
    guard count >= 3, count * 2 >= indicators.count, let first,
      let quantity = context.quantities(indicators[first]).first
    else { return }
    findings.report(
      row: first, at: quantity.numberRange,
      ["count": .init(verbatim: String(count)), "value": .init(verbatim: quantity.number.description)])
  }

  // MARK: Words

  static let vague = Check.indicator(
    Rule(
      323, "vague-target", "能量化的没有量化", .warning,
      message: Wording("“{name}”可以用数字衡量，目标却是“{text}”", "“{name}” can be counted, but its target is “{text}”"),
      advice: Wording("写成带单位的数，如“≥ 90 {unit}”", "write a figure with its unit, for example “≥ 90 {unit}”"),
      reason: Wording(
        "绩效目标尽量定量表述；名称是率、数、面积的，写“提高”“良好”到年底无从评判。",
        "Targets are to be figures where possible; nobody can tell at year end whether a rate “rose”."),
      bad: .replacing("垃圾日产日清率        20  ≥ 98 %", with: "垃圾日产日清率        20  定性 显著提升"), good: .standard,
      source: Wording("绩效评价管理办法：尽量进行定量表述", "rules on evaluation: quantify wherever possible")),
    with: .qualitative
  ) { indicator, context, findings in
    guard let target = indicator.target.value, target.relation == .text(.qualitative),
      case .text(let text) = target.value, let convention = context.convention(of: indicator, findings),
      convention.isCountable, !hasDigit(text, context.bytes)
    else { return }
    // 合格率 定性 全部合格 is no vague word, but a rate all the same.
    let isVague = context.standards.conventions.words.groups(context.bytes, text, endingAt: text.end).has(.vague)
    guard isVague || convention.dimensions.first == "ratio" else { return }
    findings.report(
      at: target.relationRange.union(text),
      [
        "name": context.wording(indicator.name), "text": context.wording(text),
        "unit": .init(verbatim: convention.usual.first ?? ""),
      ], level: isVague ? nil : .hint)
  }

  private static func hasDigit(_ text: TextRange, _ bytes: [UInt8]) -> Bool {
    bytes[text.bounds].contains { (0x30...0x39).contains($0) }
  }

  static let manyQualitative = Check.table(
    Rule(
      324, "many-qualitative", "定性指标偏多", .hint,
      message: Wording("{total} 个指标里有 {count} 个是定性的", "{count} of {total} indicators are qualitative"),
      advice: Wording(
        "能用数字衡量的改为定量，定性的以不超过三成为宜",
        "give figures to those that can be counted; no more than three in ten should be qualitative"),
      reason: Wording("定性指标靠印象打分，多了就失去约束力。", "Qualitative targets are scored by impression; many of them bind nobody."),
      bad: .fundRows(
        """
        公厕数量          20  = 8 座
        公厕设施状况      20  定性 良好
        垃圾收运秩序      20  定性 良好
        环境整洁程度      20  定性 良好
        群众满意度        10  ≥ 90 %
        """),
      good: .standard, source: remark),
    with: .qualitative
  ) { context, findings in
    guard let indicators = context.record.indicators.value else { return }
    var count = 0
    for row in context.rows where row.marks.contains(.qualitative) { count += 1 }
    guard count >= 3, count * 10 > indicators.count * 3 else { return }
    findings.report(
      at: context.indicatorsKey,
      ["total": .init(verbatim: String(indicators.count)), "count": .init(verbatim: String(count))])
  }

  // MARK: Two at once

  static let twoValues = Check.indicator(
    Rule(
      322, "two-values", "一个指标写了两样", .hint,
      message: Wording("“{text}”里有两样东西", "“{text}” holds two things"),
      advice: Wording("拆成两个指标，各写各的值和权重", "make two indicators of it, each with its value and weight"),
      reason: Wording("两样合在一起，一样完成、一样没完成时没法打分。", "Where one is met and the other is not, it cannot be scored."),
      bad: .replacing("定性 良好", with: "其他 100% 1000件"), good: .standard, source: remark),
    with: [.text, .word(.satisfaction)]
  ) { indicator, context, findings in
    if case .text(let text)? = indicator.target.value?.value, holdsFiguresOnly(text, context) {
      findings.report(at: text, ["text": context.wording(text)])
    } else if findings.nameHas(.satisfaction), let place = twoGroups(indicator.name, context) {
      findings.report(at: place, ["text": context.wording(place)])
    }
  }

  /// Whether a text is nothing but two or more numbers with their units: `100% 1000件`. A sentence with numbers is not.
  private static func holdsFiguresOnly(_ text: TextRange, _ context: TableContext) -> Bool {
    let bytes = context.bytes
    var offset = Int(text.start)
    var count = 0
    while offset < Int(text.end) {
      let code = fold(bytes, offset).code
      if isBlank(code) || [0x2C, 0x3B, Mark.enumerationComma].contains(code) {
        offset += fold(bytes, offset).length
        continue
      }
      let number = offset
      while offset < Int(text.end), isFigure(fold(bytes, offset).code) { offset += fold(bytes, offset).length }
      let unit = offset
      while offset < Int(text.end), !isSeparator(fold(bytes, offset).code) {
        offset += max(fold(bytes, offset).length, 1)
      }
      guard unit > number, let spelling = context.units.spelling(bytes, TextRange(unit, offset)),
        !context.units.isTime(context.units.atoms[spelling.atom])
      else { return false }
      count += 1
    }
    return count >= 2
  }

  private static func isFigure(_ code: UInt8) -> Bool { (0x30...0x39).contains(code) || code == 0x2E }

  private static func isSeparator(_ code: UInt8) -> Bool {
    isBlank(code) || isFigure(code) || [0x2C, 0x3B, Mark.enumerationComma].contains(code)
  }

  private static let joints: [[UInt8]] = ["、", "和", "及", "与", "以及", "或"].map { Array($0.utf8) }

  /// Two groups of people joined in a name: 学生、家长满意度. 参与群众 and 和谐社区 hold a joint, but not between groups.
  private static func twoGroups(_ name: TextRange, _ context: TableContext) -> TextRange? {
    let bytes = context.bytes
    let words = context.standards.conventions.words
    var offset = Int(name.start)
    while offset < Int(name.end) {
      guard let end = words.word(of: .people, bytes, at: offset, upTo: name.end) else {
        offset += max(fold(bytes, offset).length, 1)
        continue
      }
      if let joint = joints.first(where: { starts(with: $0, bytes, at: end, name.end) }),
        let second = words.word(of: .people, bytes, at: end + joint.count, upTo: name.end)
      {
        return TextRange(offset, second)
      }
      offset = end
    }
    return nil
  }
}
