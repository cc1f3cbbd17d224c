// Paragraphs of a Word document: runs of text, with all that Word lets stand between them.

import PFCArchive
import PFCDiagnostics

extension DocxStory {
  /// The paragraph that was opened last, its automatic number in front.
  mutating func paragraph() throws(ImportFault) -> (text: [UInt8], runsOn: Bool) {
    var text: [UInt8] = []
    var runsOn = false
    var label: [UInt8] = []
    // A text box inside of a paragraph holds others.
    let outer = paragraphStyle
    paragraphStyle = DocxRunStyle()
    defer { paragraphStyle = outer }
    while let element = try xml.nextChild() {
      if element.named(.word, "pPr") {
        (label, runsOn) = try paragraphProperties()
      } else {
        try inline(element, &text)
      }
    }
    // Word numbers an empty paragraph, too, but nobody means it.
    return (text.isEmpty ? text : label + text, runsOn)
  }

  private mutating func paragraphProperties() throws(ImportFault) -> (label: [UInt8], runsOn: Bool) {
    var runsOn = false
    var style: String?
    var list = DocxNumbering.Reference()
    while let property = try xml.nextChild() {
      switch (property.space, property.local) {
      case (.word, "pStyle"):
        style = property["val", .word]
        try xml.skip()
      case (.word, "numPr"): list = try DocxNumbering.reference(&xml)
      case (.word, "rPr"):
        while let mark = try xml.nextChild() {
          if mark.named(.word, "del") || mark.named(.word, "moveFrom") { runsOn = true }
          try xml.skip()
        }
      default: try xml.skip()
      }
    }
    paragraphStyle = styles[style]
    return (numbering.label(list, style: style), runsOn)
  }

  /// One element between the ends of a paragraph.
  private mutating func inline(_ element: XMLElement, _ text: inout [UInt8]) throws(ImportFault) {
    switch (element.space, element.local) {
    case (.word, "r"): text += try run()
    case (.word, "del"), (.word, "moveFrom"): try dropRevision()
    case (.word, "sdt"): text += try contentControl { story throws(ImportFault) in try story.inlines() } ?? []
    case (.word, "ins"), (.word, "moveTo"), (.word, "hyperlink"), (.word, "fldSimple"), (.word, "smartTag"),
      (.word, "customXml"), (.word, "dir"), (.word, "bdo"):
      text += try inlines()
    case (.math, "oMath"), (.math, "oMathPara"): text += try formula()
    case (.compatibility, "AlternateContent"):
      text += try firstChoice { story throws(ImportFault) in try story.inlines() } ?? []
    default: try xml.skip()
    }
  }

  private mutating func inlines() throws(ImportFault) -> [UInt8] {
    var text: [UInt8] = []
    while let element = try xml.nextChild() { try inline(element, &text) }
    return text
  }

  // MARK: Runs

  private mutating func run() throws(ImportFault) -> [UInt8] {
    var text: [UInt8] = []
    var own = DocxRunStyle()
    while let element = try xml.nextChild() {
      if element.named(.word, "rPr") {
        own = try DocxRunStyle(&xml)
      } else {
        try runContent(element, &text)
      }
    }
    let style = own.over(styles[own.style]).over(paragraphStyle)
    if style.isHidden ?? false {
      note("隐藏的文字，没有读入", "hidden text, not read", text)
      return []
    }
    if style.isStruck ?? false { note("有删除线的文字，读入了", "text with a line through it, read as well", text) }
    return style.shift.map { shiftedText(text, $0) } ?? text
  }

  /// Raised or lowered text.
  mutating func shiftedText(_ text: [UInt8], _ shift: BaselineShift) -> [UInt8] {
    let (shown, isWhole) = PFCImport.shiftedText(text, shift)
    if !isWhole { document.notes.append(.shifted(shown, place: place)) }
    return shown
  }

  private mutating func runContent(_ element: XMLElement, _ text: inout [UInt8]) throws(ImportFault) {
    guard element.space == .word else {
      if element.named(.compatibility, "AlternateContent") {
        text +=
          try firstChoice { story throws(ImportFault) in
            var text: [UInt8] = []
            while let element = try story.xml.nextChild() { try story.runContent(element, &text) }
            return text
          } ?? []
        return
      }
      return try xml.skip()
    }
    switch element.local {
    case "t":
      text += spaced(try xml.text(), isKept: element["space", .xml] == "preserve")
      return
    case "tab", "ptab": text.append(0x09)
    case "br", "cr": text.append(0x0A)
    case "noBreakHyphen": text.append(0x2D)
    case "sym": text += symbol(element)
    case "ruby":
      // The pronunciation stands above the line; the text is its base.
      while let part = try xml.nextChild() {
        if part.named(.word, "rubyBase") { text += try inlines() } else { try xml.skip() }
      }
      return
    case "fldChar":
      text += try chosenInField()
      return
    case "object":
      document.notes.append(
        ReadingNote(Wording("嵌入的对象（如 Excel 表），没有读入", "an embedded object, not read"), [], place: place))
      try drawing()
      return
    case "drawing", "pict":
      try drawing()
      return
    default: break
    }
    try xml.skip()
  }

  /// Line ends are blanks to Word; blanks at the ends count only where they are said to.
  private func spaced(_ text: [UInt8], isKept: Bool) -> [UInt8] {
    let text = text.map { $0 == 0x0A ? 0x20 : $0 }
    if isKept { return text }
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    guard let start = text.firstIndex(where: { !isBlank($0) }), let end = text.lastIndex(where: { !isBlank($0) }) else {
      return []
    }
    return Array(text[start...end])
  }

  private mutating func symbol(_ element: XMLElement) -> [UInt8] {
    let font = element["font", .word] ?? ""
    let code = UInt32(element["char", .word] ?? "", radix: 16) ?? 0
    if let known = symbolText(code: code, font: font) { return Array(known.utf8) }
    document.leftovers.append(Leftover(Array("\(font) \(element["char", .word] ?? "")".utf8), place: place))
    return []
  }
}
