// pfc build: what is written, where, and under which names.

import Testing

struct BuildTests {
  @Test func standardFormatsInTheProjectsBuildFolder() throws {
    let desk = try Desk(["青石.pfc": Samples.department()])
    let outcome = try desk.pfc("build")
    #expect(outcome.status == 0)
    #expect(desk.names(in: "build") == Samples.outputs)
    #expect(outcome.errors.hasSuffix("\n已写到 build：5 个文件，其中 5 个有变化\n"))
  }

  @Test func theBuildFolderStandsAtTheProjectsRoot() throws {
    let desk = try Desk(["project.pfc": "项目：青石\n", "源/2025/青石.pfc": Samples.department()])
    #expect(try desk.pfc("build", "青石.pfc", in: "源/2025").status == 0)
    #expect(desk.names(in: "build") == Samples.outputs)
  }

  @Test func withoutAProjectItStandsBesideTheSource() throws {
    let desk = try Desk(["源/青石.pfc": Samples.department()])
    #expect(try desk.pfc("build", "源/青石.pfc").status == 0)
    #expect(desk.names(in: "源/build").count == 5)
  }

  @Test func withoutAProjectItStandsAboveAllSources() throws {
    let desk = try Desk(["东/青石.pfc": Samples.department(), "西/红石.pfc": Samples.department("红石街道办事处")])
    #expect(try desk.pfc("build", "东", "西/红石.pfc").status == 0)
    #expect(desk.names(in: "build").count == 10)
  }

  @Test(arguments: ["json,txt", "json、txt", "json，txt", "json, txt", "txt,json,txt"])
  func formatsAsTheyAreNamed(formats: String) throws {
    let desk = try Desk(["青石.pfc": Samples.department()])
    #expect(try desk.pfc("build", "--to", formats).status == 0)
    #expect(desk.names(in: "build") == ["青石.json", "青石.txt"])
  }

  @Test(arguments: ["-o", "--output"])
  func anotherFolder(option: String) throws {
    let desk = try Desk(["青石.pfc": Samples.department()])
    let outcome = try desk.pfc("build", option, "上报/2025", "--to=json")
    #expect(outcome.status == 0)
    #expect(outcome.errors.hasSuffix("\n已写到 上报/2025：1 个文件，其中 1 个有变化\n"))
    #expect(desk.names(in: "上报/2025") == ["青石.json"])
    #expect(!desk.exists("build"))
  }

  @Test func standardOutputHoldsTheFormatAndNothingElse() throws {
    let desk = try Desk(["青石.pfc": Samples.department()])
    let outcome = try desk.pfc("build", "--to", "json", "-o", "-")
    #expect(outcome.status == 0)
    #expect(try desk.pfc("build", "--to", "json").status == 0)
    #expect(outcome.output == (try desk.read("build/青石.json")))
  }

  @Test func standardOutputLeavesNoFiles() throws {
    let desk = try Desk(["青石.pfc": Samples.department()])
    #expect(try desk.pfc("build", "--to", "json", "-o", "-").status == 0)
    #expect(desk.names() == ["青石.pfc"])
  }

