// Where checks put what they find. All tables of a department share one list, and a finding is written once, into its
// place.

import PFCDiagnostics
import PFCForms
import PFCText

/// Findings of a department, those of the table under check each with the row it belongs to.
struct Findings {
  var diagnostics: [Diagnostic]
  /// Where those of the table under check start.
  private(set) var start = 0
  /// The row of each finding from `start` on, nil for the table as a whole.
  private(set) var rows: [Int?] = []
  /// Index of the check that is running.
  var check = 0
  /// The row under check, nil for the table as a whole.
  var indicator: Int?
  /// What the name of the row under check says; nil for the table as a whole.
  var name: NameReading?
  /// The source of the table under check.
  private(set) var source: SourceText

  init(_ diagnostics: consuming [Diagnostic], _ source: SourceText) {
    self.diagnostics = diagnostics
    self.source = source
  }

  /// The findings that follow belong to another table.
  mutating func begin(_ source: SourceText) {
    self.source = source
    start = diagnostics.count
    if !rows.isEmpty { rows.removeAll(keepingCapacity: true) }
  }

  /// The rule of the check that is running.
  var rule: Rule { Checks.all[check].rule }

  /// Whether the name of the row under check holds a word of the group.
  func nameHas(_ group: WordGroup) -> Bool { name?.words.has(group) ?? false }

  /// Reports a fault against the rule of the check that is running; `row` names a row other than the one under check.
  mutating func report(
    row: Int? = nil, at range: TextRange, _ arguments: Arguments = [:], related: [RelatedPlace] = [],
    fixes: [Fix] = [], level: Level? = nil
  ) {
    diagnostics.append(
      Diagnostic(rule, in: source, at: range, arguments, related: related, fixes: fixes, level: level))
    rows.append(row ?? indicator)
  }

  /// Adds a finding that may lie in another source.
  mutating func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    rows.append(indicator)
  }
}
