// `junit`: what test dashboards read. A source is a test case, which fails by errors and warnings; hints are its output.

/// The report for test dashboards.
package struct JUnitReport: FindingReport {
  package static let name = "junit"
  private let context: ReportContext
  private var places = PlaceFinder()
  /// Sources in the order they were met. Findings of a file that several sources bring in come in several pieces.
  private var cases: [TestCase] = []
  private var numbers: [String: Int] = [:]

  private struct TestCase {
    let path: String
    var errors = 0
    var warnings = 0
    var failures = ""
    var hints = ""
  }

  package init(_ context: ReportContext) { self.context = context }

  package mutating func source(_ path: String, _ output: inout [UInt8]) { _ = number(of: path) }

  package mutating func finding(_ diagnostic: Diagnostic, _ output: inout [UInt8]) {
    let place = places.place(of: diagnostic.range, in: diagnostic.source)
    let line = escaped(diagnostic.shortLine(place, context)) + "\n"
    let number = number(of: diagnostic.source.path)
    switch diagnostic.level {
    case .error:
      cases[number].errors += 1
      cases[number].failures += line
    case .warning:
      cases[number].warnings += 1
      cases[number].failures += line
    case .hint: cases[number].hints += line
    }
  }

  package mutating func end(_ summary: FindingSummary, _ output: inout [UInt8]) {
    let failed = cases.count { !$0.failures.isEmpty }
    let counts = "name=\"pfc\" tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"0\""
    output += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites \(counts)>\n<testsuite \(counts)>\n".utf8
    for test in cases { output += text(of: test).utf8 }
    output += "</testsuite>\n</testsuites>\n".utf8
  }

  private mutating func number(of path: String) -> Int {
    if let known = numbers[path] { return known }
    numbers[path] = cases.count
    cases.append(TestCase(path: context.path(path)))
    return cases.count - 1
  }

  private func text(of test: TestCase) -> String {
    let path = escaped(test.path)
    let head = "<testcase classname=\"pfc\" name=\"\(path)\" file=\"\(path)\""
    guard !test.failures.isEmpty || !test.hints.isEmpty else { return head + "/>\n" }
    var text = head + ">\n"
    if !test.failures.isEmpty {
      let counts = Wording(
        "\(test.errors) 个错误，\(test.warnings) 个警告", "\(test.errors) error(s), \(test.warnings) warning(s)")
      let level: Level = test.errors > 0 ? .error : .warning
      text += "<failure type=\"\(level.rawValue)\" message=\"\(counts[context.language])\">"
      text += test.failures + "</failure>\n"
    }
    if !test.hints.isEmpty { text += "<system-out>\(test.hints)</system-out>\n" }
    return text + "</testcase>\n"
  }

  /// Text for an element or an attribute; what XML cannot hold at all becomes U+FFFD.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x09, 0x0A, 0x0D: result += "&#\(scalar.value);"
      case 0..<0x20, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
