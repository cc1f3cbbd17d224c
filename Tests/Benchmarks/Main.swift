// The benchmark: how fast each stage of the compiler is on departments like the sample, and how its time grows. It
// asserts nothing; read its figures.

import Glibc
import PFCKit

@main
struct Benchmark {
  private static let usage = """
    usage: pfc-benchmark [--quick] [--rounds N] [--only TEXT] [--tsv] [--write DIR]

      --quick      smaller inputs and fewer rounds
      --rounds N   rounds over all inputs (default 7, with --quick 3)
      --only TEXT  only inputs whose series or label has this text
      --tsv        print figures for programs: series, input, bytes, tables, stage, best and median seconds
      --write DIR  write the inputs for other programs and measure nothing

    Run it where the sample is found: in the root of the package.

    """

  static func main() {
    var isQuick = false
    var rounds: Int?
    var only: String?
    var isForPrograms = false
    var folder: String?
    var words = CommandLine.arguments.dropFirst()
    while let word = words.popFirst() {
      switch word {
      case "--quick": isQuick = true
      case "--rounds": rounds = words.popFirst().flatMap { Int($0) }
      case "--only": only = words.popFirst()
      case "--tsv": isForPrograms = true
      case "--write": folder = words.popFirst()
      default: stop(usage)
      }
    }
    guard let bytes = read(Sample.path) else {
      stop("cannot read \(Sample.path): run this in the root of the package\n")
    }
    let generator = DepartmentGenerator(sample: Sample(String(decoding: bytes, as: UTF8.self)))
    if let folder {
      do throws(WriteFault) {
        try InputWriter(folder: folder).writeAll(generator, isQuick: isQuick)
      } catch {
        stop("cannot write \(error.path): \(error.problem)\n")
      }
      return
    }
    let plans = WorkloadPlan.all(generator, isQuick: isQuick).filter { plan in
      only.map { "\(plan.series.rawValue) \(plan.label)".contains($0) } ?? true
    }
    let report = measure(plans.map { $0.make() }, rounds: max(1, rounds ?? (isQuick ? 3 : 7)))
    print(isForPrograms ? report.tabSeparated : report.text, terminator: "")
  }

  private static func measure(_ workloads: [Workload], rounds: Int) -> Report {
    var runner = StageRunner()
    var measurements = workloads.map(Measurement.init)
    // Rounds are the outer loop, so that a slow spell of the machine hits all inputs and stages alike.
    for round in 1...rounds {
      for index in measurements.indices { measurements[index].add(runner.round(workloads[index])) }
      say("round \(round) of \(rounds)\n")
    }
    return Report(measurements: measurements, rounds: rounds, checksum: runner.checksum)
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func stop(_ message: String) -> Never {
    say(message)
    exit(2)
  }

  private static func say(_ message: String) { _ = Glibc.write(STDERR_FILENO, message, message.utf8.count) }
}
