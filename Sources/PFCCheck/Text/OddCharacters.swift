// The small forms of Unicode (U+FE50 to U+FE6B), which old input methods and pasted tables bring along, and what they
// are in ordinary Chinese text. Syntax folds to ASCII (PFCText); prose takes the full-width form.

enum OddCharacters {
  /// The ordinary character for a small one.
  static func ordinaryForm(ofSmall code: UInt32) -> String? {
    switch code {
    case 0xFE50: "，"
    case 0xFE51: "、"
    case 0xFE52: "."
    case 0xFE54: "；"
    case 0xFE55: "："
    case 0xFE56: "？"
    case 0xFE57: "！"
    case 0xFE58: "—"
    case 0xFE59: "（"
    case 0xFE5A: "）"
    case 0xFE5D: "〔"
    case 0xFE5E: "〕"
    case 0xFE5F: "#"
    case 0xFE60: "&"
    case 0xFE61: "*"
    case 0xFE62: "+"
    case 0xFE63: "-"
    case 0xFE64: "<"
    case 0xFE65: ">"
    case 0xFE66: "="
    case 0xFE69: "$"
    case 0xFE6A: "%"
    case 0xFE6B: "@"
    default: nil
    }
  }
}
