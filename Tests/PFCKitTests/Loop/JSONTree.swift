// pfc's JSON as a tree that can be compared: members in their order, numbers with their digits. Less what a format does not
// carry, and with amounts in one unit.

import PFCKit
import Testing

enum JSONTree: Equatable, CustomStringConvertible {
  struct Member: Equatable {
    let key: String
    let value: JSONTree
  }

  case object([Member])
  case array([JSONTree])
  /// A string, a number or a word as it stands.
  case plain(String)

  init(_ text: String) throws {
    var reader = Reader(bytes: Array(text.utf8))
    self = try reader.value()
  }

  private struct Reader {
    let bytes: [UInt8]
    var offset = 0

    mutating func value() throws -> JSONTree {
      skip()
      switch bytes[offset] {
      case UInt8(ascii: "{"):
        var members: [Member] = []
        try list(UInt8(ascii: "}")) { reader in
          let key = reader.plain()
          members.append(Member(key: String(key.dropFirst().dropLast()), value: try reader.value()))
        }
        return .object(members)
      case UInt8(ascii: "["):
        var values: [JSONTree] = []
        try list(UInt8(ascii: "]")) { reader in values.append(try reader.value()) }
        return .array(values)
      default: return .plain(plain())
      }
    }

    private mutating func list(_ end: UInt8, _ read: (inout Reader) throws -> Void) throws {
      offset += 1
      skip()
      while bytes[offset] != end {
        try read(&self)
        skip()
      }
      offset += 1
    }

    /// Commas and colons, too: the backend is not on trial here.
    private mutating func skip() {
      while offset < bytes.count, [0x20, 0x0A, UInt8(ascii: ","), UInt8(ascii: ":")].contains(bytes[offset]) {
        offset += 1
      }
    }

    private mutating func plain() -> String {
      let start = offset
      if bytes[offset] == UInt8(ascii: "\"") {
        offset += 1
        while bytes[offset] != UInt8(ascii: "\"") { offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1 }
        offset += 1
      } else {
        while ![0x20, 0x0A, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[offset]) {
          offset += 1
        }
      }
      return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
  }

  var description: String {
    switch self {
    case .plain(let text): text
    case .array(let values): "[\(values.map(\.description).joined(separator: ", "))]"
    case .object(let members): "{\(members.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    }
  }

  subscript(key: String) -> JSONTree? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var departments: [JSONTree] {
    guard case .array(let departments)? = self["departments"] else { return [] }
    return departments
  }

  /// Without members of these names and objects that they leave empty.
  func without(_ names: Set<String>, convertingMoney: Bool) -> JSONTree {
    switch self {
    case .plain: return self
    case .array(let values): return .array(values.map { $0.without(names, convertingMoney: convertingMoney) })
    case .object(let members):
      if convertingMoney, let yuan { return .plain(yuan) }
      return .object(
        members.compactMap { member in
          guard !names.contains(member.key) else { return nil }
          let value = member.value.without(names, convertingMoney: convertingMoney)
          return value == .object([]) ? nil : Member(key: member.key, value: value)
        })
    }
  }

  /// `{"amount": 30, "unit": "万元"}` as an amount of 元.
  private var yuan: String? {
    guard case .plain(let amount)? = self["amount"], case .plain(let unit)? = self["unit"],
      let number = Decimal(amount),
      let factor = ["\"元\"": 1, "\"万元\"": 10_000, "\"万\"": 10_000, "\"亿元\"": 100_000_000][unit]
    else { return nil }
    return (number * Decimal(factor))?.normalized.description
  }

  /// The first members that differ.
  func difference(from other: JSONTree, at path: String = "") -> String {
    switch (self, other) {
    case (.object(let one), .object(let two)) where one.map(\.key) == two.map(\.key):
      let pair = zip(one, two).first { $0 != $1 }
      return pair.map { $0.value.difference(from: $1.value, at: "\(path).\($0.key)") } ?? ""
    case (.array(let one), .array(let two)) where zip(one, two).contains { $0 != $1 }:
      let pair = zip(one, two).first { $0 != $1 }
      return pair.map { $0.difference(from: $1, at: path + "[]") } ?? ""
    default: return "\(path)\n  was \(self)\n  is  \(other)"
    }
  }
}
