// XML as Office writes it, and XML that means harm.

import PFCArchive
import Testing

@Suite struct XMLReaderTests {
  /// Events in short: `<space:local a=b>`, text, `</>`.
  private func events(_ xml: String) throws -> String { try events(bytes: Array(xml.utf8)) }

  private func events(bytes: [UInt8]) throws -> String {
    var reader = try XMLReader(bytes)
    var text = ""
    while true {
      switch try reader.next() {
      case .start(let element):
        let attributes = element.attributes.map { " \($0.space):\($0.local)=\($0.value)" }.joined()
        text += "<\(element.space):\(element.local)\(attributes)>"
      case .end: text += "</>"
      case .text(let bytes): text += String(decoding: bytes, as: UTF8.self)
      case .endOfDocument: return text
      }
    }
  }

  @Test func elementsNestAndEmptyOnesEnd() throws {
    #expect(try events("<?xml version='1.0'?><!-- 注 --><a>甲<b/>乙</a>\n") == "<none:a>甲<none:b></>乙</>")
  }

  @Test func namespacesDecideNotPrefixes() throws {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    #expect(try events("<x:p xmlns:x='\(word)' x:v='1' v='2'/>") == "<word:p word:v=1 none:v=2></>")
    #expect(try events("<p xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'/>") == "<word:p></>")
    #expect(try events("<w:p/>") == "<other:p></>")
  }

  @Test func aPrefixIsItsOwnOnlyInsideOfItsElement() throws {
    let sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    #expect(
      try events("<a><b xmlns='\(sheet)'><c/></b><b/></a>")
        == "<none:a><sheet:b><sheet:c></></><none:b></></>")
  }

  @Test func referencesAndSectionsAreText() throws {
    #expect(
      try events("<a>&lt;&amp;&#8805;&#x2265;<![CDATA[<b>&amp;]]></a>") == "<none:a><&≥≥<b>&amp;</>")
    #expect(try events("<a b='&quot;&#10;\n'/>") == "<none:a none:b=\"\n ></>")
  }

  @Test func lineEndsAreLineFeeds() throws {
    #expect(try events("<a>甲\r\n乙\r丙</a>") == "<none:a>甲\n乙\n丙</>")
  }

  @Test func utf16IsReadByItsMark() throws {
    let xml = "<a>绩效𠮷</a>"
    let little: [UInt8] = [0xFF, 0xFE] + xml.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + xml.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try events(bytes: little) == "<none:a>绩效𠮷</>")
    #expect(try events(bytes: big) == "<none:a>绩效𠮷</>")
    #expect(throws: XMLFault.encoding) { try XMLReader([0xFF, 0xFE, 0x3C, 0xD8, 0x3C, 0x00]) }
  }

  @Test(arguments: [
    "", "<a>", "<a></b>", "</a>", "<a/><b/>", "甲<a/>", "<a/>甲", "<a b/>", "<a b=c/>", "<a b='1' b='2'/>", "<a b='<'/>",
    "<a>&b;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&lt</a>", "<a>\u{01}</a>", "<a><![CDATA[</a>", "<!-- <a/>",
    "<a", "<a b='", "<1/>", "<a b='1'c='2'/>", "<![CDATA[a]]><a/>",
  ])
  func whatIsNotWellFormedIsAFault(_ xml: String) {
    #expect(throws: XMLFault.self) { try events(xml) }
  }

  @Test func bytesThatAreNoTextAreAFault() {
    #expect(throws: XMLFault.encoding) { try XMLReader([0x3C, 0x61, 0xD6, 0xD0, 0x2F, 0x3E]) }
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY b 'cc'><!ENTITY c '&b;&b;'>]><a>&c;</a>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    "<!DOCTYPE a SYSTEM 'http://127.0.0.1/a.dtd'><a/>",
    "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY % b SYSTEM 'a'> %b;]><a/>",
  ])
  func doctypesAreRefusedBeforeTheyAreRead(_ xml: String) {
    #expect(throws: XMLFault.doctype) { try events(xml) }
  }

  @Test func nestingHasAnEnd() throws {
    let deep = { (count: Int) in String(repeating: "<a>", count: count) + String(repeating: "</a>", count: count) }
    #expect(try events(deep(256)).count == 256 * 11)
    #expect(throws: XMLFault.tooMuch) { try events(deep(257)) }
    #expect(throws: XMLFault.tooMuch) { try events(String(repeating: "<a>", count: 1_000_000)) }
  }

  @Test func attributesAndNamespacesHaveAnEnd() {
    let attributes = (0..<101).map { " a\($0)=''" }.joined()
    #expect(throws: XMLFault.tooMuch) { try events("<a\(attributes)/>") }
    let spaces = (0..<60).map { " xmlns:a\($0)='b'" }.joined()
    #expect(throws: XMLFault.tooMuch) { try events("<a\(spaces)><b\(spaces)/></a>") }
  }

  @Test func skippingGoesBehindTheElement() throws {
    var reader = try XMLReader(Array("<a><b><c>甲</c><d/></b>乙</a>".utf8))
    _ = try reader.next()
    _ = try reader.next()
    try reader.skip()
    guard case .text(let text) = try reader.next() else { return #expect(Bool(false)) }
    #expect(String(decoding: text, as: UTF8.self) == "乙")
  }
}
