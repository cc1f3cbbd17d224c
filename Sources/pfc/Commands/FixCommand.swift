// pfc fix: what can be mended with certainty is mended in place, and the rest is shown as pfc check shows it.

import Glibc
import PFCKit

let fixCommand = Command(
  name: "fix", usage: Wording("[文件或文件夹…] [--unsafe] [--diff]", "[FILE OR FOLDER…] [--unsafe] [--diff]"),
  summary: Wording("自动修改有把握的错处", "mend what can be mended with certainty"),
  options: [
    Option("--unsafe", nil, Wording("把握不足的也改，改后要核对", "also apply what is only probable; check the result")),
    Option("--diff", nil, Wording("只显示要改的地方，不改文件", "only show the changes, write nothing")),
  ], arguments: 0...Int.max
) { invocation throws(CommandFailure) in
  let showsDiff = invocation.flags.contains("--diff")
  var session = try Session(invocation, showOn: showsDiff ? STDERR_FILENO : STDOUT_FILENO)
  guard !session.sources.contains("-") else {
    throw CommandFailure(
      message: Wording("标准输入不是文件，不能修改", "standard input is no file and cannot be mended"), command: "fix")
  }
  let unsafe = invocation.flags.contains("--unsafe")
  let report = try mend(session, unsafe: unsafe)
  if showsDiff {
    for change in report.changes {
      try Terminal.print(
        LineDiff(from: change.oldText, to: change.newText).unified(oldName: change.path, newName: change.path))
    }
    try say(report, session, unsafe: unsafe, isDone: false)
    return report.remaining.contains { $0.level == .error } ? 1 : 0
  }
  var rewrite = SourceRewrite(session.disk)
  for change in report.changes { try rewrite.replace(change.path, holding: change.bytes, with: change.newText) }
  try rewrite.commit()
  for path in session.sources { try session.analyze(path) }
  try session.finish()
  try say(report, session, unsafe: unsafe, isDone: true)
  return session.summary.errors > 0 ? 1 : 0
}

private func mend(_ session: Session, unsafe: Bool) throws(CommandFailure) -> FixReport {
  var fixer = SourceFixer(session.compiler, session.disk, unsafe: unsafe)
  for path in session.sources {
    do throws(FileFault) { try fixer.fix(path) } catch { throw Session.failure(path, error) }
  }
  do throws(FileFault) {
    return try fixer.finish()
  } catch {
    throw Session.failure(session.sources.joined(separator: "、"), error)
  }
}

/// Each change with its line, what was left as it is for a reason, and the totals.
private func say(_ report: FixReport, _ session: Session, unsafe: Bool, isDone: Bool) throws(CommandFailure) {
  let language = session.language
  var lines = Places()
  var text = ""
  for proposed in report.applied {
    text +=
      lines.place(of: proposed.diagnostic) + (isDone ? Wording("已改", "mended") : Wording("要改", "to mend"))[language]
    text += " \(proposed.diagnostic.rule.code) \(proposed.title(language))\n"
  }
  for (proposed, cause) in report.withdrawn {
    let reason = Wording(
      "没有改 \(proposed.diagnostic.rule.code)：\(proposed.title(.zh))，会出现新的错误 \(cause.rule.code) \(cause.message(in: .zh))",
      "left alone \(proposed.diagnostic.rule.code): \(proposed.title(.en)) would cause the error \(cause.rule.code) "
        + cause.message(in: .en))
    text += lines.place(of: proposed.diagnostic) + reason[language] + "\n"
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

/// Line numbers of findings that come source by source.
private struct Places {
  private var known: (source: SourceText, index: LineIndex)?

  /// `山洞街道.pfc:12: `
  mutating func place(of diagnostic: Diagnostic) -> String {
    let source = diagnostic.source
    let index: LineIndex
    if let known, known.source == source {
      index = known.index
    } else {
      index = LineIndex(source)
      known = (source, index)
    }
    return "\(source.path):\(index.line(of: diagnostic.range.start) + 1): "
  }
}
