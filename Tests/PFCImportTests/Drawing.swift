// Tables drawn with `|`, divided by blank lines; `^` is covered by the cell above, `<` by the one to its left. A line with
// `~` before it is a paragraph, `\n` in a cell a line end.

import PFCForms
import PFCImport

struct Drawing {
  static let standards = Standards()

  private(set) var document = RawDocument()

  init(_ drawing: String) {
    var rows: [[RawCell]] = []
    for (number, line) in drawing.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("~") {
        if !rows.isEmpty { document.blocks.append(.table(RawTable(rows: rows))) }
        rows = []
        if !line.isEmpty {
          document.blocks.append(.paragraph(RawCell(Array(line.dropFirst().utf8), place: "第\(number + 1)行")))
        }
        continue
      }
      rows.append([])
      for (column, cell) in line.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
        let text = cell.split(separator: " ").joined(separator: " ").replacing("\\n", with: "\n")
        switch text {
        case "<": if let last = rows[rows.count - 1].indices.last { rows[rows.count - 1][last].columns += 1 }
        case "^": Self.extend(&rows, column)
        default:
          rows[rows.count - 1].append(
            RawCell(Array(text.utf8), column: column, place: "第\(number + 1)行第\(column + 1)格"))
        }
      }
    }
    if !rows.isEmpty { document.blocks.append(.table(RawTable(rows: rows))) }
  }

  private static func extend(_ rows: inout [[RawCell]], _ column: Int) {
    for row in rows.indices.reversed() {
      if let cell = rows[row].firstIndex(where: { $0.column == column }) {
        rows[row][cell].rows += 1
        return
      }
    }
  }

  func imported(_ forms: [Form] = standards.forms, fileName: String = "甲.txt") throws -> ImportResult {
    try importTables(
      document, format: "txt", fileName: fileName, forms: forms.map { FormChoice($0, reference: nil) },
      standards: Self.standards
    ).get()
  }

  /// The one source, without its first line.
  func source(_ forms: [Form] = standards.forms) throws -> String {
    let sources = try imported(forms).sources.map { String(decoding: $0.bytes, as: UTF8.self) }
    return sources.map {
      $0.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().joined(separator: "\n")
    }
    .joined()
  }
}
