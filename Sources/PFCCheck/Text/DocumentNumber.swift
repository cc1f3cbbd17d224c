// 发文字号: 沙委组〔2020〕24号. One reader for every way it is mistyped, so that its brackets are judged here and by no
// other rule.

import PFCForms
import PFCText

/// A document number as it stands in a text.
struct DocumentNumber {
  /// From the bracket, or the year, to 号.
  let range: TextRange
  /// The same put right.
  let corrected: String
  let edits: [TextEdit]
  let doubt: Doubt
  /// The brackets around the year, if there are any.
  let brackets: [TextRange]

  /// What a repair would have to guess.
  enum Doubt {
    case none
    /// Something that is not there: brackets, 号.
    case missingPart
    /// The century.
    case century
  }

  /// Where the brackets of mistyped numbers start.
  static func brackets(of numbers: [DocumentNumber]) -> Set<UInt32> {
    Set(numbers.flatMap(\.brackets).map(\.start))
  }

  /// Every mistyped document number of a passage, in order of place.
  static func mistyped(in passage: borrowing Passage, _ context: TableContext) -> [DocumentNumber] {
    guard passage.mayCite else { return [] }
    let (bytes, conventions) = (context.bytes, context.standards.conventions)
    var found: [DocumentNumber] = []
    for mark in passage.brackets where mark.isOpen && mark.bracket.mayHoldYear {
      let line = passage.lines[mark.line]
      var reader = DocumentNumberReader(bytes, line, Int(mark.range.start))
      if let number = reader.bracketed(mark.bracket, conventions) { found.append(number) }
    }
    for year in passage.years {
      let line = passage.lines[year.line]
      var reader = DocumentNumberReader(bytes, line, Int(year.range.start))
      if let number = reader.bare(year, conventions) { found.append(number) }
    }
    return found.count > 1 ? found.sorted { $0.range.start < $1.range.start } : found
  }
}

extension Bracket {
  /// Whether a year may stand in it.
  var mayHoldYear: Bool { family == .round || family == .square }
}

/// Reads one number from its bracket on.
private struct DocumentNumberReader {
  let bytes: [UInt8]
  let start: Int
  let end: Int
  let first: Int
  var offset: Int

  init(_ bytes: [UInt8], _ line: TextRange, _ first: Int) {
    self.bytes = bytes
    start = Int(line.start)
    end = min(Int(line.end), bytes.count)
    self.first = first
    offset = first
  }

  /// open year close [第] number [号]
  mutating func bracketed(_ bracket: Bracket, _ conventions: NameConventions) -> DocumentNumber? {
    // Nearly all brackets leave here: they hold no year.
    let openLength = first < end && bytes[first] < 0x80 ? 1 : 3
    guard first + openLength < end, bytes[first + openLength] &- 0x30 <= 9, !isFaultless(bracket) else { return nil }
    offset += openLength
    let openEnd = offset
    guard let year = digits(), year.count == 4 || year.count == 2 else { return nil }
    let yearWord = skip("年")
    guard let close = closeBracket() else { return nil }
    let closeStart = offset
    offset += close.close.utf8.count
    let closeEnd = offset
    let gap = skipBlanks()
    let ordinal = skip("第")
    guard let number = digits(), number.count <= 5, number.value > 0 else { return nil }
    let numberEnd = offset
    let innerGap = skipBlanks()
    let hasWord = skips("号")
    if !hasWord { offset = numberEnd }
    let isDoubtless = year.count == 4 || bracket == .tortoise
    guard isCited(hasWord: hasWord && isDoubtless, year: year, conventions) else { return nil }
    // （2024）1号 may be a house or a contract; a square bracket or an agency before it leaves no doubt.
    let isCertain = bracket.family == .square || isAgency(before: first, conventions)

    let openRange = TextRange(first, openEnd)
    let closeRange = TextRange(closeStart, closeEnd)
    var edits: [TextEdit] = []
    if bracket != .tortoise { edits.append(TextEdit(range: openRange, replacement: "〔")) }
    if year.count == 2 { edits.append(TextEdit(range: TextRange(at: UInt32(openEnd)), replacement: "20")) }
    if let yearWord { edits.append(TextEdit(range: yearWord, replacement: "")) }
    if close != .tortoise { edits.append(TextEdit(range: closeRange, replacement: "〕")) }
    if let ordinal { edits.append(TextEdit(range: ordinal, replacement: "")) }
    if number.zeros > 0 {
      edits.append(TextEdit(range: TextRange(number.start, number.start + number.zeros), replacement: ""))
    }
    if !hasWord { edits.append(TextEdit(range: TextRange(at: UInt32(numberEnd)), replacement: "号")) }
    // Blanks alone are no fault, but go with one.
    guard !edits.isEmpty else { return nil }
    for gap in [gap, hasWord ? innerGap : nil] { if let gap { edits.append(TextEdit(range: gap, replacement: "")) } }
    edits.sort { $0.range.start < $1.range.start }
    return DocumentNumber(
      range: TextRange(first, offset), corrected: "〔\(year.count == 2 ? "20" : "")\(year.text)〕\(number.value)号",
      edits: edits, doubt: year.count == 2 ? .century : hasWord && isCertain ? .none : .missingPart,
      brackets: [openRange, closeRange])
  }

