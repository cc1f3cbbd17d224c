// `pfc rules --json`: the rules for editors and pages that show them, described by docs/schema/rules-1.schema.json.
// Within version 1 members are only added.

import PFCCheck
import PFCDiagnostics
import PFCText

extension Registry {
  /// All rules in order of code, as JSON.
  public static func json(version: String) -> [UInt8] {
    var json = JSONText()
    json.open("{")
    json.member("version", 1)
    json.member("pfc", version)
    json.list("rules", rules) { rule, json in
      json.member("code", rule.code.description)
      json.member("name", rule.name)
      json.member("level", rule.level.rawValue)
      json.member("topic", rule.code.topic.wording)
      json.member("title", rule.title)
      json.member("reason", rule.reason)
      json.member("source", rule.source)
      if let safety = RuleCard(rule).fixSafety { json.member("fix", safety.word) }
      if let place = waiverPlace(of: rule) { json.member("waiver", place.word) }
      json.member("adjustable")
      json.literal(rule.code.isAdjustable ? "true" : "false")
    }
    json.close("}")
    json.literal("\n")
    return json.output
  }
}

extension WaiverPlace {
  fileprivate var word: String {
    switch self {
    case .row: "row"
    case .text: "text"
    case .table: "table"
    case .department: "department"
    }
  }
}
