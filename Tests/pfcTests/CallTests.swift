// How the program is called: help, versions, languages, and calls that it does not understand.

import Foundation
import Testing

struct HelpTests {
  @Test func withoutWordsTheHelpIsAnError() throws {
    let outcome = try Desk().pfc()
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("pfc：把预算绩效目标的文本编译成规定的表"))
  }

  @Test(arguments: ["--help", "-h", "help"])
  func helpListsEveryCommand(word: String) throws {
    let outcome = try Desk().pfc(word)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    for command in Self.commands {
      #expect(outcome.output.contains("\n  \(command)  "), "\(command)")
    }
  }

  @Test(arguments: [["build", "--help"], ["build", "-h"], ["help", "build"], ["--help", "build"]])
  func helpOfACommandNamesItsOptions(words: [String]) throws {
    let outcome = try Desk().pfc(words[0], words[1])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("用法：pfc build [文件或文件夹…] [--to 格式,…] [-o 文件夹|-]\n"))
    #expect(outcome.output.contains("-o, --output 文件夹|-"))
  }

  static let commands = ["build", "check", "fmt", "fix", "import", "ast", "explain", "rules"]

  @Test(arguments: commands)
  func helpShowsCallsAndTheExitStatus(command: String) throws {
    let outcome = try Desk().pfc(command, "--help")
    #expect(outcome.output.contains("\n例：\n  pfc \(command)"))
    #expect(outcome.output.contains("\n退出状态：0"))
  }

  @Test(arguments: commands)
  func helpIsEnglishButForNames(command: String) throws {
    let help = try Desk().pfc(command, "--help", "--lang", "en").output
    for mark in ["，", "；", "。", "：", "、"] { #expect(!help.contains(mark), "\(mark)") }
  }

  @Test func helpComesBeforeFaultsOfTheCall() throws {
    let outcome = try Desk().pfc("explain", "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("用法：pfc explain 编号或关键词\n"))
  }

  @Test func helpOfAnUnknownCommandIsAnError() throws {
    let outcome = try Desk().pfc("help", "chekc")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：没有“chekc”这个命令（是不是“check”？）；全部命令见 pfc --help\n")
  }

  @Test func rulesAsJSON() throws {
    let outcome = try Desk().pfc("rules", "--json")
    #expect(outcome.status == 0)
    let document = try #require(JSONSerialization.jsonObject(with: Data(outcome.bytes)) as? [String: Any])
    #expect(document["version"] as? Int == 1)
    let rules = try #require(document["rules"] as? [[String: Any]])
    let rule = try #require(rules.first { $0["code"] as? String == "PF302" })
    #expect(rule["name"] as? String == "unit-missing")
    #expect(rule["fix"] as? String == "unsafe")
    #expect(rule["title"] as? [String: String] == ["zh": "没有单位", "en": "unit missing"])
  }

  @Test func version() throws {
    let outcome = try Desk().pfc("--version")
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /pfc \d+\.\d+\.\d+\n/) != nil)
  }
}

struct LanguageTests {
  @Test(arguments: [
    ["--lang", "en", "help"], ["--lang=en", "help"], ["help", "--lang", "en"], ["help", "--lang=en"],
  ])
  func englishBeforeAndBehindTheCommand(words: [String]) throws {
    let outcome = try Desk().pfc(words[0], words[1], words.count > 2 ? words[2] : "--lang=en")
    #expect(outcome.output.contains("usage: pfc COMMAND [OPTIONS]"))
  }

  @Test func englishByTheEnvironment() throws {
    let outcome = try Desk().pfc("chekc", environment: ["PFC_LANG": "en"])
    #expect(outcome.errors == "error: unknown command “chekc” (did you mean “check”?); all of them: pfc --help\n")
  }

  @Test func theOptionWinsOverTheEnvironment() throws {
    let outcome = try Desk().pfc("--lang", "zh", "help", environment: ["PFC_LANG": "en"])
    #expect(outcome.output.contains("用法："))
  }

  @Test(arguments: ["en_US.UTF-8", "C", "zh_CN.GB18030"])
  func theSystemsLocaleChangesNothing(locale: String) throws {
    let outcome = try Desk().pfc("help", environment: ["LANG": locale, "LC_ALL": locale])
    #expect(outcome.output.contains("用法："))
  }

  @Test func anErrorAheadOfTheOptionIsEnglishToo() throws {
    let outcome = try Desk().pfc("check", "--tt", "--lang", "en")
    #expect(outcome.errors == "error: unknown option “--tt”\nsee: pfc check --help\n")
  }

