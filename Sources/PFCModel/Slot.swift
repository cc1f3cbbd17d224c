// “One fault, one message” is a type here: a check runs only on whole inputs.

/// Something that a source may leave out or may have written so that it cannot be read.
public enum Slot<Value: Sendable>: Sendable {
  /// Not written.
  case absent
  /// Written, but a finding already says that it cannot be read.
  case broken
  /// Whole.
  case value(Value)

  /// The value when it is whole.
  public var value: Value? {
    guard case .value(let value) = self else { return nil }
    return value
  }

  /// Whether nothing was written.
  public var isAbsent: Bool {
    guard case .absent = self else { return false }
    return true
  }
}

extension Slot: Equatable where Value: Equatable {}

extension Slot {
  /// The slot with its value changed.
  func map<Other>(_ transform: (Value) -> Other) -> Slot<Other> {
    switch self {
    case .absent: .absent
    case .broken: .broken
    case .value(let value): .value(transform(value))
    }
  }

  /// As `map`, where the change may fail.
  func flatMap<Other>(_ transform: (Value) -> Slot<Other>) -> Slot<Other> {
    switch self {
    case .absent: .absent
    case .broken: .broken
    case .value(let value): transform(value)
    }
  }
}
