// Text inside XML: escaped, and without the characters that XML 1.0 forbids.

/// Appends UTF-8 text as XML character data or attribute value; a forbidden control character becomes U+FFFD.
package func appendXML(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
  // U+FFFE and U+FFFF, forbidden as well, are EF BF BE and EF BF BF.
  var last: (UInt8, UInt8) = (0, 0)
  for byte in text {
    switch byte {
    case 0x26: output += "&amp;".utf8
    case 0x3C: output += "&lt;".utf8
    case 0x3E: output += "&gt;".utf8
    case 0x22: output += "&quot;".utf8
    case 0x0D: output += "&#13;".utf8
    case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20: output += "\u{FFFD}".utf8
    case 0xBE, 0xBF:
      output.append(last == (0xEF, 0xBF) ? 0xBD : byte)
    default: output.append(byte)
    }
    last = (last.1, byte)
  }
}
