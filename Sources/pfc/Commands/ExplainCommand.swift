// pfc explain and pfc rules: what the rules say of themselves.

import PFCKit

let explainCommand = Command(
  name: "explain", usage: Wording("编号或关键词", "CODE|WORD"),
  summary: Wording(
    "解释一条规则，如 pfc explain PF201 或 pfc explain 权重",
    "explain a rule, for example pfc explain PF201 or pfc explain weight-sum"),
  options: [],
  examples: [
    ("pfc explain PF201", Wording("按编号", "by code")),
    ("pfc explain 权重", Wording("列出与权重有关的规则", "lists the rules about 权重")),
  ], status: Wording("0 找到了", "0 found"), arguments: 1...1
) { invocation throws(CommandFailure) in
  let typed = invocation.arguments[0]
  let rules = typed.isEmpty ? [] : Registry.rules(called: typed)
  guard let first = rules.first else {
    let known = Registry.rules.flatMap { [$0.code.description, $0.name, $0.title.zh] }
    let near = suggestion(for: typed, among: known)
    throw CommandFailure(
      message: Wording(
        "没有“\(typed)”这条规则\(near.zh)；全部规则见 pfc rules",
        "there is no rule “\(typed)”\(near.en); all of them: pfc rules"))
  }
  if rules.count == 1 {
    try Terminal.print(first.explanation(invocation.language))
  } else {
    let head = Wording(
      "与“\(typed)”有关的规则，写编号看其中一条：\n", "rules about “\(typed)”; name the code to see one of them:\n")
    try Terminal.print(head[invocation.language] + listing(rules, invocation.language).joined())
  }
  return 0
}

let rulesCommand = Command(
  name: "rules", usage: Wording("[--json]", "[--json]"), summary: Wording("列出全部规则", "list all rules"),
  options: [
    Option("--json", nil, Wording("输出 JSON，供其他程序读取，中英文都在内", "as JSON for other programs, in both languages"))
  ],
  examples: [
    ("pfc rules", Wording("按内容列出", "by topic")),
    ("pfc rules --json > 规则.json", Wording("存成 JSON", "as JSON")),
  ], status: Wording("0 列出了", "0 listed"), arguments: 0...0
) { invocation throws(CommandFailure) in
  if invocation.flags.contains("--json") {
    try Terminal.print(Registry.json(version: Main.version))
    return 0
  }
  let language = invocation.language
  let rules = Registry.rules
  let lines = zip(rules, listing(rules, language))
  var text = ""
  for topic in Topic.allCases {
    let own = lines.filter { $0.0.code.topic == topic }.map(\.1)
    if !own.isEmpty { text += topic.wording[language] + "\n" + own.joined() + "\n" }
  }
  text +=
    Wording(
      "最后一栏：安全的由 pfc fix 直接改；不安全的由 pfc fix --unsafe 改，改后要核对。看一条：pfc explain 编号\n",
      "last column: safe ones are mended by pfc fix, unsafe ones by pfc fix --unsafe. To see one: pfc explain CODE\n"
    )[language]
  try Terminal.print(text)
  return 0
}

/// A line for each rule: code, level, title, and whether there is a fix.
private func listing(_ rules: [Rule], _ language: Language) -> [String] {
  let levels = Level.allCases.map { $0.wording[language].count }.max() ?? 0
  let rows = rules.map { rule in
    let level = rule.level.wording[language]
    let padding = String(repeating: " ", count: levels - level.count)
    return (
      "\(rule.code)  \(level)\(padding)  \(rule.title[language])",
      RuleCard(rule).fixSafety.map { $0.wording[language] } ?? ""
    )
  }
  return columns(rows).split(separator: "\n").map { line in
    var line = String(line)
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}
