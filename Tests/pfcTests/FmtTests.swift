// pfc fmt: what it writes, what it only shows, and what it leaves alone.

import Foundation
import PFCKit
import Testing

struct FmtTests {
  private static let odd = "部门:甲\n年度：2025\n"
  private static let canonical = "部门：甲\n年度：2025\n"
  /// A key without its colon.
  private static let broken = "部门：甲\n年度 2025\n"

  // MARK: Files

  @Test func rewritesWhatChangesAndNamesIt() throws {
    let desk = try Desk(["东/乙.pfc": Self.odd, "甲.pfc": Self.canonical])
    let before = try desk.identity("甲.pfc")
    let outcome = try desk.pfc("fmt")
    #expect(outcome.status == 0)
    #expect(outcome.output == "东/乙.pfc\n")
    #expect(outcome.errors == "看了 2 个文件，1 个已整理\n")
    #expect(try desk.read("东/乙.pfc") == Self.canonical)
    #expect(try desk.identity("甲.pfc") == before)
  }

  @Test func checkOnlyLists() throws {
    let desk = try Desk(["乙.pfc": Self.odd, "甲.pfc": Self.canonical])
    let outcome = try desk.pfc("fmt", "--check")
    #expect(outcome.status == 1)
    #expect(outcome.output == "乙.pfc\n")
    #expect(outcome.errors == "看了 2 个文件，1 个会有变化\n")
    #expect(try desk.read("乙.pfc") == Self.odd)
  }

  @Test func checkOfFormattedSourcesIsFine() throws {
    let outcome = try Desk(["甲.pfc": Self.canonical]).pfc("fmt", "--check")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test func diffOnlyShows() throws {
    let desk = try Desk(["乙.pfc": Self.odd])
    let outcome = try desk.pfc("fmt", "--diff")
    #expect(outcome.status == 0)
    #expect(outcome.output == "--- 乙.pfc\n+++ 乙.pfc\n@@ -1,2 +1,2 @@\n-部门:甲\n+部门：甲\n 年度：2025\n")
    #expect(try desk.read("乙.pfc") == Self.odd)
  }

  @Test func checkAndDiffTogetherShowAndFail() throws {
    let outcome = try Desk(["乙.pfc": Self.odd]).pfc("fmt", "--diff", "--check")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("--- 乙.pfc\n"))
  }

