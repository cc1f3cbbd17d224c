// Tables to departments: whose fund is it.

import PFCForms
import PFCText

/// Departments while the tables of a document are assigned to them.
struct Assembly {
  var names = DepartmentNames()
  /// What says the year, by department.
  var years: [YearSigns] = []
  /// Titles of tables without rows, by department.
  var titles: [(department: Int, title: RawCell)] = []
}

extension Matcher {
  mutating func assemble(fileName: String) -> Match {
    closeDraft()
    drafts = drafts.filter { draft in
      let isBare = draft.isBare && (tables[draft.table].table.object == .fund || draft.values.isEmpty)
      guard !draft.isSure || isBare else { return true }
      leave(draft.values.values.sorted { ($0.place, $0.column) < ($1.place, $1.column) })
      if let title = draft.title { match.emptyTitles.append(Leftover(title.text, place: title.place)) }
      return false
    }
    match.tableCount = drafts.count
    match.leftovers += match.emptyTitles
    var assembly = Assembly()
    for draft in drafts { add(draft, &assembly) }
    leaveTitlesWithoutRows(assembly)
    addYears(assembly.years, fileName: fileName)
    dropHeadings()
    return match
  }

  /// A table whose rows were not found is not read as a whole, even if each of its other cells is.
  private mutating func leaveTitlesWithoutRows(_ assembly: Assembly) {
    for (department, title) in assembly.titles
    where match.departments[department].record?.indicators.isEmpty ?? true { leave([title]) }
  }

  /// A heading above the tables that is the name of a department or a fund says nothing more.
  private mutating func dropHeadings() {
    var names: Set<[UInt8]> = []
    for department in match.departments {
      for name in [ownName(department)] + department.funds.map(\.fields.first) {
        if let name { names.insert(normalizedLabel(name.text.bytes)) }
      }
    }
    match.outside.removeAll { $0.text.count <= 600 && names.contains(normalizedLabel(withoutBrackets($0.text))) }
  }

  private func ownName(_ department: ImportedDepartment) -> ImportedField? {
    let first = form.table(.department)?.fields.first
    return department.record?.fields.first { $0.key == .role(.name) || $0.key == .name(first?.name ?? "") }
  }

  // MARK: Tables

  private mutating func add(_ draft: Draft, _ assembly: inout Assembly) {
    let table = tables[draft.table].table
    let needsRows = table.fields.contains { $0.kind == .indicators && $0.isRequired }
    let title = needsRows && draft.indicators.isEmpty ? draft.title : nil
    let index: Int
    switch table.object {
    case .department:
      index = addDepartment(draft, &assembly)
      if let title { assembly.titles.append((index, title)) }
    case .fund:
      index = addFund(draft, &assembly)
      if let title { leave([title]) }
    }
    assembly.years[index].add(draft, table)
  }

  /// Adds the table of a department, to what is known of it.
  private mutating func addDepartment(_ draft: Draft, _ assembly: inout Assembly) -> Int {
    var draft = draft
    if let object = draft.titleObject { putOutside(object) }
    let name = name(of: draft, at: .field(0))
    draft.values[.field(0)] = name
    let record = record(draft)
    var known = match.departments.first.flatMap { $0.record == nil ? 0 : nil }
    if known == nil, let name {
      known = assembly.names.findWaiting(name.text) { !(match.departments[$0].record?.indicators.isEmpty ?? true) }
    }
    let index = known ?? match.departments.count
    if index == match.departments.count { append(ImportedDepartment(), &assembly) }
    let earlier = match.departments[index].record
    match.departments[index].record = record
    if let name { assembly.names.add(name.trimmed, index) }
    if let earlier { keep(earlier, in: index) }
    return index
  }

  private mutating func addFund(_ draft: Draft, _ assembly: inout Assembly) -> Int {
    let owner = name(of: draft, at: .departmentField(0))
    var index = match.departments.count - 1
    if let owner, let known = assembly.names.find(owner.text) { index = known }
    if index < 0 || owner.map({ !isOwner(match.departments[index], $0) }) ?? false {
      append(ImportedDepartment(), &assembly)
      index = match.departments.count - 1
    }
    if let owner, match.departments[index].record == nil {
      let name = ImportedField(.role(.name), ImportedText(joinedLines(owner.trimmed), place: owner.place))
      match.departments[index].record = ImportedRecord(fields: [name])
      assembly.names.add(owner.trimmed, index)
    }
    match.departments[index].funds.append(record(withObject(draft)))
    addDepartmentFields(draft, to: index)
    return index
  }

  private mutating func append(_ department: ImportedDepartment, _ assembly: inout Assembly) {
    match.departments.append(department)
    assembly.years.append(YearSigns())
  }

  private func isOwner(_ department: ImportedDepartment, _ name: RawCell) -> Bool {
    guard department.record != nil else { return true }
    return ownName(department).map { DepartmentNames.areSame($0.text.bytes, name.text) } ?? false
  }

  /// The department's name as the table says it, or else as it stands before the title.
  private mutating func name(of draft: Draft, at place: Place) -> RawCell? {
    guard let name = draft.values[place] else { return draft.titleName }
    if let other = draft.titleName, !DepartmentNames.areSame(name.text, other.text) { putOutside(other) }
    return name
  }

  /// A fund without a name of its own is called as behind its title.
  private mutating func withObject(_ draft: Draft) -> Draft {
    var draft = draft
    guard let object = draft.titleObject else { return draft }
    if draft.values[.field(0)] == nil { draft.values[.field(0)] = object } else { putOutside(object) }
    return draft
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
          // Parts have the unit of their sum, unless the table says one.
          unit: draft.units[index] ?? draft.unit ?? field.parent.flatMap { draft.units[$0] } ?? draft.earlierUnit))
    }
    return record
  }
}
