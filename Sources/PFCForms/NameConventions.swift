// What the name of an indicator says about its unit. The lists are Data/conventions.pfc, and so is the reasoning.

package import PFCDiagnostics
package import PFCText

/// One convention: names that end so are measured so.
package struct NameConvention: Sendable {
  package let name: String
  /// Dimension ids that agree with the name.
  package let dimensions: [String]
  /// Dimension ids that are worth a hint only.
  package let tolerated: [String]
  /// `dimensions` as indexes of the catalogue, a bit each.
  fileprivate let agreeing: UInt64
  /// Units to offer, the usual one first.
  package let usual: [String]
  package let level: Level
  /// A figure can be had, so that a qualitative target is too little.
  package let isCountable: Bool
  /// The money of such a name is spent out of the fund.
  package let isBoundedByBudget: Bool
  package let reason: Wording
}

/// A list of words that a single rule asks for, by its 代号.
package enum WordList: String, Sendable {
  case agencyEnding, otherNumbered, levelName, pureNumber, templateName
}

/// What a name says, read once for all rules.
package struct NameReading: Sendable {
  /// Index of the convention for its unit.
  package let convention: Int?
  /// Groups of which it holds a word.
  package let words: WordGroups
  /// The name without a closing bracket and what stands in it.
  package let core: TextRange
  /// Whether it is 汉字 in common use throughout.
  package let isPlain: Bool
}

/// All conventions and word groups.
package struct NameConventions: Sendable {
  package private(set) var conventions: [NameConvention] = []
  /// What `agrees` asks about every row, beside the conventions: reading one out of its array copies all of its texts.
  private var agreeing: [UInt64] = []
  /// The words of the groups and the endings of the conventions.
  package private(set) var words: WordIndex
  private var lists: [(list: WordList, words: [String])] = []
  /// Words that names end in, for slips in them.
  package private(set) var tradeWords: TradeWords

  package static let keys = DataKeys(
    openers: [("惯例", 1), ("词组", 1), ("词表", 1)],
    bodies: ["词尾", "除外", "量纲", "容忍", "常用", "宜量化", "级别", "受限", "理由", "理由英文", "代号", "词", "形近"].map {
      ($0, .prose)
    })

  package init(_ file: DataFile, _ units: UnitCatalog) {
    words = WordIndex(file.source)
    tradeWords = TradeWords(file.source)
    for block in file.blocks {
      if block.opener.hasKey("词组") {
        declareGroup(block)
        continue
      }
      if block.opener.hasKey("词表") {
        if let list = block.text("代号").flatMap(WordList.init) {
          lists.append((list, block.entry("词")?.words.map(\.text) ?? []))
        }
        continue
      }
      let convention = NameConvention(block, units)
      conventions.append(convention)
      agreeing.append(convention.agreeing)
      block.entry("词尾")?.eachWord { words.declare($0, convention: conventions.count - 1) }
    }
    for block in file.blocks {
      block.entry("除外")?.eachWord { words.declare($0, convention: -1) }
    }
  }

  private mutating func declareGroup(_ block: DataBlock) {
    if block.opener.hasText("行话") {
      block.entry("词")?.eachWord { tradeWords.declare($0) }
      block.entry("形近")?.eachWord { tradeWords.declare($0, bySoundToo: false) }
      block.entry("除外")?.eachWord { tradeWords.declareException($0) }
    }
    // The initializer from a raw value would build a dictionary of all of them first.
    guard let id = block.entry("代号"), let group = WordGroup.allCases.first(where: { id.hasText($0.rawValue) })
    else { return }
    block.entry("词")?.eachWord { words.declare($0, group, isEnding: false) }
    block.entry("词尾")?.eachWord { words.declare($0, group, isEnding: true) }
  }

  /// Reads a name for all rules at once.
  package func read(_ bytes: [UInt8], _ name: TextRange) -> NameReading {
    let core = withoutTrailingBracket(bytes, name)
    let reading = words.read(bytes, name, endingAt: core.end)
    return NameReading(
      convention: known(reading), words: reading.groups, core: core, isPlain: reading.isPlain)
  }

  /// Whether a unit of a dimension agrees with a convention; both are indexes.
  package func agrees(_ convention: Int, withDimension dimension: Int) -> Bool {
    agreeing[convention] & 1 << UInt64(dimension) != 0
  }

  /// The convention for a name: its longest known ending decides, after a closing bracket with its content is taken off.
  package func convention(_ bytes: [UInt8], _ name: TextRange) -> NameConvention? {
    read(bytes, name).convention.map { conventions[$0] }
  }

  private func known(_ reading: WordReading) -> Int? {
    guard let convention = reading.convention, convention >= 0 else { return nil }
    return convention
  }

  /// The words of a list.
  package func words(of list: WordList) -> [String] { lists.first { $0.list == list }?.words ?? [] }

  /// Whether a word of the group occurs anywhere in the text.
  package func name(_ bytes: [UInt8], _ text: TextRange, hasWordOf group: WordGroup) -> Bool {
    words.groups(bytes, text, endingAt: text.end).has(group)
  }

  /// Whether the text is a word of the group.
  package func isWord(_ bytes: [UInt8], _ text: TextRange, of group: WordGroup) -> Bool {
    !text.isEmpty && words.word(of: group, bytes, at: Int(text.start), upTo: text.end) == Int(text.end)
  }

  /// Where the first word of the group stands in the text.
  package func place(_ bytes: [UInt8], _ text: TextRange, ofWordOf group: WordGroup) -> TextRange? {
    for offset in text.bounds where bytes[offset] >= 0xE0 {
      if let end = words.word(of: group, bytes, at: offset, upTo: text.end) { return TextRange(offset, end) }
    }
    return nil
  }

  private func withoutTrailingBracket(_ bytes: [UInt8], _ name: TextRange) -> TextRange {
    guard name.count >= 3 else { return name }
    let last = fold(bytes, Int(name.end) - (bytes[Int(name.end) - 1] < 0x80 ? 1 : 3))
    guard last.code == 0x29 else { return name }
    var offset = Int(name.start)
    var open: Int?
    while offset < Int(name.end) {
      let folded = fold(bytes, offset)
      if folded.code == 0x28 { open = offset }
      offset += max(folded.length, 1)
    }
    guard let open, open > Int(name.start) else { return name }
    return TextRange(Int(name.start), open)
  }
}

extension NameConvention {
  fileprivate init(_ block: DataBlock, _ units: UnitCatalog) {
    name = block.opener.text
    let dimensions = block.entry("量纲")?.words.map(\.text) ?? []
    self.dimensions = dimensions
    agreeing = units.dimensions.indices.reduce(0) { bits, index in
      dimensions.contains(units.dimensions[index].id) ? bits | 1 << UInt64(index) : bits
    }
    tolerated = block.entry("容忍")?.words.map(\.text) ?? []
    usual = block.entry("常用")?.words.map(\.text) ?? []
    level = block.entry("级别")?.hasText("提示") ?? false ? .hint : .warning
    isCountable = block.entry("宜量化")?.hasText("是") ?? false
    isBoundedByBudget = block.entry("受限")?.hasText("是") ?? false
    reason = Wording(block.text("理由") ?? "", block.text("理由英文") ?? "")
  }
}
