// A page from its first byte to its last: tables with their spans, the text around them, and notes of what it does not
// show. Ends that are missing are put where browsers put them.

import PFCDiagnostics
import PFCText

struct HTMLPage {
  private static let cellLimit = 1_000_000
  /// Elements inside of others beyond this are read as if they stood side by side.
  private static let depthLimit = 256
  private static let nestingLimit = 64

  private var tokens: HTMLTokens
  private let bytes: [UInt8]
  private var document = RawDocument()
  private var tables: [HTMLTable] = []
  private var elements: [HTMLElement] = []
  private var flow = HTMLFlow()
  private var preservesCells = false
  private var tableCount = 0
  private var cellCount = 0
  private var paragraphCount = 0
  /// Text that is not taken, until it ends.
  private var omitted: (why: HTMLElement.Omission, text: HTMLFlow)?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens = HTMLTokens(bytes)
  }

  mutating func read() throws(ImportFault) -> RawDocument {
    while let token = tokens.next() {
      switch token {
      case .text(let range): append(decodedHTML(bytes, range))
      case .plain(let range): readPlain(range)
      case .open(let tag): try open(tag)
      case .close(let name): try close(name)
      }
    }
    while !tables.isEmpty { try closeTable() }
    endParagraph()
    endOmission()
    return document
  }

  // MARK: Text

  private mutating func readPlain(_ range: Range<Int>) {
    if let element = elements.last, element.name.isNamed("style"), HTMLStyle.preservesCells(bytes[range]) {
      preservesCells = true
    }
    append(Array(bytes[range]))
  }

  private mutating func append(_ text: [UInt8]) {
    let element = elements.last
    if let why = element?.omission {
      guard why != .machinery else { return }
      if omitted == nil { omitted = (why, HTMLFlow()) }
      omitted?.text.append(text)
      return
    }
    if omitted != nil, text.contains(where: { !isHTMLBlank($0) }) { endOmission() }
    // Blanks between the tags of a table are nothing.
    if let table = tables.last, table.cell == nil, !table.isInCaption, text.allSatisfy(isHTMLBlank) { return }
    if element?.isListNumber ?? false {
      flow.append(Array(String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }.utf8))
    } else if element?.isPreserved ?? false {
      flow.appendPreserved(text)
    } else {
      flow.append(text)
    }
  }

  private mutating func endOmission() {
    guard let (why, text) = omitted else { return }
    omitted = nil
    guard !isBlankText(text.text) else { return }
    let what =
      why == .deleted
      ? Wording("删去的文字，没有读入", "text that is struck out, not read")
      : Wording("页面上不显示的文字，没有读入", "text that the page does not show, not read")
    document.notes.append(ReadingNote(what, text.text, place: place))
  }

  private var place: String { tables.last?.cell?.place ?? "第\(paragraphCount + 1)段" }

  /// Whether lines belong to a cell or a caption and not to paragraphs of their own.
  private var isInside: Bool { tables.last.map { $0.cell != nil || $0.isInCaption } ?? false }

  private mutating func endBlock() {
    omitted?.text.endBlock()
    if isInside { flow.endBlock() } else { endParagraph() }
  }

  private mutating func endParagraph() {
    let text = flow.text
    flow = HTMLFlow()
    guard !isBlankText(text) else { return }
    paragraphCount += 1
    let paragraph = RawBlock.paragraph(RawCell(text, place: "第\(paragraphCount)段"))
    if tables.isEmpty { document.blocks.append(paragraph) } else { tables[tables.count - 1].before.append(paragraph) }
  }

  // MARK: Elements

  private mutating func open(_ tag: HTMLTag) throws(ImportFault) {
    if try openTablePart(tag) { return }
    if tag.isNamed("br") {
      omitted?.text.breakLine()
      if elements.last?.omission == nil { if isInside { flow.breakLine() } else { endParagraph() } }
    } else if tag.isNamed("input") {
      readInput(tag)
    } else if tag.isNamed("span"), tag.attributes.isEmpty, elements.last?.name.isNamed("p") ?? false,
      tables.last?.isInCaption ?? false, flow.isInLine
    {
      flow.appendPreserved([Self.captionMark])
    }
    if HTMLElement.isBlock(tag.name) {
      closeImplied(tag)
      endBlock()
    }
    guard !HTMLElement.isVoid(tag.name) else { return }
    push(HTMLElement(tag, in: elements.last, tokens))
    if tag.isNamed("li") { numberItem(tag) }
  }

  private mutating func push(_ element: HTMLElement) {
    if elements.count < Self.depthLimit { elements.append(element) }
  }

  /// Paragraphs and items end where the next one starts.
  private mutating func closeImplied(_ tag: HTMLTag) {
    guard elements.count > base, let last = elements.last else { return }
    if last.name.isNamed("p") || last.name.isNamed("li") && tag.isNamed("li") { elements.removeLast() }
  }

  /// Elements below this stand around the open cell or table.
  private var base: Int { tables.last.map { $0.cell?.depth ?? $0.depth } ?? 0 }

  private mutating func numberItem(_ tag: HTMLTag) {
    let list = elements.lastIndex { $0.name.isNamed("ol") || $0.name.isNamed("ul") }
    guard elements.last?.omission == nil, let list, list >= base, var number = elements[list].nextItem else { return }
    if let value = tokens.attribute("value", of: tag), let own = Int(String(decoding: value.prefix(6), as: UTF8.self)) {
      number = own
    }
    elements[list].nextItem = number + 1
    flow.append(Array("\(number).".utf8))
  }

  /// What a form that is filled in on a page shows.
  private mutating func readInput(_ tag: HTMLTag) {
    let kind = tokens.attribute("type", of: tag).map { String(decoding: $0, as: UTF8.self).lowercased() } ?? "text"
    guard ["text", "number", "date", "", "tel"].contains(kind), let value = tokens.attribute("value", of: tag) else {
      return
    }
    append(value)
  }

  private mutating func close(_ name: [UInt8]) throws(ImportFault) {
    if try closeTablePart(name) { return }
    if HTMLElement.isBlock(name) { endBlock() }
    if name.isNamed("br") { return flow.breakLine() }
    guard let index = elements[base...].lastIndex(where: { $0.name == name }) else { return }
    elements.removeSubrange(index...)
  }

  // MARK: Parts of tables

  private static let captionMark: UInt8 = 0x1F

  private mutating func openTablePart(_ tag: HTMLTag) throws(ImportFault) -> Bool {
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

  private mutating func closeTablePart(_ name: [UInt8]) throws(ImportFault) -> Bool {
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

  private mutating func closeTable() throws(ImportFault) {
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
  private mutating func closeCaption() {
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
