// pfc import: forms that lie in folders become sources; what found no place is named, cell by cell.

import Glibc
import PFCKit

let importCommand = Command(
  name: "import", usage: Wording("路径… [-o 文件夹|-] [--form 文件] [--force]", "PATH… [-o FOLDER|-] [--form FILE] [--force]"),
  summary: Wording("把现有的表读成 pfc 源文件", "read existing tables into pfc sources"),
  options: [
    Option(
      "--output", "-o", value: Wording("文件夹|-", "FOLDER|-"),
      Wording("写到哪个文件夹，默认当前文件夹；- 表示输出到屏幕", "folder to write to, the current one by default; - is standard output")),
    Option(
      "--form", value: Wording("文件", "FILE"),
      Wording("只按这份表样认表；默认在项目的和内置的表样里找最合的", "the form of the tables; by default the best of the known ones")),
    Option("--force", nil, Wording("同名的文件直接换掉", "replace files of the same name")),
  ],
  examples: [
    ("pfc import 旧表.txt", Wording("读成当前文件夹里的源文件", "to a source in the current folder")),
    ("pfc import 往年 -o 部门", Wording("读文件夹“往年”里的每一个文件", "every file in the folder 往年")),
    ("pfc import 旧表.txt -o 部门 --form 表样/某区.pfc", Wording("按自己的表样读，写到“部门”", "by a form of your own, to the folder 部门")),
  ],
  status: Wording(
    "0 每一格都放进去了；1 有放不进去的格，或者有文件读不成", "0 every cell found its place; 1 some did not, or a file could not be read"),
  arguments: 1...Int.max
) { invocation throws(CommandFailure) in
  var run = try ImportRun(invocation)
  for path in try run.files(invocation.arguments) { try run.read(path) }
  return try run.finish()
}

private struct ImportRun {
  let language: Language
  let folder: String
  let isForced: Bool
  let disk: Disk
  let compiler: Compiler
  /// Outputs of the project, which are no input.
  private let outputFolder: String
  private var form: (form: Form, reference: String)?
  private var projectForm: Form?
  /// Sources with their file names and the files they came from.
  private var sources: [(name: String, bytes: [UInt8], origin: String)] = []
  private var failed = false

  init(_ invocation: Invocation) throws(CommandFailure) {
    language = invocation.language
    folder = invocation.values["--output"] ?? "."
    isForced = invocation.flags.contains("--force")
    let place = folder == "-" ? "." : folder
    let root = Disk.projectRoot(around: place) ?? Disk.absolute(place)
    disk = Disk(root: root, language: language)
    let project = try Selection.readProject(root, language)
    compiler = Compiler(project: project)
    outputFolder = Paths.join(root, project.outputFolder)
    if let path = invocation.values["--form"] {
      form = (try loadForm(path), ImportRun.path(to: path, from: place))
    } else if let path = project.form, path.hasSuffix(".pfc") {
      projectForm = try loadForm(path)
    }
  }

  private func loadForm(_ path: String) throws(CommandFailure) -> Form {
    let bytes = try bytes(of: path)
    if case .success(let decoded) = decodeSource(bytes) {
      let source = SourceText(path: path, bytes: decoded.bytes)
      let reading = readForm(source, names: compiler.standards.names, units: compiler.standards.units)
      if let form = reading.form { return form }
    }
    throw CommandFailure(
      message: Wording("表样“\(path)”有错误，先用 pfc check 改好它", "the form “\(path)” has errors; mend it with pfc check first")
    )
  }

