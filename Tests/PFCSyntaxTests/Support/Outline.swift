// Focused tests compare a short outline of the tree: tokens as `kind:text`, nodes as `kind(…)`, no trivia.

import PFCDiagnostics
import PFCSyntax
import PFCText

/// Parses a text with the built-in form.
func read(_ text: String) -> ParseResult {
  parse(SourceText(path: "test.pfc", text: text), shapes: TestVocabulary.builtIn.shapes)
}

/// The outline of an element.
func outline(_ tree: SyntaxTree, _ index: ElementIndex) -> String {
  let kind = tree.kind(index)
  guard kind.isNode else { return "\(kind):\(tree.string(index))" }
  return "\(kind)(\(outlines(tree, index).joined(separator: " ")))"
}

/// The outlines of the children that mean something.
func outlines(_ tree: SyntaxTree, _ index: ElementIndex) -> [String] {
  tree.children(of: index).filter { !tree.kind($0).isTrivia && tree.kind($0) != .endOfFile }.map { outline(tree, $0) }
}

/// All elements of a kind, in order.
func elements(_ tree: SyntaxTree, _ kind: SyntaxKind) -> [ElementIndex] {
  (0..<tree.count).filter { tree.kind($0) == kind }
}

/// What the parser makes of one line of rows under the key 指标 or another: its parts, or its codes when it has faults.
func row(_ line: String, under key: String = "指标") -> String {
  let result = read("\(key)：\n    \(line)\n")
  let faults = codes(result)
  guard faults.isEmpty else { return faults.joined(separator: " ") }
  let kinds: [SyntaxKind] = [.row, .group, .attribute]
  let nodes = kinds.flatMap { elements(result.tree, $0) }
  guard let node = nodes.first, nodes.count == 1 else { return "\(nodes.count) rows" }
  return outlines(result.tree, node).joined(separator: " ")
}

/// What the parser makes of a value: the target without its relation.
func value(_ text: String) -> String {
  let prefix = "name:甲 weight(number:10) target(relation:= "
  let outline = row("甲 10 = \(text)")
  return outline.hasPrefix(prefix) ? String(outline.dropFirst(prefix.count).dropLast()) : outline
}

/// The codes of the diagnostics in order.
func codes(_ result: ParseResult) -> [String] { result.diagnostics.map { "\($0.rule.code)" } }

/// `line:column code`, both from 1, columns in characters.
func places(_ result: ParseResult) -> [String] {
  let index = LineIndex(result.tree.source)
  return result.diagnostics.map {
    "\(index.line(of: $0.range.start) + 1):\(index.column(of: $0.range.start) + 1) \($0.rule.code)"
  }
}

/// The source after the first fix of the first diagnostic, nil when there is none.
func fixed(_ result: ParseResult) -> String? {
  guard let fix = result.diagnostics.first?.fixes.first else { return nil }
  var bytes = result.tree.source.bytes
  for edit in fix.edits.reversed() { bytes.replaceSubrange(edit.range.bounds, with: Array(edit.replacement.utf8)) }
  return String(decoding: bytes, as: UTF8.self)
}
