// What `check` prints is one of several documents for people and programs; each is a type of its own in this list.

/// Every form of report, by the name that `--output` calls it.
package enum FindingReports {
  package static let all: [any FindingReport.Type] = [
    HumanReport.self, ShortReport.self, JSONReport.self, SARIFReport.self, GitHubReport.self, GitLabReport.self,
    JUnitReport.self,
  ]
}

/// A report about a run, written piece by piece.
package protocol FindingReport: Sendable {
  /// What `--output` calls it.
  static var name: String { get }
  /// Whether it stands alone on standard output, for a program to read; the summary then goes to standard error.
  static var isDocument: Bool { get }

  init(_ context: ReportContext)
  /// What stands before everything else.
  mutating func begin(_ output: inout [UInt8])
  /// A source that was read, whether or not it has findings.
  mutating func source(_ path: String, _ output: inout [UInt8])
  mutating func finding(_ diagnostic: Diagnostic, _ output: inout [UInt8])
  /// A finding that is known and accepted.
  mutating func silenced(_ diagnostic: Diagnostic, _ suppression: Suppression, _ output: inout [UInt8])
  /// What stands behind everything else.
  mutating func end(_ summary: FindingSummary, _ output: inout [UInt8])
}

extension FindingReport {
  package static var isDocument: Bool { true }
  package mutating func begin(_ output: inout [UInt8]) {}
  package mutating func source(_ path: String, _ output: inout [UInt8]) {}
  package mutating func silenced(_ diagnostic: Diagnostic, _ suppression: Suppression, _ output: inout [UInt8]) {}
  package mutating func end(_ summary: FindingSummary, _ output: inout [UInt8]) {}
}

/// What a report knows beside its findings.
package struct ReportContext: Sendable {
  /// Of messages, where the format has room for one language.
  package let language: Language
  /// Every rule, in order of code; made when asked for, because only some formats list them.
  package let rules: @Sendable () -> [Rule]
  /// Of pfc.
  package let version: String
  /// Absolute path of the working folder, which paths in reports start at.
  package let folder: String
  package let usesColor: Bool
  package let ambiguousWide: Bool

  package init(
    language: Language, rules: @autoclosure @escaping @Sendable () -> [Rule], version: String, folder: String,
    usesColor: Bool = false,
    ambiguousWide: Bool = false
  ) {
    self.language = language
    self.rules = rules
    self.version = version
    self.folder = folder
    self.usesColor = usesColor
    self.ambiguousWide = ambiguousWide
  }

  /// A source's path seen from the working folder; one outside of it stays as it is.
  func path(_ path: String) -> String {
    path.utf8.starts(with: (folder + "/").utf8) ? String(path.dropFirst(folder.count + 1)) : path
  }
}

/// Why a finding is silent.
package enum Suppression: Sendable {
  /// A waiver in the source, with its reason.
  case waiver(String)
  /// Known from a baseline file.
  case baseline
}

/// What a run amounts to.
package struct FindingSummary: Sendable {
  package var files = 0
  package var tables = 0
  package var errors = 0
  package var warnings = 0
  package var hints = 0
  /// Findings that waivers silenced.
  package var waived = 0
  /// Findings that the baseline silenced.
  package var baseline = 0

  package init() {}

  package mutating func count(_ level: Level) {
    switch level {
    case .error: errors += 1
    case .warning: warnings += 1
    case .hint: hints += 1
    }
  }

  /// How many findings weigh at least as much.
  package func count(atLeast level: Level) -> Int {
    switch level {
    case .error: errors
    case .warning: errors + warnings
    case .hint: errors + warnings + hints
    }
  }

  /// The last line of a run.
  package var sentence: Wording {
    let waived = waived > 0 ? Wording("，豁免 \(waived) 处", ", \(waived) waived") : Wording("", "")
    let known = baseline > 0 ? Wording("，基线 \(baseline) 处", ", \(baseline) in the baseline") : Wording("", "")
    return Wording(
      "检查了 \(files) 个文件、\(tables) 张表：\(errors) 个错误，\(warnings) 个警告，\(hints) 个提示\(waived.zh)\(known.zh)",
      "checked \(files) file(s), \(tables) table(s): \(errors) error(s), \(warnings) warning(s), \(hints) hint(s)"
        + waived.en + known.en)
  }
}

extension Diagnostic {
  /// Fact, figures and what to do in one paragraph, for readers that show no source beside it.
  func paragraph(_ language: Language) -> String {
    let label = label(in: language)
    let advice = advice(in: language)
    var text = message(in: language)
    if !label.isEmpty { text += Wording("（\(label)）", " (\(label))")[language] }
    if !advice.isEmpty { text += Wording("。改法：\(advice)", "; help: \(advice)")[language] }
    return text
  }
}
