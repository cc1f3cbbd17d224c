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
    ("90", "90", 9), ("3.20", "3.20", 11), ("-0.5", "-0.5", 10), ("123456789012345", "123456789012345", 9),
    ("0.000000000000001", "0.000000000000001", 24),
  ])
  func aFigureIsANumberWithItsDigits(text: String, value: String, style: Int) {
    #expect(cell(text, .column(.value)) == "<c r=\"A1\" s=\"\(style)\"><v>\(value)</v></c>")
  }

  @Test(arguments: [("20%", "0.20", 25), ("12.5%", "0.125", 26), ("0%", "0.00", 25)])
  func aWeightInPercentIsAPercentage(text: String, value: String, style: Int) {
    #expect(cell(text, .column(.weight)) == "<c r=\"A1\" s=\"\(style)\"><v>\(value)</v></c>")
  }

  @Test(arguments: [
    ("45~60", GridCellRole.column(.value)), ("1234567890123456", .column(.value)), ("2025", .column(.name)),
    ("=1+1", .column(.name)), ("90", .label), ("007", .field(.text)), ("20%", .column(.value)),
    ("007", .column(.value)), ("+86", .column(.value)), ("1,234", .column(.value)), ("１２３４", .column(.value)),
  ])
  func theRestIsText(text: String, role: GridCellRole) {
    #expect(cell(text, role).contains("t=\"inlineStr\"><is><t>\(text)</t></is></c>"))
  }

  @Test(arguments: ["=1+1", "+86", "-乙", "@SUM(A1)", "'引"])
  func aTextThatCouldBeAFormulaStaysOneWhenItIsEdited(text: String) {
    #expect(cell(text, .column(.name)).hasPrefix("<c r=\"A1\" s=\"8\""))
    #expect(cell(text, .column(.unit)).hasPrefix("<c r=\"A1\" s=\"7\""))
    let formats = XlsxParts.before([]).first { $0.name == "xl/styles.xml" }?.text.split(separator: "<xf ")
    #expect(formats?.filter { $0.contains("quotePrefix=\"1\"") }.count == 2)
    #expect(formats?[1 + 1 + 8].contains("quotePrefix=\"1\"") == true)
  }

  @Test func blanksThatExcelWouldDropAreKept() {
    #expect(cell(" 甲", .column(.name)).contains("<t xml:space=\"preserve\"> 甲</t>"))
    #expect(cell("甲\n乙", .column(.name)).contains("<t xml:space=\"preserve\">甲\n乙</t>"))
  }

  /// A table of so many indicators beside one label.
  private func table(_ count: Int) -> String {
    let heading = row(.heading, [("绩效指标", .label), ("指标", .label)])
    let indicators = (1...count).map { number in
      GridRow(
        kind: .indicator, cells: [.joinedUp, .content(Array("\(number)".utf8), columns: 1, rows: 1)],
        roles: [.label, .column(.name)])
    }
    return sheet([heading] + indicators, columns: 2)
  }

  @Test func theLabelOfIndicatorsOverPagesStandsInTheHeading() {
    #expect(table(5).contains("<c r=\"A1\" s=\"4\" t="))
    #expect(table(60).contains("<c r=\"A1\" s=\"6\" t="))
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
    let texts = try xml.matches(of: Regex("<t[^>]*>([^<]*)<", as: (Substring, Substring).self)).map(\.1)
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
    #expect(names.unique("'\u{301}丙").unicodeScalars.first == "\u{301}")
    #expect(names.unique("丁'") == "丁")
    let rare = names.unique(String(repeating: "𠮷", count: 20))
    #expect(rare.utf16.count <= 31 && rare.hasSuffix("𠮷…"))
  }

  @Test func namesOfOneBeginningAreNumberedOnce() {
    var names = SheetNames()
    let all = (0..<20_000).map { names.unique(String(repeating: "标段", count: 20) + "\($0)") }
    #expect(Set(all).count == 20_000 && all.last?.hasSuffix("…(20000)") == true)
  }

  @Test func apostrophesAreDoubledWhateverStandsBehindThem() {
    let book = XlsxParts.before([.init(name: "甲'\u{301}乙", lastCell: "$A$1", heading: "")])
    #expect(book.contains { $0.text.contains("'甲''\u{301}乙'!$A$1") })
  }

  @Test func allRowsOfTheHeadingRepeat() {
    let upper = row(.heading, [("三级指标", .label), ("指标值", .label), ("<", .label)])
    let lower = GridRow(
      kind: .heading,
      cells: [.joinedUp, .content(Array("性质".utf8), columns: 1, rows: 1), .content([], columns: 1, rows: 1)],
      roles: [.label, .label, .label])
    var grid = Grid(
      columnCount: 3, rows: [row(.field, [("概况", .label), ("甲", .field(.prose)), ("<", .label)]), upper, lower])
    grid.resolveSpans()
    #expect(XlsxSheet(grid).heading == 2...3)
  }
}
