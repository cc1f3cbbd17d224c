// Which bytes XML 1.0 takes where, once its encoding is out of the way.

import PFCText

func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

/// XML 1.0 knows three control characters.
func isAllowed(_ byte: UInt8) -> Bool { byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

/// A byte of text that stands for itself.
func isPlain(_ byte: UInt8) -> Bool {
  byte >= 0x20 && byte != 0x3C && byte != 0x26 || byte == 0x09 || byte == 0x0A
}

func isName(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x61...0x7A, 0x41...0x5A, 0x30...0x3A, 0x5F, 0x2D, 0x2E, 0x80...0xFF: true
  default: false
  }
}

/// XML is UTF-8, or UTF-16 with a mark; nil for anything else.
func utf8Text(_ bytes: [UInt8]) -> [UInt8]? {
  guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else {
    return firstInvalidUTF8(bytes) == nil ? bytes : nil
  }
  guard bytes.count.isMultiple(of: 2) else { return nil }
  let low = bytes[0] == 0xFF ? 0 : 1
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count)
  var decoder = UTF16()
  var units = stride(from: 2, to: bytes.count, by: 2).lazy.map { index in
    UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
  }.makeIterator()
  while true {
    switch decoder.decode(&units) {
    case .scalarValue(let scalar): text += String(Character(scalar)).utf8
    case .emptyInput: return text
    case .error: return nil
    }
  }
}
