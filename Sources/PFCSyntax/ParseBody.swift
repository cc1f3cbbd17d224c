// Bodies: prose is kept to the character, columns and layouts are cut into words and cells, rows go to ParseRow.swift.

import PFCText

extension Parser {
  /// prose = skipped whitespace proseLine lineEnd { skipped whitespace proseLine lineEnd }
  /// skipped = { emptyLine | commentLine }
  ///
  /// Only indentation goes: the longest ASCII white space common to all non-blank lines; if they start with U+3000 and
  /// no ASCII blank, the common U+3000.
  mutating func parseProse(_ lines: [Line]) {
    let prose = open(.prose)
    let indent = commonIndent(lines)
    for line in lines {
      switch line.kind {
      case .body:
        blanks(upTo: line.start + indent)
        token(.proseLine, upTo: line.end)
        lineEnd(line)
      case .blank: lineEnd(line)
      case .comment, .conflictMarker, .structure: parseTrivialLine(line)
      }
    }
    close(prose)
  }

  private func commonIndent(_ lines: [Line]) -> Int {
    var common: (start: Int, count: Int)?
    var allWide = true
    var wide = Int.max
    for line in lines where line.kind == .body {
      var count = 0
      while line.start + count < line.first, isBlank(bytes[line.start + count]) { count += 1 }
      if let known = common {
        var same = 0
        while same < min(count, known.count), bytes[line.start + same] == bytes[known.start + same] { same += 1 }
        common = (known.start, same)
      } else {
        common = (line.start, count)
      }
      var wideCount = 0
      while starts(with: Self.wideBlank, at: line.start + wideCount * 3, line.first) { wideCount += 1 }
      if wideCount == 0 { allWide = false }
      wide = min(wide, wideCount)
    }
    return allWide && wide != .max ? wide * 3 : common?.count ?? 0
  }

  private static let wideBlank: [UInt8] = [0xE3, 0x80, 0x80]

  /// rows = relationRows | pointsRows | bareRows
  /// relationRows = skipped rowsLine { skipped rowsLine }
  /// rowsLine = relationRow { skipped attribute } | group | indentedComment
  /// pointsRows = skipped pointsRow { skipped pointsRow }
  /// bareRows = skipped bareRow { skipped bareRow }
  mutating func parseRows(_ lines: [Line], _ shape: RowShape) {
    let rows = open(.rows)
    for line in lines {
      guard line.kind == .body else {
        parseTrivialLine(line)
        continue
      }
      let first = fold(bytes, line.first)
      if first.code == 0x23 {
        blanks(upTo: line.first)
        token(.comment, upTo: line.end)
        lineEnd(line)
      } else if first.code == 0x5B {
        parseGroup(line)
      } else if first.code == 0x2D, atAttribute(line, first.length) {
        parseAttribute(line, first.length)
      } else {
        parseRow(line, shape)
      }
    }
    close(rows)
  }

  /// columns = skipped ( columnsRow | indentedComment ) { skipped ( columnsRow | indentedComment ) }
  /// columnsRow = whitespace word { whitespace word } lineEnd
  /// indentedComment = whitespace comment lineEnd
  mutating func parseColumns(_ lines: [Line]) {
    let columns = open(.columns)
    for line in lines {
      guard line.kind == .body else {
        parseTrivialLine(line)
        continue
      }
      if fold(bytes, line.first).code == 0x23 {
        blanks(upTo: line.first)
        token(.comment, upTo: line.end)
        lineEnd(line)
        continue
      }
      let row = open(.columnsRow)
      var next = line.first
      while next < line.end {
        blanks(upTo: next)
        token(.word, upTo: wordEnd(position, line.end))
        next = skipBlanks(position, line.end)
      }
      lineEnd(line)
      close(row)
    }
    close(columns)
  }

  /// The end of the run without blanks that starts at `offset`.
  func wordEnd(_ offset: Int, _ end: Int) -> Int {
    var offset = offset
    while offset < end {
      let folded = fold(bytes, offset)
      if isBlank(folded.code) { break }
      offset += max(folded.length, 1)
    }
    return min(offset, end)
  }

  /// layout = skipped layoutRow { skipped layoutRow }
  /// layoutRow = whitespace ( cellText [ whitespace ] | pipe cell ) { pipe cell } lineEnd
  /// cell = [ whitespace ] [ cellText [ whitespace ] ]
  mutating func parseLayout(_ lines: [Line]) {
    let layout = open(.layout)
    for line in lines {
      guard line.kind == .body else {
        parseTrivialLine(line)
        continue
      }
      let row = open(.layoutRow)
      blanks(upTo: line.first)
      var offset = position
      while true {
        let isEnd = offset >= line.end
        let folded = fold(bytes, offset)
        if isEnd || folded.code == 0x7C {
          let textEnd = trimmedEnd(position, offset)
          if textEnd > position { token(.cellText, upTo: textEnd) }
          blanks(upTo: offset)
          if isEnd { break }
          token(.pipe, upTo: offset + folded.length)
          offset = min(skipBlanks(position, line.end), line.end)
          blanks(upTo: offset)
        } else {
          offset += max(folded.length, 1)
        }
      }
      lineEnd(line)
      close(row)
    }
    close(layout)
  }
}
