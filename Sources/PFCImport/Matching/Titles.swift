// Titles of tables: with the name of a department, a year, the number of an attachment before them, with a remark behind.
// A sentence that only mentions a title opens nothing.

import PFCForms
import PFCText

/// A cell that is the title of a table.
struct TitleText {
  let table: Int
  var year: Int?
  /// 青石街道 of `青石街道2025年部门整体绩效目标表`.
  var name: [UInt8]?
  /// 公园管护 of `部门专项绩效目标申报表：公园管护`.
  var object: [UInt8]?
  /// What else stands around it: `附件2`, `（试行）`.
  var around: [[UInt8]] = []
  /// What a blank divides from it: `单位：万元`.
  var behind: [UInt8]?
  /// Whether a part of the text before it is not understood.
  var isLoose = false

  init(_ table: Int) { self.table = table }
}

extension Matcher {
  /// Reads a row with a title; false when it is none.
  mutating func readTitle(_ full: [RawCell]) -> Bool {
    // A title over several cells may stand in each of them.
    let cells = full.allSatisfy({ $0.text == full[0].text }) ? [full[0]] : full
    guard cells.count <= 8, let (index, title) = titleCell(cells) else { return false }
    let isTold = openProse != nil && linesMayContinue
    if isTold, title.isLoose || !announcesFields(title.table) { return false }
    if cells.count > 1, title.isLoose || cells.contains(where: tells) || startsWithLabel(cells[0]) { return false }
    open(title.table, title: cells[index])
    drafts[drafts.count - 1].titleYear = title.year ?? drafts[drafts.count - 1].titleYear
    func piece(_ text: [UInt8]) -> RawCell {
      var cell = cells[index]
      cell.text = text
      return cell
    }
    if let name = title.name { drafts[drafts.count - 1].titleName = piece(name) }
    if let object = title.object { drafts[drafts.count - 1].titleObject = piece(object) }
    match.placedCount += 1
    for text in title.around { match.outside.append(Leftover(text, place: cells[index].place)) }
    var rest = cells
    rest.remove(at: index)
    if let behind = title.behind { rest.insert(piece(behind), at: index) }
    let pieces = rest.flatMap { self.pieces(of: $0) }
    if pieces.isEmpty || readFields(pieces) { return true }
    for piece in pieces { readCaption(piece) }
    return true
  }

  private func titleCell(_ cells: [RawCell]) -> (index: Int, title: TitleText)? {
    for index in cells.indices {
      if let title = titleText(cells[index].text) { return (index, title) }
    }
    return nil
  }

  /// A figure or a sign, as rows of indicators have.
  private func tells(_ cell: RawCell) -> Bool {
    let text = cell.trimmed
    return text.count <= 60 && (weightNumber(text) != nil || relationMark(text))
  }

  /// Whether the next lines have fields of a table. A line of a long text may be its title to the letter.
  private func announcesFields(_ table: Int) -> Bool {
    for line in lines[min(cursor + 1, lines.count)...].lazy.filter({ !$0.isBlank }).prefix(6) {
      if heading(in: line.cells) != nil { return false }
      if line.cells.contains(where: { announces($0, tables[table]) }) { return true }
    }
    return false
  }

  // MARK: Texts

  /// What a cell says that holds a title; nil for a text that only mentions one.
  func titleText(_ text: [UInt8]) -> TitleText? {
    guard text.count <= 400 else { return nil }
    var best: (table: Int, place: Range<Int>)?
    for table in tables.indices {
      guard let place = tables[table].titlePlace(in: text) else { continue }
      if best.map({ tables[$0.table].title.count < tables[table].title.count }) ?? true { best = (table, place) }
    }
    guard let (table, place) = best else { return nil }
    var title = TitleText(table)
    guard takeHead(Array(text[..<place.lowerBound]), &title), takeTail(Array(text[place.upperBound...]), &title) else {
      return nil
    }
    return title
  }

  /// `附件2：`, `一、`, `2025年`, a name.
  private func takeHead(_ text: [UInt8], _ title: inout TitleText) -> Bool {
    var core = trimmedText(text)
    let mark = attachmentMark(core) ?? numberMark(core)
    if let mark {
      title.around.append(trimmedText(Array(core[..<mark.text])))
      core = trimmedText(Array(core[mark.end...]))
    }
    if let (year, place) = figure(in: core), place.lowerBound == 0 || place.upperBound == core.count {
      title.year = year
      core.removeSubrange(place)
      core = trimmedText(core)
    }
    core = withoutBrackets(core)
    guard !core.isEmpty else { return true }
    guard core.count <= 120, !hasPunctuation(core) else { return false }
    let label = normalizedLabel(core)
    guard !margins.isNarration(label) else { return false }
    if margins.isOffice(label) {
      title.name = core
    } else {
      title.isLoose = true
      title.around.append(core)
    }
    return true
  }

  /// `（试行）`, `（2025年度）`, `（续表）`, `一`, `：公园管护`; or, behind a blank, what a line above a table holds.
  private func takeTail(_ text: [UInt8], _ title: inout TitleText) -> Bool {
    var rest = text
    while true {
      let core = trimmedText(rest)
      guard !core.isEmpty else { return true }
      if let (bracket, end) = leadingBracket(core) {
        takeBracket(bracket, &title)
        rest = Array(core[end...])
        continue
      }
      if let colon = colonAtStart(core) {
        let object = trimmedText(Array(core[colon...]))
        guard object.count <= 150, !endsSentence(object) else { return false }
        title.object = object.isEmpty ? nil : object
        title.isLoose = !object.isEmpty
        return true
      }
      let label = normalizedLabel(core)
      if continuationWords.contains(label) { return true }
      if label.count <= 6, label.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) || numerals.contains(label) {
        title.around.append(core)
        return true
      }
      guard isBlank(fold(rest, 0).code), core.count <= 120, !core.contains(0x0A) else { return false }
      title.behind = core
      if !isPattern(core) { title.isLoose = true }
      return true
    }
  }

  private func takeBracket(_ bracket: [UInt8], _ title: inout TitleText) {
    if continuationWords.contains(normalizedLabel(withoutBrackets(bracket))) { return }
    if let year = margins.year(alone: bracket) {
      title.year = title.year ?? year
    } else if title.behind == nil, margins.moneyUnit(in: bracket).map(isUnit) ?? false {
      title.behind = bracket
    } else {
      title.around.append(bracket)
    }
  }
}

