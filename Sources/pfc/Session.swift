// What check and build share: sources are read, and their findings shown and counted.

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
  private(set) var errorCount = 0
  private var warningCount = 0
  private var hintCount = 0
  private var waivedCount = 0
  private var tableCount = 0
  private var fileCount = 0
  private var renderer: HumanRenderer
  private let descriptor: Int32
  /// Sources without a department. Their findings wait until it is known whether a department brings them in: then they
  /// are read under its form, and what is wrong with them has been said.
  private var fragments: [(path: String, tables: Int, findings: [Diagnostic])] = []
  private var included: Set<String> = []
  /// Two departments may bring in the same file or name the same form: findings of other files are shown once.
  private var shown: Set<Finding> = []

  /// `descriptor`: where findings go.
  init(_ invocation: Invocation, showOn descriptor: Int32) throws(CommandFailure) {
    language = invocation.language
    self.descriptor = descriptor
    renderer = HumanRenderer(
      language: language, color: Terminal.usesColor(descriptor),
      ambiguousWide: Terminal.environment("PFC_AMBIGUOUS") == "wide")
    let selection = try Selection(invocation.arguments, language)
    disk = Disk(root: selection.root, language: language)
    compiler = Compiler(project: selection.project)
    sources = selection.sources
    found = selection.found
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
      fileCount += 1
      let standards = compiler.standards
      // A source that names the form may have shown them before.
      let findings = readForm(source, names: standards.names, units: standards.units).diagnostics
      try show(findings.filter { shown.insert(Finding($0)).inserted }, of: path)
      return nil
    }
    fileCount += 1
    guard !snapshot.departmentNames.isEmpty else {
      fragments.append((path, snapshot.tableCount, snapshot.diagnostics + compiler.strayFundFindings(snapshot)))
      return snapshot
    }
    tableCount += snapshot.tableCount
    waivedCount += snapshot.waivedCount
    included.formUnion(snapshot.includedPaths)
    try show(snapshot.diagnostics, of: path)
    return snapshot
  }

  /// Shows the findings of a source and counts them.
  mutating func show(_ diagnostics: [Diagnostic], of path: String) throws(CommandFailure) {
    if diagnostics.contains(where: { $0.level == .error }) { failed.append(path) }
    var text = ""
    for diagnostic in diagnostics {
      guard diagnostic.source.path == path || shown.insert(Finding(diagnostic)).inserted else { continue }
      switch diagnostic.level {
      case .error: errorCount += 1
      case .warning: warningCount += 1
      case .hint: hintCount += 1
      }
      text += renderer.render(diagnostic)
      if text.utf8.count > 1 << 16 {
        try Terminal.print(text, to: descriptor)
        text = ""
      }
    }
    if !text.isEmpty { try Terminal.print(text, to: descriptor) }
  }

  /// A line for the user, where findings go.
  func say(_ text: Wording) throws(CommandFailure) { try Terminal.print(text[language] + "\n", to: descriptor) }

  /// Shows what could only be known at the end, and the summary.
  mutating func finish() throws(CommandFailure) {
    for (path, tables, findings) in fragments where !included.contains(path) {
      tableCount += tables
      try show(findings, of: path)
    }
    let waived = waivedCount > 0 ? Wording("，豁免 \(waivedCount) 处", ", \(waivedCount) waived") : Wording("", "")
    try say(
      Wording(
        "检查了 \(fileCount) 个文件、\(tableCount) 张表：\(errorCount) 个错误，\(warningCount) 个警告，\(hintCount) 个提示\(waived.zh)",
        "checked \(fileCount) file(s), \(tableCount) table(s): \(errorCount) error(s), \(warningCount) warning(s), "
          + "\(hintCount) hint(s)\(waived.en)"))
  }
}

/// What makes two findings the same one.
private struct Finding: Hashable {
  let code: RuleCode
  let path: String
  let range: TextRange
  let arguments: [String: Wording]

  init(_ diagnostic: Diagnostic) {
    code = diagnostic.rule.code
    path = diagnostic.source.path
    range = diagnostic.range
    arguments = diagnostic.arguments
  }
}

/// Standard input as the file `-`, beside the files of the disk.
private struct InputFiles: SourceProvider {
  let bytes: [UInt8]
  let disk: Disk

  func read(_ path: String) throws(FileFault) -> [UInt8] { path == "-" ? bytes : try disk.read(path) }
  func files(matching pattern: String, under folder: String) -> [String] {
    disk.files(matching: pattern, under: folder)
  }
  func isInsideProject(_ path: String) -> Bool { disk.isInsideProject(path) }
}
