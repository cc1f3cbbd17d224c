// What must hold of a table wherever its pages end, in Word and on web pages.

import PFCForms
import PFCText
import Testing

@testable import PFCEmit

@Suite struct LayoutTests {
  /// A form with its indicators beside one label.
  private func grid(_ count: Int) -> Grid {
    func row(_ kind: GridRowKind, _ cells: [(GridCell, GridCellRole)]) -> GridRow {
      GridRow(kind: kind, cells: cells.map(\.0), roles: cells.map(\.1))
    }
    func text(_ text: String) -> GridCell { .content(Array(text.utf8), columns: 1, rows: 1) }
    var grid = Grid(
      columnCount: 3,
      rows: [
        row(.title, [(text("目标表"), .label), (.joinedLeft, .label), (.joinedLeft, .label)]),
        row(.field, [(text("目标"), .label), (text("甲"), .field(.prose)), (.joinedLeft, .field(.prose))]),
        row(.heading, [(text("绩效指标"), .label), (text("指标"), .label), (text("指标值"), .label)]),
      ]
        + (0..<count).map {
          row(
            .indicator,
            [(.joinedUp, .label), (text("乙\($0)"), .column(.name)), (text("\($0)"), .column(.value))])
        })
    grid.resolveSpans()
    return grid
  }

  /// A form whose heading has two lines.
  private func gridOfTwoHeadings(_ count: Int) -> Grid {
    func row(_ kind: GridRowKind, _ cells: [(String, GridCellRole)]) -> GridRow {
      GridRow(
        kind: kind,
        cells: cells.map { cell -> GridCell in
          switch cell.0 {
          case "<": .joinedLeft
          case "^": .joinedUp
          default: .content(Array(cell.0.utf8), columns: 1, rows: 1)
          }
        }, roles: cells.map(\.1))
    }
    var grid = Grid(
      columnCount: 4,
      rows: [
        row(.heading, [("绩效指标", .label), ("名称", .label), ("指标值", .label), ("<", .label)]),
        row(.heading, [("^", .label), ("^", .label), ("性质", .label), ("值", .label)]),
      ]
        + (0..<count).map { _ in
          row(.indicator, [("^", .label), ("乙", .column(.name)), ("≥", .column(.relation)), ("5", .column(.value))])
        })
    grid.resolveSpans()
    return grid
  }

  private func word(_ count: Int) -> String { word(grid(count)) }

  private func word(_ grid: Grid, breaksPage: Bool = false) -> String {
    var table = DocxTable(grid, output: [])
    table.write(breaksPage: breaksPage)
    return String(decoding: table.output, as: UTF8.self)
  }

