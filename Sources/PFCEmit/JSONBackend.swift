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
    var writer = JSONWriter(output: output, indent: 4)
    output = []
    writer.department(input)
    output = writer.output
  }

  package func end(_ output: inout [UInt8]) {
    output += "\n  ]\n}\n".utf8
  }
}

/// Writes JSON: objects with a member a line, small objects on one line.
private struct JSONWriter {
  var output: [UInt8]
  /// Blanks before the brace of the object that is being written.
  var indent: Int
  private var isFirstMember = true

  init(output: consuming [UInt8], indent: Int) {
    self.output = output
    self.indent = indent
  }

  // MARK: Model

  mutating func department(_ input: EmitInput) {
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
        fields(fund.record, table, input)
        rows(fund.record, table)
        close("}")
      }
      close("]")
    }
    close("}")
  }

  private mutating func fields(_ record: Record, _ table: TableForm, _ input: EmitInput) {
    fields(record, table, input, in: 0..<table.fields.count)
  }

  /// Fields up to and with the last of name and year.
  private mutating func fields(_ record: Record, _ table: TableForm, _ input: EmitInput, upTo role: FieldRole) {
    fields(record, table, input, in: 0..<((table.index(of: role) ?? 0) + 1))
  }

  private mutating func fields(_ record: Record, _ table: TableForm, _ input: EmitInput, after role: FieldRole) {
    fields(record, table, input, in: ((table.index(of: role) ?? 0) + 1)..<table.fields.count)
  }

  /// Members of standard fields, then one member `fields` for those that only the form knows.
  private mutating func fields(_ record: Record, _ table: TableForm, _ input: EmitInput, in range: Range<Int>) {
    for index in range {
      let field = table.fields[index]
      guard field.parent == nil, let role = field.role else { continue }
      if let value = record.fields[index].value { standard(value, record, role.rawValue, input) }
      parts(of: index, record, table, role.rawValue + "Parts", input)
    }
    let own = range.filter {
      table.fields[$0].parent == nil && table.fields[$0].role == nil && hasValue($0, record, table)
    }
    guard !own.isEmpty else { return }
    member("fields")
    open("{")
    for index in own {
      let field = table.fields[index]
      if let value = record.fields[index].value {
        member(field.name)
        plain(value, record, input)
      }
      parts(of: index, record, table, field.name + "Parts", input)
    }
    close("}")
  }

  private func hasValue(_ index: Int, _ record: Record, _ table: TableForm) -> Bool {
    ([index] + table.parts(of: index)).contains { record.fields[$0].value != nil }
  }

  private mutating func standard(_ value: FieldValue, _ record: Record, _ name: String, _ input: EmitInput) {
    if case .money(let money) = value, let year = money.year {
      member(name + "Year")
      output += String(year).utf8
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
      output.append(0x22)
      for (index, line) in prose.lines.enumerated() {
        if index > 0 { literal("\\n") }
        escaped(record.source.bytes, line)
      }
      output.append(0x22)
    case .money(let money): amount(money, record, input)
    case .year(let year, _): output += String(year).utf8
    }
  }

  private mutating func amount(_ money: Money, _ record: Record, _ input: EmitInput) {
    literal("{\"amount\": ")
    money.number.append(to: &output)
    literal(", \"unit\": \"")
    if let unit = money.unit { unitText(unit.range, record) } else { output += input.form.moneyUnit.utf8 }
    literal("\"}")
  }

  private mutating func parts(
    of index: Int, _ record: Record, _ table: TableForm, _ name: String, _ input: EmitInput
  ) {
    let parts = table.parts(of: index).filter { record.fields[$0].value != nil }
    guard !parts.isEmpty else { return }
    member(name)
    open("{")
    for part in parts {
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
      record.weightSum.append(to: &output)
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
      weight.number.append(to: &output)
    }
    if let target = indicator.target.value { self.target(target, record) }
    if !indicator.attributes.isEmpty {
      inline("notes")
      output.append(0x7B)
      for (index, attribute) in indicator.attributes.enumerated() {
        if index > 0 { literal(", ") }
        string(bytes, attribute.key)
        literal(": ")
        string(bytes, attribute.text)
      }
      output.append(0x7D)
    }
    if !indicator.waivers.isEmpty {
      inline("waivers")
      waivers(indicator.waivers, record)
    }
    output.append(0x7D)
  }

  private mutating func target(_ target: Target, _ record: Record) {
    let bytes = record.source.bytes
    if target.relation != .bare {
      inline("relation")
      output.append(0x22)
      target.appendRelation(to: &output)
      output.append(0x22)
    }
    switch target.value {
    case .quantity(let quantity): number("value", quantity.number)
    case .range(let low, let high):
      number("min", low.number)
      number("max", high.number)
    case .tolerance(let quantity): number("tolerance", quantity.number)
    case .date(let date): inline("date", folded: date.range, bytes)
    case .dateRange(let low, let high):
      inline("from", folded: low.range, bytes)
      inline("to", folded: high.range, bytes)
    case .text(let range): inline("text", bytes, range)
    }
    if let unit = target.quantities.last?.unit {
      inline("unit")
      output.append(0x22)
      unitText(unit.range, record)
      output.append(0x22)
    }
    if target.isWithin {
      inline("within")
      literal("true")
    }
  }

  private mutating func unitText(_ range: TextRange, _ record: Record) {
    var text: [UInt8] = []
    appendUnit(range, record.source.bytes, to: &text)
    escaped(text, TextRange(0, text.count))
  }

  private mutating func waivers(_ waivers: [Waiver], _ record: Record) {
    output.append(0x5B)
    for (index, waiver) in waivers.enumerated() {
      output += (index > 0 ? ", {\"code\": \"" : "{\"code\": \"").utf8
      output += waiver.code.description.utf8
      literal("\", \"reason\": ")
      string(record.source.bytes, waiver.reason)
      output.append(0x7D)
    }
    output.append(0x5D)
  }

  // MARK: Syntax

  private mutating func open(_ brace: StaticString) {
    literal(brace)
    indent += 2
    isFirstMember = true
  }

  private mutating func close(_ brace: StaticString) {
    indent -= 2
    if !isFirstMember { newline() }
    literal(brace)
    isFirstMember = false
  }

  private mutating func newline() {
    output.append(0x0A)
    for _ in 0..<indent { output.append(0x20) }
  }

  /// Starts an element of an array.
  private mutating func element() {
    if !isFirstMember { output.append(0x2C) }
    isFirstMember = false
    newline()
  }

  /// Starts a member of an object.
  private mutating func member(_ name: String) {
    element()
    string(name)
    literal(": ")
  }

  /// Starts a member on the same line.
  private mutating func inline(_ name: StaticString) {
    literal(", \"")
    literal(name)
    literal("\": ")
  }

  private mutating func inline(_ name: StaticString, _ bytes: [UInt8], _ range: TextRange) {
    inline(name)
    string(bytes, range)
  }

  private mutating func inline(_ name: StaticString, folded range: TextRange, _ bytes: [UInt8]) {
    let text = foldedBytes(bytes, range)
    inline(name, text, TextRange(0, text.count))
  }

  private mutating func number(_ name: StaticString, _ value: Decimal) {
    inline(name)
    value.append(to: &output)
  }

  /// A name: of a member, a form or a field.
  private mutating func string(_ text: String) {
    let bytes = Array(text.utf8)
    string(bytes, TextRange(0, bytes.count))
  }

  private mutating func literal(_ text: StaticString) {
    output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func string(_ bytes: [UInt8], _ range: TextRange) {
    output.append(0x22)
    escaped(bytes, range)
    output.append(0x22)
  }

  /// Appends with the escapes that JSON asks for; text without any is one copy.
  private mutating func escaped(_ bytes: [UInt8], _ range: TextRange) {
    var start = Int(range.start)
    let end = Int(range.end)
    while let special = firstSpecial(bytes, start, end) {
      output += bytes[start..<special]
      escape(bytes[special])
      start = special + 1
    }
    output += bytes[start..<end]
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: literal("\\\"")
    case 0x5C: literal("\\\\")
    case 0x09: literal("\\t")
    case 0x0A: literal("\\n")
    case 0x0D: literal("\\r")
    default:
      let digits = Array("0123456789abcdef".utf8)
      literal("\\u00")
      output.append(digits[Int(byte >> 4)])
      output.append(digits[Int(byte & 15)])
    }
  }
}

/// The first `"`, `\` or control character, eight bytes at a time.
private func firstSpecial(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
  bytes.withUnsafeBytes { buffer in
    var offset = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    while offset + 8 <= end {
      let word = buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let hit = ((word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones)) & ~word & highs
      if hit != 0 { break }
      offset += 8
    }
    while offset < end {
      let byte = buffer[offset]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C { return offset }
      offset += 1
    }
    return nil
  }
}