  @Test func aSourceWithErrorsOfSyntaxIsShownAndLeftAlone() throws {
    let desk = try Desk(["甲.pfc": Self.broken, "乙.pfc": Self.odd])
    let outcome = try desk.pfc("fmt")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("错误[PF101]"))
    #expect(outcome.errors.hasSuffix("看了 2 个文件，1 个已整理，1 个有语法错误，没有动\n"))
    #expect(try desk.read("甲.pfc") == Self.broken)
    #expect(try desk.read("乙.pfc") == Self.canonical)
  }

  /// Whatever is wrong with a file: refused, it keeps its bytes; else it is formatted.
  @Test func brokenFilesKeepTheirBytes() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("PFCSyntaxTests/Broken")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".pfc") }
      .sorted()
    let desk = try Desk()
    var refused: [String: [UInt8]] = [:]
    for name in names {
      let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
      try desk.write(name, bytes: bytes)
      if Compiler().format(name, bytes, MemoryFiles([:])).bytes == nil { refused[name] = bytes }
    }
    #expect(refused.count > 20)
    #expect(try desk.pfc("fmt").status == 1)
    for (name, bytes) in refused {
      #expect(try Array(Data(contentsOf: URL(fileURLWithPath: desk.path(name)))) == bytes, "\(name)")
    }
  }

  @Test func bytesThatAreNoTextAreLeftAlone() throws {
    let desk = try Desk()
    try desk.write("甲.pfc", bytes: [0x23, 0xFF, 0xFF])
    let before = try desk.identity("甲.pfc")
    #expect(try desk.pfc("fmt", "甲.pfc").status == 1)
    #expect(try desk.identity("甲.pfc") == before)
  }

  @Test func gb18030BecomesUTF8() throws {
    let desk = try Desk()
    try desk.write("甲.pfc", bytes: [0x23, 0x20, 0xD6, 0xD0, 0xCE, 0xC4, 0x0A])
    #expect(try desk.pfc("fmt", "--diff").output == "甲.pfc：只改编码\n")
    #expect(try desk.pfc("fmt").status == 0)
    #expect(try desk.read("甲.pfc") == "# 中文\n")
  }

  @Test func englishOnDemand() throws {
    let outcome = try Desk(["乙.pfc": Self.odd, "甲.pfc": Self.broken]).pfc("fmt", "--lang", "en")
    #expect(outcome.errors.hasSuffix("2 file(s), 1 changed, 1 with errors of syntax left alone\n"))
  }

  // MARK: Projects

  @Test func theProjectFileIsFormattedToo() throws {
    let desk = try Desk(["project.pfc": "项目:青石\n规则：\n  PF304 提示\n", "甲.pfc": Self.canonical])
    #expect(try desk.pfc("fmt").output == "project.pfc\n")
    #expect(try desk.read("project.pfc") == "项目：青石\n规则：\n    PF304  提示\n")
  }

  @Test func aFileThatIsNamedLeavesTheProjectFileAlone() throws {
    let desk = try Desk(["project.pfc": "项目:青石\n", "甲.pfc": Self.odd])
    #expect(try desk.pfc("fmt", "甲.pfc").output == "甲.pfc\n")
  }

  @Test func aFormIsFormattedAsOne() throws {
    let desk = try Desk(["表样/青石.pfc": Samples.form])
    #expect(try desk.pfc("fmt").output == "表样/青石.pfc\n")
    #expect(try desk.read("表样/青石.pfc").contains("\n    专项名称    | {专项名称}  | <\n"))
  }

  /// `项目概况` is an alias under the built-in form, and a field of its own under this one. Where the folder above is not
  /// looked at, nobody knows which.
  @Test(arguments: [[], ["专项"]])
  func aFundKeepsTheKeysOfTheFormThatBringsItIn(paths: [String]) throws {
    let form = Samples.form.replacing("联系电话    文字", with: "项目概况    文字").replacing("联系电话 | {联系电话}", with: "概况 | {项目概况}")
    let whole = form.replacing("对象：专项", with: "对象：专项\n开头：专项")
    let fund = "专项:甲\n项目概况：乙\n"
    let desk = try Desk([
      "表样/青石.pfc": whole, "青石.pfc": "表样：表样/青石.pfc\n引入：专项/*.pfc\n", "专项/甲.pfc": fund,
    ])
    _ = paths.isEmpty ? try desk.pfc("fmt") : try desk.pfc("fmt", paths[0])
    #expect(try desk.read("专项/甲.pfc") == "专项：甲\n项目概况：乙\n")
  }

  @Test func aFundThatIsBroughtInGetsTheFormsKeys() throws {
    let desk = try Desk(["青石.pfc": Self.canonical + "引入：甲.pfc\n", "甲.pfc": "专项:甲\n项目概况：乙\n"])
    #expect(try desk.pfc("fmt", "甲.pfc").status == 0)
    #expect(try desk.read("甲.pfc") == "专项：甲\n概况：乙\n")
  }

  @Test func aFundAloneKeepsItsKeys() throws {
    let outcome = try Desk().pfc("fmt", "-", input: Array("专项:甲\n项目概况：乙\n".utf8))
    #expect(outcome.output == "专项：甲\n项目概况：乙\n")
  }

  // MARK: Standard input

  @Test func standardInputGoesToStandardOutput() throws {
    let outcome = try Desk().pfc("fmt", "-", input: Array(Self.odd.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output == Self.canonical)
    #expect(outcome.errors.isEmpty)
  }

  @Test func standardInputWithErrorsGivesNothing() throws {
    let outcome = try Desk().pfc("fmt", "-", input: Array(Self.broken.utf8))
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
  }

  @Test func checkOfStandardInputSaysItByItsStatus() throws {
    #expect(try Desk().pfc("fmt", "-", "--check", input: Array(Self.odd.utf8)).status == 1)
    #expect(try Desk().pfc("fmt", "-", "--check", input: Array(Self.canonical.utf8)).status == 0)
  }

  @Test func standardInputStandsAlone() throws {
    let outcome = try Desk(["甲.pfc": Self.odd]).pfc("fmt", "-", "甲.pfc")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("错误：“-”（标准输入）要单独写，不能与文件一起\n"))
  }
}
