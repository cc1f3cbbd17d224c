// The parser reads bytes line by line and appends tokens and nodes to one flat array. It never stops at a fault and
// never backs up over a line; a fault stays inside its line, an opener inside its block.

package import PFCDiagnostics
package import PFCText

/// A tree and what the parser had to say about it.
public struct ParseResult: Sendable {
  /// The lossless tree.
  public let tree: SyntaxTree
  package let diagnostics: [Diagnostic]
}

/// Parses a source. Never throws: every fault is in the result's diagnostics.
package func parse(_ source: SourceText, shapes: Shapes) -> ParseResult {
  guard source.bytes.count < Int(UInt32.max) else { return tooLarge(source) }
  var parser = Parser(source, shapes)
  parser.reportLoneReturn()
  parser.parseFile()
  guard parser.elements.count < Element.countLimit else { return tooLarge(source) }
  return ParseResult(
    tree: SyntaxTree(source: source, elements: parser.elements), diagnostics: parser.bag.findings)
}

private func tooLarge(_ source: SourceText) -> ParseResult {
  var bag = DiagnosticBag(source)
  bag.report(
    ReadingRules.tooLarge, at: TextRange(at: 0),
    ["limit": Wording("\(Element.countLimit / 10_000) 万个词", "\(Element.countLimit / 1_000_000) million words")])
  let elements = [
    Element(.file, start: 0, payload: 3), Element(.unexpected, start: 0, payload: 1),
    Element(.endOfFile, start: UInt32(source.bytes.count), payload: 1),
  ]
  return ParseResult(tree: SyntaxTree(source: source, elements: elements), diagnostics: bag.findings)
}

/// One line of the source; offsets into its bytes.
struct Line {
  enum Kind { case structure, body, blank, comment, conflictMarker }

  let kind: Kind
  let start: Int
  /// First byte that is no blank.
  let first: Int
  /// End without trailing blanks.
  let end: Int
  /// Start of the line ending; `next` when the file ends without one.
  let contentEnd: Int
  let next: Int
}

struct Parser {
  let bytes: [UInt8]
  let shapes: Shapes
  var elements: [Element] = []
  var bag: DiagnosticBag
  /// End of the last token: tokens are emitted by naming where they end, so none can be skipped.
  var position = 0
  private var isInConflict = false
  /// Whether what was read last belongs to no entry, blank lines and comments aside.
  private var isStray = false
  /// What the entry read last takes as its body, nil before the first: a line without indentation may be meant as that.
  var bodyAbove: BodyShape?
  private var openBlocks: [(depth: Int, node: Int)] = []
  /// Reused between bodies.
  private var bodyLines: [Line] = []

  init(_ source: SourceText, _ shapes: Shapes) {
    bytes = source.bytes
    self.shapes = shapes
    bag = DiagnosticBag(source)
    // Untouched pages cost nothing, a second copy of a large array does.
    elements.reserveCapacity(bytes.count / 4 + 16)
  }

  // MARK: Building

  mutating func token(_ kind: SyntaxKind, upTo end: Int, payload: Int = 1) {
    assert(end >= position)
    elements.append(
      Element(kind, start: UInt32(truncatingIfNeeded: position), payload: UInt32(truncatingIfNeeded: payload)))
    position = end
  }

  /// Emits the bytes up to `end`, which are all blanks, if there are any.
  mutating func blanks(upTo end: Int) {
    if end > position { token(.whitespace, upTo: end) }
  }

  mutating func open(_ kind: SyntaxKind) -> Int {
    elements.append(Element(kind, start: UInt32(position), payload: 0))
    return elements.count - 1
  }

  mutating func close(_ node: Int) {
    elements[node].payload = elements.count - node
  }

  /// Emits what is left of a line: trailing blanks and the line ending.
  mutating func lineEnd(_ line: Line) {
    blanks(upTo: line.contentEnd)
    if line.next > position { token(.newline, upTo: line.next) }
  }

  mutating func report(
    _ rule: Rule, _ start: Int, _ end: Int, _ arguments: Arguments = [:], fixes: [Fix] = []
  ) {
    bag.report(rule, at: TextRange(start, end), arguments, fixes: fixes)
  }

