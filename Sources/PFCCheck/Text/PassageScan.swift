// The one pass over the bytes of every text. Most characters of Chinese prose start with E4 to ED and leave at the
// first branch; a text without marks costs no allocation, because the arrays are used again for the next one.

import PFCText

/// Collects the marks of one passage after the other.
struct PassageScan: Sendable {
  private(set) var passage = Passage()
  var bytes: [UInt8] = []
  /// Brackets that are open.
  var open: [Bracket] = []
  /// Where the line under scan begins and ends.
  var start = 0
  var end = 0
  /// Where an item of a list may begin.
  var itemStart = 0

  /// In bytes; a line that is no prose bears no mark of length up to this.
  static let shortest = 100

  /// With room for the marks of a usual text: growing from nothing takes five steps for each kind.
  init() {
    passage.lines.reserveCapacity(16)
    passage.brackets.reserveCapacity(64)
    passage.items.reserveCapacity(16)
    passage.years.reserveCapacity(16)
    open.reserveCapacity(8)
  }

  /// The texts that follow lie in these bytes.
  mutating func begin(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Scans a text anew.
  ///
  /// - `isTemplate`: it holds a word that templates have where a name is to be written.
  mutating func scan(
    _ lines: some Sequence<TextRange>, _ place: Passage.Place, isProse: Bool, isTemplate: Bool = false
  ) {
    clear(place, isProse: isProse)
    for line in lines { scan(line) }
    if passage.lines.count == 1, passage.range.count <= Placeholder.longest {
      passage.mayBePlaceholder = isTemplate || Placeholder.mayBegin(bytes, Int(passage.range.start))
    }
    if !open.isEmpty { passage.bracketsAreClean = false }
  }

  private mutating func clear(_ place: Passage.Place, isProse: Bool) {
    passage.place = place
    passage.isProse = isProse
    passage.lines.removeAll(keepingCapacity: true)
    // Most texts have left most of these empty.
    if !passage.brackets.isEmpty { passage.brackets.removeAll(keepingCapacity: true) }
    if !passage.years.isEmpty { passage.years.removeAll(keepingCapacity: true) }
    if !passage.items.isEmpty { passage.items.removeAll(keepingCapacity: true) }
    if !passage.fillers.isEmpty { passage.fillers.removeAll(keepingCapacity: true) }
    if !passage.oddities.isEmpty { passage.oddities.removeAll(keepingCapacity: true) }
    if !open.isEmpty { open.removeAll(keepingCapacity: true) }
    passage.mayBePlaceholder = false
    passage.firstClauseMark = nil
    passage.mayCite = false
    passage.bracketsAreClean = true
  }

  private mutating func scan(_ line: TextRange) {
    passage.lines.append(line)
    start = Int(line.start)
    end = min(Int(line.end), bytes.count)
    startItem(start)
    if at(itemStart) == 0xE7 { articleItem(itemStart) }
    // A local copy: the loop then reads the array's storage without asking this struct again.
    let bytes = bytes
    let end = end
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if byte &- 0xE4 <= 0x09 {
        // 某 is E6 9F 90.
        if byte == 0xE6, at(offset + 1) == 0x9F, at(offset + 2) == 0x90 {
          offset = filler(offset, atLeast: 2)
        } else {
          offset = endOfHan(in: bytes, from: offset + 3, upTo: end)
        }
      } else if byte < 0x80 {
        offset = ascii(byte, offset)
      } else {
        offset = mark(byte, offset)
      }
    }
  }

  /// An item of a list may begin at `offset`, or behind the blanks there.
  private mutating func startItem(_ offset: Int) {
    itemStart = offset
    while at(itemStart) == 0x20 || at(itemStart) == 0x09 { itemStart += 1 }
    while at(itemStart) == 0xE3, scalar(itemStart) == 0x3000 { itemStart += 3 }
    if at(itemStart) &- 0xE4 <= 1 { hanItem(itemStart) }
  }

  // MARK: Reading

