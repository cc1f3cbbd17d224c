// Labels are compared as people read them: blanks, line ends, widths and kinds of brackets make no difference.

import PFCText

/// A label without blanks and line ends, half-width, with one kind of bracket, without a colon at its end.
func normalizedLabel(_ text: some Collection<UInt8>) -> [UInt8] {
  let bytes = Array(text)
  var result: [UInt8] = []
  for byte in foldedBytes(bytes, TextRange(0, bytes.count)) {
    switch byte {
    case 0x20, 0x09, 0x0A: break
    case 0x5B, 0x7B: result.append(0x28)
    case 0x5D, 0x7D: result.append(0x29)
    case 0x2A where result.isEmpty: break
    default: result.append(byte)
    }
  }
  while result.last == 0x3A { result.removeLast() }
  return result
}

/// Where a normalized label stands in a text, blanks inside it aside.
func findLabel(_ label: [UInt8], in text: [UInt8], from start: Int, anywhere: Bool) -> Range<Int>? {
  var begin = start
  while begin < text.count {
    if let end = endOfLabel(label, in: text, from: begin) { return begin..<end }
    guard anywhere else { return nil }
    begin += max(fold(text, begin).length, 1)
  }
  return nil
}

private func endOfLabel(_ label: [UInt8], in text: [UInt8], from start: Int) -> Int? {
  var offset = start
  var matched = 0
  while offset < text.count, matched < label.count {
    let folded = fold(text, offset)
    let next = min(offset + max(folded.length, 1), text.count)
    switch folded.code {
    case 0x20, 0x09, 0x0A: break
    case 0x5B, 0x7B, 0x5D, 0x7D, Mark.other.advanced(by: 1)...:
      let piece = normalizedCharacter(text, offset, next)
      guard label[matched...].starts(with: piece) else { return nil }
      matched += piece.count
    case Mark.other:
      guard label[matched...].starts(with: text[offset..<next]) else { return nil }
      matched += next - offset
    default:
      guard label[matched] == folded.code else { return nil }
      matched += 1
    }
    offset = next
  }
  return matched == label.count ? offset : nil
}

private func normalizedCharacter(_ text: [UInt8], _ start: Int, _ end: Int) -> [UInt8] {
  normalizedLabel(foldedBytes(text, TextRange(start, end)))
}

/// A normalized label cut at its last bracket: `支出预算总量(万元)` to `支出预算总量` and `万元`.
func bracketSplit(_ label: [UInt8]) -> (head: [UInt8], inside: [UInt8])? {
  guard label.last == 0x29, let open = label.lastIndex(of: 0x28), open > 0 else { return nil }
  return (Array(label[..<open]), Array(label[(open + 1)...].dropLast()))
}

/// A normalized label cut behind its year: `2024年预算`, `2024年度预算` to 2024 and `预算`.
func yearSplit(_ label: [UInt8]) -> (year: Int, rest: [UInt8])? {
  guard let (year, end) = leadingYear(label, 0) else { return nil }
  var rest = label[end...]
  if rest.starts(with: "度".utf8) { rest = rest.dropFirst(3) }
  return (year, Array(rest))
}

/// `2024年` at an offset, with where it ends.
private func leadingYear(_ text: [UInt8], _ offset: Int) -> (year: Int, end: Int)? {
  guard offset + 7 <= text.count, text[(offset + 4)..<(offset + 7)].elementsEqual("年".utf8) else { return nil }
  var year = 0
  for byte in text[offset..<(offset + 4)] {
    guard (0x30...0x39).contains(byte) else { return nil }
    year = year * 10 + Int(byte) - 0x30
  }
  return (1990...2100).contains(year) ? (year, offset + 7) : nil
}

/// The first year that a text names and that is not part of a date: `2025年度`, not `2024年12月1日`.
func yearBesideDates(in text: [UInt8]) -> Int? {
  let label = normalizedLabel(text.prefix(2000))
  let month = Array("月".utf8)
  // Nine bytes hold `12月` and `十二月`.
  return label.indices.lazy.compactMap { leadingYear(label, $0) }.first { found in
    let behind = label[found.end...].prefix(9)
    return !behind.indices.contains { behind[$0...].starts(with: month) }
  }?.year
}

/// The first year that a text names, as `2025年`.
func firstYear(in text: some Collection<UInt8>) -> Int? {
  let label = normalizedLabel(text.prefix(2000))
  return label.indices.lazy.compactMap { leadingYear(label, $0)?.year }.first
}

extension RawCell {
  /// The text without blanks and line ends around it.
  var trimmed: [UInt8] { trimmedText(text) }
  /// Whether there is nothing but blanks and line ends.
  var isBlank: Bool { isBlankText(text) }
}

/// Whether a text has nothing but blanks and line ends.
func isBlankText(_ text: [UInt8]) -> Bool {
  var offset = 0
  while offset < text.count {
    let folded = fold(text, offset)
    if !isBlank(folded.code), folded.code != 0x0A { return false }
    offset += max(folded.length, 1)
  }
  return true
}

/// Without blanks and line ends at both ends.
func trimmedText(_ text: [UInt8]) -> [UInt8] {
  var start = 0
  var end = 0
  var offset = 0
  var isEmpty = true
  while offset < text.count {
    let folded = fold(text, offset)
    let next = min(offset + max(folded.length, 1), text.count)
    if !isBlank(folded.code), folded.code != 0x0A {
      if isEmpty { start = offset }
      isEmpty = false
      end = next
    }
    offset = next
  }
  return Array(text[start..<end])
}

/// A value of one line: lines that a narrow cell broke are joined, with a blank only between Latin letters or digits.
func joinedLines(_ text: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  for line in TextLines(text) {
    let line = trimmedText(Array(text[line]))
    if let last = result.last, let first = line.first, last < 0x80, first < 0x80 { result.append(0x20) }
    result += line
  }
  return result
}

/// `（单位：万元）` without the brackets around all of it.
func withoutBrackets(_ text: [UInt8]) -> [UInt8] {
  let text = trimmedText(text)
  func length(_ byte: UInt8) -> Int { byte < 0x80 ? 1 : 3 }
  guard let first = text.first, let last = text.last, [0x28, 0x5B].contains(fold(text, 0).code),
    text.count > length(first) + length(last), [0x29, 0x5D].contains(fold(text, text.count - length(last)).code)
  else { return text }
  return Array(text[length(first)..<text.count - length(last)])
}