  private func page(_ count: Int) -> String {
    var output: [UInt8] = []
    HTMLBackend().append(grid(count), to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func count(_ part: String, in text: String) -> Int { text.ranges(of: part).count }

  @Test func columnsTakeTheWholeWidth() {
    #expect(grid(1).columnWidths(total: 8844).reduce(0, +) == 8844)
  }

  // MARK: Word

  @Test func fewIndicatorsStayWithTheirHeading() {
    let xml = word(3)
    #expect(count("<w:tbl>", in: xml) == 1 && !xml.contains("<w:tblHeader/>"))
    // Every cell of the heading and of all rows but the last.
    #expect(count("<w:keepNext/>", in: xml) == 9)
  }

  @Test func manyIndicatorsAreATableWhoseHeadingRepeats() throws {
    let xml = word(16)
    let tables = xml.split(separator: "<w:tbl>")
    #expect(tables.count == 3 && !xml.contains("<w:keepNext/>"))
    #expect(tables[2].contains("<w:tr><w:trPr><w:tblHeader/></w:trPr>") && !tables[1].contains("tblHeader"))
  }

  @Test func betweenTheTwoTablesNothingShows() throws {
    let first = try #require(word(16).split(separator: "<w:tbl>").dropFirst().first)
    #expect(first.hasSuffix("<w:p><w:pPr><w:pStyle w:val=\"Thin\"/><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"))
    #expect(count(#"<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>"#, in: String(first)) == 2)
  }

  @Test func theLabelIsInTheHeadingThatRepeats() throws {
    let rows = word(16).split(separator: "<w:tr>")
    let heading = try #require(rows.first { $0.contains("tblHeader") })
    #expect(heading.contains("绩效指标") && !heading.contains("vMerge"))
    #expect(count("<w:vMerge/>", in: word(16)) == 15 && count(#"<w:vMerge w:val="restart"/>"#, in: word(16)) == 1)
  }

  @Test(arguments: [
    ("业务主管部门", 1250, 87), ("当年整体绩效目标", 1538, 231), ("满意度指标", 1199, 166), ("绩效指标", 1538, 0),
    ("指标", 200, 0), ("", 1250, 0),
  ])
  func labelsBreakEvenly(_ label: String, _ width: Int, _ indent: Int) {
    #expect(DocxParts.labelIndent(Array(label.utf8)[...], width: width) == indent)
  }

  @Test func bothLinesOfAHeadingRepeat() {
    let rows = word(gridOfTwoHeadings(16)).split(separator: "<w:tr>").dropFirst().map(String.init)
    #expect(rows.map { $0.contains("<w:tblHeader/>") }.prefix(3) == [true, true, false])
    // The label over all rows is one cell in the heading and another below it.
    func joins(_ row: String) -> [String] { row.matches(of: #/<w:vMerge[^>]*>/#).map { String($0.output) } }
    let restart = #"<w:vMerge w:val="restart"/>"#
    #expect(joins(rows[0]) == [restart, restart] && joins(rows[1]) == ["<w:vMerge/>", "<w:vMerge/>"])
    #expect(joins(rows[2]) == [restart] && joins(rows[3]) == ["<w:vMerge/>"])
  }

  @Test func aTableWithoutATitleBeginsANewPage() {
    var withCaption = grid(1)
    withCaption.rows[0] = GridRow(
      kind: .caption, cells: withCaption.rows[0].cells, roles: withCaption.rows[0].roles)
    #expect(count("<w:pageBreakBefore/>", in: word(withCaption, breaksPage: true)) == 1)
    #expect(
      word(gridOfTwoHeadings(1), breaksPage: true).hasPrefix(
        "<w:p><w:pPr><w:pStyle w:val=\"Thin\"/><w:pageBreakBefore/>"))
    #expect(!word(gridOfTwoHeadings(1)).contains("pageBreakBefore"))
  }

  @Test func aTitleOfTwoLinesKeepsThem() {
    var grid = grid(1)
    grid.rows[0].cells[0] = .content(Array("目标表\n（试行）".utf8), columns: 3, rows: 1)
    #expect(word(grid).contains("</w:r><w:r><w:br/></w:r><w:r>"))
  }

  // MARK: HTML

  @Test func bothLinesOfAHeadingAreTheHead() {
    var output: [UInt8] = []
    HTMLBackend().append(gridOfTwoHeadings(16), to: &output)
    let html = String(decoding: output, as: UTF8.self)
    #expect(
      html.contains(
        """
        <thead>
        <tr><th scope="col" class="part" rowspan="2">绩效指标</th><th scope="col" rowspan="2">名称</th>\
        <th scope="colgroup" colspan="2">指标值</th></tr>
        <tr><th scope="col">性质</th><th scope="col">值</th></tr>
        </thead>
        """))
    #expect(html.ranges(of: "<tr class=\"indicator\"><td class=\"part\"></td>").count == 16)
  }

  @Test func fewIndicatorsAreOneGroup() {
    let html = page(3)
    #expect(
      count("<table>", in: html) == 1
        && html.contains("<tbody class=\"whole\">\n<tr><th scope=\"rowgroup\" rowspan=\"4\">"))
  }

  @Test func manyIndicatorsHaveAHead() {
    let html = page(16)
    #expect(count("<table>", in: html) == 2)
    #expect(html.contains("<thead>\n<tr><th scope=\"col\" class=\"part\">绩效指标</th><th scope=\"col\">指标</th>"))
    #expect(count("<tr class=\"indicator\"><td class=\"part\"></td><th", in: html) == 16)
  }
}
