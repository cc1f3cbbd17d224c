// Units, conventions and forms are written in the pfc language itself; this reads such a file into plain blocks. It runs
// at every start of the program, so it works on bytes and makes strings only of what is kept.

package import PFCDiagnostics
package import PFCSyntax
package import PFCText

/// The tree of a data file; blocks, entries and words share it, so each of them counts a single reference.
private final class DataTree: Sendable {
  let tree: SyntaxTree

  init(_ tree: SyntaxTree) { self.tree = tree }
}

/// A data file read into blocks.
package struct DataFile: Sendable {
  package private(set) var blocks: [DataBlock] = []
  /// Entries before the first opener.
  package private(set) var entries: [DataEntry] = []
  package let source: SourceText
  package let diagnostics: [Diagnostic]

  package init(_ source: SourceText, keys: DataKeys) {
    let parsed = parse(source, shapes: keys.shapes)
    self.source = source
    diagnostics = parsed.diagnostics
    let tree = parsed.tree
    let file = DataTree(tree)
    for child in tree.children(of: tree.root) {
      switch tree.kind(child) {
      case .block: if let block = DataBlock(file, child) { blocks.append(block) }
      case .entry: entries.append(DataEntry(file, child))
      default: break
      }
    }
  }

  /// Entries whose key is not in the vocabulary of the file.
  package var unknown: [DataEntry] { entries.filter { !$0.isKnown } + blocks.flatMap(\.unknown) }
}

/// An opener of a data file with its entries.
package struct DataBlock: Sendable {
  package let opener: DataEntry
  private let file: DataTree
  private let node: ElementIndex

  fileprivate init?(_ file: DataTree, _ node: ElementIndex) {
    guard let first = file.tree.first(.entry, in: node) else { return nil }
    self.file = file
    self.node = node
    opener = DataEntry(file, first)
  }

  /// Blocks of the second depth.
  package var blocks: [DataBlock] {
    file.tree.children(of: node).filter { file.tree.kind($0) == .block }.compactMap { DataBlock(file, $0) }
  }

  /// The entries below the opener.
  package var entries: [DataEntry] {
    let entries = file.tree.children(of: node).filter { file.tree.kind($0) == .entry }
    return entries.dropFirst().map { DataEntry(file, $0) }
  }

  /// The first of them with that key.
  package func entry(_ key: StaticString) -> DataEntry? {
    let tree = file.tree
    for child in tree.children(of: node) where tree.kind(child) == .entry && child != opener.node {
      if let word = tree.first(.key, in: child), equals(tree.source.bytes, tree.range(word), key) {
        return DataEntry(file, child)
      }
    }
    return nil
  }

  /// The inline text of the first entry with that key.
  package func text(_ key: StaticString) -> String? { entry(key)?.text }

  fileprivate var unknown: [DataEntry] { entries.filter { !$0.isKnown } + blocks.flatMap(\.unknown) }
}

