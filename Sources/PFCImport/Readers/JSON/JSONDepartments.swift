// The members of pfc's JSON as values of a department. What is not known, or not of the kind that it should be, is left
// over with its line.

import PFCForms
import PFCText

struct JSONDepartments {
  private(set) var leftovers: [Leftover] = []
  private let file: [UInt8]

  init(_ file: [UInt8]) { self.file = file }

  mutating func leave(_ member: JSONMember) {
    leftovers.append(Leftover(member.key + [0x3A, 0x20] + file[member.value.range], place: place(member.value)))
  }

  private mutating func leave(_ value: JSONValue) {
    leftovers.append(Leftover(Array(file[value.range]), place: place(value)))
  }

  private func place(_ value: JSONValue) -> String { "第\(value.line)行" }

  // MARK: Tables

  mutating func department(_ value: JSONValue) -> ImportedDepartment? {
    guard case .object(let members) = value.content else {
      leave(value)
      return nil
    }
    var department = ImportedDepartment()
    var own: [JSONMember] = []
    for member in members {
      switch (String(decoding: member.key, as: UTF8.self), member.value.content) {
      case ("form", .string(let form)): department.form = String(decoding: form, as: UTF8.self)
      case ("funds", .array(let funds)):
        for fund in funds {
          if case .object(let members) = fund.content { department.funds.append(record(members)) } else { leave(fund) }
        }
      default: own.append(member)
      }
    }
    let record = record(own)
    // A file of funds alone says nothing of the department above them.
    if !record.fields.isEmpty || !record.indicators.isEmpty || department.funds.isEmpty { department.record = record }
    return department
  }

  private mutating func record(_ members: [JSONMember]) -> ImportedRecord {
    var record = ImportedRecord()
    var total: JSONMember?
    var fields: [JSONMember] = []
    for member in members {
      switch (String(decoding: member.key, as: UTF8.self), member.value.content) {
      case ("indicators", .array(let rows)): record.indicators = rows.compactMap { indicator($0) }
      case ("waivers", .array(let waivers)): record.waivers = waivers.compactMap { waiver($0) }
      case ("weightTotal", .number): total = member
      case ("fields", .object(let own)):
        let group = JSONFieldGroup(own) { .name($0) }
        add(own, group, to: &record)
      default: fields.append(member)
      }
    }
    let group = JSONFieldGroup(fields) { name in
      FieldRole(rawValue: name).flatMap { $0 == .indicators ? nil : .role($0) }
    }
    add(fields, group, to: &record)
    if let total { check(total, record) }
    return record
  }

  /// The sum of the weights says nothing that they do not say, when it is right.
  private mutating func check(_ total: JSONMember, _ record: ImportedRecord) {
    let sum = record.indicators.reduce(Decimal.zero) { sum, row in
      row.weight.flatMap { weightNumber($0.bytes) }.flatMap { sum + $0 } ?? sum
    }
    guard case .number(let digits) = total.value.content, weightNumber(digits) == sum else { return leave(total) }
  }

  // MARK: Fields

  private mutating func add(_ members: [JSONMember], _ group: JSONFieldGroup, to record: inout ImportedRecord) {
    for member in members {
      switch group.meaning(of: member) {
      case .field(let key): field(member, key, group, to: &record)
      case .parts(let parts):
        for part in parts {
          guard let text = fieldText(part.value) else {
            leave(part)
            continue
          }
          record.fields.append(ImportedField(.name(String(decoding: part.key, as: UTF8.self)), text))
        }
      case .companion: break
      case nil: leave(member)
      }
    }
  }

  private mutating func field(
    _ member: JSONMember, _ key: FieldKey, _ group: JSONFieldGroup, to record: inout ImportedRecord
  ) {
    guard let text = fieldText(member.value) else { return leave(member) }
    var field = ImportedField(key, text)
    field.origin = .own
    if case .number(let year)? = group.companion("Year", of: member)?.content {
      field.year = Int(String(decoding: year, as: UTF8.self))
    }
    if case .string(let source)? = group.companion("SameAs", of: member)?.content {
      let name = String(decoding: source, as: UTF8.self)
      field.origin = .field(FieldRole(rawValue: name).map { .role($0) } ?? .name(name))
    }
    record.fields.append(field)
  }

  /// A line, a year, or an amount with its unit behind it.
  private mutating func fieldText(_ value: JSONValue) -> ImportedText? {
    guard case .object(let members) = value.content else { return scalar(value) }
    var (amount, unit): (ImportedText?, ImportedText?)
    for member in members {
      switch String(decoding: member.key, as: UTF8.self) {
      case "amount": amount = scalar(member.value)
      case "unit": unit = scalar(member.value)
      default: leave(member)
      }
    }
    guard let amount else { return nil }
    return ImportedText(amount.bytes + (unit.map { [0x20] + $0.bytes } ?? []), place: amount.place)
  }

  private func scalar(_ value: JSONValue) -> ImportedText? {
    switch value.content {
    case .string(let text), .number(let text): ImportedText(text, place: place(value))
    case .object, .array, .word: nil
    }
  }

  // MARK: Rows