  @Test(arguments: [["--to", "json,md"], ["--lang", "zh"]])
  func standardOutputTakesOneFormat(words: [String]) throws {
    let outcome = try Desk(["青石.pfc": Samples.department()]).pfc("build", "-o", "-", words[0], words[1])
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.hasPrefix("错误：输出到屏幕时只能有一种格式，如 --to txt -o -\n"))
  }

  @Test func severalSourcesOnStandardOutputAreOneDocument() throws {
    let desk = try Desk(["a.pfc": Samples.department(), "b.pfc": Samples.department("红石街道办事处")])
    let outcome = try desk.pfc("build", "--to", "json", "-o", "-")
    #expect(outcome.output.count(of: "\"departments\"") == 1)
    #expect(outcome.output.count(of: "\"form\":") == 2)
  }

  @Test func errorsLeaveStandardOutputEmpty() throws {
    let desk = try Desk(["a.pfc": Samples.department(), "b.pfc": Samples.wrongWeights])
    let outcome = try desk.pfc("build", "--to", "json", "-o", "-")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
  }

  @Test func aSourceWithErrorsWritesNothingWhileOthersAreWritten() throws {
    let desk = try Desk(["a.pfc": Samples.wrongWeights, "b.pfc": Samples.department()])
    let outcome = try desk.pfc("build", "--to", "json")
    #expect(outcome.status == 1)
    #expect(desk.names(in: "build") == ["b.json"])
    #expect(outcome.errors.hasSuffix("\n已写到 build：1 个文件，其中 1 个有变化\n有错误、没有生成的文件：a.pfc\n"))
  }

  @Test func severalDepartmentsOfAFileHaveAFileEach() throws {
    let desk = try Desk(["区.pfc": Samples.department() + "\n" + Samples.department("红石街道办事处")])
    #expect(try desk.pfc("build", "--to", "txt").status == 0)
    #expect(desk.names(in: "build") == ["区-红石街道办事处.txt", "区-青石街道办事处.txt"])
  }

  @Test func aSlashInADepartmentsNameLeadsNowhere() throws {
    let desk = try Desk(["区.pfc": Samples.department("../../红石") + "\n" + Samples.department()])
    #expect(try desk.pfc("build", "--to", "txt").status == 0)
    #expect(desk.names(in: "build") == ["区-.._.._红石.txt", "区-青石街道办事处.txt"])
  }

  @Test func sourcesOfOneNameAreBothNamedAndNothingIsWritten() throws {
    let desk = try Desk(["东/a.pfc": Samples.department(), "西/a.pfc": Samples.department("红石街道办事处")])
    let outcome = try desk.pfc("build")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        错误：两处要写同一个输出文件“a”：“东/a.pfc”的“青石街道办事处”和“西/a.pfc”的“红石街道办事处”；改一个文件名或部门名

        """)
    #expect(desk.names() == ["东", "西"])
  }

  @Test func departmentsOfOneNameWriteNothing() throws {
    let desk = try Desk(["区.pfc": Samples.department() + "\n" + Samples.department()])
    let outcome = try desk.pfc("build")
    #expect(outcome.status != 0)
    #expect(outcome.errors.count(of: "青石街道办事处") >= 2)
    #expect(desk.names() == ["区.pfc"])
  }

  @Test func standardInputHasNoNameForAFile() throws {
    let desk = try Desk()
    let outcome = try desk.pfc("build", "-", input: Array(Samples.department().utf8))
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("错误：标准输入没有文件名，要输出到屏幕，如 --to txt -o -\n"))
    #expect(desk.names().isEmpty)
  }

  @Test(arguments: ["", "# 只有注释\n"])
  func nothingToBuildIsSaid(text: String) throws {
    let outcome = try Desk(["a.pfc": text]).pfc("build")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasSuffix("错误：没有可以生成的表：源文件里没有“部门”\n"))
  }
}

struct DeterminismTests {
  @Test func bytesDependOnTheSourceAlone() throws {
    let desk = try Desk(["青石.pfc": Samples.department(), "内/x": ""])
    let first = try desk.pfc("build", "-o", "one", environment: ["LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"])
    let second = try desk.pfc(
      "build", "../青石.pfc", "-o", "../two", in: "内",
      environment: ["LC_ALL": "tr_TR.UTF-8", "TZ": "America/New_York", "PFC_LANG": "en"])
    #expect(first.status == 0 && second.status == 0)
    for name in ["青石.json", "青石.md", "青石.txt"] {
      #expect(try desk.read("one/" + name) == desk.read("two/" + name))
    }
  }

  @Test(arguments: ["json", "md", "txt"])
  func standardOutputTwice(format: String) throws {
    let desk = try Desk(["青石.pfc": Samples.department()])
    let first = try desk.pfc("build", "--to", format, "-o", "-")
    let second = try desk.pfc("build", "--to", format, "-o", "-")
    #expect(first.bytes == second.bytes)
    #expect(!first.bytes.isEmpty)
  }
}
