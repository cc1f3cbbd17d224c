// Excel workbooks: each cell as a person sees it.

import PFCImport
import Testing

@Suite struct XlsxReaderTests {
  private func read(_ rows: String, after: String = "", texts: String = "", properties: String = "") throws
    -> RawDocument
  {
    let sheet = "<sheetData>\(rows)</sheetData>\(after)"
    return try readDocument(OfficeFile.xlsx([sheet], texts: texts, properties: properties))
  }

  private func text(_ cell: String, _ text: String) -> String {
    "<c r='\(cell)' t='inlineStr'><is><t>\(text)</t></is></c>"
  }

  /// A number as a cell of a format shows it.
  private func shown(_ value: String, _ format: String, is1904: Bool = false) throws -> String {
    let code = format.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
    let styles =
      "<numFmts><numFmt numFmtId='170' formatCode=\"\(code)\"/></numFmts><cellXfs><xf numFmtId='170'/></cellXfs>"
    return try shown(value, styles: styles, is1904: is1904)
  }

  private func shown(_ value: String, styles: String, is1904: Bool = false) throws -> String {
    let file = OfficeFile.xlsx(
      ["<sheetData><row><c s='0'><v>\(value)</v></c></row></sheetData>"], styles: styles,
      properties: is1904 ? "<workbookPr date1904='1'/>" : "")
    return try readDocument(file).cells.map { String(decoding: $0.text, as: UTF8.self) }.joined()
  }

  // MARK: Cells

  @Test func textsOfAllKindsAreRead() throws {
    let texts = "<si><t>甲</t></si><si><r><t>乙</t></r><r><rPr/><t>丙</t></r><rPh><t>bing</t></rPh></si>"
    let row =
      "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='str'><f>A1</f><v>丁</v></c>"
      + text("D1", "戊") + "<c r='E1' t='b'><v>1</v></c></row>"
    #expect(try read(row, texts: texts).lines == ["甲|乙丙|丁|戊|TRUE"])
  }

  private func run(_ text: String, _ how: String? = nil) -> String {
    "<r>\(how.map { "<rPr><vertAlign val='\($0)'/></rPr>" } ?? "")<t>\(text)</t></r>"
  }

  @Test func raisedAndLoweredFiguresAreTheirCharacters() throws {
    let power = run("10") + run("4", "superscript") + run("m²CO") + run("2", "subscript")
    let row = "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is>\(power)</is></c></row>"
    #expect(try read(row, texts: "<si>\(power)</si>").lines == ["10⁴m²CO₂|10⁴m²CO₂"])
  }

  @Test func whatCannotBeRaisedIsMarkedAndNotedWhereItStands() throws {
    let texts = "<si>\(run("10") + run("4.5", "superscript"))</si>"
    let document = try read("<row r='1'><c r='B1' t='s'><v>0</v></c></row>", texts: texts)
    #expect(document.lines == ["<10^4.5>"] && document.noteLines == ["表1!B1 上标、下标没有对应的字符，读成了：10^4.5"])
  }

