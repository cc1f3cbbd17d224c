// `html`: the official tables as one page that needs nothing else: real spans and scopes, prints on A4, no script.

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
    appendEscaped(title, to: &output)
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
    appendEscaped(title, to: &output)
    output += " ".utf8
    appendEscaped(Array(input.form.name.utf8), to: &output)
    output += "</title>\n<style>\n\(htmlStyle)</style>\n</head>\n<body>\n".utf8
  }

  // MARK: Tables

  /// The title and the line of 编制单位 and 单位 stand in the caption, so the table holds what is ruled.
  private func append(_ grid: Grid, to output: inout [UInt8]) {
    // A region that scrolls is reached by keyboard only if it can have the focus.
    output += "<div class=\"sheet\" tabindex=\"0\">\n<table>\n<caption>\n".utf8
    for row in grid.rows where row.kind == .title || row.kind == .caption { appendCaption(row, to: &output) }
    output += "</caption>\n<tbody>\n".utf8
    for row in grid.rows where row.kind != .title && row.kind != .caption { append(row, to: &output) }
    output += "</tbody>\n</table>\n</div>\n".utf8
  }

  private func appendCaption(_ row: GridRow, to output: inout [UInt8]) {
    let element = row.kind == .title ? "h2" : "p"
    output += "<\(element)>".utf8
    for case .content(let text, _, _) in row.cells where !text.isEmpty {
      if row.kind == .title {
        appendEscaped(text, to: &output)
      } else {
        output += "<span>".utf8
        appendEscaped(text, to: &output)
        output += "</span>".utf8
      }
    }
    output += "</\(element)>\n".utf8
  }

  private func append(_ row: GridRow, to output: inout [UInt8]) {
    output += row.kind == .indicator ? "<tr class=\"indicator\">".utf8 : "<tr>".utf8
    for (cell, role) in zip(row.cells, row.roles) {
      guard case .content(let text, let columns, let rows) = cell else { continue }
      let scope = scope(of: role, in: row.kind, rows: rows, columns: columns)
      let element = scope == nil ? "td" : "th"
      output += "<\(element)".utf8
      if let scope { output += " scope=\"\(scope)\"".utf8 }
      if let style = style(of: role) { output += " class=\"\(style)\"".utf8 }
      if columns > 1 { output += " colspan=\"\(columns)\"".utf8 }
      if rows > 1 { output += " rowspan=\"\(rows)\"".utf8 }
      output.append(0x3E)
      appendEscaped(text, to: &output)
      output += "</\(element)>".utf8
    }
    output += "</tr>\n".utf8
  }

  /// What a heading speaks for; nil for a cell of data.
  private func scope(of role: GridCellRole, in row: GridRowKind, rows: Int, columns: Int) -> String? {
    switch role {
    case .label:
      if rows > 1 { return "rowgroup" }
      return row == .heading ? columns > 1 ? "colgroup" : "col" : "row"
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

  private func appendEscaped(_ text: [UInt8], to output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x26: output += "&amp;".utf8
      case 0x3C: output += "&lt;".utf8
      case 0x3E: output += "&gt;".utf8
      case 0x22: output += "&quot;".utf8
      // A reader of HTML drops or replaces these.
      case 0x00..<0x09, 0x0B..<0x0D, 0x0E..<0x20, 0x7F: output += "\u{FFFD}".utf8
      // As a character a carriage return would be read as a line end.
      case 0x0D: output += "&#13;".utf8
      default: output.append(byte)
      }
    }
  }
}
