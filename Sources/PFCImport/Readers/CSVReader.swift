// `csv`: pfc's own list of indicators, and tables that a spreadsheet saved.

import PFCDiagnostics
import PFCForms
import PFCText

/// The reader of CSV.
package struct CSVReader: DocumentReader {
  package let name = "csv"
  package init() {}

  package func recognizes(_ bytes: [UInt8]) -> Bool {
    guard case .success(let text) = decodedText(bytes) else { return false }
    return separator(of: text) != nil
  }

  package func read(_ bytes: [UInt8]) -> Result<DocumentContent, ImportFault> {
    decodedText(bytes).flatMap { text in
      var records = CSVText(text, separator: separator(of: text) ?? 0x2C)
      var rows: [[[UInt8]]] = []
      var count = 0
      while let row = records.next() {
        count += row.count
        rows.append(row)
        guard count <= RawDocument.cellLimit, rows.count <= RawDocument.lineLimit else {
          return .failure(tooLargeFault)
        }
      }
      if let list = IndicatorList(rows) { return .success(list.content) }
      return .success(.tables(document(rows)))
    }
  }

  // MARK: Separators

  /// The separator that most lines are divided by; `;` before `,`, which may be a decimal sign. TABs alone tell nothing:
  /// text copied out of a table has them, too; but a spreadsheet puts a cell of several lines into quotes.
  private func separator(of text: [UInt8]) -> UInt8? {
    if let declared = CSVText.declaredSeparator(text) { return declared }
    let start = Array(text.prefix(100_000))
    let shares = [0x3B, 0x2C].map { (separator: UInt8($0), share: dividedShare(start, UInt8($0))) }
    if let best = shares.max(by: { $0.share < $1.share }), best.share > 60 { return best.separator }
    guard start.contains(0x09), !isOneCellALine(text) else { return nil }
    var records = CSVText(start, separator: 0x09)
    while records.next() != nil {}
    return records.hasQuotedLines ? 0x09 : nil
  }

  /// How many of a hundred records that are not blank have several cells; 0 when there is only one record.
  private func dividedShare(_ text: [UInt8], _ separator: UInt8) -> Int {
    var records = CSVText(text, separator: separator)
    var (all, divided) = (0, 0)
    while let cells = records.next() {
      if cells.count > 1 {
        divided += 1
      } else if isBlankText(cells[0]) {
        continue
      }
      all += 1
    }
    return divided > 1 ? divided * 100 / all : 0
  }

  // MARK: Tables

  private func document(_ rows: [[[UInt8]]]) -> RawDocument {
    var table = RawTable()
    for (number, row) in rows.enumerated() where !row.allSatisfy(isBlankText) {
      table.rows.append(
        row.enumerated().map { RawCell($1, column: $0, place: "第\(number + 1)行第\($0 + 1)格") })
    }
    return RawDocument(blocks: [.table(table)])
  }
}

/// pfc's list of indicators: the departments and funds that its rows name, in order.
private struct IndicatorList {
  private var departments: [ImportedDepartment] = []
  private var leftovers: [Leftover] = []
  /// Where departments and their funds stand, by what names them.
  private var places: [[[UInt8]]: Int] = [:]
  private var fundPlaces: [[[UInt8]]: Int] = [:]

  var content: DocumentContent { .departments(departments, leftovers: leftovers) }

  /// nil when the first row is not that of the list. Its columns may have been moved, and others put beside them.
  init?(_ rows: [[[UInt8]]]) {
    guard let first = rows.firstIndex(where: { !$0.allSatisfy(isBlankText) }) else { return nil }
    let headings = rows[first].map { String(decoding: trimmedText($0), as: UTF8.self) }
    let columns = headings.map { IndicatorListColumn(rawValue: $0) }
    guard [.department, .form, .fund, .name, .value].allSatisfy({ columns.contains($0) }),
      Set(columns.compactMap { $0 }).count == columns.count(where: { $0 != nil })
    else { return nil }
    for (number, row) in rows.enumerated().dropFirst(first + 1) where !row.allSatisfy(isBlankText) {
      read(row, columns, headings, number + 1)
    }
  }

  private mutating func read(
    _ row: [[UInt8]], _ columns: [IndicatorListColumn?], _ headings: [String], _ number: Int
  ) {
    var cells: [IndicatorListColumn: ImportedText] = [:]
    var others: [(key: [UInt8], text: ImportedText)] = []
    for (index, cell) in row.enumerated() where !isBlankText(cell) {
      let text = ImportedText(FormulaGuard.removed(cell), place: "第\(number)行第\(index + 1)格")
      if columns.indices.contains(index), let column = columns[index] {
        cells[column] = text
      } else if headings.indices.contains(index), !headings[index].isEmpty {
        others.append((Array(headings[index].utf8), text))
      } else {
        leftovers.append(Leftover(text.bytes, place: text.place))
      }
    }
    guard let name = cells[.name] else {
      return leftovers += (Array(cells.values) + others.map(\.text)).map { Leftover($0.bytes, place: $0.place) }
    }
    var indicator = ImportedIndicator(name: name)
    indicator.level1 = cells[.level1]?.bytes
    indicator.level2 = cells[.level2]?.bytes
    indicator.weight = cells[.weight]
    indicator.relation = cells[.relation]
    indicator.value = cells[.value]
    indicator.unit = cells[.unit]
    indicator.attributes = (cells[.notes].map(notes) ?? []) + others
    add(indicator, cells)
  }

  /// `说明：…`, one a line.
  private func notes(_ cell: ImportedText) -> [(key: [UInt8], text: ImportedText)] {
    TextLines(cell.bytes).map { range in
      let line = Array(cell.bytes[range])
      var offset = 0
      while offset < line.count {
        let folded = fold(line, offset)
        let next = min(offset + max(folded.length, 1), line.count)
        if folded.code == 0x3A, offset > 0 {
          return (Array(line[..<offset]), ImportedText(Array(line[next...]), place: cell.place))
        }
        offset = next
      }
      return (Array(IndicatorListColumn.notes.rawValue.utf8), ImportedText(line, place: cell.place))
    }
  }

  private mutating func add(_ indicator: ImportedIndicator, _ cells: [IndicatorListColumn: ImportedText]) {
    let names = [cells[.department], cells[.year], cells[.form]].map { $0?.bytes ?? [] }
    let index = places[names] ?? departments.count
    if index == departments.count {
      places[names] = index
      departments.append(department(cells))
    }
    guard let fund = cells[.fund] else {
      departments[index].record = departments[index].record ?? ImportedRecord()
      departments[index].record?.indicators.append(indicator)
      return
    }
    let position = fundPlaces[names + [fund.bytes]] ?? departments[index].funds.count
    if position == departments[index].funds.count {
      fundPlaces[names + [fund.bytes]] = position
      departments[index].funds.append(ImportedRecord(fields: [ImportedField(.role(.name), fund)]))
    }
    departments[index].funds[position].indicators.append(indicator)
  }

  private func department(_ cells: [IndicatorListColumn: ImportedText]) -> ImportedDepartment {
    var department = ImportedDepartment(form: cells[.form].map { String(decoding: $0.bytes, as: UTF8.self) })
    let fields = [
      cells[.department].map { ImportedField(.role(.name), $0) }, cells[.year].map { ImportedField(.role(.year), $0) },
    ]
    .compactMap { $0 }
    if !fields.isEmpty { department.record = ImportedRecord(fields: fields) }
    return department
  }
}
