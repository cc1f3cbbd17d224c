// Word and Excel files are ZIP archives. Entries are stored, not compressed, with a fixed date and in the order given, so
// the same parts are the same bytes on any machine, and git packs them better than deflated ones.

/// Writes a ZIP archive (APPNOTE 6.3, without ZIP64: an archive stays below 4 GB and 65,535 entries).
package struct ZipWriter: ~Copyable {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  package init() {}

  /// Adds an entry; `name` is its path with `/`.
  package mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = UInt32(bytes.count)
    let crc = crc32(content)
    append(0x0403_4B50 as UInt32, to: &bytes)
    appendHeader(name, content.count, crc, to: &bytes)
    bytes += name.utf8
    bytes += content
    append(0x0201_4B50 as UInt32, to: &directory)
    append(20 as UInt16, to: &directory)
    appendHeader(name, content.count, crc, to: &directory)
    for _ in 0..<3 { append(0 as UInt16, to: &directory) }  // comment, disk, internal attributes
    append(0 as UInt32, to: &directory)  // external attributes
    append(offset, to: &directory)
    directory += name.utf8
    count += 1
  }

  /// The whole archive.
  package consuming func finish() -> [UInt8] {
    let start = UInt32(bytes.count)
    bytes += directory
    append(0x0605_4B50 as UInt32, to: &bytes)
    append(0 as UInt32, to: &bytes)  // disks
    append(count, to: &bytes)
    append(count, to: &bytes)
    append(UInt32(directory.count), to: &bytes)
    append(start, to: &bytes)
    append(0 as UInt16, to: &bytes)  // comment
    return bytes
  }
}

/// What local and central headers share: version, flags (UTF-8 names), method, 1980-01-01 00:00, CRC, sizes, lengths.
private func appendHeader(_ name: String, _ size: Int, _ crc: UInt32, to output: inout [UInt8]) {
  append(20 as UInt16, to: &output)
  append(0x0800 as UInt16, to: &output)
  append(0 as UInt16, to: &output)
  append(0 as UInt16, to: &output)
  append(0x0021 as UInt16, to: &output)
  append(crc, to: &output)
  append(UInt32(size), to: &output)
  append(UInt32(size), to: &output)
  append(UInt16(name.utf8.count), to: &output)
  append(0 as UInt16, to: &output)
}

private func append(_ value: some FixedWidthInteger, to output: inout [UInt8]) {
  withUnsafeBytes(of: value.littleEndian) { output += $0 }
}
