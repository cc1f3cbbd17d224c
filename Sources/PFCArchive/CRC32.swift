// The checksum of ZIP entries.

/// CRC-32 as ZIP has it (polynomial EDB88320, reflected), four bytes at a time.
package func crc32(_ bytes: [UInt8]) -> UInt32 {
  var crc: UInt32 = ~0
  bytes.withUnsafeBytes { buffer in
    tables.withUnsafeBufferPointer { table in
      var offset = 0
      while offset + 4 <= buffer.count {
        crc ^= UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        crc =
          table[768 + Int(crc & 0xFF)] ^ table[512 + Int(crc >> 8 & 0xFF)] ^ table[256 + Int(crc >> 16 & 0xFF)]
          ^ table[Int(crc >> 24)]
        offset += 4
      }
      while offset < buffer.count {
        crc = table[Int((crc ^ UInt32(buffer[offset])) & 0xFF)] ^ crc >> 8
        offset += 1
      }
    }
  }
  return ~crc
}

/// Four tables of 256: the remainder of a byte that 0 to 3 bytes follow.
private let tables: [UInt32] = {
  var tables = [UInt32](repeating: 0, count: 1024)
  for byte in 0..<256 {
    var remainder = UInt32(byte)
    for _ in 0..<8 { remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1 }
    tables[byte] = remainder
  }
  for byte in 0..<256 {
    for table in 1..<4 {
      let before = tables[(table - 1) * 256 + byte]
      tables[table * 256 + byte] = tables[Int(before & 0xFF)] ^ before >> 8
    }
  }
  return tables
}()
