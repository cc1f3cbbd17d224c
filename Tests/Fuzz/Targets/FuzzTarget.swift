// Readers take files from anywhere. This is what fuzzing runs on each input, and the tests on each kept one: the whole way
// from bytes to sources, with what must be true of every result.

import PFCArchive
import PFCDiagnostics
import PFCForms
import PFCImport
import PFCText

/// What a fuzzer's input is for.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A whole archive: all its entries are read.
  case zip
  /// Parts of a Word document, divided by NUL, in an archive that is right: its checksums would stop every mutation.
  case docx
  /// The same of an Excel workbook.
  case xlsx
  case html, csv, md, json, txt

  /// Runs an input; what went wrong, nil when nothing did. A trap is for the caller to see.
  package func run(_ input: [UInt8]) -> String? {
    switch self {
    case .zip: readAll(input)
    case .docx: readFile(archive(input, Self.docxParts, fixed: Self.docxFixed))
    case .xlsx: readFile(archive(input, Self.xlsxParts, fixed: Self.xlsxFixed))
    case .html, .csv, .md, .json, .txt: readFile(input)
    }
  }

  private func readAll(_ input: [UInt8]) -> String? {
    guard var reader = try? ZipReader(input) else { return nil }
    for name in reader.names {
      guard let content = try? reader.read(name) else { continue }
      if var xml = try? XMLReader(content) {
        while let event = try? xml.next() { if case .endOfDocument = event { break } }
      }
    }
    return nil
  }

  private func readFile(_ file: [UInt8]) -> String? {
    // Formats whose reader is not there yet have nothing to fuzz.
    guard let reader = Readers.all.first(where: { $0.name == rawValue }) else { return nil }
    if case .success(.tables(let document)) = reader.read(file), let fault = fault(of: document) { return fault }
    guard reader.recognizes(file) else { return nil }
    let forms = Self.standards.forms.map { FormChoice($0, reference: nil) }
    let result = importDocument(file, fileName: "甲.\(rawValue)", forms: forms, standards: Self.standards)
    guard case .success(let imported) = result else { return nil }
    for source in imported.sources {
      guard case .success(let decoded) = decodeSource(source.bytes), decoded.encoding == .utf8 else {
        return "a source that is not UTF-8"
      }
    }
    return nil
  }

  private func fault(of document: RawDocument) -> String? {
    for block in document.blocks {
      let rows: [[RawCell]]
      switch block {
      case .paragraph(let cell): rows = [[cell]]
      case .table(let table): rows = table.rows
      }
      for cell in rows.joined() {
        guard cell.column >= 0, cell.columns >= 1, cell.rows >= 1 else { return "a cell without place" }
        guard case .success(let text) = decodeSource(cell.text), text.encoding == .utf8 else {
          return "a cell that is not UTF-8"
        }
      }
    }
    return nil
  }

  // MARK: Archives around parts

  private static let standards = Standards()

  private func archive(_ input: [UInt8], _ names: [String], fixed: [(name: String, text: String)]) -> [UInt8] {
    var writer = ZipWriter()
    for part in fixed { writer.add(part.name, Array(part.text.utf8)) }
    let parts = input.split(separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
    for (name, part) in Swift.zip(names, parts) { writer.add(name, Array(part)) }
    return writer.finish()
  }

  private static let docxParts = ["d.xml", "n.xml", "s.xml", "f.xml"]
  private static let docxFixed = fixed(
    "d.xml", "wordprocessingml.document",
    [("numbering", "n.xml"), ("styles", "s.xml"), ("footnotes", "f.xml")])

  private static let xlsxParts = ["s1.xml", "t.xml", "y.xml", "w.xml"]
  private static let xlsxFixed = fixed(
    "w.xml", "spreadsheetml.sheet", [("worksheet", "s1.xml"), ("sharedStrings", "t.xml"), ("styles", "y.xml")])

  private static func fixed(
    _ main: String, _ type: String, _ relations: [(type: String, target: String)]
  ) -> [(name: String, text: String)] {
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    let open = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    func list(_ relations: [(type: String, target: String)]) -> String {
      open
        + relations.enumerated().map { "<Relationship Id='r\($0)' Type='a/\($1.type)' Target='\($1.target)'/>" }
        .joined()
        + "</Relationships>"
    }
    return [
      (
        "[Content_Types].xml",
        types
          + "<Override PartName='/\(main)' ContentType='application/vnd.openxmlformats-officedocument.\(type).main+xml'/>"
          + "</Types>"
      ), ("_rels/.rels", list([("officeDocument", main)])), ("_rels/\(main).rels", list(relations)),
    ]
  }
}
