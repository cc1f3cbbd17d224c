// From the tree to the model: keys become fields, words become figures. What cannot be read is reported here, once, and
// stays `broken`, so that no later stage speaks of it again.

package import PFCDiagnostics
package import PFCForms
package import PFCSyntax
import PFCText

/// What lowering gave beside the departments.
package struct LoweredSource: Sendable {
  /// Funds before any department: of a file that another one brings in.
  package var looseFunds: [Fund] = []
  /// 引入 before any opener.
  package var looseIncludes: [Include] = []
  package var diagnostics: [Diagnostic] = []
}

/// Lowers a parsed source under a form and hands over one department after the other, so that a large source never
/// stands in memory twice. Never throws.
package func lower(
  _ tree: SyntaxTree, form: Form, units: UnitCatalog, each: (consuming Department) -> Void
) -> LoweredSource {
  var lowering = Lowering(tree, form, units)
  lowering.lowerFile(each)
  lowering.result.diagnostics = lowering.bag.findings
  return lowering.result
}

struct Lowering {
  let tree: SyntaxTree
  let bytes: [UInt8]
  let form: Form
  let units: UnitCatalog
  var bag: DiagnosticBag
  var result = LoweredSource()
  /// The department whose funds are being lowered.
  var owner: Owner?
  /// Whether a key that is like no other was met at the level being read. It may have been meant as an opener, so what
  /// stands below it and belongs elsewhere is no fault of its own.
  var mayHaveLostOpener = false
  /// The block whose entries are lowered.
  var block: ElementIndex?
  /// Whether such a key was met before any opener.
  var hasUnknownLooseEntry = false

  init(_ tree: SyntaxTree, _ form: Form, _ units: UnitCatalog) {
    self.tree = tree
    bytes = tree.source.bytes
    self.form = form
    self.units = units
    bag = DiagnosticBag(tree.source)
  }

  func string(_ range: TextRange) -> String { tree.source.string(range) }
  func wording(_ range: TextRange) -> Wording { Wording(verbatim: string(range)) }

  // MARK: File

  mutating func lowerFile(_ each: (consuming Department) -> Void) {
    for child in tree.children(of: tree.root) {
      switch tree.kind(child) {
      case .entry: lowerLooseEntry(child)
      case .block: lowerTopBlock(child, each)
      default: break
      }
    }
  }

  private mutating func lowerTopBlock(_ block: ElementIndex, _ each: (consuming Department) -> Void) {
    guard let object = object(ofBlock: block), let table = form.table(object) else {
      if let opener = tree.first(.entry, in: block) { reportLoose(EntryParts(tree, opener)) }
      return
    }
    switch object {
    case .department:
      var (record, includes) = lowerRecord(block, table, position: 0)
      var funds: [Fund] = []
      owner = Owner(record, block, tree)
      defer { owner = nil }
      for child in tree.children(of: block) where tree.kind(child) == .block {
        lowerFund(child, into: &funds, &includes)
      }
      resolveReferences(&record, table)
      each(Department(record: record, funds: funds, includes: includes))
    case .fund:
      var loose = (funds: result.looseFunds, includes: result.looseIncludes)
      let isLost = hasUnknownLooseEntry
      lowerFund(block, into: &loose.funds, &loose.includes)
      // Its department may be what the unknown entry was meant to open.
      if isLost { return }
      (result.looseFunds, result.looseIncludes) = loose
    }
  }

  private mutating func lowerFund(_ block: ElementIndex, into funds: inout [Fund], _ includes: inout [Include]) {
    guard let table = form.table(.fund) else { return }
    // 引入 below a fund brings in funds that follow it.
    var (record, more) = lowerRecord(block, table, position: funds.count + 1)
    resolveReferences(&record, table)
    funds.append(Fund(record: record))
    includes += more
  }

  private func object(ofBlock block: ElementIndex) -> TableObject? {
    guard let opener = tree.first(.entry, in: block), let key = tree.first(.key, in: opener),
      case .opener(let object)? = form.meaning(tree.keyID(key))
        ?? form.opener(soundingLike: string(tree.range(key)))?.meaning
    else { return nil }
    return object
  }

  /// An entry before any opener.
  private mutating func lowerLooseEntry(_ node: ElementIndex) {
    let entry = EntryParts(tree, node)
    switch form.meaning(entry.keyID) {
    case .form: break
    case .include: result.looseIncludes += includes(entry, position: result.looseFunds.count)
    case .opener, .field, .waiver, nil:
      let known = form.meaning(entry.keyID) != nil
      if known {
        if mayHaveLostOpener { return }
        mayHaveLostOpener = true
        let opener = form.tables.first?.opener ?? ""
        bag.report(
          ModelRules.entryWithoutOpener, at: entry.keyRange,
          ["key": wording(entry.keyRange), "opener": Wording(verbatim: opener)])
      } else {
        reportLoose(entry)
        mayHaveLostOpener = true
      }
    }
  }

  // MARK: Blocks

  private func emptyRecord(_ block: ElementIndex, _ table: TableForm) -> Record {
    let opener = tree.first(.entry, in: block).flatMap { tree.first(.key, in: $0) }.map(tree.range) ?? tree.range(block)
    return Record(
      source: tree.source, object: table.object,
      fields: Array(repeating: .absent, count: table.fields.count),
      keyRanges: Array(repeating: opener, count: table.fields.count), indicators: .absent, waivers: [])
  }