  func at(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  func before(_ offset: Int) -> UInt8 { offset > start ? bytes[offset - 1] : 0 }

  /// The digit at `offset`, in either width.
  @inline(__always)
  func digit(_ offset: Int) -> (value: Int, length: Int)? {
    let byte = at(offset)
    if byte &- 0x30 <= 9 { return (Int(byte &- 0x30), 1) }
    guard byte == 0xEF else { return nil }
    return wideDigit(offset)
  }

  private func wideDigit(_ offset: Int) -> (value: Int, length: Int)? {
    guard at(offset + 1) == 0xBC, at(offset + 2) &- 0x90 <= 9 else { return nil }
    return (Int(at(offset + 2) &- 0x90), 3)
  }

  /// Whether 年, 月 or 日 stands at `offset`.
  private func isDatePart(_ offset: Int) -> Bool {
    switch (at(offset), at(offset + 1), at(offset + 2)) {
    case (0xE5, 0xB9, 0xB4), (0xE6, 0x9C, 0x88), (0xE6, 0x97, 0xA5): true
    default: false
    }
  }

  func isYearWord(_ offset: Int) -> Bool { at(offset) == 0xE5 && isDatePart(offset) }

  @inline(__always)
  func scalar(_ offset: Int) -> UInt32 {
    UInt32(at(offset) & 0x0F) << 12 | UInt32(at(offset + 1) & 0x3F) << 6 | UInt32(at(offset + 2) & 0x3F)
  }

  private var line: Int { passage.lines.count - 1 }

  func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  // MARK: Characters

  private mutating func ascii(_ byte: UInt8, _ offset: Int) -> Int {
    switch byte {
    case 0x30...0x39: return number(offset)
    case 0x28: return opening(.round, offset, 1)
    case 0x29: return closing(.round, offset, 1)
    case 0x5B: return opening(.square, offset, 1)
    case 0x5D: return closing(.square, offset, 1)
    case 0x3C: return opening(.angle, offset, 1)
    case 0x3E: return closing(.angle, offset, 1)
    case 0x58, 0x78: return letterX(offset)
    case 0x2A: return filler(offset, atLeast: 3)
    case 0x5F: return isLetter(before(offset)) ? runEnd(offset, 1) : filler(offset, atLeast: 2)
    case 0x3A: startItem(offset + 1)
    case 0x2C, 0x3B:
      if before(offset) >= 0x80, at(offset + 1) >= 0x80 { clause(offset, 1) }
      if byte == 0x3B { startItem(offset + 1) }
    default: break
    }
    return offset + 1
  }

  private mutating func mark(_ byte: UInt8, _ offset: Int) -> Int {
    switch byte {
    // 、 is the commonest mark, and nothing hangs on it.
    case 0xE3 where at(offset + 1) == 0x80 && at(offset + 2) == 0x81: return offset + 3
    case 0xE2: return generalPunctuation(offset)
    case 0xE3: return ideographicPunctuation(offset)
    case 0xEF: return widthForm(offset)
    case 0xEE: return odd(.unknown, offset, 3)
    case 0xC2: return at(offset + 1) == 0xAD ? odd(.invisible, offset, 2) : offset + 2
    // × is C3 97.
    case 0xC3 where at(offset + 1) == 0x97: return multiplication(offset)
    case 0xC4...0xDF, 0xC3: return offset + 2
    // Private use beyond the first plane.
    case 0xF3 where at(offset + 1) >= 0xB0: return odd(.unknown, offset, 4)
    case 0xF4: return odd(.unknown, offset, 4)
    case 0xF0...0xF3: return offset + 4
    default: return offset + 3
    }
  }

  /// U+2000 to U+2FFF: quotes, invisible characters, circled numbers, relations.
  private mutating func generalPunctuation(_ offset: Int) -> Int {
    switch scalar(offset) {
    case 0x2018: return opening(.innerQuote, offset, 3)
    case 0x2019:
      // An apostrophe.
      if !open.contains(.innerQuote), isLetter(before(offset)) { return offset + 3 }
      return closing(.innerQuote, offset, 3)
    case 0x201C: return opening(.quote, offset, 3)
    case 0x201D: return closing(.quote, offset, 3)
    case 0x200D where isBehindEmoji(offset): return offset + 3
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060: return odd(.invisible, offset, 3)
    case 0x2266, 0x2A7D: return odd(.variant("≤"), offset, 3)
    case 0x2267, 0x2A7E: return odd(.variant("≥"), offset, 3)
    case 0x2550:
      // One is an equals sign, more are a line.
      let next = runEnd(offset, 3)
      return next == offset + 3 ? odd(.variant("="), offset, 3) : next
    case 0x2460...0x2473:
      item(.circled, Int(scalar(offset)) - 0x245F, offset, offset + 3, isCertain: offset == itemStart)
    default: break
    }
    return offset + 3
  }

  /// A joiner holds the parts of one emoji together; U+FE0F may stand between.
  private func isBehindEmoji(_ offset: Int) -> Bool {
    if offset >= start + 4, bytes[offset - 4] == 0xF0 { return true }
    return offset >= start + 3 && bytes[offset - 3] == 0xEF && bytes[offset - 2] == 0xB8 && bytes[offset - 1] == 0x8F
  }

  /// U+3000 to U+3FFF: title marks, brackets, 。.
  private mutating func ideographicPunctuation(_ offset: Int) -> Int {
    switch scalar(offset) {
    case 0x3002:
      clause(offset, 3)
      startItem(offset + 3)
    case 0x3008: return opening(.innerTitle, offset, 3)
    case 0x3009: return closing(.innerTitle, offset, 3)
    case 0x300A: return opening(.title, offset, 3)
    case 0x300B: return closing(.title, offset, 3)
    case 0x300C: return opening(.corner, offset, 3)
    case 0x300D: return closing(.corner, offset, 3)
    case 0x300E: return opening(.innerCorner, offset, 3)
    case 0x300F: return closing(.innerCorner, offset, 3)
    case 0x3010: return opening(.lenticular, offset, 3)
    case 0x3011: return closing(.lenticular, offset, 3)
    case 0x3014: return opening(.tortoise, offset, 3)
    case 0x3015: return closing(.tortoise, offset, 3)
    default: break
    }
    return offset + 3
  }

  /// U+F000 to U+FFFF: full-width forms, small forms, private use.
  private mutating func widthForm(_ offset: Int) -> Int {
    let code = scalar(offset)
    switch code {
    case 0xFF0C:
      clause(offset, 3)
      // 是 is E6 98 AF: `，二是…` goes on with a list.
      if at(offset + 6) == 0xE6, at(offset + 7) == 0x98 { hanItem(offset + 3) }
    case 0xFF1B:
      clause(offset, 3)
      startItem(offset + 3)
    case 0xFF1A: startItem(offset + 3)
    case 0xFF08: return opening(.wideRound, offset, 3)
    case 0xFF09: return closing(.wideRound, offset, 3)
    case 0xFF3B: return opening(.wideSquare, offset, 3)
    case 0xFF3D: return closing(.wideSquare, offset, 3)
    case 0xFF1C: return opening(.wideAngle, offset, 3)
    case 0xFF1E: return closing(.wideAngle, offset, 3)
    case 0xFF10...0xFF19: return number(offset)
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A: return odd(.wide, offset, 3)
    case 0xFF0A: return filler(offset, atLeast: 3)
    case 0xFF3F: return filler(offset, atLeast: 2)
    case 0xFEFF: return odd(.invisible, offset, 3)
    case 0xF000...0xF8FF, 0xFFFD: return odd(.unknown, offset, 3)
    case 0xFE50...0xFE6B: return smallForm(code, offset)
    default: break
    }
    return offset + 3
  }

  private mutating func smallForm(_ code: UInt32, _ offset: Int) -> Int {
    if let ordinary = OddCharacters.ordinaryForm(ofSmall: code) { _ = odd(.variant(ordinary), offset, 3) }
    switch code {
    case 0xFE59: return opening(.smallRound, offset, 3)
    case 0xFE5A: return closing(.smallRound, offset, 3)
    case 0xFE5D: return opening(.smallTortoise, offset, 3)
    case 0xFE5E: return closing(.smallTortoise, offset, 3)
    default: return offset + 3
    }
  }

  // MARK: Marks

  private mutating func opening(_ bracket: Bracket, _ offset: Int, _ length: Int) -> Int {
    let isInTitle = bracket.family == .title && open.contains { $0.isTitle }
    if bracket.isAngle, !isInTitle { return offset + length }
    // Title marks alternate by depth.
    if isInTitle, bracket.isAngle || open.last(where: { $0.isTitle }) == bracket { passage.bracketsAreClean = false }
    if bracket.family == .round { bracketedItem(offset, length) }
    if at(offset + length) &- 0x30 <= 9, bracket.mayHoldYear { passage.mayCite = true }
    // Deeper than any prose: the rules that pair brackets shall say what is wrong.
    if open.count < 64 { open.append(bracket) } else { passage.bracketsAreClean = false }
    passage.brackets.append(
      BracketMark(bracket: bracket, isOpen: true, range: TextRange(offset, offset + length), line: line))
    if bracket == .wideRound { emptyBrackets(offset) }
    return offset + length
  }

  private mutating func closing(_ bracket: Bracket, _ offset: Int, _ length: Int) -> Int {
    if bracket.family == .title, !open.contains(where: { $0.family == .title }) {
      if bracket.isAngle { return offset + length }
      if bracket == .title, isRelationBeforeFigure(offset + length) {
        return odd(.titleForRelation, offset, length)
      }
    }
    if open.last == bracket {
      open.removeLast()
    } else {
      passage.bracketsAreClean = false
      if let index = open.lastIndex(where: { $0.family == bracket.family }) { open.removeSubrange(index...) }
    }
    passage.brackets.append(
      BracketMark(bracket: bracket, isOpen: false, range: TextRange(offset, offset + length), line: line))
    return offset + length
  }

  /// `》90%` is typed for `>90%`; `》2019年` is not.
  private func isRelationBeforeFigure(_ offset: Int) -> Bool {
    var next = offset
    while let digit = digit(next) { next += digit.length }
    return next > offset && !isYearWord(next)
  }

  private mutating func odd(_ kind: OddMark.Kind, _ offset: Int, _ length: Int) -> Int {
    passage.oddities.append(OddMark(kind: kind, range: TextRange(offset, offset + length)))
    return offset + length
  }

  private mutating func clause(_ offset: Int, _ length: Int) {
    if passage.isIndicatorName, passage.firstClauseMark == nil, open.isEmpty {
      passage.firstClauseMark = TextRange(offset, offset + length)
    }
  }

  mutating func item(_ style: ItemStyle, _ number: Int, _ offset: Int, _ end: Int, isCertain: Bool) {
    passage.items.append(
      ItemMark(style: style, number: number, range: TextRange(offset, end), line: line, isCertain: isCertain))
  }

  // MARK: Fillers

  /// The end of the run of the character at `offset`, which is `length` bytes long.
  private func runEnd(_ offset: Int, _ length: Int) -> Int {
    var next = offset + length
    while next + length <= end, (0..<length).allSatisfy({ bytes[next + $0] == bytes[offset + $0] }) { next += length }
    return next
  }

  /// 某某, `***`: a run of so many, which masks no figure.
  private mutating func filler(_ offset: Int, atLeast count: Int) -> Int {
    let length = bytes[offset] < 0x80 ? 1 : 3
    let next = runEnd(offset, length)
    let masks =
      before(offset) &- 0x30 <= 9 || digit(next) != nil || isMaskedPerson(bytes, offset..<next, in: start..<end)
    if next - offset >= count * length, !masks { addFiller(offset, next) }
    return next
  }

  /// `XX`, and one X before 年, 月 or 日; never a part of a Latin word.
  private mutating func letterX(_ offset: Int) -> Int {
    var next = offset + 1
    while at(next) | 0x20 == 0x78 { next += 1 }
    let isWord = isLetter(before(offset)) || isLetter(at(next))
    if !isWord, next - offset > 1 || isDatePart(next) { addFiller(offset, next) }
    return next
  }

  /// `××`, and one × before 年, 月 or 日 that multiplies nothing.
  private mutating func multiplication(_ offset: Int) -> Int {
    let next = runEnd(offset, 2)
    let isPart = isDatePart(next) && !(before(offset) &- 0x30 <= 9)
    if next - offset > 2 || isPart { addFiller(offset, next) }
    return next
  }

  /// `（）`, `（　）`: a gap of a template.
  private mutating func emptyBrackets(_ offset: Int) {
    var next = offset + 3
    while at(next) == 0x20 { next += 1 }
    while at(next) == 0xE3, scalar(next) == 0x3000 { next += 3 }
    if at(next) == 0xEF, scalar(next) == 0xFF09 { addFiller(offset, next + 3) }
  }

  private mutating func addFiller(_ offset: Int, _ next: Int) {
    passage.fillers.append(FillerMark(range: TextRange(offset, next), line: line))
  }

  // MARK: Numbers

  /// A run of digits: a year, the number of an item, or neither.
  private mutating func number(_ offset: Int) -> Int {
    var value = 0
    var count = 0
    var next = offset
    // Where full-width digits began that have not ended yet.
    var wide: Int?
    while let digit = digit(next) {
      if count < 6 { value = value * 10 + digit.value }
      count += 1
      if digit.length == 3 {
        if wide == nil { wide = next }
      } else if let start = wide {
        _ = odd(.wide, start, next - start)
        wide = nil
      }
      next += digit.length
    }
    if let wide { _ = odd(.wide, wide, next - wide) }
    if count == 4, isYearWord(next) {
      passage.years.append(YearMark(year: value, range: TextRange(offset, next), line: line))
      passage.mayCite = true
    } else if count <= 2, value > 0, let (style, length) = itemSeparator(next) {
      numberedItem(style, value, offset, next, next + length)
      // The bracket of `1）` closes nothing, unless one is open or an interval ends: `[80,90)`.
      let closesNothing =
        offset == itemStart
        || !open.contains { $0.family == .round } && !(isBehindComma(offset) && open.last?.family == .square)
      if style == .closing, closesNothing { return next + length }
    }
    return next
  }

  private func isBehindComma(_ offset: Int) -> Bool {
    if before(offset) == 0x2C { return true }
    return offset >= start + 3 && bytes[offset - 3] == 0xEF && bytes[offset - 2] == 0xBC && bytes[offset - 1] == 0x8C
  }
}
