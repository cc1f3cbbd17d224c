// PF319 to PF328, where the name of an indicator and its target do not go together: a value left in the name, the wrong
// direction, what goes in instead of what comes out, per cent of nothing. The words are Data/conventions.pfc; none of them
// is a bare common word, because a false alarm costs more trust than a missed fault.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCSyntax
import PFCText

enum NameRules {
  static let all: [Check] = [valueInName, wrongDirection, inputAsTarget, rateWithoutRate]

  private static let remark = Wording("绩效目标审核中的常见意见", "a frequent remark of reviewers")

  // MARK: A value in the name

  static let valueInName = Check.indicator(
    Rule(
      319, "value-in-name", "名称里写了指标值", .warning,
      message: Wording("名称里写了指标值“{text}”", "the name holds the value “{text}”"),
      advice: Wording("名称只写考核什么，“{text}”移到指标值一栏", "let the name say what is measured, and move “{text}” to the value"),
      reason: Wording("值写在名称里，核对、汇总都看不到它。", "A value in the name is seen by no check and no sum."),
      bad: .replacing("垃圾日产日清率        20  ≥ 98 %", with: "垃圾日产日清98%       20  定性 良好"), good: .standard,
      source: remark),
    with: .unusualName
  ) { indicator, context, findings in
    guard let core = findings.name?.core,
      let value = trailingValue(core, indicator, context) ?? NameFigure.ofTarget(indicator, core, context)
    else { return }
    let deletable = NameFigure.deletable(value, indicator, core, context)
    findings.report(
      at: value, ["text": context.wording(value)],
      fixes: deletable.map {
        [
          Fix(
            Wording("从名称里删去“\(context.record.string($0))”", "delete it from the name"), replace: $0, with: "",
            .unsafe)
        ]
      } ?? [])
  }

  /// What can be a value at the end of a name. Ranks, years, months, ages, volts and the like are rather a part of it:
  /// 110千伏, 60岁.
  private static let valueDimensions = [
    "ratio", "person", "personTime", "household", "organisation", "event", "thing", "length", "area", "volume", "mass",
    "money", "duration",
  ]

  /// A number with a known unit at the end of a name, but not 第29次, 前10名, 每100人, 3-5次, A4张. A span of time is a part
  /// of it where the target has a figure: 产后访视42天 ≥ 90 %.
  private static func trailingValue(
    _ name: TextRange, _ indicator: Indicator, _ context: TableContext
  ) -> TextRange? {
    let bytes = context.bytes
    let start = max(Int(name.start), Int(name.end) - 40)
    guard let lastDigit = (start..<Int(name.end)).last(where: { endsDigit(bytes, at: $0) }) else { return nil }
    let unitStart = lastDigit + 1
    var unitEnd = unitStart
    while unitEnd < Int(name.end), fold(bytes, unitEnd).code != 0x2F {
      unitEnd += max(fold(bytes, unitEnd).length, 1)
    }
    guard let spelling = context.units.spelling(bytes, TextRange(unitStart, unitEnd)),
      valueDimensions.contains(context.units.dimensions[context.units.atoms[spelling.atom].dimension].id),
      !context.units.isTime(context.units.atoms[spelling.atom]) || isOwnTime(indicator, spelling.atom, context)
    else { return nil }
    let numberStart = numberStart(bytes, unitStart, Int(name.start))
    guard numberStart > Int(name.start), !isPartOfName(bytes, numberStart, Int(name.start)) else { return nil }
    return TextRange(numberStart, Int(name.end))
  }

  /// Whether the target leaves room for a span of time from the name: it has no figure, or one that is a span of time, too.
  private static func isOwnTime(_ indicator: Indicator, _ atom: Int, _ context: TableContext) -> Bool {
    guard let quantity = context.quantities(indicator).first else { return true }
    return context.atom(quantity.unit)?.dimension == context.units.atoms[atom].dimension
  }

