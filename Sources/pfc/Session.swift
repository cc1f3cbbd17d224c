// What the commands over sources share: they are read, and their findings shown and counted.

import Glibc
import PFCKit

/// A run over sources.
struct Session {
  let compiler: Compiler
  let disk: Disk
  let language: Language
  /// Paths as given or found, in order; `-` is standard input.
  let sources: [String]
  private let found: Set<String>
  /// Sources with errors.
  private(set) var failed: [String] = []
  private(set) var summary = FindingSummary()
  private let printer: FindingPrinter
  private var baseline: BaselineRun?
  /// Sources without a department. Their findings wait until it is known whether a department brings them in: then they
  /// are read under its form, and what is wrong with them has been said.
  private var fragments: [Fragment] = []
  private var included: Set<String> = []
  /// Forms found in folders: looked at where there is nothing else.
  private var unasked: [(path: String, source: SourceText)] = []
  /// Two departments may bring in the same file or name the same form: findings of other files are shown once.
  private var shown: Set<Finding> = []

  /// `descriptor`: where findings go, in which form.
  init(
    _ invocation: Invocation, showOn descriptor: Int32, as form: any FindingReport.Type = HumanReport.self
  ) throws(CommandFailure) {
    language = invocation.language
    let selection = try Selection(invocation.arguments, language)
    printer = FindingPrinter(form, language, ambiguousWide: selection.project.ambiguousIsWide, to: descriptor)
    disk = Disk(root: selection.root, language: language)
    compiler = Compiler(project: try selection.project.applyingLevels(of: invocation))
    sources = selection.sources
    found = selection.found
    baseline = try BaselineFile.named(by: invocation, disk).map(BaselineRun.init)
  }

  static func failure(_ path: String, _ fault: FileFault) -> CommandFailure {
    switch fault {
    case .missing: CommandFailure(message: Wording("没有“\(path)”这个文件", "there is no file “\(path)”"))
    case .unreadable(let problem):
      CommandFailure(message: Wording("读不了“\(path)”：\(problem)", "“\(path)” cannot be read: \(problem)"))
    }
  }

  /// What takes the departments of a source, one after the other.
  typealias Receiver = (Department, Form) throws(CommandFailure) -> Void

  /// Reads a source with everything that it brings in. Departments are handed over before it is known whether the
  /// source has errors.
  func read(_ path: String, each: Receiver = { _, _ in }) throws(CommandFailure) -> Snapshot {
    let snapshot: Snapshot
    var failure: CommandFailure?
    func handOver(_ department: Department, _ form: Form) {
      guard failure == nil else { return }
      do throws(CommandFailure) { try each(department, form) } catch { failure = error }
    }
    do throws(FileFault) {
      snapshot =
        path == "-"
        ? try compiler.analyze("-", InputFiles(bytes: try disk.readAll(STDIN_FILENO), disk: disk), each: handOver)
        : try compiler.analyze(path, disk, each: handOver)
    } catch {
      throw Session.failure(path, error)
    }
    if let failure { throw failure }
    return snapshot
  }

  /// Reads a source, shows its findings and counts. nil for a form, which has no tables of its own.
  @discardableResult
  mutating func analyze(_ path: String, each: Receiver = { _, _ in }) throws(CommandFailure) -> Snapshot? {
    let snapshot = try read(path, each: each)
    if let source = snapshot.source, compiler.isForm(source) {
      if found.contains(path) { unasked.append((path, source)) } else { try showForm(source, path) }
      return nil
    }
    count(path)
    guard !snapshot.departmentNames.isEmpty else {
      let stray = compiler.strayFundFindings(snapshot)
      fragments.append(
        Fragment(
          path: path, tables: snapshot.tableCount, findings: snapshot.diagnostics + stray.diagnostics,
          waived: snapshot.waived + stray.waived))
      return snapshot
    }
    summary.tables += snapshot.tableCount
    included.formUnion(snapshot.includedPaths.map(disk.identity))
    try show(snapshot.diagnostics, of: path)
    try show(snapshot.waived, of: path)
    return snapshot
  }

