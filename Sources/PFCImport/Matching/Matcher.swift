// Reads the rows of a document with a form in mind. Labels decide, not positions: so joined cells may be split, rows and
// columns may be missing or too many, and pages may repeat their heads.

import PFCDiagnostics
import PFCForms
import PFCText

struct Matcher {
  let form: Form
  let columns: ColumnNames
  let units: UnitCatalog
  let tables: [TableIndex]
  let linesMayContinue: Bool
  /// Whether cells carry the columns of a real grid.
  let hasGrid: Bool
  var match = Match()
  var drafts: [Draft] = []
  /// The columns of the indicator rows that are being read.
  var heading: Heading?
  var levels = OpenLevels()
  /// Columns of the table at hand in which cells are joined downwards.
  var joinedColumns: Set<Int> = []
  /// Cells that had found a place when the table at hand began.
  private var placedBefore = 0
  /// The long text that was read last, which the next line may go on with.
  private var openProse: Place?
  private var blankLines = 0
  /// What the columns of the next row hold, where the labels stand above.
  private var placesBelow: [Int: Place] = [:]

  init(_ document: RawDocument, _ form: Form, _ columns: ColumnNames, _ units: UnitCatalog) {
    self.form = form
    self.columns = columns
    self.units = units
    let department = form.table(.department)?.fields.first
    tables = form.tables.map {
      TableIndex($0, department: $0.object == .fund ? department : nil, words: columns.fields)
    }
    linesMayContinue = document.linesMayContinue
    hasGrid = document.blocks.contains { block in
      guard case .table(let table) = block else { return false }
      return table.rows.contains { $0.contains { $0.columns > 1 || $0.rows > 1 } }
    }
  }

  static func run(_ document: RawDocument, _ form: Form, _ standards: Standards, fileName: String) -> Match {
    var matcher = Matcher(document, form, standards.columnNames, standards.units)
    for block in document.blocks {
      switch block {
      case .paragraph(let cell): matcher.readParagraph(cell)
      case .table(let table):
        matcher.joinedColumns = matcher.columnsWithJoins(table)
        matcher.placedBefore = matcher.match.placedCount
        for row in table.rows { matcher.readRow(row) }
      }
    }
    return matcher.assemble(fileName: fileName)
  }

  // MARK: Rows

  private mutating func readParagraph(_ cell: RawCell) {
    guard !cell.isBlank else {
      blankLines += 1
      return
    }
    if readTitle(cell) || isRightTotal(cell) || readFields(pieces(of: cell)) { return }
    if linesMayContinue, continueProse(cell) { return }
    // In a copy it may be the second line of a cell, and the rows go on.
    if !linesMayContinue { heading = nil }
    match.outside.append(Leftover(cell.text, place: cell.place))
  }

  mutating func readRow(_ row: [RawCell]) {
    let full = row.filter { !$0.trimmed.isEmpty }
    guard let first = full.first else { return }
    // No table of a form is that wide; looking for labels in it would only take time.
    guard full.count <= 1000 else { return leave(full) }
    levels.nextRow()
    // A title over several cells may stand in each of them.
    if full.count == 1 || full.allSatisfy({ $0.text == first.text }), readTitle(first) { return }
    if readHeading(row) {
      endProse()
      return
    }
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
    // A title that the form does not know stands above a table, wherever the lines are ruled.
    if full.count == 1, match.placedCount == placedBefore {
      match.outside.append(Leftover(first.text, place: first.place))
    } else {
      leave(full)
    }
  }

  mutating func leave(_ cells: [RawCell]) {
    for cell in cells where !cell.isBlank { match.leftovers.append(Leftover(cell.text, place: cell.place)) }
  }

  // MARK: Titles

  private mutating func readTitle(_ cell: RawCell) -> Bool {
    let text = normalizedLabel(cell.text.prefix(2000))
    let found = tables.indices.filter { tables[$0].isTitle(text) }
    guard let table = found.max(by: { tables[$0].title.count < tables[$1].title.count }) else { return false }
    open(table)
    drafts[drafts.count - 1].isTitled = true
    drafts[drafts.count - 1].titleYear = firstYear(in: cell.text)
    match.placedCount += 1
    return true
  }

