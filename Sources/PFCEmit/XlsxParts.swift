// The parts of an Excel workbook around its sheets: types, relations, styles, names.

import PFCArchive

/// How a cell looks; the index is that of its format in styles.xml.
enum XlsxStyle: Hashable {
  case plain
  /// The title above the table.
  case title
  /// 编制单位 and 单位, without borders.
  case captionLeft
  case captionRight
  /// Labels and short values.
  case center
  /// Long texts and names.
  case left
  /// The label beside indicators that go on over pages: it stands where the heading does, which is on every page.
  case centerTop
  /// Texts that would be formulas if they were typed: they stay texts when somebody edits the cell.
  case quotedCenter
  case quotedLeft
  case number(fractionDigits: Int)
  case percent(fractionDigits: Int)

  /// No double keeps more digits than 15.
  static let mostFractionDigits: UInt8 = 15

  var index: Int {
    let digits = Int(Self.mostFractionDigits) + 1
    return switch self {
    case .plain: 0
    case .title: 1
    case .captionLeft: 2
    case .captionRight: 3
    case .center: 4
    case .left: 5
    case .centerTop: 6
    case .quotedCenter: 7
    case .quotedLeft: 8
    case .number(let fractionDigits): 9 + fractionDigits
    case .percent(let fractionDigits): 9 + digits + fractionDigits
    }
  }

  /// The style for a text in a cell of this one.
  func holding(_ text: [UInt8]) -> XlsxStyle {
    guard let first = text.first, "=+-@'".utf8.contains(first) else { return self }
    return switch self {
    case .center: .quotedCenter
    case .left: .quotedLeft
    case .plain, .title, .captionLeft, .captionRight, .centerTop, .quotedCenter, .quotedLeft, .number, .percent: self
    }
  }
}

enum XlsxParts {
  struct Sheet {
    let name: String
    /// `$E$12`
    let lastCell: String
    /// `$7:$8`: the rows that are repeated on every page, empty for none.
    let heading: String
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  static func path(ofSheet number: Int) -> String { "xl/worksheets/sheet\(number + 1).xml" }

  /// Everything but the properties and the sheets.
  static func before(_ sheets: [Sheet]) -> [(name: String, text: String)] {
    let parts = sheets.indices.map { ("/" + path(ofSheet: $0), "\(types).worksheet+xml") }
    return [
      (
        "[Content_Types].xml",
        OfficeParts.contentTypes(
          [("/xl/workbook.xml", "\(types).sheet.main+xml"), ("/xl/styles.xml", "\(types).styles+xml")] + parts)
      ),
      ("_rels/.rels", OfficeParts.packageRelations(to: "xl/workbook.xml")), ("docProps/app.xml", OfficeParts.app),
      ("xl/workbook.xml", workbook(sheets)), ("xl/_rels/workbook.xml.rels", workbookRelations(sheets.count)),
      ("xl/styles.xml", styles),
    ]
  }

  private static func workbook(_ sheets: [Sheet]) -> String {
    var list = ""
    var names = ""
    for (index, sheet) in sheets.enumerated() {
      list += #"<sheet name="\#(escaped(sheet.name))" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"/>"#
      let quoted = "'\(escaped(doublingApostrophes(in: sheet.name)))'!"
      names +=
        #"<definedName name="_xlnm.Print_Area" localSheetId="\#(index)">\#(quoted)$A$1:\#(sheet.lastCell)</definedName>"#
      if !sheet.heading.isEmpty {
        names += #"<definedName name="_xlnm.Print_Titles" localSheetId="\#(index)">"#
        names += "\(quoted)\(sheet.heading)</definedName>"
      }
    }
    return """
      \(OfficeParts.declaration)
      <workbook xmlns="\(main)" xmlns:r="\(OfficeParts.relations)"><workbookPr/>\
      <bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>\
      <sheets>\(list)</sheets><definedNames>\(names)</definedNames></workbook>
      """
  }

  private static func doublingApostrophes(in name: String) -> String {
    String(decoding: name.utf8.flatMap { $0 == 0x27 ? [$0, $0] : [$0] }, as: UTF8.self)
  }

