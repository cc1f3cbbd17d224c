// Word documents: what a person sees on the page, and a note of everything else.

import PFCImport
import Testing

@Suite struct DocxReaderTests {
  private func read(_ body: String, extra: [(type: String, text: String)] = []) throws -> RawDocument {
    try readDocument(OfficeFile.docx(body, extra: extra))
  }

  private func run(_ text: String) -> String { "<w:r><w:t>\(text)</w:t></w:r>" }

  private func paragraph(_ text: String) -> String { "<w:p>\(run(text))</w:p>" }

  private func cell(_ text: String, _ properties: String = "") -> String {
    "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
  }

  private func row(_ cells: String...) -> String { "<w:tr>\(cells.joined())</w:tr>" }

  // MARK: Text

  @Test func paragraphsAndTablesComeInOrder() throws {
    let document = try read(paragraph("甲") + "<w:tbl>\(row(cell("乙"), cell("丙")))</w:tbl>" + paragraph("丁"))
    #expect(document.lines == ["<甲>", "乙|丙", "<丁>"])
    #expect(document.cells.map(\.place) == ["第1段", "表1 第1行第1格", "表1 第1行第2格", "第2段"])
  }

  @Test func theStrictStandardIsReadAsWell() throws {
    let strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    let document = "<document xmlns='\(strict)'><body><p><r><t>甲</t></r></p></body></document>"
    #expect(try readDocument(OfficeFile.wholeDocx(document)).lines == ["<甲>"])
  }

  @Test func runsJoinAndBreaksDivide() throws {
    let body = "<w:p>\(run("甲"))<w:r><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br/><w:t>丁</w:t><w:noBreakHyphen/></w:r></w:p>"
    #expect(try read(body).lines == ["<甲乙\t丙\n丁->"])
  }

  @Test func paragraphsOfACellAreItsLines() throws {
    let two = "<w:tc>\(paragraph("甲"))<w:p/>\(paragraph("乙"))</w:tc>"
    #expect(try read("<w:tbl><w:tr>\(two)</w:tr></w:tbl>").lines == ["甲\n\n乙"])
  }

  @Test func blanksCountWhereTheyAreSaidTo() throws {
    let body = "<w:p><w:r><w:t> 甲\n乙 </w:t><w:t xml:space='preserve'> 丙 </w:t></w:r></w:p>"
    #expect(try read(body).lines == ["<甲 乙 丙 >"])
  }

  @Test func wrappersDoNotHideText() throws {
    let body =
      "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:hyperlink>\(run("甲"))</w:hyperlink><w:ins>\(run("乙"))</w:ins>"
      + "<w:fldSimple w:instr='PAGE'>\(run("丙"))</w:fldSimple><w:smartTag>\(run("丁"))</w:smartTag></w:p>"
      + "</w:sdtContent></w:sdt>"
    #expect(try read(body).lines == ["<甲乙丙丁>"])
  }

  @Test func ofAlternativesTheFirstIsRead() throws {
    let body =
      "<w:p><mc:AlternateContent><mc:Choice>\(run("甲"))</mc:Choice><mc:Fallback>\(run("乙"))</mc:Fallback>"
      + "</mc:AlternateContent></w:p>"
    #expect(try read(body).lines == ["<甲>"])
  }

  @Test func ofAFieldTheResultIsRead() throws {
    let body =
      "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType='separate'/>"
      + "</w:r>\(run("2025年"))<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    #expect(try read(body).lines == ["<2025年>"])
  }

  @Test(arguments: [("Symbol", "F0B3", "≥"), ("Symbol", "F0A3", "≤"), ("Wingdings", "F0FE", "☑"), ("宋体", "2265", "≥")])
  func symbolsAreCharacters(_ font: String, _ code: String, _ character: String) throws {
    #expect(try read("<w:p><w:r><w:sym w:font='\(font)' w:char='\(code)'/></w:r></w:p>").lines == ["<\(character)>"])
  }

  @Test func anUnknownSymbolIsLeftOver() throws {
    let document = try read("<w:p>\(run("甲"))<w:r><w:sym w:font='Webdings' w:char='F021'/></w:r></w:p>")
    #expect(document.leftovers.map { String(decoding: $0.text, as: UTF8.self) } == ["Webdings F021"])
  }

  @Test func ofARubyTheBaseIsRead() throws {
    let ruby = "<w:ruby><w:rt>\(run("lǜ"))</w:rt><w:rubyBase>\(run("率"))</w:rubyBase></w:ruby>"
    #expect(try read("<w:p><w:r>\(ruby)</w:r></w:p>").lines == ["<率>"])
  }

