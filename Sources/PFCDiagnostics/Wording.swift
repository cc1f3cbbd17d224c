// Everything that a user reads is said twice, side by side: Chinese first, English second.

import PFCText

/// The language of messages.
public enum Language: String, Sendable, CaseIterable {
  /// Chinese, the default.
  case zh
  /// English.
  case en
}

/// A text in both languages. `{name}` is a placeholder that a diagnostic's argument fills.
public struct Wording: Sendable, Hashable {
  /// The Chinese text.
  public let zh: String
  /// The English text.
  public let en: String

  /// The same fact in both languages.
  public init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  /// A text that is the same in both, for example quoted source.
  public init(verbatim text: String) { self.init(text, text) }

  /// Names side by side, divided as each language does it.
  package static func list(_ names: [String]) -> Wording {
    Wording(names.joined(separator: "、"), names.joined(separator: ", "))
  }

  /// `20 + 10 + …`: at most 20 addends, so that a long table stays one line.
  package static func addends(_ numbers: [String]) -> Wording {
    Wording(verbatim: (numbers.prefix(20) + (numbers.count > 20 ? ["…"] : [])).joined(separator: " + "))
  }

  /// The question after what was meant, empty where nothing is near. It says so where the word was found by its sound or
  /// shape.
  package static func didYouMean(_ near: String?, for typed: String) -> Wording {
    guard let near else { return "" }
    return switch likeness(of: typed, to: near) {
    case .sound: Wording("是不是读音相近的“\(near)”？", "did you mean “\(near)”, which sounds alike?")
    case .shape: Wording("是不是字形相近的“\(near)”？", "did you mean “\(near)”, which looks alike?")
    case nil: Wording("是不是“\(near)”？", "did you mean “\(near)”?")
    }
  }

  /// The text in one language, its placeholders as they stand.
  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }

  /// The text with its placeholders filled; one without an argument stays visible, so that tests find it.
  public func filled(_ arguments: Arguments, in language: Language) -> String {
    let text = self[language]
    var result = ""
    var rest = text.utf8[...]
    // By bytes: finding the borders of characters would be most of the work.
    while let open = rest.firstIndex(of: UInt8(ascii: "{")), let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      result += text[rest.startIndex..<open]
      let name = String(text[rest.index(after: open)..<close])
      result += arguments[name]?[language] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return rest.startIndex == text.startIndex ? text : result + text[rest.startIndex...]
  }
}

extension Wording: ExpressibleByStringLiteral {
  /// A literal is verbatim: figures, names, source.
  public init(stringLiteral value: String) { self.init(verbatim: value) }
}
