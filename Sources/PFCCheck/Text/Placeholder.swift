// Words that clerks and templates put where a text is still to be written: 略, 同上, （请填写…）, 数量指标1, 详见附件.

import PFCForms
import PFCText

/// Texts that say nothing.
enum Placeholder {
  /// In bytes; a longer text says something.
  static let longest = 120

  /// How sure it is that nothing is said.
  enum Kind {
    /// 略, 请填写, a mark alone, 无 as the name or the goal.
    case empty
    /// 详见附件 as a goal: something, but not what belongs there.
    case elsewhere
  }

  private static let words = Set(["略", "同上", "见上", "待填", "待填写", "待补充", "待定", "请填写", "请输入"])
  private static let nothing = Set(["无", "暂无", "没有"])
  private static let prompts = ["请填写", "请输入", "请在此", "此处填写", "在此填写", "填写指标", "填写内容"]
  private static let pointers = ["详见", "参见", "见"]
  private static let enclosures = Set(["附件", "附表", "附后", "后附", "方案", "通知", "文件"])

  /// The kind of placeholder that the whole text is, nil where it says something.
  static func whole(_ passage: Passage, _ context: TableContext) -> Kind? {
    let (range, bytes) = (passage.range, context.bytes)
    guard range.count > 0, range.count <= longest, passage.lines.count == 1 else { return nil }
    if !passage.fillers.isEmpty { return isOnlyFillers(passage, bytes) ? .empty : nil }
    guard passage.mayBePlaceholder else { return nil }
    let text = stripped(bytes, range)
    if words.contains(text) || prompts.contains(where: { text.hasPrefix($0) }) { return .empty }
    if passage.isIndicatorName { return kind(ofName: text, context) }
    guard case .field(let field) = passage.place, context.table.fields[field].isRequired else { return nil }
    if text.isEmpty { return .empty }
    guard context.table.goalFields.contains(field) || field == context.table.index(of: .overview) else { return nil }
    if nothing.contains(text) { return .empty }
    return isPointer(text, context) ? .elsewhere : nil
  }

  /// 指标1, 数量指标1, 三级指标, 无. A level alone, 社会效益指标, is what clerks write where it does not apply; its target tells.
  private static func kind(ofName text: String, _ context: TableContext) -> Kind? {
    if text.isEmpty || nothing.contains(text) { return .empty }
    let name = text.trimmingNumber
    let conventions = context.standards.conventions
    if conventions.words(of: .templateName).contains(name) { return .empty }
    let isNumbered = name != text && name.hasSuffix("指标") && conventions.words(of: .levelName).contains(name)
    return isNumbered ? .empty : nil
  }

  /// 详见附件, 见概况, and nothing else.
  private static func isPointer(_ text: String, _ context: TableContext) -> Bool {
    guard let pointer = pointers.first(where: { text.hasPrefix($0) }) else { return false }
    let target = text.dropFirst(pointer.count).trimmingNumber
    return enclosures.contains(target)
      || context.table.fields.contains { $0.name == target || $0.aliases.contains(target) }
  }

  /// 略, 同, 见, 待, 请, 此, 在, 无, 暂, 没, 详, 参, a mark, or a bracket before one: other texts are let go by their first
  /// character.
  static func mayBegin(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    if bytes[offset] < 0x80 { return [0x28, 0x5B, 0x2D, 0x2E, 0x2F].contains(bytes[offset]) }
    guard offset + 2 < bytes.count else { return false }
    switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
    case (0xE7, 0x95, 0xA5), (0xE5, 0x90, 0x8C), (0xE8, 0xA7, 0x81), (0xE5, 0xBE, 0x85), (0xE8, 0xAF, 0xB7),
      (0xE6, 0xAD, 0xA4), (0xE5, 0x9C, 0xA8), (0xEF, 0xBC, 0x88), (0xE3, 0x80, 0x90), (0xE2, 0x80, 0x9C),
      (0xE6, 0x97, 0xA0), (0xE6, 0x9A, 0x82), (0xE6, 0xB2, 0xA1), (0xE8, 0xAF, 0xA6), (0xE5, 0x8F, 0x82),
      (0xE3, 0x80, 0x82), (0xE2, 0x80, 0xA6), (0xE2, 0x80, 0x94):
      return true
    default: return false
    }
  }

  private static let marks: Set<Character> = [
    "（", "）", "(", ")", "【", "】", "[", "]", "“", "”", "。", "；", ";", ".", "，", "、", " ", "　", "…", "/", "-", "—",
  ]

  /// Whether all bytes but marks and blanks belong to fillers.
  private static func isOnlyFillers(_ passage: Passage, _ bytes: [UInt8]) -> Bool {
    var rest = passage.range
    for filler in passage.fillers {
      if !stripped(bytes, TextRange(rest.start, filler.range.start)).isEmpty { return false }
      rest = TextRange(filler.range.end, rest.end)
    }
    return stripped(bytes, rest).isEmpty
  }

  /// The text without brackets and marks at its ends.
  private static func stripped(_ bytes: [UInt8], _ range: TextRange) -> String {
    let text = String(decoding: bytes[range.bounds], as: UTF8.self)
    guard let first = text.firstIndex(where: { !marks.contains($0) }),
      let last = text.lastIndex(where: { !marks.contains($0) })
    else { return "" }
    return String(text[first...last])
  }
}

extension StringProtocol {
  /// Without a number, a letter or 一 to 十 at its end: 指标1, 指标A, 附件二.
  fileprivate var trimmingNumber: String {
    var text = String(self)
    while let last = text.last, last.isNumber || last.isASCII && last.isLetter { text.removeLast() }
    return text
  }
}
