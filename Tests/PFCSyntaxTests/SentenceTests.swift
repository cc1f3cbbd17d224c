// Thousands of sentences of grammar/pfc.ebnf: each parses without a word, and its tree is its derivation.

import PFCText
import Testing

@testable import PFCSyntax

@Suite struct SentenceTests {
  private static let seed: UInt64 = 20_250_101

  @Test func everyFileParsesAsDerived() throws {
    var generator = try makeGenerator(Self.seed)
    for number in 0..<1_000 {
      let (text, derived) = try generator.sentence(of: "file", depth: 12 + number % 8)
      guard check(text, derived, seed: Self.seed, number: number) else { return }
    }
    let unused = generator.grammar.names.filter { generator.uses[$0] == nil && !Self.neverDerived.contains($0) }
    #expect(unused == [])
  }

  @Test(arguments: [
    ("指标：\n", "relationRow"), ("得分指标：\n", "pointsRow"), ("无权重指标：\n", "bareRow"), ("", "moneyEntry"),
  ])
  func everyLineParsesAsDerived(_ head: String, _ production: String) throws {
    var generator = try makeGenerator(Self.seed)
    for number in 0..<2_500 {
      let (text, derived) = try generator.sentence(of: production, depth: 10 + number % 6)
      guard check(head + text, derived, seed: Self.seed, number: number) else { return }
    }
  }

  @Test func theLastNewlineMayBeMissing() throws {
    var generator = try makeGenerator(Self.seed)
    for _ in 0..<300 {
      let whole = try generator.sentence(of: "file", depth: 14).text
      let text = String(String.UnicodeScalarView(whole.unicodeScalars.dropLast(whole.hasSuffix("\r\n") ? 2 : 1)))
      let result = parse(SourceText(path: "cut", text: text), shapes: TestVocabulary.builtIn.shapes)
      #expect(places(result) + treeFaults(result) == [], "seed \(Self.seed): \(text)")
    }
  }

  /// Names that others are defined by, and faults.
  private static let neverDerived: Set = [
    "block", "entry", "key", "rows", "row", "name", "target", "targetText", "relation", "date", "bracket",
    "parenthesis", "stray", "unexpected", "conflictMarker",
  ]

  private func makeGenerator(_ seed: UInt64) throws -> SentenceGenerator {
    let grammar = try EBNF(PackageFiles.text("grammar/pfc.ebnf"))
    return SentenceGenerator(grammar, Terminals(.builtIn), seed: seed)
  }

  /// Compares a parse with a derivation; false at the first difference, so that one fault is told once.
  private func check(_ text: String, _ derived: [DerivedElement], seed: UInt64, number: Int) -> Bool {
    let result = parse(SourceText(path: "derived", text: text), shapes: TestVocabulary.builtIn.shapes)
    let told = places(result)
    let faults = treeFaults(result)
    let compared = derived.filter { !Self.uncompared.contains($0.kind) }
    let first = compared.first.map { first in
      (0..<result.tree.count).first { result.tree.kind($0) == first.kind && result.tree.string($0) == first.text } ?? 0
    }
    let parsed = ((first ?? 0)..<result.tree.count).map {
      DerivedElement(kind: result.tree.kind($0), text: result.tree.string($0))
    }
    .filter { !Self.uncompared.contains($0.kind) }
    let difference = zip(parsed, compared).first { $0.comparable != $1.comparable }
    #expect(told == [], "seed \(seed), sentence \(number):\n\(text)")
    #expect(faults == [], "seed \(seed), sentence \(number):\n\(text)")
    #expect(
      difference == nil && parsed.count == compared.count,
      "seed \(seed), sentence \(number): parsed \(parsed.count), derived \(compared.count), first \(String(describing: difference))\n\(text)"
    )
    return told.isEmpty && faults.isEmpty && difference == nil && parsed.count == compared.count
  }

  /// Blanks of two productions may meet in one token.
  private static let uncompared: Set<SyntaxKind> = [.whitespace, .newline, .endOfFile]
}

extension DerivedElement {
  /// How much of a line's blanks is indentation depends on the lines around it.
  fileprivate var comparable: DerivedElement {
    guard kind == .proseLine else { return self }
    return DerivedElement(kind: kind, text: String(text.drop { $0.isWhitespace }))
  }
}
