// One file in, sources out: the reader that knows the format, the form that fits best, and a source for each department.

import PFCDiagnostics
package import PFCForms
import PFCText

/// A form that tables may have, and how a source names it; nil where it is in force anyway.
package struct FormChoice: Sendable {
  package let form: Form
  package let reference: String?

  package init(_ form: Form, reference: String?) {
    self.form = form
    self.reference = reference
  }
}

/// A department as source.
package struct ImportedSource: Sendable {
  /// Of the department.
  package let name: String
  /// The form that it is written under.
  package let form: Form
  package let bytes: [UInt8]
}

/// What came of a file.
package struct ImportResult: Sendable {
  /// txt, docx …
  package var format: String
  package var formName: String
  package var sources: [ImportedSource] = []
  package var tableCount = 0
  package var indicatorCount = 0
  /// Cells that found no place.
  package var leftovers: [Leftover] = []
  /// Text outside of the tables, which belongs to none of them.
  package var outside: [Leftover] = []
  /// What a person should know of how the file was read.
  package var notes: [ReadingNote] = []
}

/// Imports a file; of several forms the one that leaves the least over, then the first, is taken.
package func importDocument(
  _ bytes: [UInt8], fileName: String, forms: [FormChoice], standards: Standards
) -> Result<ImportResult, ImportFault> {
  guard let reader = Readers.all.first(where: { $0.recognizes(bytes) }) else { return .failure(noTable) }
  return reader.read(bytes).flatMap { content in
    switch content {
    case .tables(let document):
      return importTables(document, format: reader.name, fileName: fileName, forms: forms, standards: standards)
    case .departments(let departments, let leftovers):
      return takeDepartments(departments, leftovers, reader.name, fileName, forms, standards)
    }
  }
}

/// Takes departments under the forms that they name.
private func takeDepartments(
  _ departments: [ImportedDepartment], _ leftovers: [Leftover], _ format: String, _ fileName: String,
  _ forms: [FormChoice], _ standards: Standards
) -> Result<ImportResult, ImportFault> {
  guard !departments.isEmpty else { return .failure(noTable) }
  var result = ImportResult(format: format, formName: "")
  result.leftovers = leftovers
  for department in departments {
    let name = department.form
    guard let choice = name.map({ name in forms.first { $0.form.name == name } }) ?? forms.first else {
      return .failure(
        ImportFault(
          Wording("用的是表样“\(name ?? "")”，这里没有", "it uses the form “\(name ?? "")”, which is not here"),
          advice: Wording("用 --form 指出表样文件", "name the form's file by --form")))
    }
    if result.formName.isEmpty { result.formName = choice.form.name }
    result.tableCount += department.funds.count + (department.record == nil ? 0 : 1)
    result.write([department], fileName, choice, standards, mayHoldShares: false)
  }
  return .success(result)
}

/// Matches tables with the forms.
package func importTables(
  _ document: RawDocument, format: String, fileName: String, forms: [FormChoice], standards: Standards
) -> Result<ImportResult, ImportFault> {
  guard document.isBounded else { return .failure(tooLargeFault) }
  var best: (choice: FormChoice, match: Match)?
  var emptyTitle: Leftover?
  for choice in forms {
    let match = Matcher.run(document, choice.form, standards, fileName: fileName)
    emptyTitle = emptyTitle ?? match.emptyTitles.first
    if match.tableCount > 0, best.map({ match.fits(betterThan: $0.match) }) ?? true { best = (choice, match) }
  }
  guard let best else { return .failure(emptyTitle.map(noContent) ?? noTable) }
  var result = ImportResult(format: format, formName: best.choice.form.name)
  result.tableCount = best.match.tableCount
  result.leftovers = document.leftovers + best.match.leftovers
  result.notes = document.notes + best.match.notes
  result.outside = best.match.outside
  result.write(best.match.departments, fileName, best.choice, standards, mayHoldShares: true)
  return .success(result)
}

private let noTable = ImportFault(
  Wording("没有认出任何一张表", "no table was recognized"),
  advice: Wording(
    "核对是不是绩效目标表；别的表样用 --form 指出表样文件", "is it a table of targets? name the file of another form by --form"))

private func noContent(_ title: Leftover) -> ImportFault {
  let text = String(decoding: joinedLines(title.text).prefix(120), as: UTF8.self)
  return ImportFault(
    Wording(
      "认出了标题“\(text)”（\(title.place)），没有读出表里的内容",
      "the title “\(text)” (\(title.place)) was recognized, but nothing of its table"),
    advice: Wording(
      "用 Word、Excel 或者 WPS 打开原来的文件，另存为 .docx、.xlsx 再导入",
      "open the original file and save it as .docx or .xlsx"))
}

extension RawDocument {
  /// Whether it may be matched in bounded time.
  fileprivate var isBounded: Bool {
    var (lines, cells) = (0, 0)
    for block in blocks {
      switch block {
      case .paragraph: (lines, cells) = (lines + 1, cells + 1)
      case .table(let table):
        lines += table.rows.count
        cells += table.rows.reduce(0) { $0 + $1.count }
      }
    }
    return lines <= Self.lineLimit && cells <= Self.cellLimit
  }
}

extension Match {
  fileprivate func fits(betterThan other: Match) -> Bool {
    leftovers.count != other.leftovers.count ? leftovers.count < other.leftovers.count : placedCount > other.placedCount
  }
}

extension ImportResult {
  fileprivate mutating func write(
    _ departments: [ImportedDepartment], _ fileName: String, _ choice: FormChoice, _ standards: Standards,
    mayHoldShares: Bool
  ) {
    for department in departments {
      var writer = SourceWriter(choice.form, standards.units, mayHoldShares: mayHoldShares)
      let bytes = writer.write(department, from: fileName, formReference: choice.reference)
      leftovers += writer.leftovers
      notes += writer.remarks.notes
      indicatorCount += ([department.record].compactMap { $0 } + department.funds).reduce(0) {
        $0 + $1.indicators.count
      }
      sources.append(ImportedSource(name: department.name(under: choice.form), form: choice.form, bytes: bytes))
    }
  }
}

extension ImportedDepartment {
  /// The name of the department, or of its first fund.
  fileprivate func name(under form: Form) -> String {
    let object: TableObject = record == nil ? .fund : .department
    let first = form.table(object)?.fields.first
    let field = (record ?? funds.first)?.fields.first { field in
      field.key == .role(.name) || first.map { field.key == .name($0.name) } ?? false
    }
    return String(decoding: field.map { joinedLines(trimmedText($0.text.bytes)) } ?? [], as: UTF8.self)
  }
}
