// `github`: workflow commands that GitHub Actions shows beside the lines of a pull request. It shows ten of each step,
// so errors come first.

/// The report for GitHub Actions.
package struct GitHubReport: FindingReport {
  package static let name = "github"
  private let context: ReportContext
  private var places = PlaceFinder()
  /// What waits until all errors have been written.
  private var warnings: [UInt8] = []
  private var hints: [UInt8] = []

  package init(_ context: ReportContext) { self.context = context }

  package mutating func finding(_ diagnostic: Diagnostic, _ output: inout [UInt8]) {
    let line = Array(command(diagnostic).utf8)
    switch diagnostic.level {
    case .error: output += line
    case .warning: warnings += line
    case .hint: hints += line
    }
  }

  package mutating func end(_ summary: FindingSummary, _ output: inout [UInt8]) {
    output += warnings
    output += hints
  }

  private mutating func command(_ diagnostic: Diagnostic) -> String {
    let (start, end) = {
      let place = places.place(of: diagnostic.range, in: diagnostic.source)
      return (place.start, place.end)
    }()
    var properties = [
      ("file", context.path(diagnostic.source.path)), ("line", String(start.line)), ("col", String(start.column)),
    ]
    // GitHub takes an end column only within one line.
    if end.line == start.line {
      properties.append(("endColumn", String(end.column)))
    } else {
      properties.append(("endLine", String(end.line)))
    }
    properties.append(("title", "\(diagnostic.rule.code) \(diagnostic.rule.title[context.language])"))
    let list = properties.map { name, value in "\(name)=\(escaped(value, isProperty: true))" }
    let message = escaped(diagnostic.paragraph(context.language), isProperty: false)
    return "::\(word(diagnostic.level)) \(list.joined(separator: ","))::\(message)\n"
  }

  private func word(_ level: Level) -> String {
    switch level {
    case .error: "error"
    case .warning: "warning"
    case .hint: "notice"
    }
  }

  private func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