private let continuationWords: Set<[UInt8]> = Set(["续", "续表", "续上表", "续前表"].map { Array($0.utf8) })
private let numerals: Set<[UInt8]> = Set(
  ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "之一", "之二", "之三", "表一", "表二"].map { Array($0.utf8) })

/// `附件2：`, `附表 1-2`: where its text and all of it end.
private func attachmentMark(_ text: [UInt8]) -> (text: Int, end: Int)? {
  guard let word = ["附件", "附表", "附", "表"].first(where: { text.starts(with: $0.utf8) }) else { return nil }
  let start = word.utf8.count
  let number = numberEnd(text, start)
  let colon = colonEnd(text, number)
  guard number > start || colon > number else { return nil }
  return (number, colon)
}

/// `一、`, `（一）`, `1.`
private func numberMark(_ text: [UInt8]) -> (text: Int, end: Int)? {
  if let (bracket, end) = leadingBracket(text) {
    let inside = withoutBrackets(bracket)
    return !inside.isEmpty && numberEnd(inside, 0) == inside.count ? (end, end) : nil
  }
  let number = numberEnd(text, 0)
  let end = colonEnd(text, number)
  return number > 0 && end > number ? (end, end) : nil
}

/// Behind digits and Chinese numerals, with blanks and `-` between them.
private func numberEnd(_ text: [UInt8], _ start: Int) -> Int {
  var offset = start
  var end = start
  while offset < text.count {
    let folded = fold(text, offset)
    let next = min(offset + max(folded.length, 1), text.count)
    if (0x30...0x39).contains(folded.code) || numerals.contains(Array(text[offset..<next])) {
      end = next
    } else if !isBlank(folded.code), folded.code != 0x2D {
      break
    }
    offset = next
  }
  return end
}

/// Behind `：`, `、`, `.` and blanks, if there are any.
private func colonEnd(_ text: [UInt8], _ start: Int) -> Int {
  var offset = start
  while offset < text.count {
    let folded = fold(text, offset)
    guard isBlank(folded.code) || [0x3A, 0x2E, 0x88].contains(folded.code) else { break }
    offset += max(folded.length, 1)
  }
  return offset
}

/// Behind a colon or dashes that a text starts with.
private func colonAtStart(_ text: [UInt8]) -> Int? {
  var offset = 0
  while case let folded = fold(text, offset), folded.code == 0x3A || folded.code == 0x2D { offset += folded.length }
  return offset > 0 && (fold(text, 0).code == 0x3A || offset > 1) ? offset : nil
}

/// The first year of a text, `2025年`, `2025年度` or `2025`, and where it stands.
private func figure(in text: [UInt8]) -> (year: Int, place: Range<Int>)? {
  var digits: [UInt8] = []
  var start = 0
  var offset = 0
  while true {
    let folded = fold(text, offset)
    if (0x30...0x39).contains(folded.code) {
      if digits.isEmpty { start = offset }
      digits.append(folded.code)
    } else {
      if digits.count == 4, let year = firstYear(in: digits + Array("年".utf8)) {
        let rest = text[offset...]
        let word = ["年度", "年"].first { rest.starts(with: $0.utf8) } ?? ""
        return (year, start..<offset + word.utf8.count)
      }
      digits = []
    }
    guard folded.length > 0 else { return nil }
    offset += folded.length
  }
}

/// Brackets at the start of a text, and where they end.
private func leadingBracket(_ text: [UInt8]) -> (bracket: [UInt8], end: Int)? {
  let opening: Set<UInt8> = [0x28, 0x5B]
  let closing: Set<UInt8> = [0x29, 0x5D]
  guard opening.contains(fold(text, 0).code) else { return nil }
  var depth = 0
  var offset = 0
  while offset < text.count {
    let folded = fold(text, offset)
    let next = min(offset + max(folded.length, 1), text.count)
    if opening.contains(folded.code) { depth += 1 }
    if closing.contains(folded.code) { depth -= 1 }
    if depth == 0 { return (Array(text[..<next]), next) }
    offset = next
  }
  return nil
}

/// Whether a text has marks that names of projects do not have.
private func endsSentence(_ text: [UInt8]) -> Bool {
  let mark = Array("。".utf8)
  return text.indices.contains { offset in
    text[offset] == 0x0A || text[offset...].starts(with: mark) || fold(text, offset).code == 0x3B
  }
}

/// Whether a text has marks that names do not have.
private func hasPunctuation(_ text: [UInt8]) -> Bool {
  let marks = ["。", "《", "》", "〈", "〉", "…"].map { Array($0.utf8) }
  var offset = 0
  while offset < text.count {
    let folded = fold(text, offset)
    let next = min(offset + max(folded.length, 1), text.count)
    switch folded.code {
    case 0x0A, 0x21, 0x22, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x86, 0x87, 0x88: return true
    default: if marks.contains(Array(text[offset..<next])) { return true }
    }
    offset = next
  }
  return false
}
