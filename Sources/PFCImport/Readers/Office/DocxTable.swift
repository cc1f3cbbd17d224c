// Tables of a Word document: the grid is told by spans, so columns are counted here.

import PFCArchive
import PFCDiagnostics

extension DocxStory {
  /// Word itself stops at 63 columns.
  private static let columnLimit = 1000
  /// A file of 64 MB has no more than this.
  private static let cellLimit = 500_000

  /// A table while it is being read.
  private struct Draft {
    var table = RawTable()
    /// Cells that the row before joins downwards, by column: the number of their row and of the cell in it.
    var joined: [Int: (row: Int, cell: Int)] = [:]
  }

  /// A row while it is being read.
  private struct DraftRow {
    var cells: [RawCell] = []
    var column = 0
    /// Cells as a person counts them, those that a joined cell covers, too.
    var count = 0
    var joined: [Int: (row: Int, cell: Int)] = [:]
    var isDeleted = false
    var isPlaceholder = false
  }

  private struct CellProperties {
    var columns = 1
    /// Goes on with the cell above, or to the left.
    var continuesUp = false
    var continuesLeft = false
    var startsJoin = false
    var isDeleted = false
  }

  /// The table that was opened last.
  mutating func table() throws(ImportFault) -> RawTable {
    if nesting == 0 { tableCount += 1 }
    var draft = Draft()
    try rows(&draft)
    return draft.table
  }

  private mutating func rows(_ draft: inout Draft) throws(ImportFault) {
    while let element = try xml.nextChild() {
      switch (element.space, element.local) {
      case (.word, "tr"): try row(&draft)
      case (.word, "sdt"), (.word, "sdtContent"), (.word, "ins"), (.word, "moveTo"), (.word, "customXml"):
        try rows(&draft)
      case (.word, "del"), (.word, "moveFrom"): try dropRevision()
      default: try xml.skip()
      }
    }
  }

  private mutating func row(_ draft: inout Draft) throws(ImportFault) {
    var row = DraftRow()
    try cells(&row, &draft)
    if row.isDeleted {
      if nesting == 0 { place = "表\(tableCount) 第\(draft.table.rows.count + 1)行" }
      return note(
        "修订中删去的一行，没有读入", "a row struck out in a revision, not read", lines([.table(RawTable(rows: [row.cells]))]))
    }
    draft.table.rows.append(row.cells)
    draft.joined = row.joined
  }

  private mutating func cells(_ row: inout DraftRow, _ draft: inout Draft) throws(ImportFault) {
    while let element = try xml.nextChild() {
      switch (element.space, element.local) {
      case (.word, "trPr"): try rowProperties(&row)
      case (.word, "tc"): try cell(&row, &draft)
      case (.word, "sdt"):
        // A control around cells; within it the invitation to fill it in may stand in them.
        let outer = row.isPlaceholder
        try cells(&row, &draft)
        row.isPlaceholder = outer
      case (.word, "sdtPr"): row.isPlaceholder = try isPlaceholder()
      case (.word, "sdtContent"), (.word, "ins"), (.word, "moveTo"), (.word, "customXml"):
        try cells(&row, &draft)
      case (.word, "del"), (.word, "moveFrom"): try dropRevision()
      default: try xml.skip()
      }
    }
  }

  private mutating func rowProperties(_ row: inout DraftRow) throws(ImportFault) {
    while let property = try xml.nextChild() {
      if property.named(.word, "gridBefore") { row.column += try columns(property) }
      if property.named(.word, "del") { row.isDeleted = true }
      try xml.skip()
    }
  }

  private mutating func cell(_ row: inout DraftRow, _ draft: inout Draft) throws(ImportFault) {
    cellCount += 1
    guard cellCount <= Self.cellLimit else { throw tooLargeFault }
    row.count += 1
    let rowNumber = draft.table.rows.count
    if nesting == 0 { place = "表\(tableCount) 第\(rowNumber + 1)行第\(row.count)格" }
    let place = place
    var (properties, text) = try cellContent()
    if row.isPlaceholder {
      note("填写提示，没有读入", "a placeholder, not read", text)
      text = []
    }
    guard row.column + properties.columns <= Self.columnLimit else { throw tooWide() }
    defer { row.column += properties.columns }
    if properties.isDeleted {
      return note("修订中删去的一格，没有读入", "a cell struck out in a revision, not read", text)
    }
    if properties.continuesLeft, let last = row.cells.indices.last {
      row.cells[last].columns += properties.columns
      return covered(text)
    }
    if properties.continuesUp, let above = draft.joined[row.column] {
      draft.table.rows[above.row][above.cell].rows += 1
      row.joined[row.column] = above
      return covered(text)
    }
    if properties.startsJoin || properties.continuesUp { row.joined[row.column] = (rowNumber, row.cells.count) }
    row.cells.append(RawCell(text, column: row.column, columns: properties.columns, place: place))
  }

  /// Word does not show what stands in a cell that another one covers.
  private mutating func covered(_ text: [UInt8]) {
    note("被合并的格子盖住的文字，没有读入", "covered by a joined cell, not read", text)
  }

  private mutating func cellContent() throws(ImportFault) -> (CellProperties, [UInt8]) {
    var properties = CellProperties()
    nesting += 1
    defer { nesting -= 1 }
    var blocks: [Block] = []
    while let element = try xml.nextChild() {
      if element.named(.word, "tcPr") {
        properties = try cellProperties()
      } else {
        try block(element, &blocks)
      }
    }
    let text = lines(blocks)
    if blocks.contains(where: { if case .table = $0 { true } else { false } }) {
      note("格子里的小表，当作文字读入", "a table inside a cell, read as text", text)
    }
    return (properties, text)
  }

  private mutating func cellProperties() throws(ImportFault) -> CellProperties {
    var properties = CellProperties()
    while let property = try xml.nextChild() {
      switch (property.space, property.local) {
      case (.word, "gridSpan"): properties.columns = max(1, try columns(property))
      case (.word, "vMerge"):
        properties.startsJoin = property["val", .word] == "restart"
        properties.continuesUp = !properties.startsJoin
      case (.word, "hMerge"): properties.continuesLeft = property["val", .word] != "restart"
      case (.word, "cellDel"): properties.isDeleted = true
      default: break
      }
      try xml.skip()
    }
    return properties
  }

  private func columns(_ property: XMLElement) throws(ImportFault) -> Int {
    let digits = property["val", .word] ?? ""
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
    guard let count = Int(digits), count <= Self.columnLimit else { throw tooWide() }
    return count
  }

  private func tooWide() -> ImportFault {
    ImportFault(
      Wording(
        "表\(tableCount)的列太多，超过 \(Self.columnLimit) 列", "table \(tableCount) has more than \(Self.columnLimit) columns"),
      advice: Wording("核对是不是绩效目标表；是的话在 Word 里把多余的列删掉", "is it a table of targets? remove the columns in Word"))
  }
}
