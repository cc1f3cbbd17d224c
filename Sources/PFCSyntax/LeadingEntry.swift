// A source may name its form in its first line; that has to be known before the source can be parsed.

package import PFCText

/// The inline value of `key` when it stands before any other structure line, nil otherwise.
package func leadingEntry(_ key: String, in source: SourceText) -> TextRange? {
  var parser = Parser(source, Shapes())
  if source.bytes.starts(with: byteOrderMark) { parser.position = byteOrderMark.count }
  let word = Array(key.utf8)
  while parser.position < source.bytes.count {
    let line = parser.line(at: parser.position)
    parser.position = line.next
    guard line.kind == .structure else { continue }
    guard parser.starts(with: word, at: line.start, line.end) else { return nil }
    let colon = parser.skipBlanks(line.start + word.count, line.end)
    let folded = fold(source.bytes, colon)
    guard colon < line.end, folded.code == 0x3A else { return nil }
    return TextRange(min(parser.skipBlanks(colon + folded.length, line.end), line.end), line.end)
  }
  return nil
}
