// Plain text as it lies in folders: the original's convention, and copies out of Word and web pages.

import PFCImport
import Testing

@Suite struct TextReaderTests {
  /// Rows of all tables, and paragraphs as rows in angle brackets.
  private func rows(_ text: String) throws -> [[String]] { try rows(bytes: Array(text.utf8)) }

  private func rows(bytes: [UInt8]) throws -> [[String]] {
    guard case .tables(let document) = try TextReader().read(bytes).get() else { return [] }
    return document.blocks.flatMap { block -> [[String]] in
      switch block {
      case .paragraph(let cell): [["<" + String(decoding: cell.text, as: UTF8.self) + ">"]]
      case .table(let table): table.rows.map { $0.map { String(decoding: $0.text, as: UTF8.self) } }
      }
    }
  }

  @Test func aCellIsALineWithATab() throws {
    #expect(try rows("\t甲\n\n\t乙\n\t丙\n\n\n\t丁\n") == [["甲"], ["乙", "丙"], ["丁"]])
  }

  @Test func anEmptyLineInsideACellBelongsToIt() throws {
    #expect(try rows("\t甲\n\t一\n\n\n二\n\n\t乙\n") == [["甲", "一\n\n\n二"], ["乙"]])
  }

  @Test func aCopyHasARowALine() throws {
    #expect(try rows("甲\t乙\t\n\t丙\n说明\n") == [["甲", "乙", ""], ["", "丙"], ["<说明>"]])
  }

  @Test func withoutTabsRunsOfBlanksDivide() throws {
    #expect(try rows("甲 一  乙　丙\n") == [["甲 一", "乙", "丙"]])
  }

  @Test func windowsLineEndsAndMarksAreAccepted() throws {
    #expect(try rows("\u{FEFF}\t甲\r\n\r\n\t乙\r\n") == [["甲"], ["乙"]])
  }

  @Test func oldEncodingsAreRead() throws {
    #expect(try rows(bytes: [0x09, 0xD6, 0xD0, 0xCE, 0xC4, 0x0A]) == [["中文"]])
  }

  @Test func whatIsNoTextIsAFault() throws {
    #expect(throws: ImportFault.self) { try rows(bytes: [0x00, 0x01, 0xFF, 0xFF]) }
  }
}
