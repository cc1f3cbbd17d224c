// Tables to departments: whose fund is it, and of which year.

import PFCForms
import PFCText

extension Matcher {
  mutating func assemble(fileName: String) -> Match {
    closeDraft()
    drafts = drafts.filter { draft in
      let isBare = draft.isBare && (tables[draft.table].table.object == .fund || draft.values.isEmpty)
      if !draft.isSure || isBare { leave(draft.values.values.sorted { ($0.place, $0.column) < ($1.place, $1.column) }) }
      return draft.isSure && !isBare
    }
    match.tableCount = drafts.count
    var years: [(title: Int?, key: (field: String, year: Int)?)] = []
    for draft in drafts { add(draft, &years) }
    for index in match.departments.indices { addYear(&match.departments[index], years[index], fileName) }
    dropHeadings()
    return match
  }

  /// A heading above the tables that is the name of a department says nothing more.
  private mutating func dropHeadings() {
    let names = Set(match.departments.compactMap { ownName($0).map { normalizedLabel($0.text.bytes) } })
    match.outside.removeAll { $0.text.count <= 600 && names.contains(normalizedLabel($0.text)) }
  }

  private func ownName(_ department: ImportedDepartment) -> ImportedField? {
    let first = form.table(.department)?.fields.first
    return department.record?.fields.first { $0.key == .role(.name) || $0.key == .name(first?.name ?? "") }
  }

  private mutating func add(_ draft: Draft, _ years: inout [(title: Int?, key: (field: String, year: Int)?)]) {
    let table = tables[draft.table].table
    let record = record(draft)
    var index = match.departments.count - 1
    switch table.object {
    case .department:
      let name = draft.values[.field(0)]
      index =
        match.departments.firstIndex {
          isUnnamed($0) || name != nil && isNamed($0, name) && $0.record?.indicators.isEmpty ?? true
        } ?? -1
      if index < 0 {
        match.departments.append(ImportedDepartment(record: record))
        years.append((nil, nil))
        index = match.departments.count - 1
      } else {
        let known = match.departments[index].record
        match.departments[index].record = record
        if let known { keep(known, in: index) }
      }
    case .fund:
      let owner = draft.values[.departmentField(0)]
      if let owner,
        let known = match.departments.lastIndex(where: { hasExactly($0, owner) })
          ?? match.departments.lastIndex(where: { isNamed($0, owner) })
      {
        index = known
      }
      if index < 0 || owner != nil && !isNamed(match.departments[index], owner) && !isUnnamed(match.departments[index])
      {
        match.departments.append(ImportedDepartment())
        years.append((nil, nil))
        index = match.departments.count - 1
      }
      if let owner, match.departments[index].record == nil {
        let name = ImportedField(.role(.name), ImportedText(joinedLines(owner.trimmed), place: owner.place))
        match.departments[index].record = ImportedRecord(fields: [name])
      }
      match.departments[index].funds.append(record)
      addDepartmentFields(draft, to: index)
    }
    if years[index].title == nil { years[index].title = draft.titleYear }
    if years[index].key == nil, let (field, year) = draft.years.min(by: { $0.key < $1.key }) {
      years[index].key = (table.fields[field].name, year)
    }
  }

  /// What was said of a department before its own table came, or on another page of it.
  private mutating func keep(_ known: ImportedRecord, in index: Int) {
    let first = form.table(.department)?.fields.first
    for field in known.fields where field.key != .role(.name) && field.key != first.map({ .name($0.name) }) {
      let own = match.departments[index].record?.fields.first { $0.key == field.key && $0.year == field.year }
      if own == nil {
        match.departments[index].record?.fields.append(field)
      } else if own.map({ normalizedLabel($0.text.bytes) != normalizedLabel(field.text.bytes) }) ?? false {
        match.leftovers.append(Leftover(field.text.bytes, place: field.text.place))
      }
    }
  }

