// Findings go out as they come for a person; a document for a program appears whole or not at all.

import Glibc
import PFCKit

/// Writes a report.
final class FindingPrinter {
  private var report: any FindingReport
  private let isDocument: Bool
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var spool = Spool(holdsAll: false)

  /// Largest part that waits to be written.
  private static let chunk = 1 << 16

  /// `ambiguousWide`: what the project says of the width of `“` and `≥`; a terminal's own PFC_AMBIGUOUS outweighs it.
  init(_ form: any FindingReport.Type, _ language: Language, ambiguousWide: Bool, to descriptor: Int32) {
    report = form.init(
      ReportContext(
        language: language, rules: Registry.rules, version: Main.version, folder: Disk.workingDirectory,
        usesColor: Terminal.usesColor(descriptor),
        ambiguousWide: Terminal.environment("PFC_AMBIGUOUS").map { $0 == "wide" } ?? ambiguousWide))
    isDocument = form.isDocument
    self.descriptor = descriptor
    report.begin(&pending)
  }

  /// Where words beside the findings go.
  var messages: Int32 { isDocument ? STDERR_FILENO : descriptor }

  func source(_ path: String) { report.source(path, &pending) }

  func finding(_ diagnostic: Diagnostic) throws(CommandFailure) {
    report.finding(diagnostic, &pending)
    if pending.count > Self.chunk { try flush() }
  }

  func silenced(_ diagnostic: Diagnostic, _ suppression: Suppression) throws(CommandFailure) {
    report.silenced(diagnostic, suppression, &pending)
    if pending.count > Self.chunk { try flush() }
  }

  /// Shows a person everything so far.
  func flush() throws(CommandFailure) {
    guard !pending.isEmpty else { return }
    if isDocument { try spool.append { $0 += pending } } else { try Terminal.print(pending, to: descriptor) }
    pending.removeAll(keepingCapacity: true)
  }

  func end(_ summary: FindingSummary) throws(CommandFailure) {
    report.end(summary, &pending)
    try flush()
    if isDocument { try spool.print() }
  }
}
