// `≥` comes out of Word's symbol dialog as a number in a font that has no Unicode: such figures must not get lost.

/// The character that a code of a symbol font shows, nil when it is not known.
func symbolText(code: UInt32, font: String) -> String? {
  // Word moves the codes of symbol fonts into the private area.
  let own = (0xF000...0xF0FF).contains(code) ? code - 0xF000 : code
  switch font {
  case "Symbol": if let known = symbol[own] { return known }
  case "Wingdings": if let known = wingdings[own] { return known }
  case "Wingdings 2": if let known = wingdings2[own] { return known }
  default: break
  }
  let isPrivate = (0xE000...0xF8FF).contains(code)
  let isSymbolFont = font == "Symbol" || font.hasPrefix("Wingdings") || font == "Webdings"
  guard !isPrivate, !isSymbolFont, code >= 0x20, let scalar = Unicode.Scalar(code) else { return nil }
  return String(Character(scalar))
}

private let symbol: [UInt32: String] = [
  0x25: "%", 0x28: "(", 0x29: ")", 0x2B: "+", 0x2C: ",", 0x2D: "-", 0x2E: ".", 0x2F: "/",
  0x30: "0", 0x31: "1", 0x32: "2", 0x33: "3", 0x34: "4", 0x35: "5", 0x36: "6", 0x37: "7", 0x38: "8", 0x39: "9",
  0x3A: ":", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0x7E: "~",
  0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
  0xBC: "…", 0xD7: "·",
]

private let wingdings: [UInt32: String] = [
  0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0x76: "❖", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←",
  0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
]

private let wingdings2: [UInt32: String] = [
  0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0xA3: "□",
]
