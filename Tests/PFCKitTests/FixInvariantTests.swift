// What every fix of every rule keeps to: the rule falls silent, nothing new is found, and nothing else changes.

import PFCKit
import Testing

@Suite struct FixInvariantTests {
  /// A rule with the finding that its bad example gives, where that has a fix.
  struct FixCase: Sendable, CustomStringConvertible {
    let rule: Rule
    let finding: Diagnostic
    let fix: Fix

    var description: String { rule.description }

    static let all: [FixCase] = Registry.rules.compactMap { rule in
      guard let finding = rule.bad.check().first, let fix = finding.fixes.first else { return nil }
      return FixCase(rule: rule, finding: finding, fix: fix)
    }
    static let safe = all.filter { $0.fix.safety == .safe }
    static let applied = all.filter { $0.fix.safety != .shownOnly }
  }

  /// Rules whose fix names more than the line of the caret: all weights of a table, all lines that lack indentation,
  /// all line ends.
  static let wide: Set<RuleCode> = [205, 102, 7]

  /// What a fix leaves on purpose: a goal that is the overview is still a hint when it says so.
  static let leaves: [RuleCode: [RuleCode]] = [501: [513], 707: [513]]

  @Test(arguments: FixCase.applied)
  func theRuleFallsSilentAndNothingNewIsFound(_ one: FixCase) throws {
    let report = try one.rule.bad.fixed(unsafe: true)
    #expect(report.applied.map(\.diagnostic.rule.code) == [one.rule.code])
    #expect(report.withdrawn.map(\.cause.rule.code) == [])
    #expect(report.remaining.map(\.rule.code) == Self.leaves[one.rule.code] ?? [])
  }

  @Test(arguments: FixCase.all)
  func onlySafeFixesAreAppliedUnasked(_ one: FixCase) throws {
    let report = try one.rule.bad.fixed(unsafe: false)
    #expect(report.applied.count == (one.fix.safety == .safe ? 1 : 0))
  }

  @Test(arguments: FixCase.all.filter { $0.fix.safety == .shownOnly })
  func aProposalIsNeverApplied(_ one: FixCase) throws {
    #expect(try one.rule.bad.fixed(unsafe: true).changes.isEmpty)
  }

  @Test(arguments: FixCase.all.filter { !wide.contains($0.rule.code) })
  func editsLieInTheLinesThatAreShown(_ one: FixCase) {
    let index = LineIndex(one.finding.source)
    let lines = index.line(of: one.finding.range.start)...index.line(of: one.finding.range.end)
    for edit in one.fix.edits {
      #expect(lines.contains(index.line(of: edit.range.start)))
      // A whole line goes with its line feed.
      let last = edit.range.isEmpty ? edit.range.end : edit.range.end - 1
      #expect(lines.contains(index.line(of: last)))
    }
  }

  @Test(arguments: FixCase.all)
  func editsStandInOrderAndDoNotOverlap(_ one: FixCase) {
    for (edit, next) in zip(one.fix.edits, one.fix.edits.dropFirst()) { #expect(edit.range.end <= next.range.start) }
  }

  @Test(arguments: FixCase.safe)
  func theRestOfTheTreeStaysAsItWas(_ one: FixCase) throws {
    let report = try one.rule.bad.fixed(unsafe: false)
    let change = try #require(report.changes.first)
    let old = Tokens(change.oldText, change.path)
    let new = Tokens(change.newText, change.path)
    let edited = one.fix.edits
    let (start, end) = (edited.first.map { Int($0.range.start) } ?? 0, edited.last.map { Int($0.range.end) } ?? 0)
    let (head, tail) = (old.lines(before: start), old.lines(behind: end))
    #expect(new.all.starts(with: head))
    #expect(Array(new.all.suffix(tail.count)) == Array(tail))
  }

  /// Departments of one file, each with the fault of another rule.
  @Test(arguments: 1...20)
  func plantedFaultsAreAllMended(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let faults: [(RuleCode, String)] = FixCase.safe.compactMap { one in
      if case .replacing(let text, let fault) = one.rule.bad {
        return (one.rule.code, Standards.example.replacing(text, with: fault))
      }
      return nil
    }
    var text = ""
    var planted: [RuleCode] = []
    for number in 0..<10 {
      let (code, department) = try #require(faults.randomElement(using: &random))
      text += department.replacing("部门：青石街道办事处", with: "部门：青石街道办事处\(number)")
      planted.append(code)
    }
    let report = try Example.file(text).fixed(unsafe: false)
    #expect(report.applied.map(\.diagnostic.rule.code).sorted() == planted.sorted())
    #expect(report.remaining.map(\.rule.code).sorted() == planted.flatMap { Self.leaves[$0] ?? [] }.sorted())
  }
}

/// Kind and text of every token of a source in the standard form.
private struct Tokens {
  struct Token: Hashable {
    let kind: SyntaxKind
    let text: String
    let start: Int
  }

  struct Word: Hashable {
    let kind: SyntaxKind
    let text: String
  }

  private let tokens: [Token]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8], _ path: String) {
    self.bytes = bytes
    let source = SourceText(path: path, text: String(decoding: bytes, as: UTF8.self))
    let tree = parse(source, shapes: Standards().forms[0].shapes).tree
    tokens = (0..<tree.count).filter { tree.kind($0).rawValue < SyntaxKind.file.rawValue }.map {
      Token(kind: tree.kind($0), text: source.string(tree.range($0)), start: Int(tree.range($0).start))
    }
  }

  var all: [Word] { tokens.map { Word(kind: $0.kind, text: $0.text) } }

  /// Tokens of the lines before the one of an offset.
  func lines(before offset: Int) -> [Word] {
    let line = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return tokens.filter { $0.start < line }.map { Word(kind: $0.kind, text: $0.text) }
  }

  /// Tokens of the lines behind the one of an offset.
  func lines(behind offset: Int) -> [Word] {
    let line = bytes[max(0, offset - 1)...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    return tokens.filter { $0.start >= line }.map { Word(kind: $0.kind, text: $0.text) }
  }
}

extension Example {
  /// The example with its project, fixed.
  func fixed(unsafe: Bool) throws -> FixReport {
    let files = Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    var project = Project()
    if let bytes = files[Project.fileName] {
      project = Project.read(SourceText(path: Project.fileName, text: String(decoding: bytes, as: UTF8.self))).project
    }
    var fixer = SourceFixer(Compiler(project: project), MemoryFiles(files), unsafe: unsafe)
    try fixer.fix(self.files[0].path)
    return try fixer.finish()
  }
}
