// What a source holds must not drive the terminal that shows it: no colours, no titles, no text that runs backwards.

extension Unicode.Scalar {
  /// Whether a terminal acts on the character instead of showing it: control characters, separators of lines, marks that
  /// change the direction of writing.
  package var isTerminalControl: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// A text on one line: a blank for TABs and line ends, `�` for all else that a terminal would act on.
package func visibleText(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: \.isTerminalControl) else { return text }
  let shown = text.unicodeScalars.map { scalar -> Unicode.Scalar in
    switch scalar {
    case "\t", "\n", "\r": " "
    case _ where scalar.isTerminalControl: "\u{FFFD}"
    default: scalar
    }
  }
  return String(String.UnicodeScalarView(shown))
}
