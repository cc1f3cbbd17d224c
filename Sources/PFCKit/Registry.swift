// Every rule of every floor in one list: `pfc rules`, `pfc explain`, the manual and the tests read it.

package import PFCCheck

/// All rules.
public enum Registry {
  /// Rules in order of code.
  public static let rules: [Rule] = {
    let found =
      ReadingRules.all + SyntaxRules.all + ModelRules.all + Checks.all.map(\.rule) + FormRules.all + ProjectRules.all
    return found.sorted { $0.code < $1.code }
  }()

  /// The rule with that code.
  public static func rule(_ code: RuleCode) -> Rule? { rules.first { $0.code == code } }

  /// The rule with that code, name or title.
  public static func rule(named text: String) -> Rule? {
    if let code = RuleCode(text) { return rule(code) }
    let word = text.lowercased()
    return rules.first { $0.name == word || $0.title.zh.lowercased() == word || $0.title.en == word }
  }

  /// Rules by what a user calls them: the code, name or title of one; else all with the word in their name or title, and
  /// then those that speak of it or have it in their examples.
  public static func rules(called text: String) -> [Rule] {
    if let rule = rule(named: text) { return [rule] }
    let word = text.lowercased()
    func holds(_ texts: [String]) -> Bool { texts.contains { $0.lowercased().contains(word) } }
    let called = rules.filter { holds([$0.name, $0.title.zh, $0.title.en]) }
    let codes = Set(called.map(\.code))
    let speaking = rules.filter { rule in
      !codes.contains(rule.code)
        && holds([rule.message, rule.advice, rule.reason].flatMap { [$0.zh, $0.en] } + [rule.bad.changedText])
    }
    return called + speaking
  }

  /// Where a waiver of the rule may stand, nil where none counts.
  package static func waiverPlace(of rule: Rule) -> WaiverPlace? {
    Checks.all.first { $0.rule.code == rule.code }?.waiverPlace
  }
}

extension Example {
  /// What the example changes in the standard department; other examples are too long to be searched for a word.
  fileprivate var changedText: String {
    switch self {
    case .replacing(_, let text), .replacingAll(_, let text), .appending(let text): text
    case .file, .bytes, .standard, .project: ""
    }
  }
}
