// The report as plain text: a table for each unit and way to sum up the rounds, and one of growth exponents.

import Glibc

struct Report {
  let measurements: [Measurement]
  let rounds: Int
  let checksum: Int

  private struct Column {
    let head: String
    let stages: [Stage]
  }

  private static let columns =
    Stage.allCases.filter { $0 != .whole }.map { Column(head: $0.rawValue, stages: [$0]) } + [
      Column(head: "low+chk", stages: [.lower, .check]), Column(head: "whole", stages: [.whole]),
    ]

  var text: String {
    var text = ""
    for (name, summary) in [("best", Measurement.best), ("median", Measurement.median)] {
      text += table("MB/s of source, \(name)") { measurement, stages in
        Double(measurement.workload.bytes) / 1e6 / summary(measurement)(stages)
      }
      text += table("tables/s, \(name)", for: [.oneFile, .fileEach]) { measurement, stages in
        Double(measurement.workload.tables) / summary(measurement)(stages)
      }
    }
    return text + exponents + "\n\(rounds) rounds, processor time of one thread, checksum \(checksum)\n"
  }

  /// A line for each input and stage.
  var tabSeparated: String {
    var text = ""
    for measurement in measurements {
      let workload = measurement.workload
      for stage in Stage.allCases {
        text += "\(workload.series.rawValue)\t\(workload.label)\t\(workload.bytes)\t\(workload.tables)\t"
        text += "\(stage.rawValue)\t\(measurement.best([stage]))\t\(measurement.median([stage]))\n"
      }
    }
    return text
  }

  private func table(
    _ title: String, for series: [Series] = Series.allCases, _ value: (Measurement, [Stage]) -> Double
  ) -> String {
    var text = title + "\n" + head
    for name in series {
      let rows = measurements.filter { $0.workload.series == name }
      guard !rows.isEmpty else { continue }
      text += "  \(name.rawValue)\n"
      for row in rows {
        text += pad("    " + row.workload.label, 22) + right(fixed(Double(row.workload.bytes) / 1e6, 2), 8)
        text += right("\(row.workload.tables)", 7)
        for column in Report.columns { text += right(short(value(row, column.stages)), 9) }
        text += "\n"
      }
    }
    return text + "\n"
  }

  private var head: String {
    pad("", 22) + right("MB", 8) + right("tables", 7) + Report.columns.map { right($0.head, 9) }.joined() + "\n"
  }

  /// Fitted over best times. `last` is the slope of the last step of `whole` alone, where a bend would show first.
  private var exponents: String {
    var text = "growth exponent of the time over the bytes, best (1 is linear)\n"
    text += pad("", 37) + Report.columns.map { right($0.head, 9) }.joined() + right("last", 9) + "\n"
    for series in Series.allCases {
      let rows = measurements.filter { $0.workload.series == series }
      guard rows.count >= 2 else { continue }
      text += pad("  " + series.rawValue, 37)
      for column in Report.columns { text += right(exponent(rows, column.stages), 9) }
      text += right(exponent(rows.suffix(2), [.whole]), 9) + "\n"
    }
    return text
  }

  private func exponent(_ rows: some Sequence<Measurement>, _ stages: [Stage]) -> String {
    growthExponent(rows.map { ($0.workload.bytes, $0.best(stages)) }).map { fixed($0, 3) } ?? "-"
  }
}

// MARK: Figures

/// Three significant digits, thousands as k.
private func short(_ value: Double) -> String {
  switch value {
  case ..<10: fixed(value, 2)
  case ..<100: fixed(value, 1)
  case ..<10_000: fixed(value, 0)
  default: fixed(value / 1000, value < 100_000 ? 1 : 0) + "k"
  }
}

private func fixed(_ value: Double, _ digits: Int) -> String {
  guard value.isFinite else { return "-" }
  let scale = pow(10, Double(digits))
  let whole = Int((value * scale).rounded())
  guard digits > 0 else { return "\(whole)" }
  let rest = String(whole % Int(scale))
  return "\(whole / Int(scale))." + String(repeating: "0", count: digits - rest.utf8.count) + rest
}

private func pad(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

private func right(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
