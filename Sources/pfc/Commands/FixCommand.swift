// pfc fix: what can be mended with certainty is mended in place, and the rest is shown as pfc check shows it.

import Glibc
import PFCKit

let fixCommand = Command(
  name: "fix", usage: Wording("[文件或文件夹…|-] [--unsafe] [--diff]", "[FILE OR FOLDER…|-] [--unsafe] [--diff]"),
  summary: Wording("自动修改有把握的错处", "mend what can be mended with certainty"),
  options: [
    Option("--unsafe", nil, Wording("把握不足的也改，改后要核对", "also apply what is only probable; check the result")),
    Option("--diff", nil, Wording("只显示要改的地方，不改文件", "only show the changes, write nothing")),
  ],
  examples: [
    ("pfc fix", Wording("修改整个项目", "the whole project")),
    ("pfc fix --diff --unsafe 青石.pfc", Wording("先看全部能改的地方", "first see all that could be mended")),
    ("pfc fix - < 旧.pfc > 新.pfc", Wording("从标准输入改到标准输出", "from standard input to standard output")),
  ], status: Wording("0 改后没有错误；1 还有错误", "0 no errors remain; 1 errors remain"), arguments: 0...Int.max
) { invocation throws(CommandFailure) in
  let readsInput = invocation.arguments.contains("-")
  guard !readsInput || invocation.arguments.count == 1 else { throw inputBesideFiles(of: "fix") }
  let onlyShows = invocation.flags.contains("--diff")
  let unsafe = invocation.flags.contains("--unsafe")
  let session = try Session(invocation, showOn: readsInput || onlyShows ? STDERR_FILENO : STDOUT_FILENO)
  if readsInput { return try fixInput(session, unsafe: unsafe, onlyShows: onlyShows) }
  return onlyShows ? try showFixes(session, unsafe: unsafe) : try fixFiles(session, unsafe: unsafe)
}

/// Mends files in place and shows what remains.
private func fixFiles(_ session: Session, unsafe: Bool) throws(CommandFailure) -> Int32 {
  var session = session
  let report = try mend(session.sources, session.disk, session, unsafe: unsafe)
  var rewrite = SourceRewrite(session.disk)
  for change in report.changes { try rewrite.replace(change.path, holding: change.bytes, with: change.newText) }
  try rewrite.commit()
  for path in session.sources { try session.analyze(path) }
  try session.finish()
  try say(report, session, unsafe: unsafe, isDone: true)
  return session.summary.errors > 0 ? 1 : 0
}

private func showFixes(_ session: Session, unsafe: Bool) throws(CommandFailure) -> Int32 {
  let report = try mend(session.sources, session.disk, session, unsafe: unsafe)
  try show(report)
  try say(report, session, unsafe: unsafe, isDone: false)
  return status(of: report)
}

/// Mends standard input to standard output. All of it comes out, mended or not: it may be the only copy.
private func fixInput(_ session: Session, unsafe: Bool, onlyShows: Bool) throws(CommandFailure) -> Int32 {
  var session = session
  let bytes: [UInt8]
  do throws(FileFault) { bytes = try session.disk.readAll(STDIN_FILENO) } catch { throw Session.failure("-", error) }
  let files = InputFiles(bytes: bytes, disk: session.disk)
  let report = try mend(["-"], files, session, unsafe: unsafe, followsIncludes: false)
  if onlyShows {
    try show(report)
  } else {
    try Terminal.print(report.changes.first?.newText ?? bytes)
    try session.show(report.remaining, of: "-")
  }
  try say(report, session, unsafe: unsafe, isDone: !onlyShows)
  return status(of: report)
}

private func mend(
  _ sources: [String], _ files: some SourceProvider, _ session: Session, unsafe: Bool, followsIncludes: Bool = true
) throws(CommandFailure) -> FixReport {
  var fixer = SourceFixer(session.compiler, files, unsafe: unsafe, followsIncludes: followsIncludes)
  for path in sources {
    do throws(FileFault) { try fixer.fix(path) } catch { throw Session.failure(path, error) }
  }
  do throws(FileFault) {
    return try fixer.finish()
  } catch {
    throw Session.failure(sources.joined(separator: "、"), error)
  }
}

private func show(_ report: FixReport) throws(CommandFailure) {
  for change in report.changes {
    try Terminal.print(
      LineDiff(from: change.oldText, to: change.newText).unified(oldName: change.path, newName: change.path))
  }
}

private func status(of report: FixReport) -> Int32 {
  report.remaining.contains { $0.level == .error } ? 1 : 0
}

/// Each change with its line, what was left as it is for a reason, and the totals.
private func say(_ report: FixReport, _ session: Session, unsafe: Bool, isDone: Bool) throws(CommandFailure) {
  let language = session.language
  var places = PlaceFinder()
  var text = ""
  for proposed in report.applied {
    text +=
      places.prefix(of: proposed.diagnostic) + (isDone ? Wording("已改", "mended") : Wording("要改", "to mend"))[language]
    text += " \(proposed.diagnostic.rule.code) \(proposed.title(language))\n"
  }
  for (proposed, cause) in report.withdrawn {
    let reason = Wording(
      "没有改 \(proposed.diagnostic.rule.code)：\(proposed.title(.zh))，会出现新的错误 \(cause.rule.code) \(cause.message(in: .zh))",
      "left alone \(proposed.diagnostic.rule.code): \(proposed.title(.en)) would cause the error \(cause.rule.code) "
        + cause.message(in: .en))
    text += places.prefix(of: proposed.diagnostic) + reason[language] + "\n"
  }
  let (applied, files) = (report.applied.count, report.changes.count)
  let done =
    isDone
    ? Wording("改了 \(applied) 处，\(files) 个文件有变化", "mended \(applied) place(s) in \(files) file(s)")
    : Wording("要改 \(applied) 处、\(files) 个文件", "\(applied) place(s) to mend in \(files) file(s)")
  let nothing = Wording("没有可以改的地方", "there is nothing to mend")
  let probable = unsafe ? 0 : report.remaining.filter { $0.fixes.contains { $0.safety == .unsafe } }.count
  let rest = Wording(
    "；还有 \(probable) 处可用 pfc fix --unsafe 修改，改后要核对", "; pfc fix --unsafe would mend \(probable) more, check the result")
  text += (applied == 0 ? nothing : done)[language] + (probable > 0 ? rest[language] : "")
  try session.say(Wording(verbatim: text))
}

extension ProposedFix {
  fileprivate func title(_ language: Language) -> String { fix.title.filled(diagnostic.arguments, in: language) }
}

extension PlaceFinder {
  /// `山洞街道.pfc:12: `
  fileprivate mutating func prefix(of diagnostic: Diagnostic) -> String {
    "\(diagnostic.source.path):\(index(of: diagnostic.source).line(of: diagnostic.range.start) + 1): "
  }
}
