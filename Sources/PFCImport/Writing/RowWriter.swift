// An indicator as a line of source. What needs quotes or another word is not guessed: the parser itself is asked how it
// would read the line.

import PFCForms
import PFCSyntax
import PFCText

/// A row as source.
struct WrittenRow {
  /// Without indentation.
  var line: [UInt8] = []
  /// What it could not say.
  var leftovers: [Leftover] = []
  /// Cells that say nothing.
  var needless: [ImportedText] = []

  mutating func leave(_ cell: ImportedText?) {
    guard let cell else { return }
    if isNothing(cell.bytes) {
      needless.append(cell)
    } else {
      leftovers.append(Leftover(cell.bytes, place: cell.place))
    }
  }
}

/// Writes the rows of one table.
struct RowWriter {
  let shape: RowShape
  let isPercent: Bool
  /// Whether the file says weights as shares of 1 and the form as per cent or points.
  let scalesWeights: Bool
  let units: UnitCatalog
  private let shapes: Shapes
  private static let key = "行"

  init(_ table: TableForm, _ units: UnitCatalog, weights: [[UInt8]]) {
    shape = table.rowShape
    isPercent = table.weights?.isPercent ?? false
    let sum = weights.reduce(Decimal?.some(.zero)) { sum, text in
      weightNumber(text).flatMap { number in sum.flatMap { $0 + number } }
    }
    let haveSigns = weights.contains { foldedBytes($0, TextRange(0, $0.count)).contains(0x25) }
    // They sum to 1 or, where the form keeps points back, to 0.9. Points that sum to 1 may be points.
    let isTold = isPercent || sum != Decimal(1)
    scalesWeights = !haveSigns && isTold && sum != nil && sum.flatMap { $0 * Decimal(100) } == table.weights?.total
    self.units = units
    var shapes = Shapes()
    shapes.declare(RowWriter.key, KeyShape(id: 1, body: .rows(table.rowShape)))
    self.shapes = shapes
  }

  func line(_ indicator: ImportedIndicator) -> WrittenRow {
    var row = WrittenRow()
    let name = cleaned(indicator.name.bytes)
    var tail: [UInt8] = []
    if let weight = indicator.weight {
      if shape.hasWeight, let text = weightText(weight.bytes) {
        tail += [0x20, 0x20] + text
      } else {
        row.leave(weight)
      }
    }
    let target = target(indicator, &row)
    if !target.isEmpty { tail += [0x20, 0x20] + target }
    let quoted = [("“", "”"), ("\"", "\""), ("「", "」")].map { Array($0.0.utf8) + name + Array($0.1.utf8) }
    for candidate in [name] + quoted where reads(candidate + tail, asName: name) {
      row.line = candidate + tail
      return row
    }
    // A name that no quotes can hold together: the checker will say more.
    row.leave(indicator.name)
    row.line = name + tail
    return row
  }

  /// nil for what is no number.
  private func weightText(_ text: [UInt8]) -> [UInt8]? {
    guard let number = weightNumber(text) else { return nil }
    guard scalesWeights else { return number.digits + (isPercent ? [0x25] : []) }
    return (number * Decimal(100)).map { $0.normalized.digits + (isPercent ? [0x25] : []) }
  }

  // MARK: Target

  /// What stands behind the weight. Of all ways to say it the first that the parser takes without a word.
  private func target(_ indicator: ImportedIndicator, _ row: inout WrittenRow) -> [UInt8] {
    let relation = relationText(indicator.relation, &row)
    let value = cleaned(indicator.value?.bytes ?? [])
    var unit = cleaned(indicator.unit?.bytes ?? [])
    if let cell = indicator.unit, isNothing(unit) {
      if !unit.isEmpty { row.leave(cell) }
      unit = []
    }
    // A relation with nothing behind it stays so: the checker says what is missing.
    if isNothing(value), Relation.reading(relation, TextRange(0, relation.count)) != nil {
      for cell in [indicator.value, indicator.unit] where !isBlankText(cell?.bytes ?? []) { row.leave(cell) }
      return relation
    }
    if value.isEmpty, relation.isEmpty {
      if !unit.isEmpty { row.leave(indicator.unit) }
      return []
    }
    if TextRelation.reading(relation, TextRange(0, relation.count)) != nil {
      if !unit.isEmpty { row.leave(indicator.unit) }
      return joined([relation, value])
    }
    for candidate in candidates(relation, value, unit) where isFigure(candidate.text) {
      if !candidate.hasUnit, !endsWith(value, unit) { row.leave(indicator.unit) }
      return candidate.text
    }
    let whole = joined([relation, value, unit])
    guard shape.hasRelation else { return whole }
    // A figure without its relation stays as it is: the checker says what is missing.
    if relation.isEmpty, value.contains(where: { (0x30...0x39).contains($0) }), isBareFigure(joined([value, unit])) {
      return joined([value, unit])
    }
    let hasDigit = foldedBytes(whole, TextRange(0, whole.count)).contains { (0x30...0x39).contains($0) }
    let word: TextRelation = relation.isEmpty && unit.isEmpty && !hasDigit ? .qualitative : .other
    return joined([Array(word.rawValue.utf8), whole])
  }

