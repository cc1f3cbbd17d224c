// pfc ast: what the compiler understood of a source, as the parser's tree or as the model made from it.

import Glibc
import PFCKit

let astCommand = Command(
  name: "ast", usage: Wording("文件|- [--model] [--format text|json]", "FILE|- [--model] [--format text|json]"),
  summary: Wording("显示语法树或读懂的内容", "show the syntax tree, or the model made from it"),
  options: [
    Option(
      "--model", nil,
      Wording("不显示语法树，显示读懂的内容：金额、权重、指标值各是多少", "instead of the tree, what it means: amounts, weights, targets")),
    Option(
      "--format", value: Wording("text|json", "text|json"), Wording("文本或 JSON，默认文本", "text or JSON, text by default")),
  ],
  examples: [
    ("pfc ast 青石.pfc", Wording("语法树", "the tree")),
    ("pfc ast 青石.pfc --model", Wording("读懂的内容", "the model")),
  ], status: Wording("0 没有错误；1 有错误", "0 no errors; 1 errors"), arguments: 1...1
) { invocation throws(CommandFailure) in
  let format = invocation.values["--format"] ?? "text"
  guard format == "text" || format == "json" else {
    throw CommandFailure(
      message: Wording("格式只有 text 和 json，没有“\(format)”", "formats are text and json, not “\(format)”"), command: "ast")
  }
  let showsModel = invocation.flags.contains("--model")
  var session = try Session(invocation, showOn: STDERR_FILENO)
  guard session.sources.count == 1, let path = session.sources.first else {
    throw CommandFailure(
      message: Wording("一次只看一个源文件，项目文件不算", "it takes one source file, and a project file is none"), command: "ast")
  }
  let units = session.compiler.standards.units
  var model: [ModelElement] = []
  let snapshot = try session.read(path) { department, form throws(CommandFailure) in
    if showsModel { model.append(ModelElement(department, form, units)) }
  }
  let isJSON = format == "json"
  if let source = snapshot.source, session.compiler.isForm(source) {
    guard !showsModel else {
      throw CommandFailure(
        message: Wording("“\(path)”是表样，只有语法树，不写 --model", "“\(path)” is a form and has a tree only; leave out --model"))
    }
    let (tree, diagnostics) = session.compiler.formTree(source)
    try session.show(diagnostics, of: path)
    try Terminal.print(isJSON ? tree.json : tree.outline)
    return diagnostics.contains { $0.level == .error } ? 1 : 0
  }
  try session.show(snapshot.diagnostics, of: path)
  if showsModel {
    model += snapshot.looseFunds.map { ModelElement($0, snapshot.form, units) }
    try Terminal.print(isJSON ? ModelElement.json(model) : model.flatMap(\.outline))
  } else if let tree = snapshot.tree {
    try Terminal.print(isJSON ? tree.json : tree.outline)
  }
  return snapshot.hasErrors ? 1 : 0
}
