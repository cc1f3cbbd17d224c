// In syntax, full-width and half-width forms are the same thing.

import Testing

@testable import PFCSyntax

@Suite struct WidthFormTests {
  @Test(arguments: ["：", ":", "﹕", "∶", " ：", "\u{3000}:"]) func colons(_ colon: String) {
    let result = read("年度\(colon)2025\n")
    #expect(codes(result) == [])
    #expect(elements(result.tree, .text).map(result.tree.string) == ["2025"])
  }

  @Test(arguments: ["#", "＃", "﹟"]) func commentSigns(_ hash: String) {
    let result = read("\(hash) 甲\n指标：\n    \(hash) 乙\n列表：\n\u{3000}\(hash) 丙\n")
    #expect(elements(result.tree, .comment).map(result.tree.string) == ["\(hash) 甲", "\(hash) 乙", "\(hash) 丙"])
  }

  @Test(arguments: [" ", "\t", "\u{3000}", "\u{A0}", " \u{3000}\t"]) func blanks(_ blank: String) {
    #expect(row(["甲", "10", "=", "8", "座"].joined(separator: blank)) == row("甲 10 = 8 座"))
  }

  @Test(arguments: [
    (["≥", "≧", "⩾", ">=", "＞=", ">＝", "＞＝", "=>", "﹥="], Relation.greaterEqual),
    (["≤", "≦", "⩽", "<=", "＜=", "<＝", "＜＝", "=<", "﹤="], .lessEqual),
    (["=", "＝", "﹦", "═", "==", "＝＝"], .equal),
    ([">", "＞", "﹥"], .greater),
    (["<", "＜", "﹤"], .less),
  ])
  func relationMarks(_ spellings: [String], _ relation: Relation) throws {
    for spelling in spellings {
      for line in ["甲 10 \(spelling) 8 座", "甲 10\(spelling)8座", "甲 10% \(spelling)8 座"] {
        let result = read("指标：\n    \(line)\n")
        #expect(codes(result) == [], "\(line)")
        let token = try #require(elements(result.tree, .relation).first)
        let bytes = result.tree.source.bytes
        #expect(Relation.reading(bytes, result.tree.range(token)) == relation, "\(line)")
      }
    }
  }

  @Test func relationWords() throws {
    for (spelling, relation) in Relation.words {
      let word = String(decoding: spelling, as: UTF8.self)
      for line in ["甲 10 \(word) 8 座", "甲 10 \(word)８座"] {
        let result = read("指标：\n    \(line)\n")
        #expect(codes(result) == [], "\(line)")
        let token = try #require(elements(result.tree, .relation).first)
        #expect(Relation.reading(result.tree.source.bytes, result.tree.range(token)) == relation, "\(line)")
      }
    }
  }

  @Test(arguments: ["20%", "20％", "20﹪", "２０％", "20 %", "20分", "２０\u{3000}分"]) func weights(_ weight: String) {
    let result = read("指标：\n    甲 \(weight) = 8 座\n")
    #expect(codes(result) == [])
    #expect(elements(result.tree, .weight).map(result.tree.string) == [weight])
  }

  @Test(arguments: ["８", "１２，５００．５０", "12﹐500﹒50", "－3", "−3", "+3", "＋3", "0.5"]) func numbers(_ number: String) {
    #expect(value("\(number)座") == "quantity(number:\(number) unit(unitWord:座))")
  }

  @Test(arguments: ["~", "～", "〜", "∼", "-", "－", "–", "—", "−", "至"]) func rangeSigns(_ sign: String) {
    #expect(
      value("45\(sign)60 %") == "quantity(number:45) rangeSign:\(sign) quantity(number:60 unit(unitWord:%))")
  }

  @Test(arguments: ["元/（人·年）", "元／(人•年)", "元∕﹙人‧年﹚", "元/（人⋅年)", "元/（人・年）"]) func units(_ unit: String) {
    let result = read("指标：\n    甲 10 = 8 \(unit)\n")
    #expect(codes(result) == [])
    #expect(elements(result.tree, .unitWord).map(result.tree.string) == ["元", "人", "年"])
    #expect(elements(result.tree, .parenthesis).count == 2)
  }

  @Test(arguments: ["[产出/数量]", "［产出／数量］", "【产出∕数量】", "〔产出/数量〕", "﹝产出/数量﹞", "【 产出 / 数量 ]"])
  func groups(_ group: String) {
    let result = read("指标：\n    \(group)\n")
    #expect(codes(result) == [])
    #expect(elements(result.tree, .levelName).map(result.tree.string) == ["产出", "数量"])
  }

  @Test(arguments: ["- 说明：甲", "－说明：甲", "—说明:甲", "–\u{3000}说明 ： 甲", "﹣说明﹕甲"]) func attributes(_ line: String) {
    let result = read("指标：\n    甲 10 = 8 座\n    \(line)\n")
    #expect(codes(result) == [])
    let tree = result.tree
    #expect(
      elements(tree, .attribute).map { outlines(tree, $0).dropFirst().filter { !$0.hasPrefix("colon") } } == [
        ["key:说明", "text:甲"]
      ])
  }

  @Test(arguments: ["\"", "“”", "「」", "『』", "＂", "“\"", "「”"]) func quotes(_ pair: String) throws {
    let open = try #require(pair.first)
    let close = try #require(pair.last)
    guard pair != "“\"" else { return #expect(row("“甲≥5\" 10 = 8 座") == "PF104") }
    #expect(row("\(open)甲≥5\(close) 10 = 8 座").hasPrefix("quote:\(open) name:甲≥5 quote:\(close) weight(number:10)"))
  }

  @Test func pipes() {
    let result = read("版面：\n    甲 | 乙｜丙\n")
    #expect(elements(result.tree, .cellText).map(result.tree.string) == ["甲", "乙", "丙"])
  }

  @Test func keysFoldTheirWidth() {
    var shapes = Shapes()
    shapes.declare("A1（甲）", KeyShape(id: 7))
    let tree = parse(.init(path: "wide", text: "Ａ１(甲)：乙\n"), shapes: shapes).tree
    #expect(elements(tree, .key).map(tree.keyID) == [7])
  }

  @Test func textAndNamesAreKeptAsTyped() {
    let result = read("部门：Ａ（甲）１\n概况：\n    １．“甲”，ｂ\n")
    #expect(elements(result.tree, .text).map(result.tree.string) == ["Ａ（甲）１"])
    #expect(elements(result.tree, .proseLine).map(result.tree.string) == ["１．“甲”，ｂ"])
  }
}
