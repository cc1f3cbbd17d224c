// Files that mean harm, or were damaged on their way: a clear fault, soon, and nothing else.

import PFCArchive
import PFCImport
import Testing

@Suite struct HostileFileTests {
  /// The fault of a file, nil when it is read.
  private func fault(_ bytes: [UInt8]) -> ImportFault? {
    guard case .failure(let fault)? = Readers.all.first(where: { $0.recognizes(bytes) })?.read(bytes) else {
      return nil
    }
    return fault
  }

  private let row = "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>"

  // MARK: Containers

  @Test func aFileThatIsCutOffIsNeverTakenForWhole() {
    for file in [OfficeFile.docx("<w:tbl>\(row)</w:tbl>"), OfficeFile.xlsx(["<sheetData/>"])] {
      for length in stride(from: 64, to: file.count, by: 64) {
        #expect(fault(Array(file[..<length]))?.problem.zh.contains("不完整") == true, "\(length)")
      }
    }
  }

  @Test func aPartThatWasChangedIsDamage() throws {
    var file = OfficeFile.docx("<w:p/>")
    let text = Array("<w:body>".utf8)
    let place = try #require(file.indices.first { file[$0...].starts(with: text) })
    file[place + 3] ^= 1
    #expect(fault(file)?.problem.zh.contains("损坏") == true)
  }

  @Test func aPasswordIsNamed() throws {
    var file = OfficeFile.docx("<w:p/>")
    // The flags of the first entry in the directory.
    let mark: [UInt8] = [0x50, 0x4B, 0x01, 0x02]
    let directory = try #require(file.indices.first { file[$0...].starts(with: mark) })
    file[directory + 8] |= 1
    #expect(fault(file)?.problem.zh.contains("密码") == true)
  }

  @Test func aBombInsideOfAPartIsRefused() {
    let file = OfficeFile.deflatedDocx("<w:body>" + String(repeating: "<w:p/>", count: 2_000_000) + "</w:body>")
    #expect(file.count < 100_000)
    #expect(fault(file)?.problem.zh.contains("压缩得不合常理") == true)
  }

  @Test func anArchiveInsideOfTheArchiveStaysClosed() throws {
    let inner = String(decoding: OfficeFile.docx("<w:p><w:r><w:t>内</w:t></w:r></w:p>"), as: UTF8.self)
    let file = OfficeFile.docx("<w:p><w:r><w:t>外</w:t></w:r></w:p>", extra: [("package", inner)])
    #expect(try readDocument(file).lines == ["<外>"])
  }

  @Test func aNameThatClimbsIsNamed() throws {
    var writer = ZipWriter()
    writer.add("../甲", [])
    writer.add("[Content_Types].xml", [])
    #expect(fault(writer.finish())?.problem.zh.contains("指到外面的路径名“../甲”") == true)
  }

  @Test(arguments: ["<row r='1'>CC</row>", "<row r='1'>C</row><row r='1'>C</row>"])
  func aCellThatIsThereTwiceIsDamage(_ rows: String) {
    let rows = rows.replacing("C", with: "<c r='XFD1'><v>1</v></c>")
    #expect(fault(OfficeFile.xlsx(["<sheetData>\(rows)</sheetData>"]))?.problem.zh == "文件损坏，“表1!XFD1”有两个")
  }

