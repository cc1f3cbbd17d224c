// How a total is divided among the first levels of a table: 产出 50, 效益 30, 满意度 10. A form may say so itself; where it
// does not, the division of the Ministry's guidance is usual.

public import PFCText

/// The points of one first level.
public struct WeightShare: Sendable, Hashable {
  /// The name without 指标: 产出.
  public let level: String
  /// Its points.
  public let points: Decimal
}

extension WeightShare {
  /// 财预〔2021〕101号 for the 90 points beside 预算执行率; with cost indicators they take 20.
  package static func usual(withCost: Bool) -> [WeightShare] { withCost ? usualWithCost : usualWithoutCost }

  private static let usualWithCost = [
    WeightShare(level: cost, points: Decimal(20)), WeightShare(level: output, points: Decimal(40)),
    WeightShare(level: benefit, points: Decimal(20)), WeightShare(level: satisfaction, points: Decimal(10)),
  ]
  private static let usualWithoutCost = [
    WeightShare(level: output, points: Decimal(50)), WeightShare(level: benefit, points: Decimal(30)),
    WeightShare(level: satisfaction, points: Decimal(10)),
  ]

  /// The total that the usual division divides.
  package static let usualTotal = Decimal(90)
  package static let cost = "成本"
  package static let benefit = "效益"
  package static let satisfaction = "满意度"
  package static let output = "产出"
}
