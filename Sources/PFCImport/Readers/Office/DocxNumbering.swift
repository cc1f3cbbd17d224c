// `1.` in front of a paragraph is mostly not typed: Word counts. The page shows the numbers, so they are read as text.

import PFCArchive

/// The lists of a document, and how far they have counted.
struct DocxNumbering {
  /// What a paragraph says of its list.
  struct Reference: Hashable {
    var list: String?
    var level: Int?
  }

  private struct Level {
    var start = 1
    var format = "decimal"
    /// `%1.`
    var text: [UInt8] = []
    var hasBlank = false
    var style: String?
  }

  private struct Style {
    var reference = Reference()
    var base: String?
  }

  private static let levelCount = 9

  private var kinds: [String: [Int: Level]] = [:]
  /// The kind of a list, and the numbers that it starts with itself.
  private var lists: [String: (kind: String, starts: [Int: Int])] = [:]
  private var styles: [String: Style] = [:]
  private var counts: [String: [Int?]] = [:]
  private var started: Set<String> = []

  init(_ numbering: PartReader?, styles: PartReader?) throws(ImportFault) {
    if var part = numbering, try part.nextChild() != nil { try readLists(&part) }
    if var part = styles, try part.nextChild() != nil { try readStyles(&part) }
  }

  /// `w:numPr`, which was opened last.
  static func reference(_ xml: inout PartReader) throws(ImportFault) -> Reference {
    var reference = Reference()
    while let property = try xml.nextChild() {
      if property.named(.word, "numId") { reference.list = property["val", .word] }
      if property.named(.word, "ilvl") { reference.level = property["val", .word].flatMap { Int($0) } }
      try xml.skip()
    }
    return reference
  }

  // MARK: Definitions

  private mutating func readLists(_ xml: inout PartReader) throws(ImportFault) {
    while let element = try xml.nextChild() {
      if element.named(.word, "abstractNum"), let id = element["abstractNumId", .word] {
        var levels: [Int: Level] = [:]
        while let child = try xml.nextChild() {
          if child.named(.word, "lvl"), let number = child["ilvl", .word].flatMap({ Int($0) }) {
            levels[number] = try level(&xml)
          } else {
            try xml.skip()
          }
        }
        kinds[id] = levels
      } else if element.named(.word, "num"), let id = element["numId", .word] {
        lists[id] = try list(&xml)
      } else {
        try xml.skip()
      }
    }
  }

  private func level(_ xml: inout PartReader) throws(ImportFault) -> Level {
    var level = Level()
    while let property = try xml.nextChild() {
      let value = property["val", .word] ?? ""
      switch property.local {
      case "start": level.start = Int(value) ?? 1
      case "numFmt": level.format = value
      case "lvlText": level.text = Array(value.prefix(255).utf8)
      case "suff": level.hasBlank = value == "space"
      case "pStyle": level.style = value
      default: break
      }
      try xml.skip()
    }
    return level
  }

  private func list(_ xml: inout PartReader) throws(ImportFault) -> (kind: String, starts: [Int: Int]) {
    var kind = ""
    var starts: [Int: Int] = [:]
    while let element = try xml.nextChild() {
      if element.named(.word, "abstractNumId") { kind = element["val", .word] ?? "" }
      guard element.named(.word, "lvlOverride"), let level = element["ilvl", .word].flatMap({ Int($0) }) else {
        try xml.skip()
        continue
      }
      while let child = try xml.nextChild() {
        if child.named(.word, "startOverride") { starts[level] = child["val", .word].flatMap { Int($0) } }
        try xml.skip()
      }
    }
    return (kind, starts)
  }

  private mutating func readStyles(_ xml: inout PartReader) throws(ImportFault) {
    while let element = try xml.nextChild() {
      guard element.named(.word, "style"), let id = element["styleId", .word] else {
        try xml.skip()
        continue
      }
      var style = Style()
      while let child = try xml.nextChild() {
        if child.named(.word, "basedOn") { style.base = child["val", .word] }
        guard child.named(.word, "pPr") else {
          try xml.skip()
          continue
        }
        while let property = try xml.nextChild() {
          if property.named(.word, "numPr") { style.reference = try Self.reference(&xml) } else { try xml.skip() }
        }
      }
      styles[id] = style
    }
  }

  // MARK: Counting

  /// The number of the next paragraph of a list, empty for a paragraph of none.
  mutating func label(_ own: Reference, style: String?) -> [UInt8] {
    var reference = own
    if reference.list == nil, let inherited = inherited(style) { reference = inherited }
    guard let id = reference.list, let list = lists[id], let levels = kinds[list.kind] else { return [] }
    let styled = levels.first { $0.value.style != nil && $0.value.style == style }?.key
    let number = reference.level ?? styled ?? 0
    guard (0..<Self.levelCount).contains(number), let level = levels[number] else { return [] }
    count(number, id, list, levels)
    guard level.format != "bullet", level.format != "none" else { return bullet(level) }
    return text(of: level, levels, counts[list.kind] ?? []) + (level.hasBlank ? [0x20] : [])
  }

  private func inherited(_ style: String?) -> Reference? {
    var name = style
    // A style may be based on itself in a file that a person did not make.
    for _ in 0..<10 {
      guard let known = name.flatMap({ styles[$0] }) else { return nil }
      if known.reference.list != nil { return known.reference }
      name = known.base
    }
    return nil
  }

  private mutating func count(
    _ number: Int, _ id: String, _ list: (kind: String, starts: [Int: Int]), _ levels: [Int: Level]
  ) {
    var counts = counts[list.kind] ?? Array(repeating: nil, count: Self.levelCount)
    if started.insert(id).inserted {
      for level in list.starts.keys where counts.indices.contains(level) { counts[level] = nil }
    }
    for upper in 0..<number where counts[upper] == nil { counts[upper] = start(upper, list, levels) }
    counts[number] = counts[number].map { $0 &+ 1 } ?? start(number, list, levels)
    for lower in (number + 1)..<Self.levelCount where lower < counts.count { counts[lower] = nil }
    self.counts[list.kind] = counts
  }

  private func start(_ level: Int, _ list: (kind: String, starts: [Int: Int]), _ levels: [Int: Level]) -> Int {
    list.starts[level] ?? levels[level]?.start ?? 1
  }

  /// Bullets of symbol fonts have no character of their own.
  private func bullet(_ level: Level) -> [UInt8] {
    guard level.format == "bullet" else { return [] }
    let isPrivate = level.text.first == 0xEE || level.text.first == 0xEF && level.text.dropFirst().first ?? 0 < 0xA4
    return isPrivate ? Array("•".utf8) : level.text
  }

  private func text(of level: Level, _ levels: [Int: Level], _ counts: [Int?]) -> [UInt8] {
    var text: [UInt8] = []
    var offset = 0
    while offset < level.text.count {
      let byte = level.text[offset]
      if byte == 0x25, offset + 1 < level.text.count, (0x31...0x39).contains(level.text[offset + 1]) {
        let number = Int(level.text[offset + 1]) - 0x31
        if counts.indices.contains(number), let count = counts[number] {
          text += listNumber(count, format: levels[number]?.format ?? "decimal").utf8
        }
        offset += 2
      } else {
        text.append(byte)
        offset += 1
      }
    }
    return text
  }
}
