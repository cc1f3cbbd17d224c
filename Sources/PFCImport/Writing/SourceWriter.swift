// Imported values as source text. The front end judges it afterwards like any other source, so nothing is mended here.

import PFCForms
import PFCSyntax
import PFCText

/// Writes one department as a source.
struct SourceWriter {
  private let form: Form
  private let units: UnitCatalog
  /// Weights may be shares of 1: in tables of people, not in what pfc wrote.
  private let mayHoldShares: Bool
  private var text: [UInt8] = []
  /// Values that the source could not say.
  private(set) var leftovers: [Leftover] = []
  /// What a person should know of how values were written.
  private(set) var remarks = WritingRemarks()

  init(_ form: Form, _ units: UnitCatalog, mayHoldShares: Bool) {
    self.form = form
    self.units = units
    self.mayHoldShares = mayHoldShares
  }

  /// - `formReference`: what stands behind 表样, nil when the form is in force anyway.
  mutating func write(_ department: ImportedDepartment, from fileName: String, formReference: String?) -> [UInt8] {
    line("# 由“\(String(fileName.map { $0.isNewline ? " " : $0 }))”导入")
    if let formReference { entry(Keyword.form, Array(formReference.utf8)) }
    if let record = department.record {
      if let table = form.table(.department) { write(record, table) } else { leave(record) }
    }
    for (index, fund) in department.funds.enumerated() {
      guard let table = form.table(.fund) else {
        leave(fund)
        continue
      }
      if index > 0 || department.record != nil { text.append(0x0A) }
      write(fund, table)
    }
    return text
  }

  private mutating func line(_ line: String) { text += line.utf8 + [0x0A] }

  private mutating func entry(_ key: String, _ value: [UInt8]) {
    text += key.utf8 + Array("：".utf8) + value + [0x0A]
  }

  private mutating func leave(_ value: ImportedText) { leftovers.append(Leftover(value.bytes, place: value.place)) }

  /// A table that the form does not have.
  private mutating func leave(_ record: ImportedRecord) {
    for field in record.fields { leave(field.text) }
    for row in record.indicators {
      let cells =
        [row.name, row.weight, row.relation, row.value, row.unit].compactMap { $0 } + row.attributes.map(\.text)
      for cell in cells { leave(cell) }
    }
  }

  // MARK: Tables

  private mutating func write(_ record: ImportedRecord, _ table: TableForm) {
    var values: [ImportedField?] = Array(repeating: nil, count: table.fields.count)
    for field in record.fields {
      if let index = index(of: field.key, table), values[index] == nil {
        values[index] = field
      } else {
        leave(field.text)
      }
    }
    if let remark = values[0]?.remark { line("# \(remark)") }
    entry(table.opener, oneLine(values[0]?.text.bytes ?? []))
    for (index, field) in table.fields.enumerated().dropFirst() {
      guard let value = values[index] else { continue }
      if let remark = value.remark { line("# \(remark)") }
      switch field.kind {
      case .text, .year: entry(field.name, oneLine(value.text.bytes))
      case .money: writeMoney(value, field)
      case .prose: writeProse(value, index, values, table)
      case .indicators: leave(value.text)
      }
    }
    for waiver in record.waivers { entry(Keyword.waiver, oneLine(waiver)) }
    guard let rows = table.fields.first(where: { $0.kind == .indicators }), !record.indicators.isEmpty else { return }
    entry(rows.name, [])
    writeRows(record.indicators, table)
  }

  private func index(of key: FieldKey, _ table: TableForm) -> Int? {
    switch key {
    case .role(let role): role == .name ? 0 : table.index(of: role)
    case .name(let name): table.fields.firstIndex { $0.name == name || $0.aliases.contains(name) }
    }
  }

  private func oneLine(_ value: [UInt8]) -> [UInt8] { joinedLines(trimmedText(value)) }

  private mutating func writeMoney(_ value: ImportedField, _ field: Field) {
    var amount = oneLine(value.text.bytes)
    guard !isNothing(amount) else { return remarks.add(.nothing, value.text) }
    if case .value = Decimal.read(amount, TextRange(0, amount.count)) {
      amount += [0x20] + (value.unit ?? Array(form.moneyUnit.utf8))
    }
    entry((field.isYearly ? value.year.map { "\($0)年" } ?? "" : "") + field.name, amount)
  }

  // MARK: Long texts

