// What a row is like, found once for all rules: nearly every row is faultless, and nearly every rule sees from a bit that
// it has nothing to look at.

import PFCForms
import PFCModel
import PFCText

/// What a rule about rows may look for. A rule names the marks without which it has nothing to look at.
struct RowMarks: OptionSet, Sendable {
  let rawValue: UInt128

  /// The low bits are the groups of which the name holds a word.
  static func word(_ group: WordGroup) -> RowMarks { RowMarks(WordGroups(group)) }

  /// Not for a rule to name: it is asked about every row when it names nothing.
  static let any = fact(0)

  // The weight.
  static let noWeight = fact(1)
  /// Not above zero.
  static let lowWeight = fact(2)
  /// Written otherwise than the form writes weights.
  static let otherSign = fact(3)

  // The target.
  static let noTarget = fact(4)
  /// A text instead of a figure.
  static let text = fact(5)
  static let qualitative = fact(6)
  static let date = fact(7)
  /// Two figures or two dates.
  static let range = fact(8)
  /// A figure without a unit.
  static let noUnit = fact(9)
  /// A unit with a part that is not known.
  static let unknownUnit = fact(10)
  /// Any unit but the plain name of one.
  static let unusualUnit = fact(11)
  /// Money for each of something.
  static let price = fact(12)
  /// A unit that does not agree with the name.
  static let otherUnit = fact(13)
  /// A figure typed with decimals.
  static let decimals = fact(14)
  static let zero = fact(15)
  /// At or above the most that the unit allows.
  static let maximum = fact(16)
  /// Below the least that the unit allows.
  static let belowMinimum = fact(17)
  /// The same number as the weight.
  static let equalsWeight = fact(18)
  /// ≤ or <.
  static let upperLimit = fact(19)

  // The row.
  /// The name holds anything but 汉字 in common use.
  static let unusualName = fact(20)
  static let levels = fact(21)
  static let attributes = fact(22)
  /// Its name is that of the item that holds the reserved points.
  static let reserve = fact(23)

  private static func fact(_ number: Int) -> RowMarks { RowMarks(rawValue: 1 << UInt128(WordGroups.limit + number)) }
}

extension RowMarks {
  init(_ groups: WordGroups) { rawValue = UInt128(groups.rawValue) }

  /// Whether the name holds a word of the group.
  func has(_ group: WordGroup) -> Bool { contains(.word(group)) }
}

/// What reading rows needs, taken out of the plan once a table.
struct RowReader {
  fileprivate let bytes: [UInt8]
  fileprivate let plan: TablePlan
  fileprivate let conventions: NameConventions
  fileprivate let units: UnitCatalog

  init(_ bytes: [UInt8], _ plan: TablePlan) {
    self.bytes = bytes
    self.plan = plan
    conventions = plan.standards.conventions
    units = plan.standards.units
  }
}

/// What is known of a row before any rule looks at it.
struct RowFacts: Sendable {
  let name: NameReading
  private(set) var marks: RowMarks

  init(_ row: Indicator, _ reader: borrowing RowReader) {
    name = reader.conventions.read(reader.bytes, row.name)
    marks = RowMarks(name.words).union(.any)
    if !name.isPlain { marks.insert(.unusualName) }
    if reader.plan.isReserve(reader.bytes, row.name) { marks.insert(.reserve) }
    if row.level1 != nil { marks.insert(.levels) }
    if !row.attributes.isEmpty { marks.insert(.attributes) }
    switch row.weight {
    case .absent: marks.insert(.noWeight)
    case .broken: break
    case .value(let weight):
      if weight.number.isNegative || weight.number.isZero { marks.insert(.lowWeight) }
      if (weight.sign == .percent) != reader.plan.isPercent { marks.insert(.otherSign) }
    }
    switch row.target {
    case .absent: marks.insert(.noTarget)
    case .broken: break
    case .value(let target): add(target, row.weight, reader)
    }
  }

  private mutating func add(_ target: Target, _ weight: Slot<Weight>, _ reader: borrowing RowReader) {
    switch target.relation {
    case .figure(.lessEqual), .figure(.less): marks.insert(.upperLimit)
    case .text(.qualitative): marks.insert(.qualitative)
    case .figure, .text, .bare: break
    }
    switch target.value {
    case .quantity(let quantity):
      add(quantity, reader)
      if case .value(let weight) = weight, weight.number == quantity.number { marks.insert(.equalsWeight) }
    case .tolerance(let quantity): add(quantity, reader)
    case .range(let low, let high):
      marks.insert(.range)
      add(low, reader)
      add(high, reader)
    case .proportion: break
    case .date: marks.insert(.date)
    case .dateRange: marks.formUnion([.date, .range])
    case .text: marks.insert(.text)
    }
  }

  private mutating func add(_ quantity: Quantity, _ reader: borrowing RowReader) {
    let number = quantity.number
    if number.isZero { marks.insert(.zero) }
    if number.scale > 0 { marks.insert(.decimals) }
    guard let unit = quantity.unit else {
      marks.insert(.noUnit)
      return
    }
    if unit.unknownPart != nil { marks.insert(.unknownUnit) }
    if unit.isCompound { marks.insert(.unusualUnit) }
    guard let head = unit.head else { return }
    let dimension = reader.units.atoms[head].dimension
    if let maximum = reader.units.atoms[head].maximum, !(number < maximum) { marks.insert(.maximum) }
    if let minimum = reader.units.dimensions[dimension].minimum, minimum.isZero ? number.isNegative : number < minimum {
      marks.insert(.belowMinimum)
    }
    if unit.isCompound {
      if dimension == reader.units.money { marks.insert(.price) }
    } else if case let atom = reader.units.atoms[head],
      atom.omitsYuan || !atom.meanings.isEmpty || !equals(reader.bytes, unit.range, atom.name)
    {
      marks.insert(.unusualUnit)
    }
    if let convention = name.convention, !reader.conventions.agrees(convention, withDimension: dimension) {
      marks.insert(.otherUnit)
    }
  }
}
