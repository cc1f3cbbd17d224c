// Every finding brings a handful of words for the texts of its rule. A list is searched faster than a hash table is made,
// and most findings are never shown.

/// What fills the placeholders of a rule's texts.
public struct Arguments: Sendable, ExpressibleByDictionaryLiteral {
  // Without labels, so that a literal is taken as it stands.
  private let list: [(String, Wording)]

  /// Words by the names of their placeholders.
  public init(dictionaryLiteral elements: (String, Wording)...) { list = elements }

  /// What fills `{name}`.
  public subscript(name: String) -> Wording? { list.first { $0.0 == name }?.1 }
}

extension Arguments: Hashable {
  /// The same words for the same placeholders, in one order.
  public static func == (a: Arguments, b: Arguments) -> Bool { a.list.elementsEqual(b.list, by: ==) }

  /// Equal words hash alike.
  public func hash(into hasher: inout Hasher) {
    for (name, wording) in list {
      hasher.combine(name)
      hasher.combine(wording)
    }
  }
}
