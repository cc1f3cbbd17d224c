// Amounts of money: behind the colon, where the parser reads them, or alone on the line below.

import PFCDiagnostics
import PFCForms
import PFCSyntax
import PFCText

extension Lowering {
  mutating func money(_ entry: EntryParts) -> Slot<FieldValue> {
    var key: Wording { wording(entry.wholeKey) }
    let quantity: Quantity
    let range: TextRange
    if let node = entry.quantity {
      if entry.body != nil, oneLine(entry).value == nil { return .broken }
      guard let read = lowerQuantity(node) else { return .broken }
      (quantity, range) = (read, tree.range(node))
    } else {
      let line = oneLine(entry)
      guard let text = line.value else { return line.map(FieldValue.text) }
      guard entry.text == nil, let read = plainQuantity(text) else {
        bag.report(
          ModelRules.badAmount, at: text, ["key": key, "text": wording(text)],
          fixes: amountInDigits(bytes, text).map { [fix(text, $0, .safe)] } ?? [])
        return .broken
      }
      (quantity, range) = (read, text)
    }
    if let unit = quantity.unit {
      let isMoney = unit.head.map { units.atoms[$0].dimension == units.money } ?? false
      guard isMoney, !unit.isCompound else {
        bag.report(
          ModelRules.notMoney, at: unit.range, ["key": key, "unit": wording(unit.range)],
          fixes: repair(of: unit, in: range))
        return .broken
      }
    }
    if entry.isBroken { return .broken }
    let year = entry.keyYear.map(leadingYear)
    return .value(.money(Money(number: quantity.number, unit: quantity.unit, range: range, year: year)))
  }

  /// `2024年`: the parser lets nothing but four digits be there.
  private func leadingYear(_ key: TextRange) -> Int {
    var offset = Int(key.start)
    var year = 0
    for _ in 0..<4 {
      let folded = fold(bytes, offset)
      year = year * 10 + Int(folded.code) - 0x30
      offset += folded.length
    }
    return year
  }

  /// 万元整 without 整, 万元 of 万元/年, 万元 for 万园.
  private func repair(of unit: Unit, in amount: TextRange) -> [Fix] {
    if let whole = amountInDigits(bytes, amount) { return [fix(amount, whole, .safe)] }
    if let head = unit.head, units.atoms[head].dimension == units.money {
      return [fix(unit.range, units.atoms[head].name, .unsafe)]
    }
    let known = units.atoms.filter { $0.dimension == units.money }.map(\.name)
    let typed = string(unit.range)
    guard let near = nearest(to: typed, among: known), likeness(of: typed, to: near) != nil else { return [] }
    return [fix(unit.range, near, .unsafe)]
  }

  private func fix(_ range: TextRange, _ text: String, _ safety: FixSafety) -> Fix {
    Fix(Wording("改为“\(text)”", "change to “\(text)”"), replace: range, with: text, safety)
  }

  /// `100 万元` on the line below its key, which the parser keeps as text; nil for anything but a number with a known unit.
  private func plainQuantity(_ line: TextRange) -> Quantity? {
    var end = Int(line.start)
    while end < Int(line.end) {
      let folded = fold(bytes, end)
      guard (0x30...0x39).contains(folded.code) || [0x2C, 0x2D, 0x2E].contains(folded.code) else { break }
      end += folded.length
    }
    let digits = TextRange(Int(line.start), end)
    while end < Int(line.end), isBlank(fold(bytes, end).code) { end += fold(bytes, end).length }
    guard case .value(let number) = Decimal.read(bytes, digits) else { return nil }
    guard end < Int(line.end) else { return Quantity(number: number, unit: nil, numberRange: digits) }
    let range = TextRange(end, Int(line.end))
    guard let atom = units.spelling(bytes, range)?.atom else { return nil }
    let unit = Unit(range: range, head: atom, isCompound: false, unknownPart: nil)
    return Quantity(number: number, unit: unit, numberRange: digits)
  }
}
