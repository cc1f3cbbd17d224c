// Which sources a call means, and under which project: its file says what holds for all of them.

import Glibc
import PFCKit

/// What the paths of a command line stand for.
struct Selection {
  /// Absolute path of the project's root.
  let root: String
  let project: Project
  /// Paths as given or found, in order, each once; `-` is standard input.
  let sources: [String]
  /// Those that were found in folders.
  let found: Set<String>

  init(_ paths: [String], _ language: Language) throws(CommandFailure) {
    root = try Selection.root(of: paths.filter { $0 != "-" })
    project = try Selection.readProject(root, language)
    var sources: [String] = []
    var found: Set<String> = []
    for path in paths.isEmpty ? [Disk.relative(root)] : paths {
      switch path == "-" ? .file : Disk.kind(of: path) {
      // It has been read: `pfc check *.pfc` means the others.
      case .file where Paths.name(of: path) == Project.fileName: break
      case .file: sources.append(Disk.plain(path))
      case .folder:
        let inside = try Disk.sources(under: path)
        guard !inside.isEmpty else {
          throw CommandFailure(
            message: Wording("文件夹“\(path)”里没有 .pfc 文件", "there is no .pfc file in the folder “\(path)”"))
        }
        try Selection.refuseProjects(among: inside, of: Disk.projectRoot(around: path))
        sources += inside
        found.formUnion(inside)
      case .missing: throw cannotRead(path)
      }
    }
    self.sources = Selection.withoutRepeats(sources)
    self.found = found
  }

  /// Each path once. Compared by bytes: two names that only look alike are two files.
  static func withoutRepeats(_ paths: [String]) -> [String] {
    // A set of arrays makes the runtime look for conformances, a tenth of what a start takes.
    guard paths.count > 1 else { return paths }
    var seen: Set<[UInt8]> = []
    return paths.filter { seen.insert(Array(Disk.absolute($0).utf8)).inserted }
  }

  /// The project of all paths; where there is none, the nearest folder that holds them all.
  private static func root(of paths: [String]) throws(CommandFailure) -> String {
    let folders = paths.map { Disk.absolute(Disk.kind(of: $0) == .folder ? $0 : Paths.folder(of: $0)) }
    var common = folders.first ?? Disk.workingDirectory
    let project = Disk.projectRoot(around: common)
    for (path, folder) in zip(paths, folders).dropFirst() {
      guard Disk.projectRoot(around: folder) == project else {
        throw CommandFailure(
          message: Wording(
            "“\(paths[0])”和“\(path)”不属于同一个项目，要分开运行",
            "“\(paths[0])” and “\(path)” belong to different projects; run pfc for each of them"))
      }
      while !Disk.isInside(folder, common) { common = Paths.folder(of: common) }
    }
    return project ?? common
  }

  /// A folder inside that is a project has settings of its own.
  private static func refuseProjects(among sources: [String], of project: String?) throws(CommandFailure) {
    var last = ""
    for source in sources where Paths.folder(of: source) != last {
      last = Paths.folder(of: source)
      guard let own = Disk.projectRoot(around: last), own != project else { continue }
      let folder = Disk.relative(own)
      throw CommandFailure(
        message: Wording(
          "里面的文件夹“\(folder)”是另一个项目，要分开运行，如 pfc check \(folder)",
          "the folder “\(folder)” in it is a project of its own; run pfc for it alone, as in pfc check \(folder)"))
    }
  }

  /// The project file of a folder; none gives a project without settings.
  static func readProject(_ root: String, _ language: Language) throws(CommandFailure) -> Project {
    let path = Paths.join(Disk.relative(root), Project.fileName)
    guard Disk.kind(of: path) == .file else { return Project() }
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try Disk(root: root, language: language).read(path)
    } catch { throw Session.failure(path, error) }
    guard case .success(let decoded) = decodeSource(bytes) else {
      throw CommandFailure(
        message: Wording(
          "项目文件“\(path)”不是文字，另存为 UTF-8", "the project file “\(path)” is no text; save it as UTF-8"))
    }
    var (project, diagnostics) = Project.read(SourceText(path: path, bytes: decoded.bytes))
    if let form = project.form, form.hasSuffix(".pfc") { project.form = Paths.join(Disk.relative(root), form) }
    guard diagnostics.isEmpty else {
      var renderer = HumanRenderer(language: language, color: Terminal.usesColor(STDERR_FILENO))
      for diagnostic in diagnostics { try Terminal.print(renderer.render(diagnostic), to: STDERR_FILENO) }
      throw CommandFailure(message: Wording("项目文件有错误，先改好它", "the project file has errors, mend it first"))
    }
    return project
  }
}
