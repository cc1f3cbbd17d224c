// PF723 and PF724: the kinds of indicators that a table needs, and the same indicator twice in other words.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum KindRules {
  static let all: [Check] = [missingKind, sameIndicator]

  // By levels where they are typed and all of them are known kinds: those that the form divides its weights among, else all
  // three, but a table that gave the points of satisfaction to benefit did so on purpose. Without levels only a fund is
  // judged: an overall table
  // has kinds of its own (履职效能, 管理效率), of which satisfaction is one of six and two will do. Names tell satisfaction;
  // what is left and counted is output. Benefit is told from no name, but a fund of nothing but lengths, areas, sessions,
  // their rates and satisfaction has none; that is a hint.
  static let missingKind = Check.table(
    Rule(
      723, "missing-kind", "缺少一类指标", .warning,
      message: Wording("没有{kinds}指标", "there is no indicator of {kinds}"),
      advice: Wording(
        "补一个{kinds}指标；确实不需要的，写“豁免：PF723 理由”",
        "add one; where none is needed, write “豁免：PF723 reason”"),
      reason: Wording(
        "指标要看做了多少（产出）、有什么用（效益）、群众满不满意（满意度）。",
        "Indicators tell what was done, what it was good for, and whether people were satisfied."),
      bad: .replacing("    群众满意度            10  ≥ 90 %", with: "    公厕开放天数          10  ≥ 360 天"), good: .standard,
      source: Wording(
        "财预〔2021〕101号；没有满意度指标的，其分值并入效益指标", "Cai Yu [2021] No. 101; without satisfaction its points go to benefit"))
  ) { context, findings in
    guard let rows = context.record.indicators.value, rows.count >= 3 else { return }
    var missing: [Wording] = []
    var level: Level?
    if context.marks.contains(.levels) {
      guard let kinds = context.kinds(of: rows) else { return }
      if !kinds.contains(.output), WeightShareRules.expects(WeightShare.output, context) {
        missing.append(Wording("产出", "output"))
      }
      if !kinds.contains(.benefit), WeightShareRules.expects(WeightShare.benefit, context) {
        missing.append(Wording("效益", "benefit"))
      }
      if !kinds.contains(.satisfaction), WeightShareRules.expects(WeightShare.satisfaction, context),
        !context.marks.has(.satisfied),
        !missing.isEmpty || !WeightShareRules.isDividedAsLaidDown(context, rows)
      {
        missing.append(Wording("满意度", "satisfaction"))
      }
    } else {
      guard context.table.object == .fund else { return }
      // Rows with a fault in them may be anything.
      if context.rows.allSatisfy({ $0.marks.contains(.qualitative) || $0.marks.has(.satisfied) }) {
        missing.append(Wording("产出", "output"))
      }
      if !context.marks.has(.satisfied), !context.marks.has(.opinion) {
        missing.append(Wording("满意度", "satisfaction"))
      }
      if missing.isEmpty, rows.indices.allSatisfy({ context.isNoBenefit(rows[$0], context.rows[$0].marks) }) {
        missing.append(Wording("效益", "benefit"))
        level = .hint
      }
    }
    guard !missing.isEmpty else { return }
    findings.report(
      at: context.indicatorsKey,
      [
        "kinds": Wording(missing.map(\.zh).joined(separator: "、"), missing.map(\.en).joined(separator: " and "))
      ], level: level)
  }

  // The same name in the same group is PF704, an error. A row is compared with the two hundred before it, so that the work
  // on a long table stays bounded. Here the names may differ in width, blanks, brackets, 的, and in
  // 率, 度, 程度 at their end.
  static let sameIndicator = Check.table(
    Rule(
      724, "same-indicator-twice", "指标意思重复", .warning,
      message: Wording("“{name}”与“{first}”是同一个指标", "“{name}” and “{first}” are the same indicator"),
      label: Wording("第二次", "the second"),
      advice: Wording("留一个；各有所指的，在名称里写明区别", "keep one, or tell the difference in the names"),
      reason: Wording("同一件事考核两次，权重就重复计算了。", "What is measured twice weighs twice."),
      bad: .replacing("    垃圾日产日清率        20  ≥ 98 %", with: "    群众满意率            20  ≥ 98 %"), good: .standard,
      source: Wording("公开的绩效目标表中常见", "seen often in published tables"))
  ) { context, findings in
    guard let rows = context.record.indicators.value else { return }
    let isLong = rows.count > 24
    let keys = rows.indices.map {
      key(context.bytes, rows[$0].name, context.rows[$0].name, inLongTable: isLong)
    }
    var seen = KeyFilter(rows: isLong ? rows.count : 0)
    for row in rows.indices where !rows[row].name.isEmpty && seen.mayHave(keys[row]) {
      let name = rows[row].name
      var first: Int?
      var isDuplicate = false
      for above in max(0, row - farthest)..<row
      where keys[above] == keys[row] || keys[above] == 0 || keys[row] == 0 {
        let other = rows[above].name
        guard sameMeaning(context.bytes, name, other) else { continue }
        if first == nil { first = above }
        isDuplicate =
          isDuplicate
          || sameBytes(context.bytes, name, context.bytes, other) && context.hasSameLevels(rows[row], rows[above])
      }
      guard let first, !isDuplicate else { continue }
      findings.report(
        row: row, at: name,
        ["name": context.wording(name), "first": context.wording(rows[first].name)],
        related: [
          RelatedPlace(source: context.record.source, range: rows[first].name, label: Wording("第一次", "the first"))
        ])
    }
  }

  private static let farthest = 200

  /// By this most pairs are told apart: names with another have another meaning. In a short table it is the first
  /// character, or 0 where blanks, brackets or 的 may stand before it or the whole name is a 率; in a long one all
  /// characters but 率, 度 and 程 at the end.
  private static func key(_ bytes: [UInt8], _ name: TextRange, _ reading: NameReading, inLongTable isLong: Bool)
    -> UInt32
  {
    if isLong { return wholeKey(bytes, name) }
    guard reading.isPlain, name.count > 6 else { return 0 }
    let start = Int(name.start)
    guard !bytes[start..<start + 3].elementsEqual(of) else { return 0 }
    return UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
  }

  private static func wholeKey(_ bytes: [UInt8], _ name: TextRange) -> UInt32 {
    var reader = SkippingReader(bytes, name)
    var hash: UInt32 = 1
    var key = hash
    while let character = reader.next() {
      hash = (hash ^ character.value) &* 0x0100_0193
      // 率, 度, 程
      if ![0xE7_8E87, 0xE5_BAA6, 0xE7_A88B].contains(character.value) { key = hash }
    }
    return key | 1
  }

  /// The keys of the rows above, a bit each: in a long table nearly every row sees at once that none is like it.
  private struct KeyFilter {
    private var bits: [UInt64] = []

    /// 16 bits for each row; none for a short table, whose rows are all compared.
    init(rows: Int) {
      guard rows > 0 else { return }
      var size = 8
      while size * 4 < rows { size *= 2 }
      bits = [UInt64](repeating: 0, count: size)
    }

    /// Whether the key may have been asked for before.
    mutating func mayHave(_ key: UInt32) -> Bool {
      guard !bits.isEmpty else { return true }
      let place = Int((key &* 0x9E37_79B1) >> 3) & (bits.count * 64 - 1)
      let bit: UInt64 = 1 << UInt64(place & 63)
      defer { bits[place >> 6] |= bit }
      return bits[place >> 6] & bit != 0
    }
  }

  private static let of = Array("的".utf8)
  private static let degrees = ["程度", "率", "度"].map { Array($0.utf8) }

  private static func sameMeaning(_ bytes: [UInt8], _ one: TextRange, _ other: TextRange) -> Bool {
    var (a, b) = (SkippingReader(bytes, one), SkippingReader(bytes, other))
    while true {
      switch (a.next(), b.next()) {
      case (nil, nil): return one.count > 0
      case (let x?, let y?) where x == y: continue
      case (let x?, let y?):
        // A different end: 率, 度 or 程度 on both sides.
        return isDegree(bytes, TextRange(x.start, Int(one.end))) && isDegree(bytes, TextRange(y.start, Int(other.end)))
      default: return false
      }
    }
  }

  private static func isDegree(_ bytes: [UInt8], _ rest: TextRange) -> Bool {
    degrees.contains { $0.elementsEqual(bytes[rest.bounds]) }
  }

  /// The characters of a name that count.
  private struct SkippingReader {
    /// A character in half-width form; where it starts is no part of its identity.
    struct Character: Equatable {
      let value: UInt32
      let start: Int

      static func == (a: Character, b: Character) -> Bool { a.value == b.value }
    }

    let bytes: [UInt8]
    let end: Int
    var offset: Int

    init(_ bytes: [UInt8], _ range: TextRange) {
      self.bytes = bytes
      end = Int(range.end)
      offset = Int(range.start)
    }

    mutating func next() -> Character? {
      while offset < end {
        let start = offset
        // 汉字 leave at once.
        if bytes[start] &- 0xE4 <= 5, start + 3 <= end {
          offset += 3
          let value = UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
          // 的
          if value == 0xE7_9A84 { continue }
          return Character(value: value, start: start)
        }
        let folded = fold(bytes, start)
        offset += max(folded.length, 1)
        if folded.code != Mark.other {
          if isBlank(folded.code) || [0x28, 0x29, 0x5B, 0x5D].contains(folded.code) { continue }
          return Character(value: UInt32(folded.code), start: start)
        }
        return Character(value: bytes[start..<min(offset, end)].reduce(0) { $0 << 8 | UInt32($1) }, start: start)
      }
      return nil
    }
  }
}

