// Reads the XML of Office documents, which needs no DTD: a DOCTYPE is refused, and with it every entity that could grow or
// reach outside of the file. Foundation's parser loses text around entities and takes mismatched tags for fine.

/// Why a text is no XML for us.
package enum XMLFault: Error, Sendable, Hashable {
  /// Not well-formed; the offset counts bytes of UTF-8.
  case malformed(offset: Int)
  case doctype
  case encoding
  /// More nesting, elements, attributes or namespaces than a document has.
  case tooMuch
}

package enum XMLEvent: Sendable {
  case start(XMLElement)
  case end
  case text(ArraySlice<UInt8>)
  case endOfDocument
}

/// Gives one event after the other. Text may come in pieces; comments and instructions are left out.
package struct XMLReader: Sendable {
  private static let depthLimit = 256
  private static let attributeLimit = 100
  private static let namespaceLimit = 100
  /// As much as an honest part of 64 MB holds, twice over.
  private static let elementLimit = 4_000_000

  private let bytes: [UInt8]
  private var offset = 0
  /// Names of open elements, as ranges of the text.
  private var open: [Range<Int>] = []
  private var spaces: [(prefix: ArraySlice<UInt8>, space: XMLSpace, depth: Int)] = []
  private var endIsDue = false
  private var elementCount = 0

  package init(_ bytes: [UInt8]) throws(XMLFault) {
    guard let text = utf8Text(bytes) else { throw .encoding }
    self.bytes = text
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// How many elements are open.
  package var depth: Int { open.count }

  package mutating func next() throws(XMLFault) -> XMLEvent {
    if endIsDue {
      endIsDue = false
      close()
      return .end
    }
    while offset < bytes.count {
      guard bytes[offset] == 0x3C else {
        let text = try text()
        if !open.isEmpty { return .text(text) }
        guard text.allSatisfy(isSpace) else { throw malformed }
        continue
      }
      switch byte(1) {
      case 0x3F: try skip(to: "?>")
      case 0x2F:
        try endTag()
        return .end
      case 0x21 where has("<!--"):
        offset += 4
        try skip(to: "-->")
      case 0x21 where has("<![CDATA["):
        guard !open.isEmpty else { throw malformed }
        let start = offset + 9
        try skip(to: "]]>")
        guard bytes[start..<(offset - 3)].allSatisfy(isAllowed) else { throw malformed }
        return .text(bytes[start..<(offset - 3)])
      case 0x21: throw has("<!DOCTYPE") ? .doctype : malformed
      default: return .start(try startTag())
      }
    }
    guard open.isEmpty, elementCount > 0 else { throw malformed }
    return .endOfDocument
  }

  /// Goes on behind the end of the element that was opened last.
  package mutating func skip() throws(XMLFault) {
    let outer = depth - 1
    while depth > outer {
      if case .endOfDocument = try next() { return }
    }
  }

  // MARK: Tags

  private mutating func startTag() throws(XMLFault) -> XMLElement {
    guard !open.isEmpty || elementCount == 0 else { throw malformed }
    guard open.count < Self.depthLimit, elementCount < Self.elementLimit else { throw .tooMuch }
    elementCount += 1
    offset += 1
    let name = try self.name()
    open.append(name)
    var raw: [(name: Range<Int>, value: [UInt8])] = []
    while true {
      let hasGap = skipSpaces()
      if byte(0) == 0x3E {
        offset += 1
        break
      }
      if byte(0) == 0x2F, byte(1) == 0x3E {
        offset += 2
        endIsDue = true
        break
      }
      guard hasGap else { throw malformed }
      guard raw.count < Self.attributeLimit else { throw .tooMuch }
      raw.append(try attribute())
    }
    try declareSpaces(raw)
    let (space, local) = resolve(name, isAttribute: false)
    var attributes: [XMLElement.Attribute] = []
    attributes.reserveCapacity(raw.count)
    for (name, value) in raw where declaredPrefix(name) == nil {
      let (space, local) = resolve(name, isAttribute: true)
      guard !attributes.contains(where: { $0.local == local && $0.space == space && space != .other }) else {
        throw malformed
      }
      attributes.append(
        XMLElement.Attribute(space: space, local: local, value: String(decoding: value, as: UTF8.self)))
    }
    return XMLElement(space: space, local: local, attributes: attributes)
  }

  private mutating func endTag() throws(XMLFault) {
    offset += 2
    let name = try self.name()
    _ = skipSpaces()
    guard byte(0) == 0x3E, let last = open.last, bytes[last].elementsEqual(bytes[name]) else { throw malformed }
    offset += 1
    close()
  }

  private mutating func close() {
    while let last = spaces.last, last.depth == open.count { spaces.removeLast() }
    open.removeLast()
  }

  private mutating func name() throws(XMLFault) -> Range<Int> {
    let start = offset
    while offset < bytes.count, isName(bytes[offset]) { offset += 1 }
    guard offset > start, !(0x2D...0x39).contains(bytes[start]) else { throw malformed }
    return start..<offset
  }

  private mutating func attribute() throws(XMLFault) -> (name: Range<Int>, value: [UInt8]) {
    let name = try self.name()
    _ = skipSpaces()
    guard byte(0) == 0x3D else { throw malformed }
    offset += 1
    _ = skipSpaces()
    let quote = byte(0)
    guard quote == 0x22 || quote == 0x27 else { throw malformed }
    offset += 1
    var value: [UInt8] = []
    while offset < bytes.count, bytes[offset] != quote {
      switch bytes[offset] {
      case 0x3C: throw malformed
      case 0x26: try reference(&value)
      case 0x09, 0x0A, 0x0D:
        value.append(0x20)
        offset += 1
      case let byte:
        guard isAllowed(byte) else { throw malformed }
        value.append(byte)
        offset += 1
      }
    }
    guard offset < bytes.count else { throw malformed }
    offset += 1
    return (name, value)
  }

  // MARK: Namespaces

  /// `w` of `xmlns:w`, empty for `xmlns`, nil for any other attribute.
  private func declaredPrefix(_ name: Range<Int>) -> ArraySlice<UInt8>? {
    guard bytes[name].starts(with: "xmlns".utf8) else { return nil }
    let rest = bytes[name].dropFirst(5)
    return rest.isEmpty ? rest : rest.first == 0x3A ? rest.dropFirst() : nil
  }

  private mutating func declareSpaces(_ attributes: [(name: Range<Int>, value: [UInt8])]) throws(XMLFault) {
    for (name, value) in attributes {
      guard let prefix = declaredPrefix(name) else { continue }
      guard spaces.count < Self.namespaceLimit else { throw .tooMuch }
      spaces.append((prefix, XMLSpace(String(decoding: value, as: UTF8.self)), open.count))
    }
  }

  private func resolve(_ name: Range<Int>, isAttribute: Bool) -> (XMLSpace, String) {
    let whole = bytes[name]
    let colon = whole.firstIndex(of: 0x3A)
    let local = String(decoding: colon.map { whole[($0 + 1)...] } ?? whole, as: UTF8.self)
    let prefix = colon.map { whole[..<$0] } ?? []
    if prefix.isEmpty, isAttribute { return (.none, local) }
    if let known = spaces.last(where: { $0.prefix == prefix }) { return (known.space, local) }
    return (prefix.isEmpty ? .none : prefix.elementsEqual("xml".utf8) ? .xml : .other, local)
  }

  // MARK: Text

  /// Text up to the next tag, line ends as LF.
  private mutating func text() throws(XMLFault) -> ArraySlice<UInt8> {
    let start = offset
    while offset < bytes.count, isPlain(bytes[offset]) { offset += 1 }
    // Mostly there is nothing to resolve, and nothing is copied.
    if offset == bytes.count || bytes[offset] == 0x3C { return bytes[start..<offset] }
    var text = Array(bytes[start..<offset])
    while offset < bytes.count, bytes[offset] != 0x3C {
      switch bytes[offset] {
      case 0x26: try reference(&text)
      case 0x0D:
        text.append(0x0A)
        offset += byte(1) == 0x0A ? 2 : 1
      case let byte:
        guard isAllowed(byte) else { throw malformed }
        text.append(byte)
        offset += 1
      }
    }
    return text[...]
  }

  /// `&lt;`, `&#8805;`, `&#x2265;`
  private mutating func reference(_ output: inout [UInt8]) throws(XMLFault) {
    let limit = min(bytes.count, offset + 12)
    guard let end = bytes[offset..<limit].firstIndex(of: 0x3B) else { throw malformed }
    let name = String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
    switch name {
    case "lt": output.append(0x3C)
    case "gt": output.append(0x3E)
    case "amp": output.append(0x26)
    case "quot": output.append(0x22)
    case "apos": output.append(0x27)
    default:
      let isHex = name.hasPrefix("#x")
      guard name.hasPrefix("#"), let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10),
        let scalar = Unicode.Scalar(code), code >= 0x20 || code == 0x09 || code == 0x0A || code == 0x0D
      else { throw malformed }
      output += String(Character(scalar)).utf8
    }
    offset = end + 1
  }

  // MARK: Bytes

  private var malformed: XMLFault { .malformed(offset: offset) }

  private func byte(_ distance: Int) -> UInt8? { offset + distance < bytes.count ? bytes[offset + distance] : nil }

  private func has(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[offset...].starts(with: $0) }
  }

  private mutating func skip(to mark: StaticString) throws(XMLFault) {
    while offset < bytes.count, !has(mark) { offset += 1 }
    guard offset < bytes.count else { throw malformed }
    offset += mark.utf8CodeUnitCount
  }

  /// Whether there was any.
  private mutating func skipSpaces() -> Bool {
    let start = offset
    while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
    return offset > start
  }
}
