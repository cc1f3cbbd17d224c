// `short`: a finding a line, `file:line:column: level[code] message`, what editors and grep parse. Levels are English in
// every language, for programs look for them.

import PFCText

/// The report for editors.
package struct ShortReport: FindingReport {
  package static let name = "short"
  private let context: ReportContext
  private var places = PlaceFinder()

  package init(_ context: ReportContext) { self.context = context }

  package mutating func finding(_ diagnostic: Diagnostic, _ output: inout [UInt8]) {
    let place = places.place(of: diagnostic.range, in: diagnostic.source)
    output += diagnostic.shortLine(place, context).utf8
    output.append(0x0A)
  }
}

extension Diagnostic {
  /// The finding on one line, whatever it quotes.
  func shortLine(_ place: Place, _ context: ReportContext) -> String {
    let position = "\(context.path(source.path)):\(place.start.line):\(place.start.column)"
    return visibleText("\(position): \(level.rawValue)[\(rule.code)] \(message(in: context.language))")
  }
}
