// Text of a source inside of XML and HTML.

import PFCArchive
import Testing

@Suite struct XMLTextTests {
  @Test(arguments: [
    ("", ""), ("绩效目标 90%", "绩效目标 90%"), ("<a b=\"c\">&'", "&lt;a b=&quot;c&quot;&gt;&amp;'"),
    ("一\t二\n三\r\n", "一\t二\n三&#13;\n"), ("\u{0}甲\u{1F}\u{B}\u{8}", "\u{FFFD}甲\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{FFFE}\u{FFFF}\u{FFFD}\u{1FFFE}ﾾ＾¿¾", "\u{FFFD}\u{FFFD}\u{FFFD}\u{1FFFE}ﾾ＾¿¾"), ("&", "&amp;"),
    (">>", "&gt;&gt;"),
  ])
  func textIsEscaped(_ text: String, _ escaped: String) {
    var array: [UInt8] = [0x21]
    appendXML(Array(text.utf8), to: &array)
    #expect(String(decoding: array, as: UTF8.self) == "!" + escaped)
    // A sequence without storage of its own.
    var other: [UInt8] = [0x21]
    appendXML(text.utf8.lazy.filter { _ in true }, to: &other)
    #expect(other == array)
  }
}
