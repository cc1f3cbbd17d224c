// CSV as spreadsheets write it, and pfc's own list of indicators.

import PFCImport
import Testing

@Suite struct CSVReaderTests {
  private func lines(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    try #require(Readers.all.first { $0.recognizes(bytes) }?.name == "csv")
    return try readDocument(bytes).lines
  }

  private func reader(_ text: String) -> String? { Readers.all.first { $0.recognizes(Array(text.utf8)) }?.name }

  // MARK: Grids

  @Test func quotesHoldSeparatorsLinesAndQuotes() throws {
    #expect(try lines("甲,\"乙,\"\"丙\"\"\n丁\",\n戊,,己\n") == ["甲|乙,\"丙\"\n丁|", "戊||己"])
  }

  @Test func quotesInsideOfACellAreText() throws {
    #expect(try lines("\"七一\"慰问,甲\"乙\n\"未完,丙\n") == ["\"七一\"慰问|甲\"乙", "\"未完|丙"])
  }

  @Test func theSeparatorIsFound() throws {
    #expect(try lines("甲;1,5\n乙;2,5\n") == ["甲|1,5", "乙|2,5"])
    #expect(try lines("甲\t\"一\n二\"\n乙\t三\n") == ["甲|一\n二", "乙|三"])
    #expect(try lines("sep=;\n甲;乙\n") == ["甲|乙"])
  }

  @Test func marksLineEndsAndOldEncodingsAreRead() throws {
    #expect(try lines("\u{FEFF}甲,乙\r\n丙,丁") == ["甲|乙", "丙|丁"])
    #expect(try readDocument([0xD6, 0xD0, 0x2C, 0xCE, 0xC4, 0x0A, 0x61, 0x2C, 0x62]).lines == ["中|文", "a|b"])
  }

  @Test func aRowThatIsBlankCountsButIsNone() throws {
    let document = try readDocument(Array("甲,乙\n,\n丙,丁\n".utf8))
    #expect(document.cells.map(\.place) == ["第1行第1格", "第1行第2格", "第3行第1格", "第3行第2格"])
  }

  @Test func proseAndCopiesAreNoCSV() {
    #expect(reader("第一，做好服务。\n第二, 做好保洁。\n没有逗号。\n没有。\n") == "txt")
    #expect(reader("甲\t1,009.24\n乙\t丙\n") == "txt")
    #expect(reader("\t甲\n\n\t\"一\n二\"\n") == "txt")
  }

  // MARK: The list of indicators

  private func list(_ text: String) throws -> (departments: [ImportedDepartment], leftovers: [Leftover]) {
    guard case .departments(let departments, let leftovers) = try CSVReader().read(Array(text.utf8)).get() else {
      return ([], [])
    }
    return (departments, leftovers)
  }

  @Test func theListSaysWhoseRowsTheyAre() throws {
    let (departments, leftovers) = try list(
      """
      部门,年度,表样,专项,指标,权重,性质,值,单位,附注,核对
      甲街道,2025,某表,,满意度,20%,≥,90,%,,
      甲街道,2025,某表,公园,面积,10,=,8,座,"说明：含水面
      来源：台账",已核
      乙街道,2025,另表,公园,面积,10,=,8,座,,
      甲街道,2025,某表,公园,次数,10,≥,2,次,,
      """)
    #expect(departments.map(\.form) == ["某表", "另表"])
    #expect(departments.map { $0.funds.map(\.indicators.count) } == [[2], [1]])
    let row = try #require(departments.first?.funds.first?.indicators.first)
    #expect(row.attributes.map { String(decoding: $0.key, as: UTF8.self) } == ["说明", "来源", "核对"])
    #expect(leftovers == [])
  }

  @Test func guardsAgainstFormulasAreTakenOff() throws {
    let (departments, _) = try list(
      "部门,表样,专项,指标,性质,值\n甲,表,,'=总和,=,-5\n甲,表,,''+加,=,'@a\n甲,表,,'七一',=,'-5\n")
    let rows = try #require(departments.first?.record).indicators
    #expect(rows.map { String(decoding: $0.name.bytes, as: UTF8.self) } == ["=总和", "'+加", "'七一'"])
    #expect(rows.map { $0.value.map { String(decoding: $0.bytes, as: UTF8.self) } } == ["-5", "@a", "'-5"])
  }

  @Test func aRowWithoutAnIndicatorIsLeftOver() throws {
    #expect(try list("部门,表样,专项,指标,值\n甲,表,,,5\n").leftovers.count == 3)
  }
}
