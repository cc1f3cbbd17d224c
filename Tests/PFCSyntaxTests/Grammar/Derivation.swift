// Derives random sentences from the grammar and notes which tokens and nodes they are made of.

import PFCSyntax

/// A token or node that a derivation made.
struct DerivedElement: Equatable {
  let kind: SyntaxKind
  let text: String
}

/// Derives sentences; `terminals` gives the text of what the grammar describes in words.
struct SentenceGenerator {
  let grammar: EBNF
  let terminals: Terminals
  /// Productions that make a token or node, by name; aliases as well.
  let kinds: [String: SyntaxKind]
  private let depths: [String: Int]
  var random: SeededRandom
  /// How often each production was used.
  private(set) var uses: [String: Int] = [:]

  init(_ grammar: EBNF, _ terminals: Terminals, seed: UInt64) {
    self.grammar = grammar
    self.terminals = terminals
    random = SeededRandom(seed: seed)
    kinds = kindsByProduction(grammar)
    depths = leastDepths(grammar)
  }

  /// A sentence of a production with its tokens and nodes in preorder.
  mutating func sentence(of name: String, depth: Int) throws(EBNFError) -> (text: String, elements: [DerivedElement]) {
    var output = Output()
    try derive(.name(name), depth, &output, inToken: false)
    return (output.text, output.elements)
  }

  private struct Output {
    var text = ""
    var elements: [DerivedElement] = []
  }

  private mutating func derive(
    _ expression: Expression, _ depth: Int, _ output: inout Output, inToken: Bool
  ) throws(EBNFError) {
    switch expression {
    case .literal(let text): output.text += text
    case .condition: break
    case .special(let words): output.text += try terminals.text(words, &random)
    case .name(let name): try derive(production: name, depth, &output, inToken)
    case .choice(let members):
      let cheap = members.filter { leastDepth($0) <= depth }
      let least = members.map(leastDepth).min() ?? 0
      let allowed = cheap.isEmpty ? members.filter { leastDepth($0) == least } : cheap
      if let member = random.pick(allowed) { try derive(member, depth, &output, inToken: inToken) }
    case .option(let member):
      if leastDepth(member) <= depth, random.oneIn(2) { try derive(member, depth, &output, inToken: inToken) }
    case .repetition(let member):
      guard leastDepth(member) <= depth else { return }
      while !random.oneIn(2) { try derive(member, depth, &output, inToken: inToken) }
    case .sequence(let members):
      for _ in 0..<200 {
        var attempt = Output()
        for member in members { try derive(member, depth, &attempt, inToken: inToken) }
        guard meetsConditions(members, attempt.text) else { continue }
        output.text += attempt.text
        output.elements += attempt.elements
        return
      }
      throw EBNFError(description: "no sentence meets the condition of \(members)")
    }
  }

  private mutating func derive(
    production name: String, _ depth: Int, _ output: inout Output, _ inToken: Bool
  ) throws(EBNFError) {
    guard let expression = grammar.productions[name] else { throw EBNFError(description: "no production \(name)") }
    uses[name, default: 0] += 1
    let kind = inToken ? nil : kinds[name]
    var inner = Output()
    try derive(expression, depth - 1, &inner, inToken: inToken || kind.map { !$0.isNode } ?? false)
    output.text += inner.text
    if let kind { output.elements.append(DerivedElement(kind: kind, text: inner.text)) }
    output.elements += inner.elements
  }

  private func meetsConditions(_ members: [Expression], _ text: String) -> Bool {
    members.allSatisfy { member in
      if case .condition(let words) = member { terminals.meets(words, text) } else { true }
    }
  }

  private func leastDepth(_ expression: Expression) -> Int { PFCSyntaxTests.leastDepth(expression, depths) }
}

/// The kind that each production makes: its namesake, or the one that is defined as a choice with it.
func kindsByProduction(_ grammar: EBNF) -> [String: SyntaxKind] {
  var kinds: [String: SyntaxKind] = [:]
  for kind in SyntaxKind.allCases {
    kinds["\(kind)"] = kind
    guard case .choice(let members)? = grammar.productions["\(kind)"] else { continue }
    for case .name(let alias) in members where SyntaxKind.named(alias) == nil { kinds[alias] = kind }
  }
  kinds["plainEntry"] = nil
  for entry in grammar.uses("plainEntry") { kinds[entry] = .entry }
  return kinds
}

extension SyntaxKind {
  static func named(_ name: String) -> SyntaxKind? { allCases.first { "\($0)" == name } }
}

/// How deep a derivation of each production must go.
private func leastDepths(_ grammar: EBNF) -> [String: Int] {
  var depths: [String: Int] = [:]
  var changed = true
  while changed {
    changed = false
    for (name, expression) in grammar.productions {
      let depth = 1 + leastDepth(expression, depths)
      if depth < depths[name] ?? unreached {
        depths[name] = depth
        changed = true
      }
    }
  }
  return depths
}

private let unreached = 1_000

private func leastDepth(_ expression: Expression, _ depths: [String: Int]) -> Int {
  switch expression {
  case .literal, .special, .condition, .option, .repetition: 0
  case .name(let name): depths[name] ?? unreached
  case .sequence(let members): members.map { leastDepth($0, depths) }.max() ?? 0
  case .choice(let members): members.map { leastDepth($0, depths) }.min() ?? 0
  }
}
