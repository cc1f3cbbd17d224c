// The pieces of a page: text, tags and what browsers skip. No page is refused for its errors; each byte is looked at a
// bounded number of times.

import PFCText

enum HTMLToken {
  /// Text with its entities still in it.
  case text(Range<Int>)
  /// Text without entities.
  case plain(Range<Int>)
  case open(HTMLTag)
  /// The name of an element that ends, in small letters.
  case close([UInt8])
}

struct HTMLTag {
  /// In small letters.
  let name: [UInt8]
  /// What stands between the name and `>`.
  let attributes: Range<Int>

  func isNamed(_ other: StaticString) -> Bool { name.isNamed(other) }
}

extension [UInt8] {
  func isNamed(_ other: StaticString) -> Bool {
    count == other.utf8CodeUnitCount
      && elementsEqual(UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
  }
}

struct HTMLTokens {
  private let bytes: [UInt8]
  private var offset = 0
  /// An element whose content is no markup.
  private var rawElement: [UInt8]?

  private static let rawElements = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"]
    .map { Array($0.utf8) }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> HTMLToken? {
    while offset < bytes.count {
      if let name = rawElement {
        rawElement = nil
        let end = rawEnd(name)
        defer { offset = end }
        if end > offset { return name.isNamed("textarea") ? .text(offset..<end) : .plain(offset..<end) }
        continue
      }
      guard bytes[offset] == 0x3C else { return text() }
      switch byte(1) {
      case 0x21 where starts("<!--"): skipComment()
      case 0x21 where starts("<![CDATA["): return characterData()
      case 0x2F where isLetter(byte(2)): return closingTag()
      case 0x21, 0x3F, 0x2F: offset = tagEnd(offset + 1)
      case let byte where isLetter(byte): return openingTag()
      default: return text()
      }
    }
    return nil
  }

  // MARK: Pieces

  private mutating func text() -> HTMLToken {
    let start = offset
    offset = indexOfByte(0x3C, in: bytes, from: start + 1) ?? bytes.count
    return .text(start..<offset)
  }

  /// A comment that does not end goes on to the end of the page, as in browsers.
  private mutating func skipComment() {
    var dash = offset + 2
    while let end = indexOfByte(0x3E, in: bytes, from: dash + 1) {
      if bytes[end - 1] == 0x2D && bytes[end - 2] == 0x2D
        || end > offset + 6 && bytes[end - 3] == 0x2D && bytes[end - 2] == 0x2D && bytes[end - 1] == 0x21
      {
        offset = end + 1
        return
      }
      dash = end
    }
    offset = bytes.count
  }

  private mutating func characterData() -> HTMLToken {
    let start = offset + 9
    var end = start
    while let place = indexOfByte(0x3E, in: bytes, from: end) {
      if place >= start + 2, bytes[place - 1] == 0x5D, bytes[place - 2] == 0x5D {
        offset = place + 1
        return .plain(start..<(place - 2))
      }
      end = place + 1
    }
    offset = bytes.count
    return .plain(start..<bytes.count)
  }

  private mutating func openingTag() -> HTMLToken {
    let nameEnd = nameEnd(offset + 1)
    let tag = HTMLTag(name: lowercased((offset + 1)..<nameEnd), attributes: nameEnd..<quotedTagEnd(nameEnd))
    offset = min(tag.attributes.upperBound + 1, bytes.count)
    if Self.rawElements.contains(tag.name) { rawElement = tag.name }
    return .open(tag)
  }

  private mutating func closingTag() -> HTMLToken {
    let nameEnd = nameEnd(offset + 2)
    let name = lowercased((offset + 2)..<nameEnd)
    offset = tagEnd(nameEnd)
    return .close(name)
  }

  private func nameEnd(_ start: Int) -> Int {
    bytes[start...].firstIndex { isHTMLBlank($0) || $0 == 0x2F || $0 == 0x3E } ?? bytes.count
  }

  /// Behind the next `>`.
  private func tagEnd(_ start: Int) -> Int { (indexOfByte(0x3E, in: bytes, from: start) ?? bytes.count - 1) + 1 }

  /// The `>` that ends a tag; one inside quotes does not. Quotes count only behind `=`.
  private func quotedTagEnd(_ start: Int) -> Int {
    var quote: UInt8?
    var follows = false
    for index in start..<bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x3E {
        return index
      } else if follows, byte == 0x22 || byte == 0x27 {
        quote = byte
      }
      if !isHTMLBlank(byte) { follows = byte == 0x3D && quote == nil }
    }
    return bytes.count
  }

  /// Where `</name` ends content that is no markup.
  private func rawEnd(_ name: [UInt8]) -> Int {
    var start = offset
    while let place = indexOfByte(0x3C, in: bytes, from: start) {
      let end = place + 2 + name.count
      if place + 1 < bytes.count, bytes[place + 1] == 0x2F, end <= bytes.count,
        lowercased((place + 2)..<end) == name, end == bytes.count || !isLetter(bytes[end])
      {
        return place
      }
      start = place + 1
    }
    return bytes.count
  }

  // MARK: Bytes

  private func byte(_ distance: Int) -> UInt8 { offset + distance < bytes.count ? bytes[offset + distance] : 0 }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func starts(_ text: StaticString) -> Bool {
    bytes[offset...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private func lowercased(_ range: Range<Int>) -> [UInt8] {
    bytes[range].prefix(40).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  // MARK: Attributes

  /// The value of an attribute, in small letters where asked; nil when the tag has none of that name.
  func attribute(_ name: StaticString, of tag: HTMLTag) -> [UInt8]? {
    var start = tag.attributes.lowerBound
    let end = tag.attributes.upperBound
    while start < end {
      while start < end, isHTMLBlank(bytes[start]) || bytes[start] == 0x2F { start += 1 }
      let nameEnd = bytes[start..<end].firstIndex { isHTMLBlank($0) || $0 == 0x3D || $0 == 0x2F } ?? end
      let isIt = lowercased(start..<nameEnd).isNamed(name)
      var value = nameEnd
      while value < end, isHTMLBlank(bytes[value]) { value += 1 }
      guard value < end, bytes[value] == 0x3D else {
        if isIt, nameEnd > start { return [] }
        start = max(value, start + 1)
        continue
      }
      let range = valueRange(value + 1, end)
      if isIt { return decodedHTML(bytes, range) }
      start = range.upperBound + 1
    }
    return nil
  }

  private func valueRange(_ start: Int, _ end: Int) -> Range<Int> {
    var start = start
    while start < end, isHTMLBlank(bytes[start]) { start += 1 }
    guard start < end else { return end..<end }
    if bytes[start] == 0x22 || bytes[start] == 0x27 {
      let close = indexOfByte(bytes[start], in: bytes, from: start + 1) ?? end
      return (start + 1)..<max(start + 1, min(close, end))
    }
    return start..<(bytes[start..<end].firstIndex(where: isHTMLBlank) ?? end)
  }
}

func isHTMLBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C || byte == 0x0D }
