// What the library promises of an import beside the loop (LoopTests.swift): names of files, forms by their path, the style.

import PFCKit
import Testing

@Suite struct ImportTests {
  let compiler = Compiler()

  private func imported(_ department: String) throws -> ImportedFile {
    let text = "\t部门整体绩效目标表\n\n\t业务主管部门\n\t\(department)\n\t部门支出预算总量（万元）\n\t5\n"
    return try compiler.importFile(Array(text.utf8), name: "甲.txt")
  }

  @Test(arguments: [
    ("../青石/街道", "导入.._青石_街道"), ("CON", "导入CON"), ("-青石", "导入-青石"), ("青石街道. .", "青石街道"),
    (String(repeating: "长", count: 300), String(repeating: "长", count: 60)),
  ])
  func aDepartmentsNameIsSafeAsAFileName(_ department: String, _ file: String) throws {
    #expect(try imported(department).sources.map(\.name) == [file])
  }

  @Test func namesThatCountUpDoNotCollide() throws {
    let departments = ["甲", "甲-2", "甲"].map { #"{"name": "\#($0)", "form": "重庆市沙坪坝区部门预算绩效目标"}"# }
    let json = #"{"pfc": 1, "departments": [\#(departments.joined(separator: ", "))]}"#
    #expect(try compiler.importFile(Array(json.utf8), name: "甲.json").sources.map(\.name) == ["甲", "甲-2", "甲-3"])
  }

  @Test func aNamelessDepartmentIsCalledLikeTheFile() throws {
    let text = "\t部门整体绩效目标表\n\n\t业务主管部门\n\t\n\t部门支出预算总量（万元）\n\t5\n"
    #expect(try compiler.importFile(Array(text.utf8), name: "甲.2024.txt").sources.map(\.name) == ["甲.2024"])
  }

  @Test func whatTheLanguageDoesNotTakeIsWrittenAndSaid() throws {
    let text = """
      部门整体绩效目标表
      业务主管部门\t青石街道
      绩效指标\t指标\t指标权重\t计量单位\t指标性质\t指标值
      \t满意度\t100%\t%\t\t90
      """
    let file = try compiler.importFile(Array(text.utf8), name: "甲.txt")
    #expect(String(decoding: try #require(file.sources.first).bytes, as: UTF8.self).contains("    满意度  100%  90 %\n"))
    #expect(file.notes.map(\.place) == ["青石街道"])
  }
}
