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

  package init() {}

  // The title of the document, then for each sheet its name, size, heading row and XML, all ended by NUL, which no source
  // holds.
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
      } else {
        output += table.title.utf8
      }
      output += "\0\(sheet.lastCell)\0\(sheet.heading.map { String($0 + 1) } ?? "")\0".utf8
      sheet.append(isSelected: isFirstTable, to: &output)
      output.append(0)
      isFirstTable = false
    }
  }

  package func end(_ output: inout [UInt8]) {
    let parts = output.split(separator: 0, omittingEmptySubsequences: false)
    var names = SheetNames()
    var sheets: [XlsxParts.Sheet] = []
    var archive = ZipWriter()
    for start in stride(from: 1, to: parts.count - 1, by: 4) {
      sheets.append(
        XlsxParts.Sheet(
          name: names.unique(String(decoding: parts[start], as: UTF8.self)),
          lastCell: String(decoding: parts[start + 1], as: UTF8.self),
          heading: Int(String(decoding: parts[start + 2], as: UTF8.self))))
    }
    for (name, text) in XlsxParts.before(sheets) { archive.add(name, Array(text.utf8)) }
    archive.add("docProps/core.xml", OfficeParts.core(title: parts[0]))
    for number in sheets.indices { archive.add(XlsxParts.path(ofSheet: number), Array(parts[number * 4 + 4])) }
    output = archive.finish()
  }
}

/// What sheets may be called: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end, each once whatever
/// the case.
struct SheetNames {
  private var taken: Set<String> = ["history"]

  mutating func unique(_ name: String) -> String {
    var base = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 0x20 ? "_" : $0 }))
    while base.hasPrefix("'") { base.removeFirst() }
    if base.isEmpty { base = "表" }
    var number = 1
    while true {
      let end = number == 1 ? "" : "(\(number))"
      var candidate = shortened(base, to: 31 - end.utf16.count) + end
      while candidate.hasSuffix("'") { candidate.removeLast() }
      if !candidate.isEmpty, taken.insert(candidate.lowercased()).inserted { return candidate }
      number += 1
    }
  }

  private func shortened(_ name: String, to limit: Int) -> String {
    guard name.utf16.count > limit else { return name }
    var short = name
    while short.utf16.count > limit - 1 { short.removeLast() }
    return short + "…"
  }
}
