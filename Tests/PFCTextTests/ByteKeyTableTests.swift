// Keys are looked up by their bytes, exactly.

import Testing

@testable import PFCText

@Suite struct ByteKeyTableTests {
  private func value(_ table: ByteKeyTable, _ key: String) -> Int? {
    let bytes = Array(key.utf8)
    return table.value(bytes, TextRange(0, bytes.count))
  }

  @Test func anEmptyTableHasNothing() {
    #expect(value(ByteKeyTable(), "") == nil)
    #expect(value(ByteKeyTable(), "甲") == nil)
  }

  @Test func everyKeyIsFoundAndNoOther() {
    var table = ByteKeyTable()
    for number in 0..<5_000 { table.insert(Array("键\(number)".utf8), number) }
    #expect(table.count == 5_000)
    for number in 0..<5_000 {
      if value(table, "键\(number)") != number { Issue.record("键\(number)") }
      if value(table, "键\(number)x") != nil || value(table, "鍵\(number)") != nil { Issue.record("鍵\(number)") }
    }
  }

  @Test func theFirstDeclarationStands() {
    var table = ByteKeyTable()
    let added = [table.insert(Array("甲".utf8), 1), table.insert(Array("甲".utf8), 2)]
    #expect(added == [true, false])
    #expect(value(table, "甲") == 1)
    #expect(table.count == 1)
  }

  @Test func theEmptyKeyIsAKey() {
    var table = ByteKeyTable()
    table.insert([], 7)
    #expect(value(table, "") == 7)
    #expect(value(table, "甲") == nil)
  }

  @Test func canonicallyEqualKeysAreDifferent() {
    var table = ByteKeyTable()
    table.insert(Array("\u{E9}".utf8), 1)
    #expect(value(table, "e\u{301}") == nil)
  }

  @Test func keysStandAnywhereInTheBytes() {
    var table = ByteKeyTable()
    table.insert(Array("概况".utf8), 3)
    let bytes = Array("项目概况：".utf8)
    #expect(table.value(bytes, TextRange(6, 12)) == 3)
    #expect(table.value(bytes, TextRange(6, 15)) == nil)
    #expect(table.value(bytes, TextRange(6, 99)) == nil)
  }

  @Test func hashesDifferInTheirLowBits() {
    var slots: Set<UInt64> = []
    for number in 0..<4_096 {
      let bytes = Array("指标名称\(number)".utf8)
      slots.insert(hashBytes(bytes, TextRange(0, bytes.count)) & 0xFFFF)
    }
    // 4,096 keys thrown into 65,536 slots meet in about 125.
    #expect(slots.count > 3_850)
  }

  @Test func aHashIsThatOfTheBytesAlone() {
    let bytes = Array("甲乙丙丁戊己庚".utf8)
    let moved = Array("xyz".utf8) + bytes
    #expect(hashBytes(bytes, TextRange(0, bytes.count)) == hashBytes(moved, TextRange(3, moved.count)))
  }
}
