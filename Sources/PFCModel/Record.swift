// A table filled in: the fields of its form with what the source says for each.

public import PFCForms
public import PFCText

/// An amount of money.
public struct Money: Sendable, Hashable {
  /// The number with the digits typed.
  public let number: Decimal
  /// The unit as typed; nil means the form's unit.
  public let unit: Unit?
  /// Number and unit in the source.
  public let range: TextRange
  /// The year in the key, for a yearly field.
  public let year: Int?
}

extension Money {
  /// The amount in the form's unit of money, exactly; nil when digits run out. Without a unit the form's is meant.
  public func amount(in form: Form, _ units: UnitCatalog) -> Decimal? {
    guard let head = unit?.head else { return number }
    return units.convert(number, from: head, to: form.moneyAtom)
  }
}

/// Paragraphs, line by line without indentation.
public struct Prose: Sendable, Hashable {
  /// The lines; a blank line is an empty range.
  public let lines: [TextRange]
  /// Index of the field whose text was taken by `同…`, nil when the text stands here.
  public let takenFrom: Int?
}

/// What a field holds.
public enum FieldValue: Sendable, Hashable {
  /// One line.
  case text(TextRange)
  /// Paragraphs.
  case prose(Prose)
  /// An amount.
  case money(Money)
  /// A four-digit year.
  case year(Int, TextRange)
}

/// A table of a department or a fund, filled in from one source.
public struct Record: Sendable {
  /// The source that every range of this record lies in.
  public let source: SourceText
  /// Which table it fills.
  public let object: TableObject
  /// A value for every field of the table.
  public var fields: [Slot<FieldValue>]
  /// Where each field's key stands; empty at the opener for a field that is not there.
  public var keyRanges: [TextRange]
  /// The rows; absent when there is no entry for them.
  public var indicators: Slot<[Indicator]>
  /// Waivers of the whole record.
  public var waivers: [Waiver]

  /// The text of a range.
  public func string(_ range: TextRange) -> String { source.string(range) }

  /// The name that the opener gave, nil when it is missing.
  public var name: TextRange? {
    guard case .value(.text(let range)) = fields[0] else { return nil }
    return range
  }

  /// The text of a prose or text field, lines divided by LF.
  public func text(ofField index: Int) -> String? {
    switch fields[index].value {
    case .text(let range): string(range)
    case .prose(let prose): prose.lines.map(string).joined(separator: "\n")
    case .money, .year, nil: nil
    }
  }

  /// The amount of a money field.
  public func money(ofField index: Int) -> Money? {
    guard case .money(let money) = fields[index].value else { return nil }
    return money
  }
}

extension Record {
  /// The sum of all readable weights.
  public var weightSum: Decimal {
    guard case .value(let indicators) = indicators else { return .zero }
    var sum = Decimal.zero
    // By index: an indicator is larger than what is needed of it.
    for row in indicators.indices {
      if case .value(let weight) = indicators[row].weight { sum = sum + weight.number ?? sum }
    }
    return sum
  }
}

/// A fund with its table.
public struct Fund: Sendable {
  /// The table.
  public var record: Record
}

/// `引入：专项/*.pfc`
public struct Include: Sendable, Hashable {
  /// The pattern as typed.
  public let pattern: TextRange
  /// How many funds of the department stand before it.
  public let position: Int
}

/// A department with its overall table and its funds.
public struct Department: Sendable {
  /// The overall table.
  public var record: Record
  /// The funds, brought in or typed below, in order.
  public var funds: [Fund]
  /// Patterns of files to bring in.
  public var includes: [Include]
}
