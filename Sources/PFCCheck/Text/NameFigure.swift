// The figure of the target that stands in the name, too: 服务3000名群众 ≥ 3000 名.

import PFCModel
import PFCSyntax
import PFCText

enum NameFigure {
  /// Number and unit in the name where both are the target's. Any other figure may well be a part of the name (65岁以上,
  /// 公厕8座管护率), and so may what stands in a bracket at its end.
  static func ofTarget(_ indicator: Indicator, _ core: TextRange, _ context: TableContext) -> TextRange? {
    let bytes = context.bytes
    // Most names hold no digit.
    guard bytes[core.bounds].contains(where: { (0x30...0x39).contains($0) || $0 == 0xEF }),
      case .quantity(let quantity)? = indicator.target.value?.value
    else { return nil }
    var offset = Int(core.start)
    while offset < Int(core.end) {
      let start = offset
      while offset < Int(core.end), isDigit(fold(bytes, offset).code) { offset += fold(bytes, offset).length }
      guard offset > start else {
        offset += max(fold(bytes, offset).length, 1)
        continue
      }
      guard start > Int(core.start), case .value(let number) = Decimal.read(bytes, TextRange(start, offset)),
        number == quantity.number, let atom = context.atom(quantity.unit), !context.units.isTime(atom),
        let end = unitEnd(offset, Int(core.end), atom.dimension, context)
      else { continue }
      return TextRange(start, end)
    }
    return nil
  }

  /// What to delete with a value in the name: the value with the words that bound it, 达90%以上. nil where the target holds
  /// another figure, so that the name would lose one, and where what is left would be two names: 支付率100%及时率.
  static func deletable(
    _ value: TextRange, _ indicator: Indicator, _ core: TextRange, _ context: TableContext
  ) -> TextRange? {
    let bytes = context.bytes
    guard let own = ofTarget(indicator, core, context), own.start == value.start, own.end >= value.end else {
      return nil
    }
    var (start, end) = (Int(own.start), Int(own.end))
    for word in bounds where bytes[end..<Int(core.end)].starts(with: word) {
      end += word.count
      break
    }
    for word in Relation.wordSpellings where bytes[Int(core.start)..<start].suffix(word.count).elementsEqual(word) {
      start -= word.count
      break
    }
    guard start > Int(core.start) else { return nil }
    let isRatio = context.atom(indicator.target.value?.quantities.last?.unit)?.dimension == context.units.ratio
    return end < Int(core.end) && isRatio ? nil : TextRange(start, end)
  }

  private static let bounds = ["及以上", "以上", "及以下", "以下", "以内", "左右"].map { Array($0.utf8) }

  /// A digit, or a mark between digits.
  static func isDigit(_ code: UInt8) -> Bool { (0x30...0x39).contains(code) || code == 0x2E || code == 0x2C }

  /// The end of the longest unit of the dimension at `start`.
  private static func unitEnd(_ start: Int, _ end: Int, _ dimension: Int, _ context: TableContext) -> Int? {
    var offset = min(start + 12, end)
    while offset > start {
      if offset == end || context.bytes[offset] & 0xC0 != 0x80,
        let spelling = context.units.spelling(context.bytes, TextRange(start, offset)),
        context.units.atoms[spelling.atom].dimension == dimension
      {
        return offset
      }
      offset -= 1
    }
    return nil
  }
}
