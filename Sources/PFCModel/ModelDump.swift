// The model for people and programs to look at: `pfc ast --model`. It shows what the tree cannot: which words became
// which figure, and what counts as absent or broken.

public import PFCForms
import PFCSyntax
import PFCText

/// Something of the model with what belongs to it.
public struct ModelElement: Sendable {
  /// `department`, `field`, `indicator` …
  let kind: String
  /// Where it stands, nil for what has no place of its own.
  let range: TextRange?
  /// What is known of it, in order.
  var facts: [(name: String, value: Fact)]
  var children: [ModelElement] = []

  enum Fact: Sendable {
    case text(String)
    case number(String)
  }

  init(_ kind: String, _ range: TextRange?, _ facts: [(String, Fact)] = [], _ children: [ModelElement] = []) {
    self.kind = kind
    self.range = range
    self.facts = facts.map { (name: $0.0, value: $0.1) }
    self.children = children
  }
}

extension ModelElement {
  /// A department as read under a form.
  public init(_ department: Department, _ form: Form, _ units: UnitCatalog) {
    let source = department.record.source
    self.init(
      "department", nil, [("file", .text(source.path))], ModelReader(record: department.record, form, units).elements)
    children += department.includes.map { include in
      ModelElement(
        "include", include.pattern,
        [("pattern", .text(source.string(include.pattern))), ("position", .number(String(include.position)))])
    }
    children += department.funds.map { ModelElement($0, form, units) }
  }

  /// A fund as read under a form.
  public init(_ fund: Fund, _ form: Form, _ units: UnitCatalog) {
    self.init(
      "fund", nil, [("file", .text(fund.record.source.path))], ModelReader(record: fund.record, form, units).elements)
  }

  // MARK: Printing

  /// An element a line: indentation, kind, range, facts. Offsets are UTF-8 in the file of the department or fund.
  public var outline: [UInt8] {
    var output: [UInt8] = []
    write(depth: 0, &output)
    return output
  }

  private func write(depth: Int, _ output: inout [UInt8]) {
    output += String(repeating: "  ", count: depth).utf8
    output += kind.utf8
    if let range { output += " \(range.start)..<\(range.end)".utf8 }
    var json = JSONText()
    for fact in facts {
      json.verbatim(" \(fact.name)=")
      json.write(fact.value)
    }
    json.append(to: &output)
    output.append(0x0A)
    for child in children { child.write(depth: depth + 1, &output) }
  }

  /// `{"kind", "start", "end", facts…, "children"}`
  fileprivate func write(_ json: inout JSONText) {
    json.literal("{\"kind\": ")
    json.string(kind)
    if let range {
      json.inline("start")
      json.number(Int(range.start))
      json.inline("end")
      json.number(Int(range.end))
    }
    for fact in facts {
      json.literal(", ")
      json.string(fact.name)
      json.literal(": ")
      json.write(fact.value)
    }
    if !children.isEmpty {
      json.literal(", \"children\": ")
      json.array(children)
    }
    json.literal("}")
  }

  /// Several of them as one JSON array.
  public static func json(_ elements: [ModelElement]) -> [UInt8] {
    var json = JSONText()
    json.array(elements)
    json.literal("\n")
    return json.output
  }
}

extension JSONText {
  fileprivate mutating func write(_ fact: ModelElement.Fact) {
    switch fact {
    case .text(let text): string(text)
    case .number(let digits): verbatim(digits)
    }
  }

  fileprivate mutating func array(_ elements: [ModelElement]) {
    open("[")
    for child in elements {
      element()
      child.write(&self)
    }
    close("]")
  }
}

extension WeightSign {
  fileprivate var word: String {
    switch self {
    case .bare: ""
    case .percent: "%"
    case .points: "分"
    }
  }
}

/// Reads one record out.
private struct ModelReader {
  let record: Record
  let form: Form
  let units: UnitCatalog

  init(record: Record, _ form: Form, _ units: UnitCatalog) {
    self.record = record
    self.form = form
    self.units = units
  }

  typealias Fact = (String, ModelElement.Fact)

  var elements: [ModelElement] {
    guard let table = form.table(record.object) else { return [] }
    let fields = table.fields.indices.filter { table.fields[$0].kind != .indicators }.map { index in
      let field = table.fields[index]
      let name: [Fact] = [("name", .text(field.name))] + (field.role.map { [("role", .text($0.rawValue))] } ?? [])
      return slot(record.fields[index], "field", name) { value(of: $0, name, table) }
    }
    let rows = slot(record.indicators, "indicators", []) { indicators in
      ModelElement(
        "indicators", nil,
        [("count", .number(String(indicators.count))), ("weightSum", .number(record.weightSum.description))],
        indicators.map(element))
    }
    return fields + [rows] + record.waivers.map(element)
  }

