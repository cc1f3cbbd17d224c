// Markdown as GitHub shows it.

import PFCImport
import Testing

@Suite struct MarkdownReaderTests {
  private func lines(_ text: String) throws -> [String] {
    let bytes = Array(text.utf8)
    try #require(Readers.all.first { $0.recognizes(bytes) }?.name == "md")
    return try readDocument(bytes).lines
  }

  @Test func tablesAndTheLinesAroundThem() throws {
    #expect(
      try lines("# 题\n\n前言\n| 甲 | 乙 |\n|:--|--:|\n| 一 | |\n丙|丁\n\n> 后记\n") == [
        "<题>", "<前言>", "甲|乙", "一|", "丙|丁", "<后记>",
      ])
  }

  @Test func escapesAreUndone() throws {
    #expect(
      try lines("| 甲 |\n| --- |\n| a\\|b\\\\\\*c\\_ \\<br\\> 一<br>二<BR />三 &lt;&amp; |\n") == [
        "甲", "a|b\\*c_ <br> 一\n二\n三 <&",
      ])
  }

  @Test func emphasisIsNoText() throws {
    #expect(try lines("| 甲 |\n| - |\n| **满意度** `≥90` 5*3 |\n") == ["甲", "满意度 ≥90 5*3"])
  }

  @Test func paddingIsNoText() throws {
    #expect(try lines("|  甲   |  　乙 |\n|---|---|\n") == ["甲|　乙"])
  }

  @Test func theListOfFieldsKeepsItsBlanks() throws {
    #expect(try lines("| 项目 | 内容 |\n| --- | --- |\n| 目标 |  甲<br>　乙 |\n") == ["目标| 甲\n　乙"])
  }

  @Test func placesAreLinesOfTheFile() throws {
    #expect(
      try readDocument(Array("\n|甲|乙|\n|-|-|\n|丙|丁|\n".utf8)).cells.last?.place == "第4行第2格")
  }

  @Test func barsAloneAreNoTable() {
    let text = Array("甲|乙\n---\n丙|丁\n".utf8)
    #expect(Readers.all.first { $0.recognizes(text) }?.name == "txt")
  }
}
