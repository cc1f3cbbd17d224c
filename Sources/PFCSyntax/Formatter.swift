// One canonical text for every source, so that tables from many hands look alike and a diff shows changes of meaning only.
// Names, prose, remarks and comments keep their bytes; what moves is white space and the spelling of the syntax.

package import PFCText

/// The canonical text of a tree that was parsed with these shapes and without an error.
///
/// - `ambiguous`: how many cells `“`, `…` and their like take, for the columns.
/// - `keepsKeys`: aliases stay, because it is not sure that these are the shapes of the form in force.
package func format(
  _ tree: SyntaxTree, shapes: Shapes, ambiguous: AmbiguousWidth = .narrow, keepsKeys: Bool = false
) -> [UInt8] {
  var formatter = Formatter(tree, shapes, ambiguous, keepsKeys: keepsKeys)
  formatter.formatFile()
  return formatter.output
}

struct Formatter {
  let tree: SyntaxTree
  let bytes: [UInt8]
  let shapes: Shapes
  let ambiguous: AmbiguousWidth
  private let keepsKeys: Bool
  var output: [UInt8] = []
  /// What FormatRow.swift keeps of the rows of one body.
  var rows = RowTexts()
  /// Where the parser looked keys up, so that a key can be replaced by one that it finds in the same place.
  var scope = KeyScope.anywhere
  private var hasOpener = false
  private var blankLineWaits = false
  /// Where the comments start in the output that stand directly above what comes next.
  private var commentStart: Int?

  static let indent = Array("    ".utf8)
  static let deepIndent = Array("        ".utf8)
  private static let colon = Array("：".utf8)

  init(_ tree: SyntaxTree, _ shapes: Shapes, _ ambiguous: AmbiguousWidth, keepsKeys: Bool) {
    self.tree = tree
    bytes = tree.source.bytes
    self.shapes = shapes
    self.ambiguous = ambiguous
    self.keepsKeys = keepsKeys
    output.reserveCapacity(bytes.count + bytes.count / 8)
  }

  // MARK: Writing

  mutating func write(_ range: TextRange) { output += bytes[range.bounds] }
  mutating func blanks(_ count: Int) { output.append(contentsOf: repeatElement(0x20, count: max(count, 0))) }

  /// Ends a line, without blanks at its end.
  mutating func endLine() {
    while output.last == 0x20 { output.removeLast() }
    output.append(0x0A)
  }

  func cells(_ range: TextRange) -> Int { displayWidth(of: bytes[range.bounds], ambiguous: ambiguous) }

  // MARK: File

  /// Blocks are walked through, not into: the scope of a key follows from the openers alone, as in the parser.
  mutating func formatFile() {
    var index = tree.root + 1
    var isLineOpen = false
    while index < tree.count {
      switch tree.kind(index) {
      case .block:
        index += 1
        continue
      case .entry: formatEntry(index)
      case .comment:
        beginComment()
        write(tree.range(index))
        endLine()
        isLineOpen = true
      case .newline:
        if !isLineOpen { blankLineWaits = true }
        isLineOpen = false
      case .byteOrderMark, .whitespace, .endOfFile: break
      default: write(tree.range(index))  // only where there was an error
      }
      index += tree.subtreeCount(index)
    }
  }

  private mutating func beginComment() {
    if blankLineWaits || commentStart == nil {
      writeWaitingBlankLine()
      commentStart = output.count
    }
  }

  /// At most one blank line, none at the start of the file.
  private mutating func writeWaitingBlankLine() {
    if blankLineWaits, !output.isEmpty { output.append(0x0A) }
    blankLineWaits = false
  }

  /// A blank line sets an opener off, and the comments directly above go with it.
  private mutating func setOff() {
    let place = blankLineWaits ? output.count : commentStart ?? output.count
    blankLineWaits = false
    guard place > 0, !output[..<place].suffix(2).elementsEqual([0x0A, 0x0A]) else { return }
    output.insert(0x0A, at: place)
  }

  // MARK: Entries

  private mutating func formatEntry(_ entry: ElementIndex) {
    let shape = tree.first(.key, in: entry).flatMap { shapes.canonicalKey(tree.keyID($0))?.shape }
    let depth = shape?.openerDepth ?? 0
    if depth > 0, hasOpener { setOff() } else { writeWaitingBlankLine() }
    commentStart = nil
    hasOpener = hasOpener || depth > 0
    var body: ElementIndex?
    for child in tree.children(of: entry) {
      switch tree.kind(child) {
      case .keyYear: writeYear(tree.range(child))
      case .key: writeKey(child)
      case .colon: output += Self.colon
      case .text where shape?.inline == .figure: writeFigure(tree.range(child))
      case .text where shape?.inline == .codes: writeCodes(tree.range(child))
      case .text: write(tree.range(child))
      case .quantity: writeQuantity(child, isGlued: false)
      case .prose, .rows, .columns, .layout: body = child
      case .whitespace, .newline: break
      default: write(tree.range(child))  // only where there was an error
      }
    }
    endLine()
    if let body { formatBody(body, shape) }
    if depth > 0 { scope = KeyScope(rawValue: depth) ?? .anywhere }
  }

  /// `２０２４ 年` → `2024年`
  private mutating func writeYear(_ range: TextRange) {
    output += foldedBytes(bytes, range).filter { !isBlank($0) }
  }

  /// The form's own name of a field instead of an alias, unless it would mean another field here.
  private mutating func writeKey(_ key: ElementIndex) {
    let id = tree.keyID(key)
    if !keepsKeys, let canonical = shapes.canonicalKey(id)?.key,
      shapes.shape(canonical, TextRange(0, canonical.count), in: scope)?.id == id
    {
      output += canonical
    } else {
      write(tree.range(key))
    }
  }

  private mutating func formatBody(_ body: ElementIndex, _ shape: KeyShape?) {
    switch (tree.kind(body), shape?.body) {
    case (.rows, .rows(let shape)): formatRows(body, shape)
    case (.columns, _): formatColumns(body)
    case (.layout, _): formatLayout(body)
    default: formatProse(body, holdsFigures: shape.map { $0.inline == .figure || $0.inline == .quantity } ?? false)
    }
  }
}
