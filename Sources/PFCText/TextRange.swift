// Every place in a source is a half-open range of UTF-8 offsets; lines and columns are made from it at the edge.

/// A half-open range of UTF-8 offsets in one source text, 32 bits each.
public struct TextRange: Sendable, Hashable {
  /// Offset of the first byte.
  public var start: UInt32
  /// Offset after the last byte.
  public var end: UInt32

  /// The range `start..<end`; `end` is never below `start`.
  @inlinable public init(_ start: UInt32, _ end: UInt32) {
    self.start = start
    self.end = max(start, end)
  }

  @inlinable @inline(__always)
  package init(_ start: Int, _ end: Int) {
    self.init(UInt32(clamping: start), UInt32(clamping: end))
  }

  /// The empty range at `offset`.
  @inlinable public init(at offset: UInt32) { self.init(offset, offset) }

  /// Length in bytes.
  @inlinable public var count: Int { Int(end - start) }
  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { start == end }

  @inlinable package var bounds: Range<Int> { Int(start)..<Int(end) }

  /// The smallest range that holds both.
  @inlinable package func union(_ other: TextRange) -> TextRange {
    TextRange(min(start, other.start), max(end, other.end))
  }

  /// The empty range at the start, for insertions before.
  package var atStart: TextRange { TextRange(at: start) }
  /// The empty range at the end, for insertions behind.
  package var atEnd: TextRange { TextRange(at: end) }
}

/// Replace the bytes of `range` by `replacement`.
public struct TextEdit: Sendable, Hashable {
  /// What is replaced.
  public var range: TextRange
  /// The new text.
  public var replacement: String

  /// An edit of one range.
  public init(range: TextRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}
