// Reads a form file into a Form. Faults are findings about the file; a form with faults is not used.

package import PFCDiagnostics
package import PFCText

/// A form file read: the form when it is whole, and what was found.
package struct FormReading: Sendable {
  package let form: Form?
  package let diagnostics: [Diagnostic]
}

/// Reads a form file.
///
/// - `source`: 表样, 单位, then a block 表 for each table with 对象, 开头, 权重合计, 最少指标, 字段, 版面.
/// - `names`: English names of standard fields, by their Chinese names.
package func readForm(_ source: SourceText, names: FieldNames, units: UnitCatalog) -> FormReading {
  var reader = FormReader(source, names, units)
  return reader.read()
}

/// The roles of standard field names, from Data/vocabulary.pfc.
package struct FieldNames: Sendable {
  private var roles: [(name: String, role: FieldRole)] = []

  package static let keys = DataKeys(openers: [("词汇", 1)], bodies: [("英文名", .columns), ("写法", .columns)])

  package init(_ file: DataFile) {
    for block in file.blocks {
      block.entry("英文名")?.eachRow { row in
        guard row.count == 2, let role = FieldRole(rawValue: row[1].text) else { return }
        roles.append((row[0].text, role))
      }
    }
  }

  subscript(name: String) -> FieldRole? { roles.first { $0.name == name }?.role }
}

/// Keys of a form file.
package let formKeys = DataKeys(
  openers: [("表样", 1), ("表", 2)],
  bodies: [
    ("单位", .prose), ("对象", .prose), ("开头", .prose), ("权重合计", .prose), ("一级权重", .prose),
    ("最少指标", .prose), ("字段", .columns),
    ("版面", .layout),
  ], figures: ["权重合计", "一级权重", "最少指标"])

/// The words of a form file, for suggestions.
private let formWords = (
  keys: ["表样", "单位", "表", "对象", "开头", "权重合计", "一级权重", "最少指标", "字段", "版面"],
  options: ["必填", "分年度", "别名", "分项", "即"]
)

private struct FormReader {
  let file: DataFile
  let names: FieldNames
  let units: UnitCatalog
  var bag: DiagnosticBag

  init(_ source: SourceText, _ names: FieldNames, _ units: UnitCatalog) {
    file = DataFile(source, keys: formKeys)
    self.names = names
    self.units = units
    bag = DiagnosticBag(source)
  }

  mutating func read() -> FormReading {
    for entry in file.unknown {
      reportUnknown(entry.key, at: entry.keyRange, among: formWords.keys)
    }
    guard let block = file.blocks.first(where: { $0.opener.hasKey("表样") && !$0.opener.text.isEmpty }) else {
      bag.report(FormRules.incompleteForm, at: TextRange(at: 0), ["missing": Wording("“表样：名称”", "“表样：name”")])
      return FormReading(form: nil, diagnostics: file.diagnostics + bag.findings)
    }
    let unit = block.text("单位") ?? "万元"
    let moneyAtom = units.spelling(unit)?.atom
    if moneyAtom.map({ units.atoms[$0].dimension }) != units.money {
      reportUnknown(
        unit, at: block.entry("单位")?.textRange ?? block.opener.keyRange,
        among: units.atoms.filter { $0.dimension == units.money }.map(\.name))
    }
    var drafts: [(block: DataBlock, object: TableObject)] = []
    for table in block.blocks {
      if let object = object(of: table, taken: drafts.map(\.object)) { drafts.append((table, object)) }
    }
    if block.blocks.isEmpty {
      bag.report(FormRules.incompleteForm, at: block.opener.textRange, ["missing": Wording("“表：名称”", "“表：title”")])
    }
    // Where funds are the only tables, each stands for itself: it needs no department to belong to.
    if drafts.count == 1 { drafts[0].object = .department }
    // A fund's layout may print fields of its department, so those are read first.
    drafts.sort { $0.object.rawValue < $1.object.rawValue }
    var departmentFields: [Field] = []
    var tables: [TableForm] = []
    for (table, object) in drafts {
      let fields = readFields(table)
      if object == .department { departmentFields = fields }
      if let form = read(table, object, fields, departmentFields) { tables.append(form) }
    }
    let diagnostics = file.diagnostics + bag.findings
    let isWhole = !diagnostics.contains { $0.level == .error }
    guard isWhole, let moneyAtom else { return FormReading(form: nil, diagnostics: diagnostics) }
    let form = Form(name: block.opener.text, moneyUnit: unit, moneyAtom: moneyAtom, tables: tables)
    return FormReading(form: form, diagnostics: diagnostics)
  }

