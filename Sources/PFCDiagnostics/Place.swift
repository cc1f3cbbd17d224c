// Every reader of findings counts in its own unit: lines and columns for people, UTF-16 for editors' protocols, bytes
// for programs. They are all made here, from a range of UTF-8 offsets.

package import PFCText

/// A position in every unit that a reader may want.
package struct Position: Sendable, Hashable {
  /// From 1.
  package let line: Int
  /// Characters (Unicode scalars) from 1; a byte order mark does not count.
  package let column: Int
  /// UTF-16 units from 1; a byte order mark does not count.
  package let utf16Column: Int
  /// Bytes of UTF-8 from 0; a byte order mark counts.
  package let offset: Int
}

/// Both ends of a range; the end is behind the last character.
package struct Place: Sendable, Hashable {
  package let start: Position
  package let end: Position
}

/// Finds places, and keeps the lines of the sources asked for last: findings come file by file, and a folder of files
/// must not stay in memory.
package struct PlaceFinder: Sendable {
  private var indexes: [(source: SourceText, index: LineIndex)] = []

  package init() {}

  package mutating func index(of source: SourceText) -> LineIndex {
    if let known = indexes.first(where: { $0.source == source }) { return known.index }
    let index = LineIndex(source)
    indexes = indexes.suffix(1) + [(source, index)]
    return index
  }

  package mutating func place(of range: TextRange, in source: SourceText) -> Place {
    let index = index(of: source)
    return Place(start: position(of: range.start, index), end: position(of: range.end, index))
  }

  private func position(of offset: UInt32, _ index: LineIndex) -> Position {
    Position(
      line: index.line(of: offset) + 1, column: index.column(of: offset) + 1,
      utf16Column: index.utf16Column(of: offset) + 1, offset: Int(offset))
  }
}
