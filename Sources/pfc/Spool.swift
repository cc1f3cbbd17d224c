// Standard output may only be written when every source is known to be whole. Until then what will be printed waits
// here: in memory while it is small, in a nameless file when it is not.

import Glibc
import PFCKit

struct Spool: ~Copyable {
  private var bytes: [UInt8] = []
  private var descriptor: Int32 = -1

  /// Largest part that is held in memory.
  private let memoryLimit: Int

  /// An archive needs all of its document at the end, so it stays in memory.
  init(holdsAll: Bool) { memoryLimit = holdsAll ? .max : 1 << 20 }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Lets `write` append, and moves what has become large to the file.
  mutating func append(_ write: (inout [UInt8]) -> Void) throws(CommandFailure) {
    write(&bytes)
    if bytes.count > memoryLimit { try spill() }
  }

  private mutating func spill() throws(CommandFailure) {
    if descriptor < 0 { try openFile() }
    guard Terminal.write(bytes, to: descriptor) else { throw cannotWrite(Self.folder) }
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func openFile() throws(CommandFailure) {
    var template = Array((Self.folder + "/pfc-XXXXXX").utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw cannotWrite(Self.folder) }
    unlink(&template)
  }

  private static var folder: String { Terminal.environment("TMPDIR") ?? "/tmp" }

  /// Copies everything to standard output.
  mutating func print() throws(CommandFailure) {
    if descriptor >= 0 {
      lseek(descriptor, 0, SEEK_SET)
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw cannotWrite("-") }
        if count == 0 { break }
        try Terminal.print(Array(chunk[..<count]))
      }
    }
    try Terminal.print(bytes)
  }
}
