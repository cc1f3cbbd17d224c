// Which levels a row belongs to. Where cells are joined, the join says how far a level reaches, and an empty cell is empty;
// where nothing is joined, an empty cell means the level of the row above.

/// The levels of the row that was read last.
struct OpenLevels {
  private struct Level {
    var text: [UInt8]?
    /// Rows that it still reaches over, the one at hand among them.
    var rows = 0
  }

  private var first = Level()
  private var second = Level()

  mutating func nextRow() {
    first.rows -= first.rows > 0 ? 1 : 0
    second.rows -= second.rows > 0 ? 1 : 0
  }

  /// The levels reach on until others follow.
  mutating func reachOn() {
    if first.text != nil { first.rows = .max }
    if second.text != nil { second.rows = .max }
  }

  /// A new first level starts without a second one.
  mutating func read(first cell: RawCell?, second below: RawCell?) {
    if let cell {
      first = level(cell)
      second = Level()
    }
    if let below { second = level(below) }
  }

  private func level(_ cell: RawCell) -> Level { Level(text: joinedLines(cell.trimmed), rows: cell.rows) }

  func texts(areJoined: Bool) -> (first: [UInt8]?, second: [UInt8]?) {
    areJoined ? (first.rows > 0 ? first.text : nil, second.rows > 0 ? second.text : nil) : (first.text, second.text)
  }
}
