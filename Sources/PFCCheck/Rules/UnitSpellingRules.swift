// PF311 and PF317: units that are understood but not written as they should be: 元 left out, % in words, capital letters,
// and letters that may be any of several units.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum UnitSpellingRules {
  static let all: [Check] = [yuanOmitted, misspelt]

  private static let section = Wording(
    "pfc 语言说明第 4 节第 2 点；单位目录 units.pfc", "pfc language, section 4 point 2; units.pfc")

  static let yuanOmitted = Check.indicator(
    Rule(
      311, "yuan-omitted", "省略了“元”", .warning,
      message: Wording("单位“{unit}”省略了“{missing}”", "“{missing}” is missing from the unit “{unit}”"),
      label: Wording("应为“{right}”", "should be “{right}”"),
      advice: Wording("写成“{right}”", "write “{right}”"),
      reason: Wording("单写“万”分不清是万元还是万人。", "万 alone may be ten thousand yuan or ten thousand persons."),
      bad: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护经费          10  ≤ 8 万"),
      good: .replacing("    公厕数量              10  = 8 座", with: "    公厕管护经费          10  ≤ 8 万元"), source: section),
    with: .unusualUnit
  ) { indicator, context, findings in
    for unit in units(of: indicator, context) {
      guard let atom = context.atom(unit), atom.omitsYuan else { continue }
      let head = TextRange(Int(unit.range.start), Int(unit.range.start) + atom.name.utf8.count)
      let isTold = isTold(indicator, context, findings)
      let missing = whatIsCounted(atom, indicator, context, findings)
      let right = atom.name + missing + context.record.string(TextRange(head.end, unit.range.end))
      findings.report(
        at: unit.range,
        [
          "unit": context.wording(unit.range),
          "missing": isTold ? .init(verbatim: missing) : Wording("元”或“人", "元” or “人"),
          "right": isTold
            ? .init(verbatim: right) : Wording("\(atom.name)元”或“\(atom.name)人", "\(atom.name)元” or “\(atom.name)人"),
        ],
        fixes: isTold
          ? [Fix(Wording("补上“\(missing)”", "insert “\(missing)”"), replace: head.atEnd, with: missing, .unsafe)] : [])
    }
  }

  /// Whether the name tells what is counted: 粉丝数 ≥ 3.2 万 may be persons or yuan.
  private static func isTold(_ indicator: Indicator, _ context: TableContext, _ findings: Findings) -> Bool {
    context.convention(of: indicator, findings) != nil
  }

  /// What 万 leaves out: 元, or what the name counts (服务人数 ≥ 8 万).
  private static func whatIsCounted(
    _ atom: UnitAtom, _ indicator: Indicator, _ context: TableContext, _ findings: Findings
  ) -> String {
    guard let convention = context.convention(of: indicator, findings), !convention.dimensions.contains("money") else {
      return "元"
    }
    return convention.usual.first { context.units.spelling(atom.name + $0) != nil } ?? "元"
  }

  /// The units of a target; both ends of a range may be typed with the same one.
  private static func units(of indicator: Indicator, _ context: TableContext) -> [Unit] {
    let units = context.quantities(indicator).compactMap(\.unit)
    return units.count == 2 && units[0].range == units[1].range ? [units[0]] : units
  }

  static let misspelt = Check.indicator(
    Rule(
      317, "unit-misspelt", "单位写法不规范", .warning,
      message: Wording("单位“{unit}”的写法不规范", "the unit “{unit}” is misspelt"),
      label: Wording("{meant}", "{meant}"),
      advice: Wording("{advice}", "{advice}"),
      reason: Wording(
        "计量单位有规定的写法：百分比写 %；符号分大小写，M 是兆，m 才是米。",
        "Units have one right form: % for per cent; symbols are case-sensitive, M is mega and m is metre."),
      bad: .replacing("    公厕数量              10  = 8 座", with: "    管网长度              10  ≥ 800 M"),
      good: .replacing("    公厕数量              10  = 8 座", with: "    管网长度              10  ≥ 800 米"),
      source: Wording("GB 3100 国际单位制及其应用；单位目录 units.pfc", "GB 3100; units.pfc")),
    with: .unusualUnit
  ) { indicator, context, findings in
    for unit in units(of: indicator, context) {
      for part in UnitParts(unit, context.bytes) {
        guard let spelling = context.units.spelling(context.bytes, part) else { continue }
        let atom = context.units.atoms[spelling.atom]
        if let first = atom.meanings.first {
          let fitting = meanings(of: atom, indicator, context, findings)
          reportMisspelt(part, fitting, fitting == [first] ? .safe : .unsafe, context, &findings)
        } else if spelling.kind == .mistake {
          reportMisspelt(part, [atom.name], .safe, context, &findings)
        }
      }
    }
  }

  /// Those of the units that a letter may stand for which go with the name of the row, or all.
  private static func meanings(
    of atom: UnitAtom, _ indicator: Indicator, _ context: TableContext, _ findings: Findings
  ) -> [String] {
    guard let convention = context.convention(of: indicator, findings) else { return atom.meanings }
    let fitting = atom.meanings.filter {
      context.dimension(named: $0).map(convention.dimensions.contains) ?? false
    }
    return fitting.isEmpty ? atom.meanings : fitting
  }

  /// A fix only where one unit can be meant.
  private static func reportMisspelt(
    _ part: TextRange, _ meant: [String], _ safety: FixSafety, _ context: TableContext, _ findings: inout Findings
  ) {
    let right = meant.count == 1 ? meant[0] : nil
    findings.report(
      at: part,
      [
        "unit": context.wording(part),
        "meant": right.map { Wording("应为“\($0)”", "should be “\($0)”") }
          ?? Wording("可能是 \(meant.joined(separator: "、"))", "may be \(meant.joined(separator: ", "))"),
        "advice": right.map { Wording("写成“\($0)”", "write “\($0)”") }
          ?? Wording(
            "写全是哪个单位：\(meant.joined(separator: "、"))", "write which unit it is: \(meant.joined(separator: ", "))"),
      ],
      fixes: right.map {
        [Fix(Wording("改为“\($0)”", "change to “\($0)”"), replace: part, with: $0, safety)]
      } ?? [])
  }
}

extension TableContext {
  /// The id of the dimension of a unit by its name.
  fileprivate func dimension(named unit: String) -> String? {
    units.spelling(unit).map { units.dimensions[units.atoms[$0.atom].dimension].id }
  }
}
