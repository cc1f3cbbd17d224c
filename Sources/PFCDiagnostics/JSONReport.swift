// `json`: everything that is known about the findings, in both languages and every unit of place; described by
// docs/schema/findings-1.schema.json. Within version 1 members are only added.

package import PFCText

/// The report for programs.
package struct JSONReport: FindingReport {
  package static let name = "json"
  private let context: ReportContext
  private var places = PlaceFinder()
  private var isFirst = true

  package init(_ context: ReportContext) { self.context = context }

  package mutating func begin(_ output: inout [UInt8]) {
    output += "{\n  \"version\": 1,\n  \"pfc\": \"\(context.version)\",\n  \"findings\": [".utf8
  }

  package mutating func finding(_ diagnostic: Diagnostic, _ output: inout [UInt8]) {
    output += (isFirst ? "\n    " : ",\n    ").utf8
    isFirst = false
    var json = JSONText(indent: 4)
    let rule = diagnostic.rule
    let arguments = diagnostic.arguments
    json.open("{")
    json.member("code", rule.code.description)
    json.member("name", rule.name)
    json.member("level", diagnostic.level.rawValue)
    place(diagnostic.range, in: diagnostic.source, &json)
    json.member("message", rule.message, arguments)
    json.member("label", rule.label, arguments)
    json.member("advice", rule.advice, arguments)
    if !diagnostic.related.isEmpty {
      json.list("related", diagnostic.related) { related, json in
        place(related.range, in: related.source, &json)
        json.member("label", related.label, arguments)
      }
    }
    if !diagnostic.fixes.isEmpty {
      json.list("fixes", diagnostic.fixes) { fix, json in
        json.member("title", fix.title, arguments)
        json.member("safety", fix.safety.word)
        json.list("edits", fix.edits) { edit, json in
          place(edit.range, in: diagnostic.source, &json)
          json.member("text", edit.replacement)
        }
      }
    }
    json.close("}")
    json.append(to: &output)
  }

  package mutating func end(_ summary: FindingSummary, _ output: inout [UInt8]) {
    var json = JSONText(indent: 2)
    json.literal(isFirst ? "]" : "\n  ]")
    json.literal(",\n  \"summary\": ")
    json.open("{")
    json.member("files", summary.files)
    json.member("tables", summary.tables)
    json.member("errors", summary.errors)
    json.member("warnings", summary.warnings)
    json.member("hints", summary.hints)
    json.member("waived", summary.waived)
    json.member("baseline", summary.baseline)
    json.close("}")
    json.literal("\n}\n")
    json.append(to: &output)
  }

  private mutating func place(_ range: TextRange, in source: SourceText, _ json: inout JSONText) {
    let place = places.place(of: range, in: source)
    json.member("file", context.path(source.path))
    json.member("start", place.start)
    json.member("end", place.end)
  }
}

extension JSONText {
  /// A text in both languages; one that is empty is left out.
  package mutating func member(_ name: String, _ wording: Wording, _ arguments: Arguments = [:]) {
    guard !wording.zh.isEmpty else { return }
    member(name)
    open("{")
    for language in Language.allCases { member(language.rawValue, wording.filled(arguments, in: language)) }
    close("}")
  }

  fileprivate mutating func member(_ name: String, _ position: Position) {
    member(name)
    literal("{\"line\": ")
    number(position.line)
    inline("column")
    number(position.column)
    inline("utf16Column")
    number(position.utf16Column)
    inline("offset")
    number(position.offset)
    literal("}")
  }

  /// An array of objects.
  package mutating func list<Element>(
    _ name: String, _ elements: [Element], _ members: (Element, inout JSONText) -> Void
  ) {
    member(name)
    open("[")
    for value in elements {
      element()
      open("{")
      members(value, &self)
      close("}")
    }
    close("]")
  }
}

extension FixSafety {
  /// What reports call it.
  package var word: String {
    switch self {
    case .safe: "safe"
    case .unsafe: "unsafe"
    case .shownOnly: "shown"
    }
  }
}
