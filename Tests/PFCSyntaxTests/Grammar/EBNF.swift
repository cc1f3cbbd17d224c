// Reads grammar/pfc.ebnf, so that the tests follow the grammar itself and not a copy of it.

/// The right side of a production, or a part of it.
indirect enum Expression: Equatable {
  /// These characters.
  case literal(String)
  /// Characters described in words.
  case special(String)
  /// A condition on the text of the sequence that it ends.
  case condition(String)
  case name(String)
  case sequence([Expression])
  case choice([Expression])
  case option(Expression)
  case repetition(Expression)
}

struct EBNFError: Error, CustomStringConvertible {
  let description: String
}

/// A grammar: productions in the order of the file.
struct EBNF {
  private(set) var names: [String] = []
  private(set) var productions: [String: Expression] = [:]
  /// The right side of each production as written, with single blanks.
  private(set) var texts: [String: String] = [:]

  init(_ source: String) throws(EBNFError) {
    var reader = EBNFReader(tokens: try EBNFReader.tokens(source))
    while let name = reader.next() {
      guard reader.next() == "=" else { throw EBNFError(description: "\(name): = is missing") }
      let start = reader.position
      let expression = try reader.choice()
      let text = reader.tokens[start..<reader.position].joined(separator: " ")
      guard reader.next() == ";" else { throw EBNFError(description: "\(name): ; is missing after \(text)") }
      guard productions.updateValue(expression, forKey: name) == nil else {
        throw EBNFError(description: "\(name) is defined twice")
      }
      names.append(name)
      texts[name] = text
    }
  }

  /// The names that a production uses, in order.
  func uses(_ name: String) -> [String] { productions[name].map(namesIn) ?? [] }

  private func namesIn(_ expression: Expression) -> [String] {
    switch expression {
    case .literal, .special, .condition: []
    case .name(let name): [name]
    case .sequence(let parts), .choice(let parts): parts.flatMap(namesIn)
    case .option(let part), .repetition(let part): namesIn(part)
    }
  }

  /// All literals and descriptions of the grammar.
  func leaves() -> [Expression] { names.flatMap { productions[$0].map(leavesOf) ?? [] } }

  private func leavesOf(_ expression: Expression) -> [Expression] {
    switch expression {
    case .literal, .special, .condition: [expression]
    case .name: []
    case .sequence(let parts), .choice(let parts): parts.flatMap(leavesOf)
    case .option(let part), .repetition(let part): leavesOf(part)
    }
  }
}

private struct EBNFReader {
  let tokens: [String]
  var position = 0

  /// Words, marks, quoted literals and `? … ?`; comments are dropped.
  static func tokens(_ source: String) throws(EBNFError) -> [String] {
    let scalars = Array(source.unicodeScalars)
    var tokens: [String] = []
    var offset = 0
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    while offset < scalars.count {
      let start = offset
      switch scalars[offset] {
      case " ", "\n": offset += 1
      case "(" where offset + 1 < scalars.count && scalars[offset + 1] == "*":
        while offset + 1 < scalars.count, scalars[offset] != "*" || scalars[offset + 1] != ")" || offset < start + 3 {
          offset += 1
        }
        offset += 2
      case "\"", "'", "?":
        guard let end = scalars[(offset + 1)...].firstIndex(of: scalars[offset]) else {
          throw EBNFError(description: "not closed: \(text(start..<min(start + 20, scalars.count)))")
        }
        offset = end + 1
        tokens.append(text(start..<offset).split(whereSeparator: { $0 == "\n" }).map(trimmed).joined(separator: " "))
      case "=", ";", "|", "[", "]", "{", "}", "(", ")":
        offset += 1
        tokens.append(text(start..<offset))
      case let first where first.properties.isAlphabetic:
        while offset < scalars.count, scalars[offset].properties.isAlphabetic || ("0"..."9").contains(scalars[offset]) {
          offset += 1
        }
        tokens.append(text(start..<offset))
      case let other: throw EBNFError(description: "unexpected \(other)")
      }
    }
    return tokens
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line
    while line.count > 1, line.first == " " { line.removeFirst() }
    return String(line)
  }

  mutating func next() -> String? {
    guard position < tokens.count else { return nil }
    position += 1
    return tokens[position - 1]
  }

  mutating func choice() throws(EBNFError) -> Expression {
    var members = [try sequence()]
    while position < tokens.count, tokens[position] == "|" {
      position += 1
      members.append(try sequence())
    }
    return members.count == 1 ? members[0] : .choice(members)
  }

  private mutating func sequence() throws(EBNFError) -> Expression {
    var members: [Expression] = []
    while position < tokens.count, ![")", "]", "}", "|", ";"].contains(tokens[position]) {
      members.append(try factor())
    }
    return members.count == 1 ? members[0] : .sequence(members)
  }

  private mutating func factor() throws(EBNFError) -> Expression {
    guard let token = next() else { throw EBNFError(description: "the grammar ends early") }
    let inner = String(token.dropFirst().dropLast())
    switch token.first {
    case "(": return try bracketed(")") { $0 }
    case "[": return try bracketed("]") { .option($0) }
    case "{": return try bracketed("}") { .repetition($0) }
    case "\"", "'": return .literal(inner)
    case "?":
      let words = inner.split(separator: " ").joined(separator: " ")
      return words.hasPrefix("where ") ? .condition(words) : .special(words)
    default: return .name(token)
    }
  }

  private mutating func bracketed(
    _ close: String, _ make: (Expression) -> Expression
  ) throws(EBNFError) -> Expression {
    let inner = try choice()
    guard next() == close else { throw EBNFError(description: "\(close) is missing") }
    return make(inner)
  }
}
