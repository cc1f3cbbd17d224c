// What is told of a rule beyond its declaration comes from running its bad example: the real message, and what the fix
// makes of it. `pfc explain` prints it, and so do the pages of docs/rules.

import PFCCheck

/// A rule with what its examples show.
public struct RuleCard: Sendable {
  /// The rule.
  public let rule: Rule
  /// What the bad example gives.
  private let finding: Diagnostic?

  /// Runs the rule's bad example.
  public init(_ rule: Rule) {
    self.rule = rule
    finding = rule.bad.check().first { $0.rule.code == rule.code }
  }

  /// The lines of the bad example that matter.
  public var bad: String { rule.bad.excerpt(besides: rule.good) }
  /// The same lines put right.
  public var good: String { rule.good.excerpt(besides: rule.bad) }

  /// What pfc says of the bad example.
  public func message(_ language: Language) -> String {
    var renderer = HumanRenderer(language: language)
    return finding.map { String(renderer.render($0).dropLast()) } ?? ""
  }

  /// How far the fix can be trusted, nil when there is none.
  public var fixSafety: FixSafety? { finding?.fixes.first?.safety }

  /// What the fix does and what becomes of it, one sentence.
  public func fixSentence(_ language: Language) -> String? {
    guard let finding, let fix = finding.fixes.first else { return nil }
    let title = fix.title.filled(finding.arguments, in: language)
    let sentence =
      switch fix.safety {
      case .safe: Wording("`pfc fix` 会改：\(title)。", "`pfc fix` mends it: \(title).")
      case .unsafe:
        Wording(
          "`pfc fix --unsafe` 会改：\(title)。改后要核对。", "`pfc fix --unsafe` mends it: \(title). Check the result.")
      case .shownOnly: Wording("只作建议，不自动改：\(title)。", "only proposed, never applied: \(title).")
      }
    return sentence[language]
  }

  /// The lines that the fix changes, as a diff; empty when there is none.
  public var fixDiff: String {
    guard let finding, let fix = finding.fixes.first, !fix.edits.isEmpty else { return "" }
    let bytes = finding.source.applying(fix.edits)
    let change = LineChange(
      from: String(decoding: finding.source.bytes, as: UTF8.self), to: String(decoding: bytes, as: UTF8.self))
    return (change.old.map { "-\($0)\n" } + change.new.map { "+\($0)\n" }).joined()
  }

  /// Whether a waiver of the rule counts anywhere.
  public var canBeWaived: Bool { Registry.waiverPlace(of: rule) != nil }

  /// Whether and where the rule can be waived or switched off.
  public func waiving(_ language: Language) -> String {
    let code = rule.code
    let waiver =
      switch Registry.waiverPlace(of: rule) {
      case .row:
        Wording(
          "确有原因的，在这一行下面写“- 豁免：\(code) 理由”；管整张表的，在部门或专项里顶格写“豁免：\(code) 理由”。",
          "With a reason it is waived: “- 豁免：\(code) reason” below the row, or “豁免：\(code) reason” at column 0 "
            + "of the department or fund for the whole table.")
      case .text:
        Wording(
          "确有原因的，在部门或专项里顶格写“豁免：\(code) 理由”；指标名称和附注里的，也可以在这一行下面写“- 豁免：\(code) 理由”。",
          "With a reason it is waived: “豁免：\(code) reason” at column 0 of the department or fund; for the name of an "
            + "indicator or a remark, “- 豁免：\(code) reason” below the row will do.")
      case .table:
        Wording(
          "确有原因的，在部门或专项里顶格写“豁免：\(code) 理由”；信息指着某个指标的，也可以在那一行下面写“- 豁免：\(code) 理由”。",
          "With a reason it is waived: “豁免：\(code) reason” at column 0 of the department or fund; where the message "
            + "points at an indicator, “- 豁免：\(code) reason” below its row will do.")
      case .department:
        Wording(
          "确有原因的，在部门里顶格写“豁免：\(code) 理由”。",
          "With a reason it is waived: “豁免：\(code) reason” at column 0 of the department.")
      case nil: Wording("不能豁免。", "It cannot be waived.")
      }
    let level =
      code.isAdjustable
      ? Wording(
        "全项目放宽或者从严，在 project.pfc 的“规则：”下面写一行“\(code) 关闭”，或者写 错误、警告、提示。",
        "For the whole project, a line “\(code) 关闭” below “规则：” in project.pfc switches it off; "
          + "错误, 警告 or 提示 there changes its level.")
      : Wording("级别不能调整。", "Its level cannot be changed.")
    return language == .zh ? waiver.zh + level.zh : waiver.en + " " + level.en
  }
}

extension Rule {
  /// Everything about the rule as text.
  public func explanation(_ language: Language) -> String {
    let card = RuleCard(self)
    func section(_ head: Wording, _ body: String) -> String {
      body.isEmpty ? "" : "\n" + head[language] + "\n" + indented(body)
    }
    let facts = language == .zh ? "（\(level.wording.zh)，\(name)）" : " (\(level.wording.en), \(name))"
    var text = "\(code) \(title[language])\(facts)\n"
    text += section(Wording("为什么：", "why:"), reason[language])
    text += section(Wording("反例：", "bad:"), card.bad)
    text += section(Wording("得到的信息：", "what pfc says:"), card.message(language))
    text += section(Wording("正例：", "good:"), card.good)
    let fix = card.fixSentence(language).map { $0.filter { $0 != "`" } + "\n" + card.fixDiff } ?? ""
    text += section(Wording("修改：", "fix:"), fix)
    text += section(Wording("豁免和级别：", "waiver and level:"), card.waiving(language))
    return text + section(Wording("依据：", "source:"), source[language])
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
      .map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }
}
