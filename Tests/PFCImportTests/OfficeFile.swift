// Word and Excel files by their parts, as small as they can be.

import PFCArchive
import PFCDiagnostics
import PFCImport
import PFCTestArchives
import Testing

enum OfficeFile {
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static func archive(_ parts: [(name: String, text: String)]) -> [UInt8] {
    var writer = ZipWriter()
    for part in parts { writer.add(part.name, Array(part.text.utf8)) }
    return writer.finish()
  }

  /// A Word document; `extra` are parts by the type of their relation.
  static func docx(_ body: String, extra: [(type: String, text: String)] = []) -> [UInt8] {
    wholeDocx(
      "<w:document xmlns:w='\(word)' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        + "<w:body>\(body)</w:body></w:document>", extra: extra)
  }

  static func wholeDocx(
    _ document: String, extra: [(type: String, text: String)] = [], kind: String = "wordprocessingml.document"
  ) -> [UInt8] {
    archive(docxParts(document, extra: extra, kind: kind))
  }

  /// The same, deflated: that is how a small file holds a huge one.
  static func deflatedDocx(_ body: String) -> [UInt8] {
    let parts = docxParts(
      "<w:document xmlns:w='\(word)'>\(body)</w:document>", extra: [], kind: "wordprocessingml.document")
    return Archive(parts.map { Archive.Entry($0.name, deflated: Array($0.text.utf8)) }).bytes
  }

  private static func docxParts(
    _ document: String, extra: [(type: String, text: String)], kind: String
  ) -> [(name: String, text: String)] {
    let extras = extra.enumerated().map { ("正文/p\($0).xml", $1.text) }
    return [
      ("[Content_Types].xml", types("/正文/d.xml", kind)), ("_rels/.rels", main("正文/d.xml")),
      ("正文/d.xml", document), ("正文/_rels/d.xml.rels", relations(extra.enumerated().map { ($1.type, "p\($0).xml") })),
    ] + extras
  }

  /// An Excel workbook of one sheet for each text; `styles` is the inside of the part of styles.
  static func xlsx(
    _ sheets: [String], texts: String = "", styles: String = "", properties: String = "", state: String = "",
    comments: String = "", shapes: String = ""
  ) -> [UInt8] {
    let list = sheets.indices.map { "<sheet name='表\($0 + 1)' sheetId='\($0 + 1)' \(state) r:id='r\($0)'/>" }.joined()
    let book = "<workbook xmlns='\(sheet)' xmlns:r='\(office)'>\(properties)<sheets>\(list)</sheets></workbook>"
    let targets = sheets.indices.map { ("worksheet", "s\($0).xml") }
    return archive(
      [
        ("[Content_Types].xml", types("/b/w.xml", "spreadsheetml.sheet")), ("_rels/.rels", main("b/w.xml")),
        ("b/w.xml", book),
        ("b/_rels/w.xml.rels", relations(targets + [("sharedStrings", "t.xml"), ("styles", "/b/y.xml")])),
        ("b/t.xml", "<sst xmlns='\(sheet)'>\(texts)</sst>"),
        ("b/y.xml", "<styleSheet xmlns='\(sheet)'>\(styles)</styleSheet>"),
        ("b/_rels/s0.xml.rels", relations([("comments", "c.xml"), ("drawing", "g.xml")])),
        ("b/c.xml", "<comments xmlns='\(sheet)'>\(comments)</comments>"),
        ("b/g.xml", "<d xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>\(shapes)</d>"),
      ]
        + sheets.enumerated().map { ("b/s\($0).xml", "<worksheet xmlns='\(sheet)'>\($1)</worksheet>") })
  }

  private static func types(_ part: String, _ type: String) -> String {
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='\(part)' "
      + "ContentType='application/vnd.openxmlformats-officedocument.\(type).main+xml'/></Types>"
  }

  private static func main(_ part: String) -> String { relations([("officeDocument", part)]) }

  private static func relations(_ targets: [(type: String, target: String)]) -> String {
    "<Relationships xmlns='\(relations)'>"
      + targets.enumerated().map { "<Relationship Id='r\($0)' Type='\(office)/\($1.type)' Target='\($1.target)'/>" }
      .joined() + "</Relationships>"
  }
}

/// Reads a file by the reader that recognizes it, as the importer does.
func readDocument(_ bytes: [UInt8]) throws -> RawDocument {
  let reader = try #require(Readers.all.first { $0.recognizes(bytes) })
  guard case .tables(let document) = try reader.read(bytes).get() else { return RawDocument() }
  return document
}

extension RawDocument {
  /// Paragraphs as `<text>`, rows as cells divided by `|`; a cell with its spans, when it has any, as `text×columns×rows`.
  var lines: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let cell): ["<\(cell.shown)>"]
      case .table(let table): table.rows.map { $0.map(\.shown).joined(separator: "|") }
      }
    }
  }

  var cells: [RawCell] {
    blocks.flatMap { block -> [RawCell] in
      switch block {
      case .paragraph(let cell): [cell]
      case .table(let table): table.rows.flatMap { $0 }
      }
    }
  }

  /// Notes as `place: what: text`.
  var noteLines: [String] { notes.map { "\($0.place) \($0.what.zh)：\(String(decoding: $0.text, as: UTF8.self))" } }
}

extension RawCell {
  fileprivate var shown: String {
    String(decoding: text, as: UTF8.self) + (columns > 1 || rows > 1 ? "×\(columns)×\(rows)" : "")
  }
}
