// pfc fmt: one style, no options; what cannot be read whole stays as it is.

import Glibc
import PFCKit

let fmtCommand = Command(
  name: "fmt", usage: Wording("[文件或文件夹…|-] [--check] [--diff]", "[FILE OR FOLDER…|-] [--check] [--diff]"),
  summary: Wording("把源文件整理成统一的格式", "write sources in the one canonical style"),
  options: [
    Option(
      "--check", nil,
      Wording("只列出会有变化的文件，不改；有就以状态 1 退出", "only list the files that would change; exit 1 if there are any")),
    Option("--diff", nil, Wording("只显示会改哪些行，不改", "only show the lines that would change")),
  ],
  examples: [
    ("pfc fmt", Wording("整理整个项目，改了哪些文件就列出哪些", "the whole project; files that changed are listed")),
    ("pfc fmt --diff 青石.pfc", Wording("先看会改哪些行", "first see which lines would change")),
    ("pfc fmt - < 旧.pfc > 新.pfc", Wording("从标准输入整理到标准输出", "from standard input to standard output")),
  ], status: Wording("0 整理好了；1 有语法错误的没有动，或者 --check 发现会有变化", "0 done; 1 errors of syntax, or --check found changes"),
  arguments: 0...Int.max
) { invocation throws(CommandFailure) in
  var run = try Formatting(invocation)
  return invocation.arguments.contains("-") ? try run.formatInput() : try run.formatFiles()
}

/// One call of fmt.
private struct Formatting {
  private var session: Session
  private let onlyChecks: Bool
  private let showsDiff: Bool
  private let paths: [String]
  /// Asked for only when a file of funds alone turns up, because every source of the project has to be looked at.
  private var includedForms: [String: Form]?
  private var refusedCount = 0

  init(_ invocation: Invocation) throws(CommandFailure) {
    onlyChecks = invocation.flags.contains("--check")
    showsDiff = invocation.flags.contains("--diff")
    guard !invocation.arguments.contains("-") || invocation.arguments.count == 1 else {
      throw inputBesideFiles(of: "fmt")
    }
    session = try Session(invocation, showOn: STDERR_FILENO)
    paths = Formatting.projectFile(invocation, root: session.disk.root) + session.sources
  }

  /// The project file, which sources never are, when it is named or its folder is meant.
  private static func projectFile(_ invocation: Invocation, root: String) -> [String] {
    let file = Paths.join(root, Project.fileName)
    let isMeant =
      invocation.arguments.isEmpty
      || invocation.arguments.contains { path in
        let absolute = Disk.absolute(path)
        return absolute == file || Disk.kind(of: path) == .folder && Disk.isInside(file, absolute)
      }
    return isMeant && Disk.kind(of: file) == .file ? [Disk.relative(file)] : []
  }

  // MARK: Files

  mutating func formatFiles() throws(CommandFailure) -> Int32 {
    var rewrite = SourceRewrite(session.disk)
    var changed: [String] = []
    for path in paths {
      let old = try read(path)
      guard let new = try format(path, old), new != old else { continue }
      changed.append(path)
      if showsDiff {
        try Terminal.print(diff(path, old, new))
      } else if !onlyChecks {
        try rewrite.replace(path, holding: old, with: new)
      }
    }
    if !showsDiff, !onlyChecks { try rewrite.commit() }
    if !showsDiff { for path in changed { try Terminal.print(path + "\n") } }
    try summarize(changed.count)
    return refusedCount > 0 || onlyChecks && !changed.isEmpty ? 1 : 0
  }

  private func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    do throws(FileFault) { return try session.disk.read(path) } catch { throw Session.failure(path, error) }
  }

  private func diff(_ path: String, _ old: [UInt8], _ new: [UInt8]) -> String {
    // Lines of another encoding cannot be shown; what counts is what was read of them.
    let text = (try? decodeSource(old).get())?.bytes ?? old
    let lines = LineDiff(from: text, to: new).unified(oldName: path, newName: path)
    return lines.isEmpty ? Wording("\(path)：只改编码\n", "\(path): encoding only\n")[session.language] : lines
  }

  private mutating func summarize(_ changed: Int) throws(CommandFailure) {
    let done = onlyChecks || showsDiff ? Wording("会有变化", "would change") : Wording("已整理", "changed")
    var text = Wording("看了 \(paths.count) 个文件，\(changed) 个\(done.zh)", "\(paths.count) file(s), \(changed) \(done.en)")
    if refusedCount > 0 {
      text = Wording(
        text.zh + "，\(refusedCount) 个有语法错误，没有动", text.en + ", \(refusedCount) with errors of syntax left alone")
    }
    try session.say(text)
  }

  // MARK: Standard input

  mutating func formatInput() throws(CommandFailure) -> Int32 {
    let old: [UInt8]
    do throws(FileFault) { old = try session.disk.readAll(STDIN_FILENO) } catch { throw Session.failure("-", error) }
    guard let new = try format("-", old) else { return 1 }
    if showsDiff { try Terminal.print(new == old ? "" : diff("-", old, new)) }
    if !showsDiff, !onlyChecks { try Terminal.print(new) }
    return onlyChecks && new != old ? 1 : 0
  }

  // MARK: One source

  /// The canonical text; nil for a source that has errors, which are shown.
  private mutating func format(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) -> [UInt8]? {
    var result = session.compiler.format(path, bytes, session.disk)
    // Nothing brings standard input in.
    if path != "-", result.isFragment || result.bytes == nil, let form = try formOfIncluder(path) {
      result = session.compiler.format(path, bytes, session.disk, form: form)
    }
    guard let text = result.bytes else {
      refusedCount += 1
      try session.show(result.diagnostics, of: path)
      return nil
    }
    return text
  }

  /// The form of the source of the project that brings this one in.
  private mutating func formOfIncluder(_ path: String) throws(CommandFailure) -> Form? {
    if includedForms == nil {
      let root = Disk.relative(session.disk.root)
      let forms = session.compiler.formsOfIncluded(by: try Disk.sources(under: root), session.disk)
      includedForms = Dictionary(forms.map { (Disk.absolute($0.key), $0.value) }, uniquingKeysWith: { one, _ in one })
    }
    return includedForms?[Disk.absolute(path)]
  }
}
