// What is measured: sources that are compiled together, and the series of growing ones that they belong to.

/// Workloads that differ in size alone; the growth exponent is fitted over one series.
enum Series: String, CaseIterable {
  case oneFile = "departments, one file"
  case fileEach = "departments, one file each"
  case narrativeLines = "narrative, many lines"
  case narrativeLine = "narrative, one line"
  case rows = "rows of one table"
}

/// Sources that one measurement goes over.
struct Workload {
  let series: Series
  let label: String
  let tables: Int
  let files: [[UInt8]]

  var bytes: Int { files.reduce(0) { $0 + $1.count } }
}

/// A workload that is not made yet.
struct WorkloadPlan {
  let series: Series
  let label: String
  let tables: Int
  let texts: () -> [String]

  func make() -> Workload {
    Workload(series: series, label: label, tables: tables, files: texts().map { Array($0.utf8) })
  }
}

extension WorkloadPlan {
  /// Tables of a generated department.
  private static let tablesPerDepartment = 6

  static func all(_ generator: DepartmentGenerator, isQuick: Bool) -> [WorkloadPlan] {
    let departments = isQuick ? [1, 10, 100, 300] : [1, 10, 100, 1000, 3000]
    let narratives = isQuick ? [50_000, 500_000] : [50_000, 500_000, 5_000_000]
    let rows = isQuick ? [1000, 10_000] : [1000, 10_000, 100_000]
    var all: [WorkloadPlan] = []
    for count in departments {
      let tables = count * tablesPerDepartment
      all += [
        WorkloadPlan(series: .oneFile, label: "\(count) departments", tables: tables) { [generator.text(0..<count)] },
        WorkloadPlan(series: .fileEach, label: "\(count) files", tables: tables) { (0..<count).map(generator.text) },
      ]
    }
    for bytes in narratives {
      for (series, inOneLine) in [(Series.narrativeLines, false), (.narrativeLine, true)] {
        all.append(
          WorkloadPlan(series: series, label: "\(bytes / 1000) kB", tables: 1) {
            [SpecialInputs.narrative(bytes: bytes, inOneLine: inOneLine)]
          })
      }
    }
    for count in rows {
      all.append(
        WorkloadPlan(series: .rows, label: "\(count) rows", tables: 2) { [SpecialInputs.rows(count)] })
    }
    return all
  }
}
