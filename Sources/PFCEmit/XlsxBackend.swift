// `xlsx`: the official tables as an Excel workbook, a sheet a table. Sheets are collected department by department; the
// archive with its fixed parts (XlsxParts.swift) is put around them at the end.

import PFCArchive
import PFCForms
import PFCModel
import PFCText

/// The Excel backend (ECMA-376, transitional).
package struct XlsxBackend: Backend {
  package let name = "xlsx"
  package let isStandard = false
  package let isArchive = true
  /// An archive holds 65,535 entries, and some are no sheets.
  package let tableLimit = 65_000

  package init() {}

  // The title of the document, then for each sheet its name, that of its department where the name is the form's, size,
  // heading rows and XML, all ended by NUL, which no source holds.
  package func emit(_ input: EmitInput, isFirst: Bool, _ output: inout [UInt8]) {
    if isFirst {
      input.appendDocumentTitle(to: &output)
      output.append(0)
    }
    var isFirstTable = isFirst
    for (record, table) in input.tables {
      let grid = table.layout.fill(RecordContent(record, table, in: input))
      let sheet = XlsxSheet(grid)
      if table.object == .fund, let name = record.name {
        output += record.source.slice(name)
        output.append(0)
      } else {
        output += table.title.utf8
        output.append(0)
        if let name = record.name { output += record.source.slice(name) }
      }
      let heading = sheet.heading.map { "$\($0.lowerBound):$\($0.upperBound)" } ?? ""
      output += "\0\(sheet.lastCell)\0\(heading)\0".utf8
      sheet.append(isSelected: isFirstTable, to: &output)
      output.append(0)
      isFirstTable = false
    }
  }

  package func end(_ output: inout [UInt8]) {
    let parts = output.split(separator: 0, omittingEmptySubsequences: false)
    let starts = stride(from: 1, to: parts.count - 1, by: 5)
    // Overall tables of several departments would all have the form's name.
    let namesDepartments = starts.count { !parts[$0 + 1].isEmpty } > 1
    var names = SheetNames()
    var archive = ZipWriter()
    let sheets = starts.map { start in
      let name = namesDepartments && !parts[start + 1].isEmpty ? parts[start + 1] : parts[start]
      return XlsxParts.Sheet(
        name: names.unique(String(decoding: name, as: UTF8.self)),
        lastCell: String(decoding: parts[start + 2], as: UTF8.self),
        heading: String(decoding: parts[start + 3], as: UTF8.self))
    }
    for (name, text) in XlsxParts.before(sheets) { archive.add(name, Array(text.utf8)) }
    archive.add("docProps/core.xml", OfficeParts.core(title: parts[0]))
    for (number, start) in starts.enumerated() {
      archive.add(XlsxParts.path(ofSheet: number), Array(parts[start + 4]))
    }
    output = archive.finish()
  }
}

/// What sheets may be called: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, each once whatever
/// the case.
struct SheetNames {
  private var taken: Set<String> = ["history"]
  /// The last number given to names of one beginning, so that many of them do not count from the start each.
  private var numbers: [String: Int] = [:]

  mutating func unique(_ name: String) -> String {
    var base = Array(
      name.unicodeScalars.map { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 0x20 ? "_" : $0 }
        .drop { $0 == "'" })
    if base.isEmpty { base = ["表"] }
    let whole = shortened(base, with: "")
    if taken.insert(whole.lowercased()).inserted { return whole }
    let beginning = String(String.UnicodeScalarView(base.prefix(16))).lowercased()
    var number = numbers[beginning] ?? 1
    while true {
      number += 1
      let candidate = shortened(base, with: "(\(number))")
      guard taken.insert(candidate.lowercased()).inserted else { continue }
      numbers[beginning] = number
      return candidate
    }
  }

  private func shortened(_ name: [Unicode.Scalar], with end: String) -> String {
    func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) + end }
    let limit = 31 - end.utf16.count
    var units = 0
    var kept = 0
    for (index, scalar) in name.enumerated() {
      units += scalar.utf16.count
      if units < limit { kept = index + 1 }
      if units > limit { return text(name[..<kept] + ["…"]) }
    }
    let trimmed = end.isEmpty ? name.lastIndex { $0 != "'" }.map { $0 + 1 } : name.count
    return text(name[..<(trimmed ?? name.count)])
  }
}
