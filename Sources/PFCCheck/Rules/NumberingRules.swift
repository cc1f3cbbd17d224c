// PF506: the items of a list are numbered without gaps and repeats.

import PFCDiagnostics
import PFCModel
import PFCText

enum NumberingRules {
  static let all: [Check] = [numbering]

  static let numbering = Check.prose(
    Rule(
      506, "numbering", "编号不连续", .warning,
      message: Wording("{fault}", "{fault}"),
      label: Wording("{label}", "{label}"),
      advice: Wording("补上漏掉的一项，或者改正编号", "add the item that is missing, or put the number right"),
      reason: Wording("编号跳了或者重了，审核人会怀疑漏了内容。", "A gap or a repeat makes reviewers suspect that something was lost."),
      bad: .replacing("    2.公厕日常管护。", with: "    3.公厕日常管护。"), good: .standard,
      source: Wording("pfc 语言说明第 4 节第 5 点", "pfc language, section 4 point 5")),
    with: .items
  ) { passage, context, findings in
    guard passage.items.count > 1 else { return }
    var list = Numbering()
    var reported: TextRange?
    for (index, item) in passage.items.enumerated() {
      guard let fault = list.fault(of: item, at: index, in: passage) else { continue }
      let (text, label) = wording(fault, item, context)
      findings.report(
        at: item.range, ["fault": text, "label": label],
        related: [
          RelatedPlace(source: context.record.source, range: fault.previous, label: Wording("前一项", "the item before"))
        ],
        // An item behind another faulty one cannot tell which of the two is wrong.
        fixes: fault.previous == reported ? [] : repair(of: fault, item, at: index, in: passage, context),
        level: fault.kind == .style ? .hint : nil)
      reported = item.range
    }
  }

  /// The number that the list wants, where this one change puts it right: what follows goes on from it.
  private static func repair(
    of fault: Numbering.Fault, _ item: ItemMark, at index: Int, in passage: Passage, _ context: TableContext
  ) -> [Fix] {
    let next = passage.items[(index + 1)...].prefix(64).first { $0.style == item.style }
    guard next.map({ $0.number == fault.expected + 1 && fault.kind != .style }) ?? true else { return [] }
    let typed = context.record.string(fault.kind == .style ? fault.previous : item.range)
    guard let digits = typed.firstRange(of: #/[0-9０-９]+/#) else { return [] }
    let mended = typed[..<digits.lowerBound] + String(fault.expected) + typed[digits.upperBound...]
    return [Fix(Wording("改为“\(mended)”", "change to “\(mended)”"), replace: item.range, with: String(mended), .unsafe)]
  }

  private static func wording(_ fault: Numbering.Fault, _ item: ItemMark, _ context: TableContext) -> (Wording, Wording)
  {
    let previous = context.record.string(fault.previous)
    let typed = context.record.string(item.range)
    switch fault.kind {
    case .gap(let first, let last):
      let missing = first == last ? "\(first)" : "\(first)～\(last)"
      return (
        Wording(
          "编号从“\(previous)”跳到“\(typed)”，缺 \(missing)", "numbers go from “\(previous)” to “\(typed)”, \(missing) missing"
        ),
        Wording("应为 \(first)", "\(first) expected")
      )
    case .repeated:
      return (
        Wording("编号“\(typed)”重复了，前一项是“\(previous)”", "“\(typed)” comes again behind “\(previous)”"),
        Wording("应为 \(fault.expected)", "\(fault.expected) expected")
      )
    case .style:
      return (
        Wording("编号写法不一：前面是“\(previous)”，这里是“\(typed)”", "“\(previous)” and “\(typed)” number one list"),
        Wording("同一级用同一种写法", "one style for one level")
      )
    }
  }
}

/// Where a list has come to, level by level. In doubt it says nothing: a number that may be a figure only continues a
/// list, and one that any open level expects is taken for that level's.
private struct Numbering {
  struct Fault {
    enum Kind: Equatable {
      case gap(Int, Int)
      case repeated
      case style
    }

    let kind: Kind
    let previous: TextRange
    let expected: Int
  }

  private struct Level {
    let style: ItemStyle
    var last: ItemMark
    /// Numbers that were reported as missing.
    var missing: ClosedRange<Int>?
    var isMixed = false
  }

  private var levels: [Level] = []

  mutating func fault(of item: ItemMark, at position: Int, in passage: Passage) -> Fault? {
    if let index = levels.lastIndex(where: { $0.style == item.style && $0.last.number + 1 == item.number }) {
      advance(index, item)
      return nil
    }
    guard let index = levels.lastIndex(where: { $0.style == item.style }) else { return begin(item) }
    let level = levels[index]
    if item.number == 1, !isRepeatedOne(item, at: position, after: level.last, in: passage) {
      // A list of the same style inside the item, or a new one: what stands above is still remembered.
      levels.append(Level(style: item.style, last: item))
      if levels.count > 32 { levels.removeFirst() }
      return nil
    }
    guard item.isCertain else { return nil }
    if item.number > level.last.number {
      let gap = (level.last.number + 1)...(item.number - 1)
      advance(index, item)
      levels[index].missing = gap
      return Fault(kind: .gap(gap.lowerBound, gap.upperBound), previous: level.last.range, expected: gap.lowerBound)
    }
    if level.missing?.contains(item.number) ?? false { return nil }
    if item.number == level.last.number, !level.last.isCertain {
      // The one before was a figure after all.
      advance(index, item)
      return nil
    }
    if item.number == level.last.number { advance(index, item) }
    return Fault(kind: .repeated, previous: level.last.range, expected: level.last.number + 1)
  }

  private mutating func advance(_ index: Int, _ item: ItemMark) {
    levels[index].last = item
    levels.removeSubrange((index + 1)...)
  }

  /// The first item of its style: a new level, or `3、` behind `2.`.
  private mutating func begin(_ item: ItemMark) -> Fault? {
    if item.isCertain, item.number > 1, let top = levels.indices.last, levels[top].last.number + 1 == item.number,
      isPlain(item.style), isPlain(levels[top].style)
    {
      let previous = levels[top].last.range
      levels[top].last = item
      defer { levels[top].isMixed = true }
      return levels[top].isMixed ? nil : Fault(kind: .style, previous: previous, expected: item.number)
    }
    // 第五条 and 第八条 are quoted from a law, a list of one's own starts with 第一条.
    if item.style == .article, item.number > 1 { return nil }
    if item.isCertain || item.number == 1 { levels.append(Level(style: item.style, last: item)) }
    return nil
  }

  private func isPlain(_ style: ItemStyle) -> Bool { style == .dot || style == .comma }

  /// Whether a 1 behind a 1 is a repeat, as it stands in lists whose numbers a word processor lost: at the start of the
  /// next line, and not the first of a list inside the item, after which 2 would come twice.
  private func isRepeatedOne(
    _ item: ItemMark, at position: Int, after last: ItemMark, in passage: Passage
  ) -> Bool {
    guard item.isCertain, last.number == 1, item.line > last.line,
      item.range.start == passage.lines[item.line].start,
      passage.lines[(last.line + 1)..<item.line].allSatisfy(\.isEmpty)
    else { return false }
    let next = passage.items[(position + 1)...].prefix(64)
    return next.count { $0.style == item.style && $0.number == 2 } < 2
  }
}
