// Archives with any lie in them: every number of the format can be set by itself.

import CZlib
import PFCArchive

package struct Archive {
  package struct Entry {
    package var name: String
    package var content: [UInt8]
    package var method: UInt16 = 0
    package var flags: UInt16 = 0
    /// What the headers claim; nil for the truth.
    package var size: UInt32?
    package var packedSize: UInt32?
    package var crc: UInt32?
    package var localName: String?
    /// The entry whose header and data this one claims to have, instead of its own.
    package var shares: Int?

    package init(_ name: String, _ content: [UInt8]) {
      self.name = name
      self.content = content
    }

    package init(_ name: String, deflated content: [UInt8]) {
      self.init(name, content)
      method = 8
    }
  }

  package var entries: [Entry]
  package var comment: [UInt8] = []
  /// What the end claims; nil for the truth.
  package var count: UInt16?

  package init(_ entries: Entry...) { self.entries = entries }

  package init(_ entries: [Entry]) { self.entries = entries }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    var offsets: [Int] = []
    for entry in entries {
      let packed = entry.method == 8 ? deflated(entry.content) : entry.content
      let offset = entry.shares.map { offsets[$0] } ?? bytes.count
      offsets.append(offset)
      let middle =
        le(entry.crc ?? crc32(entry.content)) + le(entry.packedSize ?? UInt32(packed.count))
        + le(entry.size ?? UInt32(entry.content.count))
      if entry.shares == nil {
        let name = Array((entry.localName ?? entry.name).utf8)
        bytes += le(UInt32(0x0403_4B50)) + le(UInt16(20)) + le(entry.flags) + le(entry.method) + le(UInt32(0x21_0000))
        bytes += middle + le(UInt16(name.count)) + le(UInt16(0)) + name + packed
      }
      let name = Array(entry.name.utf8)
      directory += le(UInt32(0x0201_4B50)) + le(UInt32(0x14_0014)) + le(entry.flags) + le(entry.method)
      directory += le(UInt32(0x21_0000)) + middle + le(UInt16(name.count)) + le(UInt32(0)) + le(UInt32(0))
      directory += le(UInt32(0)) + le(UInt32(offset)) + name
    }
    let start = bytes.count
    let count = count ?? UInt16(entries.count)
    return bytes + directory + le(UInt32(0x0605_4B50)) + le(UInt32(0)) + le(count) + le(count)
      + le(UInt32(directory.count)) + le(UInt32(start)) + le(UInt16(comment.count)) + comment
  }
}

private func le(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { Array($0) } }

/// Raw deflate data.
private func deflated(_ content: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  czlib_deflate_init(&stream)
  defer { deflateEnd(&stream) }
  var input = content
  return [UInt8](unsafeUninitializedCapacity: content.count + 1024) { buffer, count in
    input.withUnsafeMutableBufferPointer { input in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = buffer.baseAddress
      stream.avail_out = UInt32(buffer.count)
      deflate(&stream, Z_FINISH)
    }
    count = buffer.count - Int(stream.avail_out)
  }
}
