// pfc build: check, then write every output at once; a source with errors writes nothing.

import Glibc
import PFCKit

let buildCommand = Command(
  name: "build",
  usage: Wording("[文件或文件夹…] [--to 格式,…] [-o 文件夹|-]", "[FILE OR FOLDER…] [--to FORMAT,…] [-o FOLDER|-]"),
  summary: Wording(
    "检查，然后生成规定的表（\(names(OutputFormat.all, "、"))）", "check, then write the tables (\(names(OutputFormat.all, ", ")))"),
  options: [
    Option(
      "--to", value: Wording("格式,…", "FORMAT,…"),
      Wording(
        "生成哪些格式，用逗号隔开；默认 \(names(OutputFormat.standard, ","))",
        "formats to write, comma-separated; default \(names(OutputFormat.standard, ","))")),
    Option(
      "--output", "-o", value: Wording("文件夹|-", "FOLDER|-"),
      Wording(
        "写到哪个文件夹，默认项目的 build；- 表示输出到屏幕",
        "folder to write to, the project's build by default; - is standard output")),
    levelOption,
  ],
  examples: [
    ("pfc build", Wording("生成整个项目的表", "the tables of the whole project")),
    ("pfc build 青石.pfc -o 上报", Wording("一个部门的表，写到文件夹“上报”", "one department, to the folder 上报")),
    ("pfc build 青石.pfc --to txt -o -", Wording("只看纯文本的表，不写文件", "the table as plain text on the screen")),
  ], status: Wording("0 全部生成；1 有错误的没有生成", "0 everything built; 1 what has errors was not built"), arguments: 0...Int.max
) { invocation throws(CommandFailure) in
  var session = try Session(invocation, showOn: STDERR_FILENO)
  let formats = try readFormats(invocation, session.compiler.project)
  let folder =
    invocation.values["--output"]
    ?? Disk.relative(Paths.join(session.disk.root, session.compiler.project.outputFolder))
  guard folder == "-" else { return try buildToFolder(&session, formats, folder) }
  guard formats.count == 1, let format = formats.first else {
    throw CommandFailure(
      message: Wording(
        "输出到屏幕时只能有一种格式，如 --to txt -o -", "standard output takes one format, for example --to txt -o -"),
      command: "build")
  }
  guard !format.isArchive || isatty(STDOUT_FILENO) == 0 else {
    throw CommandFailure(
      message: Wording(
        "屏幕上显示不了 \(format.name)；写成文件，如 -o build，或者 -o - > 文件.\(format.name)",
        "a terminal cannot show \(format.name); write it to a file: -o build, or -o - > FILE.\(format.name)"),
      command: "build")
  }
  return try buildToStandardOutput(&session, format)
}

private func names(_ formats: [OutputFormat], _ separator: String) -> String {
  formats.map(\.name).joined(separator: separator)
}

private func readFormats(_ invocation: Invocation, _ project: Project) throws(CommandFailure) -> [OutputFormat] {
  let typed = invocation.values["--to"].map(listed)
  guard let names = typed ?? project.targets else { return OutputFormat.standard }
  let known = OutputFormat.all.map(\.name)
  func failure(_ zh: String, _ en: String) -> CommandFailure {
    let place = typed == nil ? Wording("项目文件的“输出”：", "“输出” in the project file: ") : Wording("", "")
    return CommandFailure(
      message: Wording(
        place.zh + zh + "，可用的有 " + known.joined(separator: "、"),
        place.en + en + "; there are " + known.joined(separator: ", ")), command: typed == nil ? nil : "build")
  }
  var formats: [OutputFormat] = []
  for name in names {
    guard let format = OutputFormat.named(name) else {
      let near = suggestion(for: name, among: known)
      throw failure("没有“\(name)”这种格式\(near.zh)", "unknown format “\(name)”\(near.en)")
    }
    if !formats.contains(where: { $0.name == name }) { formats.append(format) }
  }
  guard !formats.isEmpty else { throw failure("没有写格式", "no format is given") }
  return formats
}

