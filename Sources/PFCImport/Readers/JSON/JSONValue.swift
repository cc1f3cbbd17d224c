// JSON as a tree. Numbers keep the digits typed, which no decoder of the platform does: 3.20 is not 3.2 in a budget.

import PFCDiagnostics
import PFCText

/// A value with the line where it starts.
struct JSONValue {
  enum Content {
    case object([JSONMember])
    case array([JSONValue])
    /// Without quotes and escapes.
    case string([UInt8])
    /// As typed.
    case number([UInt8])
    /// `true`, `false`, `null`
    case word([UInt8])
  }

  let content: Content
  let line: Int
  /// Where it stands in the file.
  let range: Range<Int>
}

struct JSONMember {
  let key: [UInt8]
  let value: JSONValue
}

/// Reads RFC 8259, to the letter.
struct JSONParser {
  private static let depthLimit = 64
  private static let valueLimit = 5_000_000

  private let bytes: [UInt8]
  private var offset = 0
  private var line = 1
  private var valueCount = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a whole text.
  static func parse(_ bytes: [UInt8]) throws(ImportFault) -> JSONValue {
    var parser = JSONParser(bytes)
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.offset == bytes.count else { throw parser.fault("后面多出了内容", "there is more than one value") }
    return value
  }

  // MARK: Values

  private mutating func value(depth: Int) throws(ImportFault) -> JSONValue {
    guard depth <= Self.depthLimit else { throw fault("套得太深", "it is nested too deep") }
    valueCount += 1
    guard valueCount <= Self.valueLimit else { throw tooLargeFault }
    skipBlanks()
    let (start, first) = (offset, line)
    let content: JSONValue.Content
    switch current {
    case 0x7B: content = .object(try members(depth))
    case 0x5B: content = .array(try elements(depth))
    case 0x22: content = .string(try string())
    case let byte? where byte == 0x2D || (0x30...0x39).contains(byte): content = .number(try number())
    default: content = .word(try word())
    }
    return JSONValue(content: content, line: first, range: start..<offset)
  }

  private mutating func members(_ depth: Int) throws(ImportFault) -> [JSONMember] {
    var members: [JSONMember] = []
    var keys: Set<[UInt8]> = []
    offset += 1
    guard !takes(0x7D) else { return members }
    repeat {
      skipBlanks()
      guard current == 0x22 else { throw fault("缺少成员的名称", "a member's name is missing") }
      let key = try string()
      guard keys.insert(key).inserted else {
        let name = String(decoding: key.prefix(60), as: UTF8.self)
        throw fault("“\(name)”出现了两次", "“\(name)” is there twice")
      }
      guard takes(0x3A) else { throw fault("缺少“:”", "a “:” is missing") }
      members.append(JSONMember(key: key, value: try value(depth: depth + 1)))
    } while takes(0x2C)
    guard takes(0x7D) else { throw fault("缺少“,”或者“}”", "a “,” or “}” is missing") }
    return members
  }

  private mutating func elements(_ depth: Int) throws(ImportFault) -> [JSONValue] {
    var elements: [JSONValue] = []
    offset += 1
    guard !takes(0x5D) else { return elements }
    repeat { elements.append(try value(depth: depth + 1)) } while takes(0x2C)
    guard takes(0x5D) else { throw fault("缺少“,”或者“]”", "a “,” or “]” is missing") }
    return elements
  }

  /// number = [ "-" ] int [ frac ] [ exp ]
  private mutating func number() throws(ImportFault) -> [UInt8] {
    let start = offset
    if current == 0x2D { offset += 1 }
    let isZero = current == 0x30
    guard digits() > 0, !isZero || offset - start <= (bytes[start] == 0x2D ? 2 : 1) else { throw badNumber() }
    if current == 0x2E {
      offset += 1
      guard digits() > 0 else { throw badNumber() }
    }
    if current == 0x65 || current == 0x45 {
      offset += 1
      if current == 0x2B || current == 0x2D { offset += 1 }
      guard digits() > 0 else { throw badNumber() }
    }
    return Array(bytes[start..<offset])
  }

  private mutating func digits() -> Int {
    let start = offset
    while let byte = current, (0x30...0x39).contains(byte) { offset += 1 }
    return offset - start
  }

  private mutating func word() throws(ImportFault) -> [UInt8] {
    for word in ["true", "false", "null"] where bytes[offset...].starts(with: word.utf8) {
      offset += word.utf8.count
      return Array(word.utf8)
    }
    throw fault("缺少一个值", "a value is missing")
  }

  // MARK: Strings

  private mutating func string() throws(ImportFault) -> [UInt8] {
    var text: [UInt8] = []
    offset += 1
    while let byte = current, byte != 0x22 {
      guard byte >= 0x20 else { throw fault("引号里换了行，或者缺少后一个引号", "a string does not end on its line") }
      if byte == 0x5C { try escape(&text) } else { text.append(byte) }
      offset += 1
    }
    guard current == 0x22 else { throw fault("缺少后一个引号", "a closing quote is missing") }
    offset += 1
    return text
  }

  /// Reads an escape; the offset stays on its last byte.
  private mutating func escape(_ text: inout [UInt8]) throws(ImportFault) {
    offset += 1
    switch current {
    case 0x22, 0x5C, 0x2F: text.append(bytes[offset])
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75:
      var scalar = try codeUnit()
      if (0xD800...0xDBFF).contains(scalar), bytes[(offset + 1)...].starts(with: [0x5C, 0x75]) {
        offset += 2
        let low = try codeUnit()
        scalar = (0xDC00...0xDFFF).contains(low) ? 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00) : 0
      }
      guard scalar != 0, let character = Unicode.Scalar(scalar) else {
        throw fault("“\\u”后面不是一个字", "“\\u” is not followed by a character")
      }
      text += Array(String(character).utf8)
    default: throw fault("“\\”后面的写法不对", "“\\” starts no escape")
    }
  }

  /// The four digits behind `u`; the offset stays on the last one.
  private mutating func codeUnit() throws(ImportFault) -> UInt32 {
    let digits = bytes[min(offset + 1, bytes.count)..<min(offset + 5, bytes.count)]
    let isHex = digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
    guard digits.count == 4, isHex, let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) else {
      throw fault("“\\u”后面不是四位数字", "“\\u” is not followed by four digits")
    }
    offset += 4
    return unit
  }

  // MARK: Bytes

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x09 {
      if byte == 0x0A { line += 1 }
      offset += 1
    }
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard current == byte else { return false }
    offset += 1
    return true
  }

  private func badNumber() -> ImportFault { fault("数的写法不对", "a number is not written as JSON has it") }

  private func fault(_ zh: String, _ en: String) -> ImportFault {
    ImportFault(
      Wording("不是完整的 JSON：第\(line)行\(zh)", "it is no JSON: line \(line): \(en)"),
      advice: Wording("用 pfc build --to json 重新生成一份，或者改好这一行", "make it anew by pfc build --to json, or mend the line"))
  }
}
