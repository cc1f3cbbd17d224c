// What a workbook needs beyond the cells, which an independent reader compares with txt (Tests/independent).

import PFCForms
import PFCText
import Testing

@testable import PFCEmit

@Suite struct XlsxTests {
  private func sheet(_ rows: [GridRow], columns: Int) -> String {
    var grid = Grid(columnCount: columns, rows: rows)
    grid.resolveSpans()
    var output: [UInt8] = []
    XlsxSheet(grid).append(isSelected: true, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func row(_ kind: GridRowKind, _ cells: [(String, GridCellRole)]) -> GridRow {
    GridRow(
      kind: kind, cells: cells.map { $0.0 == "<" ? .joinedLeft : .content(Array($0.0.utf8), columns: 1, rows: 1) },
      roles: cells.map(\.1))
  }

  /// The first cell of a row with this text in this role.
  private func cell(_ text: String, _ role: GridCellRole) -> String {
    let xml = sheet([row(.indicator, [(text, role)])], columns: 1)
    guard let start = xml.firstRange(of: "<c r=\"A1\""), let end = xml.firstRange(of: "</row>") else { return "" }
    return String(xml[start.lowerBound..<end.lowerBound])
  }

  @Test(arguments: [
    ("90", "90", 6), ("3.20", "3.20", 8), ("-0.5", "-0.5", 7), ("123456789012345", "123456789012345", 6),
    ("0.000000000000001", "0.000000000000001", 21),
  ])
  func aFigureIsANumberWithItsDigits(text: String, value: String, style: Int) {
    #expect(cell(text, .column(.value)) == "<c r=\"A1\" s=\"\(style)\"><v>\(value)</v></c>")
  }

  @Test(arguments: [("20%", "0.20", 22), ("12.5%", "0.125", 23), ("0%", "0.00", 22)])
  func aWeightInPercentIsAPercentage(text: String, value: String, style: Int) {
    #expect(cell(text, .column(.weight)) == "<c r=\"A1\" s=\"\(style)\"><v>\(value)</v></c>")
  }

  @Test(arguments: [
    ("45~60", GridCellRole.column(.value)), ("1234567890123456", .column(.value)), ("2025", .column(.name)),
    ("=1+1", .column(.name)), ("90", .label), ("007", .field(.text)), ("20%", .column(.value)),
  ])
  func theRestIsText(text: String, role: GridCellRole) {
    #expect(cell(text, role).contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"))
  }

  @Test func whatLooksLikeACodeOfACharacterStays() {
    #expect(cell("甲_x0041_乙_x00_", .column(.name)).contains(">甲_x005F_x0041_乙_x00_</t>"))
  }

  @Test func aTextHigherThanARowTakesSeveral() throws {
    let text = (1...60).map { "第\($0)行" }.joined(separator: "\n")
    let xml = sheet([row(.field, [("概况", .label), (text, .field(.prose))])], columns: 2)
    let heights = try xml.matches(of: Regex(#" ht="(\d+)""#, as: (Substring, Substring).self)).map { Int($0.1) }
    #expect(heights.count == 3)
    #expect(heights.allSatisfy { $0 ?? 999 <= 409 })
    #expect(xml.contains("<mergeCell ref=\"A1:A3\"/><mergeCell ref=\"B1:B3\"/>"))
  }

  @Test func aTextLongerThanACellGoesOnBelow() throws {
    let lines = (1...3000).map { "第\($0)行写清当年的工作内容和范围" }
    let xml = sheet([row(.field, [("概况", .label), (lines.joined(separator: "\n"), .field(.prose))])], columns: 2)
    let texts = try xml.matches(of: Regex("preserve\">([^<]*)<", as: (Substring, Substring).self)).map(\.1)
    #expect(texts.count == 3)
    #expect(texts.allSatisfy { $0.utf16.count <= 32_767 })
    #expect(texts.dropFirst().joined(separator: "\n") == lines.joined(separator: "\n"))
  }

  @Test func sheetsHaveNamesThatExcelTakes() {
    var names = SheetNames()
    #expect(names.unique("甲/乙[丙]") == "甲_乙_丙_")
    #expect(names.unique("'引用'") == "引用")
    #expect(names.unique("") == "表")
    #expect(names.unique("History") == "History(2)")
    #expect(names.unique("ABC") == "ABC")
    #expect(names.unique("abc") == "abc(2)")
    let long = String(repeating: "清扫保洁", count: 10)
    let short = names.unique(long)
    #expect(short.utf16.count == 31 && short.hasSuffix("…"))
    #expect(names.unique(long).hasSuffix("…(2)"))
  }
}