  @Test func namesThatClimbReachNothing() throws {
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    for target in ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"] {
      let file = OfficeFile.archive([
        ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
        ("_rels/.rels", relations + "<Relationship Type='a/officeDocument' Target='\(target)'/></Relationships>"),
      ])
      #expect(fault(file) != nil, "\(target)")
    }
  }

  /// Each of these would be copied or read again for every cell or paragraph.
  @Test func whatASmallFileMultipliesIsBounded() {
    let long = String(repeating: "长", count: 300_000)
    let rows = (1...5000).map { "<row r='\($0)'><c r='A\($0)' t='s'><v>0</v></c></row>" }.joined()
    let shared = OfficeFile.xlsx(["<sheetData>\(rows)</sheetData>"], texts: "<si><t>\(long)</t></si>")
    #expect(fault(shared)?.problem.zh.contains("太多") == true)
  }

  @Test func aFormatThatIsTooLongIsNone() {
    let code = String(repeating: ",", count: 500_000) + "0.00"
    let styles =
      "<numFmts><numFmt numFmtId='164' formatCode='\(code)'/></numFmts><cellXfs><xf numFmtId='164'/></cellXfs>"
    let row = "<row r='1'><c r='A1' s='0'><v>1.5</v></c></row>"
    #expect(fault(OfficeFile.xlsx(["<sheetData>\(row)</sheetData>"], styles: styles)) == nil)
  }

  // MARK: XML

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>",
    "<!DOCTYPE a [<!ENTITY d SYSTEM 'file:///etc/passwd'>]>",
    "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'>",
  ])
  func entitiesAreRefused(_ doctype: String) {
    let document = doctype + "<w:document xmlns:w='\(OfficeFile.word)'><w:body><w:p>&d;</w:p></w:body></w:document>"
    #expect(fault(OfficeFile.wholeDocx(document))?.problem.zh.contains("DOCTYPE") == true)
  }

  @Test(arguments: ["w:p", "w:sdt", "w:ins", "w:tbl", "a", "w:r", "w:tc"])
  func deepNestingIsRefused(_ name: String) {
    let deep = String(repeating: "<\(name)>", count: 100_000)
    #expect(fault(OfficeFile.docx(deep))?.problem.zh.contains("太多") == true)
  }

  @Test func tablesInTablesAreReadToTheLimitOfNesting() throws {
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
    let nested = String(repeating: open, count: 80) + row + String(repeating: close, count: 80)
    #expect(try readDocument(OfficeFile.docx(nested)).cells.count == 1)
  }

  // MARK: Spans

  @Test(arguments: ["1000000000", "9223372036854775808", "1001", "100000"])
  func spansBeyondAnyTableAreRefused(_ count: String) {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val='\(count)'/></w:tcPr><w:p/></w:tc>"
    #expect(fault(OfficeFile.docx("<w:tbl><w:tr>\(cell)</w:tr></w:tbl>"))?.problem.zh.contains("列太多") == true)
    let before = "<w:trPr><w:gridBefore w:val='\(count)'/></w:trPr>"
    #expect(fault(OfficeFile.docx("<w:tbl><w:tr>\(before)<w:tc/></w:tr></w:tbl>"))?.problem.zh.contains("列太多") == true)
  }

  @Test(arguments: ["-5", "0", "", "x", "+3"])
  func spansThatAreNoNumbersAreOne(_ count: String) throws {
    let cell = "<w:tc><w:tcPr><w:gridSpan w:val='\(count)'/></w:tcPr><w:p/></w:tc>"
    #expect(try readDocument(OfficeFile.docx("<w:tbl><w:tr>\(cell)</w:tr></w:tbl>")).cells.map(\.columns) == [1])
  }

  @Test func joinsOverNothingAreCells() throws {
    let cell = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
    let rows = String(repeating: "<w:tr>\(cell)</w:tr>", count: 5000)
    let document = try readDocument(OfficeFile.docx("<w:tbl>\(rows)</w:tbl>"))
    #expect(document.cells.map(\.rows) == [5000])
  }

  @Test(arguments: ["XFE1", "AAAA1", "A1048577", "A0", "1", "A", "A99999999999999999999", "", "甲1"])
  func cellsBeyondAnySheetAreRefused(_ name: String) {
    let row = "<sheetData><row><c r='\(name)'><v>1</v></c></row></sheetData>"
    #expect(fault(OfficeFile.xlsx([row]))?.problem.zh.contains("超出") == true)
    let join = "<sheetData/><mergeCells><mergeCell ref='A1:\(name)'/></mergeCells>"
    #expect(fault(OfficeFile.xlsx([join])) != nil)
  }

  @Test func aHundredThousandColumnsAreRefused() {
    let row = "<sheetData><row>" + String(repeating: "<c/>", count: 100_000) + "</row></sheetData>"
    #expect(fault(OfficeFile.xlsx([row]))?.problem.zh.contains("超出") == true)
  }

  @Test func aMillionEmptyRowsAreNothing() throws {
    let rows = String(repeating: "<row/>", count: 1_000_000) + "<row r='1048576'><c><v>1</v></c></row>"
    #expect(try readDocument(OfficeFile.xlsx(["<sheetData>\(rows)</sheetData>"])).cells.map(\.place) == ["表1!A1048576"])
  }

  @Test func joinsOverTheWholeSheetCostNothing() throws {
    let rows = (1...2000).map { "<row r='\($0)'><c r='A\($0)'><v>1</v></c></row>" }.joined()
    let joins = (1...2000).map { "<mergeCell ref='A\($0):XFD1048576'/>" }.joined()
    let document = try readDocument(
      OfficeFile.xlsx(["<sheetData>\(rows)</sheetData><mergeCells>\(joins)</mergeCells>"]))
    #expect(document.cells.map(\.rows) == [2000])
  }

  @Test(arguments: ["-1", "1", "99999999999999999999", "甲"])
  func textsThatAreNotThereAreDamage(_ number: String) {
    let row = "<sheetData><row><c t='s'><v>\(number)</v></c></row></sheetData>"
    #expect(fault(OfficeFile.xlsx([row]))?.problem.zh.contains("损坏") == true)
  }
}
