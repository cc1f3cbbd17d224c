// What a cell of a table says: fields and indicator columns of a record as text, in canonical form.

package import PFCForms
package import PFCModel
import PFCSyntax
import PFCText

/// Fills a layout from a record.
package struct RecordContent: GridContent {
  private let record: Record
  private let table: TableForm
  private let department: Record
  private let form: Form
  private let units: UnitCatalog
  private let indicators: [Indicator]

  package init(_ record: Record, _ table: TableForm, in input: EmitInput) {
    self.record = record
    self.table = table
    department = input.department.record
    form = input.form
    units = input.units
    indicators = record.indicators.value ?? []
  }

  package var indicatorCount: Int { indicators.count }

  package func kind(of piece: LayoutPiece) -> FieldKind? {
    switch piece {
    case .field(let index): table.fields[index].kind
    case .departmentField(let index): form.table(.department)?.fields[index].kind
    case .text, .year, .moneyUnit, .indicator: nil
    }
  }

  package func append(_ piece: LayoutPiece, to cell: inout [UInt8]) {
    switch piece {
    case .text(let text): cell += text
    case .field(let index): append(record, index, to: &cell)
    case .departmentField(let index): append(department, index, to: &cell)
    case .year(let index):
      if let year = record.money(ofField: index)?.year { cell += String(year).utf8 }
    case .moneyUnit: cell += form.moneyUnit.utf8
    case .indicator: break
    }
  }

  /// The value of a field as its cell prints it: amounts in the form's unit, digits as typed where nothing converts.
  package func append(_ record: Record, _ index: Int, to cell: inout [UInt8]) {
    switch record.fields[index].value {
    case .text(let range): cell += record.source.slice(range)
    case .prose(let prose):
      for (number, line) in prose.lines.enumerated() {
        if number > 0 { cell.append(0x0A) }
        cell += record.source.slice(line)
      }
    case .money(let money): (money.amount(in: form, units) ?? money.number).append(to: &cell)
    case .year(let year, _): cell += String(year).utf8
    case nil: break
    }
  }

  package func append(_ column: IndicatorColumn, ofIndicator index: Int, to cell: inout [UInt8]) {
    let indicator = indicators[index]
    let bytes = record.source.bytes
    switch column {
    case .name: cell += record.source.slice(indicator.name)
    case .weight:
      guard let weight = indicator.weight.value else { return }
      weight.number.append(to: &cell)
      if table.weights?.isPercent ?? false { cell.append(0x25) }
    case .level1: if let level = indicator.level1 { cell += record.source.slice(level) }
    case .level2: if let level = indicator.level2 { cell += record.source.slice(level) }
    case .relation: indicator.target.value?.appendRelation(to: &cell)
    case .value: indicator.target.value?.appendValue(bytes, to: &cell)
    case .unit: indicator.target.value?.appendUnit(bytes, to: &cell)
    case .whole:
      guard let target = indicator.target.value else { return }
      if case .figure = target.relation { target.appendRelation(to: &cell) }
      target.appendFigure(bytes, to: &cell)
      target.appendUnit(bytes, to: &cell)
      target.appendWithin(to: &cell)
    case .attribute(let key):
      let known = indicator.attributes.first { record.source.slice($0.key).elementsEqual(key.utf8) }
      if let known { cell += record.source.slice(known.text) }
    }
  }
}

extension Target {
  /// `≥`, `定性`; nothing for a bare value.
  func appendRelation(to cell: inout [UInt8]) {
    switch relation {
    case .figure(let relation): cell += relation.rawValue.utf8
    case .text(let relation): cell += relation.rawValue.utf8
    case .bare: break
    }
  }

  /// What stands in a cell of its own beside that of the unit.
  func appendValue(_ bytes: [UInt8], to cell: inout [UInt8]) {
    appendFigure(bytes, to: &cell)
    appendWithin(to: &cell)
  }

  /// `以内`
  func appendWithin(to cell: inout [UInt8]) { if isWithin { cell += "以内".utf8 } }

  /// The figure without its unit, the date or the text.
  func appendFigure(_ bytes: [UInt8], to cell: inout [UInt8]) {
    switch value {
    case .quantity(let quantity): quantity.number.append(to: &cell)
    case .range(let low, let high):
      low.number.append(to: &cell)
      cell.append(0x7E)
      high.number.append(to: &cell)
    case .tolerance(let quantity):
      cell += "±".utf8
      quantity.number.append(to: &cell)
    case .proportion(let one, let other):
      one.append(to: &cell)
      cell.append(0x3A)
      other.append(to: &cell)
    case .date(let date): cell += foldedBytes(bytes, date.range)
    case .dateRange(let low, let high):
      cell += foldedBytes(bytes, low.range)
      cell.append(0x7E)
      cell += foldedBytes(bytes, high.range)
    case .text(let range): cell += bytes[range.bounds]
    }
  }

  /// The unit in canonical form.
  func appendUnit(_ bytes: [UInt8], to cell: inout [UInt8]) {
    if let unit = quantities.last?.unit { PFCEmit.appendUnit(unit.range, bytes, to: &cell) }
  }
}

/// A unit with half-width letters and `/`, full-width brackets: `元/（人·年）`.
func appendUnit(_ range: TextRange, _ bytes: [UInt8], to cell: inout [UInt8]) {
  if isCanonicalUnit(range, bytes) {
    cell += bytes[range.bounds]
    return
  }
  for byte in foldedBytes(bytes, range) {
    switch byte {
    case 0x28: cell += "（".utf8
    case 0x29: cell += "）".utf8
    default: cell.append(byte)
    }
  }
}

/// Whether a unit is printed as it was typed: nearly all are Han, ASCII letters, `%` and `/` alone.
func isCanonicalUnit(_ range: TextRange, _ bytes: [UInt8]) -> Bool {
  var offset = Int(range.start)
  while offset < Int(range.end) {
    switch bytes[offset] {
    case 0x28, 0x29: return false
    case ..<0x80: offset += 1
    case 0xE4...0xE9: offset += 3
    default: return false
    }
  }
  return true
}