  private func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    do throws(FileFault) { return try disk.read(path) } catch { throw Session.failure(path, error) }
  }

  /// A path as a source in `folder` names it.
  private static func path(to path: String, from folder: String) -> String {
    let target = Disk.absolute(path).split(separator: "/")
    let base = Disk.absolute(folder).split(separator: "/")
    let common = zip(target, base).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: base.count - common) + target[common...].map(String.init)).joined(
      separator: "/")
  }

  // MARK: Files

  private static let endings = [".docx", ".xlsx", ".html", ".htm", ".csv", ".md", ".json", ".txt"]

  /// Files as given, and those in folders with an ending that can be imported; each once.
  func files(_ paths: [String]) throws(CommandFailure) -> [String] {
    var files: [String] = []
    for path in paths {
      guard Disk.kind(of: path) == .folder else {
        files.append(Disk.plain(path))
        continue
      }
      // Word keeps a file `~$…` beside one that is open.
      let inside = try Disk.files(under: path, endings: Self.endings, except: outputFolder)
        .filter { !Paths.name(of: $0).hasPrefix("~$") }
      guard !inside.isEmpty else {
        throw CommandFailure(
          message: Wording("文件夹“\(path)”里没有可以导入的文件", "there is no file to import in the folder “\(path)”"))
      }
      files += inside
    }
    return Selection.withoutRepeats(files)
  }

  mutating func read(_ path: String) throws(CommandFailure) {
    let bytes = try bytes(of: path)
    guard bytes.count <= Compiler.sizeLimit else {
      return try fail(path, Wording("文件太大，超过 64 MB", "the file is over 64 MB"), Wording("拆成几个再导入", "split it"))
    }
    do throws(ImportProblem) {
      let file = try compiler.importFile(bytes, name: Paths.name(of: path), form: form, projectForm: projectForm)
      sources += file.sources.map { ($0.name + ".pfc", $0.bytes, path) }
      try? report(path, file)
      if !file.leftovers.isEmpty { failed = true }
    } catch {
      try fail(path, error.problem, error.advice)
    }
  }

  private mutating func fail(_ path: String, _ problem: Wording, _ advice: Wording) throws(CommandFailure) {
    failed = true
    try say(Wording("\(path)：\(problem.zh)；\(advice.zh)", "\(path): \(problem.en); \(advice.en)"))
  }

  private func report(_ path: String, _ file: ImportedFile) throws(CommandFailure) {
    try say(
      Wording(
        "\(path)：\(file.tableCount) 张表，\(file.indicatorCount) 个指标，\(file.leftovers.count) 格没有放进去（\(file.format)，\(file.formName)）",
        "\(path): \(file.tableCount) table(s), \(file.indicatorCount) indicator(s), \(file.leftovers.count) cell(s) left over "
          + "(\(file.format), \(file.formName))"))
    for rest in file.leftovers {
      try say(
        Wording(
          "  没有放进去：\(rest.place) “\(shortened(rest.text))”", "  left over: \(rest.place) “\(shortened(rest.text))”"))
    }
    for rest in file.outside {
      try say(
        Wording(
          "  表外文字：\(rest.place) “\(shortened(rest.text))”",
          "  outside of tables: \(rest.place) “\(shortened(rest.text))”"))
    }
    for note in file.notes {
      let text = note.text.isEmpty ? "" : "“\(shortened(note.text))”"
      try say(Wording("  注意：\(note.place) \(note.what.zh)\(text)", "  note: \(note.place) \(note.what.en) \(text)"))
    }
  }

  private func shortened(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(41)
    return start.count > 40 ? String(String.UnicodeScalarView(start.prefix(40))) + "…" : text
  }

  private func say(_ text: Wording) throws(CommandFailure) {
    try Terminal.print(text[language] + "\n", to: STDERR_FILENO)
  }

  // MARK: Writing

  consuming func finish() throws(CommandFailure) -> Int32 {
    guard !sources.isEmpty else { return 1 }
    if folder == "-" {
      guard sources.count == 1 else {
        throw CommandFailure(
          message: Wording(
            "有 \(sources.count) 个部门，只有一个部门时才能输出到屏幕；用 -o 指定文件夹",
            "there are \(sources.count) departments, and standard output takes one; name a folder by -o"),
          command: "import")
      }
      try Terminal.print(sources[0].bytes)
      return failed ? 1 : 0
    }
    try checkNames()
    var transaction = OutputTransaction(folder: folder)
    for source in sources { try transaction.place(try transaction.write(source.bytes), at: source.name) }
    let changed = try transaction.commit()
    for source in sources {
      let path = Paths.join(folder, source.name)
      try say(
        changed.contains(path)
          ? Wording("已写：\(path)", "written: \(path)") : Wording("没有变化：\(path)", "unchanged: \(path)"))
    }
    let target = sources.count == 1 ? Paths.join(folder, sources[0].name) : folder
    try say(
      failed
        ? Wording(
          "下一步：看一看上面没有放进去的和没有读成的，再用 pfc check \(target) 检查",
          "next: see what was left over or not read above, then run pfc check \(target)")
        : Wording("下一步：用 pfc check \(target) 检查", "next: run pfc check \(target)"))
    return failed ? 1 : 0
  }

  /// Whether a file has these bytes already.
  private func holds(_ path: String, _ bytes: [UInt8]) -> Bool { (try? disk.read(path)) == bytes }

  private func checkNames() throws(CommandFailure) {
    var owners: [String: String] = [:]
    for source in sources {
      let path = Paths.join(folder, source.name)
      if let other = owners.updateValue(source.origin, forKey: source.name) {
        throw CommandFailure(
          message: Wording(
            "“\(other)”和“\(source.origin)”都要写“\(path)”；分开导入到不同的文件夹",
            "“\(other)” and “\(source.origin)” would both write “\(path)”; import them into different folders"))
      }
      if !isForced, Disk.kind(of: path) != .missing, !holds(path, source.bytes) {
        throw CommandFailure(
          message: Wording(
            "“\(path)”已经有了，没有改动任何文件；要换掉它加 --force，或者用 -o 换个文件夹",
            "“\(path)” exists, nothing was changed; replace it by --force, or name another folder by -o"))
      }
    }
  }
}
