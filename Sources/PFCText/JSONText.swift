// JSON is written in several places, to the byte and with the digits typed, which no encoder of the platform can do.

/// JSON in the making: objects with a member a line, small ones on one line.
package struct JSONText: ~Copyable {
  private var bytes: ByteBuffer
  /// Blanks before the brace of the object that is being written.
  private var indent: Int
  private var isFirstMember = true

  /// `capacity`: about how many bytes it will be.
  package init(indent: Int = 0, capacity: Int = 1 << 10) {
    bytes = ByteBuffer(capacity: capacity)
    self.indent = indent
  }

  /// All that was written.
  package var output: [UInt8] { bytes.withBytes { Array($0) } }

  /// Appends all that was written.
  package consuming func append(to output: inout [UInt8]) {
    bytes.withBytes { output.append(contentsOf: $0) }
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
    if !isFirstMember { startLine(behindComma: false) }
    literal(brace)
    isFirstMember = false
  }

  /// Starts an element of an array.
  package mutating func element() {
    startLine(behindComma: !isFirstMember)
    isFirstMember = false
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

  private mutating func startLine(behindComma: Bool) {
    let line: StaticString = ",\n                                "
    let blanks = line.utf8CodeUnitCount - 2
    let first = behindComma ? 0 : 1
    bytes.append(UnsafeBufferPointer(start: line.utf8Start + first, count: 2 - first + min(indent, blanks)))
    for _ in 0..<max(0, indent - blanks) { bytes.append(0x20) }
  }

  // MARK: Members on the same line

  /// Starts a member behind another one.
  package mutating func inline(_ name: StaticString) {
    literal(", \"")
    literal(name)
    literal("\": ")
  }

  /// A member that is a string.
  package mutating func inline(_ name: StaticString, _ source: [UInt8], _ range: TextRange) {
    inline(name)
    string(source, range)
  }

  // MARK: Values

  /// JSON as it stands.
  package mutating func literal(_ text: StaticString) {
    bytes.append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// JSON as it stands.
  package mutating func verbatim(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append($0) }
  }

  /// A number.
  package mutating func number(_ value: Int) { number(Decimal(value)) }

  /// A number with the digits typed.
  package mutating func number(_ value: Decimal) { value.withDigits { bytes.append($0) } }

  /// A string.
  package mutating func string(_ text: String) {
    bytes.append(0x22)
    escaped(text)
    bytes.append(0x22)
  }

  /// A string from a source.
  package mutating func string(_ source: [UInt8], _ range: TextRange) {
    bytes.append(0x22)
    escaped(source, range)
    bytes.append(0x22)
  }

  /// The inside of a string.
  package mutating func escaped(_ text: String) {
    var text = text
    text.withUTF8 { escaped($0) }
  }

  /// The inside of a string from a source.
  package mutating func escaped(_ source: [UInt8], _ range: TextRange) {
    source.withUnsafeBufferPointer { escaped(UnsafeBufferPointer(rebasing: $0[range.bounds])) }
  }

  /// Appends with the escapes that JSON asks for; text without any is one copy.
  private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
    var rest = text
    while let special = firstSpecial(rest) {
      bytes.append(UnsafeBufferPointer(rebasing: rest[..<special]))
      escape(rest[special])
      rest = UnsafeBufferPointer(rebasing: rest[(special + 1)...])
    }
    bytes.append(rest)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: literal("\\\"")
    case 0x5C: literal("\\\\")
    case 0x09: literal("\\t")
    case 0x0A: literal("\\n")
    case 0x0D: literal("\\r")
    default:
      literal("\\u00")
      for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
    }
  }
}

/// The first `"`, `\` or control character, eight bytes at a time.
private func firstSpecial(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  let words = UnsafeRawBufferPointer(text)
  var offset = 0
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highs: UInt64 = 0x8080_8080_8080_8080
  while offset + 8 <= text.count {
    let word = words.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let hit = ((word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones)) & ~word & highs
    if hit != 0 { break }
    offset += 8
  }
  while offset < text.count {
    let byte = text[offset]
    if byte < 0x20 || byte == 0x22 || byte == 0x5C { return offset }
    offset += 1
  }
  return nil
}
