// Prose is kept to the character: only the common indentation and the blanks at line ends go.

import Testing

@testable import PFCSyntax

@Suite struct ProseTests {
  @Test(arguments: [
    ("    一\n    二\n", ["一", "二"]),
    ("    一\n      二\n    三\n", ["一", "  二", "三"]),
    ("      一\n  二\n", ["    一", "二"]),
    ("\t一\n\t\t二\n", ["一", "\t二"]),
    ("  \t一\n   二\n", ["\t一", " 二"]),
    ("\t一\n  二\n", ["\t一", "  二"]),
    ("    \u{3000}\u{3000}一\n    二\n", ["\u{3000}\u{3000}一", "二"]),
    ("    \u{3000}\u{3000}一\n    \u{3000}二\n", ["\u{3000}\u{3000}一", "\u{3000}二"]),
    ("\u{3000}\u{3000}一\n\u{3000}\u{3000}二\n", ["一", "二"]),
    ("\u{3000}\u{3000}一\n\u{3000}二\n", ["\u{3000}一", "二"]),
    ("\u{3000}  一\n\u{3000}  二\n", ["  一", "  二"]),
    ("\u{3000}\u{3000}一\n  二\n", ["\u{3000}\u{3000}一", "  二"]),
    ("    一  \n    二\u{3000}\t\n", ["一", "二"]),
    ("    甲  乙\u{3000}丙\n", ["甲  乙\u{3000}丙"]),
    ("    # 一\n    - 二\n    [三]\n    四：五\n", ["# 一", "- 二", "[三]", "四：五"]),
    ("    <<<<<<< 一\n    =======\n", ["<<<<<<< 一", "======="]),
  ])
  func lines(_ body: String, _ expected: [String]) {
    let result = read("概况：\n" + body)
    #expect(codes(result) == [])
    #expect(elements(result.tree, .proseLine).map(result.tree.string) == expected)
  }

  @Test func blankLinesBetweenBodyLinesBelongToTheProse() {
    let result = read("概况：\n    一\n\n  \n    二\n\n年度：2025\n")
    #expect(elements(result.tree, .prose).map(result.tree.string) == ["    一\n\n  \n    二\n"])
  }

  @Test func blankLinesDoNotCountForTheIndentation() {
    let result = read("概况：\n    一\n\n \n    二\n")
    #expect(elements(result.tree, .proseLine).map(result.tree.string) == ["一", "二"])
  }

  @Test func commentsAtColumnZeroEndNothing() {
    let result = read("概况：\n# 前\n    一\n# 中\n\n＃ 又\n    二\n# 后\n年度：2025\n")
    #expect(codes(result) == [])
    #expect(elements(result.tree, .prose).map(result.tree.string) == ["# 前\n    一\n# 中\n\n＃ 又\n    二\n"])
    #expect(elements(result.tree, .proseLine).map(result.tree.string) == ["一", "二"])
  }

  @Test func anEntryMayHaveValueAndBody() {
    let result = read("概况：第一段\n    第二段\n")
    #expect(outlines(result.tree, 0) == ["entry(key:概况 colon:： text:第一段 prose(proseLine:第二段))"])
  }

  @Test func theLastLineMayLackItsNewline() {
    let result = read("概况：\r\n    一\r\n    二")
    #expect(elements(result.tree, .proseLine).map(result.tree.string) == ["一", "二"])
  }

  @Test func aByteOrderMarkIsNoPartOfTheKey() {
    let result = read("\u{FEFF}概况：一\n")
    #expect(codes(result) == [])
    #expect(outlines(result.tree, 0) == ["entry(key:概况 colon:： text:一)"])
  }

  @Test func columnsAreWordsAndLayoutsAreCells() {
    let result = read("列表：\n    甲  乙\u{3000}丙\n    # 注\n版面：\n    一 | {二.三} |  | < \n    # 四\n")
    #expect(
      outlines(result.tree, 0) == [
        "entry(key:列表 colon:： columns(columnsRow(word:甲 word:乙 word:丙)))",
        "entry(key:版面 colon:： layout(layoutRow(cellText:一 pipe:| cellText:{二.三} pipe:| pipe:| cellText:<) layoutRow(cellText:# 四)))",
      ])
  }
}
