// A Word document whose body is deflated: that is how a small file holds a huge one.

import CZlib
import PFCArchive

enum Deflating {
  /// The stored file, its document replaced by the deflated one.
  static func docx(_ body: String) -> [UInt8] {
    let document = Array("<w:document xmlns:w='\(OfficeFile.word)'>\(body)</w:document>".utf8)
    let packed = deflated(document)
    // Stored under the same name first, then every number of its two headers is set anew.
    var file = OfficeFile.wholeDocx(String(repeating: "x", count: packed.count))
    let name = Array("正文/d.xml".utf8)
    let ends = file.indices.filter { file[$0...].starts(with: name) }
    let headers = ends.filter { file[..<$0].suffix(30).starts(with: [0x50, 0x4B, 0x03, 0x04]) }.map { $0 - 30 }
    let entries = ends.filter { file[..<$0].suffix(46).starts(with: [0x50, 0x4B, 0x01, 0x02]) }.map { $0 - 44 }
    for place in headers + entries {
      file.replaceSubrange((place + 8)..<(place + 10), with: [8, 0])
      file.replaceSubrange((place + 14)..<(place + 18), with: bytes(crc32(document)))
      file.replaceSubrange((place + 22)..<(place + 26), with: bytes(UInt32(document.count)))
    }
    for place in headers {
      let start = place + 30 + name.count
      file.replaceSubrange(start..<(start + packed.count), with: packed)
    }
    return file
  }

  private static func bytes(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { Array($0) } }

  /// Raw deflate data.
  private static func deflated(_ content: [UInt8]) -> [UInt8] {
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
}
