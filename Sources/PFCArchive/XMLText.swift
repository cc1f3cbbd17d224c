// Text inside XML and HTML: escaped, and without the characters that XML 1.0 forbids.

/// Appends UTF-8 text as character data or attribute value; a forbidden control character becomes U+FFFD.
package func appendXML(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
  let isDone: Void? = text.withContiguousStorageIfAvailable { append($0, to: &output) }
  if isDone == nil { Array(text).withUnsafeBufferPointer { append($0, to: &output) } }
}

/// Nearly all bytes stand for themselves, and are appended in runs.
private func append(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var start = 0
  for offset in text.indices where !standsForItself(text[offset]) {
    guard let replacement = replacement(text, offset) else { continue }
    output += text[start..<offset]
    output += replacement
    start = offset + 1
  }
  output += text[start...]
}

private func standsForItself(_ byte: UInt8) -> Bool {
  byte >= 0x40
    ? byte != 0xBE && byte != 0xBF : byte >= 0x28 && byte != 0x3C && byte != 0x3E || byte == 0x20 || byte == 0x0A
}

/// What stands for the byte at an offset, nil where that is the byte itself.
private func replacement(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> [UInt8]? {
  switch text[offset] {
  case 0x26: Array("&amp;".utf8)
  case 0x3C: Array("&lt;".utf8)
  case 0x3E: Array("&gt;".utf8)
  case 0x22: Array("&quot;".utf8)
  case 0x0D: Array("&#13;".utf8)
  case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20: Array("\u{FFFD}".utf8)
  // U+FFFE and U+FFFF, forbidden as well, are EF BF BE and EF BF BF.
  case 0xBE, 0xBF: offset >= 2 && text[offset - 2] == 0xEF && text[offset - 1] == 0xBF ? [0xBD] : nil
  default: nil
  }
}
