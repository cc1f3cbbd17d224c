// How a run of a Word document is shown: raised, struck through or hidden, by its own word or by that of its style.

import PFCArchive

/// What decides about the text of a run; nil where nothing is said.
struct DocxRunStyle {
  var isHidden: Bool?
  var isStruck: Bool?
  /// `superscript`, `subscript`, `baseline`
  private var alignment: String?
  /// The style that it is of.
  private(set) var style: String?

  init() {}

  /// `w:rPr`, which was opened last.
  init(_ xml: inout PartReader) throws(ImportFault) {
    while let property = try xml.nextChild() {
      switch (property.space, property.local) {
      case (.word, "vanish"): isHidden = property.isOn
      case (.word, "strike"), (.word, "dstrike"): isStruck = isStruck ?? false || property.isOn
      case (.word, "vertAlign"): alignment = property["val", .word]
      case (.word, "rStyle"): style = property["val", .word]
      default: break
      }
      try xml.skip()
    }
  }

  var shift: BaselineShift? {
    switch alignment {
    case "superscript": .raised
    case "subscript": .lowered
    default: nil
    }
  }

  /// With what another says where this one says nothing.
  func over(_ base: DocxRunStyle) -> DocxRunStyle {
    var result = self
    result.isHidden = isHidden ?? base.isHidden
    result.isStruck = isStruck ?? base.isStruck
    result.alignment = alignment ?? base.alignment
    return result
  }
}

/// The styles of a document, as far as they decide about text.
struct DocxRunStyles {
  private var styles: [String: (own: DocxRunStyle, base: String?)] = [:]

  init(_ part: PartReader?) throws(ImportFault) {
    guard var xml = part, try xml.nextChild() != nil else { return }
    while let element = try xml.nextChild() {
      guard element.named(.word, "style"), let id = element["styleId", .word] else {
        try xml.skip()
        continue
      }
      var (own, base): (DocxRunStyle, String?) = (DocxRunStyle(), nil)
      while let child = try xml.nextChild() {
        if child.named(.word, "rPr") {
          own = try DocxRunStyle(&xml)
        } else {
          if child.named(.word, "basedOn") { base = child["val", .word] }
          try xml.skip()
        }
      }
      styles[id] = (own, base)
    }
  }

  /// A style with what it inherits.
  subscript(id: String?) -> DocxRunStyle {
    var result = DocxRunStyle()
    var id = id
    // A style may be based on itself in a file that a person did not make.
    for _ in 0..<10 {
      guard let style = id.flatMap({ styles[$0] }) else { break }
      result = result.over(style.own)
      id = style.base
    }
    return result
  }
}

extension XMLElement {
  /// `w:vanish`, `w:vanish w:val="false"`
  var isOn: Bool { !["0", "false", "off"].contains(self["val", .word] ?? "1") }
}