  private mutating func object(of table: DataBlock, taken: [TableObject]) -> TableObject? {
    let words: [(word: String, object: TableObject)] = [("部门", .department), ("专项", .fund)]
    guard let entry = table.entry("对象"), let object = words.first(where: { entry.hasText($0.word) })?.object,
      !taken.contains(object)
    else {
      bag.report(
        FormRules.incompleteForm, at: table.entry("对象")?.textRange ?? table.opener.textRange,
        ["missing": Wording("“对象：部门”或“对象：专项”（每种只能有一张表）", "“对象：部门” or “对象：专项” (one table each)")])
      return nil
    }
    return object
  }

  private mutating func read(
    _ table: DataBlock, _ object: TableObject, _ fields: [Field], _ departmentFields: [Field]
  ) -> TableForm? {
    guard fields.contains(where: { $0.kind == .indicators }), let drawing = table.entry("版面"),
      case let rows = drawing.rows, !rows.isEmpty
    else {
      bag.report(
        FormRules.incompleteForm, at: table.opener.textRange,
        ["missing": Wording("字段“指标”和“版面”", "a field of kind 指标 and “版面”")])
      return nil
    }
    let layout = readLayout(drawing, rows, fields, departmentFields)
    return TableForm(
      title: table.opener.text, object: object,
      opener: table.text("开头") ?? table.text("对象") ?? "", weights: readWeights(table),
      minimumIndicators: readMinimum(table), fields: fields, layout: layout)
  }

  /// 最少指标 = number; without it there is no limit.
  private mutating func readMinimum(_ table: DataBlock) -> Int {
    guard let entry = table.entry("最少指标"), !entry.text.isEmpty else { return 0 }
    if let count = Int(foldedString(file.source.bytes, entry.textRange)) { return count }
    reportUnknown(entry.text, at: entry.textRange, among: [])
    return 0
  }

  private mutating func reportUnknown(_ word: String, at range: TextRange, among known: [String]) {
    bag.report(
      FormRules.unknownWord, at: range,
      ["word": .init(verbatim: word), "suggestion": .didYouMean(nearest(to: word, among: known), for: word)])
  }

  // MARK: Weights

  /// 权重合计 = "无" | number ["%"] ["（" name number "）"]
  private mutating func readWeights(_ table: DataBlock) -> WeightRule? {
    guard let entry = table.entry("权重合计"), entry.text != "无" else { return nil }
    let text = foldedString(Array(entry.text.utf8), TextRange(0, entry.text.utf8.count))
    let parts = text.split(whereSeparator: { $0 == "(" || $0 == ")" }).map {
      $0.split(separator: " ").joined(separator: " ")
    }
    let isPercent = parts.first?.hasSuffix("%") ?? false
    guard let total = parts.first.flatMap({ Decimal(isPercent ? String($0.dropLast()) : $0) }), parts.count <= 2 else {
      reportUnknown(entry.text, at: entry.textRange, among: [])
      return nil
    }
    var reserve: WeightRule.Reserve?
    if parts.count == 2 {
      let words = parts[1].split(separator: " ").map(String.init)
      guard words.count == 2, let weight = Decimal(words[1]) else {
        reportUnknown(entry.text, at: entry.textRange, among: [])
        return nil
      }
      reserve = WeightRule.Reserve(name: words[0], weight: weight)
    }
    return WeightRule(total: total, isPercent: isPercent, reserve: reserve, split: readSplit(table, total))
  }

  /// 一级权重 = name number { "、" name number }, which sum to the total.
  private mutating func readSplit(_ table: DataBlock, _ total: Decimal) -> [WeightShare] {
    guard let entry = table.entry("一级权重") else { return [] }
    var split: [WeightShare] = []
    var sum = Decimal.zero
    for member in entry.list {
      let words = member.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\u{3000}" }).map(String.init)
      guard words.count == 2, let points = Decimal(words[1]), let next = sum + points else {
        reportUnknown(member, at: entry.textRange, among: [])
        return []
      }
      split.append(WeightShare(level: words[0], points: points))
      sum = next
    }
    if sum != total { reportUnknown(entry.text, at: entry.textRange, among: []) }
    return split
  }

  // MARK: Fields

