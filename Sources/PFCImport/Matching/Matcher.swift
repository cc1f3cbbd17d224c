// Reads the rows of a document with a form in mind. Labels decide, not positions: so joined cells may be split, rows and
// columns may be missing or too many, and pages may repeat their heads.

import PFCDiagnostics
import PFCForms
import PFCText

struct Matcher {
  let form: Form
  let words: MatchingWords
  let margins: Margins
  let units: UnitCatalog
  let tables: [TableIndex]
  let linesMayContinue: Bool
  /// Whether cells carry the columns of a real grid.
  let hasGrid: Bool
  private(set) var lines: [Line] = []
  /// The line that is being read.
  private(set) var cursor = 0
  var match = Match()
  var drafts: [Draft] = []
  /// The columns of the indicator rows that are being read.
  var heading: Heading?
  /// The row above, where it was a heading.
  var headingAbove: [RawCell]?
  var levels = OpenLevels()
  /// Cells above that reach down to the row at hand.
  var reaching = ReachingCells()
  /// Names of columns that the form does not know and under which nothing stood yet.
  var columnsWithoutValues: [RawCell] = []
  var notedTexts: Set<[UInt8]> = []
  /// Columns of the table at hand in which cells are joined downwards.
  var joinedColumns: Set<Int> = []
  /// Cells that had found a place when the table at hand began.
  private var placedBefore = 0
  /// The long text that was read last, which the next line may go on with.
  var openProse: Place?
  private var blankLines = 0
  /// What the columns of the next row hold, where the labels stand above.
  var placesBelow: [Int: Place] = [:]
  /// Whether notes or signatures stood below the rows.
  private var isBelow = false
  /// Lines among the rows that may turn out to stand between two of them.
  private var strays: [RawCell] = []

  private init(_ document: RawDocument, _ form: Form, _ standards: Standards) {
    self.form = form
    let names = standards.columnNames
    margins = Margins(names.margins)
    units = standards.units
    let department = form.table(.department)?.fields.first
    tables = form.tables.map { TableIndex($0, department: $0.object == .fund ? department : nil, words: names.fields) }
    words = MatchingWords(names, tables, margins)
    linesMayContinue = document.linesMayContinue
    hasGrid = document.blocks.contains { block in
      guard case .table(let table) = block else { return false }
      return table.rows.contains { $0.contains { $0.columns > 1 || $0.rows > 1 } }
    }
  }

  static func run(_ document: RawDocument, _ form: Form, _ standards: Standards, fileName: String) -> Match {
    var matcher = Matcher(document, form, standards)
    matcher.lines = matcher.unstacked(document.lines)
    var table: Int?
    for index in matcher.lines.indices {
      matcher.cursor = index
      let line = matcher.lines[index]
      if line.isParagraph { matcher.readParagraph(line.cells[0]) }
      guard let number = line.table else { continue }
      if number != table {
        table = number
        matcher.reaching = ReachingCells()
        matcher.placedBefore = matcher.match.placedCount
        matcher.joinedColumns = matcher.columnsWithJoins(document, number)
      }
      matcher.readRow(line.cells)
    }
    matcher.settleStrays(amongRows: false)
    matcher.noteEmptyColumns()
    return matcher.assemble(fileName: fileName)
  }

  // MARK: Rows

  private mutating func readParagraph(_ cell: RawCell) {
    guard !cell.isBlank else {
      blankLines += 1
      return
    }
    if readTitle([cell]) || readSection(cell) || isRightTotal(cell) || readFields(pieces(of: cell)) { return }
    if linesMayContinue {
      if continueProse(cell) { return }
      // It may be the second line of a cell, and the rows go on; or a note below them.
      if heading != nil, !margins.isAside([cell], isTelling: false) { return strays.append(cell) }
    } else {
      heading = nil
    }
    readCaption(cell)
  }

  private mutating func readRow(_ row: [RawCell]) {
    levels.nextRow()
    reaching.nextRow(row)
    let full = row.filter { !$0.isBlank }
    guard let first = full.first else { return }
    // No table of a form is that wide; looking for labels in it would only take time.
    guard full.count <= 1000 else { return leave(full) }
    if readTitle(full) || full.count == 1 && readSection(first) { return }
    if readHeading(row) {
      endProse()
      isBelow = false
      return settleStrays(amongRows: false)
    }
    if heading != nil, isAside(full) { return }
    if let heading, heading.hasName(at: first.column) || !startsWithLabel(first) {
      readIndicator(row)
      return
    }
    let below = placesBelow
    placesBelow = [:]
    if readFields(full.count == 1 ? pieces(of: first) : row) { return }
    if !below.isEmpty {
      for cell in full {
        if let place = below[cell.column] { set(place, cell) } else { leave([cell]) }
      }
      return
    }
    if full.count == 1 || linesMayContinue, continueProse(first) {
      let rest = full.dropFirst()
      if !rest.isEmpty, !readFields(Array(rest)) { leave(Array(rest)) }
      return
    }
    // What the form does not know above a table is no part of it, wherever the lines are ruled.
    if full.count == 1, match.placedCount == placedBefore || drafts.last?.isBare ?? true {
      readCaption(first)
    } else if margins.isAside(full, isTelling: false) {
      for cell in full { putOutside(cell) }
    } else {
      leave(full)
    }
  }

