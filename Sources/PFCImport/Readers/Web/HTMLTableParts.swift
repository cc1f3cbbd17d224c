// The tags of tables: where rows and cells start and end, whatever of it the page leaves out.

import PFCDiagnostics
import PFCText

extension HTMLPage {
  mutating func openTablePart(_ tag: HTMLTag) throws(ImportFault) -> Bool {
    if tag.isNamed("table") {
      try openTable(tag)
      return true
    }
    guard !tables.isEmpty else { return false }
    switch String(decoding: tag.name, as: UTF8.self) {
    case "caption":
      try closeCell()
      endParagraph()
      tables[tables.count - 1].isInCaption = true
    case "thead", "tbody", "tfoot": try closeRow()
    case "tr":
      try closeRow()
      tables[tables.count - 1].openRow()
      push(HTMLElement(tag, in: elements.last, tokens))
    case "td", "th": try openCell(tag)
    case "colgroup", "col": break
    default: return false
    }
    return true
  }

  mutating func closeTablePart(_ name: [UInt8]) throws(ImportFault) -> Bool {
    guard !tables.isEmpty else { return false }
    switch String(decoding: name, as: UTF8.self) {
    case "table": try closeTable()
    case "caption": closeCaption()
    case "thead", "tbody", "tfoot", "tr": try closeRow()
    case "td", "th": try closeCell()
    case "colgroup": break
    default: return false
    }
    return true
  }

  private mutating func openTable(_ tag: HTMLTag) throws(ImportFault) {
    closeCaption()
    // Directly inside a table there is no other one.
    if let table = tables.last, table.cell == nil { try closeTable() }
    guard tables.count < Self.nestingLimit else { throw tooLargeFault }
    if tables.isEmpty { endParagraph() } else { flow.endBlock() }
    tableCount += 1
    tables.append(HTMLTable(number: tableCount, depth: elements.count, outer: flow))
    flow = HTMLFlow()
    push(HTMLElement(tag, in: elements.last, tokens))
  }

  mutating func closeTable() throws(ImportFault) {
    try closeRow()
    closeCaption()
    endParagraph()
    let table = tables.removeLast()
    elements.removeSubrange(table.depth...)
    flow = table.outer
    let (blocks, flattened) = table.finished()
    for place in flattened {
      let what = Wording("格子里的小表，读成了这一格的文字", "a table inside of the cell, read as its text")
      document.notes.append(ReadingNote(what, [], place: place))
    }
    if tables.isEmpty {
      document.blocks += blocks
    } else {
      tables[tables.count - 1].cell?.blocks += blocks
    }
  }

  private mutating func closeRow() throws(ImportFault) {
    closeCaption()
    try closeCell()
    tables[tables.count - 1].closeRow()
    let depth = min(tables[tables.count - 1].depth + 1, elements.count)
    elements.removeSubrange(depth...)
  }

  private mutating func openCell(_ tag: HTMLTag) throws(ImportFault) {
    closeCaption()
    try closeCell()
    endParagraph()
    cellCount += 1
    guard cellCount <= Self.cellLimit else { throw tooLargeFault }
    tables[tables.count - 1].openCell(
      columns: span("colspan", tag, 1000), rows: span("rowspan", tag, 65534), depth: elements.count)
    var element = HTMLElement(tag, in: elements.last, tokens)
    if preservesCells { element.isPreserved = true }
    elements.append(element)
  }

  private func span(_ name: StaticString, _ tag: HTMLTag, _ limit: Int) -> Int {
    guard let value = tokens.attribute(name, of: tag) else { return 1 }
    let digits = value.drop(while: isHTMLBlank).prefix { (0x30...0x39).contains($0) }
    // More digits than any span has; none, or nought, is one.
    return digits.count > 6 ? limit : min(max(Int(String(decoding: digits, as: UTF8.self)) ?? 1, 1), limit)
  }

  private mutating func closeCell() throws(ImportFault) {
    guard let cell = tables.last?.cell else { return }
    endOmission()
    let isShown = elements.indices.contains(cell.depth) ? elements[cell.depth].omission == nil : true
    elements.removeSubrange(min(cell.depth, elements.count)...)
    let text = flow.text
    flow = HTMLFlow()
    guard tables[tables.count - 1].closeCell(text, isShown: isShown) else {
      let number = tables[tables.count - 1].number
      throw ImportFault(
        Wording(
          "表\(number)的列太多，超过 \(HTMLTable.columnLimit) 列",
          "table \(number) has more than \(HTMLTable.columnLimit) columns"),
        advice: Wording("核对是不是绩效目标表", "is it a table of targets?"))
    }
  }

  /// The lines of a caption are rows; side by side stand the parts of one, as on pfc's own pages.
  mutating func closeCaption() {
    guard let table = tables.last, table.isInCaption else { return }
    tables[tables.count - 1].isInCaption = false
    let text = flow.text
    flow = HTMLFlow()
    for (index, line) in text.split(separator: 0x0A).enumerated() {
      let place = "表\(table.number) 标题第\(index + 1)行"
      let row = line.split(separator: Self.captionMark).enumerated().map {
        RawCell(Array($1), column: $0, place: place)
      }
      tables[tables.count - 1].caption.append(row)
    }
  }
}
