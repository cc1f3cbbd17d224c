// Files that bring in others, by whatever way they are named.

import Foundation
import Testing

@Suite struct IncludeTests {
  private func desk(_ line: String = "引入：专项/*.pfc\n") throws -> Desk {
    try Desk(["部门.pfc": Samples.department(lines: line), "专项/公园.pfc": Samples.fund("公园管护")])
  }

  @Test(arguments: [["$/部门.pfc", "专项/公园.pfc"], ["部门.pfc", "$/专项/公园.pfc"], ["专项/../部门.pfc", "专项/公园.pfc"]])
  func aFundIsTheSameFromEverywhere(_ paths: [String]) throws {
    let desk = try desk()
    let named = paths.map { $0.replacing("$", with: desk.path("")) }
    let outcome = try desk.pfc("check", named[0], named[1])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("检查了 2 个文件、3 张表"))
  }

  @Test func aFundIsTheSameFromItsOwnFolder() throws {
    let desk = try desk()
    #expect(try desk.pfc("check", "../部门.pfc", "公园.pfc", in: "专项").status == 0)
    #expect(try desk.pfc("fix", "--diff", "../部门.pfc", "公园.pfc", in: "专项").output.isEmpty)
  }

  @Test func aFileNamedWithoutWildcardsIsBroughtIn() throws {
    let outcome = try desk("引入：专项/公园.pfc\n").pfc("check", "部门.pfc")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("3 张表"))
  }

  @Test func broughtInTwiceIsSaidOnce() throws {
    let outcome = try desk("引入：专项/*.pfc、专项/公园.pfc\n").pfc("check", "部门.pfc", "--output", "short")
    #expect(outcome.output.contains("[PF727]"))
    #expect(outcome.output.count(of: "\n") == 1)
  }

  @Test func filesThatDoubleAtEachStepEnd() throws {
    let desk = try desk("引入：专项/0.pfc\n")
    for step in 0..<40 {
      let line = "引入：\(step + 1).pfc、\(step + 1).pfc\n"
      try desk.write("专项/\(step).pfc", line + Samples.fund("第\(step)处公园"))
    }
    try desk.write("专项/40.pfc", Samples.fund("最后一处公园"))
    let outcome = try desk.pfc("check", "部门.pfc", "--output", "short")
    #expect(outcome.output.count(of: "[PF727]") == 40)
  }

  @Test func aFundAboveTheDepartmentIsNotLostInSilence() throws {
    let desk = try Desk(["部门.pfc": Samples.fund("公园管护") + "\n" + Samples.department()])
    let outcome = try desk.pfc("build", "部门.pfc", "-o", "出")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("错误[PF713]"))
    #expect(!desk.exists("出"))
  }

  @Test func aProjectInsideIsRunAlone() throws {
    let desk = try Desk([
      "部门.pfc": Samples.department(), "内/project.pfc": "项目：内\n", "内/甲.pfc": Samples.department("甲镇"),
    ])
    let outcome = try desk.pfc("check", ".")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("文件夹“内”是另一个项目"))
    #expect(try desk.pfc("check", "内").status == 0)
  }

  @Test func sourcesInTheFolderOfOutputsAreRead() throws {
    let desk = try Desk(["project.pfc": "项目：甲\n输出目录：部门\n", "部门/甲.pfc": Samples.wrongWeights])
    #expect(try desk.pfc("check", ".").output.contains("错误[PF201]"))
  }

  @Test func aNameThatIsNotUTF8IsNamed() throws {
    let desk = try desk()
    #expect(try desk.shell("printf x > 专项/$(printf '\\xb9\\xab').pfc").status == 0)
    let outcome = try desk.pfc("check", "部门.pfc")
    #expect(outcome.output.contains("不是 UTF-8，先改名"))
  }

  @Test func aMissingFormIsNotPassedOver() throws {
    let desk = try Desk(["部门.pfc": "表样：没有.pfc\n" + Samples.department()])
    let outcome = try desk.pfc("check", "部门.pfc", "--select", "PF2")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("错误[PF722]"))
  }

  @Test func aNameTooLongForTheDiskLeavesEveryOutputAsItWas() throws {
    let long = String(repeating: "街", count: 90)
    let source = Samples.department() + "\n" + Samples.department(long)
    let desk = try Desk(["部门.pfc": Samples.department() + "\n" + Samples.department("红石街道办事处")])
    #expect(try desk.pfc("build", "部门.pfc", "--to", "json", "-o", "出").status == 0)
    try desk.write("部门.pfc", source.replacing("320", with: "321"))
    let before = try desk.read("出/部门-青石街道办事处.json")
    #expect(try desk.pfc("build", "部门.pfc", "--to", "json", "-o", "出").status == 2)
    #expect(try desk.read("出/部门-青石街道办事处.json") == before)
  }

  @Test func aNameWithABlankCanBePatched() throws {
    let desk = try Desk(["甲 乙.pfc": Samples.department().replacing("≥ 95 %", with: "≥95%")])
    #expect(try desk.shell("$PFC fmt --diff '甲 乙.pfc' > d 2>/dev/null; patch -p0 < d").status == 0)
    #expect(try desk.pfc("fmt", "--check", "甲 乙.pfc").status == 0)
  }
}