  private func candidates(_ relation: [UInt8], _ value: [UInt8], _ unit: [UInt8]) -> [(text: [UInt8], hasUnit: Bool)] {
    var candidates = [(joined([relation, value, unit]), true)]
    guard !unit.isEmpty else { return candidates }
    // In cells of their own the unit stands behind 以内: `±3以内 | %`.
    let within = Array("以内".utf8)
    if value.count > within.count, value.suffix(within.count).elementsEqual(within) {
      candidates.append((joined([relation, value.dropLast(within.count) + unit + within]), true))
    }
    // `元 / 人`
    let compact = unit.filter { $0 != 0x20 && $0 != 0x09 }
    if compact.count < unit.count { candidates.append((joined([relation, value, compact]), true)) }
    // The unit may stand in the value already.
    candidates.append((joined([relation, value]), false))
    return candidates
  }

  /// `定量` says only that a figure follows.
  private func relationText(_ cell: ImportedText?, _ row: inout WrittenRow) -> [UInt8] {
    guard let cell else { return [] }
    let text = cell.bytes
    if let relation = Relation.reading(text, TextRange(0, text.count)) { return Array(relation.rawValue.utf8) }
    if text.elementsEqual("定量".utf8) || isNothing(text) {
      if !text.isEmpty { row.needless.append(cell) }
      return []
    }
    return text.elementsEqual("其它".utf8) ? Array(TextRelation.other.rawValue.utf8) : cleaned(text)
  }

  private func endsWith(_ text: [UInt8], _ end: [UInt8]) -> Bool {
    let (text, end) = (normalizedLabel(text), normalizedLabel(end))
    return text.suffix(end.count).elementsEqual(end)
  }

  private func joined(_ parts: [[UInt8]]) -> [UInt8] { Array(parts.filter { !$0.isEmpty }.joined(separator: [0x20])) }

  private func cleaned(_ text: [UInt8]) -> [UInt8] { joinedLines(trimmedText(text)) }

  // MARK: Asking the parser

  private func parsed(_ line: [UInt8], _ shapes: Shapes) -> ParseResult {
    parse(SourceText(path: "", bytes: Array("\(RowWriter.key)：\n    ".utf8) + line + [0x0A]), shapes: shapes)
  }

  /// Whether a row with this target is read without a fault, and not as text.
  private func isFigure(_ target: [UInt8]) -> Bool {
    let row = Array("甲".utf8) + (shape.hasWeight ? Array("  1  ".utf8) : [0x20, 0x20]) + target
    let result = parsed(row, shapes)
    guard result.diagnostics.isEmpty else { return false }
    return !shape.hasRelation || !holdsText(result.tree)
  }

  private func holdsText(_ tree: SyntaxTree) -> Bool { (0..<tree.count).contains { tree.kind($0) == .targetText } }

  /// As above, in a form without a relation column.
  private func isBareFigure(_ target: [UInt8]) -> Bool {
    var bare = Shapes()
    bare.declare(RowWriter.key, KeyShape(id: 1, body: .rows(RowShape(hasWeight: true, hasRelation: false))))
    let result = parsed(Array("甲  1  ".utf8) + target, bare)
    return result.diagnostics.isEmpty && !holdsText(result.tree)
  }

  /// Whether the parser finds one row with exactly this name, and its weight where there is one.
  private func reads(_ line: [UInt8], asName name: [UInt8]) -> Bool {
    let tree = parsed(line, shapes).tree
    let names = (0..<tree.count).filter { tree.kind($0) == .name }.map { tree.source.slice(tree.range($0)) }
    return names.count == 1 && names[0].elementsEqual(name)
  }
}
