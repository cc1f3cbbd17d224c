// The stages of the compiler, each timed alone on what the stage before it made, and the whole chain as a user of the
// library calls it.

import PFCCheck
import PFCEmit
import PFCKit
import PFCModel
import PFCSyntax
import PFCText

/// A column of the report.
enum Stage: String, CaseIterable {
  /// Adding up all bytes: the floor.
  case scan
  /// Encoding and validity.
  case decode
  /// Lexing and parsing are one pass.
  case parse
  case lower
  case check
  case json
  case md
  case txt
  /// Source → checked → JSON through `Compiler` and `OutputFormat`.
  case whole

  static let backends: [(stage: Stage, backend: any Backend)] = [.json, .md, .txt].compactMap { stage in
    Backends.all.first { $0.name == stage.rawValue }.map { (stage, $0) }
  }
}

/// Runs every stage over a workload.
struct StageRunner {
  let compiler = Compiler()
  /// Depends on every result, so that no work can be left out.
  private(set) var checksum = 0

  private var form: Form { compiler.standards.forms[0] }

  /// One round: seconds of each stage.
  mutating func round(_ workload: Workload) -> [Stage: Double] {
    // Small inputs are repeated until the clock is far finer than the time.
    let repetitions = max(1, 1_000_000 / max(workload.bytes, 1))
    var times: [Stage: Double] = [:]
    for _ in 0..<repetitions {
      for (stage, time) in pass(workload) { times[stage, default: 0] += time }
    }
    return times.mapValues { $0 / Double(repetitions) }
  }

  private mutating func pass(_ workload: Workload) -> [Stage: Double] {
    var times: [Stage: Double] = [:]
    times[.whole] = seconds { for file in workload.files { whole(file) } }
    times[.scan] = seconds { for file in workload.files { checksum &+= StageRunner.scan(file) } }

    var sources: [SourceText] = []
    times[.decode] = seconds {
      for file in workload.files {
        guard case .success(let decoded) = decodeSource(file) else { continue }
        sources.append(SourceText(path: "benchmark.pfc", bytes: decoded.bytes))
      }
    }
    var parsed: [ParseResult] = []
    times[.parse] = seconds { for source in sources { parsed.append(parse(source, shapes: form.shapes)) } }
    var departments: [[Department]] = []
    times[.lower] = seconds { for result in parsed { departments.append(lowered(result.tree)) } }
    times[.check] = seconds { for file in departments { check(file) } }
    for (stage, backend) in Stage.backends {
      times[stage] = seconds { for file in departments { emit(file, backend) } }
    }
    return times
  }

  // Not inlined, so that a profile names each stage.

  @inline(never)
  private static func scan(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { buffer in
      var sum: UInt64 = 0
      for byte in buffer { sum &+= UInt64(byte) }
      return Int(truncatingIfNeeded: sum)
    }
  }

  @inline(never)
  private mutating func lowered(_ tree: SyntaxTree) -> [Department] {
    var departments: [Department] = []
    let rest = lower(tree, form: form, units: compiler.standards.units) { departments.append($0) }
    checksum &+= rest.diagnostics.count
    return departments
  }

  @inline(never)
  private mutating func check(_ departments: [Department]) {
    let checker = Checker(form: form, standards: compiler.standards, isKnown: { Registry.rule($0) != nil })
    var result = CheckResult()
    for department in departments { checker.check(department, &result) }
    checksum &+= result.diagnostics.count
  }

  @inline(never)
  private mutating func emit(_ departments: [Department], _ backend: any Backend) {
    var buffer: [UInt8] = []
    backend.begin(&buffer)
    for (index, department) in departments.enumerated() {
      let input = EmitInput(department: department, form: form, units: compiler.standards.units)
      backend.emit(input, isFirst: index == 0, &buffer)
      if buffer.count >= 1 << 16 { drain(&buffer) }
    }
    backend.end(&buffer)
    drain(&buffer)
  }

  @inline(never)
  private mutating func whole(_ bytes: [UInt8]) {
    guard let json = OutputFormat.named("json") else { return }
    var buffer: [UInt8] = []
    var isFirst = true
    json.begin(&buffer)
    let snapshot = try? compiler.analyze("benchmark.pfc", OneFile(bytes: bytes)) { department, form in
      json.append(department, form: form, standards: compiler.standards, isFirst: isFirst, to: &buffer)
      isFirst = false
      if buffer.count >= 1 << 16 { drain(&buffer) }
    }
    json.end(&buffer)
    drain(&buffer)
    checksum &+= snapshot?.diagnostics.count ?? 0
  }

  private mutating func drain(_ buffer: inout [UInt8]) {
    checksum &+= buffer.count &+ Int(buffer.last ?? 0)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// The one file that there is.
struct OneFile: SourceProvider {
  let bytes: [UInt8]

  func read(_ path: String) throws(FileFault) -> [UInt8] { bytes }
  func files(matching pattern: String, under folder: String) -> [String] { [] }
  func isInsideProject(_ path: String) -> Bool { true }
}