/// Kinds of indicators that every list should have.
private struct Kinds: OptionSet {
  let rawValue: Int
  static let output = Kinds(rawValue: 1)
  static let benefit = Kinds(rawValue: 2)
  static let satisfaction = Kinds(rawValue: 4)
  static let cost = Kinds(rawValue: 8)
}

extension TableContext {
  /// Whether two rows stand in groups of the same names.
  func hasSameLevels(_ one: Indicator, _ other: Indicator) -> Bool {
    func same(_ a: TextRange?, _ b: TextRange?) -> Bool {
      guard let a, let b else { return a == b }
      return a == b || sameBytes(bytes, a, bytes, b)
    }
    return same(one.level1, other.level1) && same(one.level2, other.level2)
  }

  /// The kinds that the levels of the rows name; nil when a level is none of them or a row has none.
  fileprivate func kinds(of rows: [Indicator]) -> Kinds? {
    var kinds: Kinds = []
    for row in rows {
      guard let level = row.level1 else { return nil }
      if has(level, .satisfied) || row.level2.map({ has($0, .satisfied) }) ?? false {
        kinds.insert(.satisfaction)
      } else if has(level, .levelOutput) {
        kinds.insert(.output)
      } else if has(level, .levelBenefit) {
        kinds.insert(.benefit)
      } else if has(level, .levelCost) {
        kinds.insert(.cost)
      } else {
        return nil
      }
    }
    return kinds
  }

  /// Whether a row is surely no benefit: satisfaction, or something made, done or laid and how well that went.
  fileprivate func isNoBenefit(_ row: Indicator, _ marks: RowMarks) -> Bool {
    if marks.has(.satisfied) { return true }
    guard marks.has(.outputName), !marks.has(.effect), let quantity = quantities(row).last, let unit = quantity.unit,
      !unit.isCompound, let dimension = dimension(unit)
    else { return false }
    return ["length", "area", "event", "thing", "ratio"].contains(dimension)
  }

  private func has(_ text: TextRange, _ group: WordGroup) -> Bool {
    standards.conventions.name(bytes, text, hasWordOf: group)
  }
}
