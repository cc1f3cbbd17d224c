// Parts of a paragraph that are more than text: formulas, whose parts are told by where they stand, and the drop-down lists
// of old forms.

import PFCArchive
import PFCDiagnostics

extension DocxStory {
  /// `m:oMath`, which was opened last, on one line: `10⁴`, `a/b`.
  mutating func formula() throws(ImportFault) -> [UInt8] {
    var isPlain = true
    let text = try formulaPart(&isPlain)
    if !isPlain { note("公式，读成了一行文字", "a formula, read as one line", text) }
    return text
  }

  private mutating func formulaPart(_ isPlain: inout Bool) throws(ImportFault) -> [UInt8] {
    var text: [UInt8] = []
    while let element = try xml.nextChild() {
      switch (element.space, element.local) {
      case (.math, "t"), (.word, "t"): text += try xml.text()
      case (.math, "sup"): text += shiftedText(try formulaPart(&isPlain), .raised)
      case (.math, "sub"): text += shiftedText(try formulaPart(&isPlain), .lowered)
      case (.math, "num"): text += try formulaPart(&isPlain)
      case (.math, "den"):
        isPlain = false
        text += [0x2F] + (try formulaPart(&isPlain))
      case (.math, "r"), (.math, "oMath"), (.math, "e"), (.math, "sSup"), (.math, "sSub"), (.math, "sSubSup"),
        (.word, "ins"):
        text += try formulaPart(&isPlain)
      case (.word, "del"), (.word, "moveFrom"): try dropRevision()
      case (.math, let name) where name.hasSuffix("Pr"): try xml.skip()
      case (.word, _): try xml.skip()
      default:
        isPlain = false
        text += try formulaPart(&isPlain)
      }
    }
    return text
  }

  /// `w:fldChar`, which was opened last. The choice in a drop-down list is no text of the document, only a number.
  mutating func chosenInField() throws(ImportFault) -> [UInt8] {
    var entries: [String] = []
    var (chosen, preset): (String?, String?)
    while let data = try xml.nextChild() {
      guard data.named(.word, "ffData") else {
        try xml.skip()
        continue
      }
      while let list = try xml.nextChild() {
        guard list.named(.word, "ddList") else {
          try xml.skip()
          continue
        }
        while let part = try xml.nextChild() {
          switch part.local {
          case "listEntry": entries.append(part["val", .word] ?? "")
          case "result": chosen = part["val", .word]
          case "default": preset = part["val", .word]
          default: break
          }
          try xml.skip()
        }
      }
    }
    let number = Int(chosen ?? preset ?? "0") ?? 0
    return entries.indices.contains(number) ? Array(entries[number].utf8) : []
  }
}
