// An input method that was given the right sounds may still put the wrong characters: 专向 for 专项; and the hand may pick
// one that looks like the right one: 专顷. Where only a few words can stand, that alone tells which was meant.

/// The candidate that is typed with the same keys as `typed` or looks like it, or nil if none is, several are, or it is the word itself.
///
/// `exactly`: only the same syllables; otherwise also those that many speakers do not tell apart (zh and z, an and ang).
package func homophone(of typed: String, among candidates: some Sequence<String>, exactly: Bool = false) -> String? {
  let word = Array(typed.unicodeScalars.prefix(20))
  var found: String?
  for candidate in candidates {
    let other = Array(candidate.unicodeScalars)
    guard other.count == word.count, zip(word, other).allSatisfy({ easilyMistaken($0, $1, exactly: exactly) }) else {
      continue
    }
    if found != nil && found != candidate || other == word { return nil }
    found = candidate
  }
  return found
}

/// Whether two characters are the same, sound so, or look so.
package func easilyMistaken(_ one: Unicode.Scalar, _ other: Unicode.Scalar, exactly: Bool) -> Bool {
  if one == other || looksAlike(one, other) { return true }
  return switch Sound(of: one.value).likeness(to: Sound(of: other.value)) {
  case .same: true
  case .near: !exactly
  case .none: false
  }
}
