// pfc explain and pfc rules: what the rules say of themselves.

import PFCKit

let explainCommand = Command(
  name: "explain", usage: Wording("编号", "CODE"),
  summary: Wording("解释一条规则，如 pfc explain PF201", "explain a rule, for example pfc explain PF201"),
  options: [], arguments: 1...1
) { invocation throws(CommandFailure) in
  let typed = invocation.arguments[0]
  guard let code = RuleCode(typed), let rule = Registry.rule(code) else {
    let near = suggestion(for: typed, among: Registry.rules.map(\.code.description))
    throw CommandFailure(
      message: Wording(
        "没有“\(typed)”这条规则\(near.zh)；全部规则见 pfc rules",
        "there is no rule “\(typed)”\(near.en); all of them: pfc rules"))
  }
  try Terminal.print(rule.explanation(invocation.language))
  return 0
}

let rulesCommand = Command(
  name: "rules", usage: Wording("", ""), summary: Wording("列出全部规则", "list all rules"), options: [], arguments: 0...0
) { invocation throws(CommandFailure) in
  let rows = Registry.rules.map { rule in
    ("\(rule.code)  \(rule.level.wording[invocation.language])", rule.title[invocation.language])
  }
  try Terminal.print(columns(rows))
  return 0
}
