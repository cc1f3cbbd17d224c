// `md`: tables as GitHub draws them, pfc's own and other people's; headings and lines around them are text.

import PFCDiagnostics
import PFCForms
import PFCText

/// The reader of Markdown.
package struct MarkdownReader: DocumentReader {
  package let name = "md"

  package init() {}

  /// A line of dashes below a line with the same bars.
  package func recognizes(_ bytes: [UInt8]) -> Bool {
    guard bytes.contains(0x7C), case .success(let text) = decodedText(bytes) else { return false }
    var above: Range<Int>?
    for line in TextLines(text) {
      if let above, isDelimiter(text[line]), text[above].contains(0x7C) { return true }
      above = line
    }
    return false
  }

  package func read(_ bytes: [UInt8]) -> Result<DocumentContent, ImportFault> {
    decodedText(bytes).map { .tables(document($0)) }
  }

  private func document(_ text: [UInt8]) -> RawDocument {
    let lines = Array(TextLines(text))
    var blocks: [RawBlock] = []
    var index = 0
    while index < lines.count {
      if index + 1 < lines.count, text[lines[index]].contains(0x7C), isDelimiter(text[lines[index + 1]]) {
        let end = lines[index...].firstIndex { !text[$0].contains(0x7C) } ?? lines.count
        blocks.append(.table(table(text, lines, index..<max(end, index + 2))))
        index = max(end, index + 2)
      } else {
        let line = MarkdownText.plain(MarkdownText.withoutMarks(text[lines[index]]))
        if !isBlankText(line) { blocks.append(.paragraph(RawCell(line, place: "第\(index + 1)行"))) }
        index += 1
      }
    }
    return RawDocument(blocks: blocks)
  }

  /// The heading of pfc's own list of fields names no field and is left out.
  private func table(_ text: [UInt8], _ lines: [Range<Int>], _ range: Range<Int>) -> RawTable {
    let heading = MarkdownText.cells(text[lines[range.lowerBound]]).map { trimmedText(MarkdownText.plain($0[...])) }
    let isFieldList = heading.elementsEqual(FieldList.heading) { $0.elementsEqual($1.utf8) }
    var table = RawTable()
    for index in range where index != range.lowerBound + 1 && !(isFieldList && index == range.lowerBound) {
      table.rows.append(
        MarkdownText.cells(text[lines[index]]).enumerated().map { column, cell in
          // Other people pad cells; in our own every blank but one belongs to the text.
          let core = isFieldList ? MarkdownText.withoutOneBlank(cell[...]) : MarkdownText.withoutBlanks(cell[...])
          return RawCell(MarkdownText.plain(core), column: column, place: "第\(index + 1)行第\(column + 1)格")
        })
    }
    return table
  }

  /// `| --- | :-: |`
  private func isDelimiter(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(0x2D) && line.contains(0x7C) && line.allSatisfy { [0x7C, 0x2D, 0x3A, 0x20, 0x09].contains($0) }
  }
}

/// The inside of lines and cells.
private enum MarkdownText {
  /// The cells of a line: bars divide them, the first and the last bar only frame it.
  static func cells(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    var cells: [[UInt8]] = [[]]
    var isEscaped = false
    let line = withoutBlanks(line)
    for byte in line {
      if byte == 0x7C, !isEscaped {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
      isEscaped = byte == 0x5C && !isEscaped
    }
    if line.first == 0x7C { cells.removeFirst() }
    if cells.count > 1, cells.last?.isEmpty ?? false { cells.removeLast() }
    return cells
  }

  /// Without `#` of a heading, `>` of a quotation, and the mark of an item.
  static func withoutMarks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let core = withoutBlanks(line)
    let mark = core.prefix { $0 == 0x23 || $0 == 0x3E }
    return mark.isEmpty ? line : withoutBlanks(core.dropFirst(mark.count))
  }

  static func withoutBlanks(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop { $0 == 0x20 || $0 == 0x09 }
    while text.last == 0x20 || text.last == 0x09 { text.removeLast() }
    return text
  }

  static func withoutOneBlank(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = text.first == 0x20 ? text.dropFirst() : text
    return text.last == 0x20 ? text.dropLast() : text
  }

  /// Escapes, entities, `<br>` and pairs of `**` and backticks as what they show.
  static func plain(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let (starCount, tickCount) = (count([0x2A, 0x2A], in: text), count([0x60], in: text))
    var plain: [UInt8] = []
    var offset = text.startIndex
    while offset < text.endIndex {
      let rest = text[offset...]
      if text[offset] == 0x5C, let next = rest.dropFirst().first, isPunctuation(next) {
        plain.append(next)
        offset += 2
      } else if text[offset] == 0x3C, let length = breakLength(rest) {
        plain.append(0x0A)
        offset += length
      } else if text[offset] == 0x26, let end = rest.prefix(12).firstIndex(of: 0x3B) {
        plain += decodedHTML(Array(rest[...end]), 0..<(end + 1 - offset))
        offset = end + 1
      } else if starCount > 1, rest.starts(with: [0x2A, 0x2A]) {
        offset += 2
      } else if tickCount > 1, text[offset] == 0x60 {
        offset += 1
      } else {
        plain.append(text[offset])
        offset += 1
      }
    }
    return plain
  }

  /// How often marks stand in a text without a backslash before them.
  private static func count(_ marks: [UInt8], in text: ArraySlice<UInt8>) -> Int {
    var count = 0
    var offset = text.startIndex
    while offset < text.endIndex {
      if text[offset] == 0x5C {
        offset += 2
      } else if text[offset...].starts(with: marks) {
        count += 1
        offset += marks.count
      } else {
        offset += 1
      }
    }
    return count
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  /// `<br>`, `<br/>`, `<BR />`
  private static func breakLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard let end = text.prefix(8).firstIndex(of: 0x3E) else { return nil }
    let name = text[(text.startIndex + 1)..<end].filter { $0 != 0x20 && $0 != 0x2F }.map { $0 | 0x20 }
    return name.elementsEqual("br".utf8) ? end + 1 - text.startIndex : nil
  }
}
