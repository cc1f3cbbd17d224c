// Stages collect what they find instead of stopping at the first fault.

public import PFCText

/// Findings about one source, in the order they were made.
public struct DiagnosticBag: Sendable {
  /// The source that the findings lie in.
  public let source: SourceText
  /// The findings.
  public private(set) var findings: [Diagnostic] = []

  /// No findings yet.
  public init(_ source: SourceText) { self.source = source }

  /// Adds a finding.
  public mutating func report(
    _ rule: Rule, at range: TextRange, _ arguments: Arguments = [:], related: [RelatedPlace] = [],
    fixes: [Fix] = [], level: Level? = nil
  ) {
    findings.append(
      Diagnostic(rule, in: source, at: range, arguments, related: related, fixes: fixes, level: level))
  }
}
