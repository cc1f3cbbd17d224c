// The work is bounded by the size of the source: each of these ends in a second or two, in a debug build.

import Testing

@testable import PFCSyntax

@Suite struct BoundedWorkTests {
  @Test func aMillionBracketsInAUnit() {
    let depth = 500_000
    let unit = "元/" + String(repeating: "（", count: depth) + "人" + String(repeating: "）", count: depth)
    let result = read("指标：\n    甲 10 = 8 \(unit)\n")
    #expect(codes(result) == [])
    #expect(elements(result.tree, .parenthesis).count == 2 * depth)
  }

  @Test func aMillionOpenBracketsInAUnit() {
    #expect(codes(read("指标：\n    甲 10 = 8 \(String(repeating: "(", count: 1_000_000))\n")) == ["PF111"])
  }

  @Test(arguments: [
    "甲", "甲 ", "1", "1 ", "“", "~1", "1~", "=", "<", "超 ", "-", "(", "/", "[", "：", "\u{3000}", "年", "12月", "±",
  ])
  func aLongLineOfOnePiece(_ piece: String) {
    let long = String(repeating: piece, count: 300_000 / piece.utf8.count)
    for source in [
      long, "部门\(long)", "指标：\n    \(long)", "指标：\n    甲 10 = \(long)", "得分指标：\n    甲 \(long)", "版面：\n  \(long)",
    ] {
      #expect(treeFaults(read(source)) == [], "\(piece)")
    }
  }

  @Test func aLineOfFiveMegabytes() {
    let long = String(repeating: "清扫保洁 8 座，", count: 5_000_000 / 22)
    let result = read("概况：\n    \(long)\n指标：\n    甲 10 其他 \(long)\n")
    #expect(codes(result) == [])
    #expect(elements(result.tree, .proseLine).count == 1)
  }

  @Test func aHundredThousandRows() {
    let result = read("指标：\n" + String(repeating: "    生活垃圾清运率  15  ≥ 90 %\n", count: 100_000))
    #expect(codes(result) == [])
    #expect(elements(result.tree, .row).count == 100_000)
  }

  @Test func aHundredThousandFaults() {
    let result = read("指标：\n" + String(repeating: "    甲 10 =\n", count: 100_000))
    #expect(result.diagnostics.count == 100_000)
  }

  @Test func aHundredThousandBlocksAndStrayLines() {
    let blocks = read(String(repeating: "部门：甲\n专项：乙\n", count: 100_000))
    #expect(elements(blocks.tree, .block).count == 200_000)
    #expect(codes(read(String(repeating: "一句话。\n", count: 100_000))) == ["PF102"])
    #expect(codes(read("年度：2025\n" + String(repeating: "# 注\n\n", count: 100_000))) == [])
  }

  @Test func aNumberOfAMillionDigits() {
    let digits = String(repeating: "9", count: 1_000_000)
    #expect(value("\(digits) 座") == "quantity(number:\(digits) unit(unitWord:座))")
    #expect(codes(read("预算：\(digits).\(digits) 万元\n")) == [])
    #expect(codes(read("指标：\n    甲 \(digits) = 8 座\n")) == [])
  }
}
