// An indicator as a line of source. What needs quotes or another word is not guessed: the parser itself is asked how it
// would read the line.

import PFCForms
import PFCSyntax
import PFCText

/// Writes the rows of one table.
struct RowWriter {
  let shape: RowShape
  let isPercent: Bool
  let units: UnitCatalog
  private let shapes: Shapes
  private static let key = "行"

  init(_ table: TableForm, _ units: UnitCatalog) {
    shape = table.rowShape
    isPercent = table.weights?.isPercent ?? false
    self.units = units
    var shapes = Shapes()
    shapes.declare(RowWriter.key, KeyShape(id: 1, body: .rows(table.rowShape)))
    self.shapes = shapes
  }

  /// The line without indentation, and what it could not say.
  func line(_ indicator: ImportedIndicator) -> (line: [UInt8], leftovers: [Leftover]) {
    var leftovers: [Leftover] = []
    let name = cleaned(indicator.name.bytes)
    var tail: [UInt8] = []
    if shape.hasWeight, let weight = indicator.weight { tail += [0x20, 0x20] + weightText(weight.bytes) }
    if !shape.hasWeight, let weight = indicator.weight { leftovers.append(Leftover(weight.bytes, place: weight.place)) }
    let (target, rest) = target(indicator)
    leftovers += rest
    if !target.isEmpty { tail += [0x20, 0x20] + target }
    for candidate in [name]
      + [("“", "”"), ("\"", "\""), ("「", "」")].map({ Array($0.0.utf8) + name + Array($0.1.utf8) })
    where reads(candidate + tail, asName: name) {
      return (candidate + tail, leftovers)
    }
    return (name + tail, leftovers)
  }

  private func weightText(_ text: [UInt8]) -> [UInt8] {
    let text = foldedBytes(text, TextRange(0, text.count)).filter { $0 != 0x20 }
    guard let number = weightNumber(text) else { return text }
    return number.digits + (isPercent ? [0x25] : [])
  }

  // MARK: Target

  /// What stands behind the weight. Of all ways to say it the first that the parser takes without a word.
  private func target(_ indicator: ImportedIndicator) -> (text: [UInt8], leftovers: [Leftover]) {
    let relation = relationText(indicator.relation?.bytes ?? [])
    let value = cleaned(indicator.value?.bytes ?? [])
    var unit = cleaned(indicator.unit?.bytes ?? [])
    if isNothing(unit) { unit = [] }
    let isWord = TextRelation.reading(relation, TextRange(0, relation.count)) != nil
    var leftovers: [Leftover] = []
    if isWord, !unit.isEmpty, let cell = indicator.unit { leftovers.append(Leftover(cell.bytes, place: cell.place)) }
    if value.isEmpty, relation.isEmpty { return ([], unit.isEmpty ? [] : leftover(indicator.unit)) }
    if isWord { return (joined([relation, value]), leftovers) }
    var candidates = [joined([relation, value, unit])]
    // In cells of their own the unit stands behind 以内: `±3以内 | %`.
    let within = Array("以内".utf8)
    if !unit.isEmpty, value.count > within.count, value.suffix(within.count).elementsEqual(within) {
      candidates.append(joined([relation, value.dropLast(within.count) + unit + within]))
    }
    // The unit may stand in the value already.
    if !unit.isEmpty { candidates.append(joined([relation, value])) }
    let ownRelation = shape.hasRelation && relation.isEmpty
    for (index, candidate) in candidates.enumerated() where isFigure(candidate) {
      if index > 0, index == candidates.count - 1, !endsWith(value, unit) { leftovers += leftover(indicator.unit) }
      return (candidate, leftovers)
    }
    let whole = joined([relation, value, unit])
    guard shape.hasRelation else { return (whole, []) }
    // A figure without its relation stays as it is: the checker says what is missing.
    if ownRelation, value.contains(where: { (0x30...0x39).contains($0) }), isBareFigure(joined([value, unit])) {
      return (joined([value, unit]), [])
    }
    let hasDigit = foldedBytes(whole, TextRange(0, whole.count)).contains { (0x30...0x39).contains($0) }
    let word: TextRelation = relation.isEmpty && unit.isEmpty && !hasDigit ? .qualitative : .other
    return (joined([Array(word.rawValue.utf8), whole]), [])
  }

  private func leftover(_ text: ImportedText?) -> [Leftover] {
    text.map { [Leftover($0.bytes, place: $0.place)] } ?? []
  }

  /// `定量` says only that a figure follows.
  private func relationText(_ text: [UInt8]) -> [UInt8] {
    let range = TextRange(0, text.count)
    if let relation = Relation.reading(text, range) { return Array(relation.rawValue.utf8) }
    if text.elementsEqual("定量".utf8) || isNothing(text) { return [] }
    return text.elementsEqual("其它".utf8) ? Array(TextRelation.other.rawValue.utf8) : cleaned(text)
  }

  /// `/`, `-`, `—`: what people type into a cell that shall stay empty.
  private func isNothing(_ text: [UInt8]) -> Bool {
    foldedBytes(text, TextRange(0, text.count)).allSatisfy { $0 == 0x2F || $0 == 0x2D || $0 == 0x20 }
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
    let tree = result.tree
    return !shape.hasRelation || !(0..<tree.count).contains { tree.kind($0) == .targetText }
  }

  /// As above, in a form without a relation column.
  private func isBareFigure(_ target: [UInt8]) -> Bool {
    var bare = Shapes()
    bare.declare(RowWriter.key, KeyShape(id: 1, body: .rows(RowShape(hasWeight: true, hasRelation: false))))
    return parsed(Array("甲  1  ".utf8) + target, bare).diagnostics.isEmpty
  }

  /// Whether the parser finds one row with exactly this name, and its weight where there is one.
  private func reads(_ line: [UInt8], asName name: [UInt8]) -> Bool {
    let tree = parsed(line, shapes).tree
    let names = (0..<tree.count).filter { tree.kind($0) == .name }.map { tree.source.slice(tree.range($0)) }
    return names.count == 1 && names[0].elementsEqual(name)
  }
}
