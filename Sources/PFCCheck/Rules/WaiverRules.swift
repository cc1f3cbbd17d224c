// PF715 to PF717: a waiver that silences nothing is itself reported.

import PFCDiagnostics
import PFCModel
import PFCText

enum WaiverRules {
  static let all: [Check] = [unused, unknownCode, notWaivable].map { Check(rule: $0, body: .declared) }

  private static let section = Wording("pfc 语言说明第 6 节", "pfc language, section 6")

  static let unused = Rule(
    715, "unused-waiver", "豁免没有用到", .warning,
    message: Wording("这条豁免没有用到：{code} 在这里没有发现问题", "this waiver is not needed: {code} finds nothing here"),
    advice: Wording("删去它；如果写错了位置，移到要豁免的那一行下面", "delete it, or move it below the row it is meant for"),
    reason: Wording("多余的豁免会掩盖以后的错误。", "A waiver that is not needed would hide a later fault."),
    bad: .replacing("区级支出：80 万元", with: "区级支出：80 万元\n豁免：PF304 沿用上年口径"), good: .standard, source: section)

  static let unknownCode = Rule(
    716, "unknown-waiver-code", "豁免的编号不存在", .warning,
    message: Wording("没有 {code} 这条规则", "there is no rule {code}"),
    advice: Wording("用 pfc rules 查看规则编号", "list the codes with pfc rules"),
    reason: Wording("编号写错，豁免就不起作用。", "With a wrong code the waiver has no effect."),
    bad: .replacing("区级支出：80 万元", with: "区级支出：80 万元\n豁免：PF399 沿用上年口径"), good: .standard, source: section)

  static let notWaivable = Rule(
    717, "not-waivable", "这条规则不能豁免", .warning,
    message: Wording("{code} 不能豁免，这条豁免不起作用", "{code} cannot be waived, so this has no effect"),
    advice: Wording("删去这条豁免，把 {code} 指出的地方改好", "delete the waiver and mend what {code} finds"),
    reason: Wording(
      "能豁免的是对内容的判断；读不懂、缺少、写错的地方没有可以豁免的内容。",
      "What can be waived is a judgement of the content; where nothing can be read there is no content to judge."),
    bad: .replacing("区级支出：80 万元", with: "区级支出：80 万元\n豁免：PF701 沿用上年口径"), good: .standard, source: section)

  /// What to say of a waiver that silenced nothing; `line`: the waivers on its line.
  static func finding(
    _ waiver: Waiver, of line: [Waiver], _ source: SourceText, _ isKnown: (RuleCode) -> Bool
  ) -> Diagnostic {
    let canBeWaived = Checks.all.contains { $0.rule.code == waiver.code && $0.waiverPlace != nil }
    let rule = canBeWaived ? unused : isKnown(waiver.code) ? notWaivable : unknownCode
    return Diagnostic(
      rule, in: source, at: waiver.codeRange, ["code": .init(verbatim: waiver.code.description)],
      fixes: canBeWaived ? deletion(of: waiver, line, source) : [])
  }

  /// Takes the line away, or only the code where others share the reason.
  private static func deletion(of waiver: Waiver, _ line: [Waiver], _ source: SourceText) -> [Fix] {
    let codes = line.map(\.codeRange)
    guard codes.count == 1 else {
      guard let index = codes.firstIndex(of: waiver.codeRange) else { return [] }
      let range =
        index + 1 < codes.count
        ? TextRange(waiver.codeRange.start, codes[index + 1].start)
        : TextRange(codes[index - 1].end, waiver.codeRange.end)
      return [Fix(Wording("删去 {code}", "delete {code}"), replace: range, with: "")]
    }
    let lines = source.wholeLines(of: waiver.codeRange.union(waiver.reason))
    // A body below an entry would fall to the entry above it.
    guard isBlank(fold(source.bytes, Int(lines.start)).code) || !bodyFollows(Int(lines.end), source.bytes) else {
      return []
    }
    return [Fix(Wording("删去这条豁免", "delete the waiver"), replace: lines, with: "")]
  }

  private static func bodyFollows(_ offset: Int, _ bytes: [UInt8]) -> Bool {
    var offset = offset
    while offset < bytes.count {
      let end = indexOfByte(0x0A, in: bytes, from: offset) ?? bytes.count
      let first = bytes[offset..<end].first { $0 != 0x0D }
      let isComment = fold(bytes, offset).code == 0x23
      if first != nil, !isComment { return isBlank(fold(bytes, offset).code) }
      offset = end + 1
    }
    return false
  }
}
