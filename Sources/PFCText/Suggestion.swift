// A message that names an unknown word is worth more if it also names the word that was meant: 是否指“权重”.

/// The candidate nearest to what was typed, or nil if none is near.
///
/// Distance is counted in characters, not bytes: one inserted, left out, replaced, or swapped with its neighbour.
/// Full-width ASCII equals half-width, capitals equal small letters. Near is one change in two or three characters, a
/// third of the longer word above that; and a word that holds the other whole, which counts a little more than one
/// change. Of equals the first candidate wins. Words of one character, of more than 64, and a candidate that is what
/// was typed are never near.
package func nearest(to typed: String, among candidates: some Sequence<String>) -> String? {
  guard let word = folded(typed) else { return nil }
  var best: (candidate: String, cost: Int)?
  for candidate in candidates {
    guard let other = folded(candidate), let cost = nearness(word, other) else { continue }
    if let best, best.cost <= cost { continue }
    if candidate.unicodeScalars.elementsEqual(typed.unicodeScalars) { continue }
    best = (candidate, cost)
  }
  return best?.candidate
}

/// The characters to compare, or nil if the word is too short to be told from others, or too long to be a slip.
private func folded(_ word: String) -> [UInt32]? {
  let scalars = word.unicodeScalars.prefix(65).map { fold($0.value) }
  return (2...64).contains(scalars.count) ? scalars : nil
}

private func fold(_ scalar: UInt32) -> UInt32 {
  switch scalar {
  case 0x3000: 0x20
  case 0xFF01...0xFF5E: foldCase(scalar - 0xFEE0)
  default: foldCase(scalar)
  }
}

private func foldCase(_ scalar: UInt32) -> UInt32 {
  (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar
}

/// The cost of taking one word for the other, in quarters of a change; nil if they are not near.
private func nearness(_ word: [UInt32], _ other: [UInt32]) -> Int? {
  guard let holding = holdingCost(word, other) else { return changingCost(word, other) }
  guard let changing = changingCost(word, other) else { return holding }
  return min(holding, changing)
}

private func changingCost(_ word: [UInt32], _ other: [UInt32]) -> Int? {
  let longer = max(word.count, other.count)
  let limit = longer <= 3 ? 1 : longer / 3
  guard abs(word.count - other.count) <= limit else { return nil }
  let changes = editDistance(word, other)
  return changes <= limit ? changes * 4 : nil
}

/// One word holds the other: 5 if it starts with it, 6 if it stands further in.
private func holdingCost(_ word: [UInt32], _ other: [UInt32]) -> Int? {
  let (part, whole) = word.count <= other.count ? (word, other) : (other, word)
  if whole.starts(with: part) { return 5 }
  let places = 0...(whole.count - part.count)
  return places.contains { whole[$0...].starts(with: part) } ? 6 : nil
}

/// Damerau-Levenshtein distance, where no stretch is changed twice.
private func editDistance(_ word: [UInt32], _ other: [UInt32]) -> Int {
  var twoAbove = [Int](repeating: 0, count: other.count + 1)
  var above = Array(0...other.count)
  var row = above
  for i in 1...word.count {
    row[0] = i
    for j in 1...other.count {
      let replaced = above[j - 1] + (word[i - 1] == other[j - 1] ? 0 : 1)
      row[j] = min(replaced, above[j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, word[i - 1] == other[j - 2], word[i - 2] == other[j - 1] {
        row[j] = min(row[j], twoAbove[j - 2] + 1)
      }
    }
    (twoAbove, above, row) = (above, row, twoAbove)
  }
  return above[other.count]
}
