// Formatting changes no meaning: the same JSON, comments and prose before and after, whatever the source; and the
// package's own sources are written in the style that it preaches.

import Foundation
import PFCEmit
import PFCKit
import Testing

@Suite struct FormattingTests {
  private static let seed: UInt64 = 20_251_125
  private static let compiler = Compiler()

  /// The project with the form that has bare values.
  private static var otherProject: Compiler {
    var project = Project()
    project.form = "docs/manual/示例/某区/表样/某区.pfc"
    return Compiler(project: project)
  }

  @Test func tenThousandOddDepartmentsKeepTheirMeaning() throws {
    var departments = OddDepartments(seed: Self.seed)
    var formattedCount = 0
    for number in 0..<10_000 {
      let text = departments.next()
      let before = Meaning(text, Self.compiler)
      // Some are wrong by chance, and would be refused.
      if before.isFaulty { continue }
      formattedCount += 1
      let after = Meaning(before.formatted, Self.compiler)
      guard before == after, after.formatted == before.formatted, !after.isFaulty else {
        Issue.record("seed \(Self.seed), source \(number)\n\(text)\n\(before.formatted)\n\(after.formatted)")
        return
      }
    }
    #expect(formattedCount > 9_500)
  }

  /// Laid out in columns it would be read with another name, weight and target.
  @Test(arguments: ["满意度 10 定性≥ 90 %", "养护里程 10 其他≥ 12 公里"])
  func aRowWithTwoRelationsStaysAsItWasTyped(_ row: String) throws {
    let text = Standards.example.replacing("    公厕数量              10  = 8 座", with: "    " + row)
    let bytes = Self.compiler.format("例.pfc", Array(text.utf8), MemoryFiles([:])).bytes
    #expect(String(decoding: try #require(bytes), as: UTF8.self).contains("\n    \(row)\n"))
  }

  static let corpus = Registry.rules.flatMap { rule in
    [rule.bad, rule.good].compactMap { $0.files.first.map { (rule.code.description, $0.bytes) } }
  }

