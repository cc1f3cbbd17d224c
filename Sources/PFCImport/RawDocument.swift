// Every format is first read into the same plain thing: paragraphs and tables in order, each text with the place where a
// person finds it. What the texts mean is nobody's business here; the matcher reads a form's layout backwards for that.

package import PFCDiagnostics

/// What a reader found in a file of tables.
package struct RawDocument: Sendable {
  package var blocks: [RawBlock]
  /// Lines of a cell may have become rows of their own: text copied out of a table, where a line end inside a cell looks
  /// like the end of a row.
  package var linesMayContinue = false
  /// What the reader itself could not take: `#REF!`, a symbol of an unknown font.
  package var leftovers: [Leftover] = []
  package var notes: [ReadingNote] = []

  package init(blocks: [RawBlock] = [], linesMayContinue: Bool = false) {
    self.blocks = blocks
    self.linesMayContinue = linesMayContinue
  }

  /// More lines or cells are no tables of targets: a thousand departments have a tenth of them.
  static let lineLimit = 500_000
  static let cellLimit = 1_000_000
}

/// What a person should know of how a file was read: text that is struck out and was not taken, a hidden sheet that was.
package struct ReadingNote: Sendable, Hashable {
  package var what: Wording
  package var text: [UInt8]
  package var place: String

  package init(_ what: Wording, _ text: [UInt8], place: String) {
    self.what = what
    self.text = text
    self.place = place
  }
}

/// A piece of a document.
package enum RawBlock: Sendable {
  /// Text outside of tables; a blank line may be a paragraph without text.
  case paragraph(RawCell)
  case table(RawTable)
}

/// A table as it stands in the file.
package struct RawTable: Sendable {
  /// Only real cells: one that a joined cell covers is not listed.
  package var rows: [[RawCell]]

  package init(rows: [[RawCell]] = []) { self.rows = rows }
}

/// One cell, or one paragraph.
package struct RawCell: Sendable, Hashable {
  /// Valid UTF-8 without NUL, lines divided by LF, as in the document, not trimmed.
  package var text: [UInt8]
  /// The grid column where it starts, from 0. Formats without a grid count the cells of the row.
  package var column: Int
  /// Columns that it covers, at least 1.
  package var columns: Int
  /// Rows that it covers, at least 1.
  package var rows: Int
  /// Where a person finds it: `表2 第3行第4格`, `Sheet1!B3`, `第12行`.
  package var place: String

  package init(_ text: [UInt8], column: Int = 0, columns: Int = 1, rows: Int = 1, place: String) {
    self.text = text
    self.column = column
    self.columns = columns
    self.rows = rows
    self.place = place
  }
}
