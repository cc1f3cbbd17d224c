// `B3`, as sheets name their cells.

/// A cell or the corner of a range, counted from 0.
struct CellReference: Hashable {
  /// XFD1048576 is the last cell that Excel knows.
  static let columnLimit = 16384
  static let rowLimit = 1_048_576

  var row: Int
  var column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// nil when it is none, or lies outside of every sheet.
  init?(_ text: Substring) {
    let letters = text.utf8.prefix { $0 != 0x24 && !(0x30...0x39).contains($0) }
    let digits = text.utf8.dropFirst(letters.count)
    guard (1...3).contains(letters.count), (1...7).contains(digits.count) else { return nil }
    var column = 0
    for byte in letters {
      let letter = byte & 0xDF
      guard (0x41...0x5A).contains(letter) else { return nil }
      column = column * 26 + Int(letter) - 0x40
    }
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let row = Int(String(Substring(digits))) else {
      return nil
    }
    guard column <= Self.columnLimit, (1...Self.rowLimit).contains(row) else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// `B3`
  var name: String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.insert(0x41 + UInt8((rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self) + String(row + 1)
  }
}

/// `A1:F1`
struct CellRange: Hashable {
  var first: CellReference
  var last: CellReference

  init?(_ text: String) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false).map { CellReference($0) }
    guard (1...2).contains(corners.count), let first = corners[0], let last = corners[corners.count - 1],
      first.row <= last.row, first.column <= last.column
    else { return nil }
    (self.first, self.last) = (first, last)
  }

  var columns: Int { last.column - first.column + 1 }
  var rows: Int { last.row - first.row + 1 }
}
