// The pages of docs/rules, made from the rules: what they say comes from the declarations and from running the examples.

import PFCKit

/// A page of docs/rules.
struct RulePage: Sendable, CustomStringConvertible {
  let name: String
  let text: String

  var description: String { name }

  /// Every page: one a rule, and the index.
  static let all: [RulePage] = {
    let cards = Registry.rules.map(RuleCard.init)
    return cards.map(RulePage.init) + [RulePage(index: cards)]
  }()

  private static let mark = "<!-- 由规则生成，不要手改：PFC_UPDATE=1 swift test --filter RulePageTests -->\n"

  init(_ card: RuleCard) {
    let rule = card.rule
    name = "\(rule.code).md"
    var text = RulePage.mark + "# \(rule.code) \(escaped(rule.title.zh))\n\n"
    text += "\(both(rule.level.wording)) · `\(rule.name)` · [\(both(rule.code.topic.wording))](README.md)\n\n"
    text += paragraphs(rule.reason)
    text += "## 反例 Bad\n\n" + fenced(card.bad) + fenced(card.message(.zh)) + fenced(card.message(.en))
    if !card.good.isEmpty { text += "## 正例 Good\n\n" + fenced(card.good) }
    if let zh = card.fixSentence(.zh), let en = card.fixSentence(.en) {
      text += "## 修改 Fix\n\n" + paragraphs(Wording(zh, en)) + fenced(card.fixDiff, "diff")
    }
    text += "## 豁免和级别 Waiver and level\n\n" + paragraphs(Wording(card.waiving(.zh), card.waiving(.en)))
    text += "## 依据 Source\n\n" + paragraphs(rule.source)
    self.text = String(text.dropLast())
  }

  init(index cards: [RuleCard]) {
    name = "README.md"
    var text = RulePage.mark + "# 规则 Rules\n\n"
    text += paragraphs(
      Wording(
        "共 \(cards.count) 条。在命令行上看一条：`pfc explain PF201`。级别是没有调整过的；“修改”一栏是 `pfc fix` 能改的。",
        "\(cards.count) rules. On the command line: `pfc explain PF201 --lang en`. "
          + "Levels are those before a project changes them; what `pfc fix` can mend is in the column fix."))
    for topic in Topic.allCases {
      let own = cards.filter { $0.rule.code.topic == topic }
      guard !own.isEmpty else { continue }
      text += "## PF\(topic.rawValue)xx \(both(topic.wording))\n\n"
      text += "| 编号 code | 级别 level | 内容 | rule | 修改 fix | 豁免 waiver |\n|---|---|---|---|---|---|\n"
      for card in own {
        let rule = card.rule
        let cells = [
          "[\(rule.code)](\(rule.code).md)", both(rule.level.wording), escaped(rule.title.zh), "`\(rule.name)`",
          card.fixSafety.map { both($0.wording) } ?? "", card.canBeWaived ? "可 yes" : "",
        ]
        text += "| " + cells.joined(separator: " | ") + " |\n"
      }
      text += "\n"
    }
    self.text = String(text.dropLast())
  }
}

/// Chinese, then English, as two paragraphs.
private func paragraphs(_ wording: Wording) -> String { "\(escaped(wording.zh))\n\n*\(escaped(wording.en))*\n\n" }

private func both(_ wording: Wording) -> String { "\(wording.zh) \(wording.en)" }

private func fenced(_ text: String, _ language: String = "text") -> String {
  text.isEmpty ? "" : "```\(language)\n\(text)```\n\n"
}

/// Text that Markdown shows as it stands; what is between backticks stays code.
private func escaped(_ text: String) -> String {
  text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
    index % 2 == 1 ? String(part) : part.map { #"\*_<>|[]#~$&"#.contains($0) ? "\\\($0)" : String($0) }.joined()
  }.joined(separator: "`")
}
