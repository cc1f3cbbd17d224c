// `xlsx`: the sheets of an Excel workbook in its order, each cell as a person sees it.

import PFCArchive
import PFCDiagnostics

/// The reader of Excel workbooks (ECMA-376, transitional and strict).
package struct XlsxReader: DocumentReader {
  package let name = "xlsx"

  package init() {}

  package func recognizes(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: zipMark) && (try? OfficePackage(bytes).kind == .workbook) ?? false
  }

  package func read(_ bytes: [UInt8]) -> Result<DocumentContent, ImportFault> {
    do throws(ImportFault) { return .success(.tables(try document(bytes))) } catch { return .failure(error) }
  }

  private struct Sheet {
    let name: String
    let relation: String
    let isHidden: Bool
  }

  private func document(_ bytes: [UInt8]) throws(ImportFault) -> RawDocument {
    var package = try OfficePackage(bytes)
    let relations = try package.relations(of: package.main)
    let (sheets, startsAt1904) = try workbook(try package.mainPart())
    func part(_ type: String) throws(ImportFault) -> PartReader? {
      guard let relation = relations.first(where: { $0.type == type }) else { return nil }
      return try package.part(relation.part)
    }
    let cells = XlsxCells(
      texts: try sharedTexts(try part("sharedStrings")), formats: try XlsxFormats(try part("styles")),
      startsAt1904: startsAt1904)
    var document = RawDocument()
    var cellCount = 0
    for sheet in sheets {
      // Sheets that are charts or dialogs hold no cells.
      guard let relation = relations.first(where: { $0.id == sheet.relation && $0.type == "worksheet" }),
        let part = try package.part(relation.part)
      else { continue }
      var reader = XlsxSheet(part, sheet.name, cells, cellCount: cellCount)
      try reader.read(into: &document, isHidden: sheet.isHidden)
      cellCount = reader.cellCount
      for relation in try package.relations(of: relation.part) {
        switch relation.type {
        case "comments":
          if let part = try package.part(relation.part) { try noteComments(part, sheet.name, &document) }
        case "drawing":
          if let part = try package.part(relation.part) { try noteShapes(part, sheet.name, &document) }
        default: break
        }
      }
    }
    return document
  }

  private func workbook(_ part: PartReader) throws(ImportFault) -> (sheets: [Sheet], startsAt1904: Bool) {
    var xml = part
    var sheets: [Sheet] = []
    var startsAt1904 = false
    guard try xml.nextChild()?.named(.sheet, "workbook") == true else { throw damaged("workbook") }
    while let element = try xml.nextChild() {
      if element.named(.sheet, "workbookPr") { startsAt1904 = ["1", "true"].contains(element["date1904"] ?? "0") }
      guard element.named(.sheet, "sheets") else {
        try xml.skip()
        continue
      }
      while let sheet = try xml.nextChild() {
        sheets.append(
          Sheet(
            name: sheet["name"] ?? "", relation: sheet["id", .relationReference] ?? "",
            isHidden: sheet["state"] ?? "visible" != "visible"))
        try xml.skip()
      }
    }
    return (sheets, startsAt1904)
  }

  private func sharedTexts(_ part: PartReader?) throws(ImportFault) -> [XlsxText] {
    guard var xml = part, try xml.nextChild() != nil else { return [] }
    var texts: [XlsxText] = []
    while let element = try xml.nextChild() {
      if element.named(.sheet, "si") { texts.append(try richText(&xml)) } else { try xml.skip() }
    }
    return texts
  }

  /// Text boxes and other shapes that lie over the cells.
  private func noteShapes(_ part: PartReader, _ sheet: String, _ document: inout RawDocument) throws(ImportFault) {
    var xml = part
    var text: [UInt8] = []
    var pictureCount = 0
    reading: while true {
      switch try xml.next() {
      case .start(let element) where element.named(.drawing, "t"): text += try xml.text()
      case .start(let element) where element.named(.drawing, "p") && !text.isEmpty: text.append(0x0A)
      case .start(let element) where element.local == "pic": pictureCount += 1
      case .start, .end, .text: break
      case .endOfDocument: break reading
      }
    }
    if pictureCount > 0 {
      let what = Wording("有 \(pictureCount) 张图片，没有读入", "\(pictureCount) picture(s), not read")
      document.notes.append(ReadingNote(what, [], place: sheet))
    }
    guard !isBlankText(text) else { return }
    document.notes.append(ReadingNote(Wording("图形里的文字，没有读入", "text of shapes, not read"), text, place: sheet))
  }

  private func noteComments(_ part: PartReader, _ sheet: String, _ document: inout RawDocument) throws(ImportFault) {
    var xml = part
    guard try xml.nextChild() != nil else { return }
    while let list = try xml.nextChild() {
      guard list.named(.sheet, "commentList") else {
        try xml.skip()
        continue
      }
      while let comment = try xml.nextChild() {
        var text: [UInt8] = []
        while let part = try xml.nextChild() {
          if part.named(.sheet, "text") { text += try richText(&xml).text } else { try xml.skip() }
        }
        document.notes.append(
          ReadingNote(
            Wording("批注，没有读入", "a comment, not read"), text, place: "\(sheet)!\(comment["ref"] ?? "")"))
      }
    }
  }
}

