// Indicator rows in columns: name, weight, target. Where a name or a bare value could be read as something else, the row
// is read again by the parser itself before it is believed.

import PFCText

/// The parts of a body's rows, one behind the other, and the widths of their columns.
struct RowTexts {
  struct Row {
    let name: Range<Int>
    let weight: Range<Int>
    let target: Range<Int>
    let nameCells: Int
    let weightCells: Int
  }

  var bytes: [UInt8] = []
  var rows: [Row] = []
  private(set) var nameWidth = 0
  private(set) var weightWidth = 0

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
  }

  mutating func removeLast() {
    if let last = rows.popLast() { bytes.removeLast(bytes.count - last.name.lowerBound) }
  }

  /// Makes the columns as wide as the widest member that is not over the limit.
  mutating func findWidths(limit: Int) {
    (nameWidth, weightWidth) = (0, 0)
    for row in rows {
      if row.nameCells <= limit { nameWidth = max(nameWidth, row.nameCells) }
      weightWidth = max(weightWidth, row.weightCells)
    }
  }
}

extension Formatter {
  mutating func formatRows(_ body: ElementIndex, _ shape: RowShape) {
    rows.removeAll()
    for child in tree.children(of: body) where tree.kind(child) == .row { layOut(child, shape) }
    rows.findWidths(limit: Self.columnLimit)
    var number = 0
    var isLineOpen = false
    var next = body
    for child in tree.children(of: body) {
      switch tree.kind(child) {
      case .row:
        writeRow(rows.rows[number])
        number += 1
      case .group: formatGroup(child)
      case .attribute: formatAttribute(child)
      default:
        if child >= next { next = nextWords(behind: child, upTo: body + tree.subtreeCount(body)) }
        let isBeforeAttribute = next < tree.count && tree.kind(next) == .attribute
        formatTrivia(child, isLineOpen: &isLineOpen, isBeforeAttribute: isBeforeAttribute)
      }
    }
  }

  private mutating func writeRow(_ row: RowTexts.Row) {
    output += Self.indent
    output += rows.bytes[row.name]
    blanks(max(rows.nameWidth - row.nameCells, 0) + 2)
    if rows.weightWidth > 0 {
      output += rows.bytes[row.weight]
      blanks(rows.weightWidth - row.weightCells + 2)
    }
    output += rows.bytes[row.target]
    endLine()
  }

  // MARK: Rows

  /// What a row is made of.
  private struct RowParts {
    var name: TextRange?
    var isQuoted = false
    var weight: ElementIndex?
    var target: ElementIndex?
    var isBroken = false
  }

  /// How a row is written that has to be read again.
  private struct Spelling {
    let isQuoted: Bool
    let isGlued: Bool
  }

  private func parts(_ row: ElementIndex) -> RowParts {
    var parts = RowParts()
    for child in tree.children(of: row) {
      switch tree.kind(child) {
      case .quote: parts.isQuoted = true
      case .name: parts.name = tree.range(child)
      case .weight: parts.weight = child
      case .target: parts.target = child
      case .unexpected: parts.isBroken = true
      default: break
      }
    }
    return parts
  }

  private mutating func layOut(_ row: ElementIndex, _ shape: RowShape) {
    let parts = parts(row)
    guard let name = parts.name, !parts.isBroken else { return layOutAsTyped(row) }
    // The relation ends the name and its weight, whatever they hold; but 定性≥ 90 % would be two of them.
    if !parts.isQuoted, shape.hasRelation, !endsInTextRelation(name) {
      return layOut(parts, name, Spelling(isQuoted: false, isGlued: false))
    }
    for isGlued in [false, true] {
      for isQuoted in parts.isQuoted ? [false, true] : [false] {
        layOut(parts, name, Spelling(isQuoted: isQuoted, isGlued: isGlued))
        if let last = rows.rows.last, readsAlike(last, row, name, shape) { return }
        rows.removeLast()
      }
    }
    layOutAsTyped(row)
  }

  private func endsInTextRelation(_ name: TextRange) -> Bool {
    TextRelation.spellings.contains { spelling in
      name.count > spelling.count && bytes[..<Int(name.end)].suffix(spelling.count).elementsEqual(spelling)
    }
  }

