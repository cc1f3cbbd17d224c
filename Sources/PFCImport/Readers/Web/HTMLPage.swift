// A page from its first byte to its last: tables with their spans, the text around them, and notes of what it does not
// show. Ends that are missing are put where browsers put them.

import PFCDiagnostics
import PFCText

struct HTMLPage {
  static let cellLimit = 1_000_000
  /// Elements inside of others beyond this are read as if they stood side by side.
  private static let depthLimit = 256
  static let nestingLimit = 64
  /// Divides the parts of a line in a caption, as on pfc's own pages.
  static let captionMark: UInt8 = 0x1F

  var tokens: HTMLTokens
  private let bytes: [UInt8]
  var document = RawDocument()
  var tables: [HTMLTable] = []
  var elements: [HTMLElement] = []
  var flow = HTMLFlow()
  var preservesCells = false
  var tableCount = 0
  var cellCount = 0
  var paragraphCount = 0
  /// Text that is not taken, until it ends.
  var omitted: (why: HTMLElement.Omission, text: HTMLFlow)?
  var choice = HTMLChoice()
  var unknownNames: Set<[UInt8]> = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens = HTMLTokens(bytes)
  }

  mutating func read() throws(ImportFault) -> RawDocument {
    while let token = tokens.next() {
      switch token {
      case .text(let range): readText(range)
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

  private mutating func readText(_ range: Range<Int>) {
    var unknown: Set<[UInt8]> = []
    append(decodedHTML(bytes, range, unknown: &unknown))
    // Of each name the first place is enough.
    for name in unknown.subtracting(unknownNames).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      unknownNames.insert(name)
      note("不认识的字符名，照写", "a character of an unknown name, kept as it is", name)
    }
  }

  mutating func note(_ zh: String, _ en: String, _ text: [UInt8]) {
    document.notes.append(ReadingNote(Wording(zh, en), text, place: place))
  }

  mutating func append(_ text: [UInt8]) {
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
    if element?.isStruck ?? false, !isBlankText(text) {
      note("有删除线的文字，读入了", "text with a line through it, read as well", text)
    }
    var text = text
    if let shift = element?.shift {
      let (shown, isWhole) = shiftedText(text, shift)
      text = shown
      if !isWhole { document.notes.append(.shifted(text, place: place)) }
    }
    if element?.isListNumber ?? false {
      flow.append(Array(String(decoding: text, as: UTF8.self).filter { !$0.isWhitespace }.utf8))
    } else if element?.isPreserved ?? false {
      flow.appendPreserved(text)
    } else {
      flow.append(text)
    }
  }

  mutating func endOmission() {
    guard let (why, text) = omitted else { return }
    omitted = nil
    guard !isBlankText(text.text) else { return }
    if why == .deleted {
      note("删去的文字，没有读入", "text that is struck out, not read", text.text)
    } else {
      note("页面上不显示的文字，没有读入", "text that the page does not show, not read", text.text)
    }
  }

  var place: String { tables.last?.cell?.place ?? "第\(paragraphCount + 1)段" }

  /// Whether lines belong to a cell or a caption and not to paragraphs of their own.
  private var isInside: Bool { tables.last.map { $0.cell != nil || $0.isInCaption } ?? false }

  private mutating func endBlock() {
    omitted?.text.endBlock()
    if isInside { flow.endBlock() } else { endParagraph() }
  }

  mutating func endParagraph() {
    let text = flow.text
    flow = HTMLFlow()
    guard !isBlankText(text) else { return }
    paragraphCount += 1
    let paragraph = RawBlock.paragraph(RawCell(text, place: "第\(paragraphCount)段"))
    if tables.isEmpty { document.blocks.append(paragraph) } else { tables[tables.count - 1].before.append(paragraph) }
  }

  // MARK: Elements

  mutating func open(_ tag: HTMLTag) throws(ImportFault) {
    if try openTablePart(tag) { return }
    if tag.isNamed("br") {
      omitted?.text.breakLine()
      if elements.last?.omission == nil { if isInside { flow.breakLine() } else { endParagraph() } }
    } else if tag.isNamed("input") {
      readInput(tag)
    } else if tag.isNamed("select") {
      choice = HTMLChoice(tag, tokens)
    } else if tag.isNamed("option") {
      return openOption(tag)
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

  mutating func push(_ element: HTMLElement) {
    if elements.count < Self.depthLimit { elements.append(element) }
  }

  /// Paragraphs and items end where the next one starts.
  private mutating func closeImplied(_ tag: HTMLTag) {
    guard elements.count > base, let last = elements.last else { return }
    if last.name.isNamed("p") || last.name.isNamed("li") && tag.isNamed("li") { elements.removeLast() }
  }

  /// Elements below this stand around the open cell or table.
  var base: Int { tables.last.map { $0.cell?.depth ?? $0.depth } ?? 0 }

  private mutating func numberItem(_ tag: HTMLTag) {
    let list = elements.lastIndex { $0.name.isNamed("ol") || $0.name.isNamed("ul") }
    guard elements.last?.omission == nil, let list, list >= base, var number = elements[list].nextItem else { return }
    if let value = tokens.attribute("value", of: tag), let own = Int(String(decoding: value.prefix(6), as: UTF8.self)) {
      number = own
    }
    elements[list].nextItem = number + 1
    flow.append(Array("\(number).".utf8))
  }

  /// Of a list to choose from the page shows what is chosen.
  private mutating func openOption(_ tag: HTMLTag) {
    if elements.count > base, elements.last?.name.isNamed("option") ?? false { elements.removeLast() }
    var element = HTMLElement(tag, in: elements.last, tokens)
    if !choice.showsNext() { element.omission = .machinery }
    push(element)
  }

  /// What a form that is filled in on a page shows.
  private mutating func readInput(_ tag: HTMLTag) {
    let kind = tokens.attribute("type", of: tag).map { String(decoding: $0, as: UTF8.self).lowercased() } ?? "text"
    guard ["text", "number", "date", "", "tel"].contains(kind), let value = tokens.attribute("value", of: tag) else {
      return
    }
    append(value)
  }

  mutating func close(_ name: [UInt8]) throws(ImportFault) {
    if try closeTablePart(name) { return }
    if HTMLElement.isBlock(name) { endBlock() }
    if name.isNamed("br") { return flow.breakLine() }
    guard let index = elements[base...].lastIndex(where: { $0.name == name }) else { return }
    elements.removeSubrange(index...)
  }
}
