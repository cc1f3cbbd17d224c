// An entry of the tree cut into what lowering asks for, in one walk over its children.

import PFCSyntax
import PFCText

/// The parts of an `entry` node.
struct EntryParts {
  /// Everything, its body and line feeds too.
  let range: TextRange
  private(set) var keyYear: TextRange?
  private(set) var keyRange = TextRange(at: 0)
  private(set) var keyID = 0
  /// The inline text.
  private(set) var text: TextRange?
  /// The inline amount.
  private(set) var quantity: ElementIndex?
  /// Prose, rows, columns or layout.
  private(set) var body: ElementIndex?
  /// Holds bytes that a finding calls unexpected.
  private(set) var isBroken = false

  /// Year and key.
  var wholeKey: TextRange { keyYear.map { $0.union(keyRange) } ?? keyRange }

  init(_ tree: SyntaxTree, _ node: ElementIndex) {
    range = tree.range(node)
    for child in tree.children(of: node) {
      switch tree.kind(child) {
      case .keyYear: keyYear = tree.range(child)
      case .key:
        keyRange = tree.range(child)
        keyID = tree.keyID(child)
      case .text: text = tree.range(child)
      case .quantity: quantity = child
      case .prose, .rows, .columns, .layout: body = child
      case .unexpected: isBroken = true
      default: break
      }
    }
  }
}
