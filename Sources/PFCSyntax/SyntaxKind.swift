// The words of the tree: every token and every node of grammar/pfc.ebnf, and nothing else.

/// What an element of the tree is. Tokens come first, nodes from `file` on.
public enum SyntaxKind: UInt8, Sendable, CaseIterable {
  // trivia
  /// U+FEFF at the start of the file.
  case byteOrderMark
  /// LF or CRLF.
  case newline
  /// Blanks: spaces, TABs, U+3000.
  case whitespace
  /// `# …`
  case comment
  /// A line of a merge conflict.
  case conflictMarker

  // entries
  /// `2024年` before the key of a yearly entry.
  case keyYear
  /// 部门, 概况 …
  case key
  /// `：`
  case colon
  /// The text of an inline value or of an attribute, as typed.
  case text
  /// A line of prose without its indentation.
  case proseLine
  /// One blank-separated word of a columns row.
  case word
  /// The text of a layout cell.
  case cellText
  /// `|`
  case pipe

  // rows
  /// `"`, `“`, `「` and their partners.
  case quote
  /// The name of an indicator.
  case name
  /// Digits with separators, point and sign.
  case number
  /// `%` or `分` behind a weight.
  case weightSign
  /// `≥` `≤` `=` `>` `<` or a word for one.
  case relation
  /// `定性` or `其他`.
  case textRelation
  /// The text after `定性` or `其他`, or a bare value in words.
  case targetText
  /// `~` between two values.
  case rangeSign
  /// `±`
  case plusMinus
  /// `2025年12月31日`, `12月`, `2025-12-31`, `2023.07`
  case date
  /// `前`, `底`, `内`, `底前` behind a date.
  case dateQualifier
  /// `以内` behind a value.
  case within
  /// 元, 人, % …
  case unitWord
  /// `/` in a unit or between levels.
  case slash
  /// `·` in a unit.
  case dot
  /// `(` or `)` in a unit.
  case parenthesis
  /// `[` or `]` of a group.
  case bracket
  /// A level of a group.
  case levelName
  /// `-` before an attribute.
  case dash

  // faults and the end
  /// Bytes that fit nothing; a diagnostic names them.
  case unexpected
  /// The end of the file, empty.
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
  public var isNode: Bool { rawValue >= SyntaxKind.file.rawValue }
  /// Whether an element of this kind means nothing.
  public var isTrivia: Bool { rawValue <= SyntaxKind.conflictMarker.rawValue }
}
