// `txt`: the original layout as plain text (language.md section 8). Each cell is a line that starts with one TAB, its
// further lines have none, an empty line ends a row, two end a table.

import PFCForms
import PFCModel

/// The backend for the original layout as plain text.
package struct TextBackend: Backend {
  package let name = "txt"

  package init() {}

  package func emit(_ input: EmitInput, isFirst: Bool, _ output: inout [UInt8]) {
    for (record, table) in input.tables {
      append(table.layout.fill(RecordContent(record, table, in: input)), to: &output)
    }
  }

  private func append(_ grid: Grid, to output: inout [UInt8]) {
    for (number, row) in grid.rows.enumerated() {
      for (column, cell) in row.cells.enumerated() {
        switch cell {
        case .joinedLeft: continue
        case .joinedUp:
          output.append(0x09)
          if grid.endsSecondLevel(number, column) { appendCell(grid.text(above: number, column), to: &output) }
          output.append(0x0A)
        case .content(let text, _, _):
          output.append(0x09)
          appendCell(text, to: &output)
          output.append(0x0A)
        }
      }
      output.append(0x0A)
    }
    output.append(0x0A)
  }

  /// A TAB at the start of a further line would read as a new cell; there it becomes four blanks.
  private func appendCell(_ text: [UInt8], to output: inout [UInt8]) {
    var previous: UInt8 = 0
    for byte in text {
      if byte == 0x09, previous == 0x0A { output += "    ".utf8 } else { output.append(byte) }
      previous = byte
    }
  }
}

extension Grid {
  /// Whether the second level ends while the first, in this cell, goes on: both would print empty, like a row that has the
  /// levels of the row above.
  fileprivate func endsSecondLevel(_ row: Int, _ column: Int) -> Bool {
    let roles = rows[row].roles
    guard roles[column] == .column(.level1), let second = roles.firstIndex(of: .column(.level2)),
      case .content(let text, _, _) = rows[row].cells[second]
    else { return false }
    return text.isEmpty && !self.text(above: row, second).isEmpty
  }

  /// The text that covers a cell from above.
  fileprivate func text(above row: Int, _ column: Int) -> [UInt8] {
    for above in rows[..<row].reversed() {
      if case .content(let text, _, _) = above.cells[column] { return text }
    }
    return []
  }
}

extension EmitInput {
  /// Every table of the department in order: the overall one, then one a fund.
  var tables: [(record: Record, table: TableForm)] {
    var tables: [(Record, TableForm)] = []
    if let table = form.table(.department) { tables.append((department.record, table)) }
    if let table = form.table(.fund) { tables += department.funds.map { ($0.record, table) } }
    return tables
  }
}
