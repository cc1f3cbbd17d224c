// `docx`: the official tables as a Word document. The body is collected department by department; the archive with its
// fixed parts (DocxParts.swift) is put around it at the end.

import PFCArchive
import PFCForms
import PFCModel
import PFCText

/// The Word backend (ECMA-376, transitional).
package struct DocxBackend: Backend {
  package let name = "docx"
  package let isArchive = true

  package init() {}

  package func emit(_ input: EmitInput, isFirst: Bool, _ output: inout [UInt8]) {
    if isFirst {
      // The title of the document, divided from the body by NUL, which no source holds.
      input.appendDocumentTitle(to: &output)
      output.append(0)
    }
    var isFirstTable = isFirst
    for (record, table) in input.tables {
      var writer = DocxTable(table.layout.fill(RecordContent(record, table, in: input)), output: output)
      output = []
      writer.write(breaksPage: !isFirstTable)
      output = writer.output
      isFirstTable = false
    }
  }

  package func end(_ output: inout [UInt8]) {
    let title = output.prefix { $0 != 0 }
    let body = output.dropFirst(title.count + 1)
    var archive = ZipWriter()
    for (name, text) in DocxParts.before { archive.add(name, Array(text.utf8)) }
    archive.add("docProps/core.xml", OfficeParts.core(title: title))
    archive.add("word/document.xml", Array(DocxParts.documentHead.utf8) + body + Array(DocxParts.documentEnd.utf8))
    output = archive.finish()
  }
}

/// One filled table as paragraphs and `w:tbl`.
private struct DocxTable {
  private let grid: Grid
  private let widths: [Int]
  var output: [UInt8]

  /// With more indicators than stand on a page, the part below the heading becomes a table of its own, because Word
  /// repeats only rows at the top of a table.
  private static let rowsOfAPage = 15

  init(_ grid: Grid, output: consuming [UInt8]) {
    self.grid = grid
    widths = grid.columnWidths(total: DocxParts.textWidth)
    self.output = output
  }

  mutating func write(breaksPage: Bool) {
    var breaksPage = breaksPage
    for row in grid.rows {
      if row.kind == .title { title(row, &breaksPage) }
      if row.kind == .caption { caption(row) }
    }
    let rows = grid.rows.filter { $0.kind != .title && $0.kind != .caption }
    let isLong = rows.count { $0.kind == .indicator } > Self.rowsOfAPage
    let heading = isLong ? rows.firstIndex { $0.kind == .heading } : nil
    if let heading, heading > 0 {
      table(rows[..<heading])
      thinParagraph()
      table(rows[heading...], repeating: true)
    } else {
      table(rows[...], repeating: heading == 0)
    }
    // Word wants a paragraph behind a table; this one takes a point.
    thinParagraph()
  }

  private mutating func thinParagraph() { output += #"<w:p><w:pPr><w:pStyle w:val="Thin"/></w:pPr></w:p>"#.utf8 }

  // MARK: Above the table

  private mutating func title(_ row: GridRow, _ breaksPage: inout Bool) {
    output += #"<w:p><w:pPr><w:pStyle w:val="Title"/>"#.utf8
    if breaksPage { output += "<w:pageBreakBefore/>".utf8 }
    output += "</w:pPr>".utf8
    for case .content(let text, _, _) in row.cells { run(text[...]) }
    output += "</w:p>".utf8
    breaksPage = false
  }

  /// 编制单位 at the left, 单位 at the right, without borders.
  private mutating func caption(_ row: GridRow) {
    output += #"<w:p><w:pPr><w:pStyle w:val="TableLine"/></w:pPr>"#.utf8
    var isFirst = true
    for case .content(let text, _, _) in row.cells where !text.isEmpty {
      if !isFirst { output += "<w:r><w:tab/></w:r>".utf8 }
      isFirst = false
      run(text[...])
    }
    output += "</w:p>".utf8
  }

  // MARK: Table

  private mutating func table(_ rows: ArraySlice<GridRow>, repeating: Bool = false) {
    output += "<w:tbl>".utf8
    output += DocxParts.tableProperties.utf8
    output += "<w:tblGrid>".utf8
    for width in widths { output += #"<w:gridCol w:w="\#(width)"/>"#.utf8 }
    output += "</w:tblGrid>".utf8
    for row in rows { self.row(row, isHeader: repeating && row.kind == .heading) }
    output += "</w:tbl>".utf8
  }

  private mutating func row(_ row: GridRow, isHeader: Bool) {
    output += "<w:tr>".utf8
    if row.kind == .indicator { output += "<w:trPr><w:cantSplit/></w:trPr>".utf8 }
    if isHeader { output += "<w:trPr><w:tblHeader/></w:trPr>".utf8 }
    var column = 0
    while column < row.cells.count {
      var end = column + 1
      while end < row.cells.count, row.cells[end] == .joinedLeft { end += 1 }
      cell(row.cells[column], row.roles[column], width: widths[column..<end].reduce(0, +), columns: end - column)
      column = end
    }
    output += "</w:tr>".utf8
  }

  private mutating func cell(_ cell: GridCell, _ role: GridCellRole, width: Int, columns: Int) {
    output += #"<w:tc><w:tcPr><w:tcW w:w="\#(width)" w:type="dxa"/>"#.utf8
    if columns > 1 { output += #"<w:gridSpan w:val="\#(columns)"/>"#.utf8 }
    var text: ArraySlice<UInt8> = []
    switch cell {
    case .content(let content, _, let rows):
      text = content[...]
      if rows > 1 { output += #"<w:vMerge w:val="restart"/>"#.utf8 }
    case .joinedUp: output += "<w:vMerge/>".utf8
    case .joinedLeft: break
    }
    output += #"<w:vAlign w:val="center"/></w:tcPr>"#.utf8
    let style = isLeft(role) ? "Prose" : "Cell"
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      output += #"<w:p><w:pPr><w:pStyle w:val="\#(style)"/></w:pPr>"#.utf8
      run(line)
      output += "</w:p>".utf8
    }
    output += "</w:tc>".utf8
  }

  private func isLeft(_ role: GridCellRole) -> Bool {
    switch role {
    case .field(.prose), .column(.name), .column(.attribute): true
    case .label, .field, .column, .mixed: false
    }
  }

  /// The hint sets “”——…… in the East Asian font.
  private mutating func run(_ text: ArraySlice<UInt8>) {
    guard !text.isEmpty else { return }
    output += #"<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>"#.utf8
    for (index, part) in text.split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { output += "<w:tab/>".utf8 }
      guard !part.isEmpty else { continue }
      output += #"<w:t xml:space="preserve">"#.utf8
      appendXML(part, to: &output)
      output += "</w:t>".utf8
    }
    output += "</w:r>".utf8
  }
}

extension Grid {
  /// Widths of the columns that add up to `total`, shared out by what the indicators' columns hold.
  func columnWidths(total: Int) -> [Int] {
    let sample = rows.last { $0.kind == .indicator } ?? rows.last
    let shares = (sample?.roles ?? []).map { role in
      switch role {
      case .column(.name): 26
      case .column(.attribute): 18
      case .column(.weight): 11
      case .column(.relation): 12
      case .column(.value): 14
      case .column: 13
      case .label, .field, .mixed: 15
      }
    }
    let sum = max(1, shares.reduce(0, +))
    var widths = shares.map { total * $0 / sum }
    if let last = widths.indices.last { widths[last] += total - widths.reduce(0, +) }
    return widths
  }
}
