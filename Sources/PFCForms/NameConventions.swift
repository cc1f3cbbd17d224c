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
  case agencyEnding, otherNumbered, levelName
}

/// What a name says, read once for all rules.
package struct NameReading: Sendable {
  /// Index of the convention for its unit.
  package let convention: Int?
  /// Groups of which it holds a word.
  package let words: WordGroups
  /// The name without a closing bracket and what stands in it.
  package let core: TextRange
}

/// All conventions and word groups.
package struct NameConventions: Sendable {
  package private(set) var conventions: [NameConvention] = []
  /// The words of the groups.
  package private(set) var words: WordIndex
  private var lists: [WordList: [String]] = [:]
  /// Words that names end in, for slips in them.
  package private(set) var tradeWords: TradeWords
  /// Index of the convention, -1 for an ending that silences.
  private var endings = ByteKeyTable<Int>(capacity: 300)
  private var longestEnding = 0

  package static let keys = DataKeys(
    openers: [("惯例", 1), ("词组", 1), ("词表", 1)],
    bodies: ["词尾", "除外", "量纲", "容忍", "常用", "宜量化", "级别", "受限", "理由", "理由英文", "代号", "词"].map {
      ($0, .prose)
    })

  package init(_ file: DataFile) {
    words = WordIndex(file.source)
    tradeWords = TradeWords(file.source)
    for block in file.blocks {
      if block.opener.hasKey("词组") {
        declareGroup(block)
        continue
      }
      if block.opener.hasKey("词表") {
        if let list = block.text("代号").flatMap(WordList.init) { lists[list] = block.entry("词")?.words.map(\.text) }
        continue
      }
      conventions.append(NameConvention(block))
      for ending in block.entry("词尾")?.words ?? [] { declare(ending, conventions.count - 1) }
    }
    for block in file.blocks {
      for exception in block.entry("除外")?.words ?? [] { declare(exception, -1) }
    }
  }

  private mutating func declareGroup(_ block: DataBlock) {
    if block.opener.hasText("行话") {
      for word in block.entry("词")?.words ?? [] { tradeWords.declare(word) }
      for word in block.entry("除外")?.words ?? [] { tradeWords.declareException(word) }
    }
    guard let group = block.text("代号").flatMap(WordGroup.init) else { return }
    for word in block.entry("词")?.words ?? [] { words.declare(word, group, isEnding: false) }
    for word in block.entry("词尾")?.words ?? [] { words.declare(word, group, isEnding: true) }
  }

  private mutating func declare(_ ending: DataWord, _ convention: Int) {
    endings.insert(ending.source.bytes, ending.range, convention)
    longestEnding = max(longestEnding, ending.range.count)
  }

  /// Reads a name for all rules at once.
  package func read(_ bytes: [UInt8], _ name: TextRange) -> NameReading {
    let core = withoutTrailingBracket(bytes, name)
    return NameReading(
      convention: conventionIndex(bytes, core), words: words.groups(bytes, name, endingAt: core.end), core: core)
  }

  /// The convention for a name: its longest known ending decides, after a closing bracket with its content is taken off.
  package func convention(_ bytes: [UInt8], _ name: TextRange) -> NameConvention? {
    conventionIndex(bytes, withoutTrailingBracket(bytes, name)).map { conventions[$0] }
  }

  private func conventionIndex(_ bytes: [UInt8], _ core: TextRange) -> Int? {
    var start = max(Int(core.start), Int(core.end) - longestEnding)
    while start < Int(core.end) {
      if bytes[start] & 0xC0 != 0x80, let index = endings.value(bytes, TextRange(start, Int(core.end))) {
        return index >= 0 ? index : nil
      }
      start += 1
    }
    return nil
  }

  /// The words of a list.
  package func words(of list: WordList) -> [String] { lists[list] ?? [] }

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
  fileprivate init(_ block: DataBlock) {
    name = block.opener.text
    dimensions = block.entry("量纲")?.words.map(\.text) ?? []
    tolerated = block.entry("容忍")?.words.map(\.text) ?? []
    usual = block.entry("常用")?.words.map(\.text) ?? []
    level = block.entry("级别")?.hasText("提示") ?? false ? .hint : .warning
    isCountable = block.entry("宜量化")?.hasText("是") ?? false
    isBoundedByBudget = block.entry("受限")?.hasText("是") ?? false
    reason = Wording(block.text("理由") ?? "", block.text("理由英文") ?? "")
  }
}
