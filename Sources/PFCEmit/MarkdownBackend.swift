// `md`: GitHub tables that a renderer cannot misread: fields with their values, then the indicators.

import PFCForms
import PFCModel
import PFCText

/// The Markdown backend.
package struct MarkdownBackend: Backend {
  package let name = "md"

  package init() {}

  package func emit(_ input: EmitInput, isFirst: Bool, _ output: inout [UInt8]) {
    if !isFirst { output.append(0x0A) }
    output += "# ".utf8
    name(of: input.department.record, to: &output)
    output.append(0x0A)
    for (record, table) in input.tables { append(record, table, input, to: &output) }
  }

  private func name(of record: Record, to output: inout [UInt8]) {
    if let name = record.name { appendEscaped(record.source.slice(name), to: &output) }
  }

  private func append(_ record: Record, _ table: TableForm, _ input: EmitInput, to output: inout [UInt8]) {
    let content = RecordContent(record, table, in: input)
    output += "\n## ".utf8
    appendEscaped(Array(table.title.utf8)[...], to: &output)
    if table.object == .fund {
      output += "：".utf8
      name(of: record, to: &output)
    }
    output += "\n\n".utf8
    appendRow(FieldList.heading.map { Array($0.utf8) }, to: &output)
    output += "| --- | --- |\n".utf8
    for index in table.fields.indices where table.fields[index].kind != .indicators {
      guard let value = record.fields[index].value else { continue }
      var label: [UInt8] = []
      if case .money(let money) = value, let year = money.year { label += "\(year)年".utf8 }
      label += table.fields[index].name.utf8
      if case .money = value { label += "（\(input.form.moneyUnit)）".utf8 }
      var cell: [UInt8] = []
      content.append(record, index, to: &cell)
      appendRow([label, cell], to: &output)
    }
    appendIndicators(record, table, content, to: &output)
  }

  private func appendIndicators(
    _ record: Record, _ table: TableForm, _ content: RecordContent, to output: inout [UInt8]
  ) {
    let columns = table.layout.indicatorColumns
    guard !columns.isEmpty else { return }
    output.append(0x0A)
    appendRow(
      columns.map { column in
        var cell: [UInt8] = []
        for piece in column.heading { content.append(piece, to: &cell) }
        return cell
      }, to: &output)
    output += "|".utf8
    for _ in columns { output += " --- |".utf8 }
    output.append(0x0A)
    for index in 0..<content.indicatorCount {
      appendRow(
        columns.map { column in
          var cell: [UInt8] = []
          content.append(column.column, ofIndicator: index, to: &cell)
          return cell
        }, to: &output)
    }
    guard let rule = table.weights else { return }
    output += "\n权重合计：\(record.weightSum)\(rule.isPercent ? "%" : "")".utf8
    if let reserve = rule.reserve {
      output += "（另有".utf8
      appendEscaped(Array(reserve.name.utf8)[...], to: &output)
      output += " \(reserve.weight)）".utf8
    }
    output.append(0x0A)
  }

  private func appendRow(_ cells: [[UInt8]], to output: inout [UInt8]) {
    output += "|".utf8
    for cell in cells {
      output.append(0x20)
      appendEscaped(cell[...], to: &output)
      output += " |".utf8
    }
    output.append(0x0A)
  }

  /// Backslashes before every mark that Markdown could read, `<br>` for line ends.
  private func appendEscaped(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x0A: output += "<br>".utf8
      case 0x0D: output.append(0x20)
      case 0x5C, 0x7C, 0x3C, 0x3E, 0x2A, 0x5F, 0x60, 0x5B, 0x5D, 0x7E, 0x26, 0x23, 0x21:
        output.append(0x5C)
        output.append(byte)
      default: output.append(byte)
      }
    }
  }
}

extension Layout {
  /// The indicator columns from left to right, each with what stands above it.
  fileprivate var indicatorColumns: [(heading: [LayoutPiece], column: IndicatorColumn)] {
    guard let index = rows.firstIndex(where: \.repeats) else { return [] }
    var columns: [(heading: [LayoutPiece], column: IndicatorColumn)] = []
    for (place, cell) in rows[index].cells.enumerated() {
      guard case .content(let pieces) = cell else { continue }
      for case .indicator(let column) in pieces {
        columns.append((heading(of: place, above: index), column))
      }
    }
    return columns
  }

  /// The nearest words above a column.
  private func heading(of place: Int, above index: Int) -> [LayoutPiece] {
    var (row, column) = (index - 1, place)
    while row >= 0, rows[row].cells.indices.contains(column) {
      switch rows[row].cells[column] {
      case .content(let pieces): return pieces
      case .joinedUp: row -= 1
      case .joinedLeft: column -= 1
      }
    }
    return []
  }
}
