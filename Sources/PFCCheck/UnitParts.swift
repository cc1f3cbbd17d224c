// `元/（人·年）` is 元, 人 and 年: the parts of a compound unit, for the rules that look at each of them.

import PFCModel
import PFCText

/// The words of a unit in their order. No array is made: most units have one word, and every row is asked.
struct UnitParts: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let isCompound: Bool
  private var offset: Int
  private let end: Int

  init(_ unit: Unit, _ bytes: [UInt8]) {
    self.bytes = bytes
    isCompound = unit.isCompound
    offset = Int(unit.range.start)
    end = Int(unit.range.end)
  }

  /// The words of any text that may be a unit.
  init(_ range: TextRange, _ bytes: [UInt8]) {
    self.bytes = bytes
    isCompound = true
    offset = Int(range.start)
    end = Int(range.end)
  }

  mutating func next() -> TextRange? {
    if !isCompound {
      defer { offset = end }
      return offset < end ? TextRange(offset, end) : nil
    }
    var start = offset
    while offset < end {
      let folded = fold(bytes, offset)
      switch folded.code {
      case 0x2F, Mark.dot, 0x28, 0x29:
        let part = TextRange(start, offset)
        offset += folded.length
        if !part.isEmpty { return part }
        start = offset
      default: offset += folded.length > 0 ? folded.length : 1
      }
    }
    return start < end ? TextRange(start, end) : nil
  }
}