  private func shifted(_ text: String, _ how: String) -> String {
    "<w:r><w:rPr><w:vertAlign w:val='\(how)'/></w:rPr><w:t>\(text)</w:t></w:r>"
  }

  @Test func raisedAndLoweredFiguresAreTheirCharacters() throws {
    let body = "<w:p>\(run("10"))\(shifted("4", "superscript"))\(run("m"))\(shifted("2", "superscript"))\(run("CO"))"
    #expect(try read(body + shifted("2", "subscript") + shifted("平", "baseline") + "</w:p>").lines == ["<10⁴m²CO₂平>"])
  }

  @Test func whatCannotBeRaisedIsMarkedAndNoted() throws {
    let document = try read("<w:p>\(run("10"))\(shifted("4.5", "superscript"))\(shifted("注", "subscript"))</w:p>")
    #expect(document.lines == ["<10^4.5_注>"])
    let note = "第1段 上标、下标没有对应的字符，读成了："
    #expect(document.noteLines == [note + "^4.5", note + "_注"])
  }

  @Test func textWithALineThroughItIsReadAndNoted() throws {
    let document = try read("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>90</w:t></w:r>\(run("95"))</w:p>")
    #expect(document.lines == ["<9095>"] && document.noteLines == ["第1段 有删除线的文字，读入了：90"])
  }

  @Test func whatAStyleSaysOfItsTextCounts() throws {
    func style(_ id: String, _ inside: String) -> String { "<w:style w:styleId='\(id)'>\(inside)</w:style>" }
    let styles =
      style("上标", "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>") + style("指数", "<w:basedOn w:val='上标'/>")
      + style("暗", "<w:rPr><w:vanish/></w:rPr>")
    func run(_ text: String, _ style: String, _ own: String = "") -> String {
      "<w:r><w:rPr><w:rStyle w:val='\(style)'/>\(own)</w:rPr><w:t>\(text)</w:t></w:r>"
    }
    let body =
      "<w:p>\(run("10", "无"))\(run("4", "指数"))\(run("2", "指数", "<w:vertAlign w:val='baseline'/>"))</w:p>"
      + "<w:p><w:pPr><w:pStyle w:val='暗'/></w:pPr>\(run("藏", "无"))\(run("显", "无", "<w:vanish w:val='0'/>"))</w:p>"
    let part = "<w:styles xmlns:w='\(OfficeFile.word)'>\(styles)</w:styles>"
    let document = try read(body, extra: [("styles", part)])
    #expect(document.lines == ["<10⁴2>", "<显>"] && document.noteLines == ["第2段 隐藏的文字，没有读入：藏"])
  }

  private func formula(_ inside: String) throws -> RawDocument {
    try read(
      "<w:p xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'><m:oMath>\(inside)</m:oMath></w:p>")
  }

  private func math(_ name: String, _ text: String) -> String { "<m:\(name)><m:r><m:t>\(text)</m:t></m:r></m:\(name)>" }

  @Test func formulasAreLines() throws {
    let power = try formula("<m:sSup>\(math("e", "10"))\(math("sup", "4"))</m:sSup>")
    #expect(power.lines == ["<10⁴>"] && power.notes.isEmpty)
    let fraction = try formula("<m:f><m:fPr/>\(math("num", "3"))\(math("den", "4"))</m:f>")
    #expect(fraction.lines == ["<3/4>"] && fraction.noteLines == ["第1段 公式，读成了一行文字：3/4"])
  }

  @Test func ofADropDownListTheChoiceIsRead() throws {
    let list =
      "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='≥'/><w:listEntry w:val='≤'/></w:ddList></w:ffData>"
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'>\(list)</w:fldChar></w:r>\(run("5"))</w:p>"
    #expect(try read(body).lines == ["<≤5>"])
  }

  @Test func anotherFileInsideIsLeftOver() throws {
    let chunk =
      "<w:altChunk xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' r:id='rId5'/>"
    let document = try read(paragraph("甲") + chunk)
    #expect(document.leftovers.map { String(decoding: $0.text, as: UTF8.self) } == ["altChunk rId5"])
    #expect(document.noteLines == ["第1段 另一个文件嵌在这后面，没有读入；用 Word 打开再另存一份就能读："])
  }

  @Test(arguments: [
    ("<w:drawing><a><pic/></a></w:drawing>", "图片，没有读入"), ("<w:pict><v><imagedata/></v></w:pict>", "图片，没有读入"),
    ("<w:object/>", "嵌入的对象（如 Excel 表），没有读入"),
  ])
  func picturesAndObjectsAreNoted(_ thing: String, _ what: String) throws {
    #expect(try read("<w:p>\(run("甲"))<w:r>\(thing)</w:r></w:p>").notes.map(\.what.zh) == [what])
  }

