// Forms of reports as their readers call for them: standard output holds the document and nothing else.

import Foundation
import Testing

struct ReportFormTests {
  static let documents = ["short", "json", "sarif", "github", "gitlab", "junit"]

  @Test(arguments: documents)
  func theDocumentStandsAlone(form: String) throws {
    let outcome = try Desk(["a.pfc": Samples.wrongWeights]).pfc("check", "--output", form)
    #expect(outcome.status == 1)
    #expect(!outcome.output.isEmpty)
    #expect(!outcome.output.contains("检查了"))
    #expect(outcome.errors == "检查了 1 个文件、2 张表：1 个错误，0 个警告，0 个提示\n")
  }

  @Test(arguments: ["json", "sarif", "gitlab"])
  func withoutFindingsItIsStillJSON(form: String) throws {
    let outcome = try Desk(["a.pfc": Samples.department()]).pfc("check", "--output", form)
    #expect(outcome.status == 0)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(outcome.bytes)) }
  }

  @Test(arguments: ["short", "github"])
  func withoutFindingsThereAreNoLines(form: String) throws {
    #expect(try Desk(["a.pfc": Samples.department()]).pfc("check", "--output", form).output.isEmpty)
  }

  @Test func aCleanSourceIsATestThatPasses() throws {
    let outcome = try Desk(["a.pfc": Samples.department()]).pfc("check", "--output", "junit")
    #expect(outcome.output.contains("<testcase classname=\"pfc\" name=\"a.pfc\" file=\"a.pfc\"/>\n"))
  }

  @Test func humanIsTheFormWithoutTheOption() throws {
    let desk = try Desk(["a.pfc": Samples.wrongWeights])
    #expect(try desk.pfc("check", "--output", "human").bytes == desk.pfc("check").bytes)
  }

  @Test(arguments: documents)
  func aRunThatFailsPrintsNoHalfDocument(form: String) throws {
    let desk = try Desk(["a.pfc": Samples.wrongWeights])
    try desk.link("b.pfc", to: "nowhere.pfc")
    let outcome = try desk.pfc("check", "--output", form)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: documents)
  func theSameSourceGivesTheSameBytes(form: String) throws {
    let desk = try Desk(["a.pfc": Samples.wrongWeights, "b.pfc": Samples.wrongUnit])
    #expect(try desk.pfc("check", "--output", form).bytes == desk.pfc("check", "--output", form).bytes)
  }

  @Test func anAbsolutePathIsSeenFromTheWorkingFolder() throws {
    let desk = try Desk(["甲/a.pfc": Samples.wrongWeights])
    let outcome = try desk.pfc("check", desk.path("甲/a.pfc"), "--output", "short")
    #expect(outcome.output.hasPrefix("甲/a.pfc:"))
  }

  @Test func anUnknownFormIsNamed() throws {
    let outcome = try Desk(["a.pfc": Samples.department()]).pfc("check", "--output", "sariff")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "错误：结果没有“sariff”这种形式（是不是“sarif”？），可用的有 human、short、json、sarif、github、gitlab、junit\n"
        + "用法见：pfc check --help\n")
  }

  @Test func aFullDiskIsAFaultOfTheSystem() throws {
    let outcome = try Desk(["a.pfc": Samples.department()]).shell("$PFC check --output json > /dev/full")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasSuffix("错误：输出没有写完：磁盘满了\n"))
  }
}
