// What a source says, apart from how it is written: formatting must not change a word of it.

import PFCText

@testable import PFCSyntax

/// The text in canonical form under the test vocabulary; nil when it has faults.
func formatted(_ text: String, ambiguous: AmbiguousWidth = .narrow) -> String? {
  let shapes = TestVocabulary.builtIn.shapes
  let result = parse(SourceText(path: "formatted", text: text), shapes: shapes)
  guard result.diagnostics.isEmpty else { return nil }
  return String(decoding: format(result.tree, shapes: shapes, ambiguous: ambiguous), as: UTF8.self)
}

/// A word of a source: text to the byte, syntax by what it means.
struct SourceWord: Equatable {
  let kind: SyntaxKind
  let text: String
}

/// The words of a source in order, comments and the blank lines of prose among them.
func words(_ text: String) -> [SourceWord] {
  let shapes = TestVocabulary.builtIn.shapes
  let tree = parse(SourceText(path: "words", text: text), shapes: shapes).tree
  var proseEnd = 0
  var isLineOpen = false
  var isFigureEntry = false
  return (0..<tree.count).compactMap { index in
    let kind = tree.kind(index)
    if kind == .prose {
      proseEnd = index + tree.subtreeCount(index)
      isLineOpen = false
    }
    let isBlankLine = kind == .newline && index < proseEnd && !isLineOpen
    if index < proseEnd, kind != .whitespace { isLineOpen = kind != .newline && kind != .prose }
    if kind == .key {
      isFigureEntry = shapes.canonicalKey(tree.keyID(index)).map { $0.shape.inline != .text } ?? false
    }
    switch kind {
    case .text where isFigureEntry, .proseLine where isFigureEntry:
      return SourceWord(kind: kind, text: foldedString(tree.source.bytes, tree.range(index)))
    case .whitespace, .byteOrderMark, .quote, .colon, .pipe, .dash, .bracket, .endOfFile: return nil
    case .newline: return isBlankLine ? SourceWord(kind: .newline, text: "") : nil
    case .key where tree.keyID(index) != 0: return SourceWord(kind: kind, text: "\(tree.keyID(index))")
    case .relation:
      let relation = Relation.reading(tree.source.bytes, tree.range(index))
      return SourceWord(kind: kind, text: relation?.rawValue ?? "")
    case .rangeSign: return SourceWord(kind: kind, text: "~")
    case .number, .weightSign, .date, .unitWord, .slash, .dot, .parenthesis, .plusMinus, .keyYear:
      let text = foldedString(tree.source.bytes, tree.range(index))
      return SourceWord(kind: kind, text: text.filter { $0 != " " && $0 != "\t" })
    default: return SourceWord(kind: kind, text: kind.isNode ? "" : tree.string(index))
    }
  }
}
