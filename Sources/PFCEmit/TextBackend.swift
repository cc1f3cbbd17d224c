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
    // The row that the cell which shows in each column begins in, before the row at hand.
    var tops = Array(repeating: 0, count: grid.columnCount)
    for (number, row) in grid.rows.enumerated() {
      for (column, cell) in row.cells.enumerated() {
        switch cell {
        case .joinedLeft: continue
        case .joinedUp:
          output.append(0x09)
          if grid.endsSecondLevel(number, column, tops) { appendCell(grid.text(tops[column], column), to: &output) }
          output.append(0x0A)
        case .content(let text, _, _):
          output.append(0x09)
          appendCell(text, to: &output)
          output.append(0x0A)
        }
      }
      output.append(0x0A)
      for (column, cell) in row.cells.enumerated() where cell != .joinedUp { tops[column] = number }
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
  fileprivate func endsSecondLevel(_ row: Int, _ column: Int, _ tops: [Int]) -> Bool {
    let roles = rows[row].roles
    guard roles[column] == .column(.level1), let second = roles.firstIndex(of: .column(.level2)),
      case .content(let text, _, _) = rows[row].cells[second]
    else { return false }
    return text.isEmpty && !self.text(tops[second], second).isEmpty
  }

  fileprivate func text(_ row: Int, _ column: Int) -> [UInt8] {
    if case .content(let text, _, _) = rows[row].cells[column] { text } else { [] }
  }
}
