// pfc ast: the tree that the parser built, as text or JSON.

import Glibc
import PFCKit

let astCommand = Command(
  name: "ast", usage: Wording("文件 [--format text|json]", "FILE [--format text|json]"),
  summary: Wording("显示语法树", "show the syntax tree"),
  options: [
    Option(
      "--format", value: Wording("text|json", "text|json"), Wording("文本或 JSON，默认文本", "text or JSON, text by default"))
  ], arguments: 1...1
) { invocation throws(CommandFailure) in
  let format = invocation.values["--format"] ?? "text"
  guard format == "text" || format == "json" else {
    throw CommandFailure(
      message: Wording("格式只有 text 和 json，没有“\(format)”", "formats are text and json, not “\(format)”"), command: "ast")
  }
  var session = try Session(invocation, showOn: STDERR_FILENO)
  guard session.sources.count == 1, let path = session.sources.first else {
    throw CommandFailure(message: Wording("一次只看一个源文件", "it takes one source file"), command: "ast")
  }
  let snapshot = try session.read(path)
  try session.show(snapshot.diagnostics, of: path)
  if let tree = snapshot.tree { try Terminal.print(format == "json" ? tree.json : tree.outline) }
  return snapshot.hasErrors ? 1 : 0
}