  private mutating func indicator(_ value: JSONValue) -> ImportedIndicator? {
    guard case .object(let members) = value.content,
      let name = members.first(where: { $0.key.elementsEqual("name".utf8) }).flatMap({ scalar($0.value) })
    else {
      leave(value)
      return nil
    }
    var indicator = ImportedIndicator(name: name)
    var target = JSONTarget()
    for member in members {
      switch (String(decoding: member.key, as: UTF8.self), member.value.content) {
      case ("name", _): break
      case ("level1", .string(let level)): indicator.level1 = level
      case ("level2", .string(let level)): indicator.level2 = level
      case ("weight", .number), ("weight", .string): indicator.weight = scalar(member.value)
      case ("relation", .string): indicator.relation = scalar(member.value)
      case ("unit", .string): indicator.unit = scalar(member.value)
      case ("notes", .object(let notes)): attributes(notes, to: &indicator)
      case ("waivers", .array(let waivers)): indicator.waivers = waivers.compactMap { waiver($0) }
      default:
        if !target.take(member, scalar(member.value)) { leave(member) }
      }
    }
    indicator.value = target.value
    return indicator
  }

  /// Several notes of one key are lines of one text.
  private mutating func attributes(_ notes: [JSONMember], to indicator: inout ImportedIndicator) {
    for note in notes {
      guard let text = scalar(note.value) else {
        leave(note)
        continue
      }
      for line in TextLines(text.bytes) {
        indicator.attributes.append((note.key, ImportedText(Array(text.bytes[line]), place: text.place)))
      }
    }
  }

  /// `{"code": "PF304", "reason": "…"}` as `PF304 …`
  private mutating func waiver(_ value: JSONValue) -> [UInt8]? {
    guard case .object(let members) = value.content, members.count == 2,
      let code = members.first(where: { $0.key.elementsEqual("code".utf8) }).flatMap({ scalar($0.value) }),
      let reason = members.first(where: { $0.key.elementsEqual("reason".utf8) }).flatMap({ scalar($0.value) })
    else {
      leave(value)
      return nil
    }
    return code.bytes + [0x20] + reason.bytes
  }
}

/// The members that are fields: `budget` with its companions `budgetYear`, `budgetParts`, and `goalSameAs`.
private struct JSONFieldGroup {
  enum Meaning {
    case field(FieldKey)
    case parts([JSONMember])
    /// Read together with its field.
    case companion
  }

  private let values: [String: JSONValue]
  private let key: (String) -> FieldKey?

  init(_ members: [JSONMember], _ key: @escaping (String) -> FieldKey?) {
    values = Dictionary(members.map { (String(decoding: $0.key, as: UTF8.self), $0.value) }) { first, _ in first }
    self.key = key
  }

  func companion(_ ending: String, of member: JSONMember) -> JSONValue? {
    values[String(decoding: member.key, as: UTF8.self) + ending]
  }

  func meaning(of member: JSONMember) -> Meaning? {
    let name = String(decoding: member.key, as: UTF8.self)
    if name.hasSuffix("Parts"), case .object(let parts) = member.value.content,
      key(String(name.dropLast(5))) != nil, !parts.contains(where: { $0.key.elementsEqual("amount".utf8) })
    {
      return .parts(parts)
    }
    switch member.value.content {
    case .number where name.hasSuffix("Year") && hasField(name.dropLast(4)): return .companion
    case .string where name.hasSuffix("SameAs") && hasField(name.dropLast(6)): return .companion
    case .object, .array, .string, .number, .word: return key(name).map(Meaning.field)
    }
  }

  private func hasField(_ name: Substring) -> Bool {
    let name = String(name)
    return values[name] != nil && key(name) != nil
  }
}

/// The members that say what an indicator shall reach.
private struct JSONTarget {
  private var main: ImportedText?
  private var low: ImportedText?
  private var high: ImportedText?
  private var isWithin = false

  mutating func take(_ member: JSONMember, _ text: ImportedText?) -> Bool {
    switch (String(decoding: member.key, as: UTF8.self), member.value.content) {
    case ("within", .word(let word)):
      isWithin = word.elementsEqual("true".utf8)
      return true
    case ("value", _), ("proportion", _), ("date", _), ("text", _): return set(\.main, text)
    case ("tolerance", _): return set(\.main, text.map { ImportedText(Array("±".utf8) + $0.bytes, place: $0.place) })
    case ("min", _), ("from", _): return set(\.low, text)
    case ("max", _), ("to", _): return set(\.high, text)
    default: return false
    }
  }

  private mutating func set(_ path: WritableKeyPath<JSONTarget, ImportedText?>, _ text: ImportedText?) -> Bool {
    guard let text, self[keyPath: path] == nil else { return false }
    self[keyPath: path] = text
    return true
  }

  /// `45~60`, `±3以内`
  var value: ImportedText? {
    var parts = [low, high].compactMap { $0 }
    if let main { parts.append(main) }
    guard let first = parts.first else { return nil }
    let text = parts.map(\.bytes).joined(separator: [0x7E])
    return ImportedText(Array(text) + (isWithin ? Array("以内".utf8) : []), place: first.place)
  }
}
