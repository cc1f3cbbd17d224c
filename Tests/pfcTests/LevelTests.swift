// Levels of one call: what is shown, and what decides about the exit status.

import Testing

struct LevelOptionTests {
  @Test(arguments: ["PF304=错误", "PF304=error", "pf304=error", "PF3=错误", "unit-contradicts-name=错误", "单位与名称不符=错误"])
  func aWarningBecomesAnError(setting: String) throws {
    let outcome = try Desk(["a.pfc": Samples.wrongUnit]).pfc("check", "--level", setting)
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("错误[PF304] "))
  }

  @Test func theCallWinsOverTheProject() throws {
    let desk = try Desk(["project.pfc": "规则：\n    PF304 关闭\n", "a.pfc": Samples.wrongUnit])
    #expect(try desk.pfc("check").output.contains("0 个警告"))
    #expect(try desk.pfc("check", "--level", "PF304=提示").output.hasPrefix("提示[PF304] "))
  }

  @Test func theOptionMayStandSeveralTimes() throws {
    let desk = try Desk(["a.pfc": Samples.wrongUnit, "b.pfc": Samples.wrongWeights])
    let outcome = try desk.pfc("check", "--level", "PF304=off", "--level=PF201=hint")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasSuffix("0 个错误，0 个警告，1 个提示\n"))
  }

  @Test func buildTakesLevelsToo() throws {
    let desk = try Desk(["a.pfc": Samples.wrongUnit])
    #expect(try desk.pfc("build", "--level", "PF304=错误").status == 1)
    #expect(desk.names(in: "build").isEmpty)
  }

  /// The words, and what is said of them.
  static let calls: [(String, String)] = [
    ("--level PF101=关闭", "错误：PF101 的级别不能改：读文件、语法、表样和项目文件的错误总要报出\n"),
    ("--level PF801=off", "错误：PF801 的级别不能改：读文件、语法、表样和项目文件的错误总要报出\n"),
    ("--ignore PF1", "错误：PF1 的级别不能改：读文件、语法、表样和项目文件的错误总要报出\n"),
    ("--ignore PF399", "错误：没有“PF399”这条规则（是不是“PF309”？）；全部规则见 pfc rules\n"),
    ("--select 权重", "错误：没有“权重”这条规则；全部规则见 pfc rules\n"),
    (
      "--level PF304", "错误：“--level PF304”看不懂；写编号、等号和级别（错误、警告、提示、关闭），如 --level PF304=错误\n"
    ),
    (
      "--level PF304=严重", "错误：“--level PF304=严重”看不懂；写编号、等号和级别（错误、警告、提示、关闭），如 --level PF304=错误\n"
    ),
    ("--deny 严重", "错误：--deny 后面写 警告 或 提示，没有“严重”\n用法见：pfc check --help\n"),
  ]

  @Test(arguments: calls)
  func saysWhatIsWrong(words: String, message: String) throws {
    let outcome = try Desk(["a.pfc": Samples.department()]).shell("$PFC check \(words)")
    #expect(outcome.status == 2)
    #expect(outcome.errors == message)
  }
}

struct SelectionOfRulesTests {
  let desk: Desk

  init() throws {
    desk = try Desk(["a.pfc": Samples.wrongUnit, "b.pfc": Samples.wrongWeights, "c.pfc": "部门\n"])
  }

  /// The codes that a call shows.
  private func codes(_ words: String) throws -> [String] {
    try desk.shell("$PFC check a.pfc b.pfc --output short \(words)").output
      .matches(of: #/\[(PF\d+)\]/#).map { String($0.output.1) }
  }

  @Test(arguments: ["--select PF304", "--select PF3", "--select PF3,PF4", "--ignore PF2", "--ignore=PF201"])
  func someOfTheRules(words: String) throws { #expect(try codes(words) == ["PF304"]) }

  @Test func severalTimesIsTheSameAsAList() throws {
    #expect(try codes("--select PF304 --select PF201") == ["PF304", "PF201"])
  }

  @Test func ignoreNarrowsWhatIsSelected() throws { #expect(try codes("--select PF2,PF3 --ignore PF201") == ["PF304"]) }

  @Test func faultsOfSyntaxAreAlwaysShown() throws {
    #expect(try desk.pfc("check", "c.pfc", "--select", "PF304").output.contains("[PF101]"))
  }
}

struct DenyTests {
  @Test(arguments: ["警告", "warning", "提示", "hint"])
  func warningsAreDenied(level: String) throws {
    #expect(try Desk(["a.pfc": Samples.wrongUnit]).pfc("check", "--deny", level).status == 1)
  }

  @Test func hintsAreNoWarnings() throws {
    let desk = try Desk(["a.pfc": Samples.wrongUnit])
    #expect(try desk.pfc("check", "--level", "PF304=hint", "--deny", "warning").status == 0)
    #expect(try desk.pfc("check", "--level", "PF304=hint", "--deny", "hint").status == 1)
  }

  @Test func saysWhyItDidNotPass() throws {
    let outcome = try Desk(["a.pfc": Samples.wrongUnit]).pfc("check", "--deny", "警告")
    #expect(outcome.output.hasSuffix("\n没有通过：--deny 警告 要求没有警告以上的问题\n"))
  }
}
