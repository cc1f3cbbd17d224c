// `json`: the whole meaning of a run as one document, described by docs/schema/pfc-1.schema.json. Numbers keep the digits
// typed, which no encoder of the platform can do.

import PFCForms
import PFCModel
import PFCSyntax
import PFCText

/// The JSON backend.
package struct JSONBackend: Backend {
  package let name = "json"

  package init() {}

  package func begin(_ output: inout [UInt8]) {
    output += "{\n  \"pfc\": 1,\n  \"departments\": [".utf8
  }

  package func emit(_ input: EmitInput, isFirst: Bool, _ output: inout [UInt8]) {
    output += (isFirst ? "\n    " : ",\n    ").utf8
    var json = JSONText(indent: 4, capacity: 1 << 14)
    json.department(input)
    json.append(to: &output)
  }

  package func end(_ output: inout [UInt8]) {
    output += "\n  ]\n}\n".utf8
  }
}

/// The model in the words of JSON: a member a line, an indicator a line.
extension JSONText {
  fileprivate mutating func department(_ input: EmitInput) {
    let record = input.department.record
    open("{")
    if let table = input.form.table(.department) {
      fields(record, table, input, upTo: .year)
      member("form")
      string(input.form.name)
      fields(record, table, input, after: .year)
      rows(record, table)
    }
    if let table = input.form.table(.fund) {
      member("funds")
      open("[")
      for fund in input.department.funds {
        element()
        open("{")
        fields(fund.record, table, input, upTo: .name)
        fields(fund.record, table, input, after: .name)
        rows(fund.record, table)
        close("}")
      }
      close("]")
    }
    close("}")
  }

  /// Members of standard fields up to and with the last of name and year.
  private mutating func fields(_ record: Record, _ table: TableForm, _ input: EmitInput, upTo role: FieldRole) {
    fields(record, table, input, in: 0..<((table.index(of: role) ?? 0) + 1))
  }

  /// The others, then one member `fields` for those that only the form knows.
  private mutating func fields(_ record: Record, _ table: TableForm, _ input: EmitInput, after role: FieldRole) {
    fields(record, table, input, in: ((table.index(of: role) ?? 0) + 1)..<table.fields.count)
    ownFields(record, table, input)
  }

  private mutating func fields(_ record: Record, _ table: TableForm, _ input: EmitInput, in range: Range<Int>) {
    for index in range where table.fields[index].parent == nil {
      guard let role = table.fields[index].role else { continue }
      field(index, named: role.rawValue, record, table, input)
    }
  }

  private mutating func ownFields(_ record: Record, _ table: TableForm, _ input: EmitInput) {
    func isOwn(_ index: Int) -> Bool { table.fields[index].parent == nil && table.fields[index].role == nil }
    guard table.fields.indices.contains(where: { isOwn($0) && hasValue($0, record, table) }) else { return }
    member("fields")
    open("{")
    for index in table.fields.indices where isOwn(index) {
      field(index, named: table.fields[index].name, record, table, input)
    }
    close("}")
  }

  /// A field with its parts.
  private mutating func field(
    _ index: Int, named name: String, _ record: Record, _ table: TableForm, _ input: EmitInput
  ) {
    if let value = record.fields[index].value { self.value(value, record, name, input) }
    parts(of: index, record, table, name, input)
  }

  private func hasValue(_ index: Int, _ record: Record, _ table: TableForm) -> Bool {
    record.fields[index].value != nil || hasParts(index, record, table)
  }

  private func hasParts(_ index: Int, _ record: Record, _ table: TableForm) -> Bool {
    table.parts(of: index).contains { record.fields[$0].value != nil }
  }

  private mutating func value(_ value: FieldValue, _ record: Record, _ name: String, _ input: EmitInput) {
    if case .money(let money) = value, let year = money.year {
      member(name + "Year")
      number(year)
    }
    member(name)
    plain(value, record, input)
    if case .prose(let prose) = value, let source = prose.takenFrom {
      let table = input.form.table(record.object)
      member(name + "SameAs")
      string(table?.fields[source].role?.rawValue ?? table?.fields[source].name ?? "")
    }
  }

  private mutating func plain(_ value: FieldValue, _ record: Record, _ input: EmitInput) {
    switch value {
    case .text(let range): string(record.source.bytes, range)
    case .prose(let prose):
      literal("\"")
      for (index, line) in prose.lines.enumerated() {
        if index > 0 { literal("\\n") }
        escaped(record.source.bytes, line)
      }
      literal("\"")
    case .money(let money): amount(money, record, input)
    case .year(let year, _): number(year)
    }
  }

  private mutating func amount(_ money: Money, _ record: Record, _ input: EmitInput) {
    literal("{\"amount\": ")
    number(money.number)
    literal(", \"unit\": \"")
    if let unit = money.unit { unitText(unit.range, record) } else { escaped(input.form.moneyUnit) }
    literal("\"}")
  }

