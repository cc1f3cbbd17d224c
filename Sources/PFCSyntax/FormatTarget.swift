// Weights, targets, figures and units in their one spelling; the parser reads every other one as the same.

import PFCText

extension Formatter {
  /// `20%`, `20`, `20分`
  mutating func writeWeight(_ weight: ElementIndex) {
    for child in tree.children(of: weight) {
      switch tree.kind(child) {
      case .number, .weightSign: writeFolded(tree.range(child))
      default: break
      }
    }
  }

  /// `≥ 90 %`, `定性 良好`, `= ±3 %以内`
  ///
  /// - `isGlued`: without a blank in the value, where one would make the figure a weight.
  mutating func writeTarget(_ target: ElementIndex, isGlued: Bool) {
    var isBehindDate = false
    for child in tree.children(of: target) {
      let range = tree.range(child)
      switch tree.kind(child) {
      case .relation:
        output += Relation.reading(bytes, range).map { Array($0.rawValue.utf8) } ?? Array(bytes[range.bounds])
        blanks(1)
      case .textRelation:
        write(range)
        blanks(1)
      case .targetText, .dateQualifier: write(range)
      case .plusMinus: output += "±".utf8
      case .quantity: writeQuantity(child, isGlued: isGlued)
      // Of a proportion.
      case .number: writeFolded(range)
      case .colon: output.append(0x3A)
      case .rangeSign: output.append(0x7E)
      case .date:
        writeFolded(range)
        isBehindDate = true
      case .within:
        // `12月以内` is twelve months.
        if isBehindDate { blanks(1) }
        write(range)
      default: break
      }
    }
  }

  /// `90 %`; digits, and separators between them, as typed.
  mutating func writeQuantity(_ quantity: ElementIndex, isGlued: Bool) {
    for child in tree.children(of: quantity) {
      switch tree.kind(child) {
      case .number: writeFolded(tree.range(child))
      case .unit:
        if !isGlued { blanks(1) }
        writeUnit(child)
      default: break
      }
    }
  }

  /// `元/（人·年）`: marks half-width, brackets full-width. A unit with two names keeps the one that was typed.
  private mutating func writeUnit(_ unit: ElementIndex) {
    for child in tree.children(of: unit) {
      let range = tree.range(child)
      switch tree.kind(child) {
      case .unitWord: writeFolded(range)
      case .slash: output.append(0x2F)
      case .dot: output += "·".utf8
      case .parenthesis: output += (fold(bytes, Int(range.start)).code == 0x28 ? "（" : "）").utf8
      default: break
      }
    }
  }

  private mutating func writeFolded(_ range: TextRange) {
    if bytes[range.bounds].allSatisfy({ $0 < 0x80 }) {
      write(range)
    } else {
      output += foldedBytes(bytes, range)
    }
  }

  /// `２０２５年`, `９０（预算执行率 １０）`: digits in half width, other characters as typed. A sentence that stands where a
  /// figure is wanted keeps its bytes.
  mutating func writeFigure(_ range: TextRange) {
    guard isFigure(range) else { return write(range) }
    var offset = Int(range.start)
    while offset < Int(range.end) {
      let folded = fold(bytes, offset)
      let end = offset + max(folded.length, 1)
      switch folded.code {
      case 0x30...0x39, 0x25, 0x2C, 0x2E: output.append(folded.code)
      default: output += bytes[offset..<end]
      }
      offset = end
    }
  }

  /// `ＰＦ３０４、pf307 理由`: codes in half width and capitals, what follows as typed.
  mutating func writeCodes(_ range: TextRange) {
    var offset = Int(range.start)
    while offset < Int(range.end) {
      let folded = fold(bytes, offset)
      switch folded.code {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39:
        guard let code = ruleCode(offset, Int(range.end)) else { return write(TextRange(offset, Int(range.end))) }
        output += code.text
        offset = code.end
      case 0x2C, Mark.enumerationComma, 0x20, 0x09:
        write(TextRange(offset, offset + folded.length))
        offset += folded.length
      default: return write(TextRange(offset, Int(range.end)))
      }
    }
  }

  /// Two letters and three digits, and no letter or digit behind them.
  private func ruleCode(_ start: Int, _ end: Int) -> (text: [UInt8], end: Int)? {
    var text: [UInt8] = []
    var offset = start
    while offset < end, case let folded = fold(bytes, offset), folded.code != Mark.other, text.count < 6 {
      let isLetter = (0x41...0x5A).contains(folded.code & 0xDF)
      guard isLetter || (0x30...0x39).contains(folded.code) else { break }
      text.append(isLetter ? folded.code & 0xDF : folded.code)
      offset += folded.length
    }
    guard text.count == 5, text.prefix(2).allSatisfy({ $0 > 0x39 }), text.dropFirst(2).allSatisfy({ $0 <= 0x39 }) else {
      return nil
    }
    return (text, offset)
  }

  /// Starts with a digit and holds no mark of a sentence: nothing but digits, their marks, brackets, blanks and letters.
  private func isFigure(_ range: TextRange) -> Bool {
    guard isDigit(range.start) else { return false }
    var offset = Int(range.start)
    while offset < Int(range.end) {
      let folded = fold(bytes, offset)
      let next = offset + max(folded.length, 1)
      let fits =
        switch folded.code {
        case 0x30...0x39, 0x20, 0x25, 0x28, 0x29, 0x2E, 0x41...0x5A, 0x61...0x7A: true
        case 0x2C: isDigit(UInt32(next))
        case Mark.other: !isCJKMark(bytes, offset)
        default: false
        }
      if !fits { return false }
      offset = next
    }
    return true
  }

  private func isDigit(_ offset: UInt32) -> Bool { (0x30...0x39).contains(fold(bytes, Int(offset)).code) }
}