  /// Whether a digit, half-width or full-width (EF BC 90 to 99), ends with the byte at `offset`.
  private static func endsDigit(_ bytes: [UInt8], at offset: Int) -> Bool {
    let byte = bytes[offset]
    if (0x30...0x39).contains(byte) { return true }
    return (0x90...0x99).contains(byte) && offset >= 2 && bytes[offset - 1] == 0xBC && bytes[offset - 2] == 0xEF
  }

  /// The start of the number that ends at `end`.
  private static func numberStart(_ bytes: [UInt8], _ end: Int, _ start: Int) -> Int {
    var offset = end
    while offset > start {
      let previous = characterStart(bytes, before: offset, start)
      let code = fold(bytes, previous).code
      guard (0x30...0x39).contains(code) || code == 0x2E || code == 0x2C else { break }
      offset = previous
    }
    return offset
  }

  private static func characterStart(_ bytes: [UInt8], before offset: Int, _ start: Int) -> Int {
    var offset = offset - 1
    while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private static let ordinals: [[UInt8]] = ["第", "前", "后", "内", "每", "近", "届", "年", "月", "号", "圈", "×"].map {
    Array($0.utf8)
  }

  /// Whether what stands before a number makes it a part of the name.
  private static func isPartOfName(_ bytes: [UInt8], _ number: Int, _ start: Int) -> Bool {
    let previous = TextRange(characterStart(bytes, before: number, start), number)
    let code = fold(bytes, Int(previous.start)).code
    if (0x41...0x5A).contains(code) || (0x61...0x7A).contains(code) || [0x2A, 0x2D, 0x7E].contains(code) {
      return true
    }
    return ordinals.contains { sameBytes(bytes, previous, $0, TextRange(0, $0.count)) }
  }

  // MARK: Direction

  static let wrongDirection = Check.indicator(
    Rule(
      325, "wrong-direction", "指标方向反了", .warning,
      message: Wording("“{name}”{problem}", "“{name}” {problem}"),
      label: Wording("是不是“{right}”？", "did you mean “{right}”?"),
      advice: Wording("核对指标性质；确实如此的，写“- 豁免：PF325 理由”", "check the relation, or waive it: “- 豁免：PF325 reason”"),
      reason: Wording("方向反了，花得越多、做得越少得分越高。", "In the wrong direction, more spent or less done scores higher."),
      bad: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护成本          10  ≥ 8 万元"),
      good: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护成本          10  ≤ 8 万元"), source: remark),
    with: [.word(.cost), .word(.lessIsBetter), .upperLimit]
  ) { indicator, context, findings in
    guard let target = indicator.target.value, case .figure(let relation) = target.relation else { return }
    switch relation {
    case .equal: return
    case .greaterEqual, .greater:
      if findings.nameHas(.cost) {
        guard !findings.nameHas(.saving), !findings.nameHas(.income), !findings.nameHas(.notSpent) else { return }
        report("≤", Wording("是花出去的，目标却是越多越好", "is spent, but its target asks for more"), nil)
      } else if findings.nameHas(.lessIsBetter), !findings.nameHas(.reversal), !findings.nameHas(.saving) {
        report("≤", Wording("要控制，目标却只设了下限", "is to be held down, but its target is a lower limit"), .hint)
      }
    case .lessEqual, .less:
      // 不合格率 and 投诉数量 are to be few; 未 and 不 turn any rate.
      guard findings.nameHas(.moreIsBetter), !findings.nameHas(.zeroIsGood), !findings.nameHas(.negation),
        !findings.nameHas(.saving), let quantity = target.quantities.last,
        !contradictsName(quantity, indicator, context, findings)
      else { return }
      report("≥", Wording("一般越多越好，目标却设了上限", "is better the more there is, but its target is an upper limit"), .hint)
    }

    func report(_ right: String, _ problem: Wording, _ level: Level?) {
      findings.report(
        at: target.relationRange,
        ["name": context.wording(indicator.name), "right": .init(verbatim: right), "problem": problem],
        fixes: [
          Fix(Wording("改为“\(right)”", "change to “\(right)”"), replace: target.relationRange, with: right, .unsafe)
        ], level: level)
    }
  }

  /// A rate with a limit in days has its finding from PF304; its direction is right.
  private static func contradictsName(
    _ quantity: Quantity, _ indicator: Indicator, _ context: TableContext, _ findings: Findings
  ) -> Bool {
    guard let convention = context.convention(of: indicator, findings), let dimension = context.dimension(quantity.unit)
    else { return false }
    return !convention.dimensions.contains(dimension) && !convention.tolerated.contains(dimension)
  }

  // MARK: Input as target

  /// Only ≥, > and = are judged: ≤ on spending is how a cost is held down.
  static let inputAsTarget = Check.indicator(
    Rule(
      327, "input-as-target", "把投入当成了产出", .hint,
      message: Wording("“{name}”是投入或者现状，不是做出来的成果", "“{name}” is what goes in or what is there, not what comes out"),
      advice: Wording(
        "改为这笔钱要做成的事，如服务人次、完成率、覆盖率", "measure what the money achieves, for example persons served or coverage"),
      reason: Wording("财力、人力等投入数量不能作为绩效目标。", "Amounts of money and staff put in are no performance targets."),
      bad: .replacing("    公厕数量              10  = 8 座", with: "    辖区居民人数          10  ≥ 3000 人"), good: .standard,
      source: Wording("绩效目标编制要求：财力、人力和物力等投入数量不能作为绩效目标", "drafting rules: inputs are no targets")),
    with: [.word(.staffInput), .word(.moneyInput)]
  ) { indicator, context, findings in
    guard case .figure(let relation)? = indicator.target.value?.relation, relation != .lessEqual, relation != .less,
      findings.nameHas(.staffInput) && !findings.nameHas(.measurable)
        || findings.nameHas(.moneyInput) && !findings.nameHas(.attracted)
    else { return }
    findings.report(at: indicator.name, ["name": context.wording(indicator.name)])
  }

  // MARK: Per cent of what

  static let rateWithoutRate = Check.indicator(
    Rule(
      328, "rate-without-rate", "百分比没有写明是什么的比率", .hint,
      message: Wording("“{name}”的单位是 %，名称没有写明是什么占什么", "“{name}” is in %, but its name does not say of what"),
      label: Wording("如“{example}”", "for example “{example}”"),
      advice: Wording("名称改为“……率”，写明是什么的比率；说不清比率的改为定性", "name it as a rate (…率), or make it qualitative"),
      reason: Wording("不知道分子分母，年底算不出完成值。", "Without numerator and denominator the result cannot be computed."),
      bad: .replacing("垃圾日产日清率        20", with: "垃圾按时清运到位      20"), good: .standard, source: remark),
    with: [.word(.action), .word(.quality)]
  ) { indicator, context, findings in
    guard let quantity = context.quantities(indicator).last, let unit = quantity.unit, !unit.isCompound,
      findings.nameHas(.action) || findings.nameHas(.quality), let atom = context.atom(unit),
      atom.dimension == context.units.ratio, let core = findings.name?.core
    else { return }
    let name = context.record.string(core)
    let isQuality = findings.nameHas(.quality)
    let example = isQuality ? String(name.dropLast()) + "达标率" : name + "率"
    findings.report(
      at: lastWord(of: isQuality ? .quality : .action, core, context),
      ["name": context.wording(indicator.name), "example": .init(verbatim: example)],
      fixes: isQuality ? [] : [Fix(Wording("补上“率”", "add “率”"), replace: core.atEnd, with: "率", .unsafe)])
  }

  /// The longest word of the group at the end of a name.
  private static func lastWord(of group: WordGroup, _ name: TextRange, _ context: TableContext) -> TextRange {
    let words = context.standards.conventions.words
    let start = name.bounds.first { words.word(of: group, context.bytes, at: $0, upTo: name.end) == Int(name.end) }
    return TextRange(start ?? Int(name.start), Int(name.end))
  }
}
