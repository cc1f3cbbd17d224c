// PF715 and PF716: a waiver that silences nothing is itself reported.

import PFCDiagnostics
import PFCModel
import PFCText

enum WaiverRules {
  static let all: [Check] = [unused, unknownCode].map { Check(rule: $0, body: .declared) }

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

  /// What to say of a waiver that silenced nothing.
  static func finding(_ waiver: Waiver, _ source: SourceText, isKnown: Bool) -> Diagnostic {
    Diagnostic(
      isKnown ? unused : unknownCode, in: source, at: waiver.codeRange,
      ["code": .init(verbatim: waiver.code.description)])
  }
}
