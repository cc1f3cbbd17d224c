// pfc build: check, then write every output at once; a source with errors writes nothing.

import Glibc
import PFCKit

let buildCommand = Command(
  name: "build", usage: Wording("[文件或文件夹…] [--to 格式,…] [-o 文件夹|-]", "[FILE OR FOLDER…] [--to FORMAT,…] [-o FOLDER|-]"),
  summary: Wording("检查，然后生成规定的表（json、md、txt）", "check, then write the tables (json, md, txt)"),
  options: [
    Option(
      "--to", value: Wording("格式,…", "FORMAT,…"),
      Wording("生成哪些格式，用逗号隔开；默认 json,md,txt", "formats to write, comma-separated; default json,md,txt")),
    Option(
      "--output", "-o", value: Wording("文件夹|-", "FOLDER|-"),
      Wording(
        "写到哪个文件夹，默认项目的 build；- 表示输出到屏幕", "folder to write to, the project's build by default; - is standard output")),
  ], arguments: 0...Int.max
) { invocation throws(CommandFailure) in
  let isStandardOutput = invocation.values["--output"] == "-"
  var session = try Session(invocation, showOn: STDERR_FILENO)
  let formats = try readFormats(invocation, session.compiler.project)
  if isStandardOutput {
    guard formats.count == 1, let format = formats.first else {
      throw CommandFailure(
        message: Wording(
          "输出到屏幕时只能有一种格式，如 --to txt -o -", "standard output takes one format, for example --to txt -o -"),
        command: "build")
    }
    return try buildToStandardOutput(&session, format)
  }
  let folder = invocation.values["--output"] ?? Paths.join(session.disk.root, session.compiler.project.outputFolder)
  return try buildToFolder(&session, formats, folder)
}

private func readFormats(_ invocation: Invocation, _ project: Project) throws(CommandFailure) -> [OutputFormat] {
  let names =
    invocation.values["--to"].map { $0.split(whereSeparator: { ",，、".contains($0) }).map(String.init) }
    ?? project.targets
  guard let names else { return OutputFormat.all }
  var formats: [OutputFormat] = []
  for name in names {
    guard let format = OutputFormat.named(name) else {
      let known = OutputFormat.all.map(\.name).joined(separator: "、")
      throw CommandFailure(
        message: Wording("没有“\(name)”这种格式，可用的有 \(known)", "unknown format “\(name)”, there are \(known)"),
        command: "build")
    }
    if !formats.contains(where: { $0.name == name }) { formats.append(format) }
  }
  return formats
}

private func buildToStandardOutput(
  _ session: inout Session, _ format: OutputFormat
) throws(CommandFailure) -> Int32 {
  var spool = Spool()
  var count = 0
  try spool.append { format.begin(&$0) }
  for path in session.sources {
    try session.analyze(path) { department, form, standards throws(CommandFailure) in
      try spool.append {
        format.append(department, form: form, standards: standards, isFirst: count == 0, to: &$0)
      }
      count += 1
    }
  }
  try spool.append { format.end(&$0) }
  session.finish()
  guard session.errorCount == 0 else { return 1 }
  guard count > 0 else { throw nothingToBuild }
  guard spool.copy(to: STDOUT_FILENO) else {
    let problem = Disk.lastError
    throw CommandFailure(message: Wording("输出没有写完：\(problem)", "the output was cut short: \(problem)"))
  }
  return 0
}

private let nothingToBuild = CommandFailure(
  message: Wording("没有可以生成的部门", "there is no department to build"), command: "build")

private func buildToFolder(
  _ session: inout Session, _ formats: [OutputFormat], _ folder: String
) throws(CommandFailure) -> Int32 {
  var transaction = OutputTransaction(folder: folder)
  var names = OutputNames()
  var failed: [String] = []
  for path in session.sources {
    /// Numbers of the files of each department, in order of formats.
    var written: [[Int]] = []
    let snapshot = try session.analyze(path) { department, form, standards throws(CommandFailure) in
      var files: [Int] = []
      for format in formats {
        files.append(try transaction.write(format.document(department, form: form, standards: standards)))
      }
      written.append(files)
    }
    guard let snapshot else { continue }
    guard !snapshot.hasErrors else {
      failed.append(path)
      continue
    }
    for (department, name) in snapshot.outputNames(of: path).enumerated() {
      try names.take(name, for: path + "（" + snapshot.departmentNames[department] + "）")
      for (format, file) in zip(formats, written[department]) { transaction.place(file, at: name + "." + format.name) }
    }
  }
  session.finish()
  if names.count == 0, failed.isEmpty, session.errorCount == 0 { throw nothingToBuild }
  let changed = try transaction.commit()
  if names.count > 0 {
    let written = names.count * formats.count
    session.say(
      Wording(
        "已写到 \(folder)：\(written) 个文件，其中 \(changed.count) 个有变化",
        "wrote \(written) file(s) to \(folder), \(changed.count) of them changed"))
  }
  if !failed.isEmpty {
    session.say(
      Wording(
        "有错误、没有生成的文件：\(failed.joined(separator: "、"))",
        "not built because of errors: \(failed.joined(separator: ", "))"))
  }
  return session.errorCount > 0 ? 1 : 0
}

/// Which source and department each output comes from.
private struct OutputNames {
  private var owners: [String: String] = [:]

  var count: Int { owners.count }

  /// Two that would write one file are a failure that names both.
  mutating func take(_ name: String, for owner: String) throws(CommandFailure) {
    guard let other = owners.updateValue(owner, forKey: name) else { return }
    throw CommandFailure(
      message: Wording(
        "两处要写同一个输出文件“\(name)”：\(other) 和 \(owner)；改一个文件名或部门名",
        "two sources would write one output “\(name)”: \(other) and \(owner); rename one of them"))
  }
}