  // MARK: What the page does not show

  @Test func revisionsAreReadAsAccepted() throws {
    let document = try read(
      "<w:p>\(run("甲"))<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>\(run("新"))</w:ins></w:p>")
    #expect(document.lines == ["<甲新>"])
    #expect(document.noteLines == ["第1段 修订中删去的文字，没有读入：旧"])
  }

  @Test func aStruckOutMarkJoinsParagraphs() throws {
    let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>\(run("甲"))</w:p>" + paragraph("乙")
    #expect(try read(body).lines == ["<甲乙>"])
  }

  @Test func aStruckOutRowIsNoted() throws {
    let body = "<w:tbl>\(row(cell("甲")))<w:tr><w:trPr><w:del/></w:trPr>\(cell("乙"))</w:tr></w:tbl>"
    #expect(try read(body).lines == ["甲"])
    #expect(try read(body).noteLines == ["表1 第2行 修订中删去的一行，没有读入：乙"])
  }

  @Test func hiddenTextIsNoted() throws {
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r>"
    let document = try read("<w:p>\(run("甲"))\(hidden)</w:p>")
    #expect(document.lines == ["<甲>"] && document.noteLines == ["第1段 隐藏的文字，没有读入：乙"])
  }

  @Test func aPlaceholderIsNotContent() throws {
    let control =
      "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(run("单击此处"))</w:sdtContent></w:sdt>"
    let document = try read("<w:p>\(run("甲"))\(control)</w:p>")
    #expect(document.lines == ["<甲>"] && document.noteLines == ["第1段 填写提示，没有读入：单击此处"])
  }

  @Test func aPlaceholderAroundCellsIsNotContent() throws {
    func control(_ properties: String, _ cells: String) -> String {
      "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(cells)</w:sdtContent></w:sdt>"
    }
    let cells = control("<w:showingPlcHdr/>", cell("单击此处")) + control("", cell("乙")) + cell("丙")
    let document = try read("<w:tbl>\(row(cells))</w:tbl>")
    #expect(document.lines == ["|乙|丙"] && document.noteLines == ["表1 第1行第1格 填写提示，没有读入：单击此处"])
  }

  @Test func textBoxesStandBehindTheirParagraph() throws {
    let box =
      "<w:r><w:pict><v:shape xmlns:v='v'><w:txbxContent>\(paragraph("框"))</w:txbxContent></v:shape></w:pict></w:r>"
    let document = try read("<w:p>\(run("甲"))\(box)</w:p>")
    #expect(document.lines == ["<甲>", "<框>"])
    #expect(document.cells.last?.place == "第1段的文本框")
  }

  @Test func notesAndHeadersAreListed() throws {
    let foot = "<w:footnotes xmlns:w='\(OfficeFile.word)'><w:footnote>\(paragraph("注"))</w:footnote></w:footnotes>"
    let head = "<w:hdr xmlns:w='\(OfficeFile.word)'>\(paragraph("附件2"))</w:hdr>"
    let page = "<w:ftr xmlns:w='\(OfficeFile.word)'>\(paragraph("— 1 —"))</w:ftr>"
    let document = try read(paragraph("甲"), extra: [("footnotes", foot), ("header", head), ("footer", page)])
    #expect(document.notes.map { String(decoding: $0.text, as: UTF8.self) } == ["注", "附件2"])
  }

  // MARK: Tables

  @Test func spansMakeColumns() throws {
    let document = try read(
      "<w:tbl>\(row(cell("甲", "<w:gridSpan w:val='2'/>"), cell("乙")))\(row(cell("丙"), cell("丁"), cell("戊")))</w:tbl>")
    #expect(document.lines == ["甲×2×1|乙", "丙|丁|戊"])
    #expect(document.cells.map(\.column) == [0, 2, 0, 1, 2])
  }

  @Test func cellsJoinDownwards() throws {
    let (start, on) = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>")
    let body = row(cell("甲", start), cell("一")) + row(cell("", on), cell("二")) + row(cell("乙"), cell("三"))
    #expect(try read("<w:tbl>\(body)</w:tbl>").lines == ["甲×1×2|一", "二", "乙|三"])
  }

  @Test func joiningOntoNothingIsACell() throws {
    #expect(try read("<w:tbl>\(row(cell("甲", "<w:vMerge/>")))</w:tbl>").lines == ["甲"])
  }

