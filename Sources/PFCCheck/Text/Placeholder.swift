// Words that clerks and templates put where a text is still to be written: 略, 同上, （请填写…）.

import PFCText

/// Texts that say nothing.
enum Placeholder {
  /// In bytes; a longer text says something.
  static let longest = 120

  private static let words = Set(["略", "同上", "见上", "待填", "待填写", "待补充", "待定", "请填写", "请输入"])
  private static let prompts = ["请填写", "请输入", "请在此", "此处填写", "在此填写"]

  /// The text when it is nothing but a placeholder.
  static func whole(_ passage: Passage, _ bytes: [UInt8]) -> TextRange? {
    let range = passage.range
    guard range.count > 0, range.count <= longest, passage.lines.count == 1 else { return nil }
    if !passage.fillers.isEmpty { return isOnlyFillers(passage, bytes) ? range : nil }
    guard passage.mayBePlaceholder else { return nil }
    let text = stripped(bytes, range)
    if words.contains(text) { return range }
    return prompts.contains(where: { text.hasPrefix($0) }) ? range : nil
  }

  /// 略, 同, 见, 待, 请, 此, 在, or a bracket before one: other texts are let go by their first character.
  static func mayBegin(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset + 2 < bytes.count else { return false }
    switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
    case (0xE7, 0x95, 0xA5), (0xE5, 0x90, 0x8C), (0xE8, 0xA7, 0x81), (0xE5, 0xBE, 0x85), (0xE8, 0xAF, 0xB7),
      (0xE6, 0xAD, 0xA4), (0xE5, 0x9C, 0xA8), (0xEF, 0xBC, 0x88), (0xE3, 0x80, 0x90), (0xE2, 0x80, 0x9C):
      return true
    case (0x28, _, _), (0x5B, _, _): return true
    default: return false
    }
  }

  private static let marks: Set<Character> = [
    "（", "）", "(", ")", "【", "】", "[", "]", "“", "”", "。", "；", ";", ".", "，", "、", " ", "　", "…",
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
