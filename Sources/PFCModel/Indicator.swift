// One row of a table: a name with its weight and its target.

public import PFCDiagnostics
public import PFCText

/// How a weight was written.
public enum WeightSign: Sendable, Hashable {
  /// `20`
  case bare
  /// `20%`
  case percent
  /// `20分`
  case points
}

/// The weight of an indicator.
public struct Weight: Sendable, Hashable {
  /// The number with the digits typed.
  public let number: Decimal
  /// How it was written.
  public let sign: WeightSign
  /// Number and sign in the source.
  public let range: TextRange
}

/// `- 说明：…` under a row.
public struct Attribute: Sendable, Hashable {
  /// 说明, 完成值 …
  public let key: TextRange
  /// The text, empty when there is none.
  public let text: TextRange
}

/// A waiver: the reason why a rule shall be silent here.
public struct Waiver: Sendable, Hashable {
  /// The rule.
  public let code: RuleCode
  /// `PF203` in the source.
  public let codeRange: TextRange
  /// The reason.
  public let reason: TextRange
}

/// An indicator.
public struct Indicator: Sendable {
  /// The name without quotes; empty when a finding says that it is missing.
  public var name: TextRange
  /// 一级指标 of the group above it.
  public var level1: TextRange?
  /// 二级指标 of the group above it.
  public var level2: TextRange?
  /// The weight.
  public var weight: Slot<Weight>
  /// The target.
  public var target: Slot<Target>
  /// Attributes other than waivers, in order.
  public var attributes: [Attribute]
  /// Waivers under the row.
  public var waivers: [Waiver]
  /// The row in the source, without indentation.
  public var range: TextRange
}
