// A message that names an unknown word is worth more if it also names the word that was meant: 是否指“权重”.

/// The candidate nearest to what was typed, or nil if none is near.
///
/// Distance is counted in characters, not bytes: one inserted, left out, replaced, or swapped with its neighbour. A
/// character replaced by one of the same sound counts a quarter of that, by one that sounds much alike five eighths.
/// One that looks like the right one counts as one of the same sound.
/// Full-width ASCII equals half-width, capitals equal small letters. Near is one change in two or three characters, a
/// third of the longer word above that; and a word that holds the other whole, which counts a little more than one
/// change. Of equals the first candidate wins. Words of more than 64 characters, and a candidate that is what was
/// typed, are never near. A word of one character is near only to one of the same sound, and only if no other one is.
///
/// `bySoundOnly`: two characters must sound like the candidate; for a vocabulary so large that it has some word with a
/// character of any other.
package func nearest(
  to typed: String, among candidates: some Sequence<String>, bySoundOnly: Bool = false
) -> String? {
  let word = Letter.all(of: typed)
  guard (1...64).contains(word.count) else { return nil }
  if word.count == 1 { return onlyHomophone(of: word[0], among: candidates) }
  var best: (candidate: String, cost: Int)?
  for candidate in candidates {
    let other = Letter.all(of: candidate)
    guard (2...64).contains(other.count), let cost = nearness(word, other) else { continue }
    if bySoundOnly, word.count == 2, other.count == 2, cost >= Cost.change { continue }
    if let best, best.cost <= cost { continue }
    if candidate.unicodeScalars.elementsEqual(typed.unicodeScalars) { continue }
    best = (candidate, cost)
  }
  return best?.candidate
}

/// 座 for 坐; nil where several candidates sound like it, because then nothing tells which was meant.
private func onlyHomophone(of letter: Letter, among candidates: some Sequence<String>) -> String? {
  var found: String?
  for candidate in candidates where candidate.unicodeScalars.count == 1 {
    guard let other = Letter.all(of: candidate).first, other == letter || other.isMistaken(for: letter) else {
      continue
    }
    if found != nil || other == letter { return nil }
    found = candidate
  }
  return found
}

/// How two different words of one length are alike, character by character.
package enum WordLikeness: Sendable {
  /// 只标, 指标
  case sound
  /// 专顷, 专项: some character only looks like the right one.
  case shape
}

/// How a suggestion was found; nil where neither sound nor shape tells.
package func likeness(of word: String, to other: String) -> WordLikeness? {
  let (one, two) = (Letter.all(of: word), Letter.all(of: other))
  guard one.count == two.count, one != two else { return nil }
  var likeness = WordLikeness.sound
  for (a, b) in zip(one, two) where a != b {
    if a.sound.likeness(to: b.sound) != .none { continue }
    guard a.looksLike(b) else { return nil }
    likeness = .shape
  }
  return likeness
}

/// A character to compare.
private struct Letter: Equatable {
  let scalar: UInt32
  let sound: Sound

  /// The characters of a word, no more than tell that it is too long to be a slip.
  static func all(of word: String) -> [Letter] {
    word.unicodeScalars.prefix(65).map { Letter(scalar: fold($0.value), sound: Sound(of: $0.value)) }
  }

  static func == (a: Letter, b: Letter) -> Bool { a.scalar == b.scalar }

  /// The cost of one typed for the other.
  func replacing(_ other: Letter) -> Int {
    if self == other { return 0 }
    return switch sound.likeness(to: other.sound) {
    case .same: Cost.homophone
    case .near: looksLike(other) ? Cost.homophone : Cost.nearHomophone
    case .none: looksLike(other) ? Cost.homophone : Cost.change
    }
  }

  func looksLike(_ other: Letter) -> Bool {
    guard let one = Unicode.Scalar(scalar), let two = Unicode.Scalar(other.scalar) else { return false }
    return looksAlike(one, two)
  }

  /// Whether it sounds the same or looks alike.
  func isMistaken(for other: Letter) -> Bool { sound.likeness(to: other.sound) == .same || looksLike(other) }
}

/// What slips cost. Four homophones cost no more than one other change: an input method puts a wrong word whole.
private enum Cost {
  static let homophone = 2
  static let nearHomophone = 5
  static let change = 8
  static let startsWith = 10
  static let holds = 12
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

/// The cost of taking one word for the other; nil if they are not near.
private func nearness(_ word: [Letter], _ other: [Letter]) -> Int? {
  guard let holding = holdingCost(word, other) else { return changingCost(word, other) }
  guard let changing = changingCost(word, other) else { return holding }
  return min(holding, changing)
}

private func changingCost(_ word: [Letter], _ other: [Letter]) -> Int? {
  let longer = max(word.count, other.count)
  let limit = longer <= 3 ? 1 : longer / 3
  guard abs(word.count - other.count) <= limit else { return nil }
  let cost = editCost(word, other)
  return cost <= limit * Cost.change ? cost : nil
}

private func holdingCost(_ word: [Letter], _ other: [Letter]) -> Int? {
  let (part, whole) = word.count <= other.count ? (word, other) : (other, word)
  if whole.starts(with: part) { return Cost.startsWith }
  let places = 0...(whole.count - part.count)
  return places.contains { whole[$0...].starts(with: part) } ? Cost.holds : nil
}

/// Damerau-Levenshtein distance with weights, where no stretch is changed twice.
private func editCost(_ word: [Letter], _ other: [Letter]) -> Int {
  var twoAbove = [Int](repeating: 0, count: other.count + 1)
  var above = (0...other.count).map { $0 * Cost.change }
  var row = above
  for i in 1...word.count {
    row[0] = i * Cost.change
    for j in 1...other.count {
      let replaced = above[j - 1] + word[i - 1].replacing(other[j - 1])
      row[j] = min(replaced, above[j] + Cost.change, row[j - 1] + Cost.change)
      if i > 1, j > 1, word[i - 1] == other[j - 2], word[i - 2] == other[j - 1] {
        row[j] = min(row[j], twoAbove[j - 2] + Cost.change)
      }
    }
    (twoAbove, above, row) = (above, row, twoAbove)
  }
  return above[other.count]
}