/// A text of a workbook.
struct XlsxText {
  var text: [UInt8] = []
  /// Whether Unicode has all characters that are raised or lowered in it.
  var isWhole = true
}

/// The text of `si`, `is` or `text`, which was opened last: runs in one, their pronunciation aside.
func richText(_ xml: inout PartReader) throws(ImportFault) -> XlsxText {
  var result = XlsxText()
  while let element = try xml.nextChild() {
    if element.named(.sheet, "t") {
      result.text += unescaped(try xml.text())
    } else if element.named(.sheet, "r") {
      try readRun(&xml, &result)
    } else {
      try xml.skip()
    }
  }
  return result
}

private func readRun(_ xml: inout PartReader, _ result: inout XlsxText) throws(ImportFault) {
  var shift: BaselineShift?
  while let piece = try xml.nextChild() {
    if piece.named(.sheet, "t") {
      let text = unescaped(try xml.text())
      guard let shift else {
        result.text += text
        continue
      }
      let (shown, isWhole) = shiftedText(text, shift)
      result.text += shown
      if !isWhole { result.isWhole = false }
    } else if piece.named(.sheet, "rPr") {
      while let property = try xml.nextChild() {
        if property.named(.sheet, "vertAlign") {
          shift = property["val"] == "superscript" ? .raised : property["val"] == "subscript" ? .lowered : nil
        }
        try xml.skip()
      }
    } else {
      try xml.skip()
    }
  }
}

/// Excel writes characters that XML forbids as `_x000D_`; CR LF and CR become LF.
private func unescaped(_ text: [UInt8]) -> [UInt8] {
  guard text.contains(0x5F) || text.contains(0x0D) else { return text }
  var result: [UInt8] = []
  var offset = 0
  while offset < text.count {
    if text[offset] == 0x5F, offset + 7 <= text.count, text[offset + 1] == 0x78, text[offset + 6] == 0x5F,
      let code = UInt32(String(decoding: text[(offset + 2)..<(offset + 6)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code), code >= 0x20 || [0x09, 0x0A, 0x0D].contains(code)
    {
      result += String(Character(scalar)).utf8
      offset += 7
    } else {
      result.append(text[offset])
      offset += 1
    }
  }
  var lines: [UInt8] = []
  for (index, byte) in result.enumerated() {
    if byte == 0x0D, index + 1 < result.count, result[index + 1] == 0x0A { continue }
    lines.append(byte == 0x0D ? 0x0A : byte)
  }
  return lines
}
