// `human`: the findings as a clerk reads them on a terminal, one below the other.

/// The report for people.
package struct HumanReport: FindingReport {
  package static let name = "human"
  package static let isDocument = false
  private var renderer: HumanRenderer

  package init(_ context: ReportContext) {
    renderer = HumanRenderer(
      language: context.language, color: context.usesColor, ambiguousWide: context.ambiguousWide)
  }

  package mutating func finding(_ diagnostic: Diagnostic, _ output: inout [UInt8]) {
    output += renderer.render(diagnostic).utf8
  }
}
