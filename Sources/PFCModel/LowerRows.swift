// Indicator rows to indicators: weights, targets, units and dates.

import PFCDiagnostics
import PFCForms
import PFCSyntax
import PFCText

extension Lowering {
  mutating func lowerRows(_ body: ElementIndex, _ table: TableForm) -> [Indicator] {
    var indicators: [Indicator] = []
    indicators.reserveCapacity(tree.children(of: body).reduce(0) { tree.kind($1) == .row ? $0 + 1 : $0 })
    var level1: TextRange?
    var level2: TextRange?
    for child in tree.children(of: body) {
      switch tree.kind(child) {
      case .row:
        indicators.append(lowerRow(child, table, level1, level2))
      case .group:
        (level1, level2) = lowerGroup(child)
      case .attribute:
        if indicators.isEmpty {
          bag.report(SyntaxRules.remarkWithoutRow, at: tree.significantRange(child) ?? tree.range(child))
        } else {
          lowerAttribute(child, &indicators[indicators.count - 1])
        }
      default: break
      }
    }
    return indicators
  }

  /// A group that is not whole has a finding of its own and says nothing about its rows.
  private func lowerGroup(_ node: ElementIndex) -> (TextRange?, TextRange?) {
    var levels: [TextRange] = []
    var bracketCount = 0
    for child in tree.children(of: node) {
      switch tree.kind(child) {
      case .levelName: levels.append(tree.range(child))
      case .bracket: bracketCount += 1
      case .unexpected: return (nil, nil)
      default: break
      }
    }
    guard bracketCount == 2, let level1 = levels.first else { return (nil, nil) }
    return (level1, levels.count > 1 ? levels[1] : nil)
  }

  /// row = name [weight] [target]
  private mutating func lowerRow(
    _ node: ElementIndex, _ table: TableForm, _ level1: TextRange?, _ level2: TextRange?
  ) -> Indicator {
    var name: TextRange?
    var weight: Slot<Weight> = .absent
    var target: Slot<Target> = .absent
    var first: UInt32?
    var last: UInt32 = 0
    var isBroken = false
    for child in tree.children(of: node) {
      let kind = tree.kind(child)
      if kind.isTrivia { continue }
      let range = tree.range(child)
      if first == nil { first = range.start }
      last = range.end
      switch kind {
      case .name: name = range
      case .weight: weight = lowerWeight(child)
      case .target: target = lowerTarget(child)
      case .unexpected: isBroken = true
      default: break
      }
    }
    // A row with a fault in its form says nothing about what else it lacks.
    if case .absent = target, table.rowShape.hasRelation { target = .broken }
    if case .absent = weight, isBroken || target.value == nil { weight = .broken }
    let start = first ?? tree.range(node).start
    return Indicator(
      name: name ?? TextRange(at: start), level1: level1, level2: level2, weight: weight, target: target,
      attributes: [],
      waivers: [], range: TextRange(start, max(last, start)))
  }

  private mutating func lowerAttribute(_ node: ElementIndex, _ indicator: inout Indicator) {
    var key: TextRange?
    var text: TextRange?
    var hasColon = false
    for child in tree.children(of: node) {
      switch tree.kind(child) {
      case .key: key = tree.range(child)
      case .colon: hasColon = true
      case .text: text = tree.range(child)
      default: break
      }
    }
    guard let key else { return }
    if string(key) == Keyword.waiver {
      indicator.waivers += waivers(text ?? key.atEnd, at: key)
    } else if hasColon, mayBeWaiver(key), reportMistypedWaiver(key, text ?? key.atEnd) {
      // What was meant is said; as a remark it would be printed.
    } else {
      indicator.attributes.append(Attribute(key: key, text: text ?? key.atEnd))
    }
  }

  /// A key that starts as 豁免 or ends so, or is as long as a rule's code, may be a waiver typed wrongly.
  private func mayBeWaiver(_ key: TextRange) -> Bool {
    switch key.count {
    case 5, 15: fold(bytes, Int(key.start)).code | 0x20 == 0x70
    case 6:
      bytes[key.bounds].starts(with: Self.waiver.prefix(3))
        || bytes[key.bounds].suffix(3).elementsEqual(Self.waiver.suffix(3))
    default: false
    }
  }

  private static let waiver = Array(Keyword.waiver.utf8)

  private mutating func lowerWeight(_ node: ElementIndex) -> Slot<Weight> {
    var number: Decimal?
    var sign = WeightSign.bare
    for child in tree.children(of: node) {
      switch tree.kind(child) {
      case .number: number = lowerNumber(tree.range(child))
      case .weightSign: sign = fold(bytes, Int(tree.range(child).start)).code == 0x25 ? .percent : .points
      default: break
      }
    }
    guard let number, let range = tree.significantRange(node) else { return .broken }
    return .value(Weight(number: number, sign: sign, range: range))
  }

  private mutating func lowerNumber(_ range: TextRange) -> Decimal? {
    switch Decimal.read(bytes, range) {
    case .value(let value): return value
    case .tooLong: bag.report(ModelRules.numberTooLong, at: range)
    case .malformed:
      let text = foldedString(bytes, range)
      let digits = text.replacing("。", with: ".").filter { $0 != "," && $0 != " " }
      // A misplaced comma leaves open which digit is missing; a blank and a 。 do not.
      let safety = text.contains(",") ? FixSafety.shownOnly : text.contains(" ") && text.contains(".") ? .unsafe : .safe
      let fix = Fix(Wording("写成“\(digits)”", "write “\(digits)”"), replace: range, with: digits, safety)
      let reads =
        if case .value = Decimal.read(Array(digits.utf8), TextRange(0, digits.utf8.count)) { true } else { false }
      bag.report(ModelRules.badNumber, at: range, ["text": wording(range)], fixes: reads ? [fix] : [])
    }
    return nil
  }

