// CSV as RFC 4180 has it and as spreadsheets write it: any of three separators, quotes where they are needed.

/// A text of records.
struct CSVText {
  let separator: UInt8
  private let bytes: [UInt8]
  private var offset: Int
  /// Whether a cell with a line end in quotes was read.
  private(set) var hasQuotedLines = false

  /// `sep=;` on the first line, which Excel understands, is no record.
  init(_ bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
    offset = CSVText.declaredSeparator(bytes) == nil ? 0 : min(6, bytes.count)
  }

  static func declaredSeparator(_ bytes: [UInt8]) -> UInt8? {
    guard bytes.count > 5, bytes.prefix(4).map({ $0 | 0x20 }).elementsEqual("sep=".utf8.map { $0 | 0x20 }),
      bytes[5] == 0x0A
    else { return nil }
    return bytes[4]
  }

  /// The cells of the next record; nil at the end.
  mutating func next() -> [[UInt8]]? {
    guard offset < bytes.count else { return nil }
    var cells: [[UInt8]] = []
    while true {
      cells.append(cell())
      guard offset < bytes.count else { return cells }
      offset += 1
      if bytes[offset - 1] == 0x0A { return cells }
      if offset == bytes.count { return cells + [[]] }
    }
  }

  /// A cell; the offset stays on what ends it.
  private mutating func cell() -> [UInt8] {
    if offset < bytes.count, bytes[offset] == 0x22, let quoted = quotedCell() { return quoted }
    let end = bytes[offset...].firstIndex { $0 == separator || $0 == 0x0A } ?? bytes.count
    defer { offset = end }
    return Array(bytes[offset..<end])
  }

  /// A cell in quotes, nil when more stands behind the closing one: then the quotes are text.
  private mutating func quotedCell() -> [UInt8]? {
    var text: [UInt8] = []
    var end = offset + 1
    while end < bytes.count {
      if bytes[end] == 0x22 {
        guard end + 1 < bytes.count, bytes[end + 1] == 0x22 else { break }
        end += 1
      }
      text.append(bytes[end])
      end += 1
    }
    guard end < bytes.count else { return nil }
    let after = end + 1
    guard after == bytes.count || bytes[after] == separator || bytes[after] == 0x0A else { return nil }
    offset = after
    if text.contains(0x0A) { hasQuotedLines = true }
    return text
  }
}
