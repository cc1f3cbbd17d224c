// Fields of a table: cells that say what the cells beside or below them are, or both in one.

import PFCForms
import PFCText

extension Matcher {
  private enum Meaning {
    case label(LabelMatch)
    case labelAbove(Place, unit: [UInt8]?)
    /// `主管部门：某局`, where the form has two cells.
    case labelled(LabelMatch, [UInt8])
    case pattern([(piece: LayoutPiece, text: [UInt8])])
    case ignored

    /// How much it tells of the table that a row belongs to.
    var weight: Int {
      switch self {
      case .label, .labelled, .pattern, .labelAbove: 1
      case .ignored: 0
      }
    }
  }

  /// A paragraph or lone cell that holds several: `编制单位：某街道    单位：万元`.
  func pieces(of cell: RawCell) -> [RawCell] {
    // No line above a table is longer.
    let isLine = cell.text.count <= 2000 && !cell.text.contains(0x0A)
    var parts = !isLine ? [] : blankPieces(cell.text, 0..<cell.text.count)
    if parts.count == 1, let blank = blankBeforePattern(cell.text) {
      parts = [0..<blank, blank + 1..<cell.text.count]
    }
    guard parts.count > 1, parts.contains(where: { part in isPattern(Array(cell.text[part])) }) else { return [cell] }
    return parts.map { part in
      var piece = cell
      piece.text = Array(cell.text[part])
      return piece
    }
  }

  /// One blank is enough where a pattern follows: `编制单位：某街道 单位：万元`. Longer lines are sentences, and every blank
  /// of theirs would be tried.
  private func blankBeforePattern(_ text: [UInt8]) -> Int? {
    guard text.count <= 300 else { return nil }
    return text.indices.first { offset in
      guard text[offset] == 0x20, offset > 0 else { return false }
      let (head, rest) = (Array(text[..<offset]), Array(text[(offset + 1)...]))
      return isPattern(head)
        && (moneyUnit(in: rest) != nil
          || tables.contains { table in
            table.patterns.contains { $0.match(rest).map { isPlausible($0, table) } ?? false }
          })
    }
  }

  func isPattern(_ text: [UInt8]) -> Bool {
    guard words.startsField(text) else { return false }
    return tables.contains { table in table.patterns.contains { $0.match(text) != nil } } || moneyUnit(in: text) != nil
  }

  /// `万元` of `金额单位：万元`
  private func moneyUnit(in text: [UInt8]) -> [UInt8]? {
    guard let unit = margins.moneyUnit(in: text), isUnit(unit) else { return nil }
    return unit
  }

  func isUnit(_ text: [UInt8]) -> Bool {
    guard text.count <= 24, let known = units.spelling(text, TextRange(0, text.count)) else { return false }
    return units.atoms[known.atom].dimension == units.money
  }

  private func meaning(_ cell: RawCell, _ table: TableIndex) -> Meaning? {
    guard cell.text.count <= 600, words.startsField(cell.text) else { return nil }
    let text = normalizedLabel(cell.text)
    guard !text.isEmpty else { return nil }
    if let label = table.label(text, isUnit: isUnit) { return .label(label) }
    if let above = table.labelAbove(text, isUnit: isUnit) { return .labelAbove(above.place, unit: above.unit) }
    if table.ignored.contains(text) { return .ignored }
    for text in [cell.text, withoutBrackets(cell.text)] {
      let match = table.patterns.lazy.compactMap { $0.match(text) }.first { isPlausible($0, table) }
      if let match { return .pattern(match) }
    }
    if let unit = moneyUnit(in: cell.text) { return .pattern([(.moneyUnit, unit)]) }
    return labelled(cell.text, table)
  }

  /// A label of four characters or more and its value in one cell. In a long text such lines are sentences.
  private func labelled(_ text: [UInt8], _ table: TableIndex) -> Meaning? {
    guard openProse == nil || !linesMayContinue, !text.contains(0x0A), let colon = firstColon(in: text, limit: 90)
    else { return nil }
    let head = normalizedLabel(text[..<colon.lowerBound])
    let value = trimmedText(Array(text[colon.upperBound...]))
    guard head.count >= 12, !value.isEmpty, let label = table.label(head, isUnit: isUnit), label.places.count == 1
    else { return nil }
    switch label.places[0] {
    case .departmentField: return .labelled(label, value)
    case .field(let index):
      guard table.table.fields[index].kind != .prose, isPlausible([(.field(index), value)], table) else { return nil }
      return .labelled(label, value)
    }
  }

