// `docx`: paragraphs and tables of a Word document in order, and notes of all text that lies elsewhere in the file.

import PFCArchive
import PFCDiagnostics

/// The reader of Word documents (ECMA-376, transitional and strict).
package struct DocxReader: DocumentReader {
  package let name = "docx"

  package init() {}

  package func recognizes(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: zipMark) && (try? OfficePackage(bytes).kind == .word) ?? false
  }

  package func read(_ bytes: [UInt8]) -> Result<DocumentContent, ImportFault> {
    do throws(ImportFault) { return .success(.tables(try document(bytes))) } catch { return .failure(error) }
  }

  private func document(_ bytes: [UInt8]) throws(ImportFault) -> RawDocument {
    var package = try OfficePackage(bytes)
    let relations = try package.relations(of: package.main)
    func part(_ type: String) throws(ImportFault) -> PartReader? {
      guard let relation = relations.first(where: { $0.type == type }) else { return nil }
      return try package.part(relation.part)
    }
    let numbering = try DocxNumbering(try part("numbering"), styles: try part("styles"))
    let styles = try DocxRunStyles(try part("styles"))
    var story = DocxStory(try package.mainPart(), numbering, styles)
    var document = try story.body()
    for relation in relations {
      guard let kind = Self.elsewhere[relation.type], let part = try package.part(relation.part) else { continue }
      var story = DocxStory(part, numbering, styles)
      let text = try story.wholeText()
      guard saysMoreThanAPage(text) else { continue }
      document.notes.append(
        ReadingNote(
          Wording("\(kind.zh)里的文字，没有读入", "text of a \(kind.en), not read"), text, place: relation.part))
    }
    return document
  }

  /// Parts with text that belongs to no table.
  private static let elsewhere: [String: (zh: String, en: String)] = [
    "header": ("页眉", "header"), "footer": ("页脚", "footer"), "footnotes": ("脚注", "footnote"),
    "endnotes": ("尾注", "endnote"), "comments": ("批注", "comment"),
  ]
}

let zipMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
