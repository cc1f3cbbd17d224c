// The year of a department's tables, where no field says it: a title does, or text around the tables, or the name of the
// file. Else a guess is made from the year of a budget and the years that the texts speak of, and the user is told.

import PFCDiagnostics
import PFCForms
import PFCText

/// What says the year of a department's tables.
struct YearSigns {
  /// In a title, or in a line below it.
  private(set) var title: Int?
  /// The first year of a key: 2024 of `2024年预算`.
  private(set) var key: (field: String, year: Int)?

  mutating func add(_ draft: Draft, _ table: TableForm) {
    title = title ?? draft.titleYear
    if key == nil, let (field, year) = draft.years.min(by: { $0.key < $1.key }) {
      key = (table.fields[field].name, year)
    }
  }
}

extension Matcher {
  mutating func addYears(_ signs: [YearSigns], fileName: String) {
    guard let field = form.table(.department)?.fields.first(where: { $0.role == .year }) else { return }
    let around = yearAround(fileName, yearBesideDates)
    let dated = yearAround(fileName, firstYear)
    for index in match.departments.indices {
      guard let record = match.departments[index].record,
        !record.fields.contains(where: { $0.key == .name(field.name) })
      else { continue }
      let titled: (Int, Wording?)? = signs[index].title.map { ($0, nil) }
      let found = titled ?? around ?? guess(match.departments[index], signs[index]) ?? dated
      guard let (year, origin) = found else { continue }
      var value = ImportedField(.name(field.name), ImportedText(Array(String(year).utf8), place: ""))
      if let origin {
        value.remark = "\(field.name)取自\(origin.zh)，请核对"
        match.notes.append(
          ReadingNote(
            Wording(
              "\(field.name) \(year) 取自\(origin.zh)，请核对", "the year \(year) is taken from \(origin.en); check it"),
            [], place: record.fields.first.map { String(decoding: $0.text.bytes, as: UTF8.self) } ?? ""))
      }
      match.departments[index].record?.fields.insert(value, at: min(1, record.fields.count))
    }
  }

  /// The year that text around the tables or the name of the file says. A date is that of the text, seldom of the table:
  /// it counts where nothing else tells.
  private func yearAround(_ fileName: String, _ year: ([UInt8]) -> Int?) -> (Int, Wording?)? {
    for paragraph in match.outside {
      guard let year = year(paragraph.text) else { continue }
      return (year, Wording("表外文字（\(paragraph.place)）", "text outside of the tables (\(paragraph.place))"))
    }
    return year(Array(fileName.utf8)).map { ($0, Wording("文件名", "the name of the file")) }
  }

  /// A budget of the year before may stand in for one that is not decided yet: then the texts speak of the next year.
  private func guess(_ department: ImportedDepartment, _ signs: YearSigns) -> (Int, Wording?)? {
    guard let (field, year) = signs.key else { return nil }
    let key = Wording("“\(year)年\(field)”", "“\(year)年\(field)”")
    guard count(of: year + 1, in: department) > count(of: year, in: department) else { return (year, key) }
    return (
      year + 1,
      Wording(
        "目标、概况里的“\(year + 1)年”（预算栏是\(key.zh)）", "“\(year + 1)年” in the texts (the budget is \(key.en))")
    )
  }

  /// How often the texts of a department name a year; what it rests on is older.
  private func count(of year: Int, in department: ImportedDepartment) -> Int {
    let word = Array("\(year)年".utf8)
    var count = 0
    for (object, record) in department.funds.map({ (TableObject.fund, $0) }) + [(.department, department.record)] {
      for field in record?.fields ?? [] {
        guard let table = form.table(object), case .name(let name) = field.key,
          let definition = table.fields.first(where: { $0.name == name }), definition.kind == .prose,
          definition.role != .basis
        else { continue }
        count += occurrences(of: word, in: field.text.bytes)
      }
    }
    return count
  }

  private func occurrences(of word: [UInt8], in text: [UInt8]) -> Int {
    var count = 0
    var offset = 0
    while let place = indexOfByte(word[0], in: text, from: offset) {
      if text[place...].starts(with: word) { count += 1 }
      offset = place + 1
    }
    return count
  }
}
