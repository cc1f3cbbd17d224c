// Word and Excel files come from anywhere, so an archive is believed only where two of its parts say the same: the
// directory at the end, the header before each entry, and the checksum of what comes out. Entries are found by name in
// memory; a name is never a path on the disk.

/// Why an archive cannot be read.
package enum ZipFault: Error, Sendable, Hashable {
  /// No directory at the end: cut off, or no archive at all.
  case truncated
  /// Parts of the archive contradict each other.
  case damaged
  case encrypted
  /// More entries, bytes or compression than an honest document has.
  case tooLarge
  /// A name that points out of the archive: `../a`, `/a`, `C:\\a`.
  case outside(name: String)
  /// A method other than stored and deflated, several disks, or ZIP64.
  case unsupported
}

/// How much an archive may hold.
package struct ZipLimits: Sendable {
  package var entries = 10_000
  package var bytesOfAnEntry = 64 << 20
  /// Of all entries, and of all that are read.
  package var bytes = 256 << 20
  /// Archives in archives: a document may hold a workbook.
  package var depth = 3
  /// Documents are text: 9 MB of equal tables deflate to 1 : 330. Small entries may do better.
  package var ratio = 500
  package var freeOfRatio = 1 << 20

  package init() {}
}

/// An open archive (APPNOTE 6.3, without ZIP64).
package struct ZipReader: Sendable {
  private struct Entry {
    var name: [UInt8]
    var header: Int
    var data: Range<Int>
    var size: Int
    var crc: UInt32
    var isDeflated: Bool
  }

  private let bytes: [UInt8]
  private let limits: ZipLimits
  private var entries: [Entry] = []
  private var numbers: [[UInt8]: Int] = [:]
  private var budget: Int

  /// Reads the directory and checks it against the headers of the entries.
  package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipFault) {
    self.bytes = bytes
    self.limits = limits
    budget = limits.bytes
    let end = try endOfDirectory()
    try readDirectory(end)
    try refuseOverlaps(start: Int(word(end + 16)))
    try refuseHarm()
    try refuseBombsInside()
  }

  /// Of all entries.
  private var size: Int { entries.reduce(0) { $0 + $1.size } }

  /// Names of all entries, in the order of the directory.
  package var names: [String] { entries.map { String(decoding: $0.name, as: UTF8.self) } }

  /// What an entry holds, nil when there is none of this name. Case makes no difference, as among the parts of Office
  /// documents.
  package mutating func read(_ name: String) throws(ZipFault) -> [UInt8]? {
    guard let number = numbers[lowercased(name.utf8)] else { return nil }
    guard entries[number].size <= budget else { throw .tooLarge }
    budget -= entries[number].size
    return try content(of: entries[number])
  }

  private func content(of entry: Entry) throws(ZipFault) -> [UInt8] {
    let content = entry.isDeflated ? inflated(bytes[entry.data], size: entry.size) : Array(bytes[entry.data])
    guard let content, content.count == entry.size, crc32(content) == entry.crc else { throw .damaged }
    return content
  }

  // MARK: Directory

  /// Where the record that ends the directory stands: its comment reaches to the end of the file.
  private func endOfDirectory() throws(ZipFault) -> Int {
    var offset = bytes.count - 22
    let lowest = max(0, offset - 0xFFFF)
    while offset >= lowest {
      if word(offset) == 0x0605_4B50, offset + 22 + half(offset + 20) == bytes.count {
        let isOnOneDisk = half(offset + 4) == 0 && half(offset + 6) == 0 && half(offset + 8) == half(offset + 10)
        // ZIP64 says "look elsewhere" by ones.
        let isSmall = half(offset + 10) != 0xFFFF && word(offset + 12) != .max && word(offset + 16) != .max
        guard isOnOneDisk, isSmall else { throw .unsupported }
        return offset
      }
      offset -= 1
    }
    throw .truncated
  }

  private mutating func readDirectory(_ end: Int) throws(ZipFault) {
    let count = half(end + 10)
    guard count <= limits.entries else { throw .tooLarge }
    var offset = Int(word(end + 16))
    guard offset + Int(word(end + 12)) == end else { throw .damaged }
    for _ in 0..<count {
      let length = offset + 46 <= end ? 46 + half(offset + 28) + half(offset + 30) + half(offset + 32) : 0
      guard length > 0, offset + length <= end, word(offset) == 0x0201_4B50 else { throw .damaged }
      let entry = try entry(offset)
      guard numbers.updateValue(entries.count, forKey: lowercased(entry.name)) == nil else { throw .damaged }
      entries.append(entry)
      offset += length
    }
    guard offset == end else { throw .damaged }
  }

  private func entry(_ offset: Int) throws(ZipFault) -> Entry {
    let (flags, method) = (half(offset + 8), half(offset + 10))
    // Encrypted, strongly encrypted, or with its headers masked.
    guard flags & 0x2041 == 0 else { throw .encrypted }
    guard method == 0 || method == 8 else { throw .unsupported }
    let (packed, size, header) = (word(offset + 20), word(offset + 24), word(offset + 42))
    guard packed != .max, size != .max, header != .max, half(offset + 34) == 0 else { throw .unsupported }
    let name = Array(bytes[(offset + 46)..<(offset + 46 + half(offset + 28))])
    let start = try dataStart(Int(header), name, method)
    guard start + Int(packed) <= bytes.count, method == 8 || packed == size else { throw .damaged }
    return Entry(
      name: name, header: Int(header), data: start..<(start + Int(packed)), size: Int(size), crc: word(offset + 16),
      isDeflated: method == 8)
  }

  /// Where the data of an entry starts; its own header must say what the directory says. Sizes may stand behind the
  /// data instead, so only the directory's count.
  private func dataStart(_ header: Int, _ name: [UInt8], _ method: Int) throws(ZipFault) -> Int {
    guard header + 30 <= bytes.count, word(header) == 0x0403_4B50 else { throw .damaged }
    let length = half(header + 26)
    guard length == name.count, header + 30 + length <= bytes.count,
      bytes[(header + 30)..<(header + 30 + length)].elementsEqual(name), half(header + 8) == method
    else { throw .damaged }
    guard half(header + 6) & 0x2041 == 0 else { throw .encrypted }
    return header + 30 + length + half(header + 28)
  }

  /// Entries that share bytes are how a small archive claims to be a huge one.
  private func refuseOverlaps(start directory: Int) throws(ZipFault) {
    var end = 0
    for entry in entries.sorted(by: { $0.header < $1.header }) {
      guard entry.header >= end else { throw .damaged }
      end = entry.data.upperBound
    }
    guard end <= directory else { throw .damaged }
  }

  // MARK: Harm

  /// Also of entries that nobody reads: who packs such a thing means no good, or the file is not what it seems.
  private func refuseHarm() throws(ZipFault) {
    var total = 0
    for entry in entries {
      total += entry.size
      guard entry.size <= limits.bytesOfAnEntry, total <= limits.bytes else { throw .tooLarge }
      let isHonest = entry.size <= limits.freeOfRatio || entry.size <= entry.data.count * limits.ratio
      guard isHonest else { throw .tooLarge }
      let name = entry.name.map { $0 == 0x5C ? 0x2F : $0 }
      let climbs = name.split(separator: 0x2F).contains { $0.elementsEqual([0x2E, 0x2E]) }
      guard !climbs, name.first != 0x2F, name.dropFirst().first != 0x3A else {
        throw .outside(name: String(decoding: entry.name, as: UTF8.self))
      }
    }
  }

  /// Archives that are packed again hide their sizes from the directory.
  private func refuseBombsInside() throws(ZipFault) {
    var inner = limits
    inner.depth -= 1
    for entry in entries where isArchive(entry) {
      guard inner.depth > 0 else { throw .tooLarge }
      let content = try content(of: entry)
      do {
        inner.bytes -= try ZipReader(content, limits: inner).size
      } catch .tooLarge { throw .tooLarge } catch {
        // Another fault is one of the part, which is not read.
      }
    }
  }

  /// By its first bytes, or by its name where they are packed.
  private func isArchive(_ entry: Entry) -> Bool {
    if !entry.isDeflated { return bytes[entry.data].starts(with: [0x50, 0x4B, 0x03, 0x04]) }
    let name = lowercased(entry.name)
    return ["zip", "docx", "xlsx", "pptx", "xlsm", "docm", "jar"].contains { ending in
      name.suffix(ending.utf8.count + 1).elementsEqual(".\(ending)".utf8)
    }
  }

  // MARK: Numbers

  private func half(_ offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }

  private func word(_ offset: Int) -> UInt32 { UInt32(half(offset)) | UInt32(half(offset + 2)) << 16 }
}

private func lowercased(_ name: some Sequence<UInt8>) -> [UInt8] {
  name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
}
