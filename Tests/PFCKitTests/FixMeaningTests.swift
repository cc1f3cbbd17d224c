// A safe fix changes no more of what a table says than its fault: what is lowered from the mended source is what the
// faultless one gives, entry for entry and row for row.

import PFCKit
import PFCSyntax
import Testing

@Suite struct FixMeaningTests {
  /// Rules whose fault lies in what is said, not in how it is written: mended, their entry still says something else
  /// than the good example does. With the number of lines: a goal taken from the overview, and that it is.
  static let otherMeaning: [RuleCode: Int] = [501: 2]

  /// A rule with a safe fix.
  struct SafeFix: Sendable, CustomStringConvertible {
    let rule: Rule
    var description: String { rule.description }
    /// How many lines of the model are not those of the good example.
    var changes: Int { otherMeaning[rule.code] ?? 0 }

    static let all: [SafeFix] = Registry.rules.compactMap { rule in
      rule.bad.check().first?.fixes.first?.safety == .safe ? SafeFix(rule: rule) : nil
    }
    static let plantable = all.filter { if case .replacing = $0.rule.bad { true } else { false } }
  }

  @Test(arguments: SafeFix.all)
  func theModelIsThatOfTheGoodExample(_ one: SafeFix) throws {
    let mended = try one.rule.bad.mended()
    let changed = try Model(mended).changes(from: Model(one.rule.good.sources))
    #expect(changed == one.changes)
  }

  @Test(arguments: SafeFix.all.filter { $0.changes == 0 })
  func theTreeIsThatOfTheGoodExample(_ one: SafeFix) throws {
    let mended = try one.rule.bad.mended()
    #expect(words(mended) == words(one.rule.good.sources))
  }

  /// In departments of random length and figures.
  @Test(arguments: SafeFix.plantable)
  func theModelOfARandomDepartmentIsThatOfTheFaultlessOne(_ one: SafeFix) throws {
    guard case .replacing(let text, let fault) = one.rule.bad else { return }
    for seed in 0..<3 {
      var random = SeededGenerator(seed: UInt64(seed))
      let department = PlantedFaultTests.department(seed, &random)
      var good = department
      if case .replacing(let text, let right) = one.rule.good { good = good.replacing(text, with: right) }
      let mended = try Example.file(department.replacing(text, with: fault)).mended()
      let changed = try Model(mended).changes(from: Model(Example.file(good).sources))
      #expect(changed == one.changes, "seed \(seed)")
    }
  }

  /// Ten departments of one file, each with another fault; all are mended at once.
  @Test(arguments: 0..<20)
  func theModelOfManyDepartmentsIsThatOfTheFaultlessOnes(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var (faulty, good, expected) = ("", "", 0)
    for number in 0..<10 {
      let one = try #require(SafeFix.plantable.randomElement(using: &random))
      guard case .replacing(let text, let fault) = one.rule.bad else { continue }
      let department = PlantedFaultTests.department(number, &random)
      faulty += department.replacing(text, with: fault)
      if case .replacing(let text, let right) = one.rule.good {
        good += department.replacing(text, with: right)
      } else {
        good += department
      }
      expected += one.changes
    }
    let changed = try Model(Example.file(faulty).mended()).changes(from: Model(Example.file(good).sources))
    #expect(changed == expected)
  }

  /// Kind and text of every token that is no blank.
  private func words(_ sources: Sources) -> [String] {
    let source = SourceText(
      path: sources.path, text: String(decoding: sources.files[sources.path] ?? [], as: UTF8.self))
    let tree = parse(source, shapes: Standards().forms[0].shapes).tree
    return (0..<tree.count).compactMap { index in
      let kind = tree.kind(index)
      guard kind.rawValue < SyntaxKind.file.rawValue, kind != .whitespace, kind != .newline else { return nil }
      return "\(kind) \(tree.string(index))"
    }
  }
}

/// Files of a project, one of which is looked at.
struct Sources {
  var files: [String: [UInt8]]
  let path: String
}

extension Example {
  /// The example as it stands.
  fileprivate var sources: Sources {
    Sources(
      files: Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first }), path: files[0].path
    )
  }

  /// The example after its safe fixes.
  fileprivate func mended() throws -> Sources {
    var sources = sources
    let report = try fixed(unsafe: false)
    #expect(!report.changes.isEmpty)
    for change in report.changes { sources.files[change.path] = change.newText }
    return sources
  }
}

/// The lowered departments of a source, an entry or a row of them in each line.
private struct Model {
  let lines: [Substring]

  init(_ sources: Sources) throws {
    var project = Project()
    if let bytes = sources.files[Project.fileName] {
      project = Project.read(SourceText(path: Project.fileName, text: String(decoding: bytes, as: UTF8.self))).project
    }
    let compiler = Compiler(project: project)
    lines = try compiler.analyze(sources.path, MemoryFiles(sources.files)).output("json", compiler).split(
      separator: "\n")
  }

  /// How many lines are not the other's.
  func changes(from other: Model) -> Int {
    let difference = lines.difference(from: other.lines)
    return max(difference.insertions.count, difference.removals.count)
  }
}
