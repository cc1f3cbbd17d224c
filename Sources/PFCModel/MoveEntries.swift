// Repairs of entries that stand twice or under the wrong opener: what is one too many goes, what is astray goes home.

import PFCDiagnostics
import PFCForms
import PFCSyntax
import PFCText

/// A department above its funds: what it has, and where its entries end.
struct Owner {
  let record: Record
  let end: UInt32

  init?(_ record: Record, _ block: ElementIndex, _ tree: SyntaxTree) {
    var end: UInt32?
    for child in tree.children(of: block) {
      if tree.kind(child) == .block { break }
      if tree.kind(child) == .entry { end = tree.range(child).end }
    }
    guard let end, end > 0, tree.source.bytes[Int(end) - 1] == 0x0A else { return nil }
    self.record = record
    self.end = end
  }
}

extension Lowering {
  /// An entry of the department that stands below a fund goes back to the department above. Which fund an entry of a fund
  /// belongs to cannot be known.
  func move(_ entry: EntryParts, toField index: Int, of object: TableObject) -> [Fix] {
    guard object == .department, let owner, entry.range.start > owner.end else { return [] }
    let isIndicators = form.table(.department)?.fields[index].kind == .indicators
    guard isIndicators ? owner.record.indicators.isAbsent : owner.record.fields[index].isAbsent else {
      return deletionOfRepeat(entry, firstAt: Int(owner.record.keyRanges[index].start))
    }
    var text = string(entry.range)
    while text.last?.isNewline ?? false { text.removeLast() }
    return [
      Fix(
        Wording("移到部门下面", "move it to the department"),
        [
          TextEdit(range: TextRange(at: owner.end), replacement: text + "\n"),
          TextEdit(range: entry.range, replacement: ""),
        ])
    ]
  }

  /// An entry that says the same as the first one, to the byte, is one too many; nothing is lost with it.
  func deletionOfRepeat(_ entry: EntryParts, firstAt first: Int) -> [Fix] {
    let end = first + entry.range.count
    guard end <= Int(entry.range.start), bytes[entry.range.bounds].last == 0x0A,
      bytes[first..<end].elementsEqual(bytes[entry.range.bounds])
    else { return [] }
    // The body of the first one must not go on below.
    var offset = end
    while offset < bytes.count, bytes[offset] == 0x0A || bytes[offset] == 0x0D { offset += 1 }
    guard offset == bytes.count || !isBlank(fold(bytes, offset).code) else { return [] }
    return [Fix(Wording("删去重复的一份", "delete the repetition"), replace: entry.range, with: "")]
  }
}
