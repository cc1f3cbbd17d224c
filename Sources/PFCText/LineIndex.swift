// Offsets become lines and columns only here, in the unit that the reader wants.

/// Where each line of a source starts; lines end with LF or CRLF.
public struct LineIndex: Sendable {
  private let source: SourceText
  private let starts: [UInt32]

  /// Reads the whole source once.
  public init(_ source: SourceText) {
    self.source = source
    var starts: [UInt32] = [0]
    var offset = 0
    while let newline = indexOfByte(0x0A, in: source.bytes, from: offset) {
      offset = newline + 1
      starts.append(UInt32(offset))
    }
    self.starts = starts
  }

  /// Number of lines, at least one.
  public var lineCount: Int { starts.count }

  /// The 0-based line of `offset`.
  public func line(of offset: UInt32) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The range of a 0-based line without its line ending and without a byte order mark.
  public func range(ofLine line: Int) -> TextRange {
    guard starts.indices.contains(line) else { return TextRange(at: UInt32(source.bytes.count)) }
    var start = Int(starts[line])
    var end = line + 1 < starts.count ? Int(starts[line + 1]) - 1 : source.bytes.count
    if end > start, end < source.bytes.count, source.bytes[end - 1] == 0x0D { end -= 1 }
    if start == 0, source.bytes.starts(with: byteOrderMark) { start = min(byteOrderMark.count, end) }
    return TextRange(start, end)
  }

  /// The 0-based column of `offset` in Unicode scalars, what an editor's status bar shows.
  public func column(of offset: UInt32) -> Int {
    prefix(of: offset).reduce(into: 0) { count, byte in if byte & 0xC0 != 0x80 { count += 1 } }
  }

  /// The 0-based column of `offset` in UTF-16 units, what editors' protocols count.
  public func utf16Column(of offset: UInt32) -> Int {
    prefix(of: offset).reduce(into: 0) { count, byte in
      if byte & 0xC0 != 0x80 { count += byte >= 0xF0 ? 2 : 1 }
    }
  }

  /// The bytes of the line before `offset`.
  package func prefix(of offset: UInt32) -> ArraySlice<UInt8> {
    let line = range(ofLine: line(of: offset))
    return source.slice(TextRange(line.start, min(max(offset, line.start), line.end)))
  }
}

/// U+FEFF in UTF-8.
package let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
