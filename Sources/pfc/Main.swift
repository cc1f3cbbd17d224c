// Finds the command, runs it and turns its result into an exit status: 0 fine, 1 the sources have errors, 2 the call or
// the system is at fault.

import Glibc
import PFCKit

@main
struct Main {
  static let version = "0.1.0"

  static let commands: [Command] = [
    buildCommand, checkCommand, fmtCommand, fixCommand, importCommand, astCommand, explainCommand, rulesCommand,
  ]

  // Synchronous on purpose: an asynchronous main costs a static binary 30 ms (unwinder tables).
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  static func run(_ words: [String]) -> Int32 {
    var language = Language(rawValue: Terminal.environment("PFC_LANG") ?? "zh") ?? .zh
    do throws(CommandFailure) {
      let words = try takingLanguage(from: words, into: &language)
      return try dispatch(words[...], language)
    } catch {
      var text = Wording("错误：", "error: ")[language] + error.message[language] + "\n"
      if let command = error.command {
        text += Wording("用法见：pfc \(command) --help\n", "see: pfc \(command) --help\n")[language]
      }
      Terminal.write(Array(text.utf8), to: STDERR_FILENO)
      return 2
    }
  }

  /// The words without `--lang en`, which may stand before and behind the command: every message knows its language.
  private static func takingLanguage(
    from words: [String], into language: inout Language
  ) throws(CommandFailure) -> [String] {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    var kept: [String] = []
    var rest = words[..<end]
    while let word = rest.popFirst() {
      guard word == "--lang" || word.hasPrefix("--lang=") else {
        kept.append(word)
        continue
      }
      let value = word == "--lang" ? rest.popFirst() : String(word.dropFirst("--lang=".count))
      guard let value, !value.isEmpty else { throw lacksValue("--lang") }
      guard let named = Language(rawValue: value) else {
        throw CommandFailure(
          message: Wording("语言只有 zh 和 en，没有“\(value)”", "languages are zh and en, not “\(value)”"))
      }
      language = named
    }
    return kept + words[end...]
  }

  private static func dispatch(_ words: ArraySlice<String>, _ language: Language) throws(CommandFailure) -> Int32 {
    guard let first = words.first else {
      try Terminal.print(help(language), to: STDERR_FILENO)
      return 2
    }
    switch first {
    case "--help", "-h", "help":
      let text = try words.dropFirst().first.map { name throws(CommandFailure) in try command(name).help(language) }
      try Terminal.print(text ?? help(language))
      return 0
    case "--version":
      try Terminal.print("pfc \(version)\n")
      return 0
    default:
      let command = try command(first)
      let invocation = try command.parse(words.dropFirst(), language: language)
      if invocation.flags.contains("--help") {
        try Terminal.print(command.help(language))
        return 0
      }
      return try command.run(invocation)
    }
  }

  private static func command(_ name: String) throws(CommandFailure) -> Command {
    if let command = commands.first(where: { $0.name == name }) { return command }
    let all = Wording("；全部命令见 pfc --help", "; all of them: pfc --help")
    guard !name.hasPrefix("-") else {
      let near = suggestion(for: name, among: ["--version", "--lang", "--help"])
      throw CommandFailure(
        message: Wording(
          "没有“\(name)”这个选项\(near.zh)，命令的选项写在命令后面\(all.zh)",
          "unknown option “\(name)”\(near.en), options of a command stand behind it\(all.en)"))
    }
    let near = suggestion(for: name, among: commands.map(\.name))
    throw CommandFailure(
      message: Wording("没有“\(name)”这个命令\(near.zh)\(all.zh)", "unknown command “\(name)”\(near.en)\(all.en)"))
  }

  private static func help(_ language: Language) -> String {
    let head = Wording(
      "pfc：把预算绩效目标的文本编译成规定的表，写错的地方一次全部指出。\n\n用法：pfc 命令 [选项]\n\n命令：\n",
      "pfc compiles budget performance targets from text to the official tables and names every mistake at once.\n\n"
        + "usage: pfc COMMAND [OPTIONS]\n\ncommands:\n")
    let tail = Wording(
      "\n选项：\n" + columns([("--version", "显示版本"), ("--lang zh|en", "信息的语言"), ("-h, --help", "显示帮助")])
        + "\n每个命令的用法和例子：pfc 命令 --help\n不写文件时，指当前文件夹所在的项目；- 指标准输入。\n",
      "\noptions:\n"
        + columns([
          ("--version", "show the version"), ("--lang zh|en", "language of messages"), ("-h, --help", "show help"),
        ])
        + "\nhelp of a command, with examples: pfc COMMAND --help\nWithout a file the project around the current "
        + "folder is meant; - is standard input.\n")
    return head[language] + columns(commands.map { ($0.name, $0.summary()[language]) }) + tail[language]
  }
}