  @Test func oldJoinsToTheLeftAreRead() throws {
    let body = row(cell("甲", "<w:hMerge w:val='restart'/>"), cell("", "<w:hMerge/>"), cell("乙"))
    #expect(try read("<w:tbl>\(body)</w:tbl>").lines == ["甲×2×1|乙"])
  }

  @Test func coveredTextIsNoted() throws {
    let body = row(cell("甲", "<w:vMerge w:val='restart'/>")) + row(cell("乙", "<w:vMerge/>"))
    #expect(try read("<w:tbl>\(body)</w:tbl>").noteLines == ["表1 第2行第1格 被合并的格子盖住的文字，没有读入：乙"])
  }

  @Test func aRowMayStartLater() throws {
    let body = "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>\(cell("甲"))</w:tr>"
    #expect(try read("<w:tbl>\(body)</w:tbl>").cells.map(\.column) == [2])
  }

  @Test func aTableInACellIsItsText() throws {
    let inner = "<w:tbl>\(row(cell("一"), cell("二")))\(row(cell("三")))</w:tbl>"
    let document = try read("<w:tbl><w:tr><w:tc>\(paragraph("甲"))\(inner)</w:tc></w:tr></w:tbl>" + paragraph("乙"))
    #expect(document.lines == ["甲\n一\t二\n三", "<乙>"])
    #expect(document.notes.map(\.what.zh) == ["格子里的小表，当作文字读入"])
  }

  // MARK: Lists

  private func list(_ levels: String, overrides: String = "") -> (type: String, text: String) {
    (
      "numbering",
      "<w:numbering xmlns:w='\(OfficeFile.word)'><w:abstractNum w:abstractNumId='3'>\(levels)</w:abstractNum>"
        + "<w:num w:numId='1'><w:abstractNumId w:val='3'/></w:num>"
        + "<w:num w:numId='2'><w:abstractNumId w:val='3'/>\(overrides)</w:num></w:numbering>"
    )
  }

  private func level(_ number: Int, _ format: String, _ text: String) -> String {
    "<w:lvl w:ilvl='\(number)'><w:start w:val='1'/><w:numFmt w:val='\(format)'/><w:lvlText w:val='\(text)'/></w:lvl>"
  }

  private func item(_ text: String, _ level: Int, list: Int = 1) -> String {
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='\(level)'/><w:numId w:val='\(list)'/></w:numPr></w:pPr>\(run(text))</w:p>"
  }

  @Test func numbersThatWordCountsAreText() throws {
    let levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2")
    let body = item("甲", 0) + item("乙", 1) + item("丙", 1) + item("丁", 0) + item("戊", 1)
    #expect(try read(body, extra: [list(levels)]).lines == ["<一、甲>", "<一.1乙>", "<一.2丙>", "<二、丁>", "<二.1戊>"])
  }

  @Test func aListMayStartAnew() throws {
    let again = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    let body = item("甲", 0) + item("乙", 0) + item("丙", 0, list: 2) + item("丁", 0, list: 2)
    let lines = try read(body, extra: [list(level(0, "decimal", "%1."), overrides: again)]).lines
    #expect(lines == ["<1.甲>", "<2.乙>", "<1.丙>", "<2.丁>"])
  }

  @Test func aStyleMayNumberItsParagraphs() throws {
    let styles =
      "<w:styles xmlns:w='\(OfficeFile.word)'><w:style w:styleId='a'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
      + "</w:pPr></w:style><w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>"
    let body = "<w:p><w:pPr><w:pStyle w:val='b'/></w:pPr>\(run("甲"))</w:p>"
    let lines = try read(body, extra: [list(level(0, "decimalEnclosedCircle", "%1")), ("styles", styles)]).lines
    #expect(lines == ["<①甲>"])
  }

  @Test(arguments: [
    ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("upperRoman", 14, "XIV"), ("lowerLetter", 28, "bb"),
    ("chineseCountingThousand", 10, "十"), ("chineseCounting", 105, "一百零五"), ("chineseLegalSimplified", 12, "壹拾贰"),
    ("ideographDigital", 20, "二〇"), ("decimalFullWidth", 7, "７"), ("decimalEnclosedParen", 2, "⑵"), ("some", 5, "5"),
  ])
  func numbersHaveTheirFormat(_ format: String, _ number: Int, _ text: String) throws {
    let levels = level(0, format, "%1").replacing("w:start w:val='1'", with: "w:start w:val='\(number)'")
    #expect(try read(item("。", 0), extra: [list(levels)]).lines == ["<\(text)。>"])
  }
}
