// --level, --select and --ignore: levels of rules for one call. They go before what the project file says.

import PFCKit

let levelOption = Option(
  "--level", value: Wording("编号=级别", "CODE=LEVEL"),
  Wording(
    "这一次的级别：错误、警告、提示、关闭；如 --level PF304=错误，可以写几次",
    "a level for this call: error, warning, hint, off; as in --level PF304=error; may be repeated"))

let selectOption = Option(
  "--select", value: Wording("编号,…", "CODE,…"),
  Wording("只看这些规则，如 PF201 或整类 PF3；可以写几次", "these rules only, as PF201 or the topic PF3; may be repeated"))

let ignoreOption = Option(
  "--ignore", value: Wording("编号,…", "CODE,…"),
  Wording("不看这些规则；可以写几次", "without these rules; may be repeated"))

extension Project {
  /// The project with the levels of a call. Of the options --level goes first, then --ignore, then --select.
  func applyingLevels(of invocation: Invocation) throws(CommandFailure) -> Project {
    var project = self
    let selected = try rules(of: "--select", invocation)
    if !selected.isEmpty {
      let codes = Set(selected.map(\.code))
      for rule in Registry.rules where !codes.contains(rule.code) { project.levels[rule.code] = .some(nil) }
    }
    for rule in try changeableRules(of: "--ignore", invocation) { project.levels[rule.code] = .some(nil) }
    for setting in invocation.allValues["--level"] ?? [] {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let level = Level.setting(parts[1]) else {
        throw CommandFailure(
          message: Wording(
            "“--level \(setting)”看不懂；写编号、等号和级别（错误、警告、提示、关闭），如 --level PF304=错误",
            "“--level \(setting)” means nothing; give a code, an equals sign and a level (error, warning, hint, off), "
              + "as in --level PF304=error"))
      }
      for rule in try changeable(try rules(named: parts[0]), parts[0]) { project.levels[rule.code] = .some(level) }
    }
    return project
  }

  private func rules(of option: String, _ invocation: Invocation) throws(CommandFailure) -> [Rule] {
    var found: [Rule] = []
    for name in (invocation.allValues[option] ?? []).flatMap(listed) { found += try rules(named: name) }
    return found
  }

  private func changeableRules(of option: String, _ invocation: Invocation) throws(CommandFailure) -> [Rule] {
    var found: [Rule] = []
    for name in (invocation.allValues[option] ?? []).flatMap(listed) {
      found += try changeable(try rules(named: name), name)
    }
    return found
  }

  /// The rule of a code or a name, or all whose codes start alike.
  private func rules(named name: String) throws(CommandFailure) -> [Rule] {
    if let rule = Registry.rule(named: name) { return [rule] }
    let typed = name.uppercased()
    let found = Registry.rules.filter { $0.code.description.hasPrefix(typed) }
    guard typed.hasPrefix("PF"), !found.isEmpty else {
      let near = suggestion(for: name, among: Registry.rules.map(\.code.description))
      throw CommandFailure(
        message: Wording(
          "没有“\(name)”这条规则\(near.zh)；全部规则见 pfc rules",
          "there is no rule “\(name)”\(near.en); all of them: pfc rules"))
    }
    return found
  }

  private func changeable(_ rules: [Rule], _ name: String) throws(CommandFailure) -> [Rule] {
    let found = rules.filter(\.code.isAdjustable)
    guard !found.isEmpty else {
      throw CommandFailure(
        message: Wording(
          "\(name) 的级别不能改：读文件、语法、表样和项目文件的错误总要报出",
          "the level of \(name) cannot be changed: faults of reading, syntax, forms and the project are always shown"))
    }
    return found
  }
}
