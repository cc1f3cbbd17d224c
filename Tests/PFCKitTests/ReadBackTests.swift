// What pfc writes as a page, a list or JSON it reads back: each format gives again all that it says.

import PFCKit
import Testing

@Suite struct ReadBackTests {
  let compiler = Compiler()
  static let samples = samplePaths.filter { !$0.contains("坏例") }

  /// Imports an output, and looks whether the source that comes of it says the same in `other`.
  private func expectBack(
    _ format: String, from first: Snapshot, saying other: String, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let output = try first.output(format, compiler)
    let isBuiltIn = first.form.name == compiler.standards.forms.first?.name
    let file = try compiler.importFile(
      Array(output.utf8), name: "甲", form: isBuiltIn ? nil : (first.form, "表样/试验.pfc"))
    #expect(file.format == format, sourceLocation: place)
    #expect(file.leftovers == [] && file.outside == [], sourceLocation: place)
    // The built-in form prints no 年度 on its pages: the year is a guess, and told.
    let notes = file.notes.filter { !(isBuiltIn && format == "html" && $0.what.zh.hasPrefix("年度 ")) }
    #expect(notes == [], sourceLocation: place)
    let again = try file.sources.map { source in
      let files = MemoryFiles(["甲.pfc": source.bytes, "表样/试验.pfc": Array(OtherFormTests.form.utf8)])
      return try compiler.analyze("甲.pfc", files)
    }
    #expect(
      try again.map { try $0.output(other, compiler) } == [first.output(other, compiler)], sourceLocation: place)
  }

  private func otherForm(_ source: String = OtherFormTests.source) throws -> Snapshot {
    let files = MemoryFiles(["甲.pfc": Array(source.utf8), "表样/试验.pfc": Array(OtherFormTests.form.utf8)])
    return try compiler.analyze("甲.pfc", files)
  }

  @Test(arguments: samples) func samplesComeBackFromJSON(_ path: String) throws {
    try expectBack("json", from: compiler.analyze(path, PackageFiles()), saying: "json")
  }

  @Test(arguments: samples) func samplesComeBackFromAPage(_ path: String) throws {
    try expectBack("html", from: compiler.analyze(path, PackageFiles()), saying: "html")
  }

  @Test(arguments: samples) func samplesComeBackFromMarkdown(_ path: String) throws {
    try expectBack("md", from: compiler.analyze(path, PackageFiles()), saying: "md")
  }

  @Test(arguments: samples) func samplesComeBackFromTheList(_ path: String) throws {
    try expectBack("csv", from: compiler.analyze(path, PackageFiles()), saying: "csv")
  }

  @Test(arguments: ["json", "html", "md", "csv"]) func aFormOfItsOwnComesBack(_ format: String) throws {
    try expectBack(format, from: otherForm(), saying: format)
  }

  @Test func textsThatAreEqualStayTypedTwiceInJSON() throws {
    let source = """
      部门：甲街道
      专项：公园
      概况：
          a
      依据：
          a
      目标：同依据
      """
    let first = try compiler.analyze("甲.pfc", MemoryFiles(["甲.pfc": Array(source.utf8)]))
    try expectBack("json", from: first, saying: "json")
  }

  @Test func notesOfOneKeyComeBack() throws {
    let note = "验收合格率  20%  ≥ 90 %"
    let path = try #require(Self.samples.first { $0.contains("山洞街道") })
    let text = String(decoding: try PackageFiles().read(path), as: UTF8.self)
    let source = text.replacing(note, with: note + "\n    - 说明：一\n    - 来源：台账\n    - 说明：二")
    let first = try compiler.analyze("甲.pfc", MemoryFiles(["甲.pfc": Array(source.utf8)]))
    #expect(try first.output("json", compiler).contains(#""notes": {"说明": "一\n二", "来源": "台账"}"#))
    for format in ["json", "csv"] { try expectBack(format, from: first, saying: format) }
  }

  @Test func marksThatTheFormatsUseThemselvesComeBack() throws {
    let source = """
      部门：甲 <b>&amp; | 街道*_
      年度：2025
      支出预算总量：3.20 元
      目标：
          　a  b\\|<br>&lt; **c** `d`
            "e", f
          'g
      指标：
          “=总和 ≥5”  20%  其他 +甲, "乙"
          '-5 项  20%  定性 '@丙
      """
    let first = try compiler.analyze("甲.pfc", MemoryFiles(["甲.pfc": Array(source.utf8)]))
    for format in ["json", "html", "md", "csv"] { try expectBack(format, from: first, saying: format) }
  }
}