  /// Whether a cell is a label of a table, or says one of its fields.
  func announces(_ cell: RawCell, _ table: TableIndex) -> Bool {
    switch meaning(cell, table) {
    case .label, .labelled, .pattern: true
    case .labelAbove, .ignored, nil: false
    }
  }

  /// The place of the value behind a label.
  func placeBehind(_ cell: RawCell, _ table: TableIndex) -> Place? {
    if case .label(let label)? = meaning(cell, table) { label.places.first } else { nil }
  }

  /// A cell that starts like a pattern may be something else: `上级补助按时拨付` is no `上级 {上级资金}`.
  private func isPlausible(_ values: [(piece: LayoutPiece, text: [UInt8])], _ table: TableIndex) -> Bool {
    values.allSatisfy { piece, text in
      switch piece {
      case .moneyUnit: isUnit(text)
      case .year: firstYear(in: text + Array("年".utf8)) != nil
      case .field(let index):
        switch table.table.fields[index].kind {
        case .money: text.isEmpty || (0x30...0x39).contains(fold(text, 0).code)
        case .year: firstYear(in: text + Array("年".utf8)) != nil
        case .text, .prose, .indicators: true
        }
      case .departmentField, .text, .indicator: true
      }
    }
  }

  /// What the cells of a row are. The text behind the label of a text is that text, whatever it starts with.
  private func meanings(_ row: [RawCell], _ table: TableIndex) -> [Meaning?] {
    var meanings = row.map { meaning($0, table) }
    for index in row.indices {
      guard case .label(let label)? = meanings[index], case .field(let field)? = label.places.first,
        table.table.fields[field].kind != .money,
        let value = row.indices.first(where: { $0 > index && !row[$0].isBlank })
      else { continue }
      switch meanings[value] {
      case .pattern, .labelled: meanings[value] = nil
      case .label, .labelAbove, .ignored, nil: break
      }
    }
    // `单位：` and `万元` in two cells.
    for index in row.indices.dropLast() where margins.announcesMoneyUnit(row[index].text) {
      guard let next = row.indices.first(where: { $0 > index && !row[$0].isBlank }), isUnit(row[next].trimmed) else {
        continue
      }
      meanings[index] = .ignored
      meanings[next] = .pattern([(.moneyUnit, row[next].trimmed)])
    }
    return meanings
  }

  func startsWithLabel(_ cell: RawCell) -> Bool { tables.contains { announces(cell, $0) } }

  /// Assigns what the labels of a row announce; false when it has none.
  mutating func readFields(_ row: [RawCell]) -> Bool {
    let current = drafts.last?.table
    var best: (table: Int, meanings: [Meaning?], count: Int)?
    for table in tables.indices {
      let meanings = meanings(row, tables[table])
      let count = meanings.reduce(0) { $0 + ($1?.weight ?? 0) }
      guard count > 0 else { continue }
      let beats = best.map { count > $0.count || count == $0.count && table == current } ?? true
      if beats { best = (table, meanings, count) }
    }
    guard let best else { return false }
    if best.table != current { open(best.table) }
    heading = nil
    endProse()
    assign(row, best.meanings)
    return true
  }