  @Test(arguments: [["--lang", "fr"], ["--lang=fr"], ["check", "--lang", "fr"]])
  func otherLanguagesAreRefused(words: [String]) throws {
    let outcome = try Desk().shell("$PFC \(words.joined(separator: " "))")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：语言只有 zh 和 en，没有“fr”\n")
  }

  @Test func aLanguageThatIsLeftOut() throws {
    let outcome = try Desk().pfc("--lang")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：选项 --lang 后面缺少值\n")
  }

  @Test func findingsAreEnglishOnDemand() throws {
    let outcome = try Desk(["a.pfc": Samples.wrongWeights]).pfc("check", "--lang", "en")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("error[PF201] "))
    #expect(outcome.output.hasSuffix("checked 1 file(s), 2 table(s): 1 error(s), 0 warning(s), 0 hint(s)\n"))
  }
}

struct MistakenCallTests {
  /// The words, and what is said of them.
  static let calls: [(String, String)] = [
    ("chekc", "错误：没有“chekc”这个命令（是不是“check”？）；全部命令见 pfc --help\n"),
    ("绩效", "错误：没有“绩效”这个命令；全部命令见 pfc --help\n"),
    ("--versio", "错误：没有“--versio”这个选项（是不是“--version”？），命令的选项写在命令后面；全部命令见 pfc --help\n"),
    ("--to json build", "错误：没有“--to”这个选项，命令的选项写在命令后面；全部命令见 pfc --help\n"),
    ("build --tt", "错误：没有“--tt”这个选项（是不是“--to”？）\n用法见：pfc build --help\n"),
    ("build --outptu x", "错误：没有“--outptu”这个选项（是不是“--output”？）\n用法见：pfc build --help\n"),
    ("check -x", "错误：没有“-x”这个选项\n用法见：pfc check --help\n"),
    ("build --to", "错误：选项 --to 后面缺少值\n用法见：pfc build --help\n"),
    ("build --to=", "错误：选项 --to 后面缺少值\n用法见：pfc build --help\n"),
    ("build -o ''", "错误：选项 --output 后面缺少值\n用法见：pfc build --help\n"),
    ("check --help=yes", "错误：选项 --help 后面不带值\n用法见：pfc check --help\n"),
    ("rules PF201", "错误：多余的参数“PF201”\n用法见：pfc rules --help\n"),
    ("ast a.pfc b.pfc", "错误：多余的参数“b.pfc”\n用法见：pfc ast --help\n"),
    ("explain", "错误：缺少参数：pfc explain 编号或关键词\n用法见：pfc explain --help\n"),
    ("build --to jsno", "错误：没有“jsno”这种格式（是不是“json”？），可用的有 json、md、txt、html、docx、xlsx、csv\n用法见：pfc build --help\n"),
    ("build --to ,", "错误：没有写格式，可用的有 json、md、txt、html、docx、xlsx、csv\n用法见：pfc build --help\n"),
    ("ast a.pfc --format xml", "错误：格式只有 text 和 json，没有“xml”\n用法见：pfc ast --help\n"),
  ]

  @Test(arguments: calls)
  func saysWhatIsWrong(words: String, message: String) throws {
    let outcome = try Desk(["a.pfc": Samples.department()]).shell("$PFC \(words)")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == message)
  }

  @Test func behindTwoDashesAreNoOptions() throws {
    let outcome = try Desk(["--to.pfc": Samples.department()]).pfc("check", "--", "--to.pfc")
    #expect(outcome.status == 0)
  }
}

struct FormFolderTests {
  @Test func aFolderOfFormsAloneHasItsFormsChecked() throws {
    let whole = try Desk(["表样/青石.pfc": Samples.form]).pfc("check")
    #expect(whole.output == "检查了 1 个文件、0 张表：0 个错误，0 个警告，0 个提示\n")
    let faulty = Samples.form.replacing("版面：", with: "板面：")
    let outcome = try Desk(["表样/青石.pfc": faulty]).pfc("check")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("错误[PF801] 表样里看不懂“板面”"))
  }

  @Test func besideTablesAFormThatNobodyNamesIsLeftAlone() throws {
    let faulty = Samples.form.replacing("版面：", with: "板面：")
    let outcome = try Desk(["表样/青石.pfc": faulty, "a.pfc": Samples.department()]).pfc("check")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("检查了 1 个文件、"))
  }
}
