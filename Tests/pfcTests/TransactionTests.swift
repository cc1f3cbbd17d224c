// Outputs appear all at once or not at all, and a build leaves nothing else behind.

import Glibc
import Testing

struct TransactionTests {
  static let outputs = Samples.outputs.map { "build/" + $0 }

  /// A folder that has been built.
  static func built() throws -> Desk {
    let desk = try Desk(["青石.pfc": Samples.department()])
    #expect(try desk.pfc("build").status == 0)
    return desk
  }

  @Test func unchangedOutputsAreNotTouched() throws {
    let desk = try Self.built()
    let before = try Self.outputs.map(desk.identity)
    let outcome = try desk.pfc("build")
    #expect(outcome.errors.hasSuffix("5 个文件，其中 0 个有变化\n"))
    #expect(try Self.outputs.map(desk.identity) == before)
  }

  @Test func aSourceThatBreaksLeavesItsOutputsAsTheyWere() throws {
    let desk = try Self.built()
    let before = try Self.outputs.map(desk.identity)
    let texts = try Self.outputs.map(desk.read)
    try desk.write("青石.pfc", Samples.wrongWeights)
    #expect(try desk.pfc("build").status == 1)
    #expect(try Self.outputs.map(desk.identity) == before)
    #expect(try Self.outputs.map(desk.read) == texts)
  }

  @Test func onlyWhatChangedIsWrittenAnew() throws {
    let desk = try Self.built()
    let before = try desk.identity("build/青石.json")
    try desk.write("红石.pfc", Samples.department("红石街道办事处"))
    let outcome = try desk.pfc("build", "--to", "json")
    #expect(outcome.errors.hasSuffix("2 个文件，其中 1 个有变化\n"))
    #expect(try desk.identity("build/青石.json") == before)
  }

  @Test func aSourceThatChangesIsWrittenAnew() throws {
    let desk = try Self.built()
    try desk.write("青石.pfc", Samples.department("蓝石街道办事处"))
    #expect(try desk.pfc("build").errors.hasSuffix("5 个文件，其中 5 个有变化\n"))
    #expect(try desk.read("build/青石.json").contains("蓝石街道办事处"))
  }

  @Test(arguments: [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
  func outputsAreOrdinaryFiles(mask: Int, mode: Int) throws {
    let desk = try Desk(["青石.pfc": Samples.department()])
    let outcome = try desk.shell("umask \(String(mask, radix: 8)); $PFC build")
    #expect(outcome.status == 0)
    for output in Self.outputs { #expect(try desk.mode(output) == mode) }
  }

  @Test func noTemporaryFilesStay() throws {
    #expect(try Self.built().names(in: "build") == Samples.outputs)
  }

  @Test func noTemporaryFilesStayWhereAnOutputCannotBeWritten() throws {
    let desk = try Desk(["青石.pfc": Samples.department()])
    try desk.makeFolder("build/青石.txt")
    let outcome = try desk.pfc("build")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "错误：写不了“build/青石.txt”：那里是一个文件夹；原有的输出没有改动\n")
    #expect(desk.names(in: "build") == ["青石.txt"])
  }

  @Test func noTemporaryFilesStayWhereTwoOutputsCollide() throws {
    let desk = try Desk(["东/a.pfc": Samples.department(), "西/a.pfc": Samples.department()])
    try desk.makeFolder("build")
    #expect(try desk.pfc("build").status == 2)
    #expect(desk.names(in: "build").isEmpty)
  }

  @Test func noTemporaryFilesStayWhereALaterSourceCannotBeRead() throws {
    let desk = try Desk(["a.pfc": Samples.department()])
    try desk.link("b.pfc", to: "b.pfc")
    #expect(try desk.pfc("build").status == 2)
    #expect(desk.names() == ["a.pfc", "b.pfc"])
  }

  @Test func aReaderOfMessagesThatGoesAwayCostsNoOutputs() throws {
    let desk = try Desk(["a.pfc": Samples.wrongUnit, "b.pfc": Samples.department("红石街道办事处")])
    let outcome = try desk.shell("{ sleep 0.2; $PFC build --to json; echo $? >&3; } 3>&1 2>&1 >/dev/null | true; wait")
    _ = outcome
    #expect(desk.names(in: "build") == ["a.json", "b.json"])
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func anInterruptionLeavesNothingBehind(signal: Int32) throws {
    var files: [String: String] = [:]
    for index in 0..<400 { files["表\(index).pfc"] = Samples.department("街道\(index)") }
    let desk = try Desk(files)
    let outcome = try desk.shell(
      """
      set -m
      $PFC build 2>/dev/null & pid=$!
      until ls -A build 2>/dev/null | grep -q pfc-; do kill -0 $pid || exit 99; done
      kill -\(signal) $pid; wait $pid
      """)
    #expect(outcome.status == 128 + signal)
    #expect(!desk.exists("build"))
  }

  @Test func anOutputBehindALinkIsReplacedNotFollowed() throws {
    let desk = try Desk(["青石.pfc": Samples.department(), "elsewhere": "keep"])
    try desk.makeFolder("build")
    try desk.link("build/青石.json", to: "../elsewhere")
    #expect(try desk.pfc("build").status == 0)
    #expect(try desk.read("elsewhere") == "keep")
  }
}
