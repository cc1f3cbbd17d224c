// 10⁴ must not be read as 104: raised and lowered characters become those that Unicode has, and where it has none a mark
// stays that says so.

import PFCDiagnostics

/// How text is set off from its line.
enum BaselineShift: Sendable, Hashable {
  case raised, lowered

  fileprivate var mark: UInt8 { self == .raised ? 0x5E : 0x5F }

  fileprivate var characters: [Unicode.Scalar: Unicode.Scalar] {
    self == .raised ? raisedCharacters : loweredCharacters
  }
}

/// Text that is raised or lowered: `⁴`, `₂`; `^4.5` and false where Unicode has not every character of it.
func shiftedText(_ text: [UInt8], _ shift: BaselineShift) -> (text: [UInt8], isWhole: Bool) {
  guard !isBlankText(text) else { return (text, true) }
  var result = ""
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    guard let known = scalar == " " || scalar == "\n" ? scalar : shift.characters[scalar] else {
      return ([shift.mark] + text, false)
    }
    result.unicodeScalars.append(known)
  }
  return (Array(result.utf8), true)
}

private let raisedCharacters = characters(
  "0123456789+-−=()（）ni２３ABDEGHIJKLMNOPRTUVWabcdefghjklmoprstuvwxyz²³¹®™°′″*※",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾⁽⁾ⁿⁱ²³ᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ²³¹®™°′″*※")

private let loweredCharacters = characters(
  "0123456789+-−=()（）２３aehijklmnoprstuvx",
  "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎₂₃ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")

private func characters(_ plain: String, _ shifted: String) -> [Unicode.Scalar: Unicode.Scalar] {
  Dictionary(zip(plain.unicodeScalars, shifted.unicodeScalars), uniquingKeysWith: { first, _ in first })
}

extension ReadingNote {
  /// Raised or lowered text that Unicode does not have, as it was read.
  static func shifted(_ text: [UInt8], place: String) -> ReadingNote {
    ReadingNote(
      Wording("上标、下标没有对应的字符，读成了", "raised or lowered text has no characters of its own, read as"), text, place: place)
  }
}
