// A layout read backwards: which labels announce which fields, which cells hold a label and a value in one, and what the
// columns of the indicators are called.

import PFCForms
import PFCText

/// Where a value goes.
enum Place: Hashable {
  case field(Int)
  case departmentField(Int)
}

/// A cell that mixes text and values: `编制单位：{部门}`.
struct CellPattern {
  let pieces: [LayoutPiece]

  /// What the values are in a cell, nil when it is not of this kind.
  func match(_ cell: [UInt8]) -> [(piece: LayoutPiece, text: [UInt8])]? {
    var found: [(LayoutPiece, [UInt8])] = []
    var open: LayoutPiece?
    var start = 0
    var offset = 0
    for piece in pieces {
      guard case .text(let literal) = piece else {
        // Two values without text between them cannot be told apart.
        guard open == nil else { return nil }
        open = piece
        start = offset
        continue
      }
      guard let place = findLabel(normalizedPiece(literal), in: cell, from: offset, anywhere: open != nil) else {
        return nil
      }
      if let waiting = open { found.append((waiting, trimmedText(Array(cell[start..<place.lowerBound])))) }
      open = nil
      offset = place.upperBound
    }
    if let waiting = open {
      found.append((waiting, trimmedText(Array(cell[start...]))))
    } else if !trimmedText(Array(cell[offset...])).isEmpty {
      return nil
    }
    return found
  }

  /// The text that a cell of this kind starts with.
  var head: [UInt8]? {
    guard case .text(let literal)? = pieces.first else { return nil }
    return normalizedPiece(literal)
  }

  /// As a label, but a colon stays.
  private func normalizedPiece(_ literal: [UInt8]) -> [UInt8] {
    let label = normalizedLabel(literal)
    return endsWithColon(literal) ? label + [0x3A] : label
  }

  private func endsWithColon(_ literal: [UInt8]) -> Bool {
    literal.last == 0x3A || literal.suffix(3).elementsEqual("：".utf8)
  }
}

/// One table of a form, by what its cells say.
struct TableIndex {
  let table: TableForm
  let title: [UInt8]
  /// Labels before their values, in the order of the values.
  private(set) var labels: [[UInt8]: [Place]] = [:]
  /// Labels above their values.
  private(set) var labelsAbove: [[UInt8]: Place] = [:]
  private(set) var patterns: [CellPattern] = []
  /// Words of the form in a row of their own, with the field that has the row below for itself.
  private(set) var sections: [[UInt8]: Place?] = [:]
  /// Texts that announce nothing.
  private(set) var ignored: Set<[UInt8]> = []
  /// The line above the indicators; nil for a label of the whole.
  private(set) var headings: [[UInt8]: IndicatorColumn?] = [:]

  /// - `department`: the name of the department, where it is no field of this table.
  /// - `words`: words for the same field.
  init(_ table: TableForm, department: Field?, words: [[String]]) {
    self.table = table
    title = normalizedLabel(table.title.utf8)
    for (index, row) in table.layout.rows.enumerated() where !row.repeats { read(row, index) }
    readHeadings()
    readSections()
    for (index, field) in table.fields.enumerated() {
      for name in [field.name] + field.aliases {
        let label = normalizedLabel(name.utf8)
        if field.kind == .indicators {
          ignored.insert(label)
        } else if labels[label] == nil, labelsAbove[label] == nil {
          labels[label] = [.field(index)]
        }
      }
    }
    for (index, field) in table.fields.enumerated() where field.kind != .indicators {
      declare(wordsFor(field, words), [.field(index)])
    }
    if let department { declare(wordsFor(department, words), [.departmentField(0)]) }
  }

  private func wordsFor(_ field: Field, _ words: [[String]]) -> [String] {
    words.filter { list in ([field.name] + field.aliases).contains { list.contains($0) } }.flatMap { $0 }
  }

  /// Labels that the form itself does not use.
  private mutating func declare(_ words: [String], _ places: [Place]) {
    for label in words.map({ normalizedLabel($0.utf8) })
    where labels[label] == nil && labelsAbove[label] == nil && headings[label] == nil && !ignored.contains(label) {
      labels[label] = places
    }
  }

  private mutating func read(_ row: LayoutRow, _ number: Int) {
    var label: [UInt8]?
    for (column, cell) in row.cells.enumerated() {
      guard case .content(let pieces) = cell, !pieces.isEmpty else { continue }
      if let place = place(of: pieces) {
        if let label {
          labels[label, default: []].append(place)
        } else if let above = labelAbove(column, number) {
          labelsAbove[above] = place
        }
      } else if let text = labelText(pieces) {
        label = text
        ignored.insert(text)
      } else {
        label = nil
        patterns.append(CellPattern(pieces: pieces))
        // The value may have got a cell of its own.
        if pieces.count == 2, let place = place(of: [pieces[1]]), case .text(let literal) = pieces[0] {
          labels[normalizedLabel(literal)] = [place]
        }
      }
    }
  }

