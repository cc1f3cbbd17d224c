// The grammar, the comments above the parse functions, the folding table and the parser's word lists say the same.

import Foundation
import PFCText
import Testing

@testable import PFCSyntax

@Suite struct GrammarTests {
  private let grammar: EBNF
  private let text: String

  init() throws {
    text = try PackageFiles.text("grammar/pfc.ebnf")
    grammar = try EBNF(text)
  }

  @Test func everyNameIsDefined() {
    let used = Set(grammar.names.flatMap(grammar.uses))
    #expect(used.subtracting(grammar.names) == [])
  }

  @Test func everyKindOfTheTreeIsAProduction() {
    #expect(SyntaxKind.allCases.map { "\($0)" }.filter { grammar.productions[$0] == nil } == [])
  }

  @Test func everyKindOfTheTreeIsNamedInTheSources() throws {
    let commented = Set(try productionComments().map(\.name))
    #expect(SyntaxKind.allCases.map { "\($0)" }.filter { !commented.contains($0) } == [])
  }

  @Test func everyCommentRepeatsItsProduction() throws {
    for comment in try productionComments() {
      #expect(grammar.texts[comment.name] == comment.text, "\(comment.file): \(comment.name)")
    }
  }

  @Test func everyProductionIsReachedOrDefinesAKind() {
    var reached: Set<String> = []
    var waiting = ["file"] + SyntaxKind.allCases.map { "\($0)" }
    while let name = waiting.popLast() {
      if reached.insert(name).inserted { waiting += grammar.uses(name) }
    }
    #expect(grammar.names.filter { !reached.contains($0) } == [])
  }

  @Test func theTestsKnowAllThatIsSaidInWords() {
    let terminals = Terminals(.builtIn)
    // What only faults hold is never derived.
    let faults = ["characters that fit nothing where they stand"]
    for leaf in grammar.leaves() {
      switch leaf {
      case .special(let words): #expect(terminals.knows(words) || faults.contains(words), "\(words)")
      case .condition(let words): #expect(Terminals.conditions.contains(words), "\(words)")
      default: break
      }
    }
  }

  @Test func everyFormThatFoldsIsListed() {
    let literals = Set(grammar.leaves().map { leaf in if case .literal(let text) = leaf { text } else { "" } })
    let blanks = Set(grammar.leaves().map { leaf in if case .special(let words) = leaf { words } else { "" } })
    let header = text.range(of: "*)").map { text[..<$0.lowerBound] } ?? ""
    // Per mille is a unit like any other, and the list mark is none of the syntax.
    let apart: [UInt32] = [0x2030, 0x3001]
    for code in UInt32(0x80)...0xFFFF where !(0xFF01...0xFF5E).contains(code) && !apart.contains(code) {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let bytes = Array(String(Character(scalar)).utf8)
      guard fold(bytes, 0).code != Mark.other else { continue }
      let hex =
        "U+" + String(repeating: "0", count: max(0, 4 - String(code, radix: 16).count))
        + String(code, radix: 16, uppercase: true)
      #expect(literals.contains(String(Character(scalar))) || blanks.contains(hex), "\(hex) is in no production")
      #expect(header.unicodeScalars.contains(scalar) || header.contains(hex), "\(hex) is not in the header")
    }
  }

  @Test func everyASCIIMarkHasItsFullWidthForm() {
    for name in grammar.names where !["blank", "conflictMarker"].contains(name) {
      let literals = literalsOf(name)
      for literal in literals where literal.unicodeScalars.count == 1 {
        guard let scalar = literal.unicodeScalars.first, (0x21...0x7E).contains(scalar.value),
          let wide = Unicode.Scalar(scalar.value + 0xFEE0)
        else { continue }
        #expect(literals.contains(String(Character(wide))), "\(name): \(literal)")
      }
    }
  }

  @Test func theFormsOfOneMarkFoldToOneCode() {
    let marks = [
      "colon", "hash", "dash", "plus", "comma", "point", "slash", "dot", "pipe", "equals", "greater", "less",
    ]
    let brackets = ["leftBracket", "rightBracket", "leftParenthesis", "rightParenthesis", "plusMinus"]
    for name in marks + brackets {
      let codes = Set(literalsOf(name).map { fold(Array($0.utf8), 0).code })
      #expect(codes.count == 1 && !codes.contains(Mark.other), "\(name)")
    }
  }

  @Test func wordListsAreThoseOfTheParser() {
    func words(_ spellings: [[UInt8]]) -> [String] { spellings.map { String(decoding: $0, as: UTF8.self) } }
    #expect(literalsOf("relationWord") == words(Relation.words.map(\.spelling)))
    #expect(literalsOf("textRelation") == TextRelation.allCases.map(\.rawValue))
    #expect(literalsOf("dateQualifier") == words(Word.dateQualifiers))
    #expect(literalsOf("within") == words([Word.within]))
  }

  private func literalsOf(_ name: String) -> [String] {
    func literals(_ expression: Expression?) -> [String] {
      switch expression {
      case .literal(let text)?: [text]
      case .choice(let parts)?, .sequence(let parts)?: parts.flatMap(literals)
      case .option(let part)?, .repetition(let part)?: literals(part)
      case .name?, .special?, .condition?, nil: []
      }
    }
    return literals(grammar.productions[name])
  }
}

struct ProductionComment {
  let file: String
  let name: String
  let text: String
}

/// All comments `/// name = …` of the syntax target; more lines of one are indented further.
private func productionComments() throws -> [ProductionComment] {
  var comments: [ProductionComment] = []
  for file in PackageFiles.list("Sources/PFCSyntax", ending: ".swift") {
    var open: (name: String, text: String)?
    for line in try PackageFiles.text(file).split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.drop { $0 == " " }
      if let known = open, line.hasPrefix("///   ") {
        open = (known.name, known.text + " " + line.dropFirst(6))
        continue
      }
      if let known = open { comments.append(ProductionComment(file: file, name: known.name, text: known.text)) }
      open = nil
      guard line.hasPrefix("/// "), let equals = line.range(of: " = ") else { continue }
      let name = line[line.index(line.startIndex, offsetBy: 4)..<equals.lowerBound]
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && $0.isLetter }) else { continue }
      open = (String(name), String(line[equals.upperBound...]))
    }
  }
  return comments
}
