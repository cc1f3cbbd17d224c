// A diff has to read as `diff -u` prints it, and applying it has to give the new text, whatever the texts are.

import PFCText
import Testing

@Suite struct LineDiffTests {
  private func diff(_ old: String, _ new: String) -> String {
    LineDiff(from: Array(old.utf8), to: Array(new.utf8)).unified(oldName: "旧", newName: "新")
  }

  @Test func equalTextsHaveNone() {
    #expect(diff("甲\n乙", "甲\n乙") == "")
    #expect(LineDiff(from: [], to: []).isEmpty)
  }

  @Test func aChangedLineHasThreeLinesAroundIt() {
    let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
    #expect(
      diff(old, "1\n2\n3\n4\n五\n6\n7\n8\n9\n") == """
        --- 旧
        +++ 新
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +五
         6
         7
         8

        """)
  }

  @Test func changesSixLinesApartShareAHunkAndSevenDoNot() {
    let near = diff("甲\n1\n2\n3\n4\n5\n6\n乙\n", "1\n2\n3\n4\n5\n6\n")
    #expect(near.hasPrefix("--- 旧\n+++ 新\n@@ -1,8 +1,6 @@\n-甲\n 1\n"))
    let far = diff("甲\n1\n2\n3\n4\n5\n6\n7\n乙\n", "1\n2\n3\n4\n5\n6\n7\n")
    #expect(far == "--- 旧\n+++ 新\n@@ -1,4 +1,3 @@\n-甲\n 1\n 2\n 3\n@@ -6,4 +5,3 @@\n 5\n 6\n 7\n-乙\n")
  }

  @Test func aMissingLineFeedAtTheEndIsSaid() {
    let mark = "\\ No newline at end of file\n"
    #expect(diff("甲", "甲\n") == "--- 旧\n+++ 新\n@@ -1 +1 @@\n-甲\n\(mark)+甲\n")
    #expect(diff("甲\n乙", "丙\n乙") == "--- 旧\n+++ 新\n@@ -1,2 +1,2 @@\n-甲\n+丙\n 乙\n\(mark)")
  }

  @Test func anEmptySideIsNamedByTheLineBefore() {
    #expect(diff("", "甲\n") == "--- 旧\n+++ 新\n@@ -0,0 +1 @@\n+甲\n")
    #expect(diff("甲\n乙\n", "") == "--- 旧\n+++ 新\n@@ -1,2 +0,0 @@\n-甲\n-乙\n")
  }

  @Test func carriageReturnsAreText() {
    #expect(diff("甲\r\n", "甲\n") == "--- 旧\n+++ 新\n@@ -1 +1 @@\n-甲\r\n+甲\n")
  }

  @Test func theScriptIsShortest() {
    let text = diff("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n")
    #expect(text.split(separator: "\n").dropFirst(3).filter { !$0.hasPrefix(" ") }.count == 5)
  }

  /// Lines from a small alphabet, so that there are many matches and many moves.
  @Test(arguments: 0..<200)
  func applyingItGivesTheNewText(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ count: UInt64) -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state % count
    }
    func text() -> String {
      let lines = (0..<random(40)).map { _ in "行\(random(6))\n" }.joined()
      return random(4) == 0 ? lines + "末" : lines
    }
    let (old, new) = (text(), text())
    #expect(try applied(diff(old, new), to: old) == new)
  }

  @Test func tenThousandChangedLinesAreFast() throws {
    let old = (0..<10_000).map { "指标\($0) 10 ≥ 90%\n" }.joined()
    let new = (0..<10_000).map { $0 % 7 == 0 ? "指标\($0) 10 ≥ 90%\n" : "指标\($0)  10  ≥ 90 %\n" }.joined()
    #expect(try applied(diff(old, new), to: old) == new)
  }

  @Test func linesMovedWithoutEndAreReplaced() throws {
    let lines = (0..<6000).map { "行\($0)\n" }
    let (old, new) = (lines.joined(), lines.reversed().joined())
    #expect(try applied(diff(old, new), to: old) == new)
  }

  /// A strict reader of unified diffs: places, counts and context must agree with the old text.
  private func applied(_ diff: String, to old: String) throws -> String {
    let source = lines(old)
    var result: [String] = []
    var taken = 0
    var left = (old: 0, new: 0)
    var mark: Character?
    for line in lines(diff).dropFirst(2) {
      if let hunk = line.wholeMatch(of: #/@@ -(\d+)(,(\d+))? \+(\d+)(,(\d+))? @@\n/#) {
        try #require(left == (0, 0))
        left = (Int(hunk.output.3 ?? "1") ?? 1, Int(hunk.output.6 ?? "1") ?? 1)
        let start = (Int(hunk.output.1) ?? 0) - (left.old == 0 ? 0 : 1)
        result += source[taken..<start]
        taken = start
        try #require(result.count == (Int(hunk.output.4) ?? 0) - (left.new == 0 ? 0 : 1))
        continue
      }
      let text = String(line.dropFirst())
      switch line.first {
      case " ", "-":
        try #require(source[taken] == text || source[taken] + "\n" == text)
        if line.first == " " {
          result.append(source[taken])
          left.new -= 1
        }
        taken += 1
        left.old -= 1
      case "+":
        result.append(text)
        left.new -= 1
      default:
        if mark == "+", let last = result.popLast() { result.append(String(last.dropLast())) }
      }
      mark = line.first
    }
    try #require(left == (0, 0))
    return (result + source[taken...]).joined()
  }

  private func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" }.dropLast().map(String.init)
      + (text.hasSuffix("\n") || text.isEmpty ? [] : [String(text.split(separator: "\n").last ?? "")])
  }
}
