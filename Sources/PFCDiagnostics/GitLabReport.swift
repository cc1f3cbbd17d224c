// `gitlab`: the code quality report that GitLab shows in merge requests.

import PFCText

/// The report for GitLab.
package struct GitLabReport: FindingReport {
  package static let name = "gitlab"
  private let context: ReportContext
  private var places = PlaceFinder()
  private var fingerprints = Fingerprints()
  private var isFirst = true

  package init(_ context: ReportContext) { self.context = context }

  package mutating func begin(_ output: inout [UInt8]) { output.append(0x5B) }

  package mutating func finding(_ diagnostic: Diagnostic, _ output: inout [UInt8]) {
    output += (isFirst ? "\n  " : ",\n  ").utf8
    isFirst = false
    let path = context.path(diagnostic.source.path)
    let line = places.place(of: diagnostic.range, in: diagnostic.source).start.line
    var json = JSONText(indent: 2)
    json.open("{")
    json.member("description", diagnostic.paragraph(context.language))
    json.member("check_name", diagnostic.rule.code.description)
    json.member("fingerprint", fingerprints.next(diagnostic, path: path, &places))
    json.member("severity", severity(diagnostic.level))
    json.member("location")
    json.open("{")
    json.member("path", path)
    json.member("lines")
    json.literal("{\"begin\": ")
    json.number(line)
    json.literal("}")
    json.close("}")
    json.close("}")
    json.append(to: &output)
  }

  package mutating func end(_ summary: FindingSummary, _ output: inout [UInt8]) {
    output += (isFirst ? "]\n" : "\n]\n").utf8
  }

  private func severity(_ level: Level) -> String {
    switch level {
    case .error: "major"
    case .warning: "minor"
    case .hint: "info"
    }
  }
}