private func buildToStandardOutput(
  _ session: inout Session, _ format: OutputFormat
) throws(CommandFailure) -> Int32 {
  // Nothing is printed before every source is known to be whole.
  var spool = Spool(holdsAll: format.isArchive)
  let standards = session.compiler.standards
  var count = 0
  var tables = 0
  try spool.append { format.begin(&$0) }
  for path in session.sources {
    try session.analyze(path) { department, form throws(CommandFailure) in
      tables += 1 + department.funds.count
      try format.holds(tables)
      try spool.append {
        format.append(department, form: form, standards: standards, isFirst: count == 0, to: &$0)
      }
      count += 1
    }
  }
  try spool.append { format.end(&$0) }
  try session.finish()
  guard session.summary.errors == 0 else { return 1 }
  guard count > 0 else { throw nothingToBuild }
  try spool.print()
  return 0
}

extension OutputFormat {
  fileprivate func holds(_ tables: Int) throws(CommandFailure) {
    guard tables > tableLimit else { return }
    throw CommandFailure(
      message: Wording(
        "一份 \(name) 文件最多放 \(tableLimit) 张表；把部门分开生成，或者换一种格式",
        "a \(name) file holds \(tableLimit) tables at most; build the departments apart, or choose another format"))
  }
}

private let nothingToBuild = CommandFailure(
  message: Wording("没有可以生成的表：源文件里没有“部门”", "there is nothing to build: no source has a 部门 (department)"))

private func buildToFolder(
  _ session: inout Session, _ formats: [OutputFormat], _ folder: String
) throws(CommandFailure) -> Int32 {
  guard !session.sources.contains("-") else {
    throw CommandFailure(
      message: Wording(
        "标准输入没有文件名，要输出到屏幕，如 --to txt -o -",
        "standard input has no name for its outputs; print them, for example --to txt -o -"), command: "build")
  }
  var transaction = OutputTransaction(folder: folder)
  let standards = session.compiler.standards
  /// Which source and department each output comes from.
  var owners: [String: Wording] = [:]
  for path in session.sources {
    /// Numbers of each department's files, in order of formats.
    var files: [[Int]] = []
    let snapshot = try session.analyze(path) { department, form throws(CommandFailure) in
      var numbers: [Int] = []
      for format in formats {
        try format.holds(1 + department.funds.count)
        numbers.append(try transaction.write(format.document(department, form: form, standards: standards)))
      }
      files.append(numbers)
    }
    guard let snapshot, !snapshot.hasErrors else { continue }
    for (department, name) in snapshot.outputNames(of: path).enumerated() {
      let title = snapshot.departmentNames[department]
      let owner = Wording("“\(path)”的“\(title)”", "“\(title)” in “\(path)”")
      if let other = owners.updateValue(owner, forKey: name) {
        throw CommandFailure(
          message: Wording(
            "两处要写同一个输出文件“\(name)”：\(other.zh)和\(owner.zh)；改一个文件名或部门名",
            "two departments would write one output “\(name)”: \(other.en), and \(owner.en); rename one of them"))
      }
      for (format, file) in zip(formats, files[department]) {
        try transaction.place(file, at: name + "." + format.name)
      }
    }
  }
  try session.finish()
  if owners.isEmpty, session.summary.errors == 0 { throw nothingToBuild }
  let written = owners.count * formats.count
  let changed = try transaction.commit()
  if written > 0 {
    try session.say(
      Wording(
        "已写到 \(folder)：\(written) 个文件，其中 \(changed.count) 个有变化",
        "wrote \(written) file(s) to \(folder), \(changed.count) of them changed"))
  }
  if !session.failed.isEmpty {
    try session.say(
      Wording(
        "有错误、没有生成的文件：\(session.failed.joined(separator: "、"))",
        "not built because of errors: \(session.failed.joined(separator: ", "))"))
  }
  return session.summary.errors > 0 ? 1 : 0
}
