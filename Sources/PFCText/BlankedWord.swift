// `目　标` and `主管 部门` are not near their words, they are those words: typists part the characters of a heading to make
// it as wide as the one above.

/// The candidate that is what was typed but for blanks, a mark of the sentence's end, and width; nil if there is none.
package func sameWithoutBlanks(_ typed: String, among candidates: some Sequence<String>) -> String? {
  let word = squeezed(typed)
  guard !word.isEmpty else { return nil }
  return candidates.first { squeezed($0).elementsEqual(word) }
}

private func squeezed(_ text: String) -> [UInt8] {
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var offset = 0
  while offset < bytes.count {
    let folded = fold(bytes, offset)
    let length = max(folded.length, 1)
    if !isBlank(folded.code) {
      if folded.code == Mark.other { result += bytes[offset..<offset + length] } else { result.append(folded.code) }
    }
    offset += length
  }
  let fullStop = Array("。".utf8)
  return result.suffix(fullStop.count) == fullStop[...] ? result.dropLast(fullStop.count) : result
}
