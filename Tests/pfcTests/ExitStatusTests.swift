// 0 fine, 1 the sources have errors, 2 the call or the system is at fault.

import Glibc
import Testing

struct ExitStatusTests {
  @Test(arguments: ["check", "build"])
  func aCleanFileIsFine(command: String) throws {
    #expect(try Desk(["a.pfc": Samples.department()]).pfc(command, "a.pfc").status == 0)
  }

  @Test(arguments: ["check", "build"])
  func aFileWithErrorsIsNot(command: String) throws {
    #expect(try Desk(["a.pfc": Samples.wrongWeights]).pfc(command, "a.pfc").status == 1)
  }

  @Test(arguments: ["check", "build"])
  func warningsAreNoErrors(command: String) throws {
    #expect(try Desk(["a.pfc": Samples.wrongUnit]).pfc(command, "a.pfc").status == 0)
  }

  @Test(arguments: ["check", "build", "ast"])
  func aMissingFileIsNamed(command: String) throws {
    let outcome = try Desk().pfc(command, "青石.pfc")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：没有“青石.pfc”这个文件或文件夹\n")
  }

  @Test(arguments: ["", "nowhere/a.pfc", "a.pfc/b.pfc"])
  func aPathThatLeadsNowhereIsNamed(path: String) throws {
    let outcome = try Desk(["a.pfc": Samples.department()]).pfc("check", path)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：没有“\(path)”这个文件或文件夹\n")
  }

  @Test(arguments: ["", "."])
  func aFolderWithoutSourcesIsNamed(path: String) throws {
    let outcome = try Desk(["a.txt": ""]).shell("$PFC check \(path)")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：文件夹“.”里没有 .pfc 文件\n")
  }

  @Test func aFolderIsNoSourceWhateverItsName() throws {
    let desk = try Desk()
    try desk.makeFolder("a.pfc")
    let outcome = try desk.pfc("check", "a.pfc")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：文件夹“a.pfc”里没有 .pfc 文件\n")
  }

  @Test(arguments: ["loop.pfc", "."])
  func aLoopOfLinksIsAFaultOfTheSystem(path: String) throws {
    let desk = try Desk()
    try desk.link("loop.pfc", to: "loop.pfc")
    let outcome = try desk.pfc("check", path)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：读不了“loop.pfc”：符号链接绕成了圈\n")
  }

  @Test func aLinkThatLeadsNowhereIsNotPassedOver() throws {
    let desk = try Desk(["a.pfc": Samples.department()])
    try desk.link("b.pfc", to: "nowhere.pfc")
    let outcome = try desk.pfc("check")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：没有“b.pfc”这个文件\n")
  }

  /// Root may read everything, but for this.
  static let withoutRights = "setpriv --bounding-set -all --inh-caps -all"

  @Test(.enabled(if: access("/usr/bin/setpriv", X_OK) == 0))
  func anUnreadableFileIsNamed() throws {
    let desk = try Desk(["a.pfc": Samples.department()])
    let outcome = try desk.shell("chmod 000 a.pfc; \(Self.withoutRights) $PFC check a.pfc")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：读不了“a.pfc”：没有权限\n")
  }

  @Test(.enabled(if: access("/usr/bin/setpriv", X_OK) == 0))
  func anUnreadableFolderIsNotPassedOver() throws {
    let desk = try Desk(["a.pfc": Samples.department(), "内/b.pfc": Samples.department()])
    let outcome = try desk.shell("chmod 000 内; \(Self.withoutRights) $PFC check; chmod 700 内")
    #expect(outcome.errors == "错误：读不了“内”：没有权限\n")
  }

  @Test(.enabled(if: access("/usr/bin/setpriv", X_OK) == 0))
  func aFolderThatMayNotBeWrittenIsNamed() throws {
    let desk = try Desk(["a.pfc": Samples.department()])
    let outcome = try desk.shell("mkdir out; chmod 500 out; \(Self.withoutRights) $PFC build -o out/x --lang en")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "error: “out/x” cannot be written: Permission denied; earlier outputs are unchanged\n")
  }

  @Test func anOutputFolderThatIsAFileIsNamed() throws {
    let desk = try Desk(["a.pfc": Samples.department(), "out": "keep"])
    let outcome = try desk.pfc("build", "-o", "out")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：写不了“out”：路径中有一段不是文件夹；原有的输出没有改动\n")
    #expect(try desk.read("out") == "keep")
  }

  @Test(arguments: ["check", "rules", "explain PF201", "ast a.pfc", "build -o - --to json", "--help", "--version"])
  func aFullDiskIsAFaultOfTheSystem(words: String) throws {
    let outcome = try Desk(["a.pfc": Samples.department()]).shell("$PFC \(words) > /dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasSuffix("错误：输出没有写完：磁盘满了\n"))
  }

  @Test func aClosedOutputIsAFaultOfTheSystem() throws {
    let outcome = try Desk().shell("$PFC rules >&-")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：输出没有写完：没有打开\n")
  }

  @Test func aClosedInputIsAFaultOfTheSystem() throws {
    let outcome = try Desk().shell("$PFC check - <&-")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：读不了“-”：没有打开\n")
  }

  /// Indicators whose findings, tree or JSON are more than the 64 KiB that a pipe takes without a reader.
  private static let more = 2_000

  @Test(arguments: ["check", "build -o - --to json", "ast a.pfc"])
  func aClosedPipeEndsTheProgramQuietly(words: String) throws {
    let desk = try Desk(["a.pfc": Samples.many(Self.more, unit: "米米")])
    let outcome = try desk.shell("{ $PFC \(words) 2>/dev/null; echo $? >&2; } | head -c 10")
    #expect(outcome.bytes.count <= 10)
    // 128 + SIGPIPE, or the sources' own errors before anything was printed.
    #expect(["141\n", "1\n"].contains(outcome.errors))
  }

  @Test func aClosedPipeInTheMidstOfAnOutput() throws {
    let desk = try Desk(["a.pfc": Samples.many(Self.more)])
    let outcome = try desk.shell("{ $PFC build -o - --to json 2>/dev/null; echo $? >&2; } | head -c 10")
    #expect(outcome.output == "{\n  \"pfc\":")
    #expect(outcome.errors == "141\n")
  }
}
