// Finds the command, runs it and turns its result into an exit status: 0 fine, 1 the sources have errors, 2 the call or
// the system is at fault.

import Glibc
import PFCKit

@main
struct Main {
  static let version = "0.1.0"

  static let commands: [Command] = [buildCommand, checkCommand, astCommand, explainCommand, rulesCommand]

  // Synchronous on purpose: an asynchronous main costs a static binary 30 ms (unwinder tables).
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  static func run(_ words: [String]) -> Int32 {
    var language = Language(rawValue: Terminal.environment("PFC_LANG") ?? "zh") ?? .zh
    if let index = words.firstIndex(of: "--lang"), words.indices.contains(index + 1) {
      language = Language(rawValue: words[index + 1]) ?? language
    }
    do throws(CommandFailure) {
      return try dispatch(words, language)
    } catch {
      var text = Wording("错误：", "error: ")[language] + error.message[language] + "\n"
      if let command = error.command {
        text += Wording("用法见：pfc \(command) --help\n", "see: pfc \(command) --help\n")[language]
      }
      Terminal.print(text, to: STDERR_FILENO)
      return 2
    }
  }

  private static func dispatch(_ words: [String], _ language: Language) throws(CommandFailure) -> Int32 {
    var words = words[...]
    while words.first == "--lang" { words = words.dropFirst(2) }
    if let first = words.first, first.hasPrefix("--lang=") {
      return try dispatch(Array(words.dropFirst()), Language(rawValue: String(first.dropFirst(7))) ?? language)
    }
    guard let first = words.first, first != "--help", first != "-h", first != "help" else {
      if words.isEmpty {
        Terminal.print(help(language), to: STDERR_FILENO)
        return 2
      }
      if let name = words.dropFirst().first, let command = commands.first(where: { $0.name == name }) {
        Terminal.print(command.help(language))
      } else {
        Terminal.print(help(language))
      }
      return 0
    }
    if first == "--version" {
      Terminal.print("pfc \(version)\n")
      return 0
    }
    guard let command = commands.first(where: { $0.name == first }) else {
      let near = nearest(to: first, among: commands.map(\.name))
      throw CommandFailure(
        message: Wording(
          "没有“\(first)”这个命令" + (near.map { "，是不是“\($0)”？" } ?? ""),
          "unknown command “\(first)”" + (near.map { ", did you mean “\($0)”?" } ?? "")))
    }
    let invocation = try command.parse(words.dropFirst(), language: language)
    if invocation.flags.contains("--help") {
      Terminal.print(command.help(invocation.language))
      return 0
    }
    return try command.run(invocation)
  }

  private static func help(_ language: Language) -> String {
    let head = Wording(
      "pfc：把预算绩效目标的文本编译成规定的表，写错的地方一次全部指出。\n\n用法：pfc 命令 [选项]\n\n命令：\n",
      "pfc compiles budget performance targets from text to the official tables and names every mistake at once.\n\nusage: pfc COMMAND [OPTIONS]\n\ncommands:\n"
    )
    let tail = Wording(
      "\n选项：\n" + columns([("--version", "显示版本"), ("--lang zh|en", "信息的语言"), ("-h, --help", "显示帮助")])
        + "\n每个命令的用法：pfc 命令 --help\n",
      "\noptions:\n"
        + columns([
          ("--version", "show the version"), ("--lang zh|en", "language of messages"), ("-h, --help", "show help"),
        ])
        + "\nhelp of a command: pfc COMMAND --help\n")
    return head[language] + columns(commands.map { ($0.name, $0.summary[language]) }) + tail[language]
  }
}
