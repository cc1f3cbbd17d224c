// The loop is closed: source → each format → import → the same model, compared through the JSON. What a format does not
// carry is listed here in one place, and for users in docs/manual/导入.md; nothing else may be lost.

import PFCKit
import Testing

/// A format that can be written and read back.
struct LoopFormat: Sendable {
  let name: String
  /// Members of the JSON that it does not carry.
  let losses: @Sendable (LoopForm) -> Set<String>
  /// Whether it prints amounts in the form's unit.
  let convertsMoney: Bool

  init(_ name: String, convertsMoney: Bool = true, losing losses: @escaping @Sendable (LoopForm) -> Set<String>) {
    self.name = name
    self.losses = losses
    self.convertsMoney = convertsMoney
  }

  /// Waivers are of the source, and no layout says whether a text was typed twice or taken by 同.
  private static let ofSourcesOnly: Set<String> = ["waivers", "overviewSameAs", "basisSameAs", "goalSameAs"]
  /// What a list of indicators leaves out.
  private static let aroundIndicators: Set<String> = [
    "totalExpenditure", "supervisor", "budget", "budgetYear", "budgetParts", "overview", "basis", "goal", "fields",
  ]

  private static func layout(_ name: String) -> LoopFormat {
    LoopFormat(name) { $0.unprintedFields.union($0.unprintedColumns).union(ofSourcesOnly) }
  }

  static let all = [
    layout("txt"), layout("docx"), layout("xlsx"), layout("html"),
    // The list of fields is whole; the columns are those of the layout.
    LoopFormat("md") { $0.unprintedColumns.union(ofSourcesOnly) },
    LoopFormat("csv") { _ in aroundIndicators.union(ofSourcesOnly) },
    LoopFormat("json", convertsMoney: false) { _ in [] },
  ]
}

@Suite struct LoopTests {
  let compiler = Compiler()

  private func expectTheSameModel(_ first: Snapshot, _ form: LoopForm, _ note: String) throws {
    let before = try models([first])
    for format in LoopFormat.all {
      let output = try #require(OutputFormat.named(format.name))
      var document: [UInt8] = []
      output.begin(&document)
      for (index, department) in first.departments.enumerated() {
        output.append(
          department, form: first.form, standards: compiler.standards, isFirst: index == 0, to: &document)
      }
      output.end(&document)
      let file = try compiler.importFile(document, name: "甲", form: form.path.map { (first.form, $0) })
      let note = "\(format.name), \(note)"
      // A year that the layout does not print is a guess, and told.
      let notes = file.notes.filter { !form.unprintedFields.contains("year") || !$0.what.zh.hasPrefix("年度 ") }
      #expect(file.format == format.name && file.leftovers == [] && file.outside == [] && notes == [], "\(note)")
      let after = try models(
        try file.sources.map { try compiler.analyze("甲.pfc", form.files(String(decoding: $0.bytes, as: UTF8.self))) })
      #expect(before.count == after.count, "\(note)")
      let losses = format.losses(form)
      for (one, other) in zip(before, after) {
        let one = one.without(losses, convertingMoney: format.convertsMoney)
        let other = other.without(losses, convertingMoney: format.convertsMoney)
        if one != other { Issue.record("\(note):\n\(one.difference(from: other))") }
      }
    }
  }

  private func models(_ snapshots: [Snapshot]) throws -> [JSONTree] {
    try snapshots.flatMap { try JSONTree(try $0.output("json", compiler)).departments }
  }

  @Test(arguments: samplePaths.filter { !$0.contains("坏例") })
  func samplesComeBack(_ path: String) throws {
    try expectTheSameModel(try compiler.analyze(path, PackageFiles()), .builtIn, path)
  }

  @Test func aFormOfItsOwnComesBack() throws {
    let snapshot = try compiler.analyze("甲.pfc", LoopForm.levels.files(OtherFormTests.source))
    try expectTheSameModel(snapshot, .levels, "OtherFormTests")
  }

  /// A thousand departments, ten in a file.
  @Test(arguments: 0..<10)
  func randomDepartmentsComeBack(_ part: Int) throws {
    for batch in (part * 10)..<(part * 10 + 10) {
      let form = LoopForm.all[batch % LoopForm.all.count]
      let sources = (1...10).map { number in
        var department = LoopDepartment(seed: UInt64(batch * 10 + number), form)
        return department.source()
      }
      let snapshot = try compiler.analyze("甲.pfc", form.files(form.head + sources.joined(separator: "\n")))
      try expectTheSameModel(snapshot, form, "seeds \(batch * 10 + 1)–\(batch * 10 + 10)")
    }
  }
}
