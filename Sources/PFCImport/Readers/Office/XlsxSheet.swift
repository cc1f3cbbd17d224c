// One sheet: rows of cells wherever they stand, and ranges of cells that are joined.

import PFCArchive
import PFCDiagnostics

/// What the values of cells point at.
struct XlsxCells {
  let texts: [XlsxText]
  let formats: XlsxFormats
  let startsAt1904: Bool
}

struct XlsxSheet {
  private static let cellLimit = 500_000
  private static let joinLimit = 200_000

  private var xml: PartReader
  private let name: String
  private let cells: XlsxCells
  /// Cells of the workbook so far.
  private(set) var cellCount: Int
  /// Cells with text, by row.
  private var rows: [(number: Int, cells: [RawCell])] = []
  private var joins: [CellRange] = []
  private var hiddenRows = 0
  private var hiddenColumns: [ClosedRange<Int>] = []
  private var leftovers: [Leftover] = []
  private var notes: [ReadingNote] = []

  init(_ xml: PartReader, _ name: String, _ cells: XlsxCells, cellCount: Int) {
    self.xml = xml
    self.name = name
    self.cells = cells
    self.cellCount = cellCount
  }

  mutating func read(into document: inout RawDocument, isHidden: Bool) throws(ImportFault) {
    guard try xml.nextChild()?.named(.sheet, "worksheet") == true else { throw damaged(name) }
    while let element = try xml.nextChild() {
      switch (element.space, element.local) {
      case (.sheet, "sheetData"): try readRows()
      case (.sheet, "mergeCells"): try readJoins()
      case (.sheet, "cols"): try readColumns()
      case (.sheet, "headerFooter"): try noteHeaders()
      default: try xml.skip()
      }
    }
    rows.sort { $0.number < $1.number }
    try refuseDoubles()
    joinCells()
    add(to: &document)
    if isHidden, !rows.isEmpty { note("隐藏的工作表，也读入了", "a hidden sheet, read as well", [], name) }
    if hiddenRows > 0 {
      note("有 \(hiddenRows) 个隐藏的行，也读入了", "\(hiddenRows) hidden row(s), read as well", [], name)
    }
    let hidden = Set(rows.flatMap(\.cells).map(\.column)).count { column in
      hiddenColumns.contains { $0.contains(column) }
    }
    if hidden > 0 { note("有 \(hidden) 个隐藏的列，也读入了", "\(hidden) hidden column(s), read as well", [], name) }
    document.leftovers += leftovers
    document.notes += notes
  }

  /// What stands above the first row of several cells is no part of the table.
  private func add(to document: inout RawDocument) {
    let start = rows.firstIndex { $0.cells.count > 1 } ?? rows.count
    for row in rows[..<start] { document.blocks += row.cells.map { .paragraph($0) } }
    guard start < rows.count else { return }
    document.blocks.append(.table(RawTable(rows: rows[start...].map(\.cells))))
  }

  /// Text above and below the pages.
  private mutating func noteHeaders() throws(ImportFault) {
    while try xml.nextChild() != nil {
      let text = headerText(try xml.text())
      if saysMoreThanAPage(text) { note("页眉页脚里的文字，没有读入", "text of a header or footer, not read", text, name) }
    }
  }

  private mutating func note(_ zh: String, _ en: String, _ text: [UInt8], _ place: String) {
    notes.append(ReadingNote(Wording(zh, en), text, place: place))
  }

  // MARK: Rows

  private mutating func readRows() throws(ImportFault) {
    var next = 0
    while let element = try xml.nextChild() {
      guard element.named(.sheet, "row") else {
        try xml.skip()
        continue
      }
      let number = try rowNumber(element) ?? next
      guard number < CellReference.rowLimit else { throw outside(element["r"] ?? "") }
      let row = try readRow(number)
      if !row.isEmpty {
        if ["1", "true"].contains(element["hidden"] ?? "") { hiddenRows += 1 }
        // A row that is said twice goes on.
        if rows.last?.number == number { rows[rows.count - 1].cells += row } else { rows.append((number, row)) }
      }
      next = number + 1
    }
  }