  private mutating func assign(_ row: [RawCell], _ meanings: [Meaning?]) {
    var index = 0
    while index < row.count {
      switch meanings[index] {
      case .label(let label):
        match.placedCount += 1
        var end = index + 1
        while end < row.count, case nil = meanings[end] { end += 1 }
        assign(label, row[index], row[(index + 1)..<end].filter { !$0.isBlank })
        index = end
      case .labelled(let label, let value):
        match.placedCount += 1
        var cell = row[index]
        cell.text = value
        assign(label, row[index], [cell])
        index += 1
      case .pattern(let values):
        match.placedCount += 1
        for (piece, text) in values {
          var cell = row[index]
          cell.text = text
          set(piece, cell)
        }
        index += 1
      case .labelAbove(let place, let unit):
        // The label may as well stand before its value.
        let next = index + 1
        if next < row.count, case nil = meanings[next], !row[next].isBlank {
          match.placedCount += 1
          set(place, row[next])
          index = next
        } else {
          placesBelow[row[index].column] = place
        }
        if case .field(let field) = place, let unit { drafts[drafts.count - 1].units[field] = unit }
        index += 1
      case .ignored: index += 1
      case nil:
        // `填报日期：…` between department and unit.
        if margins.isAside([row[index]], isTelling: true) { putOutside(row[index]) } else { leave([row[index]]) }
        index += 1
      }
    }
  }

  private mutating func assign(_ label: LabelMatch, _ cell: RawCell, _ values: [RawCell]) {
    for (place, value) in zip(label.places, values) { set(place, value) }
    if case .field(let field)? = label.places.first {
      if let year = label.year, drafts[drafts.count - 1].years[field] == nil {
        drafts[drafts.count - 1].years[field] = year
      }
    }
    if let remark = label.remark { noteBracket(remark, at: cell) }
    if let unit = label.unit {
      for case .field(let field) in label.places { drafts[drafts.count - 1].units[field] = unit }
    }
    // A value over several cells may stand in each of them.
    let rest = values.dropFirst(label.places.count)
    leave(Array(rest.drop { $0.text == values[label.places.count - 1].text }))
  }

  private mutating func set(_ piece: LayoutPiece, _ cell: RawCell) {
    switch piece {
    case .field(let index): set(Place.field(index), cell)
    case .departmentField(let index): set(Place.departmentField(index), cell)
    case .year(let index): drafts[drafts.count - 1].years[index] = firstYear(in: cell.text + Array("年".utf8))
    case .moneyUnit:
      let unit = margins.plainUnit(cell.text)
      if isUnit(unit) { drafts[drafts.count - 1].unit = unit } else { leave([cell]) }
    case .text, .indicator: break
    }
  }

  mutating func set(_ place: Place, _ cell: RawCell) {
    guard !cell.isBlank else { return }
    let (cell, unit) = withoutUnit(cell, at: place)
    defer { if let unit { drafts[drafts.count - 1].unit = unit } }
    if drafts[drafts.count - 1].contradicts(place, cell) {
      // The name of another table without a title of its own.
      guard place == .field(0) || place == .departmentField(0) else { return leave([cell]) }
      let unit = drafts[drafts.count - 1].unit
      open(drafts[drafts.count - 1].table)
      drafts[drafts.count - 1].unit = unit
    }
    match.placedCount += 1
    if drafts[drafts.count - 1].values[place] == nil { drafts[drafts.count - 1].values[place] = cell }
    if case .field(let index) = place, field(index)?.kind == .prose { openProse = place }
  }

  /// `编制单位：某街道；单位：万元` in one cell: the name, and the unit that stands behind it.
  private func withoutUnit(_ cell: RawCell, at place: Place) -> (RawCell, unit: [UInt8]?) {
    if case .field(let index) = place, field(index)?.kind != .text { return (cell, nil) }
    // No caption is longer.
    for offset in cell.text.indices.suffix(90) where cell.text[offset] & 0xC0 != 0x80 {
      guard offset > 0, let unit = moneyUnit(in: Array(cell.text[offset...])) else { continue }
      var name = cell
      name.text = withoutSeparators(cell.text[..<offset])
      return name.text.isEmpty ? (cell, nil) : (name, unit)
    }
    return (cell, nil)
  }

  private func withoutSeparators(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var text = trimmedText(Array(text))
    while let mark = ["；", ";", "，", ",", "、", "|", "。"].first(where: {
      text.reversed().starts(with: $0.utf8.reversed())
    }) {
      text = trimmedText(text.dropLast(mark.utf8.count))
    }
    return text
  }

  func field(_ index: Int) -> Field? {
    guard let draft = drafts.last else { return nil }
    return tables[draft.table].table.fields[index]
  }
}
