// pfc fix: what changes on the disk, what is said of it, and the exit status.

import Testing

struct FixTests {
  private static let faulty = Samples.department().replacing("年度：2025", with: "年度 2025")

  @Test func aFileIsMendedInPlace() throws {
    let desk = try Desk(["青石.pfc": Self.faulty])
    let outcome = try desk.pfc("fix", "青石.pfc")
    #expect(outcome.status == 0)
    #expect(try desk.read("青石.pfc") == Samples.department())
    #expect(outcome.output.hasSuffix("青石.pfc:2: 已改 PF101 补上“：”\n改了 1 处，1 个文件有变化\n"))
    #expect(desk.names() == ["青石.pfc"])
  }

  @Test func aDiffLeavesTheFileAsItIs() throws {
    let desk = try Desk(["青石.pfc": Self.faulty])
    let before = try desk.identity("青石.pfc")
    let outcome = try desk.pfc("fix", "--diff")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("--- 青石.pfc\n+++ 青石.pfc\n@@ -1,5 +1,5 @@\n"))
    #expect(outcome.output.contains("\n-年度 2025\n+年度：2025\n"))
    #expect(outcome.errors == "青石.pfc:2: 要改 PF101 补上“：”\n要改 1 处、1 个文件\n")
    #expect(try desk.identity("青石.pfc") == before)
  }

  @Test func theDiffIsWhatPatchTakes() throws {
    let desk = try Desk(["青石.pfc": Self.faulty])
    #expect(try desk.shell("\"$PFC\" fix --diff 2>/dev/null > a.diff && patch -s -p0 < a.diff").status == 0)
    #expect(try desk.read("青石.pfc") == Samples.department())
  }

  @Test func aFaultlessFileIsNotTouched() throws {
    let desk = try Desk(["青石.pfc": Samples.department()])
    let before = try desk.identity("青石.pfc")
    let outcome = try desk.pfc("fix")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasSuffix("没有可以改的地方\n"))
    #expect(try desk.identity("青石.pfc") == before)
  }

  @Test(arguments: [["fix"], ["fix", "--diff"]])
  func errorsThatRemainGiveStatusOne(words: [String]) throws {
    let desk = try Desk(["青石.pfc": Samples.wrongWeights])
    #expect(try desk.pfc(words[0], words.count > 1 ? words[1] : "青石.pfc").status == 1)
  }

  @Test func whatIsOnlyProbableIsAnnouncedAndThenDone() throws {
    let desk = try Desk(["青石.pfc": Samples.department().replacing("年度：", with: "年渡：")])
    let careful = try desk.pfc("fix")
    #expect(careful.status == 1)
    #expect(careful.output.hasSuffix("没有可以改的地方；还有 1 处可用 pfc fix --unsafe 修改，改后要核对\n"))
    #expect(try desk.pfc("fix", "--unsafe").status == 0)
    #expect(try desk.read("青石.pfc") == Samples.department())
  }

  // MARK: Standard input

  @Test func standardInputGoesMendedToStandardOutput() throws {
    let outcome = try Desk().pfc("fix", "-", input: Array(Self.faulty.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output == Samples.department())
    #expect(outcome.errors == "-:2: 已改 PF101 补上“：”\n改了 1 处，1 个文件有变化\n")
  }

  @Test func standardInputWithoutFaultsComesOutAsItIs() throws {
    let text = Samples.department().replacing("\n", with: "\r\n")
    let outcome = try Desk().pfc("fix", "-", input: Array(text.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output == text)
  }

  @Test(arguments: [Array(Samples.wrongWeights.utf8), [0x23, 0xFF, 0xFF]])
  func nothingOfStandardInputIsLostToAnError(bytes: [UInt8]) throws {
    let outcome = try Desk().pfc("fix", "-", input: bytes)
    #expect(outcome.status == 1)
    #expect(outcome.bytes == bytes)
  }

  @Test func theDiffOfStandardInput() throws {
    let outcome = try Desk().pfc("fix", "-", "--diff", input: Array(Self.faulty.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("--- -\n+++ -\n@@ -1,5 +1,5 @@\n"))
    #expect(outcome.errors == "-:2: 要改 PF101 补上“：”\n要改 1 处、1 个文件\n")
  }

  @Test func whatStandardInputBringsInIsLeftAlone() throws {
    let fund = "专项 甲\n"
    let desk = try Desk(["甲.pfc": fund])
    let outcome = try desk.pfc("fix", "-", input: Array((Self.faulty + "引入：甲.pfc\n").utf8))
    #expect(outcome.output == Samples.department() + "引入：甲.pfc\n")
    #expect(try desk.read("甲.pfc") == fund)
  }

  @Test func standardInputStandsAlone() throws {
    let outcome = try Desk(["甲.pfc": Self.faulty]).pfc("fix", "-", "甲.pfc")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("错误：“-”（标准输入）要单独写，不能与文件一起\n"))
  }
}
