// Web pages as browsers show them, whoever wrote them.

import PFCImport
import Testing

@Suite struct HTMLReaderTests {
  private func read(_ body: String, _ head: String = "") throws -> RawDocument {
    try readDocument(Array("<html><head>\(head)</head><body>\(body)</body></html>".utf8))
  }

  private func lines(_ body: String, _ head: String = "") throws -> [String] { try read(body, head).lines }

  // MARK: Tables

  @Test func spansMakeAGrid() throws {
    let document = try read(
      "<table><tr><th rowspan=2>甲<td colspan='2'>乙<td>丙</tr><tr><td>丁<td>戊<td>己</table>")
    #expect(document.lines == ["甲×1×2|乙×2×1|丙", "丁|戊|己"])
    #expect(document.cells.map(\.column) == [0, 1, 3, 1, 2, 3])
    #expect(document.cells.last?.place == "表1 第2行第3格")
  }

  @Test func endsThatAreMissingArePut() throws {
    #expect(
      try lines("<table><tbody><tr><td>甲<td>乙<tr><td>丙<table><tr><td>丁</table>") == ["甲|乙", "丙\n丁"])
    #expect(try lines("<table><td>甲</table>后<p>段") == ["甲", "<后>", "<段>"])
  }

  @Test func theTextAroundTablesIsInParagraphs() throws {
    #expect(
      try lines("<h1>题</h1>前言<br>单位：万元<table><tr><td>甲</table><div>后<p>记</div>") == [
        "<题>", "<前言>", "<单位：万元>", "甲", "<后>", "<记>",
      ])
  }

  @Test func aCaptionIsARowOfItsParts() throws {
    #expect(
      try lines("<table><caption><h2>题</h2><p><span>编制：甲</span><span>单位：元</span></p></caption><tr><td>乙</table>")
        == ["题", "编制：甲|单位：元", "乙"])
  }

  @Test func aTableThatOnlyPlacesOthersIsNone() throws {
    let inner = "<table><tr><td>一<td>二<tr><td>三<td>四</table>"
    #expect(try lines("<table><tr><td>栏目<td>\(inner)</table>") == ["<栏目>", "一|二", "三|四"])
  }

  @Test func aSmallTableInsideOfACellIsItsText() throws {
    let document = try read(
      "<table><tr><td>甲<td>乙<td>丙<tr><td>丁<td>戊<table><tr><td>一<td>二</table></table>")
    #expect(document.lines == ["甲|乙|丙", "丁|戊\n一\t二"])
    #expect(document.noteLines == ["表1 第2行第2格 格子里的小表，读成了这一格的文字："])
  }

  @Test func hiddenRowsAndCellsAreNoted() throws {
    let document = try read(
      "<table><tr style='DISPLAY: none'><td>暗</tr><tr><td hidden>藏<td>甲<span style='display:none'>乙</span></table>")
    #expect(document.cells.filter { !$0.text.isEmpty }.map { String(decoding: $0.text, as: UTF8.self) } == ["甲"])
    #expect(document.noteLines.map { $0.suffix(1) } == ["暗", "藏", "乙"])
  }

  // MARK: Text

  @Test func blanksOfTheSourceAreNoneOfThePage() throws {
    #expect(try lines("<p>  公园\n   管护 a\n b  <b> c</b> </p>") == ["<公园管护 a b c>"])
  }

  @Test func blocksAndBreaksEndLines() throws {
    #expect(
      try lines("<table><tr><td><p>一</p><p>二<br>三<br></p><div>四</div>五<ul><li>六<li>七</ul></table>")
        == ["一\n二\n三\n四\n五\n六\n七"])
  }

  @Test func numbersOfAListAreText() throws {
    #expect(try lines("<table><tr><td><ol start=3><li>甲<li>乙</ol></table>") == ["3.甲\n4.乙"])
    #expect(try lines("<table><tr><td><ol style='list-style:none'><li>甲</ol></table>") == ["甲"])
  }

  @Test func blanksThatThePageKeepsAreKept() throws {
    #expect(
      try lines("<table><tr><td>　　甲  乙\n  丙</table>", "<style>th, td { x: y; white-space: pre-wrap }</style>")
        == ["　　甲  乙\n  丙"])
    #expect(try lines("<table><tr><td><pre>甲\n 乙</pre></table>") == ["甲\n 乙"])
  }

  @Test func entitiesAreCharacters() throws {
    #expect(
      try lines("<p>&ldquo;A&amp;B&rdquo;&#8805;&#x39;0&lt;&ge;&#150;&nbsp;&foo;&#0;&amp</p>") == [
        "<“A&B”≥90<≥–\u{A0}&foo;\u{FFFD}&>"
      ])
  }

  @Test func namedCharactersAreThoseOfTheStandard() throws {
    #expect(
      try lines(
        "<p>&pound;&ges;&les;&geq;&times;&middot;&alpha;&sigmaf;&frac12;&#x33A1;&percnt;&horbar;&Eacute;&pound5")
        == ["<£⩾⩽≥×·ας½㎡%―É&pound5>"])
  }

  @Test func namesThatAreNotKnownAreNotedOnce() throws {
    let document = try read("<p>甲&foo;</p><p>乙&foo;&bar; A&B a&b;c &amp;d;</p>")
    #expect(document.lines == ["<甲&foo;>", "<乙&foo;&bar; A&B a&b;c &d;>"])
    #expect(document.noteLines == ["第1段 不认识的字符名，照写：&foo;", "第2段 不认识的字符名，照写：&bar;"])
  }

  @Test func raisedAndLoweredFiguresAreTheirCharacters() throws {
    #expect(
      try lines("<p>10<sup>4</sup>m<SUP>2</SUP>CO<sub>2</sub> 5<span style='vertical-align: super'>-1</span>") == [
        "<10⁴m²CO₂ 5⁻¹>"
      ])
    let document = try read("<p>10<sup>4.5</sup>")
    #expect(document.lines == ["<10^4.5>"] && document.noteLines == ["第1段 上标、下标没有对应的字符，读成了：^4.5"])
  }

  @Test func textWithALineThroughItIsReadAndNoted() throws {
    let document = try read("<p><s>90</s>95<span style='text-decoration:line-through'>6</span>")
    #expect(document.lines == ["<90956>"])
    #expect(document.noteLines == ["第1段 有删除线的文字，读入了：90", "第1段 有删除线的文字，读入了：6"])
  }

  @Test(arguments: [
    ("<select><option>≥<option selected>≤</select>", "≤"),
    ("<select><option>≥</option><option>≤</option></select>", "≥"),
    ("<select><option selected>甲<option selected>乙</select>", "乙"),
    ("<select multiple><option selected>甲<option>乙<option selected>丙</select>", "甲丙"),
    ("<select multiple><option>甲</select>", ""),
    ("<select><optgroup label=x><option>甲<option>乙</optgroup></select>", "甲"),
    ("<select><option>甲<option>乙", "甲"), ("<datalist><option>甲</datalist>", ""),
  ])
  func ofAListToChooseFromTheChoiceIsRead(_ list: String, _ shown: String) throws {
    #expect(try lines("<table><tr><td>\(list)<td>90</table>") == ["\(shown)|90"])
  }

  @Test func listsWithoutEndsCostNoMoreThanTheirLength() throws {
    let cells = String(repeating: "<td><select><option>甲", count: 900)
    #expect(try read("<table>" + String(repeating: "<tr>\(cells)", count: 20) + "</table>").cells.count == 18_000)
  }

  @Test func aRubyIsItsBase() throws {
    #expect(try lines("<p><ruby>率<rp>(</rp><rt>lǜ</rt><rp>)</rp></ruby>") == ["<率>"])
  }

  @Test func aLessThanSignIsText() throws {
    #expect(try lines("<table><tr><td>指标<5<td>a < b</table>") == ["指标<5|a < b"])
  }

  @Test func commentsScriptsAndStylesAreNoText() throws {
    #expect(
      try lines(
        "<!-- <table> -->甲<script>'<table>' < 1</script><style>p{}</style><![CDATA[乙<]]><?xml:namespace a?><!--a>b-->丙",
        "<title>题</title>") == ["<甲乙<丙>"])
  }

  @Test func wordsPagesAreRead() throws {
    let page = """
      <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=gb2312><title>表</title>
      <!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--></head>
      <body><p class=MsoNormal><span style='mso-spacerun:yes'>&nbsp;</span>附件<o:p></o:p></p>
      <table class=MsoTableGrid><tr style='mso-yfti-irow:0'><td colspan=2 valign=top><p><![if !supportLists]><span
      style='mso-list:Ignore'>1.<span style='font:7.0pt "Times"'>&nbsp;&nbsp; </span></span><![endif]>清扫
      保洁<o:p></o:p></p><p>二<del>三</del><ins>四</ins></p></td></tr></table></body></html>
      """
    let document = try readDocument(Array(page.utf8))
    #expect(document.lines == ["<\u{A0}附件>", "1.清扫保洁\n二四×2×1"])
    #expect(document.noteLines.map { $0.suffix(1) } == ["三"])
  }

  @Test func formsFilledInOnAPageAreRead() throws {
    #expect(
      try lines("<table><tr><td><input value='甲'><input type=hidden value=乙><td><textarea>一&amp;\n二</textarea></table>")
        == ["甲|一&\n二"])
  }

  // MARK: Encodings

  @Test func oldEncodingsAreRead() throws {
    let page = Array("<table><tr><td>".utf8) + [0xD6, 0xD0, 0xCE, 0xC4] + Array("</table>".utf8)
    #expect(try readDocument(page).lines == ["中文"])
  }

  @Test func anEncodingThatIsNotKnownIsNamed() {
    let page = Array("<meta charset=big5><table><tr><td>".utf8) + [0xA4, 0xA4, 0xA4, 0xE5]
    guard case .failure(let fault) = HTMLReader().read(page) else {
      Issue.record("it was read")
      return
    }
    #expect(fault.problem.zh == "网页的编码是“big5”，不认识")
  }
}
