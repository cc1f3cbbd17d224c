// Standard output and standard error as plain descriptors: no buffering surprises, no locale, no Foundation.

import Glibc
import PFCKit

/// Writes to a file descriptor.
enum Terminal {
  /// Writes all bytes; false when the reader is gone or the device is full.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        guard let base = buffer.baseAddress else { return true }
        let count = Glibc.write(descriptor, base + offset, buffer.count - offset)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        offset += count
      }
      return true
    }
  }

  /// Writes text. On standard output it must arrive whole; of lost messages nobody could be told.
  static func print(_ text: String, to descriptor: Int32 = STDOUT_FILENO) throws(CommandFailure) {
    try print(Array(text.utf8), to: descriptor)
  }

  static func print(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) throws(CommandFailure) {
    guard write(bytes, to: descriptor) || descriptor != STDOUT_FILENO else {
      let problem = systemProblem
      throw CommandFailure(
        message: Wording("输出没有写完：\(problem.zh)", "the output was cut short: \(problem.en)"))
    }
  }

  /// Whether colours may be used: a terminal, and neither NO_COLOR nor a dumb one.
  static func usesColor(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
  }

  /// A variable that is set and not empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
