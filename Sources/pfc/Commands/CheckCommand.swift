// pfc check: only look, write nothing but a baseline that was asked for.

import Glibc
import PFCKit

let checkCommand = Command(
  name: "check", usage: Wording("[文件或文件夹…] [选项]", "[FILE OR FOLDER…] [OPTIONS]"),
  summary: Wording("检查，不写任何文件", "check only, write nothing"),
  options: [
    Option(
      "--output", value: Wording("形式", "FORM"),
      Wording(
        "结果的形式：\(reportNames.joined(separator: "、"))；默认 human，供人阅读",
        "form of the report: \(reportNames.joined(separator: ", ")); human by default")),
    Option(
      "--deny", value: Wording("警告|提示", "warning|hint"),
      Wording("有这一级以上的问题，退出状态就是 1", "exit with status 1 if findings of that level or above remain")),
    levelOption, selectOption, ignoreOption,
    Option(
      "--baseline", value: Wording("文件", "FILE"),
      Wording("不报这个文件里记着的旧问题", "without the old findings that this file knows")),
    Option(
      "--write-baseline", value: Wording("文件", "FILE"),
      Wording("把现有的问题记入这个文件", "write what is found now to this file")),
  ],
  examples: [
    ("pfc check", Wording("检查整个项目", "the whole project")),
    ("pfc check 青石.pfc 部门/", Wording("检查一个文件和一个文件夹", "a file and a folder")),
    ("pfc check --deny 警告 --output github", Wording("在自动检查（CI）里用", "in continuous integration")),
  ], status: Wording("0 没有错误；1 有错误，或者有 --deny 不许的问题", "0 no errors; 1 errors, or findings that --deny forbids"),
  arguments: 0...Int.max
) { invocation throws(CommandFailure) in
  let denied = try readDenied(invocation)
  var session = try Session(invocation, showOn: STDOUT_FILENO, as: try readForm(invocation))
  for path in session.sources { try session.analyze(path) }
  try session.finish()
  if session.summary.errors > 0 { return 1 }
  guard let denied, session.summary.count(atLeast: denied) > 0 else { return 0 }
  try session.say(
    Wording(
      "没有通过：--deny \(denied.wording.zh) 要求没有\(denied.wording.zh)以上的问题",
      "not passed: --deny \(denied.wording.en) wants nothing at or above that level"))
  return 1
}

private let reportNames = FindingReports.all.map { $0.name }

private func readForm(_ invocation: Invocation) throws(CommandFailure) -> any FindingReport.Type {
  guard let name = invocation.values["--output"] else { return HumanReport.self }
  guard let form = FindingReports.all.first(where: { $0.name == name }) else {
    let near = suggestion(for: name, among: reportNames)
    throw CommandFailure(
      message: Wording(
        "结果没有“\(name)”这种形式\(near.zh)，可用的有 \(reportNames.joined(separator: "、"))",
        "unknown form of report “\(name)”\(near.en); there are \(reportNames.joined(separator: ", "))"),
      command: "check")
  }
  return form
}

private func readDenied(_ invocation: Invocation) throws(CommandFailure) -> Level? {
  guard let name = invocation.values["--deny"] else { return nil }
  guard case .some(let level?) = Level.setting(name), level != .error else {
    throw CommandFailure(
      message: Wording(
        "--deny 后面写 警告 或 提示，没有“\(name)”", "--deny takes warning or hint, not “\(name)”"), command: "check")
  }
  return level
}