  /// Starts a table. What stood above its title without a table of its own belongs to it.
  mutating func open(_ table: Int) {
    heading = nil
    levels = OpenLevels()
    endProse()
    closeDraft()
    var draft = Draft(table: table)
    // A unit that stands above the first table holds for the others, too.
    draft.unit = drafts.last?.unit
    if let last = drafts.last, last.isBare {
      draft.values = last.values
      draft.unit = last.unit
      draft.titleYear = last.titleYear
      draft.isTitled = last.isTitled
      drafts.removeLast()
    }
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

  // MARK: Fields

  /// A paragraph or lone cell that holds several: `编制单位：某街道    单位：万元`.
  private func pieces(of cell: RawCell) -> [RawCell] {
    // No line above a table is longer.
    let isLine = cell.text.count <= 2000 && !cell.text.contains(0x0A)
    var parts = !isLine ? [] : blankPieces(cell.text, 0..<cell.text.count)
    if parts.count == 1, let blank = blankBeforePattern(cell.text) {
      parts = [0..<blank, blank + 1..<cell.text.count]
    }
    guard parts.count > 1, parts.contains(where: { part in isPattern(Array(cell.text[part])) }) else { return [cell] }
    return parts.map { part in
      var piece = cell
      piece.text = Array(cell.text[part])
      return piece
    }
  }

  /// One blank is enough where a pattern follows: `编制单位：某街道 单位：万元`. Longer lines are sentences, and every blank
  /// of theirs would be tried.
  private func blankBeforePattern(_ text: [UInt8]) -> Int? {
    guard text.count <= 300, isPattern(text) else { return nil }
    return text.indices.first { offset in
      guard text[offset] == 0x20, offset > 0 else { return false }
      let (head, rest) = (Array(text[..<offset]), Array(text[(offset + 1)...]))
      return isPattern(head)
        && tables.contains { table in
          table.patterns.contains { $0.match(rest).map { isPlausible($0, table) } ?? false }
        }
    }
  }

  private func isPattern(_ text: [UInt8]) -> Bool {
    tables.contains { table in table.patterns.contains { $0.match(text) != nil } }
  }

  private func isUnit(_ text: [UInt8]) -> Bool {
    guard text.count <= 24, let known = units.spelling(text, TextRange(0, text.count)) else { return false }
    return units.atoms[known.atom].dimension == units.money
  }

  private enum Meaning {
    case label(LabelMatch)
    case labelAbove(Place, unit: [UInt8]?)
    case pattern([(piece: LayoutPiece, text: [UInt8])])
    case ignored
  }

  private func meaning(_ cell: RawCell, _ table: TableIndex) -> Meaning? {
    guard cell.text.count <= 600 else { return nil }
    let text = normalizedLabel(cell.text)
    guard !text.isEmpty else { return nil }
    if let label = table.label(text, isUnit: isUnit) { return .label(label) }
    if let above = table.labelAbove(text, isUnit: isUnit) { return .labelAbove(above.place, unit: above.unit) }
    if table.ignored.contains(text) { return .ignored }
    for text in [cell.text, withoutBrackets(cell.text)] {
      let match = table.patterns.lazy.compactMap { $0.match(text) }.first { isPlausible($0, table) }
      if let match { return .pattern(match) }
    }
    return nil
  }

  /// A cell that starts like a pattern may be something else: `上级补助按时拨付` is no `上级 {上级资金}`.
  private func isPlausible(_ values: [(piece: LayoutPiece, text: [UInt8])], _ table: TableIndex) -> Bool {
    values.allSatisfy { piece, text in
      switch piece {
      case .moneyUnit: isUnit(text)
      case .year: firstYear(in: text + Array("年".utf8)) != nil
      case .field(let index):
        switch table.table.fields[index].kind {
        case .money: text.isEmpty || (0x30...0x39).contains(fold(text, 0).code)
        case .year: firstYear(in: text + Array("年".utf8)) != nil
        case .text, .prose, .indicators: true
        }
      case .departmentField, .text, .indicator: true
      }
    }
  }

  /// What the cells of a row are. The text behind the label of a text is that text, whatever it starts with.
  private func meanings(_ row: [RawCell], _ table: TableIndex) -> [Meaning?] {
    var meanings = row.map { meaning($0, table) }
    for index in row.indices {
      guard case .label(let label)? = meanings[index], case .field(let field)? = label.places.first,
        table.table.fields[field].kind != .money,
        let value = row.indices.first(where: { $0 > index && !row[$0].isBlank }),
        case .pattern? = meanings[value]
      else { continue }
      meanings[value] = nil
    }
    return meanings
  }

  private func startsWithLabel(_ cell: RawCell) -> Bool {
    tables.contains { table in
      switch meaning(cell, table) {
      case .label, .pattern: true
      case .labelAbove, .ignored, nil: false
      }
    }
  }

  /// Assigns what the labels of a row announce; false when it has none.
  private mutating func readFields(_ row: [RawCell]) -> Bool {
    let current = drafts.last?.table
    var best: (table: Int, meanings: [Meaning?], count: Int)?
    for table in tables.indices {
      let meanings = meanings(row, tables[table])
      let count = meanings.reduce(0) { $0 + ($1.map(weight) ?? 0) }
      guard count > 0 else { continue }
      let beats = best.map { count > $0.count || count == $0.count && table == current } ?? true
      if beats { best = (table, meanings, count) }
    }
    guard let best else { return false }
    if best.table != current { open(best.table) }
    heading = nil
    endProse()
    assign(row, best.meanings)
    return true
  }

  private func weight(_ meaning: Meaning) -> Int {
    switch meaning {
    case .label, .pattern, .labelAbove: 1
    case .ignored: 0
    }
  }

  private mutating func assign(_ row: [RawCell], _ meanings: [Meaning?]) {
    var index = 0
    while index < row.count {
      switch meanings[index] {
      case .label(let label):
        match.placedCount += 1
        var end = index + 1
        while end < row.count, case nil = meanings[end] { end += 1 }
        assign(label, row[(index + 1)..<end].filter { !$0.trimmed.isEmpty })
        index = end
      case .pattern(let values):
        match.placedCount += 1
        for (piece, text) in values {
          var cell = row[index]
          cell.text = text
          set(piece, cell)
        }
        index += 1
      case .labelAbove(let place, let unit):
        // The label may as well stand before its value.
        let next = index + 1
        if next < row.count, case nil = meanings[next], !row[next].isBlank {
          match.placedCount += 1
          set(place, row[next])
          index = next
        } else {
          placesBelow[row[index].column] = place
        }
        if case .field(let field) = place, let unit { drafts[drafts.count - 1].units[field] = unit }
        index += 1
      case .ignored: index += 1
      case nil:
        leave([row[index]])
        index += 1
      }
    }
  }

  private mutating func assign(_ label: LabelMatch, _ values: [RawCell]) {
    for (place, value) in zip(label.places, values) { set(place, value) }
    if case .field(let field)? = label.places.first {
      if let year = label.year, drafts[drafts.count - 1].years[field] == nil {
        drafts[drafts.count - 1].years[field] = year
      }
    }
    if let unit = label.unit {
      for case .field(let field) in label.places { drafts[drafts.count - 1].units[field] = unit }
    }
    // A value over several cells may stand in each of them.
    let rest = values.dropFirst(label.places.count)
    leave(Array(rest.drop { $0.text == values[label.places.count - 1].text }))
  }

  private mutating func set(_ piece: LayoutPiece, _ cell: RawCell) {
    switch piece {
    case .field(let index): set(Place.field(index), cell)
    case .departmentField(let index): set(Place.departmentField(index), cell)
    case .year(let index): drafts[drafts.count - 1].years[index] = firstYear(in: cell.text + Array("年".utf8))
    case .moneyUnit:
      if isUnit(cell.trimmed) { drafts[drafts.count - 1].unit = cell.trimmed } else { leave([cell]) }
    case .text, .indicator: break
    }
  }

  private mutating func set(_ place: Place, _ cell: RawCell) {
    guard !cell.isBlank else { return }
    if drafts[drafts.count - 1].contradicts(place, cell) {
      // The name of another table without a title of its own.
      guard place == .field(0) || place == .departmentField(0) else { return leave([cell]) }
      let unit = drafts[drafts.count - 1].unit
      open(drafts[drafts.count - 1].table)
      drafts[drafts.count - 1].unit = unit
    }
    match.placedCount += 1
    if drafts[drafts.count - 1].values[place] == nil { drafts[drafts.count - 1].values[place] = cell }
    if case .field(let index) = place, field(index)?.kind == .prose { openProse = place }
  }

  func field(_ index: Int) -> Field? {
    guard let draft = drafts.last else { return nil }
    return tables[draft.table].table.fields[index]
  }

  // MARK: Long texts

  mutating func endProse() {
    openProse = nil
    blankLines = 0
  }

  /// Takes a line for the next one of the long text before it.
  private mutating func continueProse(_ cell: RawCell) -> Bool {
    guard let openProse, var prose = drafts.last?.values[openProse] else { return false }
    prose.text += Array(repeating: 0x0A, count: blankLines + 1) + cell.text
    drafts[drafts.count - 1].values[openProse] = prose
    blankLines = 0
    match.placedCount += 1
    return true
  }
}