  /// The opener and the entries of a block; blocks inside it are left to the caller.
  private mutating func lowerRecord(
    _ block: ElementIndex, _ table: TableForm, position: Int
  ) -> (Record, [Include]) {
    var record = emptyRecord(block, table)
    var includes: [Include] = []
    var isOpener = true
    var previous = 0
    mayHaveLostOpener = false
    self.block = block
    for child in tree.children(of: block) {
      switch tree.kind(child) {
      case .entry:
        let entry = EntryParts(tree, child)
        previous = entry.keyID
        if isOpener {
          if entry.keyID == 0 { reportOpener(entry) }
          record.fields[0] = oneLine(entry).map(FieldValue.text)
          isOpener = false
        } else {
          lowerEntry(entry, table, &record, &includes, position: position)
        }
      case .stray: breakEmptyField(previous, table, &record)
      default: break
      }
    }
    return (record, includes)
  }

  /// Lines that belong to nothing right behind an empty entry are its text without indentation, and are reported as
  /// that; the entry does not count as missing, too.
  private func breakEmptyField(_ keyID: Int, _ table: TableForm, _ record: inout Record) {
    guard case .field(table.object, let index)? = form.meaning(keyID) else { return }
    if table.fields[index].kind == .indicators {
      if record.indicators.isAbsent { record.indicators = .broken }
    } else if record.fields[index].isAbsent {
      record.fields[index] = .broken
    }
  }

  private mutating func lowerEntry(
    _ entry: EntryParts, _ table: TableForm, _ record: inout Record, _ includes: inout [Include], position: Int
  ) {
    switch form.meaning(entry.keyID) {
    case .field(table.object, let index): lowerField(entry, index, table, &record)
    case .field(let other, let index):
      reportMisplaced(
        entry, table, home: form.table(other)?.opener ?? "", fixes: move(entry, toField: index, of: other))
    case .include: includes += self.includes(entry, position: position)
    case .waiver: record.waivers += waivers(entry.text ?? entry.keyRange.atEnd, at: entry.keyRange)
    case .form: reportMisplaced(entry, table, home: Keyword.form)
    case .opener, nil: reportUnknown(entry, table, &record)
    }
  }

  private mutating func reportMisplaced(_ entry: EntryParts, _ table: TableForm, home: String, fixes: [Fix] = []) {
    if mayHaveLostOpener { return }
    bag.report(
      ModelRules.misplacedKey, at: entry.keyRange,
      ["key": wording(entry.keyRange), "opener": .init(verbatim: table.opener), "home": .init(verbatim: home)],
      fixes: fixes)
  }

  // MARK: Fields

  private mutating func lowerField(_ entry: EntryParts, _ index: Int, _ table: TableForm, _ record: inout Record) {
    let field = table.fields[index]
    let isTaken = field.kind == .indicators ? !record.indicators.isAbsent : !record.fields[index].isAbsent
    if isTaken {
      if mayHaveLostOpener { return }
      bag.report(
        ModelRules.duplicateField, at: entry.wholeKey, ["key": wording(entry.wholeKey)],
        related: [
          RelatedPlace(source: tree.source, range: record.keyRanges[index], label: Wording("第一次", "the first"))
        ], fixes: deletionOfRepeat(entry, firstAt: Int(record.keyRanges[index].start)))
      return
    }
    record.keyRanges[index] = entry.wholeKey
    switch field.kind {
    case .text: record.fields[index] = oneLine(entry).map(FieldValue.text)
    case .prose: record.fields[index] = prose(entry)
    case .money: record.fields[index] = money(entry)
    case .year: record.fields[index] = year(entry)
    case .indicators:
      if let text = entry.text {
        bag.report(SyntaxRules.unexpectedText, at: text, ["text": wording(text)])
      }
      record.indicators = entry.body.map { .value(lowerRows($0, table)) } ?? .absent
    }
  }

  /// The value of an entry that takes one line: behind the colon, or the only line of its body.
  mutating func oneLine(_ entry: EntryParts) -> Slot<TextRange> {
    if entry.body == nil { return inlineText(entry).map(Slot.value) ?? .absent }
    let lines = lines(entry)
    guard let first = lines.first else { return .absent }
    guard lines.count == 1 else {
      bag.report(ModelRules.oneLineOnly, at: entry.wholeKey, ["key": wording(entry.wholeKey)])
      return .broken
    }
    return .value(first)
  }

  private func inlineText(_ entry: EntryParts) -> TextRange? {
    entry.text ?? entry.quantity.map(tree.range)
  }

  /// The lines of an entry's text: behind the colon and below; a blank line is an empty range.
  func lines(_ entry: EntryParts) -> [TextRange] {
    var lines: [TextRange] = []
    if let text = inlineText(entry) { lines.append(text) }
    guard let body = entry.body, tree.kind(body) == .prose else { return lines }
    lines.reserveCapacity(tree.children(of: body).reduce(1) { tree.kind($1) == .newline ? $0 + 1 : $0 })
    var isLineOpen = false
    for child in tree.children(of: body) {
      switch tree.kind(child) {
      case .proseLine:
        lines.append(tree.range(child))
        isLineOpen = true
      case .comment, .conflictMarker: isLineOpen = true
      case .newline:
        // The newline of a line of text ends it; another one is a blank line.
        if !isLineOpen { lines.append(tree.range(child).atStart) }
        isLineOpen = false
      default: break
      }
    }
    return lines
  }

  private mutating func prose(_ entry: EntryParts) -> Slot<FieldValue> {
    let lines = lines(entry)
    return lines.isEmpty ? .absent : .value(.prose(Prose(lines: lines, takenFrom: nil)))
  }

  private mutating func year(_ entry: EntryParts) -> Slot<FieldValue> {
    oneLine(entry).flatMap { range in
      var text = foldedString(bytes, range)
      if text.hasSuffix("年") { text.removeLast() }
      guard let year = Int(text), (1000...9999).contains(year) else {
        bag.report(ModelRules.badYear, at: range, ["text": wording(range)])
        return .broken
      }
      return .value(.year(year, range))
    }
  }
}
