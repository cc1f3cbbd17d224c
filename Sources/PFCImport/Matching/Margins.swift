// What stands around a table and belongs to none of its fields: the unit of money, the year, notes, and the names of those
// who filled it in.

import PFCForms
import PFCText

/// The words around tables, as labels.
struct Margins {
  let units: [[UInt8]]
  private let years: [[UInt8]]
  private let remarks: Set<[UInt8]>
  private let signatures: Set<[UInt8]>
  private let offices: [[UInt8]]
  private let narration: [[UInt8]]
  /// No word is longer; what starts with a longer one need not be looked up.
  private static let wordLimit = 48

  init(_ words: [MarginWord: [String]]) {
    func labels(_ kind: MarginWord) -> [[UInt8]] { (words[kind] ?? []).map { normalizedLabel($0.utf8) } }
    units = labels(.moneyUnit)
    years = labels(.year)
    remarks = Set(labels(.remark))
    signatures = Set(labels(.signature))
    offices = labels(.office)
    narration = labels(.narration)
  }

  // MARK: Captions

  /// `万元` of `金额单位：人民币万元` and `（单位：万元）`; whether it is a unit of money is for others to say.
  func moneyUnit(in cell: [UInt8]) -> [UInt8]? {
    guard cell.count <= 90, let (word, rest) = split(withoutBrackets(cell)), units.contains(word) else { return nil }
    return plainUnit(rest)
  }

  /// `万元` of `人民币万元`
  func plainUnit(_ text: [UInt8]) -> [UInt8] {
    let text = trimmedText(text)
    let currency = Array("人民币".utf8)
    return text.starts(with: currency) ? trimmedText(Array(text.dropFirst(currency.count))) : text
  }

  /// Whether a cell is only the word before a unit of money, which has the next cell.
  func announcesMoneyUnit(_ cell: [UInt8]) -> Bool {
    guard cell.count <= Self.wordLimit, units.contains(normalizedLabel(cell)) else { return false }
    let end = trimmedText(cell)
    return end.last == 0x3A || end.suffix(3).elementsEqual("：".utf8)
  }

  /// The year of a line that says nothing else: `（2025年度）`, `填报年度：2025年`.
  func year(alone cell: [UInt8]) -> Int? {
    guard cell.count <= 90 else { return nil }
    var text = normalizedLabel(withoutBrackets(cell))
    if let colon = text.firstIndex(of: 0x3A) {
      guard years.contains(Array(text[..<colon])) else { return nil }
      text.removeSubrange(...colon)
    }
    let digits = text.prefix { (0x30...0x39).contains($0) }
    let rest = text.dropFirst(digits.count)
    guard digits.count == 4, rest.isEmpty || ["年", "年度", "财年"].contains(where: { rest.elementsEqual($0.utf8) })
    else { return nil }
    return firstYear(in: Array(digits) + Array("年".utf8))
  }

  // MARK: Notes and signatures

  /// Whether a row is none of the table: `注：…`, `附件2`, `审核人：李某 | 联系电话：…`, `填表人 | 王某`, `第1页 共3页`.
  func isAside(_ row: [RawCell], isTelling: Bool) -> Bool {
    guard let first = row.first else { return false }
    if row.count == 1, isPageNumber(first.text) { return true }
    if let (word, _) = split(first.text) { return isKnown(word) }
    guard first.text.count <= Self.wordLimit else { return false }
    let label = normalizedLabel(first.text)
    return row.count > 1 && isSignature(label) || !isTelling && row.count < 4 && isKnown(label)
  }

  private func isKnown(_ word: [UInt8]) -> Bool {
    // `注2`, `附件3-1`
    var base = word[...]
    while let last = base.last, (0x30...0x39).contains(last) || last == 0x2D { base.removeLast() }
    return remarks.contains(Array(base)) || isSignature(word)
  }

  private func isSignature(_ word: [UInt8]) -> Bool {
    signatures.contains(word) || bracketSplit(word).map { signatures.contains($0.head) } ?? false
  }

  /// `— 6 —`, `第1页 共3页`
  private func isPageNumber(_ cell: [UInt8]) -> Bool {
    guard cell.count <= 40 else { return false }
    let text = normalizedLabel(cell)
    let words = ["第", "页", "共"].map { Array($0.utf8) }
    var rest = text[...]
    var hasDigit = false
    var hasMark = text.first == 0x2D
    while let byte = rest.first {
      if let word = words.first(where: { rest.starts(with: $0) }) {
        hasMark = true
        rest = rest.dropFirst(word.count)
        continue
      }
      guard (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2F || byte == 0x2C else { return false }
      hasDigit = hasDigit || (0x30...0x39).contains(byte)
      rest = rest.dropFirst()
    }
    return hasDigit && hasMark
  }

  /// A word before a colon, as a label, and what stands behind.
  private func split(_ cell: [UInt8]) -> (word: [UInt8], rest: [UInt8])? {
    guard let colon = firstColon(in: cell, limit: Self.wordLimit) else { return nil }
    return (normalizedLabel(cell[..<colon.lowerBound]), Array(cell[colon.upperBound...]))
  }

  // MARK: Titles

  /// Whether a text may be the name of an office: 青石街道, 沙坪坝区财政局.
  func isOffice(_ text: [UInt8]) -> Bool {
    let label = bracketSplit(text)?.head ?? text
    return offices.contains { label.count > $0.count && label.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a text tells something, so that the title in it is only mentioned.
  func isNarration(_ text: [UInt8]) -> Bool {
    narration.contains { word in
      // Single characters are parts of names, too, but not their beginnings.
      word.count <= 3 ? text.starts(with: word) : contains(word, text)
    }
  }

  private func contains(_ word: [UInt8], _ text: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...(text.count - word.count)).contains { text[$0...].starts(with: word) }
  }
}

/// Where the first colon of a text stands, among its first `limit` bytes.
func firstColon(in text: [UInt8], limit: Int) -> Range<Int>? {
  var offset = 0
  while offset < min(text.count, limit) {
    let folded = fold(text, offset)
    let next = min(offset + max(folded.length, 1), text.count)
    if folded.code == 0x3A { return offset > 0 ? offset..<next : nil }
    offset = next
  }
  return nil
}
