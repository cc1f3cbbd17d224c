// A source as the whole front end sees it: a display path and its bytes, already valid UTF-8.

/// One source: where it came from and its UTF-8 bytes. Copying shares the bytes.
public struct SourceText: Sendable, Hashable {
  /// The path as diagnostics show it.
  public let path: String
  /// Well-formed UTF-8 without NUL; a byte order mark at the start stays in.
  public let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A source from a string, for tests and for library users.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The text of `range`; broken bounds give what there is of it.
  public func string(_ range: TextRange) -> String {
    String(decoding: slice(range), as: UTF8.self)
  }

  /// The lines that a range touches, with the line feed of the last.
  package func wholeLines(of range: TextRange) -> TextRange {
    var start = Int(range.start)
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    return TextRange(start, indexOfByte(0x0A, in: bytes, from: Int(range.end)).map { $0 + 1 } ?? bytes.count)
  }

  package func slice(_ range: TextRange) -> ArraySlice<UInt8> {
    bytes[range.bounds.clamped(to: 0..<bytes.count)]
  }
}