  /// Words of the form that stand alone between its rows.
  private mutating func readSection(_ cell: RawCell) -> Bool {
    guard cell.text.count <= 240, let table = drafts.last?.table,
      let below = tables[table].sections[normalizedLabel(cell.text)]
    else {
      return false
    }
    heading = nil
    endProse()
    settleStrays(amongRows: false)
    match.placedCount += 1
    placesBelow = below.map { [cell.column: $0] } ?? [:]
    return true
  }

  /// Puts notes and signatures below the rows aside, and the lines that follow them.
  private mutating func isAside(_ full: [RawCell]) -> Bool {
    let isTelling = full.count > 2 && full.contains { weightNumber($0.trimmed.count < 40 ? $0.trimmed : []) != nil }
    guard !startsWithLabel(full[0]), isBelow && full.count == 1 || margins.isAside(full, isTelling: isTelling) else {
      return false
    }
    isBelow = isBelow || !(drafts.last?.indicators.isEmpty ?? true)
    for cell in full { putOutside(cell) }
    return true
  }

  /// A line above or beside a table: the year of it, or text that is no part of it.
  mutating func readCaption(_ cell: RawCell) {
    if let draft = drafts.last, draft.isBare || draft.indicators.isEmpty && draft.titleYear == nil,
      let year = margins.year(alone: cell.text)
    {
      drafts[drafts.count - 1].titleYear = year
      match.placedCount += 1
    } else {
      putOutside(cell)
    }
  }

  mutating func putOutside(_ cell: RawCell) {
    if !cell.isBlank { match.outside.append(Leftover(cell.text, place: cell.place)) }
  }

  mutating func leave(_ cells: [RawCell]) {
    for cell in cells where !cell.isBlank { match.leftovers.append(Leftover(cell.text, place: cell.place)) }
  }

  /// Lines between two rows of one table belong to that table; others stand outside.
  mutating func settleStrays(amongRows: Bool) {
    let settled = strays
    strays = []
    if amongRows { return leave(settled) }
    for cell in settled { readCaption(cell) }
  }

  // MARK: Tables

  /// Starts a table. What stood above its title without a table of its own belongs to it.
  mutating func open(_ table: Int, title: RawCell? = nil) {
    heading = nil
    levels = OpenLevels()
    isBelow = false
    endProse()
    settleStrays(amongRows: false)
    closeDraft()
    var draft = Draft(table: table)
    // A unit that stands above the first table holds for the others, too.
    draft.earlierUnit = drafts.last.flatMap { $0.unit ?? $0.earlierUnit }
    if let last = drafts.last, last.isBare {
      draft.takeHead(of: last)
      drafts.removeLast()
      if let other = last.title, title != nil, normalizedLabel(other.text) != tables[table].title { putOutside(other) }
    }
    draft.title = title ?? draft.title
    drafts.append(draft)
  }

  /// A page that only repeats the head of the table before it goes on with that table.
  mutating func closeDraft() {
    guard drafts.count > 1, let last = drafts.last, last.repeats(drafts[drafts.count - 2]),
      !last.isBare || !last.values.isEmpty
    else { return }
    drafts.removeLast()
    drafts[drafts.count - 1].add(last.indicators)
  }

  // MARK: Long texts

  mutating func endProse() {
    openProse = nil
    blankLines = 0
  }

  /// Takes a line for the next one of the long text before it.
  private mutating func continueProse(_ cell: RawCell) -> Bool {
    guard let openProse, drafts.last?.values[openProse] != nil else { return false }
    // In place: a text of many lines would else be copied for each.
    drafts[drafts.count - 1].values[openProse]?.text += Array(repeating: 0x0A, count: blankLines + 1) + cell.text
    blankLines = 0
    match.placedCount += 1
    return true
  }
}

/// A paragraph, or a row of a table.
struct Line {
  var cells: [RawCell]
  /// The table among the blocks of the document, nil for a paragraph.
  var table: Int?

  var isParagraph: Bool { table == nil }
  var isBlank: Bool { cells.allSatisfy(\.isBlank) }
}

extension RawDocument {
  /// Paragraphs and rows in their order.
  var lines: [Line] {
    var lines: [Line] = []
    for (index, block) in blocks.enumerated() {
      switch block {
      case .paragraph(let cell): lines.append(Line(cells: [cell], table: nil))
      case .table(let table): lines += table.rows.map { Line(cells: $0, table: index) }
      }
    }
    return lines
  }
}