/// An entry of a data file.
package struct DataEntry: Sendable {
  private let file: DataTree
  fileprivate let node: ElementIndex
  package private(set) var keyRange = TextRange(at: 0)
  /// Whether the key is in the vocabulary of the file.
  package private(set) var isKnown = false
  private var inlineRange: TextRange?
  private var body: ElementIndex?

  fileprivate init(_ file: DataTree, _ node: ElementIndex) {
    self.file = file
    self.node = node
    let tree = file.tree
    for child in tree.children(of: node) {
      switch tree.kind(child) {
      case .key:
        keyRange = tree.range(child)
        isKnown = tree.keyID(child) != 0
      case .text: inlineRange = tree.range(child)
      case .prose, .columns, .layout: body = child
      default: break
      }
    }
  }

  private var source: SourceText { file.tree.source }

  package var key: String { source.string(keyRange) }
  package func hasKey(_ key: StaticString) -> Bool { equals(source.bytes, keyRange, key) }

  /// The inline value, empty when there is none.
  package var text: String { inlineRange.map(source.string) ?? "" }
  /// Where the inline value stands.
  package var textRange: TextRange { inlineRange ?? keyRange.atEnd }
  package func hasText(_ text: String) -> Bool { equals(source.bytes, textRange, text) }

  /// The members of an inline list written with `、` or `,`.
  package var list: [String] { word(textRange).list.map(\.text) }

  private func word(_ range: TextRange) -> DataWord { DataWord(range, file) }

  /// Calls `body` with the place of every blank-separated word of the inline value and of the body's lines.
  package func eachWord(_ body: (TextRange) -> Void) {
    if let inlineRange { eachWord(of: inlineRange, body) }
    let tree = file.tree
    guard let prose = self.body, tree.kind(prose) == .prose else { return }
    for child in tree.children(of: prose) where tree.kind(child) == .proseLine { eachWord(of: tree.range(child), body) }
  }

  private func eachWord(of range: TextRange, _ body: (TextRange) -> Void) {
    let bytes = file.tree.source.bytes
    var start = Int(range.start)
    var offset = start
    while offset <= Int(range.end) {
      let folded = offset < Int(range.end) ? fold(bytes, offset) : Folded(0x20, 1)
      if isBlank(folded.code) {
        if offset > start { body(TextRange(start, offset)) }
        start = offset + folded.length
      }
      offset += folded.length
    }
  }

  /// The same words in a list.
  package var words: [DataWord] {
    var words: [DataWord] = []
    eachWord { words.append(word($0)) }
    return words
  }

  /// Words of a columns body, or cells of a layout body, line by line. An empty cell is an empty word.
  package var rows: [[DataWord]] {
    var rows: [[DataWord]] = []
    eachRow { rows.append($0) }
    return rows
  }

  /// Calls `body` with each of the rows.
  package func eachRow(_ body: ([DataWord]) -> Void) {
    guard let columns = self.body else { return }
    let tree = file.tree
    var row: [DataWord] = []
    for child in tree.children(of: columns) {
      switch tree.kind(child) {
      case .columnsRow: appendWords(child, to: &row)
      case .layoutRow: appendCells(child, to: &row)
      default: continue
      }
      body(row)
      row.removeAll(keepingCapacity: true)
    }
  }

  private func appendWords(_ node: ElementIndex, to row: inout [DataWord]) {
    let tree = file.tree
    for child in tree.children(of: node) where tree.kind(child) == .word { row.append(word(tree.range(child))) }
  }

  private func appendCells(_ node: ElementIndex, to row: inout [DataWord]) {
    let tree = file.tree
    var cell: TextRange?
    for child in tree.children(of: node) {
      let range = tree.range(child)
      switch tree.kind(child) {
      case .cellText: cell = range
      case .pipe:
        row.append(word(cell ?? range.atStart))
        cell = nil
      default: break
      }
    }
    row.append(word(cell ?? tree.range(node).atEnd))
  }
}

/// A piece of a data file with its place.
package struct DataWord: Sendable {
  package let range: TextRange
  private let file: DataTree

  fileprivate init(_ range: TextRange, _ file: DataTree) {
    self.range = range
    self.file = file
  }

  package var source: SourceText { file.tree.source }
  package var text: String { source.string(range) }
  package var number: Decimal? {
    guard case .value(let value) = Decimal.read(source.bytes, range) else { return nil }
    return value
  }

  /// Whether the word has these bytes.
  package func equals(_ text: String) -> Bool { PFCText.equals(source.bytes, range, text) }

  /// The members of a list written with `、` or `,`.
  var list: [DataWord] {
    let bytes = source.bytes
    var members: [DataWord] = []
    var start = Int(range.start)
    var offset = start
    while offset <= Int(range.end) {
      let folded = offset < Int(range.end) ? fold(bytes, offset) : Folded(0x2C, 1)
      if folded.code == 0x2C || folded.code == Mark.enumerationComma {
        if offset > start { members.append(DataWord(TextRange(start, offset), file)) }
        start = offset + folded.length
      }
      offset += folded.length
    }
    return members
  }
}

/// The keys of a kind of data file: openers by depth, and how bodies are read.
package struct DataKeys: Sendable {
  package let shapes: Shapes
  /// All of them, openers first.
  package let words: [String]

  /// - `figures`: keys with a figure behind the colon, whose digits have one spelling.
  package init(
    openers: [(key: String, depth: Int)], bodies: [(key: String, shape: BodyShape)], figures: Set<String> = []
  ) {
    var shapes = Shapes()
    for (index, opener) in openers.enumerated() {
      shapes.declare(opener.key, KeyShape(id: index + 1, openerDepth: opener.depth))
    }
    for (index, body) in bodies.enumerated() {
      let inline: InlineShape = figures.contains(body.key) ? .figure : .text
      shapes.declare(body.key, KeyShape(id: openers.count + index + 1, inline: inline, body: body.shape))
    }
    self.shapes = shapes
    words = openers.map(\.key) + bodies.map(\.key)
  }
}
