// What an element makes of the text inside of it.

import PFCText

/// An element that is open.
struct HTMLElement {
  let name: [UInt8]
  /// Why its text is not taken.
  var omission: Omission?
  var isPreserved = false
  /// The number of a list that Word writes as text, with blanks behind it.
  var isListNumber = false
  /// Raised as by <sup> or lowered as by <sub>.
  var shift: BaselineShift?
  /// With a line through it.
  var isStruck = false
  /// The number of the next item of a list.
  var nextItem: Int?

  enum Omission {
    /// Not shown, as `display:none`.
    case hidden
    /// Struck out in a revision.
    case deleted
    /// No text of the page: scripts, styles.
    case machinery
  }

  /// Inherits from the element around it.
  init(_ tag: HTMLTag, in parent: HTMLElement?, _ tokens: HTMLTokens) {
    name = tag.name
    omission = parent?.omission
    isPreserved = parent?.isPreserved ?? false
    isListNumber = parent?.isListNumber ?? false
    shift = parent?.shift
    isStruck = parent?.isStruck ?? false
    if omission == nil {
      if Self.machinery.contains(where: { name.elementsEqual($0.utf8) }) { omission = .machinery }
      if tag.isNamed("del") { omission = .deleted }
      if tokens.attribute("hidden", of: tag) != nil { omission = .hidden }
    }
    if tag.isNamed("sup") { shift = .raised }
    if tag.isNamed("sub") { shift = .lowered }
    if tag.isNamed("s") || tag.isNamed("strike") { isStruck = true }
    if tag.isNamed("pre") || tag.isNamed("textarea") || tag.isNamed("xmp") { isPreserved = true }
    if tag.isNamed("ol") {
      let start = tokens.attribute("start", of: tag).flatMap { Int(String(decoding: $0.prefix(6), as: UTF8.self)) }
      nextItem = start ?? 1
    }
    if let style = tokens.attribute("style", of: tag) { read(HTMLStyle.declarations(style)) }
  }

  private mutating func read(_ style: [UInt8]) {
    if HTMLStyle.says("display:none", style), omission == nil { omission = .hidden }
    if HTMLStyle.says("white-space:pre", style) { isPreserved = true }
    if HTMLStyle.says("white-space:normal", style) { isPreserved = false }
    if HTMLStyle.says("vertical-align:super", style) { shift = .raised }
    if HTMLStyle.says("vertical-align:sub", style) { shift = .lowered }
    if HTMLStyle.says("text-decoration:line-through", style) { isStruck = true }
    if HTMLStyle.says("mso-list:ignore", style) { isListNumber = true }
    if HTMLStyle.says("list-style:none", style) || HTMLStyle.says("list-style-type:none", style) { nextItem = nil }
  }

  private static let machinery = [
    "script", "style", "title", "template", "noembed", "noframes", "iframe", "datalist", "rt", "rp",
  ]

  private static let blockNames = Set(
    [
      "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
      "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
      "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "ul", "xmp",
    ].map { Array($0.utf8) })

  /// Whether an element of this name stands on lines of its own.
  static func isBlock(_ name: [UInt8]) -> Bool { blockNames.contains(name) }

  private static let voidNames = Set(
    ["br", "hr", "img", "input", "meta", "link", "col", "base", "area", "embed", "source", "track", "wbr", "param"]
      .map { Array($0.utf8) })

  /// Whether it never has an end.
  static func isVoid(_ name: [UInt8]) -> Bool { voidNames.contains(name) }
}

/// As much of CSS as decides about text.
enum HTMLStyle {
  /// Small letters without blanks.
  static func declarations(_ style: some Collection<UInt8>) -> [UInt8] {
    style.prefix(100_000).lazy.filter { !isHTMLBlank($0) }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Whether a declaration starts so.
  static func says(_ declaration: StaticString, _ style: [UInt8]) -> Bool {
    let words = UnsafeBufferPointer(start: declaration.utf8Start, count: declaration.utf8CodeUnitCount)
    return style.split(separator: 0x3B).contains { $0.starts(with: words) }
  }

  /// Whether a style sheet keeps the blanks of cells, as that of pfc's own pages does.
  static func preservesCells(_ sheet: some Collection<UInt8>) -> Bool {
    declarations(sheet).split(separator: 0x7D).contains { rule in
      guard let brace = rule.lastIndex(of: 0x7B) else { return false }
      let selectors = rule[..<brace].split(separator: 0x2C)
      return selectors.contains { $0.elementsEqual("td".utf8) }
        && says("white-space:pre", Array(rule[(brace + 1)...]))
    }
  }
}