  /// What the table of a fund says of its department is that department's, unless its own table says it.
  private mutating func addDepartmentFields(_ draft: Draft, to index: Int) {
    guard let table = form.table(.department) else { return }
    for (field, definition) in table.fields.enumerated().dropFirst() {
      guard let cell = draft.values[.departmentField(field)] else { continue }
      let known = match.departments[index].record?.fields.first { $0.key == .name(definition.name) }
      if let known {
        if normalizedLabel(known.text.bytes) != normalizedLabel(cell.text) { leave([cell]) }
      } else {
        let text = ImportedText(definition.kind == .prose ? cell.text : joinedLines(cell.trimmed), place: cell.place)
        match.departments[index].record?.fields.append(ImportedField(.name(definition.name), text))
      }
    }
  }

  private func hasExactly(_ department: ImportedDepartment, _ name: RawCell) -> Bool {
    ownName(department).map { normalizedLabel($0.text.bytes) == normalizedLabel(name.text) } ?? false
  }

  private func isUnnamed(_ department: ImportedDepartment) -> Bool { department.record == nil }

  /// Whether a department has this name, or one of the two is longer by the area that it lies in: 沙坪坝区山洞街道 is
  /// 山洞街道, but 东南街道 is not 南街道.
  private func isNamed(_ department: ImportedDepartment, _ name: RawCell?) -> Bool {
    guard let own = ownName(department), let name else { return false }
    let (one, other) = (normalizedLabel(own.text.bytes), normalizedLabel(name.text))
    guard !one.isEmpty, !other.isEmpty else { return false }
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    guard long.suffix(short.count).elementsEqual(short) else { return false }
    let area = long.dropLast(short.count)
    return area.isEmpty || areaEnds.contains { area.suffix($0.count).elementsEqual($0) }
  }

  private func record(_ draft: Draft) -> ImportedRecord {
    let table = tables[draft.table].table
    var record = ImportedRecord(indicators: draft.indicators)
    for (index, field) in table.fields.enumerated() {
      guard let cell = draft.values[.field(index)] else { continue }
      let isLong = field.kind == .prose
      let text = ImportedText(isLong ? cell.text : joinedLines(cell.trimmed), place: cell.place)
      record.fields.append(
        ImportedField(
          .name(field.name), text, year: draft.years[index],
          // Parts have the unit of their sum.
          unit: draft.units[index] ?? field.parent.flatMap { draft.units[$0] } ?? draft.unit))
    }
    return record
  }

  /// The year of the tables: a title says it, or the name of the file, or else the year of an amount stands in for it,
  /// with a remark.
  private func addYear(
    _ department: inout ImportedDepartment, _ years: (title: Int?, key: (field: String, year: Int)?), _ fileName: String
  ) {
    guard let table = form.table(.department), let field = table.index(of: .year), department.record != nil else {
      return
    }
    let name = table.fields[field].name
    guard department.record?.fields.contains(where: { $0.key == .name(name) }) == false else { return }
    var remark: String?
    var year = years.title
    if year == nil {
      for paragraph in match.outside where year == nil {
        year = firstYear(in: paragraph.text)
        if year != nil { remark = "\(name)取自表外文字（\(paragraph.place)），请核对" }
      }
    }
    if year == nil, let found = firstYear(in: fileName.utf8) {
      year = found
      remark = "\(name)取自文件名，请核对"
    }
    if year == nil, let key = years.key {
      year = key.year
      remark = "\(name)取自“\(key.year)年\(key.field)”，请核对"
    }
    guard let year else { return }
    var value = ImportedField(.name(name), ImportedText(Array(String(year).utf8), place: ""))
    value.remark = remark
    let position = min(1, department.record?.fields.count ?? 0)
    department.record?.fields.insert(value, at: position)
  }
}

/// What the name of an area, or the number before a name, ends with.
private let areaEnds = ["省", "市", "区", "县", "州", "盟", "旗", "镇", "乡", "-"].map { Array($0.utf8) }