  @Test func headersAndPicturesAreNoted() throws {
    let header =
      "<headerFooter><oddHeader>&amp;L&amp;\"宋体,常规\"&amp;10附件2</oddHeader><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter>"
    #expect(try read("", after: header).noteLines == ["表1 页眉页脚里的文字，没有读入： 附件2"])
    #expect(
      try readDocument(OfficeFile.xlsx(["<sheetData/>"], shapes: "<x><pic/><pic/></x>")).noteLines == [
        "表1 有 2 张图片，没有读入："
      ])
  }

  @Test func placesAreTheNamesOfCells() throws {
    let document = try read("<row r='3'>\(text("B3", "甲"))\(text("AA3", "乙"))</row>")
    #expect(document.cells.map(\.place) == ["表1!B3", "表1!AA3"] && document.cells.map(\.column) == [1, 26])
  }

  @Test func withoutNamesCellsFollowEachOther() throws {
    let row = "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>"
    #expect(try read(row).cells.map(\.place) == ["表1!A1", "表1!C1", "表1!A2", "表1!B2"])
  }

  @Test func linesOfACellAreLines() throws {
    #expect(try read("<row>\(text("A1", "甲_x000D_\n乙_x005F_丙"))</row>").lines == ["<甲\n乙_丙>"])
  }

  @Test func whatStandsAboveTheTableIsText() throws {
    let rows =
      "<row>\(text("A1", "附件2"))</row><row>\(text("A2", "甲"))\(text("B2", "乙"))</row><row>\(text("A3", "丙"))</row>"
    #expect(try read(rows).lines == ["<附件2>", "甲|乙", "丙"])
  }

  @Test func errorsAndFormulasWithoutValueAreLeftOver() throws {
    let row = "<row><c r='A1' t='e'><f>A2</f><v>#REF!</v></c><c r='B1'><f>SUM(C1:C9)</f></c></row>"
    let document = try read(row)
    #expect(document.cells.isEmpty)
    #expect(document.leftovers.map { String(decoding: $0.text, as: UTF8.self) } == ["#REF!", "=SUM(C1:C9)"])
    #expect(document.leftovers.map(\.place) == ["表1!A1", "表1!B1"])
  }

  @Test func hiddenSheetsAndRowsAreReadAndNoted() throws {
    let sheet = "<sheetData><row hidden='1'><c><v>1</v></c></row></sheetData>"
    let document = try readDocument(OfficeFile.xlsx([sheet], state: "state='hidden'"))
    #expect(document.cells.count == 1)
    #expect(document.noteLines == ["表1 隐藏的工作表，也读入了：", "表1 有 1 个隐藏的行，也读入了："])
  }

  @Test func hiddenColumnsAreReadAndNoted() throws {
    let sheet =
      "<cols><col min='2' max='9' hidden='1'/></cols><sheetData><row>\(text("A1", "甲"))\(text("B1", "乙"))</row></sheetData>"
    let document = try readDocument(OfficeFile.xlsx([sheet]))
    #expect(document.lines == ["甲|乙"] && document.noteLines == ["表1 有 1 个隐藏的列，也读入了："])
  }

  @Test func commentsAndShapesAreNoted() throws {
    let comment = "<commentList><comment ref='B2'><text><r><t>核对</t></r></text></comment></commentList>"
    let shape = "<a:p><a:r><a:t>图</a:t></a:r></a:p><a:p><a:r><a:t>中</a:t></a:r></a:p>"
    let file = OfficeFile.xlsx(["<sheetData/>"], comments: comment, shapes: shape)
    #expect(try readDocument(file).noteLines == ["表1!B2 批注，没有读入：核对", "表1 图形里的文字，没有读入：图\n中"])
  }

  @Test func sheetsComeInTheOrderOfTheWorkbook() throws {
    let sheets = [2, 1].map { "<sheetData><row><c><v>\($0)</v></c></row></sheetData>" }
    #expect(try readDocument(OfficeFile.xlsx(sheets)).lines == ["<2>", "<1>"])
  }

  // MARK: Joined cells

  private func joins(_ ranges: String...) -> String {
    "<mergeCells>\(ranges.map { "<mergeCell ref='\($0)'/>" }.joined())</mergeCells>"
  }

  @Test func joinedCellsHaveSpans() throws {
    let rows = "<row>\(text("A1", "甲"))\(text("C1", "乙"))</row><row>\(text("C2", "丙"))</row>"
    #expect(try read(rows, after: joins("A1:B2")).lines == ["甲×2×2|乙", "丙"])
  }

  @Test func blankRowsInsideAJoinDoNotCount() throws {
    let rows = "<row>\(text("A1", "甲"))\(text("C1", "乙"))</row><row r='3'>\(text("C3", "丙"))</row>"
    #expect(try read(rows, after: joins("A1:A3")).lines == ["甲×1×2|乙", "丙"])
  }

  @Test func aJoinOverAWholeTableIsNone() throws {
    let rows = "<row>\(text("A1", "题"))</row><row r='2'>\(text("A2", "甲"))\(text("B2", "乙"))</row>"
    let document = try read(rows, after: joins("A1:XFD1048576"))
    #expect(document.cells.map { String(decoding: $0.text, as: UTF8.self) } == ["题", "甲", "乙"])
    #expect(document.notes.map(\.place) == ["表1!A1"])
  }

  @Test func coveredTextIsNoted() throws {
    let document = try read("<row>\(text("A1", "甲"))\(text("B1", "乙"))\(text("C1", "丙"))</row>", after: joins("A1:B1"))
    #expect(document.lines == ["甲×2×1|丙"])
    #expect(document.noteLines == ["表1!B1 被合并的格子盖住的文字，没有读入：乙"])
  }

  @Test func ofOverlappingJoinsTheFirstCounts() throws {
    let rows = "<row>\(text("A1", "甲"))\(text("C1", "乙"))</row>"
    #expect(try read(rows, after: joins("A1:B1", "B1:C1", "A1:A9")).lines == ["甲×2×1|乙"])
  }

  // MARK: Numbers

  @Test(arguments: [
    ("20", "20"), ("20.0", "20"), ("211535.9", "211535.9"), ("0.30000000000000004", "0.3"),
    ("-0.300000152587891", "-0.300000152587891"), ("1.5E-3", "0.0015"), ("1E+20", "100000000000000000000"),
    ("16.899999999999999", "16.9"), ("-0", "0"), ("甲", "甲"), ("1E999", "1E999"),
  ])
  func plainNumbersKeepTheirDigits(_ value: String, _ text: String) throws {
    #expect(try shown(value, styles: "") == text)
  }

  @Test(arguments: [
    ("0.2", "0%", "20%"), ("0.905", "0.0%", "90.5%"), ("0.28999999999999998", "0%", "29%"),
    ("-0.300000152587891", "0.00", "-0.30"), ("0.30000000000000004", "0.0", "0.3"), ("3.2", "0.00_ ", "3.20"),
    ("3309840", "#,##0.00", "3,309,840.00"), ("999", "#,##0", "999"), ("1000", "#,##0", "1,000"),
    ("106.48", "0.00\"万元\"", "106.48万元"), ("90", "\"≥\"0\"%\"", "≥90%"), ("0.5", "#.##", ".5"), ("5", "0.##", "5"),
    ("7", "000", "007"), ("2.5", "0", "3"), ("-2.5", "0", "-3"), ("9.999", "0.00", "10.00"), ("0.004", "0.00", "0.00"),
    ("-5", "0.0;(0.0)", "(5.0)"), ("0", "0;-0;\"-\"", "-"), ("12345678", "0\\.0,", "1234.6"), ("12500", "0,", "13"),
    ("5", "[Red]0", "5"), ("5", "[$¥-804]0.00", "¥5.00"), ("0.5", "# ?/?", "0.5"), ("1234", "0.00E+00", "1234"),
    ("150", "[>=100]\"多\";\"少\"", "150"), ("5", "General", "5"), ("5", "@", "5"),
  ])
  func formatsDecideTheDigits(_ value: String, _ format: String, _ text: String) throws {
    #expect(try shown(value, format) == text)
  }

  @Test func digitsOutOfSightAreNoted() throws {
    let styles = "<cellXfs><xf numFmtId='1'/></cellXfs>"
    let file = OfficeFile.xlsx(
      ["<sheetData><row r='3'><c r='B3' s='0'><v>12.5</v></c></row></sheetData>"], styles: styles)
    #expect(try readDocument(file).noteLines == ["表1!B3 显示为“13”，照显示的读入；存的是：12.5"])
  }

  // MARK: Dates

  @Test(arguments: [
    ("45930", "yyyy/m/d", "2025年9月30日"), ("45930", "yyyy\"年\"m\"月\"d\"日\"", "2025年9月30日"),
    ("45930", "[$-804]yyyy\"年\"m\"月\"", "2025年9月"), ("45930", "m\"月\"d\"日\"", "9月30日"), ("45930", "yyyy", "2025年"),
    ("45930.5", "yyyy/m/d h:mm", "2025年9月30日 12:00"), ("45930", "yyyy/m/d h:mm", "2025年9月30日"),
    ("0.375", "h:mm", "9:00"), ("59", "yyyy-mm-dd", "1900年2月28日"), ("61", "yyyy-mm-dd", "1900年3月1日"),
    ("45351", "yyyy-mm-dd", "2024年2月29日"), ("2958465", "d/m/yyyy", "9999年12月31日"), ("1E9", "yyyy/m/d", "1000000000"),
  ])
  func datesAreSaidInChinese(_ value: String, _ format: String, _ text: String) throws {
    #expect(try shown(value, format) == text)
  }

  @Test func theOtherCalendarStartsIn1904() throws {
    #expect(try shown("44468", "yyyy/m/d", is1904: true) == "2025年9月30日")
  }

  @Test(arguments: [("9", "20%"), ("10", "20.00%"), ("2", "0.20"), ("4", "0.20"), ("0", "0.2"), ("49", "0.2")])
  func formatsThatHaveNumbersOnlyAreKnown(_ id: String, _ text: String) throws {
    #expect(try shown("0.2", styles: "<cellXfs><xf numFmtId='\(id)'/></cellXfs>") == text)
  }

  @Test func aDateOfTheStrictStandardIsRead() throws {
    #expect(try read("<row><c t='d'><v>2025-09-30T00:00:00</v></c></row>").lines == ["<2025年9月30日>"])
  }
}
