// Adopting pfc with old tables: what is known stays silent, what is new does not.

import Testing

struct BaselineFileTests {
  /// A folder whose findings have been written to `known`.
  private func desk(_ files: [String: String] = ["a.pfc": Samples.wrongUnit, "b.pfc": Samples.wrongWeights]) throws
    -> Desk
  {
    let desk = try Desk(files)
    let outcome = try desk.pfc("check", "--write-baseline", "known")
    #expect(outcome.status == 0)
    return desk
  }

  @Test func oneLineForEachRuleOfAFile() throws {
    #expect(try desk().read("known").hasSuffix("\nPF304\t1\ta.pfc\nPF201\t1\tb.pfc\n"))
  }

  /// Two gaps and a year of the first file, one gap of the second.
  @Test func findingsOfTextAndYearsAreCountedByFileAndRule() throws {
    let gaps = Samples.department().replacing("2025年预算", with: "2024年预算").replacing("清扫街巷，", with: "清扫XX巷，")
    let files = [
      "a.pfc": gaps.replacing("街巷每日", with: "XX巷每日"), "b.pfc": Samples.department().replacing("街巷每日", with: "XX巷每日"),
    ]
    let desk = try desk(files)
    #expect(try desk.read("known").hasSuffix("\nPF510\t2\ta.pfc\nPF605\t1\ta.pfc\nPF510\t1\tb.pfc\n"))
    #expect(try desk.pfc("check", "--baseline", "known").output.contains("，基线 4 处\n"))
  }

  @Test func aWaivedFindingOfTextIsInTheSummaryAndInNoBaseline() throws {
    let text = Samples.department().replacing("清扫街巷，", with: "清扫XX巷，").replacing("概况：", with: "豁免：PF510 待批复\n概况：")
    let outcome = try Desk(["a.pfc": text]).pfc("check")
    #expect(outcome.output == "检查了 1 个文件、2 张表：0 个错误，0 个警告，0 个提示，豁免 1 处\n")
    #expect(try !desk(["a.pfc": text]).read("known").contains("PF510"))
  }

  @Test func whatIsKnownStaysSilent() throws {
    let outcome = try desk().pfc("check", "--baseline", "known")
    #expect(outcome.status == 0)
    #expect(outcome.output == "检查了 2 个文件、4 张表：0 个错误，0 个警告，0 个提示，基线 2 处\n")
  }

  @Test func itOutlivesEditsOfOtherLines() throws {
    let desk = try desk()
    try desk.write("b.pfc", "# 新的一行\n\n" + Samples.wrongWeights)
    #expect(try desk.pfc("check", "--baseline", "known").status == 0)
  }

  @Test func beyondTheCountAllAreShown() throws {
    let desk = try desk()
    try desk.write("a.pfc", Samples.wrongUnit.replacing("90 %\n", with: "90 米\n"))
    let outcome = try desk.pfc("check", "--baseline", "known")
    #expect(outcome.output.count(of: "[PF304] ") > 1)
    #expect(outcome.output.contains("“a.pfc”的 PF304 有 "))
    #expect(outcome.output.contains("；分不出新旧，全部列出\n"))
  }

  @Test func aNewErrorFailsTheRun() throws {
    let desk = try desk()
    try desk.write("a.pfc", Samples.wrongWeights)
    let outcome = try desk.pfc("check", "--baseline", "known")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("错误[PF201] "))
  }

  @Test func entriesThatMatchNothingAreReported() throws {
    let desk = try desk()
    try desk.write("b.pfc", Samples.department())
    let outcome = try desk.pfc("check", "--baseline", "known")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix("基线里“b.pfc”的 PF201 是 1 处，现在只有 0 处\n基线可以缩小了：pfc check --write-baseline known\n"))
  }

  @Test func entriesOfFilesOutsideTheRunAreNot() throws {
    #expect(try !desk().pfc("check", "a.pfc", "--baseline", "known").output.contains("基线可以缩小"))
  }

  @Test func entriesOfRulesThatAreOffAreNot() throws {
    #expect(try !desk().pfc("check", "--baseline", "known", "--ignore", "PF304").output.contains("基线可以缩小"))
  }

  @Test func writingForSomeFilesKeepsTheOthers() throws {
    let desk = try desk()
    try desk.write("a.pfc", Samples.department())
    #expect(try desk.pfc("check", "a.pfc", "--write-baseline", "known").status == 0)
    #expect(try desk.read("known").hasSuffix("\nPF201\t1\tb.pfc\n"))
  }

  @Test func anUnchangedBaselineIsNotTouched() throws {
    let desk = try desk()
    let before = try desk.identity("known")
    #expect(try desk.pfc("check", "--write-baseline", "known").status == 0)
    #expect(try desk.identity("known") == before)
  }

  @Test func pathsStartAtTheProject() throws {
    let desk = try Desk(["project.pfc": "项目：青石\n", "源/a.pfc": Samples.wrongUnit])
    #expect(try desk.pfc("check", "--write-baseline", "../known", in: "源").status == 0)
    #expect(try desk.read("known").hasSuffix("\nPF304\t1\t源/a.pfc\n"))
  }

  @Test func buildStillRefusesErrors() throws {
    #expect(try desk().pfc("build").status == 1)
  }

  @Test(arguments: ["--baseline", "--write-baseline"])
  func anotherFileIsLeftAlone(option: String) throws {
    let desk = try Desk(["a.pfc": Samples.wrongUnit, "记录.txt": "重要\n"])
    let outcome = try desk.pfc("check", option, "记录.txt")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：“记录.txt”不是基线文件，不去动它；基线文件由 pfc check --write-baseline 写出\n")
    #expect(try desk.read("记录.txt") == "重要\n")
  }

  @Test func aBrokenLineIsNamed() throws {
    let desk = try Desk(["a.pfc": Samples.wrongUnit, "known": "# pfc baseline 1\nPF304 a.pfc\n"])
    let outcome = try desk.pfc("check", "--baseline", "known")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("错误：基线文件“known”第 2 行看不懂或者写了两次"))
  }

  @Test func aMissingBaselineIsNamed() throws {
    let outcome = try Desk(["a.pfc": Samples.wrongUnit]).pfc("check", "--baseline", "known")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：没有“known”这个文件\n")
  }

  @Test func readingAndWritingExcludeEachOther() throws {
    let outcome = try desk().pfc("check", "--baseline", "known", "--write-baseline", "known")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：--baseline 和 --write-baseline 只能写一个\n用法见：pfc check --help\n")
  }

  @Test func standardInputIsInNoBaseline() throws {
    let desk = try Desk()
    let outcome = try desk.pfc("check", "-", "--write-baseline", "known", input: Array(Samples.wrongUnit.utf8))
    #expect(outcome.output.contains("[PF304]"))
    #expect(try !desk.read("known").contains("PF304"))
  }
}
