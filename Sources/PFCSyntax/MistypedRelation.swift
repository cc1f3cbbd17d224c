// A relation that is there, but typed wrongly: 不底于 12 公里, 定型 良好, 》= 12 公里. What was meant is offered as a repair;
// without that the words would be taken for a grade.

import PFCDiagnostics
import PFCText

extension Parser {
  /// The repair of what stands where a relation should, nil when it is like none.
  func relationFix(_ start: Int, _ end: Int) -> Fix? {
    guard let mistyped = bracketAsSign(start, end) ?? direction(start, end) ?? homophoneOfRelation(start, end) else {
      return nil
    }
    return Fix(
      Wording("改为“\(mistyped.right)”", "change to “\(mistyped.right)”"),
      replace: TextRange(start, mistyped.end), with: mistyped.right, .unsafe)
  }

  /// Where `》` or `《` before a figure or a `=` ends, and what was meant: with a Chinese keyboard they are the keys of `>`
  /// and `<`.
  func bracketAsSign(_ start: Int, _ end: Int) -> (end: Int, right: String)? {
    let isGreater = Word.closeTitles.contains { starts(with: $0, at: start, end) }
    guard isGreater || Word.openTitles.contains(where: { starts(with: $0, at: start, end) }) else { return nil }
    var signEnd = start + Word.closeTitle.count
    let next = fold(bytes, signEnd)
    let isEqual = signEnd < end && next.code == 0x3D
    if isEqual { signEnd += next.length }
    guard atNumber(skipBlanks(signEnd, end), end) else { return nil }
    return (signEnd, isGreater ? (isEqual ? "≥" : ">") : (isEqual ? "≤" : "<"))
  }

  /// 正向 and 反向 are what another column of some forms says: the more, or the less, the better.
  private func direction(_ start: Int, _ end: Int) -> (end: Int, right: String)? {
    for (word, right) in Word.directions where starts(with: word, at: start, end) {
      let wordEnd = start + word.count
      return atNumber(skipBlanks(wordEnd, end), end) ? (wordEnd, right) : nil
    }
    return nil
  }

  /// A word like 不底于 before a figure, or like 定型 before a text.
  private func homophoneOfRelation(_ start: Int, _ end: Int) -> (end: Int, right: String)? {
    var wordEnd = start
    while wordEnd < end, bytes[wordEnd] >= 0xE0, fold(bytes, wordEnd).code == Mark.other, wordEnd - start <= 15 {
      wordEnd += 3
    }
    guard wordEnd > start, wordEnd < end else { return nil }
    let word = string(start, wordEnd)
    if atNumber(skipBlanks(wordEnd, end), end) {
      let words = Relation.words.map { String(decoding: $0.spelling, as: UTF8.self) }.filter { $0.count > 1 }
      if let right = homophone(of: word, among: words) { return (wordEnd, right) }
    }
    guard isBlank(fold(bytes, wordEnd).code) else { return nil }
    return homophone(of: word, among: TextRelation.allCases.map(\.rawValue)).map { (wordEnd, $0) }
  }
}