  /// Excel takes a sheet that says a cell twice for damaged; neither of the two is the right one.
  private func refuseDoubles() throws(ImportFault) {
    for (row, next) in zip(rows, rows.dropFirst()) where row.number == next.number { throw double(next.cells[0]) }
    for row in rows {
      for (cell, next) in zip(row.cells, row.cells.dropFirst()) where cell.column >= next.column { throw double(next) }
    }
  }

  private func double(_ cell: RawCell) -> ImportFault {
    ImportFault(
      Wording("文件损坏，“\(cell.place)”有两个", "the file is damaged, “\(cell.place)” is there twice"),
      advice: Wording("用 Excel 或者 WPS 打开，让它修复，再另存一份", "open it in Excel, let it be repaired, and save it again"))
  }

  private mutating func readColumns() throws(ImportFault) {
    while let element = try xml.nextChild() {
      if ["1", "true"].contains(element["hidden"] ?? ""), let first = element["min"].flatMap({ Int($0) }),
        let last = element["max"].flatMap({ Int($0) }), first > 0, first <= last, hiddenColumns.count < 1000
      {
        hiddenColumns.append((first - 1)...(last - 1))
      }
      try xml.skip()
    }
  }

  private func rowNumber(_ element: XMLElement) throws(ImportFault) -> Int? {
    guard let text = element["r"] else { return nil }
    guard let number = Int(text), (1...CellReference.rowLimit).contains(number) else { throw outside(text) }
    return number - 1
  }

  private mutating func readRow(_ number: Int) throws(ImportFault) -> [RawCell] {
    var row: [RawCell] = []
    var next = 0
    while let element = try xml.nextChild() {
      guard element.named(.sheet, "c") else {
        try xml.skip()
        continue
      }
      var place = CellReference(row: number, column: next)
      if let text = element["r"] {
        guard let named = CellReference(text[...]) else { throw outside(text) }
        guard named.row == number else { throw damaged(name) }
        place = named
      }
      guard place.column < CellReference.columnLimit else { throw outside(place.name) }
      next = place.column + 1
      let text = try cellText(element, place)
      guard !isBlankText(text) else { continue }
      // A long text counts as several cells, for thousands may share it.
      cellCount += 1 + text.count / 200
      guard cellCount <= Self.cellLimit else { throw tooLargeFault }
      row.append(RawCell(text, column: place.column, place: self.place(place)))
    }
    return row.sorted { $0.column < $1.column }
  }

  private func place(_ cell: CellReference) -> String { "\(name)!\(cell.name)" }

  private func outside(_ cell: String) -> ImportFault {
    ImportFault(
      Wording(
        "工作表“\(name)”里的“\(cell.prefix(20))”超出了 Excel 的范围",
        "sheet “\(name)”: “\(cell.prefix(20))” is beyond what Excel knows"),
      advice: Wording(
        "用 Excel 或者 WPS 打开，把表复制到新的工作簿，再另存为 .xlsx", "copy the table into a new workbook and save it as .xlsx"))
  }

  // MARK: Cells

