// What must hold for the tree of any source, faultless or not.

import PFCDiagnostics
import PFCText

@testable import PFCSyntax

/// Everything that is wrong with a tree or with the places of its diagnostics; nothing when all is well.
func treeFaults(_ result: ParseResult) -> [String] {
  let tree = result.tree
  let bytes = tree.source.bytes
  var faults: [String] = []
  if tree.kind(tree.root) != .file { faults.append("the root is a \(tree.kind(tree.root))") }
  if tree.subtreeCount(tree.root) != tree.count { faults.append("the file does not span the array") }

  var openEnds: [Int] = []
  var written = 0
  for index in 0..<tree.count {
    while let last = openEnds.last, last == index { openEnds.removeLast() }
    if let last = openEnds.last, index + tree.subtreeCount(index) > last { faults.append("\(index) leaves its parent") }
    let kind = tree.kind(index)
    let range = tree.range(index)
    if Int(range.start) != written { faults.append("\(kind) starts at \(range.start), not at \(written)") }
    if kind.isNode {
      if tree.subtreeCount(index) < 1 { faults.append("\(kind) at \(range.start) was not closed") }
      if tree.subtreeCount(index) == 1, kind != .file { faults.append("\(kind) at \(range.start) is empty") }
      openEnds.append(index + tree.subtreeCount(index))
    } else {
      written = Int(range.end)
      if let fault = tokenFault(kind, bytes[range.bounds.clamped(to: 0..<bytes.count)]) {
        faults.append("\(kind) at \(range.start) \(fault)")
      }
    }
  }
  if written != bytes.count { faults.append("\(bytes.count - written) bytes are lost at the end") }
  for diagnostic in result.diagnostics { faults += placeFaults(diagnostic, bytes) }
  return faults
}

private func tokenFault(_ kind: SyntaxKind, _ text: ArraySlice<UInt8>) -> String? {
  if kind == .endOfFile { return text.isEmpty ? nil : "is not empty" }
  if text.isEmpty { return "is empty" }
  if text[text.startIndex] & 0xC0 == 0x80 { return "starts inside a character" }
  switch kind {
  case .newline: return text.elementsEqual([0x0A]) || text.elementsEqual([0x0D, 0x0A]) ? nil : "is no line end"
  case .whitespace: return Array(text).isAllBlank ? nil : "holds more than blanks"
  default: return text.contains(0x0A) ? "crosses a line end" : nil
  }
}

extension [UInt8] {
  fileprivate var isAllBlank: Bool {
    var offset = 0
    while offset < count {
      let folded = fold(self, offset)
      if !isBlank(folded.code) { return false }
      offset += folded.length
    }
    return true
  }
}

private func placeFaults(_ diagnostic: Diagnostic, _ bytes: [UInt8]) -> [String] {
  var faults: [String] = []
  let code = diagnostic.rule.code
  func check(_ range: TextRange, _ what: String) {
    if range.start > range.end || Int(range.end) > bytes.count { faults.append("\(code): \(what) is outside") }
    for offset in [range.start, range.end] where Int(offset) < bytes.count && bytes[Int(offset)] & 0xC0 == 0x80 {
      faults.append("\(code): \(what) cuts a character at \(offset)")
    }
  }
  check(diagnostic.range, "its place")
  for fix in diagnostic.fixes {
    for edit in fix.edits { check(edit.range, "an edit") }
    for (one, next) in zip(fix.edits, fix.edits.dropFirst()) where one.range.end > next.range.start {
      faults.append("\(code): edits overlap")
    }
  }
  for language in Language.allCases {
    let texts = [diagnostic.message(in: language), diagnostic.label(in: language), diagnostic.advice(in: language)]
    if texts.contains(where: { $0.contains("{") && !diagnostic.source.bytes.contains(0x7B) }) {
      faults.append("\(code): a placeholder is left in \(language)")
    }
  }
  return faults
}