  /// Absent and broken things have no more to say.
  private func slot<Value>(
    _ slot: Slot<Value>, _ kind: String, _ facts: [Fact], _ whole: (Value) -> ModelElement
  ) -> ModelElement {
    switch slot {
    case .absent: ModelElement(kind, nil, facts + [("state", .text("absent"))])
    case .broken: ModelElement(kind, nil, facts + [("state", .text("broken"))])
    case .value(let value): whole(value)
    }
  }

  private func text(_ range: TextRange) -> ModelElement.Fact { .text(record.string(range)) }

  // MARK: Fields

  private func value(of value: FieldValue, _ name: [Fact], _ table: TableForm) -> ModelElement {
    switch value {
    case .text(let range): return ModelElement("field", range, name + [("text", text(range))])
    case .year(let year, let range): return ModelElement("field", range, name + [("year", .number(String(year)))])
    case .money(let money):
      var facts = name + [("amount", .number(money.number.description))]
      if let unit = money.unit { facts.append(("unit", text(unit.range))) }
      if let amount = money.amount(in: form, units) {
        facts += [("inFormUnit", .number(amount.description))]
      }
      if let year = money.year { facts.append(("ofYear", .number(String(year)))) }
      return ModelElement("field", money.range, facts)
    case .prose(let prose):
      let taken = prose.takenFrom.map { [("sameAs", ModelElement.Fact.text(table.fields[$0].name))] } ?? []
      return ModelElement(
        "field", nil, name + taken, prose.lines.map { ModelElement("line", $0, [("text", text($0))]) })
    }
  }

  private func element(_ waiver: Waiver) -> ModelElement {
    ModelElement(
      "waiver", waiver.codeRange, [("code", .text(waiver.code.description)), ("reason", text(waiver.reason))])
  }

  // MARK: Rows

  private func element(_ indicator: Indicator) -> ModelElement {
    var facts: [Fact] = [("name", text(indicator.name))]
    if let level = indicator.level1 { facts.append(("level1", text(level))) }
    if let level = indicator.level2 { facts.append(("level2", text(level))) }
    let weight = slot(indicator.weight, "weight", []) { weight in
      ModelElement(
        "weight", weight.range,
        [("number", .number(weight.number.description)), ("sign", .text(weight.sign.word))])
    }
    let target = slot(indicator.target, "target", [], element)
    let attributes = indicator.attributes.map { attribute in
      ModelElement("attribute", attribute.key, [("key", text(attribute.key)), ("text", text(attribute.text))])
    }
    return ModelElement(
      "indicator", indicator.range, facts, [weight, target] + attributes + indicator.waivers.map(element))
  }

  private func element(_ target: Target) -> ModelElement {
    let relation: ModelElement.Fact =
      switch target.relation {
      case .figure(let relation): .text(relation.rawValue)
      case .text(let relation): .text(relation.rawValue)
      case .bare: .text("bare")
      }
    let within: [Fact] = target.isWithin ? [("within", .text("以内"))] : []
    let (kind, values): (String, [ModelElement]) =
      switch target.value {
      case .quantity(let quantity): ("quantity", [element(quantity)])
      case .range(let low, let high): ("range", [element(low), element(high)])
      case .tolerance(let quantity): ("tolerance", [element(quantity)])
      case .proportion(let one, let other):
        (
          "proportion",
          [
            ModelElement(
              "proportion", nil, [("one", .number(one.description)), ("other", .number(other.description))])
          ]
        )
      case .date(let date): ("date", [element(date)])
      case .dateRange(let start, let end): ("dateRange", [element(start), element(end)])
      case .text(let range): ("text", [ModelElement("text", range, [("text", text(range))])])
      }
    return ModelElement("target", target.range, [("relation", relation), ("value", .text(kind))] + within, values)
  }

  private func element(_ quantity: Quantity) -> ModelElement {
    var facts: [Fact] = [("number", .number(quantity.number.description))]
    if let unit = quantity.unit {
      facts.append(("unit", text(unit.range)))
      if let unknown = unit.unknownPart { facts.append(("unknownPart", text(unknown))) }
    }
    return ModelElement("quantity", quantity.numberRange, facts)
  }

  private func element(_ value: DateValue) -> ModelElement {
    let parts = [("year", value.date.year), ("month", value.date.month), ("day", value.date.day)]
    return ModelElement(
      "date", value.range,
      [("text", text(value.range))]
        + parts.compactMap { name, number in number.map { (name, .number(String($0))) } })
  }
}
