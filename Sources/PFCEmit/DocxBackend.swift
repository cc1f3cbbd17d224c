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
struct DocxTable {
  private let parts: TableParts
  private let widths: [Int]
  var output: [UInt8]

  init(_ grid: Grid, output: consuming [UInt8]) {
    parts = TableParts(grid)
    widths = grid.columnWidths(total: DocxParts.textWidth)
    self.output = output
  }

  mutating func write(breaksPage: Bool) {
    for (index, row) in parts.above.enumerated() { paragraph(row, breaksPage: breaksPage && index == 0) }
    if parts.above.isEmpty, breaksPage { thinParagraph("<w:pageBreakBefore/>") }
    if parts.isLong, !parts.fields.isEmpty {
      // Word repeats only rows at the top of a table, so the indicators are one of their own; no line is between the two.
      table(parts.fields, isOpenBelow: true)
      // Hidden, or they would stand apart.
      thinParagraph("<w:rPr><w:vanish/></w:rPr>")
      table(parts.indicators, repeating: true)
    } else {
      table(parts.fields + parts.indicators, repeating: parts.isLong)
    }
    // Word wants a paragraph behind a table; this one takes a point.
    thinParagraph()
  }

  private mutating func thinParagraph(_ properties: String = "") {
    output += #"<w:p><w:pPr><w:pStyle w:val="Thin"/>\#(properties)</w:pPr></w:p>"#.utf8
  }

  // MARK: Above the table

  /// A title, or 编制单位 at the left and 单位 at the right; without borders.
  private mutating func paragraph(_ row: GridRow, breaksPage: Bool) {
    output += #"<w:p><w:pPr><w:pStyle w:val="\#(row.kind == .title ? "Title" : "TableLine")"/>"#.utf8
    if breaksPage { output += "<w:pageBreakBefore/>".utf8 }
    output += "</w:pPr>".utf8
    var isFirst = true
    for case .content(let text, _, _) in row.cells where !text.isEmpty {
      if !isFirst { output += "<w:r><w:tab/></w:r>".utf8 }
      isFirst = false
      for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
        if number > 0 { output += "<w:r><w:br/></w:r>".utf8 }
        run(line)
      }
    }
    output += "</w:p>".utf8
  }

  // MARK: Table

  /// How a cell is set beside what its role tells.
  private struct CellStyle {
    /// Kept on the page of the row below.
    var keepsWithNext = false
    /// Without the rule above or below it.
    var isOpenAbove = false
    var isOpenBelow = false
    /// `restart` where cells below join it, empty where it joins the one above.
    var join: String?
  }

  private mutating func table(_ rows: [GridRow], repeating: Bool = false, isOpenBelow: Bool = false) {
    output += "<w:tbl>".utf8
    output += DocxParts.tableProperties.utf8
    output += "<w:tblGrid>".utf8
    for width in widths { output += #"<w:gridCol w:w="\#(width)"/>"#.utf8 }
    output += "</w:tblGrid>".utf8
    for (index, row) in rows.enumerated() {
      let isLast = index == rows.count - 1
      let isKept = !parts.isLong && index >= parts.fields.count && !isLast
      output += "<w:tr>".utf8
      if row.kind == .indicator { output += "<w:trPr><w:cantSplit/></w:trPr>".utf8 }
      if repeating && row.kind == .heading { output += "<w:trPr><w:tblHeader/></w:trPr>".utf8 }
      var column = 0
      while column < row.cells.count {
        var end = column + 1
        while end < row.cells.count, row.cells[end] == .joinedLeft { end += 1 }
        var style = CellStyle(keepsWithNext: isKept, isOpenBelow: isOpenBelow && isLast, join: join(row.cells[column]))
        if repeating, let covered = parts.cut[column], covered.contains(index) { cut(&style, covered, inRow: index) }
        cell(row.cells[column], row.roles[column], columns: column..<end, style)
        column = end
      }
      output += "</w:tr>".utf8
    }
    output += "</w:tbl>".utf8
  }

  private func join(_ cell: GridCell) -> String? {
    switch cell {
    case .content(_, _, let rows): rows > 1 ? #" w:val="restart""# : nil
    case .joinedUp: ""
    case .joinedLeft: nil
    }
  }

  /// Of a cell that is cut below the heading, the part in the heading and the parts below it.
  private func cut(_ style: inout CellStyle, _ covered: ClosedRange<Int>, inRow index: Int) {
    let below = parts.headingCount
    style.isOpenAbove = index >= below
    style.isOpenBelow = index == below - 1
    if index == below || index == covered.lowerBound {
      let isAlone = index < below && covered.lowerBound == below - 1
      style.join = isAlone ? nil : #" w:val="restart""#
    } else {
      style.join = ""
    }
  }

  private mutating func cell(_ cell: GridCell, _ role: GridCellRole, columns: Range<Int>, _ style: CellStyle) {
    let width = widths[columns].reduce(0, +)
    output += #"<w:tc><w:tcPr><w:tcW w:w="\#(width)" w:type="dxa"/>"#.utf8
    if columns.count > 1 { output += #"<w:gridSpan w:val="\#(columns.count)"/>"#.utf8 }
    if let join = style.join { output += "<w:vMerge\(join)/>".utf8 }
    if style.isOpenAbove || style.isOpenBelow {
      output += "<w:tcBorders>".utf8
      if style.isOpenAbove { output += #"<w:top w:val="nil"/>"#.utf8 }
      if style.isOpenBelow { output += #"<w:bottom w:val="nil"/>"#.utf8 }
      output += "</w:tcBorders>".utf8
    }
    output += #"<w:vAlign w:val="center"/></w:tcPr>"#.utf8
    let text: [UInt8]
    if case .content(let content, _, _) = cell { text = content } else { text = [] }
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      output += #"<w:p><w:pPr><w:pStyle w:val="\#(isLeft(role) ? "Prose" : "Cell")"/>"#.utf8
      if style.keepsWithNext { output += "<w:keepNext/>".utf8 }
      let indent = isLabel(role) ? DocxParts.labelIndent(line, width: width) : 0
      if indent > 0 { output += #"<w:ind w:left="\#(indent)" w:right="\#(indent)"/>"#.utf8 }
      output += "</w:pPr>".utf8
      run(line)
      output += "</w:p>".utf8
    }
    output += "</w:tc>".utf8
  }

  /// Words of the form, or of one level of it: they break into lines of like length.
  private func isLabel(_ role: GridCellRole) -> Bool {
    switch role {
    case .label, .column(.level1), .column(.level2): true
    case .field, .column, .mixed: false
    }
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
