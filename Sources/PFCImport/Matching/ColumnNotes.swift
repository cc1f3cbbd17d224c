// What names of fields and columns say beyond the form is not written into the source, and told.

import PFCDiagnostics
import PFCForms
import PFCText

extension Matcher {
  /// Notes what a line of columns says beside their names, and columns that the form does not know.
  mutating func noteColumns(_ row: [RawCell], _ heading: Heading) {
    for (cell, slot) in zip(row.filter { !normalizedLabel($0.text).isEmpty }, heading.cells) {
      if case .other = slot.meaning {
        columnsWithoutValues.append(cell)
        continue
      }
      let label = normalizedLabel(cell.text)
      if let (year, _) = yearSplit(label) {
        note(
          Wording("栏名前面的年份，没有写进源文件", "a year before a name, not written into the source"), Array("\(year)年".utf8),
          cell.place)
      }
      if !words.headings.contains(label), let (_, inside) = bracketSplit(label) { noteBracket(inside, at: cell) }
    }
  }

  /// A column that the form does not know becomes a note of each row; one without values would be lost.
  mutating func noteEmptyColumns() {
    for cell in columnsWithoutValues {
      note(Wording("这一栏表样里没有，也没有内容", "a column that the form does not have, without content"), cell.trimmed, cell.place)
    }
    columnsWithoutValues = []
  }

  /// `300字以内` of `项目概况（300字以内）`; a unit is taken for what it is.
  mutating func noteBracket(_ text: [UInt8], at cell: RawCell) {
    let isUnit = text.count <= 48 && units.spelling(text, TextRange(0, text.count)) != nil
    guard !isUnit, !text.elementsEqual("分".utf8) else { return }
    note(Wording("栏名后面括号里的字，没有写进源文件", "in brackets behind a name, not written into the source"), text, cell.place)
  }

  /// The same on every page is told once.
  private mutating func note(_ what: Wording, _ text: [UInt8], _ place: String) {
    guard notedTexts.insert(text).inserted else { return }
    match.notes.append(ReadingNote(what, text, place: place))
  }
}