  private mutating func cellText(_ element: XMLElement, _ place: CellReference) throws(ImportFault) -> [UInt8] {
    var value: [UInt8]?
    var inline = XlsxText()
    var formula: [UInt8]?
    while let part = try xml.nextChild() {
      switch (part.space, part.local) {
      case (.sheet, "v"): value = try xml.text()
      case (.sheet, "is"): inline = try richText(&xml)
      case (.sheet, "f"): formula = try xml.text()
      default: try xml.skip()
      }
    }
    guard let value, !value.isEmpty else {
      // A program wrote the formula and never worked it out; a text of nothing is a result, too.
      if let formula, element["t"] == nil {
        leftovers.append(Leftover([0x3D] + formula, place: self.place(place)))
      }
      return shown(inline, place)
    }
    switch element["t"] ?? "n" {
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)), cells.texts.indices.contains(index) else {
        throw damaged(name)
      }
      return shown(cells.texts[index], place)
    case "n": return number(value, style: element["s"].flatMap { Int($0) } ?? 0, place)
    case "b": return Array((value == [0x31] ? "TRUE" : "FALSE").utf8)
    case "e":
      leftovers.append(Leftover(value, place: self.place(place)))
      return []
    case "d": return isoDate(value)
    default: return value
    }
  }

  private mutating func shown(_ text: XlsxText, _ place: CellReference) -> [UInt8] {
    if !text.isWhole { notes.append(.shifted(text.text, place: self.place(place))) }
    return text.text
  }

  private mutating func number(_ value: [UInt8], style: Int, _ place: CellReference) -> [UInt8] {
    guard let stored = StoredNumber(value) else { return value }
    let (text, isRounded) = cells.formats[style].show(stored, startsAt1904: cells.startsAt1904)
    if isRounded {
      let shown = String(decoding: text, as: UTF8.self)
      note(
        "显示为“\(shown)”，照显示的读入；存的是", "shown as “\(shown)” and read so; stored is", stored.shown.text, self.place(place))
    }
    return text
  }

  /// `2025-09-30T00:00:00`, as strict files write a day.
  private func isoDate(_ value: [UInt8]) -> [UInt8] {
    let parts = value.prefix(10).split(separator: 0x2D).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return value }
    return Array("\(year)年\(month)月\(day)日".utf8)
  }

  // MARK: Joined cells

  private mutating func readJoins() throws(ImportFault) {
    while let element = try xml.nextChild() {
      if element.named(.sheet, "mergeCell") {
        guard let range = CellRange(element["ref"] ?? "") else { throw outside(element["ref"] ?? "") }
        guard joins.count < Self.joinLimit else { throw tooLargeFault }
        joins.append(range)
      }
      try xml.skip()
    }
  }

  /// Gives joined cells their spans, and drops what they cover. A range that overlaps one before it is no join, and one
  /// that would cover rows of several cells was not meant.
  private mutating func joinCells() {
    removeJoinsOverTables()
    joins.sort { ($0.first.row, $0.first.column) < ($1.first.row, $1.first.column) }
    var waiting = joins[...]
    // Joins that reach into the row at hand, by their columns, which do not overlap.
    var active: [CellRange] = []
    for index in rows.indices {
      let number = rows[index].number
      active.removeAll { $0.last.row < number }
      while let join = waiting.first, join.first.row <= number {
        waiting.removeFirst()
        guard join.last.row >= number else { continue }
        let position = active.firstIndex { $0.last.column >= join.first.column } ?? active.count
        guard position == active.count || active[position].first.column > join.last.column else { continue }
        active.insert(join, at: position)
      }
      var kept: [RawCell] = []
      var next = active[...]
      for var cell in rows[index].cells {
        while let join = next.first, join.last.column < cell.column { next.removeFirst() }
        if let join = next.first, join.first.column <= cell.column {
          guard join.first == CellReference(row: number, column: cell.column) else {
            note("被合并的格子盖住的文字，没有读入", "covered by a joined cell, not read", cell.text, cell.place)
            continue
          }
          (cell.columns, cell.rows) = (join.columns, rowCount(of: join))
        }
        kept.append(cell)
      }
      rows[index].cells = kept
    }
    rows.removeAll { $0.cells.isEmpty }
  }

  /// Rows of a join; blank ones are none of the table.
  private func rowCount(of join: CellRange) -> Int {
    max(1, firstRow(from: join.last.row + 1) - firstRow(from: join.first.row))
  }

  /// The index of the first row with this number or a higher one.
  private func firstRow(from number: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func removeJoinsOverTables() {
    // Thousands of joins may cover thousands of cells: then they are joins.
    var budget = 1_000_000
    var kept: [CellRange] = []
    for join in joins {
      if join.rows > 1, join.columns > 1, coversTable(join, &budget) {
        note("合并的格子盖住了下面的表，按没有合并读入", "covers the table below it, and was read as not joined", [], place(join.first))
      } else {
        kept.append(join)
      }
    }
    joins = kept
  }

  private func coversTable(_ join: CellRange, _ budget: inout Int) -> Bool {
    for row in rows[firstRow(from: join.first.row + 1)..<firstRow(from: join.last.row + 1)] where budget > 0 {
      let covered = row.cells.lazy.filter { (join.first.column...join.last.column).contains($0.column) }
      budget -= row.cells.count + 1
      if covered.prefix(2).count == 2 { return true }
    }
    return false
  }
}
