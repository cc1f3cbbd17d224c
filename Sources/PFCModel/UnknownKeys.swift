// A key that no table has: what was probably meant by it, and what is no fault of its own because of it.

import PFCDiagnostics
import PFCForms
import PFCText

/// A key that an unknown one was probably meant for.
private struct NearKey {
  let key: String
  /// As it should be typed, with its year.
  let whole: String
  /// Differs in blanks alone.
  var isCertain = false

  init(_ key: String, year: String = "", isCertain: Bool = false) {
    self.key = key
    whole = year + key
    self.isCertain = isCertain
  }
}

extension Lowering {
  /// A key that no table has. What it was probably meant for counts as broken, so that it is not reported missing.
  mutating func reportUnknown(_ entry: EntryParts, _ table: TableForm, _ record: inout Record) {
    let near = meant(by: entry, in: table)
    if let near, isTypedElsewhere(near.key, table) {
      // Renamed, it would be written twice.
      return reportUnknown(entry, near: nil, table)
    }
    reportUnknown(entry, near: near, table)
    guard let near, let index = table.fields.firstIndex(where: { $0.name == near.key || $0.aliases.contains(near.key) })
    else {
      mayHaveLostOpener = near == nil
      if let field = soleYearlyField(table, for: entry), record.fields[field].isAbsent {
        record.fields[field] = .broken
        mayHaveLostOpener = false
      }
      return
    }
    if table.fields[index].kind == .indicators {
      if record.indicators.isAbsent { record.indicators = .broken }
    } else if record.fields[index].isAbsent {
      record.fields[index] = .broken
    }
  }

  /// Whether the block at hand has an entry with that key, too.
  private func isTypedElsewhere(_ key: String, _ table: TableForm) -> Bool {
    guard let block, let field = table.fields.firstIndex(where: { $0.name == key || $0.aliases.contains(key) }) else {
      return false
    }
    return tree.children(of: block).contains { child in
      guard tree.kind(child) == .entry, let typed = tree.first(.key, in: child) else { return false }
      if case .field(table.object, field)? = form.meaning(tree.keyID(typed)) { return true }
      return false
    }
  }

  /// The field that 2025年资金 stands for, where only one takes a year.
  private func soleYearlyField(_ table: TableForm, for entry: EntryParts) -> Int? {
    let fields = table.fields.indices.filter { table.fields[$0].isYearly }
    return fields.count == 1 && yearLength(string(entry.keyRange)) != nil ? fields[0] : nil
  }

  /// How many characters a year takes at the start of a key.
  private func yearLength(_ key: String) -> Int? {
    let digits = key.prefix { $0.isNumber }.count
    return (digits == 2 || digits == 4) && key.dropFirst(digits).first == "年" ? digits + 1 : nil
  }

  /// The key of the table that is nearest, also behind a year: 2025年予算, 25年预算.
  private func meant(by entry: EntryParts, in table: TableForm) -> NearKey? {
    let (typed, keys) = (string(entry.keyRange), keys(of: table))
    if let spaced = sameWithoutBlanks(typed, among: keys) { return NearKey(spaced, isCertain: true) }
    guard let length = yearLength(typed) else { return nearest(to: typed, among: keys).map { NearKey($0) } }
    let word = String(typed.dropFirst(length))
    let yearly = table.fields.filter(\.isYearly).flatMap { [$0.name] + $0.aliases }
    let key = yearly.first { $0 == word } ?? nearest(to: word, among: yearly)
    return key.map { NearKey($0, year: (length == 3 ? "20" : "") + typed.prefix(length)) }
  }

  /// 专向, which opens what 专项 would.
  mutating func reportOpener(_ entry: EntryParts) {
    let near = form.opener(soundingLike: string(entry.keyRange)).map { NearKey($0.key) }
    reportUnknown(entry, near: near, nil)
  }

  mutating func reportLoose(_ entry: EntryParts) {
    hasUnknownLooseEntry = true
    let loose = [form.tables.first?.opener ?? "", Keyword.form, Keyword.include]
    let typed = string(entry.keyRange)
    let spaced = sameWithoutBlanks(typed, among: loose)
    let near = spaced ?? nearest(to: typed, among: loose)
    reportUnknown(entry, near: near.map { NearKey($0, isCertain: spaced != nil) }, nil)
  }

  private mutating func reportUnknown(_ entry: EntryParts, near: NearKey?, _ table: TableForm?) {
    let loose = [form.tables.first?.opener ?? "", Keyword.form, Keyword.include]
    let known = table.map { $0.fields.dropFirst().map(\.name) + [Keyword.include, Keyword.waiver] } ?? loose
    bag.report(
      ModelRules.unknownKey, at: entry.keyRange,
      [
        "key": wording(entry.keyRange), "known": .list(known),
        "suggestion": .didYouMean(near?.whole, for: string(entry.keyRange)),
      ],
      fixes: near.map {
        [
          Fix(
            Wording("改为“\($0.whole)”", "change to “\($0.whole)”"), replace: entry.keyRange, with: $0.whole,
            $0.isCertain ? .safe : .unsafe)
        ]
      } ?? [])
  }

  private func keys(of table: TableForm) -> [String] {
    table.fields.dropFirst().flatMap { [$0.name] + $0.aliases } + [Keyword.include, Keyword.waiver]
  }
}
