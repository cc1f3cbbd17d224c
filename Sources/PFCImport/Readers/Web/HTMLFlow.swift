// Text as a browser lays it out: blanks of the source are no blanks of the page, blocks and <br> end lines.

/// The text of a cell or a paragraph while it is being read.
struct HTMLFlow {
  private var bytes: [UInt8] = []
  private var blank = Blank.none
  /// A block has ended: what follows starts a line.
  private var endsLine = false
  private var endsWithBreak = false

  private enum Blank { case none, space, lineEnd }

  var isEmpty: Bool { bytes.isEmpty }
  private var isAtLineStart: Bool { bytes.isEmpty || endsLine || bytes.last == 0x0A }
  /// Whether a line has begun.
  var isInLine: Bool { !isAtLineStart }

  /// The text; the last <br> of a block shows nothing.
  var text: [UInt8] { endsWithBreak ? bytes.dropLast() : bytes }

  /// Text in which blanks and line ends are one blank, or nothing at all.
  mutating func append(_ text: [UInt8]) {
    for byte in text {
      if isHTMLBlank(byte) {
        if !isAtLineStart, blank != .lineEnd { blank = byte == 0x0A ? .lineEnd : .space }
        continue
      }
      // A line of the source may end between any two Han, which no blank divides.
      let isBetweenHan = blank == .lineEnd && byte >= 0xE0 && (bytes.last ?? 0) >= 0x80
      if blank != .none, !isBetweenHan { add(0x20) }
      blank = .none
      add(byte)
    }
  }

  /// Text in which every blank and line end counts.
  mutating func appendPreserved(_ text: [UInt8]) {
    if blank != .none { add(0x20) }
    blank = .none
    for byte in text { add(byte) }
  }

  /// <br>
  mutating func breakLine() {
    blank = .none
    add(0x0A)
    endsWithBreak = true
  }

  /// The start or the end of a block.
  mutating func endBlock() {
    blank = .none
    if let last = bytes.last, last != 0x0A { endsLine = true }
    endsWithBreak = false
  }

  private mutating func add(_ byte: UInt8) {
    if endsLine { bytes.append(0x0A) }
    endsLine = false
    endsWithBreak = false
    bytes.append(byte)
  }
}
