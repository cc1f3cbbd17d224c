// JSON is written in several places, to the byte and with the digits typed, which no encoder of the platform can do.

/// JSON in the making: objects with a member a line, small ones on one line.
package struct JSONText {
  /// What has been written.
  package var output: [UInt8]
  /// Blanks before the brace of the object that is being written.
  private var indent: Int
  private var isFirstMember = true

  /// Goes on behind `output`.
  package init(output: consuming [UInt8] = [], indent: Int = 0) {
    self.output = output
    self.indent = indent
  }

  // MARK: Members, a line each

  /// Starts an object or an array.
  package mutating func open(_ brace: StaticString) {
    literal(brace)
    indent += 2
    isFirstMember = true
  }

  /// Ends an object or an array.
  package mutating func close(_ brace: StaticString) {
    indent -= 2
    if !isFirstMember { newline() }
    literal(brace)
    isFirstMember = false
  }

  /// Starts an element of an array.
  package mutating func element() {
    if !isFirstMember { output.append(0x2C) }
    isFirstMember = false
    newline()
  }

  /// Starts a member of an object.
  package mutating func member(_ name: String) {
    element()
    string(name)
    literal(": ")
  }

  /// A member that is a string.
  package mutating func member(_ name: String, _ value: String) {
    member(name)
    string(value)
  }

  /// A member that is a number.
  package mutating func member(_ name: String, _ value: Int) {
    member(name)
    number(value)
  }

  private mutating func newline() {
    output.append(0x0A)
    for _ in 0..<indent { output.append(0x20) }
  }

  // MARK: Members on the same line

  /// Starts a member behind another one.
  package mutating func inline(_ name: StaticString) {
    literal(", \"")
    literal(name)
    literal("\": ")
  }

  /// A member that is a string.
  package mutating func inline(_ name: StaticString, _ bytes: [UInt8], _ range: TextRange) {
    inline(name)
    string(bytes, range)
  }

  // MARK: Values

  /// JSON as it stands.
  package mutating func literal(_ text: StaticString) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A number.
  package mutating func number(_ value: Int) { output += String(value).utf8 }

  /// A string.
  package mutating func string(_ text: String) {
    let bytes = Array(text.utf8)
    string(bytes, TextRange(0, bytes.count))
  }

  /// A string from a source.
  package mutating func string(_ bytes: [UInt8], _ range: TextRange) {
    output.append(0x22)
    escaped(bytes, range)
    output.append(0x22)
  }

  /// Appends with the escapes that JSON asks for; text without any is one copy.
  package mutating func escaped(_ bytes: [UInt8], _ range: TextRange) {
    var start = Int(range.start)
    let end = Int(range.end)
    while let special = firstSpecial(bytes, start, end) {
      output += bytes[start..<special]
      escape(bytes[special])
      start = special + 1
    }
    output += bytes[start..<end]
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: literal("\\\"")
    case 0x5C: literal("\\\\")
    case 0x09: literal("\\t")
    case 0x0A: literal("\\n")
    case 0x0D: literal("\\r")
    default:
      let digits = Array("0123456789abcdef".utf8)
      literal("\\u00")
      output.append(digits[Int(byte >> 4)])
      output.append(digits[Int(byte & 15)])
    }
  }
}

/// The first `"`, `\` or control character, eight bytes at a time.
private func firstSpecial(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
  bytes.withUnsafeBytes { buffer in
    var offset = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while offset + 8 <= end {
      let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let hit = ((word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones)) & ~word & highs
      if hit != 0 { break }
      offset += 8
    }
    while offset < end {
      let byte = buffer[offset]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return offset }
      offset += 1
    }
    return nil
  }
}
