// Bodies: prose moves as a whole and keeps its bytes, layouts are drawn anew, rows and columns have files of their own.

import PFCText

extension Formatter {
  /// A name or cell wider than this stands out of its column instead of pushing all others to the right.
  static let columnLimit = 40

  private static let wideBlank = Array("\u{3000}".utf8)

  /// Blank lines and more of them are text here, so they stay.
  ///
  /// - `holdsFigures`: an amount or a year that stands below its key.
  mutating func formatProse(_ prose: ElementIndex, holdsFigures: Bool) {
    let indent = proseIndent(prose)
    var isLineOpen = false
    for child in tree.children(of: prose) {
      switch tree.kind(child) {
      case .proseLine:
        output += indent
        if holdsFigures { writeFigure(tree.range(child)) } else { write(tree.range(child)) }
        isLineOpen = true
        output.append(0x0A)
      case .comment:
        write(tree.range(child))
        isLineOpen = true
        output.append(0x0A)
      case .newline:
        if !isLineOpen { output.append(0x0A) }
        isLineOpen = false
      default: break
      }
    }
  }

  /// Four blanks; but where every line of the text itself starts with the same ASCII blank, those would count as
  /// indentation, too, and only U+3000 keeps them apart.
  private func proseIndent(_ prose: ElementIndex) -> [UInt8] {
    var first: UInt8?
    for child in tree.children(of: prose) where tree.kind(child) == .proseLine {
      let byte = bytes[Int(tree.range(child).start)]
      guard isBlank(byte), first == nil || first == byte else { return Self.indent }
      first = byte
    }
    return first == nil ? Self.indent : Self.wideBlank
  }

  // MARK: Between rows

  /// A comment or a blank line between the rows of a body. An indented comment stands as deep as what it speaks of.
  mutating func formatTrivia(_ child: ElementIndex, isLineOpen: inout Bool, isBeforeAttribute: Bool = false) {
    switch tree.kind(child) {
    case .comment:
      let range = tree.range(child)
      if bytes[Int(range.start) - 1] != 0x0A { output += isBeforeAttribute ? Self.deepIndent : Self.indent }
      write(range)
      output.append(0x0A)
      isLineOpen = true
    case .newline:
      if !isLineOpen, !output.suffix(2).elementsEqual([0x0A, 0x0A]) { output.append(0x0A) }
      isLineOpen = false
    default: break
    }
  }

  // MARK: Layouts

  /// Cells stand below each other, so that `<` and `^` point to what they join with. A row of one cell spans the table.
  mutating func formatLayout(_ layout: ElementIndex) {
    var widths: [Int] = []
    for row in tree.children(of: layout) where tree.kind(row) == .layoutRow {
      for (column, cell) in cells(ofRow: row).dropLast().enumerated() {
        if column == widths.count { widths.append(0) }
        let cells = cells(cell)
        if cells <= Self.columnLimit { widths[column] = max(widths[column], cells) }
      }
    }
    var isLineOpen = false
    for child in tree.children(of: layout) {
      guard tree.kind(child) == .layoutRow else {
        formatTrivia(child, isLineOpen: &isLineOpen)
        continue
      }
      output += Self.indent
      let cells = cells(ofRow: child)
      for (column, cell) in cells.enumerated() {
        if column > 0 { output += column < widths.count || !cell.isEmpty ? [0x7C, 0x20] : [0x7C] }
        write(cell)
        guard column < cells.count - 1 else { break }
        let width = max(widths[column], self.cells(cell))
        blanks(width - self.cells(cell))
        if width > 0 { blanks(1) }
      }
      endLine()
    }
  }

  /// An empty cell is an empty range.
  private func cells(ofRow row: ElementIndex) -> [TextRange] {
    var cells: [TextRange] = []
    var cell = TextRange(at: 0)
    for child in tree.children(of: row) {
      switch tree.kind(child) {
      case .cellText: cell = tree.range(child)
      case .pipe:
        cells.append(cell)
        cell = TextRange(at: 0)
      default: break
      }
    }
    return cells + [cell]
  }
}