  private mutating func writeProse(_ value: ImportedField, _ index: Int, _ values: [ImportedField?], _ table: TableForm)
  {
    let lines = proseLines(value.text.bytes)
    guard !lines.isEmpty else { return }
    let same = table.fields.indices.first { other in
      isSource(other, of: value, index, table) && table.fields[other].kind == .prose
        && values[other].map { proseLines($0.text.bytes) == lines } ?? false
    }
    if let same { return entry(table.fields[index].name, Array((Keyword.sameAs + table.fields[same].name).utf8)) }
    entry(table.fields[index].name, [])
    // The common indentation goes when the source is read: where every line has one of its own, a wide blank keeps it.
    let isIndented = lines.allSatisfy { $0.isEmpty || $0[0] == 0x20 || $0[0] == 0x09 }
    let indent = Array((isIndented ? "\u{3000}" : "    ").utf8)
    for line in lines { text += line.isEmpty ? [0x0A] : indent + line + [0x0A] }
  }

  /// Whether a text may be that of another field.
  private func isSource(_ other: Int, of value: ImportedField, _ index: Int, _ table: TableForm) -> Bool {
    switch value.origin {
    case .unknown: other < index
    case .own: false
    case .field(let key): other != index && self.index(of: key, table) == other
    }
  }

  /// Lines without blanks at their ends; none of them empty at the start or end of all.
  private func proseLines(_ text: [UInt8]) -> [[UInt8]] {
    var lines = TextLines(text).map { range in
      let line = Array(text[range])
      let core = trimmedText(line)
      guard !core.isEmpty, let start = line.indices.first(where: { line[$0...].starts(with: core) }) else {
        return [UInt8]()
      }
      return Array(line[..<(start + core.count)])
    }
    while lines.first?.isEmpty ?? false { lines.removeFirst() }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }

  // MARK: Rows

  private mutating func writeRows(_ indicators: [ImportedIndicator], _ table: TableForm) {
    let writer = RowWriter(table, units, weights: mayHoldShares ? indicators.compactMap(\.weight?.bytes) : [])
    if writer.scalesWeights, let first = indicators.lazy.compactMap(\.weight).first { remarks.add(.share, first) }
    var group: [[UInt8]] = []
    for (indicator, levels) in rowsWithLevels(indicators) {
      if levels != group {
        text += Array("    [".utf8) + levels.joined(separator: [0x2F]) + Array("]\n".utf8)
        group = levels
      }
      let row = writer.line(indicator)
      leftovers += row.leftovers
      for cell in row.needless { remarks.add(.nothing, cell) }
      text += Array("    ".utf8) + row.line + [0x0A]
      for attribute in indicator.attributes where !isBlankText(attribute.text.bytes) {
        let key = attributeName(attribute.key)
        if key != oneLine(attribute.key) {
          remarks.add(.renamed, ImportedText(attribute.key, place: attribute.text.place))
        }
        writeAttribute(key, attribute.text.bytes)
      }
      for waiver in indicator.waivers { writeAttribute(Array(Keyword.waiver.utf8), waiver) }
    }
  }

  /// Rows with the names of their levels. A group ends only where another starts, so rows without levels come first.
  private mutating func rowsWithLevels(_ indicators: [ImportedIndicator]) -> [(ImportedIndicator, [[UInt8]])] {
    var bare: [(ImportedIndicator, [[UInt8]])] = []
    var grouped: [(ImportedIndicator, [[UInt8]])] = []
    for indicator in indicators {
      let typed = [indicator.level1, indicator.level2].compactMap { $0 }.filter { !isNothing($0) }
      let levels = typed.map(levelName)
      for (level, written) in zip(typed, levels) where level != written {
        remarks.add(.renamed, ImportedText(level, place: indicator.name.place))
      }
      if levels.isEmpty {
        if !grouped.isEmpty { remarks.add(.moved, indicator.name) }
        bare.append((indicator, levels))
      } else {
        grouped.append((indicator, levels))
      }
    }
    return bare + grouped
  }

  private mutating func writeAttribute(_ key: [UInt8], _ value: [UInt8]) {
    text += Array("        - ".utf8) + oneLine(key) + Array("：".utf8) + oneLine(value) + [0x0A]
  }

  /// A key ends at its first colon.
  private func attributeName(_ key: [UInt8]) -> [UInt8] {
    var name = oneLine(key)
    while let colon = firstColon(in: name, limit: name.count) {
      name.replaceSubrange(colon, with: colon.upperBound == name.count ? [] : Array("、".utf8))
    }
    return name
  }

  /// `/` and brackets divide levels in the source.
  private func levelName(_ level: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var offset = 0
    while offset < level.count {
      let folded = fold(level, offset)
      let end = min(offset + max(folded.length, 1), level.count)
      switch folded.code {
      case 0x2F: result += "、".utf8
      case 0x5B: result += "（".utf8
      case 0x5D: result += "）".utf8
      default: result += level[offset..<end]
      }
      offset = end
    }
    return result
  }
}