  @Test func examplesOfRulesKeepTheirMeaning() {
    for (code, bytes) in Self.corpus where bytes.count < 1 << 20 {
      guard let once = Self.compiler.format("例.pfc", bytes, MemoryFiles([:])).bytes else { continue }
      let text = String(decoding: once, as: UTF8.self)
      guard case .success(let decoded) = decodeSource(bytes) else { continue }
      #expect(
        Meaning(String(decoding: decoded.bytes, as: UTF8.self), Self.compiler) == Meaning(text, Self.compiler),
        "\(code)")
      #expect(Self.format(text, Self.compiler) == text, "\(code)")
    }
  }

  /// Every source of the package under the form it is written for; broken ones are refused, and nothing else is.
  @Test(arguments: packageSources("samples") + packageSources("Tests") + ["Sources/PFCForms/Data/example.pfc"])
  func filesKeepTheirMeaningOrAreRefused(_ path: String) throws {
    try expectMeaningKept(path, PackageFiles().read(path), Self.compiler)
  }

  @Test(arguments: packageSources("docs/manual/示例/某区"))
  func filesOfAnotherFormKeepTheirMeaning(_ path: String) throws {
    try expectMeaningKept(path, PackageFiles().read(path), Self.otherProject)
  }

  @Test func theReviewedTableKeepsItsMeaning() throws {
    let marked = String(decoding: try PackageFiles().read("Tests/PFCKitTests/Review/送审稿.marked"), as: UTF8.self)
    let text = marked.replacing(#/⟦([^|]*)\|PF[0-9]{3}⟧/#) { $0.output.1 }
    #expect(Self.format(text, Self.compiler) != nil)
    try expectMeaningKept("送审稿.pfc", Array(text.utf8), Self.compiler, Self.compiler.standards.forms[0])
  }

  private func expectMeaningKept(
    _ path: String, _ bytes: [UInt8], _ compiler: Compiler, _ form: Form? = nil
  ) throws {
    let result = compiler.format(path, bytes, PackageFiles())
    let findings = try compiler.analyze(path, MemoryFiles([path: bytes])).diagnostics
    let isBroken = findings.contains { $0.level == .error && $0.rule.code.number < 200 }
    #expect((result.bytes == nil) == isBroken)
    guard let once = result.bytes, case .success(let decoded) = decodeSource(bytes) else { return }
    let form = try form ?? compiler.analyze(path, PackageFiles()).form
    let text = String(decoding: once, as: UTF8.self)
    let before = Meaning(String(decoding: decoded.bytes, as: UTF8.self), compiler, form)
    #expect(before == Meaning(text, compiler, form))
    #expect(compiler.format(path, once, PackageFiles()).bytes == once)
  }

  // MARK: The package's own sources

  /// What shows freedom on purpose, or is quoted blank by blank.
  private static let exceptions = [
    // Its rows are typed in several ways, to show that any will do.
    "samples/语言一览/语言一览.pfc",
    // The examples of rules put other names into its columns, some longer than its own; the pages of rules show them aligned.
    "Sources/PFCForms/Data/example.pfc",
  ]

  @Test(
    arguments: (packageSources("samples") + packageSources("Sources/PFCForms/Data")).filter { !exceptions.contains($0) }
  )
  func sourcesOfThePackageAreFormatted(_ path: String) throws {
    let bytes = try PackageFiles().read(path)
    #expect(
      Self.compiler.format(path, bytes, PackageFiles()).bytes.map { String(decoding: $0, as: UTF8.self) }
        == String(decoding: bytes, as: UTF8.self))
  }

  @Test(arguments: packageSources("docs/manual/示例/某区"))
  func exampleProjectIsFormatted(_ path: String) throws {
    let bytes = try PackageFiles().read(path)
    #expect(
      Self.otherProject.format(path, bytes, PackageFiles()).bytes.map { String(decoding: $0, as: UTF8.self) }
        == String(decoding: bytes, as: UTF8.self))
  }

  // MARK: Refusing

  @Test(arguments: ["年度；2025\n", "专项：甲\n指标：\n    - 说明：乙\n", "部门：甲\n指标：乙\n", "一段没有缩进的话。\n"])
  func aSourceWithErrorsOfSyntaxIsRefused(_ text: String) {
    let result = Self.compiler.format("a.pfc", Array(text.utf8), MemoryFiles([:]))
    #expect(result.bytes == nil)
    #expect(result.diagnostics.contains { $0.level == .error })
  }

  @Test func errorsOfMeaningAreNoHindrance() {
    #expect(Self.format("部门:甲\n备注：乙\n", Self.compiler) == "部门：甲\n备注：乙\n")
  }

  @Test func gb18030BecomesUTF8() {
    let result = Self.compiler.format("a.pfc", [0x23, 0x20, 0xD6, 0xD0, 0xCE, 0xC4, 0x0A], MemoryFiles([:]))
    #expect(result.bytes == Array("# 中文\n".utf8))
  }

  @Test func theProjectSaysHowWideAmbiguousCharactersAre() {
    let (project, findings) = Project.read(SourceText(path: "project.pfc", text: "字宽：宽\n"))
    #expect(findings.isEmpty)
    let text = "专项：甲\n指标：\n    “七一”慰问  10  = 8 次\n    开展走访慰问  10  = 8 次\n"
    #expect(Self.format(text, Compiler(project: project)) == text)
    #expect(Self.format(text, Self.compiler) != text)
  }

  @Test func aWidthThatIsNeitherIsAFault() {
    let (_, findings) = Project.read(SourceText(path: "project.pfc", text: "字宽：中\n"))
    #expect(findings.allSatisfy { !$0.label(in: .zh).contains("{") })
    #expect(findings.map(\.rule.code) == [901])
  }

  private static func format(_ text: String, _ compiler: Compiler) -> String? {
    compiler.format("a.pfc", Array(text.utf8), PackageFiles()).bytes.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// What must not change: the departments as JSON, and the texts of the tree to the byte.
private struct Meaning: Equatable {
  private var json: [UInt8] = []
  private var texts: [String] = []
  private(set) var isFaulty = false
  /// Its canonical text.
  private(set) var formatted = ""

  static func == (a: Meaning, b: Meaning) -> Bool { a.json == b.json && a.texts == b.texts }

  init(_ text: String, _ compiler: Compiler, _ form: Form? = nil) {
    let form = form ?? compiler.standards.forms[0]
    let parsed = parse(SourceText(path: "a.pfc", text: text), shapes: form.shapes)
    let tree = parsed.tree
    let backend = JSONBackend()
    let lowered = lower(tree, form: form, units: compiler.standards.units) { department in
      backend.emit(
        EmitInput(department: department, form: form, units: compiler.standards.units), isFirst: true, &json)
    }
    isFaulty = (parsed.diagnostics + lowered.diagnostics).contains { $0.level == .error && $0.rule.code.number < 200 }
    if !isFaulty { formatted = String(decoding: PFCSyntax.format(tree, shapes: form.shapes), as: UTF8.self) }
    let kinds: Set<SyntaxKind> = [.comment, .text, .proseLine, .name, .targetText, .levelName, .word, .cellText]
    var isYear = false
    for index in 0..<tree.count {
      if tree.kind(index) == .key { isYear = tree.string(index) == "年度" }
      guard kinds.contains(tree.kind(index)) else { continue }
      // A year means the same in either width, and the JSON says which.
      texts.append(isYear && tree.kind(index) == .text ? "" : tree.string(index))
    }
  }
}

/// Sources below a folder of the package, in order.
private func packageSources(_ folder: String) -> [String] {
  let all = FileManager.default.subpaths(atPath: packageRoot.appendingPathComponent(folder).path) ?? []
  return all.filter { $0.hasSuffix(".pfc") }.map { folder + "/" + $0 }.sorted()
}
