// What check and build share: which sources are meant, under which project, and how findings are shown.

import Glibc
import PFCKit

/// A run over sources.
struct Session {
  let compiler: Compiler
  let disk: Disk
  let language: Language
  /// Paths as given or found, in order; `-` is standard input.
  let sources: [String]
  /// Whether the sources were found in folders: forms and fragments among them are passed over.
  private let found: Set<String>
  private(set) var errorCount = 0
  private(set) var warningCount = 0
  private(set) var hintCount = 0
  private(set) var waivedCount = 0
  private(set) var tableCount = 0
  private(set) var fileCount = 0
  private var renderer: HumanRenderer
  private let descriptor: Int32
  /// Funds that stand in no department, until it is known whether another file brings them in.
  private var fragments: [(path: String, findings: [Diagnostic])] = []
  private var included: Set<String> = []

  /// `descriptor`: where findings go.
  init(_ invocation: Invocation, showOn descriptor: Int32) throws(CommandFailure) {
    language = invocation.language
    self.descriptor = descriptor
    renderer = HumanRenderer(
      language: language, color: Terminal.usesColor(descriptor),
      ambiguousWide: Terminal.environment("PFC_AMBIGUOUS") == "wide")
    let paths = invocation.arguments
    let anchor = paths.first.map { Disk.kind(of: $0) == .folder ? $0 : Paths.folder(of: $0) } ?? "."
    let root = Disk.projectRoot(around: anchor.isEmpty || paths.first == "-" ? "." : anchor)
    disk = Disk(root: root ?? Disk.absolute(anchor.isEmpty || paths.first == "-" ? "." : anchor))
    let project = try Session.readProject(root, disk, language)
    compiler = Compiler(project: project)

    var sources: [String] = []
    var found: Set<String> = []
    let output = Paths.join(disk.root, project.outputFolder)
    for path in paths.isEmpty ? [root.map(Session.relative) ?? "."] : paths {
      switch path == "-" ? .file : Disk.kind(of: path) {
      case .file: sources.append(path)
      case .folder:
        let inside = Disk.sources(under: path, except: output)
        guard !inside.isEmpty else {
          throw CommandFailure(
            message: Wording("文件夹“\(path)”里没有 .pfc 文件", "there is no .pfc file in the folder “\(path)”"))
        }
        sources += inside
        found.formUnion(inside)
      case .missing:
        throw CommandFailure(message: Wording("没有“\(path)”这个文件或文件夹", "there is no file or folder “\(path)”"))
      }
    }
    var seen: Set<String> = []
    self.sources = sources.filter { seen.insert($0).inserted }
    self.found = found
  }

  /// The root as seen from the working directory, so that messages stay short.
  private static func relative(_ path: String) -> String {
    let here = Disk.workingDirectory
    if path == here { return "." }
    return path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
  }

  private static func readProject(_ root: String?, _ disk: Disk, _ language: Language) throws(CommandFailure) -> Project
  {
    guard let root else { return Project() }
    let path = Paths.join(root, Project.fileName)
    let bytes: [UInt8]
    do throws(FileFault) { bytes = try disk.read(path) } catch { throw Session.fault(path, error) }
    var (project, diagnostics) = Project.read(
      SourceText(path: relative(path), text: String(decoding: bytes, as: UTF8.self)))
    if let form = project.form, form.hasSuffix(".pfc") { project.form = Paths.join(root, form) }
    guard diagnostics.isEmpty else {
      var renderer = HumanRenderer(language: language, color: Terminal.usesColor(STDERR_FILENO))
      for diagnostic in diagnostics { Terminal.print(renderer.render(diagnostic), to: STDERR_FILENO) }
      throw CommandFailure(message: Wording("项目文件有错误，先改好它", "the project file has errors, mend it first"))
    }
    return project
  }

  static func fault(_ path: String, _ fault: FileFault) -> CommandFailure {
    switch fault {
    case .missing: CommandFailure(message: Wording("没有“\(path)”这个文件", "there is no file “\(path)”"))
    case .unreadable(let problem):
      CommandFailure(message: Wording("读不了“\(path)”：\(problem)", "“\(path)” cannot be read: \(problem)"))
    }
  }

  /// Analyses a source, shows its findings and counts. nil for a form, which has no tables of its own. Departments are
  /// handed over one by one, before it is known whether the source has errors.
  @discardableResult
  mutating func analyze(
    _ path: String, each: (Department, Form, Standards) throws(CommandFailure) -> Void = { _, _, _ in }
  ) throws(CommandFailure) -> Snapshot? {
    let snapshot: Snapshot
    var failure: CommandFailure?
    let standards = compiler.standards
    func handOver(_ department: Department, _ form: Form) {
      guard failure == nil else { return }
      do throws(CommandFailure) { try each(department, form, standards) } catch { failure = error }
    }
    do throws(FileFault) {
      snapshot =
        path == "-"
        ? try compiler.analyze("-", InputFiles(bytes: try Disk.readAll(STDIN_FILENO), disk: disk), each: handOver)
        : try compiler.analyze(path, disk, each: handOver)
    } catch {
      throw Session.fault(path, error)
    }
    if let failure { throw failure }
    if found.contains(path), let source = snapshot.source, compiler.isForm(source) { return nil }
    fileCount += 1
    tableCount += snapshot.tableCount
    waivedCount += snapshot.waivedCount
    included.formUnion(snapshot.includedPaths)
    show(snapshot.diagnostics)
    if snapshot.isFragment { fragments.append((path, compiler.strayFundFindings(snapshot))) }
    return snapshot
  }

  private mutating func show(_ diagnostics: [Diagnostic]) {
    var text = ""
    for diagnostic in diagnostics {
      switch diagnostic.level {
      case .error: errorCount += 1
      case .warning: warningCount += 1
      case .hint: hintCount += 1
      }
      text += renderer.render(diagnostic)
      if text.utf8.count > 1 << 16 {
        Terminal.print(text, to: descriptor)
        text = ""
      }
    }
    if !text.isEmpty { Terminal.print(text, to: descriptor) }
  }

  /// A line for the user, where findings go.
  func say(_ text: Wording) { Terminal.print(text[language] + "\n", to: descriptor) }

  /// Shows what could only be known at the end, and the summary.
  mutating func finish() {
    for (path, findings) in fragments where !included.contains(path) { show(findings) }
    let waived = waivedCount > 0 ? Wording("，豁免 \(waivedCount) 处", ", \(waivedCount) waived") : ""
    let summary = Wording(
      "检查了 \(fileCount) 个文件、\(tableCount) 张表：\(errorCount) 个错误，\(warningCount) 个警告，\(hintCount) 个提示\(waived.zh)\n",
      "checked \(fileCount) file(s), \(tableCount) table(s): \(errorCount) error(s), \(warningCount) warning(s), \(hintCount) hint(s)\(waived.en)\n"
    )
    Terminal.print(summary[language], to: descriptor)
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
