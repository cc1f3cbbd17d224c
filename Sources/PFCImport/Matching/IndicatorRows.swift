// Rows of indicators: each is aligned with the line above them, by column where the file has columns, and by what the
// cells hold where joined cells were left out.

import PFCForms
import PFCSyntax
import PFCText

extension Matcher {
  // MARK: Rows

  mutating func readIndicator(_ row: [RawCell]) {
    guard let heading else { return }
    let full = row.filter { !$0.trimmed.isEmpty }
    guard full.count <= 64 else { return leave(full) }
    let cells = row.count <= 64 ? row : full
    var found: [IndicatorColumn: RawCell] = [:]
    var others: [(key: [UInt8], cell: RawCell)] = []
    var unplaced: [RawCell] = []
    for (cell, slot) in zip(cells, align(cells, heading)) where !cell.isBlank {
      switch slot.map({ heading.cells[$0].meaning }) {
      case .column(let column):
        if let other = found[column], other.text != cell.text { unplaced.append(cell) } else { found[column] = cell }
      case .other(let key): others.append((key, cell))
      case .label where isIndicatorLabel(cell): break
      case .label, nil: unplaced.append(cell)
      }
    }
    if readTotal(full) { return }
    for (meaning, column) in heading.cells {
      guard case .column(let name) = meaning, found[name] == nil, name.isOfTarget else { continue }
      found[name] = reaching.cell(at: column)
    }
    // `填报人 | 某某` below the indicators is no indicator: it has neither weight nor relation.
    let telling: [IndicatorColumn] = heading.has(.weight) ? [.weight, .relation] : [.value, .relation, .whole]
    guard let name = found[.name], telling.contains(where: { found[$0] != nil }) else { return leave(full) }
    settleStrays(amongRows: !(drafts.last?.indicators.isEmpty ?? true))
    leave(unplaced)
    match.placedCount += full.count - unplaced.count
    levels.read(first: found[.level1], second: found[.level2])
    var indicator = ImportedIndicator(name: line(name))
    (indicator.level1, indicator.level2) = levels.texts(areJoined: heading.hasJoinedLevels)
    indicator.weight = found[.weight].map(line)
    indicator.relation = found[.relation].map(line)
    indicator.value = (found[.value] ?? found[.whole]).map(line)
    indicator.unit = found[.unit].map(line)
    for heading in heading.cells {
      guard case .column(.attribute(let key)) = heading.meaning, let cell = found[.attribute(key)] else { continue }
      indicator.attributes.append((Array(key.utf8), line(cell)))
    }
    for (key, _) in others {
      columnsWithoutValues.removeAll { normalizedLabel($0.text) == normalizedLabel(key) }
    }
    indicator.attributes += others.filter { !isOrdinal($0.key, $0.cell) }.map { ($0.key, line($0.cell)) }
    drafts[drafts.count - 1].add(indicator)
  }

  /// The number of a row, which says nothing that the order does not say.
  private func isOrdinal(_ key: [UInt8], _ cell: RawCell) -> Bool {
    let label = normalizedLabel(key)
    return words.ordinals.contains(label)
      && weightNumber(cell.trimmed) == Decimal((drafts.last?.indicators.count ?? 0) + 1)
  }

  private func line(_ cell: RawCell) -> ImportedText { ImportedText(joinedLines(cell.trimmed), place: cell.place) }

  func isIndicatorLabel(_ cell: RawCell) -> Bool {
    let label = normalizedLabel(cell.text)
    return tables.contains { $0.ignored.contains(label) || $0.headings[label] != nil }
  }

  /// Columns in which a cell reaches down over others; the names of columns aside, which may take two lines.
  func columnsWithJoins(_ document: RawDocument, _ block: Int) -> Set<Int> {
    guard document.blocks.indices.contains(block), case .table(let table) = document.blocks[block] else { return [] }
    var joined: Set<Int> = []
    for cell in table.rows.joined() where cell.rows > 1 && !joined.contains(cell.column) && cell.text.count <= 200 {
      if column(named: normalizedLabel(cell.text)) == nil { joined.insert(cell.column) }
    }
    return joined
  }

  // MARK: Alignment

  /// For each cell the heading cell that it stands under, nil for none; the best of all ways to keep their order.
  private func align(_ cells: [RawCell], _ heading: Heading) -> [Int?] {
    let (rows, slots) = (cells.count, heading.cells.count)
    // scores[i][j]: the best for cells from i on and slots from j on.
    var scores = Array(repeating: Array(repeating: 0, count: slots + 1), count: rows + 1)
    let skips = cells.map { $0.trimmed.isEmpty ? 0 : -20 }
    for i in (0..<rows).reversed() {
      scores[i][slots] = scores[i + 1][slots] + skips[i]
      for j in (0..<slots).reversed() {
        let pair = scores[i + 1][j + 1] + score(cells[i], heading, j)
        scores[i][j] = max(pair, scores[i + 1][j] + skips[i], scores[i][j + 1])
      }
    }
    var result: [Int?] = []
    var (i, j) = (0, 0)
    while i < rows {
      if j < slots, scores[i][j] == scores[i + 1][j + 1] + score(cells[i], heading, j) {
        result.append(j)
        (i, j) = (i + 1, j + 1)
      } else if j < slots, scores[i][j] == scores[i][j + 1] {
        j += 1
      } else {
        result.append(nil)
        i += 1
      }
    }
    return result
  }

  private func score(_ cell: RawCell, _ heading: Heading, _ slot: Int) -> Int {
    let isHere = cell.column == heading.cells[slot].column
    let place = isHere ? (hasGrid ? 8 : 4) : 0
    guard !cell.isBlank else { return place }
    // Nothing that decides is longer than this.
    let text = trimmedText(Array(cell.text.prefix(200)))
    let isNumber = weightNumber(text) != nil
    switch heading.cells[slot].meaning {
    case .label: return isIndicatorLabel(cell) ? place + 6 : -30
    case .other: return place
    case .column(.weight): return place + (isNumber ? 5 : -12)
    case .column(.relation): return place + (relationMark(text) ? 5 : isNumber ? -12 : -3)
    case .column(.unit):
      let isKnown = text.count <= 48 && units.spelling(text, TextRange(0, text.count)) != nil
      return place + (isKnown ? 5 : isNumber || relationMark(text) ? -12 : 0)
    case .column(.name): return place + (isNumber || relationMark(text) ? -12 : 3)
    case .column(.value), .column(.whole): return place + (isNumber ? 3 : 1)
    case .column(.level1), .column(.level2): return place + (isNumber ? -12 : 0)
    case .column(.attribute): return place
    }
  }

  func relationMark(_ text: [UInt8]) -> Bool {
    let range = TextRange(0, text.count)
    return text.count <= 15 && (Relation.reading(text, range) != nil || TextRelation.reading(text, range) != nil)
  }
}

/// The number of `20`, `20%`, `20分`, `.2`.
func weightNumber(_ text: [UInt8]) -> Decimal? {
  var text = foldedBytes(text, TextRange(0, text.count)).filter { $0 != 0x20 }
  if text.last == 0x25 {
    text.removeLast()
  } else if text.count > 3, text.suffix(3).elementsEqual("分".utf8) {
    text.removeLast(3)
  }
  if text.first == 0x2E { text.insert(0x30, at: 0) }
  guard case .value(let number) = Decimal.read(text, TextRange(0, text.count)) else { return nil }
  return number
}