  private func place(of pieces: [LayoutPiece]) -> Place? {
    guard pieces.count == 1 else { return nil }
    switch pieces[0] {
    case .field(let index): return .field(index)
    case .departmentField(let index): return .departmentField(index)
    case .text, .year, .moneyUnit, .indicator: return nil
    }
  }

  /// A cell of text, at most with a year at its start and a unit of money: what is left of it is the label.
  private func labelText(_ pieces: [LayoutPiece]) -> [UInt8]? {
    var text: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let literal): text += literal
      case .year where index == 0 && pieces.count > 1: text += "2000".utf8
      case .moneyUnit where index > 0: text += "元".utf8
      case .moneyUnit, .year, .field, .departmentField, .indicator: return nil
      }
    }
    var label = normalizedLabel(text)
    if case .year? = pieces.first { label = yearSplit(label)?.rest ?? label }
    if pieces.contains(.moneyUnit) {
      // `单位：{单位}` is no label.
      guard let split = bracketSplit(label) else { return nil }
      label = split.head
    }
    return label
  }

  private func labelAbove(_ column: Int, _ number: Int) -> [UInt8]? {
    for row in table.layout.rows[..<number].reversed() where row.cells.indices.contains(column) {
      guard case .content(let pieces) = row.cells[column] else { continue }
      return pieces.isEmpty ? nil : labelText(pieces)
    }
    return nil
  }

  private mutating func readSections() {
    let rows = table.layout.rows
    for (number, row) in rows.enumerated() {
      guard row.cells.count == 1, case .content(let pieces) = row.cells[0], let text = labelText(pieces) else {
        continue
      }
      var below: Place?
      if number + 1 < rows.count, rows[number + 1].cells.count == 1,
        case .content(let next) = rows[number + 1].cells[0]
      {
        below = place(of: next)
      }
      sections[text] = .some(below)
    }
  }

  private mutating func readHeadings() {
    let layout = table.layout
    guard let row = layout.rows.first(where: \.repeats) else { return }
    for line in layout.heading {
      for (column, cell) in layout.rows[line].cells.enumerated() where row.cells.indices.contains(column) {
        guard case .content(let pieces) = cell, let label = labelText(pieces) else { continue }
        // What a second line divides names no column.
        let below = layout.rows[line + 1..<layout.heading.upperBound]
        guard below.allSatisfy({ $0.cells.indices.contains(column) && $0.cells[column] == .joinedUp }) else { continue }
        var meaning: IndicatorColumn?
        if case .content(let pieces) = row.cells[column] {
          for case .indicator(let column) in pieces { meaning = column }
        }
        headings[label] = .some(meaning)
      }
    }
  }
}

/// What a label said beside its name.
struct LabelMatch {
  var places: [Place]
  var year: Int?
  /// `万元` of `支出预算总量（万元）`.
  var unit: [UInt8]?
  /// `300字以内` of `项目概况（300字以内）`.
  var remark: [UInt8]?
}

extension TableIndex {
  /// What a cell announces as a label, nil when it is none of this table.
  func label(_ normalized: [UInt8], isUnit: ([UInt8]) -> Bool) -> LabelMatch? {
    guard normalized.count <= 240 else { return nil }
    if let places = labels[normalized] { return LabelMatch(places: places) }
    if let (head, inside) = bracketSplit(normalized), var match = label(head, isUnit: isUnit) {
      if isUnit(inside) { match.unit = inside } else { match.remark = inside }
      return match
    }
    if let (year, rest) = yearSplit(normalized), let places = labels[rest], isYearly(places) {
      return LabelMatch(places: places, year: year)
    }
    return nil
  }

  /// What a cell announces as a label above its value.
  func labelAbove(_ normalized: [UInt8], isUnit: ([UInt8]) -> Bool) -> (place: Place, unit: [UInt8]?)? {
    if let place = labelsAbove[normalized] { return (place, nil) }
    guard let (head, inside) = bracketSplit(normalized), isUnit(inside) else { return nil }
    return labelsAbove[head].map { ($0, inside) }
  }

  private func isYearly(_ places: [Place]) -> Bool {
    guard case .field(let index)? = places.first else { return false }
    return table.fields[index].isYearly
  }

  /// Where a text says the title of this table.
  func titlePlace(in text: [UInt8]) -> Range<Int>? {
    // Most texts do not even have its first character.
    guard text.count >= title.count, let first = title.first, indexOfByte(first, in: text, from: 0) != nil else {
      return nil
    }
    return findLabel(title, in: text, from: 0, anywhere: true)
  }
}