  /// 〔2020〕24号, which most are.
  private func isFaultless(_ bracket: Bracket) -> Bool {
    guard bracket == .tortoise, first + 11 < end, bytes[first + 3..<first + 7].allSatisfy({ $0 &- 0x30 <= 9 }),
      bytes[first + 7] == 0xE3, bytes[first + 8] == 0x80, bytes[first + 9] == 0x95,
      bytes[first + 10] &- 0x31 <= 8
    else { return false }
    var next = first + 11
    while next < end, bytes[next] &- 0x30 <= 9 { next += 1 }
    // 号 is E5 8F B7.
    return next + 2 < end && bytes[next] == 0xE5 && bytes[next + 1] == 0x8F && bytes[next + 2] == 0xB7
  }

  /// year 年 number 号
  mutating func bare(_ year: YearMark, _ conventions: NameConventions) -> DocumentNumber? {
    offset = Int(year.range.end)
    let wordStart = offset
    guard skip("年") != nil else { return nil }
    let wordEnd = offset
    let ordinal = skip("第")
    guard let number = digits(), number.count <= 5, number.value > 0, skips("号"), isAgency(before: first, conventions),
      endsCitation()
    else { return nil }
    let numberStart = number.start + number.zeros
    return DocumentNumber(
      range: TextRange(first, offset), corrected: "〔\(year.year)〕\(number.value)号",
      edits: [
        TextEdit(range: year.range.atStart, replacement: "〔"),
        TextEdit(
          range: TextRange(wordStart, max(wordEnd, ordinal.map { Int($0.end) } ?? 0, numberStart)), replacement: "〕"),
      ],
      doubt: .missingPart, brackets: [])
  }

  // MARK: What stands around

  /// A year in brackets is cited as a document only behind a name and where the citation ends; （2024）2号泵站 is a thing.
  private func isCited(hasWord: Bool, year: Digits, _ conventions: NameConventions) -> Bool {
    guard isHan(before: first) || bytes[..<first].suffix(3).elementsEqual("）".utf8) || before(first) == 0x29 else {
      return false
    }
    if year.count == 4, !(1949...2099).contains(year.value) { return false }
    if conventions.words(of: .otherNumbered).contains(where: endsName) { return false }
    return endsCitation() && (hasWord || isAgency(before: first, conventions))
  }

  /// The end of the text, a mark, or what is said of a document: nothing that 号 counts.
  private func endsCitation() -> Bool {
    offset >= end
      || [
        "《", "》", "（", "）", "，", "、", "；", "。", "：", "“", "”", " ", ")", ",", ";", "　", "】", "]", "文", "要求", "规定",
        "通知", "精神", "批复", "明确", "下达", "印发", "和", "及", "等",
      ].contains(where: follows)
  }

  private func isAgency(before offset: Int, _ conventions: NameConventions) -> Bool {
    isHan(before: offset) && isHan(before: offset - 3) && conventions.words(of: .agencyEnding).contains(where: endsName)
  }

  private func isHan(before offset: Int) -> Bool {
    offset - 3 >= start && (0xE4...0xE9).contains(bytes[offset - 3])
  }

  private func before(_ offset: Int) -> UInt8 { offset > start ? bytes[offset - 1] : 0 }

  private func endsName(_ word: String) -> Bool {
    first - start >= word.utf8.count && bytes[start..<first].suffix(word.utf8.count).elementsEqual(word.utf8)
  }

  private func follows(_ word: String) -> Bool {
    offset + word.utf8.count <= end && bytes[offset..<offset + word.utf8.count].elementsEqual(word.utf8)
  }

  // MARK: Parts

  private struct Digits {
    let start: Int
    let count: Int
    let value: Int
    let zeros: Int
    let text: String
  }

  private mutating func digits() -> Digits? {
    let start = offset
    var value = 0
    var zeros = 0
    while offset < end, bytes[offset] &- 0x30 <= 9, offset - start < 8 {
      value = value * 10 + Int(bytes[offset] &- 0x30)
      offset += 1
      if value == 0 { zeros += 1 }
    }
    guard offset > start else { return nil }
    return Digits(
      start: start, count: offset - start, value: value, zeros: zeros,
      text: String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private func closeBracket() -> Bracket? { Bracket.allCases.first { $0.mayHoldYear && follows($0.close) } }

  private mutating func skip(_ word: String) -> TextRange? {
    guard follows(word) else { return nil }
    defer { offset += word.utf8.count }
    return TextRange(offset, offset + word.utf8.count)
  }

  private mutating func skipBlanks() -> TextRange? {
    let start = offset
    while offset < end, bytes[offset] == 0x20 { offset += 1 }
    return offset > start ? TextRange(start, offset) : nil
  }

  private mutating func skips(_ word: String) -> Bool { skip(word) != nil }
}
