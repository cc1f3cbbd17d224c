// The parts of a Word document that are the same for every department: types, relations, styles, fonts, page.

import PFCText

enum DocxParts {
  /// Twips between the margins of an A4 page (GB/T 9704-2012: 28 mm at the left, 26 mm at the right).
  static let textWidth = 8844

  private static let declaration = OfficeParts.declaration
  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = OfficeParts.relations
  private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  /// How far a label is set in from both sides of its cell, so that it breaks into lines of like length: 业务主管/部门, and
  /// not 业务主管部/门. Nothing where it fits on one line.
  static func labelIndent(_ label: ArraySlice<UInt8>, width: Int) -> Int {
    let character = 210
    let room = width - 2 * cellMargin
    let count = (displayWidth(of: label, ambiguous: .wide) + 1) / 2
    guard count * character > room, room >= 2 * character else { return 0 }
    let lines = (count * character + room - 1) / room
    var longest = (count + lines - 1) / lines
    // Most words have two characters.
    if count.isMultiple(of: 2), !longest.isMultiple(of: 2) { longest += 1 }
    return max(0, (room - longest * character - 20) / 2)
  }

  private static let cellMargin = 108

  /// Everything but the properties and the document itself.
  static let before: [(name: String, text: String)] = [
    ("[Content_Types].xml", contentTypes), ("_rels/.rels", OfficeParts.packageRelations(to: "word/document.xml")),
    ("docProps/app.xml", OfficeParts.app),
    ("word/_rels/document.xml.rels", documentRelations), ("word/styles.xml", styles), ("word/settings.xml", settings),
    ("word/fontTable.xml", fonts), ("word/footer1.xml", footer),
  ]

  private static let contentTypes = OfficeParts.contentTypes([
    ("/word/document.xml", "\(types).document.main+xml"), ("/word/styles.xml", "\(types).styles+xml"),
    ("/word/settings.xml", "\(types).settings+xml"), ("/word/fontTable.xml", "\(types).fontTable+xml"),
    ("/word/footer1.xml", "\(types).footer+xml"),
  ])

  private static let documentRelations = """
    \(declaration)
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="rId1" Type="\(office)/styles" Target="styles.xml"/>\
    <Relationship Id="rId2" Type="\(office)/settings" Target="settings.xml"/>\
    <Relationship Id="rId3" Type="\(office)/fontTable" Target="fontTable.xml"/>\
    <Relationship Id="rId4" Type="\(office)/footer" Target="footer1.xml"/></Relationships>
    """

  // MARK: Looks

  /// Body 仿宋 五号, titles 方正小标宋 小二; where a font is missing, the font table names the next best.
  private static let styles = """
    \(declaration)
    <w:styles xmlns:w="\(main)"><w:docDefaults><w:rPrDefault><w:rPr>\
    <w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>\
    <w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault/></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
    <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
    <w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>\
    <w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="\(cellMargin)" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
    <w:right w:w="\(cellMargin)" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
    <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/>\
    <w:pPr><w:keepNext/><w:spacing w:after="160"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>\
    <w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style>\
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="TableLine"><w:name w:val="Table Line"/>\
    <w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:tabs><w:tab w:val="right" w:pos="\(textWidth)"/></w:tabs>\
    <w:spacing w:after="40"/></w:pPr></w:style>\
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell"><w:name w:val="Cell"/>\
    <w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="40"/><w:jc w:val="center"/></w:pPr></w:style>\
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Prose"><w:name w:val="Prose"/>\
    <w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" w:after="20"/></w:pPr></w:style>\
    <w:style w:type="paragraph" w:customStyle="1" w:styleId="Thin"><w:name w:val="Thin"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>\
    </w:style>\
    <w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>\
    <w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style></w:styles>
    """

  static let tableProperties = """
    <w:tblPr><w:tblW w:w="\(textWidth)" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>\
    \(border("top"))\(border("left"))\(border("bottom"))\(border("right"))\(border("insideH"))\(border("insideV"))\
    </w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>
    """

  private static func border(_ side: String) -> String {
    #"<w:\#(side) w:val="single" w:sz="4" w:space="0" w:color="auto"/>"#
  }

  private static let settings = """
    \(declaration)
    <w:settings xmlns:w="\(main)"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>\
    <w:characterSpacingControl w:val="compressPunctuation"/><w:compat>\
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
    </w:compat></w:settings>
    """

  private static let fonts = """
    \(declaration)
    <w:fonts xmlns:w="\(main)">\(font("仿宋", "仿宋_GB2312,FangSong,STFangsong,Noto Serif CJK SC"))\
    \(font("方正小标宋简体", "方正小标宋_GBK,宋体,SimSun,Noto Serif CJK SC"))\
    <w:font w:name="Times New Roman"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>\
    </w:font></w:fonts>
    """

  private static func font(_ name: String, _ others: String) -> String {
    #"<w:font w:name="\#(name)"><w:altName w:val="\#(others)"/><w:charset w:val="86"/>"#
      + #"<w:family w:val="auto"/><w:pitch w:val="default"/></w:font>"#
  }

  private static let footer = """
    \(declaration)
    <w:ftr xmlns:w="\(main)"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>\
    <w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>\
    <w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>
    """

  static let documentHead = """
    \(declaration)
    <w:document xmlns:w="\(main)" xmlns:r="\(office)"><w:body>
    """

  static let documentEnd = """
    <w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>\
    <w:pgMar w:top="1701" w:right="1474" w:bottom="1701" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>\
    </w:sectPr></w:body></w:document>
    """
}