  /// A field row: name, kind, then 必填, 分年度, 别名 a、b, 分项 a、b, 即 X.
  private mutating func readFields(_ table: DataBlock) -> [Field] {
    var fields: [Field] = []
    for row in table.entry("字段")?.rows ?? [] {
      let kind = row.count >= 2 ? FieldKind(rawValue: row[1].text) : nil
      if kind == nil {
        // The field stays, so that the layout may name it without a second finding.
        let place = row.count >= 2 ? row[1] : row[0]
        reportUnknown(place.text, at: place.range, among: FieldKind.allCases.map(\.rawValue))
      }
      var aliases: [String] = []
      var parts: [String] = []
      var standard = row[0].text
      var isRequired = false
      var isYearly = false
      var index = 2
      while index < row.count {
        let option = row[index]
        let value = index + 1 < row.count ? row[index + 1] : nil
        switch option.text {
        case "必填": isRequired = true
        case "分年度": isYearly = true
        case "别名": aliases = value?.list.map(\.text) ?? []
        case "分项": parts = value?.list.map(\.text) ?? []
        case "即": standard = value?.text ?? ""
        default: reportUnknown(option.text, at: option.range, among: formWords.options)
        }
        index += ["别名", "分项", "即"].contains(option.text) ? 2 : 1
      }
      fields.append(
        Field(
          name: row[0].text, aliases: aliases, kind: kind ?? .text, isRequired: isRequired, isYearly: isYearly,
          role: names[standard] ?? (fields.isEmpty ? .name : nil), parent: nil))
      let parent = fields.count - 1
      fields += parts.map {
        Field(name: $0, aliases: [], kind: .money, isRequired: false, isYearly: false, role: nil, parent: parent)
      }
    }
    return fields
  }

  // MARK: Layout

  private mutating func readLayout(
    _ entry: DataEntry, _ lines: [[DataWord]], _ fields: [Field], _ departmentFields: [Field]
  ) -> Layout {
    let width = lines.map(\.count).max() ?? 0
    var rows: [LayoutRow] = []
    for (index, cells) in lines.enumerated() {
      if let last = cells.last, cells.count != 1, cells.count != width {
        bag.report(
          FormRules.raggedLayout, at: last.range,
          ["count": .init(verbatim: String(cells.count)), "width": .init(verbatim: String(width))])
      }
      var row: [LayoutCell] = []
      for (column, cell) in cells.enumerated() {
        let first = fold(file.source.bytes, Int(cell.range.start))
        switch first.length == cell.range.count ? first.code : Mark.other {
        case 0x3C:
          if column == 0 { bag.report(FormRules.brokenJoin, at: cell.range) }
          row.append(.joinedLeft)
        case 0x5E:
          if index == 0 { bag.report(FormRules.brokenJoin, at: cell.range) }
          row.append(.joinedUp)
        default: row.append(.content(readPieces(cell, fields, departmentFields)))
        }
      }
      rows.append(LayoutRow(cells: row))
    }
    if !rows.contains(where: \.repeats) {
      bag.report(
        FormRules.incompleteForm, at: entry.keyRange,
        ["missing": Wording("版面中带 {指标.名称} 的一行", "a layout row with {指标.名称}")])
    }
    return Layout(rows: rows)
  }

  private mutating func readPieces(_ cell: DataWord, _ fields: [Field], _ departmentFields: [Field]) -> [LayoutPiece] {
    let bytes = file.source.bytes
    var pieces: [LayoutPiece] = []
    var rest = cell.range
    while let open = mark(0x7B, in: rest), let close = mark(0x7D, in: TextRange(open.end, rest.end)) {
      if open.start > rest.start { pieces.append(.text(Array(bytes[Int(rest.start)..<Int(open.start)]))) }
      let name = file.source.string(TextRange(open.end, close.start))
      if let piece = piece(name, fields, departmentFields) {
        pieces.append(piece)
      } else {
        let known = (fields + departmentFields).flatMap { [$0.name] + $0.aliases } + ["单位"]
        bag.report(
          FormRules.unknownPlaceholder, at: cell.range,
          ["name": .init(verbatim: name), "suggestion": .didYouMean(nearest(to: name, among: known), for: name)])
      }
      rest.start = close.end
    }
    if !rest.isEmpty { pieces.append(.text(Array(bytes[rest.bounds]))) }
    return pieces
  }

  /// Where a mark of the syntax stands, in either width.
  private func mark(_ code: UInt8, in range: TextRange) -> TextRange? {
    var offset = Int(range.start)
    while offset < Int(range.end) {
      let folded = fold(file.source.bytes, offset)
      if folded.code == code { return TextRange(offset, offset + folded.length) }
      offset += max(folded.length, 1)
    }
    return nil
  }

  private func piece(_ name: String, _ fields: [Field], _ departmentFields: [Field]) -> LayoutPiece? {
    func index(_ name: some StringProtocol, _ fields: [Field]) -> Int? {
      fields.firstIndex { $0.name == name || $0.aliases.contains(String(name)) }
    }
    if name.hasPrefix("指标.") { return .indicator(IndicatorColumn(String(name.dropFirst(3)))) }
    if let own = index(name, fields) { return .field(own) }
    if let above = index(name, departmentFields) { return .departmentField(above) }
    if name == "单位" { return .moneyUnit }
    if name.hasSuffix("年度"), let yearly = index(name.dropLast(2), fields), fields[yearly].isYearly {
      return .year(yearly)
    }
    return nil
  }
}
