// The command line as data: every command and option is declared once with its words in both languages, and parsing,
// help and errors are made from that. docs/dependencies.md says why no library does this.

import PFCKit

/// An option of a command.
struct Option: Sendable {
  /// `--to`
  let name: String
  /// `-o`
  let short: String?
  /// What its value is called in the help; nil for a flag.
  let value: Wording?
  /// Made when it is shown, as all texts of the help are.
  let help: @Sendable () -> Wording

  init(
    _ name: String, _ short: String? = nil, value: Wording? = nil,
    _ help: @autoclosure @escaping @Sendable () -> Wording
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.help = help
  }
}

/// A command.
struct Command: Sendable {
  let name: String
  /// Behind the name in the usage line.
  let usage: Wording
  let summary: @Sendable () -> Wording
  let options: [Option]
  /// Calls as people make them, and what they do.
  let examples: [(call: String, says: Wording)]
  /// What the exit status says beside 2, which is the same for all.
  let status: Wording
  /// How many arguments it takes.
  let arguments: ClosedRange<Int>
  /// Runs it and gives the exit status.
  let run: @Sendable (Invocation) throws(CommandFailure) -> Int32

  init(
    name: String, usage: Wording, summary: @autoclosure @escaping @Sendable () -> Wording, options: [Option],
    examples: [(call: String, says: Wording)], status: Wording, arguments: ClosedRange<Int>,
    run: @escaping @Sendable (Invocation) throws(CommandFailure) -> Int32
  ) {
    self.name = name
    self.usage = usage
    self.summary = summary
    self.options = options
    self.examples = examples
    self.status = status
    self.arguments = arguments
    self.run = run
  }
}

/// A parsed command line.
struct Invocation: Sendable {
  var arguments: [String] = []
  /// Of an option that stands several times the last value counts.
  var values: [String: String] = [:]
  /// Every value of an option, in order, for those that may stand several times.
  var allValues: [String: [String]] = [:]
  var flags: Set<String> = []
  var language: Language
}

/// A call that cannot be carried out, or a system that refuses, in words for the user. The exit status is 2.
struct CommandFailure: Error {
  let message: Wording
  /// The command whose help would tell more, nil when the call itself was right.
  var command: String?
}

/// Options that every command takes.
let commonOptions = [
  Option(
    "--lang", value: Wording("zh|en", "zh|en"),
    Wording("信息的语言，默认中文（或用环境变量 PFC_LANG）", "language of messages, Chinese by default (or set PFC_LANG)")),
  Option("--help", "-h", Wording("显示这份帮助", "show this help")),
]

extension Command {
  /// Reads the words behind the command's name.
  func parse(_ words: ArraySlice<String>, language: Language) throws(CommandFailure) -> Invocation {
    var invocation = Invocation(language: language)
    var rest = words
    var optionsEnded = false
    while let word = rest.popFirst() {
      if optionsEnded || !word.hasPrefix("-") || word == "-" {
        invocation.arguments.append(word)
      } else if word == "--" {
        optionsEnded = true
      } else {
        try readOption(word, &rest, &invocation)
      }
    }
    // Help is given whatever else is missing.
    if invocation.flags.contains("--help") { return invocation }
    if invocation.arguments.count < arguments.lowerBound {
      throw CommandFailure(
        message: Wording("缺少参数：pfc \(name) \(usage.zh)", "an argument is missing: pfc \(name) \(usage.en)"),
        command: name)
    }
    if invocation.arguments.count > arguments.upperBound {
      let extra = invocation.arguments[arguments.upperBound]
      throw CommandFailure(message: Wording("多余的参数“\(extra)”", "unexpected argument “\(extra)”"), command: name)
    }
    return invocation
  }

  private func readOption(
    _ word: String, _ rest: inout ArraySlice<String>, _ invocation: inout Invocation
  ) throws(CommandFailure) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let known = options + commonOptions
    guard let option = known.first(where: { $0.name == parts[0] || $0.short == parts[0] }) else {
      let near = suggestion(for: parts[0], among: known.map(\.name))
      throw CommandFailure(
        message: Wording("没有“\(parts[0])”这个选项\(near.zh)", "unknown option “\(parts[0])”\(near.en)"), command: name)
    }
    guard option.value != nil else {
      guard parts.count == 1 else {
        throw CommandFailure(
          message: Wording("选项 \(option.name) 后面不带值", "the option \(option.name) takes no value"), command: name)
      }
      invocation.flags.insert(option.name)
      return
    }
    guard let value = parts.count > 1 ? parts[1] : rest.popFirst(), !value.isEmpty else {
      throw lacksValue(option.name, command: name)
    }
    invocation.values[option.name] = value
    invocation.allValues[option.name, default: []].append(value)
  }

  /// The help of one command.
  func help(_ language: Language) -> String {
    var text = summary()[language] + "\n\n" + Wording("用法：", "usage: ")[language]
    text += (["pfc", name] + [usage[language]].filter { !$0.isEmpty }).joined(separator: " ") + "\n\n"
    text += Wording("选项：", "options:")[language] + "\n"
    let rows = (options + commonOptions).map { option in
      (
        [option.short, option.name].compactMap { $0 }.joined(separator: ", ")
          + (option.value.map { " " + $0[language] } ?? ""),
        option.help()[language]
      )
    }
    text += columns(rows)
    text += "\n" + Wording("例：", "examples:")[language] + "\n"
    text += columns(examples.map { ($0.call, $0.says[language]) })
    text += "\n" + Wording("退出状态：", "exit status: ")[language] + status[language]
    return text + Wording("；2 命令写错了，或者系统出了问题\n", "; 2 the call or the system is at fault\n")[language]
  }
}

/// An option that stands at the end, or before nothing.
func lacksValue(_ option: String, command: String? = nil) -> CommandFailure {
  CommandFailure(
    message: Wording("选项 \(option) 后面缺少值", "the option \(option) lacks its value"), command: command)
}

/// `-` among files, for a command that rewrites what it reads.
func inputBesideFiles(of command: String) -> CommandFailure {
  CommandFailure(
    message: Wording("“-”（标准输入）要单独写，不能与文件一起", "“-” (standard input) stands alone, not beside files"),
    command: command)
}

/// The parts of a value that lists several; Chinese commas are commas.
func listed(_ value: String) -> [String] {
  value.split(whereSeparator: { ",，、 ".contains($0) }).map(String.init)
}

/// `（是不是“check”？）`, or nothing where no candidate is near.
func suggestion(for typed: String, among candidates: [String]) -> Wording {
  guard let near = nearest(to: typed, among: candidates) else { return Wording("", "") }
  return Wording("（是不是“\(near)”？）", " (did you mean “\(near)”?)")
}

/// Two columns, aligned by display width.
func columns(_ rows: [(String, String)]) -> String {
  func width(_ text: String) -> Int { displayWidth(of: Array(text.utf8)[...], ambiguous: .narrow) }
  let widest = rows.map { width($0.0) }.max() ?? 0
  return rows.map { left, right in
    "  " + left + String(repeating: " ", count: widest - width(left) + 2) + right + "\n"
  }.joined()
}