  // MARK: Targets

  /// target = relation value [unit] | textRelation text
  private mutating func lowerTarget(_ node: ElementIndex) -> Slot<Target> {
    var relation = TargetRelation.bare
    var relationRange: TextRange?
    var text: TextRange?
    // At most two of either: the ends of a range.
    var quantities: (first: Quantity?, second: Quantity?) = (nil, nil)
    var dates: (first: DateValue?, second: DateValue?) = (nil, nil)
    // Numbers that are no quantities: both sides of a proportion.
    var sides: (first: Decimal?, second: Decimal?) = (nil, nil)
    var isTolerance = false
    var isWithin = false
    var isBroken = false
    var end: UInt32 = 0
    for child in tree.children(of: node) {
      let kind = tree.kind(child)
      if kind.isTrivia { continue }
      let range = tree.range(child)
      end = range.end
      switch kind {
      case .relation:
        relationRange = range
        if let known = Relation.reading(bytes, range) { relation = .figure(known) }
      case .textRelation:
        relationRange = range
        if let known = TextRelation.reading(bytes, range) { relation = .text(known) }
      case .targetText: text = range
      case .plusMinus: isTolerance = true
      case .number:
        let number = lowerNumber(range)
        if number == nil { isBroken = true }
        if sides.first == nil { sides.first = number } else { sides.second = number }
      case .quantity:
        let quantity = lowerQuantity(child)
        if quantity == nil { isBroken = true }
        if quantities.first == nil { quantities.first = quantity } else { quantities.second = quantity }
      case .date:
        let date = lowerDate(range)
        if date == nil { isBroken = true }
        if dates.first == nil { dates.first = date } else { dates.second = date }
      case .dateQualifier:
        if let last = dates.second {
          dates.second = DateValue(date: last.date, range: last.range.union(range))
        } else if let last = dates.first {
          dates.first = DateValue(date: last.date, range: last.range.union(range))
        }
      case .within: isWithin = true
      case .unexpected: isBroken = true
      default: break
      }
    }
    guard !isBroken else { return .broken }
    let value: TargetValue? =
      if let first = quantities.first {
        if let second = quantities.second {
          .range(sharingUnit(first, second), second)
        } else {
          isTolerance ? .tolerance(first) : .quantity(first)
        }
      } else if let first = sides.first {
        sides.second.map { .proportion(first, $0) }
      } else if let first = dates.first {
        if let second = dates.second { .dateRange(first, second) } else { .date(first) }
      } else {
        text.map(TargetValue.text)
      }
    guard let value else { return .broken }
    let start = tree.range(node).start
    return .value(
      Target(
        relation: relation, relationRange: relationRange ?? TextRange(at: start), value: value, isWithin: isWithin,
        range: TextRange(start, end)))
  }

  /// `45~60 %`: the unit stands once, for both.
  private func sharingUnit(_ low: Quantity, _ high: Quantity) -> Quantity {
    low.unit == nil ? Quantity(number: low.number, unit: high.unit, numberRange: low.numberRange) : low
  }

  mutating func lowerQuantity(_ node: ElementIndex) -> Quantity? {
    var number: Decimal?
    var numberRange = TextRange(at: 0)
    var unit: Unit?
    for child in tree.children(of: node) {
      switch tree.kind(child) {
      case .number:
        numberRange = tree.range(child)
        number = lowerNumber(numberRange)
      case .unit: unit = lowerUnit(child)
      default: break
      }
    }
    guard let number else { return nil }
    return Quantity(number: number, unit: unit, numberRange: numberRange)
  }

  private func lowerUnit(_ node: ElementIndex) -> Unit {
    var head: Int?
    var isFirst = true
    var isCompound = false
    var unknown: TextRange?
    for child in tree.children(of: node) {
      switch tree.kind(child) {
      case .unitWord:
        let range = tree.range(child)
        let spelling = units.spelling(bytes, isFirst ? range : withoutCount(range))
        if isFirst { head = spelling?.atom }
        // 元/（每位党员·年）: whatever money is given for each of needs no catalogue.
        if spelling == nil, unknown == nil, isFirst || !bytes[range.bounds].starts(with: Self.each) { unknown = range }
        isFirst = false
      case .slash, .dot:
        // `/10万` lacks what stands above the line, which the parser said.
        if isFirst { return Unit(range: tree.range(node), head: nil, isCompound: true, unknownPart: nil) }
        isCompound = true
      default: break
      }
    }
    // 1/10万 is one unit of the catalogue, whatever its parts are.
    if isCompound, unknown != nil, let whole = units.spelling(bytes, tree.range(node)) {
      return Unit(range: tree.range(node), head: whole.atom, isCompound: false, unknownPart: nil)
    }
    return Unit(range: tree.range(node), head: head, isCompound: isCompound, unknownPart: unknown)
  }

  /// 万人 of `人/10万人`: below the line a number may say of how many.
  private func withoutCount(_ range: TextRange) -> TextRange {
    var start = Int(range.start)
    while start < Int(range.end), (0x30...0x39).contains(fold(bytes, start).code) { start += fold(bytes, start).length }
    return start < Int(range.end) ? TextRange(start, Int(range.end)) : range
  }

  private static let each = Array("每".utf8)

  // MARK: Dates

  private mutating func lowerDate(_ range: TextRange) -> DateValue? {
    guard let date = CalendarDate(digitsOf: bytes, range) else {
      bag.report(ModelRules.badDate, at: range, ["text": wording(range)])
      return nil
    }
    return DateValue(date: date, range: range)
  }
}
