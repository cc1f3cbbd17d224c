// The text of one part of a Word document: what a person sees on the page. Text that the page does not show (struck out in
// a revision, hidden, a placeholder) is noted, not read.

import PFCArchive
import PFCDiagnostics

/// Reads one part.
struct DocxStory {
  enum Block {
    /// A paragraph; without its mark, which a revision struck out, it runs on into the next.
    case paragraph([UInt8], place: String, runsOn: Bool)
    case table(RawTable)
  }

  var xml: PartReader
  var numbering: DocxNumbering
  let styles: DocxRunStyles
  /// How the runs of the paragraph are shown that is being read.
  var paragraphStyle = DocxRunStyle()
  var document = RawDocument()
  /// Where the text that is being read stands.
  var place = ""
  /// How many tables the text that is being read lies in.
  var nesting = 0
  var tableCount = 0
  var cellCount = 0
  private var paragraphCount = 0
  /// Text boxes of the block that is being read.
  private var boxes: [Block] = []
  /// A paragraph that runs on into the next.
  private var open: RawCell?

  init(_ xml: PartReader, _ numbering: DocxNumbering, _ styles: DocxRunStyles) {
    self.xml = xml
    self.numbering = numbering
    self.styles = styles
  }

  /// The body.
  mutating func body() throws(ImportFault) -> RawDocument {
    guard try xml.nextChild()?.named(.word, "document") == true else { throw damaged("word") }
    while let element = try xml.nextChild() {
      guard element.named(.word, "body") else {
        try xml.skip()
        continue
      }
      while let child = try xml.nextChild() {
        var blocks: [Block] = []
        try block(child, &blocks)
        add(blocks)
      }
    }
    if let open, !open.isBlank { document.blocks.append(.paragraph(open)) }
    return document
  }

