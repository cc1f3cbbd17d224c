// `html`: the official tables as one page that needs nothing else: real spans and scopes, prints on A4, no script.

import PFCArchive
import PFCForms
import PFCModel

/// The HTML backend.
package struct HTMLBackend: Backend {
  package let name = "html"

  package init() {}

  package func emit(_ input: EmitInput, isFirst: Bool, _ output: inout [UInt8]) {
    var title: [UInt8] = []
    if let name = input.department.record.name { title += input.department.record.source.slice(name) }
    if isFirst { appendHead(title, input, to: &output) }
    output += "<main>\n<h1>".utf8
    appendXML(title, to: &output)
    output += "</h1>\n".utf8
    for (record, table) in input.tables {
      append(table.layout.fill(RecordContent(record, table, in: input)), to: &output)
    }
    output += "</main>\n".utf8
  }

  package func end(_ output: inout [UInt8]) { output += "</body>\n</html>\n".utf8 }

  private func appendHead(_ title: [UInt8], _ input: EmitInput, to output: inout [UInt8]) {
    output +=
      """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>
      """.utf8
    appendXML(title, to: &output)
    output += " ".utf8
    appendXML(Array(input.form.name.utf8), to: &output)
    output += "</title>\n<style>\n\(htmlStyle)</style>\n</head>\n<body>\n".utf8
  }

  // MARK: Tables

  /// The title and the line of 编制单位 and 单位 stand in the caption, so the table holds what is ruled.
  func append(_ grid: Grid, to output: inout [UInt8]) {
    let parts = TableParts(grid)
    // A region that scrolls is reached by keyboard only if it can have the focus.
    output += "<div class=\"sheet\" tabindex=\"0\">\n<table>\n<caption>\n".utf8
    for row in parts.above { appendCaption(row, to: &output) }
    output += "</caption>\n".utf8
    appendColumns(of: grid, to: &output)
    if !parts.fields.isEmpty { appendGroup("<tbody>", parts.fields[...], to: &output) }
    if parts.isLong {
      if !parts.fields.isEmpty {
        // Browsers repeat only the head of a table, so the indicators are one of their own.
        output += "</table>\n<table>\n".utf8
        appendColumns(of: grid, to: &output)
      }
      appendGroup("<thead>", parts.indicators[..<parts.headingCount], of: parts, to: &output)
      appendGroup("<tbody>", parts.indicators[parts.headingCount...], of: parts, to: &output)
    } else if !parts.indicators.isEmpty {
      appendGroup("<tbody class=\"whole\">", parts.indicators[...], of: parts, to: &output)
    }
    output += "</table>\n</div>\n".utf8
  }

  private func appendColumns(of grid: Grid, to output: inout [UInt8]) {
    output += "<colgroup>".utf8
    for share in grid.columnWidths(total: 100) { output += "<col style=\"width:\(share)%\">".utf8 }
    output += "</colgroup>\n".utf8
  }

  /// Rows in a group; no cell reaches out of one, so below a cell that is cut stand empty ones.
  private func appendGroup(
    _ tag: String, _ rows: ArraySlice<GridRow>, of parts: TableParts? = nil, to output: inout [UInt8]
  ) {
    output += "\(tag)\n".utf8
    for (index, row) in zip(rows.indices, rows) {
      output += row.kind == .indicator ? "<tr class=\"indicator\">".utf8 : "<tr>".utf8
      let headingCount = parts?.headingCount ?? 0
      let headingLeft = row.kind == .heading ? max(1, headingCount - index) : 0
      for (column, cell) in row.cells.enumerated() {
        let covered = parts?.cut[column]
        if case .content(let text, let columns, let rows) = cell {
          let isCut = covered?.lowerBound == index
          append(
            text, row.roles[column], headingLeft: headingLeft, columns: columns, rows: isCut ? headingLeft : rows,
            isCut, to: &output)
        } else if cell == .joinedUp, index >= headingCount, covered?.contains(index) ?? false {
          output += "<td class=\"part\"></td>".utf8
        }
      }
      output += "</tr>\n".utf8
    }
    output += "</\(tag.dropFirst().prefix(5))>\n".utf8
  }

  private func appendCaption(_ row: GridRow, to output: inout [UInt8]) {
    let element = row.kind == .title ? "h2" : "p"
    output += "<\(element)>".utf8
    for case .content(let text, _, _) in row.cells where !text.isEmpty {
      if row.kind == .title {
        appendXML(text, to: &output)
      } else {
        output += "<span>".utf8
        appendXML(text, to: &output)
        output += "</span>".utf8
      }
    }
    output += "</\(element)>\n".utf8
  }

  private func append(
    _ text: [UInt8], _ role: GridCellRole, headingLeft: Int, columns: Int, rows: Int, _ isCut: Bool,
    to output: inout [UInt8]
  ) {
    let scope = scope(of: role, headingLeft: headingLeft, rows: rows, columns: columns)
    let element = scope == nil ? "td" : "th"
    output += "<\(element)".utf8
    if let scope { output += " scope=\"\(scope)\"".utf8 }
    if let style = isCut ? "part" : style(of: role) { output += " class=\"\(style)\"".utf8 }
    if columns > 1 { output += " colspan=\"\(columns)\"".utf8 }
    if rows > 1 { output += " rowspan=\"\(rows)\"".utf8 }
    output.append(0x3E)
    appendXML(text, to: &output)
    output += "</\(element)>".utf8
  }

  /// What a heading speaks for; nil for a cell of data. `headingLeft`: rows of the heading from this one on.
  private func scope(of role: GridCellRole, headingLeft: Int, rows: Int, columns: Int) -> String? {
    switch role {
    case .label:
      if headingLeft >= rows { return columns > 1 ? "colgroup" : "col" }
      return rows > 1 ? "rowgroup" : "row"
    case .column(.level1), .column(.level2): return "rowgroup"
    case .column(.name): return "row"
    case .column, .field, .mixed: return nil
    }
  }

  private func style(of role: GridCellRole) -> String? {
    switch role {
    case .field(.prose): "prose"
    case .column(.name): "name"
    case .label, .field, .column, .mixed: nil
    }
  }
}
