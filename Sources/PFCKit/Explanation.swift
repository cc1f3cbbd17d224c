// What `pfc explain` and the manual print of a rule, made from the rule alone; the messages come from running its
// examples, so they cannot be out of date.

extension Rule {
  /// Everything about the rule as text.
  public func explanation(_ language: Language) -> String {
    func section(_ head: Wording, _ body: String) -> String { body.isEmpty ? "" : "\n" + head[language] + "\n" + body }
    var text = "\(code) \(title[language])（\(level.wording[language])，\(name)）\n"
    text += section(Wording("为什么：", "why:"), "  " + reason[language] + "\n")
    text += section(Wording("反例：", "bad:"), bad.excerpt)
    text += section(Wording("得到的信息：", "what it says:"), messageOfBadExample(language))
    text += section(Wording("正例：", "good:"), good.excerpt(instead: bad))
    return text + section(Wording("依据：", "source:"), "  " + source[language] + "\n")
  }

  private func messageOfBadExample(_ language: Language) -> String {
    var renderer = HumanRenderer(language: language)
    let found = bad.check().first { $0.rule.code == code }
    return found.map { renderer.render($0) }.map { String($0.dropLast()) } ?? ""
  }
}

extension Example {
  /// The files of the example, the first is the one to check.
  public var files: [(path: String, bytes: [UInt8])] {
    switch self {
    case .file(let text): [("例.pfc", Array(text.utf8))]
    case .bytes(let bytes): [("例.pfc", bytes)]
    case .replacing(let text, let replacement):
      [("例.pfc", Array(Standards.example.replacing(text, with: replacement).utf8))]
    case .replacingAll(let text, let replacement):
      [("例.pfc", Array(Standards.example.split(separator: text).joined(separator: replacement).utf8))]
    case .appending(let text): [("例.pfc", Array((Standards.example + text).utf8))]
    case .standard: [("例.pfc", Array(Standards.example.utf8))]
    case .project(let files): files().map { ($0.path, Array($0.text.utf8)) }
    }
  }

  /// Everything that checking the example finds, its own project file included.
  public func check() -> [Diagnostic] {
    let files = files
    let provider = MemoryFiles(Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first }))
    var project = Project()
    var findings: [Diagnostic] = []
    if let file = files.first(where: { $0.path == Project.fileName }) {
      (project, findings) = Project.read(SourceText(path: file.path, text: String(decoding: file.bytes, as: UTF8.self)))
    }
    let compiler = Compiler(project: project)
    guard let snapshot = try? compiler.analyze(files[0].path, provider) else { return findings }
    return findings + snapshot.diagnostics + (snapshot.isFragment ? compiler.strayFundFindings(snapshot) : [])
  }

  /// The lines that matter: those which the example changes or adds, or the whole file.
  var excerpt: String {
    switch self {
    case .replacing(_, let text), .replacingAll(_, let text), .appending(let text), .file(let text): indented(text)
    case .bytes(let bytes): "  " + bytes.map { String($0, radix: 16, uppercase: true) }.joined(separator: " ") + "\n"
    case .standard: ""
    case .project(let files): files().map { "  # \($0.path)\n" + indented($0.text) }.joined(separator: "\n")
    }
  }

  /// The same for a good example: what the bad one replaced, when it is the standard department.
  func excerpt(instead bad: Example) -> String {
    guard case .standard = self else { return excerpt }
    switch bad {
    case .replacing(let text, _), .replacingAll(let text, _): return indented(text)
    case .file, .bytes, .appending, .standard, .project: return ""
    }
  }

  private func indented(_ text: String) -> String {
    // An example of a file that is too large is not worth printing.
    guard text.utf8.count < 10_000 else { return "  …\n" }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "\n" : "  \($0)\n" }
      .joined()
  }
}
