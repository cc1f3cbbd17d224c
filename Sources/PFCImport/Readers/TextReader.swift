// `txt`: the original layout as plain text (language.md section 8), and what a copy of a table out of Word or a web page
// leaves: a row a line, its cells divided by TABs or by runs of blanks.

import PFCDiagnostics
import PFCText

/// The reader of plain text.
package struct TextReader: DocumentReader {
  package let name = "txt"

  package init() {}

  /// Any text is text; it stands last in the list.
  package func recognizes(_ bytes: [UInt8]) -> Bool { true }

  package func read(_ bytes: [UInt8]) -> Result<DocumentContent, ImportFault> {
    switch decodedText(bytes) {
    case .failure(let fault): .failure(fault)
    case .success(let text) where !isBounded(text): .failure(tooLargeFault)
    case .success(let text):
      .success(.tables(isOneCellALine(text) ? readCellLines(text) : readRowLines(text)))
    }
  }

  private func isBounded(_ text: [UInt8]) -> Bool {
    text.count { $0 == 0x0A } <= RawDocument.lineLimit && text.count { $0 == 0x09 } <= RawDocument.cellLimit
  }

  // MARK: Lines

  /// Each cell starts a line with one TAB, its further lines have none. An empty line ends a row when the next line that
  /// is not empty starts a cell; otherwise it is a line of the cell.
  private func readCellLines(_ text: [UInt8]) -> RawDocument {
    var builder = BlockBuilder()
    var row: [RawCell] = []
    var blanks = 0
    for (index, line) in TextLines(text).enumerated() {
      if line.isEmpty {
        blanks += 1
        continue
      }
      let place = "第\(index + 1)行"
      if text[line.lowerBound] == 0x09 {
        if blanks > 0 {
          builder.add(row)
          row = []
        }
        row.append(RawCell(Array(text[line.dropFirst()]), column: row.count, place: place))
      } else if row.isEmpty {
        builder.addParagraph(RawCell(Array(text[line]), place: place))
      } else {
        row[row.count - 1].text += Array(repeating: 0x0A, count: blanks + 1) + text[line]
      }
      blanks = 0
    }
    builder.add(row)
    return RawDocument(blocks: builder.blocks)
  }

  /// A row a line.
  private func readRowLines(_ text: [UInt8]) -> RawDocument {
    let hasTabs = text.contains(0x09)
    var builder = BlockBuilder()
    for (index, line) in TextLines(text).enumerated() {
      let place = "第\(index + 1)行"
      let pieces = hasTabs ? tabPieces(text, line) : blankPieces(text, line)
      if pieces.count > 1 {
        builder.add(pieces.enumerated().map { RawCell(Array(text[$1]), column: $0, place: place + "第\($0 + 1)格") })
      } else {
        builder.addParagraph(RawCell(Array(text[line]), place: place))
      }
    }
    return RawDocument(blocks: builder.blocks, linesMayContinue: true)
  }

  private func tabPieces(_ text: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    text[line].split(separator: 0x09, omittingEmptySubsequences: false).map(\.indices)
  }
}

/// The original's convention: lines that start with the only TAB they hold outnumber all other lines with a TAB.
func isOneCellALine(_ text: [UInt8]) -> Bool {
  var cellLines = 0
  var rowLines = 0
  for line in TextLines(text) {
    let tabs = text[line].reduce(0) { $0 + ($1 == 0x09 ? 1 : 0) }
    guard tabs > 0 else { continue }
    if tabs == 1, text[line.lowerBound] == 0x09 { cellLines += 1 } else { rowLines += 1 }
  }
  return cellLines > rowLines
}

/// Pieces between runs of two blanks, or one wide blank or TAB.
package func blankPieces(_ text: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
  var pieces: [Range<Int>] = []
  var start: Int?
  var end = line.lowerBound
  var offset = line.lowerBound
  while offset < line.upperBound {
    let folded = fold(text, offset)
    let next = min(offset + max(folded.length, 1), line.upperBound)
    if isBlank(folded.code) {
      let isWide = folded.length == 3 || text[offset] == 0x09
      if let begun = start, isWide || offset > end {
        pieces.append(begun..<end)
        start = nil
      }
    } else {
      if start == nil { start = offset }
      end = next
    }
    offset = next
  }
  if let begun = start { pieces.append(begun..<end) }
  return pieces
}

/// The text of a file that claims to be text: UTF-8 without byte order mark, line ends LF.
package func decodedText(_ bytes: [UInt8]) -> Result<[UInt8], ImportFault> {
  let notText = ImportFault(
    Wording("不是文字，也不是能导入的格式", "it is neither text nor a format that can be imported"),
    advice: Wording(
      "能导入的有 txt、docx、xlsx、html、csv、md 和 pfc 的 json；别的先另存为其中一种",
      "import takes txt, docx, xlsx, html, csv, md and pfc's json; save the file as one of them first"))
  switch decodeSource(bytes) {
  case .failure(.utf16):
    return .failure(
      ImportFault(
        Wording("是 UTF-16（“Unicode”）编码", "it is encoded in UTF-16 (“Unicode”)"),
        advice: Wording("在记事本里“另存为”，编码选 UTF-8", "in the editor choose “save as” and the encoding UTF-8")))
  case .failure: return .failure(notText)
  case .success(let decoded):
    var text: [UInt8] = []
    text.reserveCapacity(decoded.bytes.count)
    for (index, byte) in decoded.bytes.enumerated() {
      if index < byteOrderMark.count, decoded.bytes.starts(with: byteOrderMark) { continue }
      if byte == 0x0D, index + 1 < decoded.bytes.count, decoded.bytes[index + 1] == 0x0A { continue }
      text.append(byte == 0x0D ? 0x0A : byte)
    }
    return .success(text)
  }
}

/// The lines of a text, without their ends; what stands behind the last end is a line when it is not empty.
package struct TextLines: Sequence, IteratorProtocol {
  private let text: [UInt8]
  private var start = 0

  package init(_ text: [UInt8]) { self.text = text }

  package mutating func next() -> Range<Int>? {
    guard start < text.count else { return nil }
    let end = indexOfByte(0x0A, in: text, from: start) ?? text.count
    defer { start = end + 1 }
    return start..<end
  }
}

/// Rows that follow each other make a table.
private struct BlockBuilder {
  private(set) var blocks: [RawBlock] = []

  mutating func add(_ row: [RawCell]) {
    guard !row.isEmpty else { return }
    if case .table(var table)? = blocks.last {
      // Taken out first, so that the rows are not copied for each new one.
      blocks.removeLast()
      table.rows.append(row)
      blocks.append(.table(table))
    } else {
      blocks.append(.table(RawTable(rows: [row])))
    }
  }

  mutating func addParagraph(_ cell: RawCell) { blocks.append(.paragraph(cell)) }
}
