// Offsets become lines and columns only here, in the unit that the reader wants.

/// Where each line of a source starts; lines end with LF or CRLF.
public struct LineIndex: Sendable {
  private let source: SourceText
  private let starts: [UInt32]
  /// What stands before each multiple of `stride` bytes, so that the columns of a long line are not counted from its
  /// start; empty for a source without one.
  private let milestones: [CharacterCount]

  private static let stride = 1024

  /// Reads the whole source once.
  public init(_ source: SourceText) {
    self.source = source
    // Counted first: an array that grows stands twice in memory for a while.
    var starts: [UInt32] = []
    starts.reserveCapacity(source.bytes.count { $0 == 0x0A } + 1)
    starts.append(0)
    var offset = 0
    var longest = 0
    while let newline = indexOfByte(0x0A, in: source.bytes, from: offset) {
      longest = max(longest, newline - offset)
      offset = newline + 1
      starts.append(UInt32(offset))
    }
    longest = max(longest, source.bytes.count - offset)
    self.starts = starts
    milestones = longest > LineIndex.stride ? LineIndex.milestones(of: source.bytes) : []
  }

  private static func milestones(of bytes: [UInt8]) -> [CharacterCount] {
    var count = CharacterCount()
    return Swift.stride(from: 0, through: bytes.count, by: stride).map { start in
      defer { count.add(bytes[start..<min(start + stride, bytes.count)]) }
      return count
    }
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
  public func column(of offset: UInt32) -> Int { characters(before: offset).scalars }

  /// The 0-based column of `offset` in UTF-16 units, what editors' protocols count.
  public func utf16Column(of offset: UInt32) -> Int { characters(before: offset).utf16 }

  /// What the line holds before `offset`.
  private func characters(before offset: UInt32) -> CharacterCount {
    let line = range(ofLine: line(of: offset))
    let end = min(max(offset, line.start), line.end)
    guard end - line.start > LineIndex.stride, !milestones.isEmpty else {
      return CharacterCount(source.slice(TextRange(line.start, end)))
    }
    let (all, outside) = (characters(inAllBefore: end), characters(inAllBefore: line.start))
    return CharacterCount(scalars: all.scalars - outside.scalars, utf16: all.utf16 - outside.utf16)
  }

  private func characters(inAllBefore offset: UInt32) -> CharacterCount {
    let milestone = Int(offset) / LineIndex.stride
    var count = milestones[milestone]
    count.add(source.bytes[milestone * LineIndex.stride..<Int(offset)])
    return count
  }
}

/// How long a text is.
private struct CharacterCount: Sendable {
  var scalars = 0
  var utf16 = 0

  init(scalars: Int = 0, utf16: Int = 0) {
    self.scalars = scalars
    self.utf16 = utf16
  }

  init(_ bytes: ArraySlice<UInt8>) { add(bytes) }

  /// Each character counts where it starts.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes where byte & 0xC0 != 0x80 {
      scalars += 1
      utf16 += byte >= 0xF0 ? 2 : 1
    }
  }
}

/// U+FEFF in UTF-8.
package let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
