// `html`: pfc's own pages, those of offices' web sites, and what Word and Excel save as a web page, by whatever ending.

import PFCDiagnostics
import PFCText

/// The reader of web pages.
package struct HTMLReader: DocumentReader {
  package let name = "html"

  package init() {}

  package func recognizes(_ bytes: [UInt8]) -> Bool {
    var head = bytes.prefix(4096)
    if head.starts(with: byteOrderMark) { head = head.dropFirst(byteOrderMark.count) }
    head = head.drop(while: isHTMLBlank)
    guard head.first == 0x3C else { return false }
    let start = String(decoding: head, as: UTF8.self).lowercased()
    return ["<!doctype html", "<html", "<head", "<body", "<meta", "<table", "<div", "<p"].contains {
      start.contains($0)
    }
  }

  package func read(_ bytes: [UInt8]) -> Result<DocumentContent, ImportFault> {
    if let charset = declaredCharset(bytes), !isKnown(charset), firstInvalidUTF8(bytes) != nil {
      let name = String(decoding: charset, as: UTF8.self)
      return .failure(
        ImportFault(
          Wording("网页的编码是“\(name)”，不认识", "the page is encoded in “\(name)”, which is not known"),
          advice: Wording("用浏览器打开，另存为 UTF-8 的网页再导入", "open it in a browser and save it as UTF-8")))
    }
    return decodedText(bytes).flatMap { text in
      var page = HTMLPage(text)
      do throws(ImportFault) { return .success(.tables(try page.read())) } catch { return .failure(error) }
    }
  }

  /// What the page says of its encoding. The bytes themselves are believed more.
  private func declaredCharset(_ bytes: [UInt8]) -> [UInt8]? {
    let head = bytes.prefix(4096).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let word = Array("charset=".utf8)
    guard let start = head.indices.first(where: { head[$0...].starts(with: word) }) else { return nil }
    let name = head[(start + word.count)...].drop { $0 == 0x22 || $0 == 0x27 }
    return Array(name.prefix { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F })
  }

  private func isKnown(_ charset: [UInt8]) -> Bool {
    let name = String(decoding: charset, as: UTF8.self)
    return name.isEmpty || name.hasPrefix("utf") || name.hasPrefix("gb") || name == "x-gbk" || name == "unicode"
      || name.hasSuffix("ascii") || name.hasPrefix("iso-8859") || name.hasPrefix("windows-125")
  }
}
