// Old editors of Chinese Windows save GB18030 (or GBK, its part), and neither the library nor libc's iconv can be
// counted on to read it: one is silent about it, the other is missing from a static binary.
//
// The mapping is that of the Encoding Standard and of Unicode's advice for GB 18030-2022 (L2/23-003R): the characters
// that the editions of 2005 and 2022 moved out of private use are read as themselves, in two bytes or in four; six
// (FE51, FE52, FE53, FE6C, FE76, FE91) stay in private use.

/// The UTF-8 of a GB18030 text, or nil if a sequence of it is unassigned or cut.
package func decodeGB18030(_ bytes: [UInt8]) -> [UInt8]? {
  gb18030TwoByteCodes.withUTF8Buffer { table in
    var utf8: [UInt8] = []
    utf8.reserveCapacity(bytes.count + bytes.count / 2)
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        utf8.append(lead)
        offset += 1
        continue
      }
      guard offset + 1 < bytes.count else { return nil }
      let second = bytes[offset + 1]
      if let scalar = twoByteScalar(lead, second, in: table) {
        appendUTF8(of: scalar, to: &utf8)
        offset += 2
        continue
      }
      guard offset + 3 < bytes.count,
        let scalar = fourByteScalar(lead, second, bytes[offset + 2], bytes[offset + 3])
      else { return nil }
      appendUTF8(of: scalar, to: &utf8)
      offset += 4
    }
    return utf8
  }
}

/// No two-byte code is unassigned: what has no character has a place in private use.
private func twoByteScalar(_ lead: UInt8, _ trail: UInt8, in table: UnsafeBufferPointer<UInt8>) -> UInt32? {
  guard (0x81...0xFE).contains(lead), (0x40...0xFE).contains(trail), trail != 0x7F else { return nil }
  let column = Int(trail) - (trail < 0x7F ? 0x40 : 0x41)
  let entry = ((Int(lead) - 0x81) * 190 + column) * 3
  return table[entry..<entry + 3].reduce(0) { $0 << 6 | UInt32($1 - 0x30) }
}

private func fourByteScalar(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> UInt32? {
  let digits: ClosedRange<UInt8> = 0x30...0x39
  let letters: ClosedRange<UInt8> = 0x81...0xFE
  guard letters.contains(first), digits.contains(second), letters.contains(third), digits.contains(fourth)
  else { return nil }
  let row = (UInt32(first) - 0x81) * 10 + UInt32(second) - 0x30
  let linear = (row * 126 + UInt32(third) - 0x81) * 10 + UInt32(fourth) - 0x30
  let firstSupplementary: UInt32 = 189_000  // 90 30 81 30
  if linear >= firstSupplementary {
    let scalar = linear - firstSupplementary + 0x10000
    return scalar <= 0x10FFFF ? scalar : nil
  }
  return linear < gb18030FourByteEnd ? basicPlaneScalar(atFourByteIndex: linear) : nil
}

/// The last range that starts at or before `linear` holds it.
private func basicPlaneScalar(atFourByteIndex linear: UInt32) -> UInt32 {
  var low = 0
  var high = gb18030FourByteRanges.count / 2
  while high - low > 1 {
    let middle = (low + high) / 2
    if UInt32(gb18030FourByteRanges[middle * 2]) <= linear { low = middle } else { high = middle }
  }
  return UInt32(gb18030FourByteRanges[low * 2 + 1]) + linear - UInt32(gb18030FourByteRanges[low * 2])
}

private func appendUTF8(of scalar: UInt32, to utf8: inout [UInt8]) {
  func continuation(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: scalar >> shift & 0x3F | 0x80) }
  switch scalar {
  case 0..<0x80:
    utf8.append(UInt8(truncatingIfNeeded: scalar))
  case 0x80..<0x800:
    utf8.append(UInt8(truncatingIfNeeded: scalar >> 6 | 0xC0))
    utf8.append(continuation(0))
  case 0x800..<0x10000:
    utf8.append(UInt8(truncatingIfNeeded: scalar >> 12 | 0xE0))
    utf8.append(continuation(6))
    utf8.append(continuation(0))
  default:
    utf8.append(UInt8(truncatingIfNeeded: scalar >> 18 | 0xF0))
    utf8.append(continuation(12))
    utf8.append(continuation(6))
    utf8.append(continuation(0))
  }
}
