// The words of the tree: every token and every node of grammar/pfc.ebnf, and nothing else.

/// What an element of the tree is. Tokens come first, nodes from `file` on.
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
  // trivia
  /// U+FEFF at the start of the file.
  ///
  /// byteOrderMark = ? U+FEFF ?
  case byteOrderMark
  /// LF or CRLF.
  ///
  /// newline = ? U+000A ? | ? U+000D ? ? U+000A ?
  case newline
  /// Blanks: spaces, TABs, U+3000.
  ///
  /// whitespace = blank { blank }
  case whitespace
  /// `# …`
  ///
  /// comment = hash ? the rest of a line, without the blanks at its end ?
  case comment
  /// A line of a merge conflict.
  ///
  /// conflictMarker = ( "<<<<<<<" | "|||||||" | "=======" | ">>>>>>>" ) [ " " ? the rest of a line, without the
  ///   blanks at its end ? ]
  case conflictMarker

  // entries
  /// `2024年` before the key of a yearly entry.
  ///
  /// keyYear = digit digit digit digit [ whitespace ] "年"
  case keyYear
  /// 部门, 概况 …
  ///
  /// key = firstOpenerKey | innerOpenerKey | textKey | moneyKey | yearlyKey | rowsKey | pointsKey | bareKey |
  ///   columnsKey | layoutKey | unknownKey | attributeKey
  case key
  /// `：`
  ///
  /// colon = ":" | "：" | "﹕" | "∶"
  case colon
  /// The text of an inline value or of an attribute, as typed.
  ///
  /// text = ? one or more characters of one line, the first and the last no blank ?
  case text
  /// A line of prose without its indentation.
  ///
  /// proseLine = ? one or more characters of one line, the last no blank ?
  case proseLine
  /// One blank-separated word of a columns row.
  ///
  /// word = ? one or more characters that are no blanks; the first of a line is no hash ?
  case word
  /// The text of a layout cell.
  ///
  /// cellText = ? one or more characters but pipes, the first and the last no blank ?
  case cellText
  /// `|`
  ///
  /// pipe = "|" | "｜"
  case pipe

  // rows
  /// `"`, `“`, `「` and their partners.
  ///
  /// quote = '"' | "＂" | "“" | "”" | "「" | "」" | "『" | "』"
  case quote
  /// The name of an indicator.
  case name
  /// Digits with separators, point and sign.
  case number
  /// `%` or `分` behind a weight.
  ///
  /// weightSign = "%" | "％" | "﹪" | "分"
  case weightSign
  /// `≥` `≤` `=` `>` `<` or a word for one.
  ///
  /// relation = looseMark | strictMark | relationWord
  case relation
  /// `定性` or `其他`.
  ///
  /// textRelation = "定性" | "其他"
  case textRelation
  /// The text after `定性` or `其他`, or a bare value in words.
  ///
  /// targetText = wordedText | bareText
  case targetText
  /// `~` between two values.
  ///
  /// rangeSign = dash | "~" | "～" | "〜" | "∼" | "至" | "到"
  case rangeSign
  /// `±`
  ///
  /// plusMinus = "±"
  case plusMinus
  /// `2025年12月31日`, `12月`, `2025-12-31`, `2023.07`
  case date
  /// `前`, `底`, `内`, `底前` behind a date.
  ///
  /// dateQualifier = "底之前" | "底以前" | "底前" | "之前" | "以前" | "前" | "底" | "末" | "初" | "内" | "上旬" | "中旬" | "下旬" | "起"
  case dateQualifier
  /// `以内` behind a value.
  ///
  /// within = "以内"
  case within
  /// 元, 人, % …
  ///
  /// unitWord = unitText [ leftParenthesis unitText rightParenthesis ]
  case unitWord
  /// `/` in a unit or between levels.
  ///
  /// slash = "/" | "／" | "∕"
  case slash
  /// `·` in a unit.
  ///
  /// dot = "·" | "•" | "‧" | "⋅" | "・"
  case dot
  /// `(` or `)` in a unit.
  ///
  /// parenthesis = leftParenthesis | rightParenthesis
  case parenthesis
  /// `[` or `]` of a group.
  ///
  /// bracket = leftBracket | rightBracket
  case bracket
  /// A level of a group.
  ///
  /// levelName = ? one or more characters but slashes and brackets, the first and the last no blank ?
  case levelName
  /// `-` before an attribute.
  ///
  /// dash = "-" | "－" | "–" | "—" | "−" | "﹣"
  case dash

  // faults and the end
  /// Bytes that fit nothing; a diagnostic names them.
  ///
  /// unexpected = ? characters that fit nothing where they stand ?
  case unexpected
  /// The end of the file, empty.
  ///
  /// endOfFile = ? the end of the file ?
  case endOfFile

  // nodes
  /// The whole source.
  case file
  /// An opener with everything that belongs to it.
  case block
  /// `键：值` with its body.
  case entry
  /// Body lines of prose.
  case prose
  /// Body lines of rows.
  case rows
  /// An indicator line.
  case row
  /// `20%`
  case weight
  /// Relation, value and unit.
  case target
  /// A number with its unit.
  case quantity
  /// `万元/（人·年）`
  case unit
  /// `[产出/数量]`
  case group
  /// `- 说明：…`
  case attribute
  /// Body lines of words in columns.
  case columns
  /// One line of words.
  case columnsRow
  /// Body lines of a layout.
  case layout
  /// One line of cells.
  case layoutRow
  /// Lines that belong to no entry.
  case stray

  /// Whether an element of this kind has children and no text of its own.
  @inlinable public var isNode: Bool { rawValue >= SyntaxKind.file.rawValue }
  /// Whether an element of this kind means nothing.
  @inlinable public var isTrivia: Bool { rawValue <= SyntaxKind.conflictMarker.rawValue }
}
