// The brackets, title marks and quotes of Chinese prose: which pairs with which, and how each is typed.

/// A kind of pair.
enum Bracket: UInt8, Sendable, CaseIterable {
  case round
  case wideRound
  case smallRound
  case square
  case wideSquare
  case lenticular
  case tortoise
  case smallTortoise
  case title
  case innerTitle
  case angle
  case wideAngle
  case quote
  case innerQuote
  case corner
  case innerCorner

  /// Kinds of a family are typed for each other: `（…)`, `【2020]`.
  enum Family: Sendable {
    case round, square, title, quote, corner
  }

  var family: Family {
    switch self {
    case .round, .wideRound, .smallRound: .round
    case .square, .wideSquare, .lenticular, .tortoise, .smallTortoise: .square
    case .title, .innerTitle, .angle, .wideAngle: .title
    case .quote, .innerQuote: .quote
    case .corner, .innerCorner: .corner
    }
  }

  /// `<` and `>` compare as often as they enclose, so they count only inside title marks.
  var isAngle: Bool { self == .angle || self == .wideAngle }

  var isTitle: Bool { self == .title || self == .innerTitle }

  var open: String { Self.spellings[Int(rawValue)].open }
  var close: String { Self.spellings[Int(rawValue)].close }

  private static let spellings: [(open: String, close: String)] = [
    ("(", ")"), ("（", "）"), ("﹙", "﹚"), ("[", "]"), ("［", "］"), ("【", "】"), ("〔", "〕"), ("﹝", "﹞"),
    ("《", "》"), ("〈", "〉"), ("<", ">"), ("＜", "＞"), ("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"),
  ]
}
