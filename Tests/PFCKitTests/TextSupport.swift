// Checking one text inside the faultless department.

import PFCKit

/// What checking a text found, and the source it stands in.
struct CheckedText {
  let source: String
  let findings: [Diagnostic]

  /// The text as the basis of the fund.
  init(basis text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }
    self.init(source: Standards.example.replacing("    1.《城市市容和环境卫生管理条例》", with: lines.joined(separator: "\n")))
  }

  /// The text as the name of an indicator.
  init(name text: String) { self.init(source: Standards.example.replacing("公厕设施完好率  ", with: text + "  ")) }

  /// The text as a remark below an indicator.
  init(remark text: String) {
    self.init(source: Standards.example.replacing("≥ 21000 平方米", with: "≥ 21000 平方米\n    - 说明：\(text)"))
  }

  init(source: String) {
    self.source = source
    findings = Example.file(source).check()
  }

  var codes: [RuleCode] { findings.map(\.rule.code) }

  /// What the carets underline.
  var places: [String] { findings.map { $0.source.string($0.range) } }

  var messages: [String] { findings.map { $0.message(in: .zh) } }

  /// The basis after the first fix of every finding.
  var repaired: String {
    var bytes = Array(source.utf8)
    let edits = findings.flatMap { $0.fixes.first?.edits ?? [] }
      .sorted { ($0.range.start, $0.range.end) > ($1.range.start, $1.range.end) }
    for edit in edits {
      bytes.replaceSubrange(Int(edit.range.start)..<Int(edit.range.end), with: Array(edit.replacement.utf8))
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "依据："), let end = lines[start...].firstIndex(of: "目标：") else { return "" }
    return lines[(start + 1)..<end].map { $0.dropFirst(4) }.joined(separator: "\n")
  }
}
