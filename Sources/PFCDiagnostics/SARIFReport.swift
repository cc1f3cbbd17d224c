// `sarif`: SARIF 2.1.0 (OASIS), what code scanning services and editors read. Columns are UTF-16 units.

import PFCText

/// The report for code scanning.
package struct SARIFReport: FindingReport {
  package static let name = "sarif"
  private let context: ReportContext
  private var places = PlaceFinder()
  private var fingerprints = Fingerprints()
  private var isFirst = true

  package init(_ context: ReportContext) { self.context = context }

  package mutating func begin(_ output: inout [UInt8]) {
    var json = JSONText(capacity: 1 << 16)
    json.open("{")
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    json.member("version", "2.1.0")
    json.member("runs")
    json.open("[")
    json.element()
    json.open("{")
    json.member("tool")
    json.open("{")
    json.member("driver")
    json.open("{")
    json.member("name", "pfc")
    json.member("version", context.version)
    json.list("rules", context.rules()) { rule, json in members(of: rule, &json) }
    json.close("}")
    json.close("}")
    json.member("language", Wording("zh-CN", "en-US")[context.language])
    json.member("columnKind", "utf16CodeUnits")
    json.member("originalUriBaseIds")
    json.open("{")
    json.member(Self.root)
    json.open("{")
    json.text("description", Wording("运行 pfc 的文件夹", "the folder pfc was run in")[context.language])
    json.close("}")
    json.close("}")
    json.member("results")
    json.literal("[")
    json.append(to: &output)
  }

  package mutating func finding(_ diagnostic: Diagnostic, _ output: inout [UInt8]) {
    result(diagnostic, nil, &output)
  }

  package mutating func silenced(_ diagnostic: Diagnostic, _ suppression: Suppression, _ output: inout [UInt8]) {
    result(diagnostic, suppression, &output)
  }

  package mutating func end(_ summary: FindingSummary, _ output: inout [UInt8]) {
    output += (isFirst ? "]" : "\n      ]").utf8
    output += "\n    }\n  ]\n}\n".utf8
  }

  // MARK: Parts

  private static let root = "%SRCROOT%"

  private func members(of rule: Rule, _ json: inout JSONText) {
    let language = context.language
    json.member("id", rule.code.description)
    json.member("name", rule.name.split(separator: "-").map(\.capitalized).joined())
    json.text("shortDescription", rule.title[language])
    json.text("fullDescription", rule.reason[language])
    json.text("help", Wording("依据：\(rule.source.zh)", "source: \(rule.source.en)")[language])
    json.member("defaultConfiguration")
    json.literal("{\"level\": ")
    json.string(rule.level.sarifWord)
    json.literal("}")
  }

  private mutating func result(_ diagnostic: Diagnostic, _ suppression: Suppression?, _ output: inout [UInt8]) {
    output += (isFirst ? "\n        " : ",\n        ").utf8
    isFirst = false
    var json = JSONText(indent: 8)
    let (source, arguments) = (diagnostic.source, diagnostic.arguments)
    json.open("{")
    json.member("ruleId", diagnostic.rule.code.description)
    if let index = context.rules().firstIndex(where: { $0 === diagnostic.rule }) { json.member("ruleIndex", index) }
    json.member("level", diagnostic.level.sarifWord)
    json.text("message", diagnostic.paragraph(context.language))
    json.list("locations", [diagnostic.range]) { range, json in location(range, in: source, &json) }
    if !diagnostic.related.isEmpty {
      json.list("relatedLocations", Array(diagnostic.related.enumerated())) { related, json in
        json.member("id", related.offset)
        location(related.element.range, in: related.element.source, &json)
        json.text("message", related.element.label.filled(arguments, in: context.language))
      }
    }
    json.member("partialFingerprints")
    json.open("{")
    json.member("pfcFinding/v1", fingerprints.next(diagnostic, path: context.path(source.path), &places))
    json.close("}")
    // A file in another encoding is mended as a whole, without edits that SARIF could show.
    let fixes = diagnostic.fixes.filter { $0.safety != .shownOnly && !$0.edits.isEmpty }
    if !fixes.isEmpty { json.list("fixes", fixes) { fix, json in members(of: fix, of: diagnostic, &json) } }
    if let suppression {
      json.list("suppressions", [suppression]) { suppression, json in members(of: suppression, &json) }
    }
    json.close("}")
    json.append(to: &output)
  }

  private mutating func members(of fix: Fix, of diagnostic: Diagnostic, _ json: inout JSONText) {
    json.text("description", fix.title.filled(diagnostic.arguments, in: context.language))
    json.list("artifactChanges", [diagnostic.source]) { source, json in
      artifact(source, &json)
      json.list("replacements", fix.edits) { edit, json in
        region("deletedRegion", edit.range, in: source, &json)
        json.text("insertedContent", edit.replacement)
      }
    }
    json.member("properties")
    json.open("{")
    json.member("safety", fix.safety.word)
    json.close("}")
  }

  private func members(of suppression: Suppression, _ json: inout JSONText) {
    switch suppression {
    case .waiver(let reason):
      json.member("kind", "inSource")
      json.member("justification", reason)
    case .baseline:
      json.member("kind", "external")
      json.member("justification", Wording("基线里已有", "known from the baseline")[context.language])
    }
  }

  private mutating func location(_ range: TextRange, in source: SourceText, _ json: inout JSONText) {
    json.member("physicalLocation")
    json.open("{")
    artifact(source, &json)
    region("region", range, in: source, &json)
    json.close("}")
  }

  private func artifact(_ source: SourceText, _ json: inout JSONText) {
    let path = context.path(source.path)
    json.member("artifactLocation")
    json.open("{")
    json.member("uri", (path.hasPrefix("/") ? "file://" : "") + percentEncoded(path))
    if !path.hasPrefix("/") { json.member("uriBaseId", Self.root) }
    json.close("}")
  }

  private mutating func region(_ name: String, _ range: TextRange, in source: SourceText, _ json: inout JSONText) {
    let place = places.place(of: range, in: source)
    json.member(name)
    json.open("{")
    json.member("startLine", place.start.line)
    json.member("startColumn", place.start.utf16Column)
    json.member("endLine", place.end.line)
    json.member("endColumn", place.end.utf16Column)
    json.close("}")
  }
}

extension JSONText {
  /// What SARIF calls a message: an object around a text.
  fileprivate mutating func text(_ name: String, _ value: String) {
    member(name)
    literal("{\"text\": ")
    string(value)
    literal("}")
  }
}

extension Level {
  fileprivate var sarifWord: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .hint: "note"
    }
  }
}

extension Substring {
  /// With a capital first letter, for ASCII.
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

/// A path as a URI reference (RFC 3986).
private func percentEncoded(_ path: String) -> String {
  let digits = Array("0123456789ABCDEF")
  var result = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      result += "%"
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
  }
  return result
}
