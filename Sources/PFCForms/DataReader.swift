// Units, conventions and forms are written in the pfc language itself; this reads such a file into plain blocks.

package import PFCDiagnostics
package import PFCSyntax
package import PFCText

/// An opener of a data file with its entries.
package struct DataBlock: Sendable {
  package let opener: DataEntry
  package var entries: [DataEntry] = []
  /// Blocks of the second depth.
  package var blocks: [DataBlock] = []

  /// The first entry with that key.
  package func entry(_ key: String) -> DataEntry? { entries.first { $0.key == key } }
  /// The inline text of the first entry with that key.
  package func text(_ key: String) -> String? { entry(key)?.text }
}

/// An entry of a data file.
package struct DataEntry: Sendable {
  package let key: String
  package let keyRange: TextRange
  /// The inline value, empty when there is none.
  package let text: String
  package let textRange: TextRange
  /// Lines of a prose body.
  package var lines: [DataWord] = []
  /// Words of a columns body, or cells of a layout body, line by line.
  package var rows: [[DataWord]] = []

  /// All blank-separated words of the inline value and of the body's prose lines.
  package var words: [String] {
    ([text] + lines.map(\.text)).flatMap { $0.split(whereSeparator: { $0 == " " || $0 == "\u{3000}" || $0 == "\t" }) }
      .map(String.init)
  }
}

/// A piece of a data file with its place.
package struct DataWord: Sendable {
  package let text: String
  package let range: TextRange
}

/// The keys of a kind of data file: openers by depth, and how bodies are read.
package struct DataKeys: Sendable {
  package let openers: [(key: String, depth: Int)]
  package let bodies: [(key: String, shape: BodyShape)]

  package init(openers: [(key: String, depth: Int)], bodies: [(key: String, shape: BodyShape)]) {
    self.openers = openers
    self.bodies = bodies
  }

  var shapes: Shapes {
    var shapes = Shapes()
    var id = 1
    for opener in openers {
      shapes.declare(opener.key, KeyShape(id: id, openerDepth: opener.depth))
      id += 1
    }
    for body in bodies {
      shapes.declare(body.key, KeyShape(id: id, body: body.shape))
      id += 1
    }
    return shapes
  }
}

/// A data file read into blocks.
package struct DataFile: Sendable {
  package private(set) var blocks: [DataBlock] = []
  /// Entries before the first opener.
  package private(set) var entries: [DataEntry] = []
  /// Keys that are not in the vocabulary of the file.
  package private(set) var unknown: [DataEntry] = []
  package let source: SourceText
  package let diagnostics: [Diagnostic]

  package init(_ source: SourceText, keys: DataKeys) {
    let parsed = parse(source, shapes: keys.shapes)
    self.source = source
    diagnostics = parsed.diagnostics
    let tree = parsed.tree
    for child in tree.children(of: tree.root) {
      switch tree.kind(child) {
      case .block: blocks.append(readBlock(tree, child))
      case .entry: entries.append(readEntry(tree, child))
      default: break
      }
    }
  }

  private mutating func readBlock(_ tree: SyntaxTree, _ node: ElementIndex) -> DataBlock {
    var block: DataBlock?
    for child in tree.children(of: node) {
      switch tree.kind(child) {
      case .entry:
        let entry = readEntry(tree, child)
        if block == nil { block = DataBlock(opener: entry) } else { block?.entries.append(entry) }
      case .block: block?.blocks.append(readBlock(tree, child))
      default: break
      }
    }
    return block ?? DataBlock(opener: DataEntry(key: "", keyRange: tree.range(node), text: "", textRange: tree.range(node)))
  }

  private mutating func readEntry(_ tree: SyntaxTree, _ node: ElementIndex) -> DataEntry {
    var key = ""
    var keyRange = TextRange(at: 0)
    var textRange: TextRange?
    var lines: [DataWord] = []
    var rows: [[DataWord]] = []
    var isKnown = true
    for child in tree.children(of: node) {
      let range = tree.range(child)
      switch tree.kind(child) {
      case .key:
        key = foldedString(tree.source.bytes, range)
        keyRange = range
        isKnown = tree.keyID(child) != 0
      case .text: textRange = range
      case .prose:
        lines = tree.children(of: child).filter { tree.kind($0) == .proseLine }.map {
          DataWord(text: tree.string($0), range: tree.range($0))
        }
      case .columns:
        rows = tree.children(of: child).filter { tree.kind($0) == .columnsRow }.map { words(tree, $0) }
      case .layout:
        rows = tree.children(of: child).filter { tree.kind($0) == .layoutRow }.map { cells(tree, $0) }
      default: break
      }
    }
    let entry = DataEntry(
      key: key, keyRange: keyRange, text: textRange.map(tree.source.string) ?? "", textRange: textRange ?? keyRange.atEnd,
      lines: lines, rows: rows)
    if !isKnown { unknown.append(entry) }
    return entry
  }

  private func words(_ tree: SyntaxTree, _ row: ElementIndex) -> [DataWord] {
    tree.children(of: row).filter { tree.kind($0) == .word }.map {
      DataWord(text: tree.string($0), range: tree.range($0))
    }
  }

  /// The cells between the pipes; an empty cell is an empty word.
  private func cells(_ tree: SyntaxTree, _ row: ElementIndex) -> [DataWord] {
    var cells: [DataWord] = []
    var cell: DataWord?
    for child in tree.children(of: row) {
      let range = tree.range(child)
      switch tree.kind(child) {
      case .cellText: cell = DataWord(text: tree.string(child), range: range)
      case .pipe:
        cells.append(cell ?? DataWord(text: "", range: range.atStart))
        cell = nil
      default: break
      }
    }
    return cells + [cell ?? DataWord(text: "", range: tree.range(row).atEnd)]
  }
}

extension DataEntry {
  /// The members of a list written with `、` or `,`.
  package static func list(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == "、" || $0 == "，" || $0 == "," }).map(String.init)
  }
}