  /// The amounts that a field is the sum of; `name` is the field's.
  private mutating func parts(
    of index: Int, _ record: Record, _ table: TableForm, _ name: String, _ input: EmitInput
  ) {
    guard hasParts(index, record, table) else { return }
    member(name + "Parts")
    open("{")
    for part in table.parts(of: index) {
      guard let money = record.money(ofField: part) else { continue }
      member(table.fields[part].name)
      amount(money, record, input)
    }
    close("}")
  }

  // MARK: Indicators

  private mutating func rows(_ record: Record, _ table: TableForm) {
    if !record.waivers.isEmpty {
      member("waivers")
      waivers(record.waivers, record)
    }
    let indicators = record.indicators.value ?? []
    if table.weights != nil {
      member("weightTotal")
      number(record.weightSum)
    }
    member("indicators")
    open("[")
    for indicator in indicators {
      element()
      self.indicator(indicator, record)
    }
    close("]")
  }

  private mutating func indicator(_ indicator: Indicator, _ record: Record) {
    let bytes = record.source.bytes
    literal("{\"name\": ")
    string(bytes, indicator.name)
    if let level = indicator.level1 { inline("level1", bytes, level) }
    if let level = indicator.level2 { inline("level2", bytes, level) }
    if let weight = indicator.weight.value {
      inline("weight")
      number(weight.number)
    }
    if let target = indicator.target.value { self.target(target, record) }
    if !indicator.attributes.isEmpty {
      inline("notes")
      notes(indicator.attributes, bytes)
    }
    if !indicator.waivers.isEmpty {
      inline("waivers")
      waivers(indicator.waivers, record)
    }
    literal("}")
  }

  /// Notes of one key are lines of one member, because no member may be there twice.
  private mutating func notes(_ attributes: [Attribute], _ bytes: [UInt8]) {
    var groups: [(key: TextRange, texts: [TextRange])] = []
    var places: [ArraySlice<UInt8>: Int] = [:]
    for attribute in attributes {
      let place = places[bytes[attribute.key.bounds], default: groups.count]
      if place == groups.count {
        places[bytes[attribute.key.bounds]] = place
        groups.append((attribute.key, []))
      }
      groups[place].texts.append(attribute.text)
    }
    for (index, group) in groups.enumerated() {
      literal(index > 0 ? ", " : "{")
      string(bytes, group.key)
      literal(": \"")
      for (line, text) in group.texts.enumerated() {
        if line > 0 { literal("\\n") }
        escaped(bytes, text)
      }
      literal("\"")
    }
    literal("}")
  }

  private mutating func target(_ target: Target, _ record: Record) {
    let bytes = record.source.bytes
    if target.relation != .bare {
      inline("relation")
      relation(target.relation)
    }
    switch target.value {
    case .quantity(let quantity): number("value", quantity.number)
    case .range(let low, let high):
      number("min", low.number)
      number("max", high.number)
    case .tolerance(let quantity): number("tolerance", quantity.number)
    case .proportion(let one, let other):
      inline("proportion")
      string("\(one):\(other)")
    case .date(let date): inline("date", folded: date.range, bytes)
    case .dateRange(let low, let high):
      inline("from", folded: low.range, bytes)
      inline("to", folded: high.range, bytes)
    case .text(let range): inline("text", bytes, range)
    }
    if let unit = target.quantities.last?.unit {
      inline("unit")
      literal("\"")
      unitText(unit.range, record)
      literal("\"")
    }
    if target.isWithin {
      inline("within")
      literal("true")
    }
  }

  private mutating func relation(_ relation: TargetRelation) {
    switch relation {
    case .figure(let relation): string(relation.rawValue)
    case .text(let relation): string(relation.rawValue)
    case .bare: break
    }
  }

  private mutating func unitText(_ range: TextRange, _ record: Record) {
    if isCanonicalUnit(range, record.source.bytes) { return escaped(record.source.bytes, range) }
    var text: [UInt8] = []
    appendUnit(range, record.source.bytes, to: &text)
    escaped(text, TextRange(0, text.count))
  }

  private mutating func waivers(_ waivers: [Waiver], _ record: Record) {
    literal("[")
    for (index, waiver) in waivers.enumerated() {
      literal(index > 0 ? ", {\"code\": " : "{\"code\": ")
      string(waiver.code.description)
      literal(", \"reason\": ")
      string(record.source.bytes, waiver.reason)
      literal("}")
    }
    literal("]")
  }

  private mutating func inline(_ name: StaticString, folded range: TextRange, _ bytes: [UInt8]) {
    let text = foldedBytes(bytes, range)
    inline(name, text, TextRange(0, text.count))
  }

  private mutating func number(_ name: StaticString, _ value: Decimal) {
    inline(name)
    number(value)
  }
}