  private mutating func showForm(_ source: SourceText, _ path: String) throws(CommandFailure) {
    count(path)
    let standards = compiler.standards
    // A source that names the form may have shown them before.
    let findings = readForm(source, names: standards.names, units: standards.units).diagnostics
    try show(findings.filter { shown.insert(Finding($0)).inserted }, of: path)
  }

  private mutating func count(_ path: String) {
    summary.files += 1
    printer.source(path)
  }

  private mutating func isNew(_ diagnostic: Diagnostic, of path: String) -> Bool {
    diagnostic.source.path == path || shown.insert(Finding(diagnostic)).inserted
  }

  /// Shows the findings of a source and counts them.
  mutating func show(_ diagnostics: [Diagnostic], of path: String) throws(CommandFailure) {
    if diagnostics.contains(where: { $0.level == .error }) { failed.append(path) }
    for diagnostic in diagnostics where isNew(diagnostic, of: path) {
      if baseline == nil { try show(diagnostic) } else { baseline?.wait(diagnostic) }
    }
    try printer.flush()
  }

  private mutating func show(_ waived: [WaivedFinding], of path: String) throws(CommandFailure) {
    for finding in waived where isNew(finding.diagnostic, of: path) {
      summary.waived += 1
      try printer.silenced(finding.diagnostic, .waiver(finding.reason))
    }
  }

  private mutating func show(_ diagnostic: Diagnostic) throws(CommandFailure) {
    summary.count(diagnostic.level)
    try printer.finding(diagnostic)
  }

  /// A line for the user, beside the findings.
  func say(_ text: Wording) throws(CommandFailure) {
    try Terminal.print(text[language] + "\n", to: printer.messages)
  }

  /// Shows what could only be known at the end, and the summary.
  mutating func finish() throws(CommandFailure) {
    for fragment in fragments where !included.contains(disk.identity(of: fragment.path)) {
      summary.tables += fragment.tables
      try show(fragment.findings, of: fragment.path)
      try show(fragment.waived, of: fragment.path)
    }
    if summary.files == 0 {
      for (path, source) in unasked { try showForm(source, path) }
    }
    let remarks = try showBeyondBaseline()
    try printer.end(summary)
    for remark in remarks { try say(remark) }
    try say(summary.sentence)
  }

  private mutating func showBeyondBaseline() throws(CommandFailure) -> [Wording] {
    guard var run = baseline else { return [] }
    let project = compiler.project
    let (findings, remarks) = try run.judge(lookedAt: included.union(sources)) { code in
      project.level(of: code, otherwise: .error) != nil
    }
    for (diagnostic, isKnown) in findings {
      if isKnown {
        summary.baseline += 1
        try printer.silenced(diagnostic, .baseline)
      } else {
        try show(diagnostic)
      }
    }
    return remarks
  }
}

/// A source without a department, and what is to be said of it when no department brings it in.
private struct Fragment {
  let path: String
  let tables: Int
  let findings: [Diagnostic]
  let waived: [WaivedFinding]
}

/// What makes two findings the same one.
private struct Finding: Hashable {
  let code: RuleCode
  let path: String
  let range: TextRange
  let arguments: Arguments

  init(_ diagnostic: Diagnostic) {
    code = diagnostic.rule.code
    path = diagnostic.source.path
    range = diagnostic.range
    arguments = diagnostic.arguments
  }
}

/// Standard input as the file `-`, beside the files of the disk.
struct InputFiles: SourceProvider {
  let bytes: [UInt8]
  let disk: Disk

  func read(_ path: String) throws(FileFault) -> [UInt8] { path == "-" ? bytes : try disk.read(path) }
  func files(matching pattern: String, under folder: String) throws(FileFault) -> [String] {
    try disk.files(matching: pattern, under: folder)
  }
  func isInsideProject(_ path: String) -> Bool { disk.isInsideProject(path) }
  func identity(of path: String) -> String { disk.identity(of: path) }
}
