// What an indicator is to reach: every kind of target that real tables contain.

public import PFCSyntax
public import PFCText

/// A unit as typed and what the catalogue knows of it.
public struct Unit: Sendable, Hashable {
  /// The unit in the source: `万元/（人·年）`.
  public let range: TextRange
  /// Catalogue index of the part before the first `/` or `·`; nil when it is unknown.
  public let head: Int?
  /// Whether parts are joined by `/` or `·`.
  public let isCompound: Bool
  /// The first part that the catalogue does not know.
  public let unknownPart: TextRange?
}

/// A number with its unit.
public struct Quantity: Sendable, Hashable {
  /// The number with the digits typed.
  public let number: Decimal
  /// The unit; nil when none was typed.
  public let unit: Unit?
  /// The digits in the source.
  public let numberRange: TextRange
}

/// A date as typed.
public struct DateValue: Sendable, Hashable {
  /// The day, month or year meant.
  public let date: CalendarDate
  /// The date with its 前, 底, 内.
  public let range: TextRange
}

/// The value of a target.
public enum TargetValue: Sendable, Hashable {
  /// `90 %`
  case quantity(Quantity)
  /// `45~60 %`
  indirect case range(Quantity, Quantity)
  /// `±3 %`
  case tolerance(Quantity)
  /// `1:15`
  case proportion(Decimal, Decimal)
  /// `12月底前`
  case date(DateValue)
  /// `2023.07-2024.01`
  indirect case dateRange(DateValue, DateValue)
  /// 良好
  case text(TextRange)
}

/// How a target's value binds.
public enum TargetRelation: Sendable, Hashable {
  /// ≥ = ≤ > <
  case figure(Relation)
  /// 定性, 其他
  case text(TextRelation)
  /// No relation, in a form that has no column for it.
  case bare
}

/// A target.
public struct Target: Sendable, Hashable {
  /// How the value binds.
  public let relation: TargetRelation
  /// The relation in the source; empty for a bare value.
  public let relationRange: TextRange
  /// The value.
  public let value: TargetValue
  /// 以内 stands behind the value.
  public let isWithin: Bool
  /// The whole target in the source.
  public let range: TextRange

  /// The quantities of the value: none, one, or two of a range.
  public var quantities: TargetQuantities {
    switch value {
    case .quantity(let quantity), .tolerance(let quantity): TargetQuantities(first: quantity, second: nil)
    case .range(let low, let high): TargetQuantities(first: low, second: high)
    case .proportion, .date, .dateRange, .text: TargetQuantities(first: nil, second: nil)
    }
  }
}

/// At most two quantities. Every check asks for them, and an array would be an allocation each time.
public struct TargetQuantities: Sendable, Sequence, IteratorProtocol {
  /// The only one, or the lower end of a range.
  public private(set) var first: Quantity?
  private var second: Quantity?

  init(first: Quantity?, second: Quantity?) {
    self.first = first
    self.second = second
  }

  /// No quantity.
  package static let none = TargetQuantities(first: nil, second: nil)

  /// The only one, or the upper end of a range.
  public var last: Quantity? { second ?? first }

  /// The next one.
  public mutating func next() -> Quantity? {
    let next = first
    first = second
    second = nil
    return next
  }
}