  func string(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

  func skipBlanks(_ offset: Int, _ end: Int) -> Int {
    var offset = offset
    while offset < end {
      let byte = bytes[offset]
      if isBlank(byte) {
        offset += 1
      } else if byte == 0xE3 || byte == 0xC2, isBlank(fold(bytes, offset).code) {
        // U+3000 or U+00A0
        offset += fold(bytes, offset).length
      } else {
        break
      }
    }
    return offset
  }

  /// The end of `start..<end` without trailing blanks.
  func trimmedEnd(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start {
      if isBlank(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 3, bytes[end - 1] == 0x80, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE3 {
        end -= 3
      } else if end - start >= 2, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
        end -= 2
      } else {
        break
      }
    }
    return end
  }

  // MARK: Lines

  func line(at start: Int) -> Line {
    let newline = indexOfByte(0x0A, in: bytes, from: start)
    let next = newline.map { $0 + 1 } ?? bytes.count
    var contentEnd = newline ?? bytes.count
    if newline != nil, contentEnd > start, bytes[contentEnd - 1] == 0x0D { contentEnd -= 1 }
    let first = skipBlanks(start, contentEnd)
    return Line(
      kind: lineKind(start, first, contentEnd), start: start, first: first, end: trimmedEnd(first, contentEnd),
      contentEnd: contentEnd, next: next)
  }

  private func lineKind(_ start: Int, _ first: Int, _ end: Int) -> Line.Kind {
    if first == end { return .blank }
    if first > start { return .body }
    let code = fold(bytes, start).code
    if code == 0x23 { return .comment }
    if isConflictMarker(start, end) { return .conflictMarker }
    return .structure
  }

  private func isConflictMarker(_ start: Int, _ end: Int) -> Bool {
    guard end - start >= 7, [0x3C, 0x3D, 0x3E, 0x7C].contains(bytes[start]) else { return false }
    guard bytes[start..<start + 7].allSatisfy({ $0 == bytes[start] }) else { return false }
    return end == start + 7 || bytes[start + 7] == 0x20
  }

  // MARK: File and blocks

  /// A CR without LF ends no line for us, so a comment would swallow what some editors show as the lines below it.
  mutating func reportLoneReturn() {
    var edits: [TextEdit] = []
    var offset = 0
    while let found = indexOfByte(0x0D, in: bytes, from: offset) {
      offset = found + 1
      if offset == bytes.count || bytes[offset] != 0x0A {
        edits.append(TextEdit(range: TextRange(found, offset), replacement: "\n"))
      }
    }
    guard let first = edits.first else { return }
    bag.report(
      ReadingRules.loneReturn, at: first.range,
      fixes: [Fix(Wording("全部改成换行", "make all of them line ends"), edits, .unsafe)])
  }

  /// file = [ byteOrderMark ] { item } { innerBlock } { firstBlock } endOfFile
  /// item = plainEntry | emptyLine | commentLine
  mutating func parseFile() {
    let file = open(.file)
    if bytes.starts(with: byteOrderMark) { token(.byteOrderMark, upTo: byteOrderMark.count) }
    while position < bytes.count {
      let before = position
      let line = line(at: position)
      switch line.kind {
      case .blank, .comment, .conflictMarker: parseTrivialLine(line)
      case .structure: parseStructure(line)
      case .body: parseStray(line)
      }
      precondition(position > before, "the parser must make progress")
    }
    closeBlocks(downTo: 1)
    token(.endOfFile, upTo: bytes.count)
    close(file)
  }

  mutating func parseTrivialLine(_ line: Line) {
    switch line.kind {
    case .comment: token(.comment, upTo: line.end)
    case .conflictMarker:
      // Only the first marker of a conflict speaks for it, but one that was left behind alone speaks, too.
      let marker = bytes[line.start]
      if marker == 0x3C || !isInConflict { report(ReadingRules.conflictMarker, line.start, line.end) }
      isInConflict = marker != 0x3E
      token(.conflictMarker, upTo: line.end)
    case .blank, .structure, .body: break
    }
    lineEnd(line)
  }

  var scope: KeyScope { openBlocks.last.flatMap { KeyScope(rawValue: $0.depth) } ?? .anywhere }

  private mutating func closeBlocks(downTo depth: Int) {
    while let last = openBlocks.last, last.depth >= depth {
      close(last.node)
      openBlocks.removeLast()
    }
  }

  /// block = firstBlock | innerBlock
  /// firstBlock = firstOpener { item } { innerBlock }
  /// innerBlock = innerOpener { item }
  private mutating func parseStructure(_ line: Line) {
    guard let head = entryHead(line) else { return parseStray(line) }
    isStray = false
    let depth = head.shape?.openerDepth ?? mistypedOpenerDepth(head)
    if depth > 0 {
      closeBlocks(downTo: depth)
      openBlocks.append((depth, open(.block)))
    }
    parseEntry(line, head)
  }

  func starts(with word: [UInt8], at offset: Int, _ end: Int) -> Bool {
    guard offset + word.count <= end else { return false }
    var i = 0
    while i < word.count {
      if bytes[offset + i] != word[i] { return false }
      i += 1
    }
    return true
  }

  // MARK: Bodies

  /// The lines of a body, by the shape that the form gives it.
  mutating func parseBody(_ shape: BodyShape) {
    scanBody()
    guard !bodyLines.isEmpty else { return }
    let lines = bodyLines
    switch shape {
    case .prose: parseProse(lines)
    case .rows(let shape): parseRows(lines, shape)
    case .columns: parseColumns(lines)
    case .layout: parseLayout(lines)
    }
  }

  /// Collects the lines of a body: up to the last body line before the next structure line. Blank lines, comments and
  /// conflict markers between body lines are among them.
  private mutating func scanBody() {
    bodyLines.removeAll(keepingCapacity: true)
    var bodyCount = 0
    var start = position
    while start < bytes.count {
      let line = line(at: start)
      if line.kind == .structure { break }
      bodyLines.append(line)
      if line.kind == .body { bodyCount = bodyLines.count }
      start = line.next
    }
    bodyLines.removeLast(bodyLines.count - bodyCount)
  }

  /// stray = [ whitespace ] unexpected lineEnd { [ whitespace ] unexpected lineEnd }
  ///
  /// Lines that are neither entries nor the body of one. A run of them is one fault.
  private mutating func parseStray(_ first: Line) {
    let stray = open(.stray)
    let isBody = first.kind == .body
    var edits: [TextEdit] = []
    var line = first
    while true {
      if line.kind == .structure {
        edits.append(TextEdit(range: TextRange(at: UInt32(line.start)), replacement: "    "))
      }
      blanks(upTo: line.first)
      token(.unexpected, upTo: line.end)
      lineEnd(line)
      guard position < bytes.count else { break }
      line = self.line(at: position)
      let goesOn = line.kind == .body || (!isBody && line.kind == .structure && entryHead(line) == nil)
      guard goesOn else { break }
    }
    close(stray)
    defer { isStray = true }
    if isBody {
      if isStray { return }
      report(SyntaxRules.bodyWithoutEntry, first.first, first.end)
    } else {
      report(
        SyntaxRules.notAnEntry, first.first, first.end,
        ["todo": bodyAbove == nil ? SyntaxRules.keyIsMissing : SyntaxRules.indentationIsMissing],
        fixes: bodyAbove == .prose ? [Fix(Wording("行前加四个空格，作为正文", "indent, as body text"), edits, .unsafe)] : [])
    }
  }

  /// The first characters of a text, for messages.
  func excerpt(_ start: Int, _ end: Int) -> String {
    let characters = string(start, min(end, start + 200)).unicodeScalars
    guard characters.count > 16 || end - start > 200 else { return string(start, end) }
    return String(String.UnicodeScalarView(characters.prefix(16))) + "…"
  }
}

/// Words of the syntax that are looked for in the middle of a line.
enum Word {
  static let year = Array("年".utf8)
  static let month = Array("月".utf8)
  static let day = Array("日".utf8)
  static let nextYears = ["次年", "翌年"].map { Array($0.utf8) }
  static let dayOfSpeech = Array("号".utf8)
  static let points = Array("分".utf8)
  static let none = Array("无".utf8)
  /// What people put behind 定性 instead of a blank.
  static let relationEnds = ["为", "指标", "描述", "是"].map { Array($0.utf8) }
  static let yuanSigns = ["￥", "¥"].map { Array($0.utf8) }
  static let cross = Array("×".utf8)
  static let within = Array("以内".utf8)
  /// Words behind a figure that say its relation, longer ones first; 以内 stays where it is.
  static let bounds: [(word: [UInt8], relation: Relation, isKept: Bool)] = [
    (Array("（含）以上".utf8), .greaterEqual, false), (Array("（含）以下".utf8), .lessEqual, false),
    (Array("及以上".utf8), .greaterEqual, false), (Array("以上".utf8), .greaterEqual, false),
    (Array("及以下".utf8), .lessEqual, false), (Array("以下".utf8), .lessEqual, false), (within, .lessEqual, true),
  ]
  static let boundEnds = ["以上", "以下"].map { Array($0.utf8) }
  static let includedAlone = ["（含）", "(含)"].map { Array($0.utf8) }
  static let included = ["（含）", "(含)", "及", "含"].map { Array($0.utf8) }
  static let to = ["至", "到"].map { Array($0.utf8) }
  /// Ends of texts that say when; a figure or a grade never ends so.
  static let times = ["前", "底", "末", "初", "内", "期间", "季度", "年", "天", "日"].map { Array($0.utf8) }
  static let quarters = [
    ("一季度", "3月底"), ("第一季度", "3月底"), ("二季度", "6月底"), ("第二季度", "6月底"), ("三季度", "9月底"), ("第三季度", "9月底"),
    ("四季度", "12月底"), ("第四季度", "12月底"), ("年中", "6月底"), ("上半年", "6月底"), ("年底", "12月底"), ("年底前", "12月底前"),
    ("年末", "12月底"), ("年末前", "12月底前"), ("本年底", "12月底"), ("岁末", "12月底"),
  ].map { (word: Array($0.0.utf8), date: $0.1) }
  static let fullStop = Array("。".utf8)
  static let openTitle = Array("《".utf8)
  static let closeTitle = Array("》".utf8)
  static let openTitles = ["《", "〈"].map { Array($0.utf8) }
  static let closeTitles = ["》", "〉"].map { Array($0.utf8) }
  static let directions = [("正向", "≥"), ("反向", "≤")].map { (word: Array($0.0.utf8), right: $0.1) }
  /// The key of a remark that says nothing of itself.
  static let remark = "说明"
  static let dateQualifiers = [
    "底之前", "底以前", "底前", "之前", "以前", "前", "底", "末", "初", "内", "上旬", "中旬", "下旬", "起",
  ].map { Array($0.utf8) }
}
