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

  /// Rules by what a user calls them: the code, name or title of one; else all with the word in their name or title.
  public static func rules(called text: String) -> [Rule] {
    if let code = RuleCode(text), let rule = rule(code) { return [rule] }
    let word = text.lowercased()
    func words(_ rule: Rule) -> [String] { [rule.name, rule.title.zh.lowercased(), rule.title.en] }
    let exact = rules.filter { words($0).contains(word) }
    return exact.isEmpty ? rules.filter { words($0).contains { $0.contains(word) } } : exact
  }

  /// Where a waiver of the rule may stand, nil where none counts.
  package static func waiverPlace(of rule: Rule) -> WaiverPlace? {
    Checks.all.first { $0.rule.code == rule.code }?.waiverPlace
  }
}