  private mutating func layOut(_ parts: RowParts, _ name: TextRange, _ spelling: Spelling) {
    // The parts are written where everything is written, and then moved.
    let start = output.count
    if spelling.isQuoted { output += quotes(around: name).open }
    write(name)
    if spelling.isQuoted { output += quotes(around: name).close }
    let nameEnd = output.count
    if let weight = parts.weight { writeWeight(weight) }
    let weightEnd = output.count
    if let target = parts.target { writeTarget(target, isGlued: spelling.isGlued) }
    add(start, nameEnd, weightEnd)
  }

  /// A row that no other spelling says is kept, but for its indentation.
  private mutating func layOutAsTyped(_ row: ElementIndex) {
    let start = output.count
    if let range = tree.significantRange(row) { write(range) }
    add(start, output.count, output.count)
  }

  private mutating func add(_ start: Int, _ nameEnd: Int, _ weightEnd: Int) {
    let base = rows.bytes.count - start
    let row = RowTexts.Row(
      name: start + base..<nameEnd + base, weight: nameEnd + base..<weightEnd + base,
      target: weightEnd + base..<output.count + base,
      nameCells: displayWidth(of: output[start..<nameEnd], ambiguous: ambiguous),
      weightCells: displayWidth(of: output[nameEnd..<weightEnd], ambiguous: ambiguous))
    rows.bytes += output[start...]
    rows.rows.append(row)
    output.removeLast(output.count - start)
  }

  /// Straight quotes, unless the name holds one.
  private func quotes(around name: TextRange) -> (open: [UInt8], close: [UInt8]) {
    var offset = Int(name.start)
    while offset < Int(name.end) {
      let folded = fold(bytes, offset)
      if folded.code == 0x22 { return (Array("“".utf8), Array("”".utf8)) }
      offset += max(folded.length, 1)
    }
    return ([0x22], [0x22])
  }

  // MARK: Reading again

  /// Whether the row as laid out is read as it was typed: the same name, then the same kinds of words, without a fault.
  private func readsAlike(_ text: RowTexts.Row, _ row: ElementIndex, _ name: TextRange, _ shape: RowShape) -> Bool {
    var line = Self.indent
    for part in [text.name, text.weight, text.target] where !part.isEmpty { line += rows.bytes[part] + [0x20, 0x20] }
    while line.last == 0x20 { line.removeLast() }
    var parser = Parser(SourceText(path: "", bytes: line), Shapes())
    parser.parseRows([parser.line(at: 0)], shape)
    guard parser.bag.findings.isEmpty else { return false }
    let reread = SyntaxTree(source: SourceText(path: "", bytes: line), elements: parser.elements)
    let rereadName = reread.first(.row, in: reread.root).flatMap { reread.first(.name, in: $0) }.map(reread.range)
    guard let rereadName, sameBytes(bytes, name, line, rereadName) else { return false }
    let words = words(of: tree, from: row, to: row + tree.subtreeCount(row))
    return words == self.words(of: reread, from: 1, to: reread.count)
  }

  /// The kinds of a row's elements that mean something.
  private func words(of tree: SyntaxTree, from start: ElementIndex, to end: ElementIndex) -> [SyntaxKind] {
    (start..<end).map(tree.kind).filter { !$0.isTrivia && $0 != .quote }
  }

  // MARK: Groups and attributes

  private mutating func formatGroup(_ group: ElementIndex) {
    output += Self.indent
    output.append(0x5B)
    for child in tree.children(of: group) {
      switch tree.kind(child) {
      case .levelName: write(tree.range(child))
      case .slash: output.append(0x2F)
      default: break
      }
    }
    output.append(0x5D)
    endLine()
  }

  private mutating func formatAttribute(_ attribute: ElementIndex) {
    output += Self.deepIndent
    output += [0x2D, 0x20]
    var holdsCodes = false
    for child in tree.children(of: attribute) {
      switch tree.kind(child) {
      case .key:
        write(tree.range(child))
        holdsCodes = shapes.shape(bytes, tree.range(child), in: scope)?.inline == .codes
      case .text where holdsCodes: writeCodes(tree.range(child))
      case .text: write(tree.range(child))
      case .colon: output += "：".utf8
      default: break
      }
    }
    endLine()
  }

  /// The first element that is no blank line and no comment: what a comment before it speaks of.
  private func nextWords(behind child: ElementIndex, upTo end: ElementIndex) -> ElementIndex {
    var index = child
    while index < end, tree.kind(index).isTrivia { index += 1 }
    return index
  }
}
