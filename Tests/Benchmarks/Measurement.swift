// Times of one workload over all rounds, and what is computed from them.

import Glibc

struct Measurement {
  let workload: Workload
  private var rounds: [[Stage: Double]] = []

  init(_ workload: Workload) { self.workload = workload }

  mutating func add(_ round: [Stage: Double]) { rounds.append(round) }

  /// Seconds of stages done one after another: the best of the rounds.
  func best(_ stages: [Stage]) -> Double { sums(stages).min() ?? 0 }

  /// The median of the rounds.
  func median(_ stages: [Stage]) -> Double {
    let sums = sums(stages).sorted()
    guard !sums.isEmpty else { return 0 }
    return (sums[(sums.count - 1) / 2] + sums[sums.count / 2]) / 2
  }

  private func sums(_ stages: [Stage]) -> [Double] {
    rounds.map { round in stages.reduce(0) { $0 + round[$1, default: 0] } }
  }
}

/// The slope of log(seconds) over log(bytes) by least squares: 1 is linear, 2 quadratic. nil for fewer than two sizes.
func growthExponent(_ points: [(bytes: Int, seconds: Double)]) -> Double? {
  guard points.count >= 2 else { return nil }
  let x = points.map { log(Double($0.bytes)) }
  let y = points.map { log($0.seconds) }
  let meanX = x.reduce(0, +) / Double(x.count)
  let meanY = y.reduce(0, +) / Double(y.count)
  let covariance = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
  let variance = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
  return variance > 0 ? covariance / variance : nil
}
