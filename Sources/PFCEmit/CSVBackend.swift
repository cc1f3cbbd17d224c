// `csv`: the indicators of all inputs, one a row, for spreadsheets and statistics.

import PFCForms
import PFCModel
import PFCText

/// The CSV backend: UTF-8 with a byte order mark, because spreadsheets take a file without one for the system's own
/// encoding; CRLF and quotes as RFC 4180 has them.
package struct CSVBackend: Backend {
  package let name = "csv"
  package let isStandard = false

  package init() {}

  package func begin(_ output: inout [UInt8]) {
    output += byteOrderMark
    output += (IndicatorListColumn.allCases.map(\.rawValue).joined(separator: ",") + "\r\n").utf8
  }

  package func emit(_ input: EmitInput, isFirst: Bool, _ output: inout [UInt8]) {
    let department = input.department.record
    var head: [UInt8] = []
    append(text(department.name, of: department), to: &head)
    head.append(0x2C)
    if let index = input.form.table(.department)?.index(of: .year),
      case .year(let year, _) = department.fields[index].value
    {
      head += String(year).utf8
    }
    head.append(0x2C)
    append(Array(input.form.name.utf8), to: &head)
    head.append(0x2C)
    for (record, table) in input.tables {
      var start = head
      if table.object == .fund { append(text(record.name, of: record), to: &start) }
      let content = RecordContent(record, table, in: input)
      for (index, indicator) in (record.indicators.value ?? []).enumerated() {
        output += start
        for column in [IndicatorColumn.level1, .level2, .name, .weight, .relation, .value, .unit] {
          var cell: [UInt8] = []
          content.append(column, ofIndicator: index, to: &cell)
          output.append(0x2C)
          append(cell, to: &output)
        }
        output.append(0x2C)
        append(notes(of: indicator, in: record), to: &output)
        output += "\r\n".utf8
      }
    }
  }

  private func text(_ range: TextRange?, of record: Record) -> [UInt8] {
    range.map { Array(record.source.slice($0)) } ?? []
  }

  /// `说明：…`, one a line.
  private func notes(of indicator: Indicator, in record: Record) -> [UInt8] {
    var cell: [UInt8] = []
    for attribute in indicator.attributes {
      if !cell.isEmpty { cell.append(0x0A) }
      cell += record.source.slice(attribute.key)
      cell += "：".utf8
      cell += record.source.slice(attribute.text)
    }
    return cell
  }

  private func append(_ cell: [UInt8], to output: inout [UInt8]) {
    let isFormula = FormulaGuard.isNeeded(cell)
    guard isFormula || cell.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
      output += cell
      return
    }
    output.append(0x22)
    if isFormula { output.append(0x27) }
    for byte in cell {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }
}