  private static func workbookRelations(_ count: Int) -> String {
    let sheets = (0..<count).map { number in
      #"<Relationship Id="rId\#(number + 1)" Type="\#(OfficeParts.relations)/worksheet" "#
        + #"Target="worksheets/sheet\#(number + 1).xml"/>"#
    }
    return """
      \(OfficeParts.declaration)
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(sheets.joined())\
      <Relationship Id="rId\(count + 1)" Type="\(OfficeParts.relations)/styles" Target="styles.xml"/></Relationships>
      """
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    appendXML(text.utf8, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Looks

  /// Figures first without, then with so many digits behind the point; percentages likewise.
  private static let digitFormats = (0...Int(XlsxStyle.mostFractionDigits)).map { digits in
    digits == 0 ? "0" : "0." + String(repeating: "0", count: digits)
  }

  private static let styles: String = {
    let count = digitFormats.count
    let formats = (digitFormats + digitFormats.map { $0 + "%" }).enumerated().map { index, code in
      #"<numFmt numFmtId="\#(164 + index)" formatCode="\#(code)"/>"#
    }
    let centered = #"<alignment horizontal="center" vertical="center" wrapText="1"/>"#
    let left = #"<alignment horizontal="left" vertical="center" wrapText="1"/>"#
    let cells =
      [
        format(font: 0, border: 0, ""), format(font: 1, border: 0, centered),
        format(font: 0, border: 0, #"<alignment horizontal="left" vertical="center"/>"#),
        format(font: 0, border: 0, #"<alignment horizontal="right" vertical="center"/>"#),
        format(font: 0, border: 1, centered),
        format(font: 0, border: 1, left),
        format(font: 0, border: 1, #"<alignment horizontal="center" vertical="top" wrapText="1"/>"#),
        format(font: 0, border: 1, isQuoted: true, centered), format(font: 0, border: 1, isQuoted: true, left),
      ] + formats.indices.map { format(number: 164 + $0, font: 0, border: 1, centered) }
    return """
      \(OfficeParts.declaration)
      <styleSheet xmlns="\(main)"><numFmts count="\(2 * count)">\(formats.joined())</numFmts>\
      <fonts count="2"><font><sz val="11"/><name val="仿宋"/><family val="3"/><charset val="134"/></font>\
      <font><b/><sz val="18"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
      </fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>\
      \(side("left"))\(side("right"))\(side("top"))\(side("bottom"))<diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="\(cells.count)">\(cells.joined())</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """
  }()

  private static func format(
    number: Int = 0, font: Int, border: Int, isQuoted: Bool = false, _ alignment: String
  ) -> String {
    let applied =
      (isQuoted ? #" quotePrefix="1""# : "") + (number > 0 ? #" applyNumberFormat="1""# : "")
      + #" applyFont="1" applyBorder="1""#
      + (alignment.isEmpty ? "/>" : #" applyAlignment="1">"#)
    return #"<xf numFmtId="\#(number)" fontId="\#(font)" fillId="0" borderId="\#(border)" xfId="0""# + applied
      + (alignment.isEmpty ? "" : alignment + "</xf>")
  }

  private static func side(_ name: String) -> String { #"<\#(name) style="thin"><color auto="1"/></\#(name)>"# }

  // MARK: Sheets

  static func sheetHead(lastCell: String, isSelected: Bool) -> String {
    """
    \(OfficeParts.declaration)
    <worksheet xmlns="\(main)" xmlns:r="\(OfficeParts.relations)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
    <dimension ref="A1:\(String(lastCell.filter { $0 != "$" }))"/>\
    <sheetViews><sheetView\(isSelected ? #" tabSelected="1""# : "") workbookViewId="0"/></sheetViews>\
    <sheetFormatPr defaultRowHeight="24" customHeight="1"/>
    """
  }

  /// A4 upright, as wide as the page, a number at the foot; margins in inches.
  static let sheetEnd = """
    <printOptions horizontalCentered="1"/>\
    <pageMargins left="0.7" right="0.7" top="0.9" bottom="0.9" header="0.4" footer="0.5"/>\
    <pageSetup paperSize="9" orientation="portrait" fitToHeight="0"/>\
    <headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter></worksheet>
    """
}
