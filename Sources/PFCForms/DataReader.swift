// Units, conventions and forms are written in the pfc language itself; this reads such a file into plain blocks. It runs
// at every start of the program, so it works on bytes and makes strings only of what is kept.

package import PFCDiagnostics
package import PFCSyntax
package import PFCText

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
    for child in tree.children(of: tree.root) {
      switch tree.kind(child) {
      case .block: if let block = DataBlock(tree, child) { blocks.append(block) }
      case .entry: entries.append(DataEntry(tree, child))
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
  package private(set) var entries: [DataEntry] = []
  /// Blocks of the second depth.
  package private(set) var blocks: [DataBlock] = []

  fileprivate init?(_ tree: SyntaxTree, _ node: ElementIndex) {
    guard let first = tree.first(.entry, in: node) else { return nil }
    opener = DataEntry(tree, first)
    for child in tree.children(of: node) where child != first {
      switch tree.kind(child) {
      case .entry: entries.append(DataEntry(tree, child))
      case .block: if let block = DataBlock(tree, child) { blocks.append(block) }
      default: break
      }
    }
  }

  /// The first entry with that key.
  package func entry(_ key: String) -> DataEntry? { entries.first { $0.hasKey(key) } }
  /// The inline text of the first entry with that key.
  package func text(_ key: String) -> String? { entry(key)?.text }

  fileprivate var unknown: [DataEntry] { entries.filter { !$0.isKnown } + blocks.flatMap(\.unknown) }
}

/// An entry of a data file.
package struct DataEntry: Sendable {
  private let tree: SyntaxTree
  package private(set) var keyRange = TextRange(at: 0)
  /// Whether the key is in the vocabulary of the file.
  package private(set) var isKnown = false
  private var inlineRange: TextRange?
  private var body: ElementIndex?

  fileprivate init(_ tree: SyntaxTree, _ node: ElementIndex) {
    self.tree = tree
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

  package var key: String { tree.source.string(keyRange) }
  package func hasKey(_ key: String) -> Bool { DataWord(keyRange, tree.source).equals(key) }

  /// The inline value, empty when there is none.
  package var text: String { inlineRange.map(tree.source.string) ?? "" }
  /// Where the inline value stands.
  package var textRange: TextRange { inlineRange ?? keyRange.atEnd }
  package func hasText(_ text: String) -> Bool { DataWord(textRange, tree.source).equals(text) }

  /// All blank-separated words of the inline value and of the body's lines.
  package var words: [DataWord] {
    var words: [DataWord] = []
    if let inlineRange { appendWords(of: inlineRange, to: &words) }
    if let body, tree.kind(body) == .prose {
      for child in tree.children(of: body) where tree.kind(child) == .proseLine {
        appendWords(of: tree.range(child), to: &words)
      }
    }
    return words
  }

  private func appendWords(of range: TextRange, to words: inout [DataWord]) {
    let bytes = tree.source.bytes
    var start = Int(range.start)
    var offset = start
    while offset <= Int(range.end) {
      let folded = offset < Int(range.end) ? fold(bytes, offset) : Folded(0x20, 1)
      if isBlank(folded.code) {
        if offset > start { words.append(DataWord(TextRange(start, offset), tree.source)) }
        start = offset + folded.length
      }
      offset += folded.length
    }
  }

  /// Words of a columns body, or cells of a layout body, line by line. An empty cell is an empty word.
  package var rows: [[DataWord]] {
    guard let body else { return [] }
    switch tree.kind(body) {
    case .columns:
      return tree.children(of: body).filter { tree.kind($0) == .columnsRow }.map { row in
        tree.children(of: row).filter { tree.kind($0) == .word }.map { DataWord(tree.range($0), tree.source) }
      }
    case .layout: return tree.children(of: body).filter { tree.kind($0) == .layoutRow }.map(cells)
    default: return []
    }
  }

  private func cells(_ row: ElementIndex) -> [DataWord] {
    var cells: [DataWord] = []
    var cell: DataWord?
    for child in tree.children(of: row) {
      let range = tree.range(child)
      switch tree.kind(child) {
      case .cellText: cell = DataWord(range, tree.source)
      case .pipe:
        cells.append(cell ?? DataWord(range.atStart, tree.source))
        cell = nil
      default: break
      }
    }
    return cells + [cell ?? DataWord(tree.range(row).atEnd, tree.source)]
  }
}

/// A piece of a data file with its place.
package struct DataWord: Sendable {
  package let range: TextRange
  package let source: SourceText

  init(_ range: TextRange, _ source: SourceText) {
    self.range = range
    self.source = source
  }

  package var text: String { source.string(range) }
  package var number: Decimal? {
    guard case .value(let value) = Decimal.read(source.bytes, range) else { return nil }
    return value
  }

  /// Whether the word has these bytes.
  package func equals(_ text: String) -> Bool { PFCText.equals(source.bytes, range, text) }

  /// The members of a list written with `、` or `,`.
  var list: [DataWord] {
    var members: [DataWord] = []
    var start = Int(range.start)
    var offset = start
    while offset <= Int(range.end) {
      let folded = offset < Int(range.end) ? fold(source.bytes, offset) : Folded(0x2C, 1)
      if folded.code == 0x2C || folded.code == Mark.enumerationComma {
        if offset > start { members.append(DataWord(TextRange(start, offset), source)) }
        start = offset + folded.length
      }
      offset += folded.length
    }
    return members
  }
}

extension DataEntry {
  /// The members of an inline list written with `、` or `,`.
  package var list: [String] { DataWord(textRange, tree.source).list.map(\.text) }
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