  /// All text of a part that has no place of its own: a header, the notes.
  mutating func wholeText() throws(ImportFault) -> [UInt8] {
    guard try xml.nextChild() != nil else { return [] }
    nesting = 1
    var text: [UInt8] = []
    while let element = try xml.nextChild() {
      var found: [Block] = []
      // Notes and comments hold paragraphs; headers are made of them.
      if ["footnote", "endnote", "comment"].contains(element.local) {
        found = try blocks()
      } else {
        try block(element, &found)
      }
      let lines = lines(found + boxes)
      boxes = []
      if !isBlankText(lines) { text += (text.isEmpty ? [] : [0x0A]) + lines }
    }
    return text
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .paragraph(let text, let place, let runsOn):
        var cell = open ?? RawCell([], place: place)
        cell.text += text
        open = runsOn ? cell : nil
        if !runsOn, !cell.isBlank { document.blocks.append(.paragraph(cell)) }
      case .table(let table): document.blocks.append(.table(table))
      }
    }
  }

  mutating func note(_ zh: String, _ en: String, _ text: [UInt8]) {
    guard !isBlankText(text) else { return }
    document.notes.append(ReadingNote(Wording(zh, en), text, place: place))
  }

  // MARK: Blocks

  /// Paragraphs and tables inside the element that was opened last.
  mutating func blocks() throws(ImportFault) -> [Block] {
    var blocks: [Block] = []
    while let element = try xml.nextChild() { try block(element, &blocks) }
    return blocks
  }

  mutating func block(_ element: XMLElement, _ blocks: inout [Block]) throws(ImportFault) {
    switch (element.space, element.local) {
    case (.word, "p"):
      if nesting == 0 {
        paragraphCount += 1
        place = "第\(paragraphCount)段"
      }
      let place = place
      let (text, runsOn) = try paragraph()
      blocks.append(.paragraph(text, place: place, runsOn: runsOn))
    case (.word, "tbl"): blocks.append(.table(try table()))
    case (.word, "del"), (.word, "moveFrom"): try dropRevision()
    case (.word, "sdt"): blocks += try contentControl { story throws(ImportFault) in try story.blocks() } ?? []
    case (.word, "ins"), (.word, "moveTo"), (.word, "customXml"): blocks += try self.blocks()
    case (.word, "altChunk"), (.word, "subDoc"):
      // Word shows the other file as if it were text of this one.
      document.leftovers.append(
        Leftover(Array("\(element.local) \(element["id", .relationReference] ?? "")".utf8), place: place))
      document.notes.append(
        ReadingNote(
          Wording(
            "另一个文件嵌在这后面，没有读入；用 Word 打开再另存一份就能读", "another file is embedded behind, not read; save it again in Word"),
          [], place: place))
      try xml.skip()
    case (.compatibility, "AlternateContent"):
      blocks += try firstChoice { story throws(ImportFault) in try story.blocks() } ?? []
    default: try xml.skip()
    }
    if nesting == 0, !boxes.isEmpty {
      blocks += boxes
      boxes = []
    }
  }

  /// `w:sdtPr`, which was opened last: whether the control only invites to fill it in.
  mutating func isPlaceholder() throws(ImportFault) -> Bool {
    var isPlaceholder = false
    while let property = try xml.nextChild() {
      if property.named(.word, "showingPlcHdr") { isPlaceholder = property.isOn }
      try xml.skip()
    }
    return isPlaceholder
  }

  /// `w:sdt`: what it holds, unless that is only the invitation to fill it in.
  mutating func contentControl<T>(
    _ read: (inout DocxStory) throws(ImportFault) -> T
  ) throws(ImportFault) -> T? {
    var result: T?
    var isPlaceholder = false
    while let element = try xml.nextChild() {
      if element.named(.word, "sdtPr") {
        isPlaceholder = try self.isPlaceholder()
      } else if element.named(.word, "sdtContent") {
        if isPlaceholder {
          note("填写提示，没有读入", "a placeholder, not read", try textWithin())
        } else {
          result = try read(&self)
        }
      } else {
        try xml.skip()
      }
    }
    return result
  }

  /// `mc:AlternateContent` says the same thing several times, the best first.
  mutating func firstChoice<T>(_ read: (inout DocxStory) throws(ImportFault) -> T) throws(ImportFault) -> T? {
    var result: T?
    while try xml.nextChild() != nil {
      if result == nil { result = try read(&self) } else { try xml.skip() }
    }
    return result
  }

  mutating func dropRevision() throws(ImportFault) {
    note("修订中删去的文字，没有读入", "struck out in a revision, not read", try textWithin())
  }

  /// All text inside the element that was opened last, whatever it lies in.
  mutating func textWithin() throws(ImportFault) -> [UInt8] {
    var text: [UInt8] = []
    var depth = 1
    while depth > 0 {
      switch try xml.next() {
      case .start(let element):
        let isText = element.local == "t" || element.local == "delText"
        if isText, element.space == .word || element.space == .math {
          text += try xml.text()
        } else {
          depth += 1
          if element.named(.word, "p"), !text.isEmpty { text.append(0x0A) }
        }
      case .end: depth -= 1
      case .endOfDocument: return text
      case .text: break
      }
    }
    return text
  }

  // MARK: Text boxes

  /// Looks for text boxes in a drawing; what they hold stands behind the block that they are anchored in.
  mutating func drawing() throws(ImportFault) {
    while let element = try xml.nextChild() {
      switch (element.space, element.local) {
      case (.word, "txbxContent"):
        let (outerPlace, outerNesting) = (place, nesting)
        (place, nesting) = (place + "的文本框", nesting + 1)
        boxes += try blocks()
        (place, nesting) = (outerPlace, outerNesting)
      case (.compatibility, "AlternateContent"):
        _ = try firstChoice { story throws(ImportFault) in try story.drawing() }
      case (_, "pic"), (_, "imagedata"):
        document.notes.append(ReadingNote(Wording("图片，没有读入", "a picture, not read"), [], place: place))
        try drawing()
      default: try drawing()
      }
    }
  }

  // MARK: Lines

  /// Blocks as the lines of one text; the cells of a table in it are divided by TAB.
  func lines(_ blocks: [Block]) -> [UInt8] {
    var text: [UInt8] = []
    var needsBreak = false
    for block in blocks {
      if needsBreak { text.append(0x0A) }
      switch block {
      case .paragraph(let line, _, let runsOn):
        text += line
        needsBreak = !runsOn
      case .table(let table):
        for (index, row) in table.rows.enumerated() {
          if index > 0 { text.append(0x0A) }
          text += row.map(\.text).joined(separator: [0x09])
        }
        needsBreak = true
      }
    }
    return text
  }
}
