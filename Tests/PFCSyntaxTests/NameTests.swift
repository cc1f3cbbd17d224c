// The name is everything before the weight.

import Testing

@testable import PFCSyntax

@Suite struct NameTests {
  @Test(arguments: [
    "3-5级严重精神障碍患者管控率", "落实<条例>宣传次数", "开展“七一”慰问次数", "“七一”慰问次数", "「两癌」筛查人数", "\"两癌\"筛查人数", "1,2号楼，3号楼改造数", "第 3 批 项目 完工率",
    "大于5岁儿童接种率", "其他支出", "定性指标", "2025年度项目", "90分以上人数", "公厕、化粪池（含22座）数量", "PM2.5达标天数", "±公差", "1～2级", "a|b", "：甲：",
    "甲\u{3000}乙", "\u{1F468}\u{200D}\u{1F33E}", "某12月", "20", "%",
  ])
  func isKept(_ name: String) {
    #expect(
      row("\(name) 10 ≥ 8 座") == "name:\(name) weight(number:10) target(relation:≥ quantity(number:8 unit(unitWord:座)))"
    )
  }

  @Test(arguments: ["PM2.5≤35天数", "日均客流≥500人次的公厕数量", "甲 大于 乙", "a = b", "10", "# 甲", "[甲]", "- 说明：甲", " 甲 ", "甲 其他 乙"])
  func isKeptInQuotes(_ name: String) {
    #expect(
      row("\"\(name)\" 10 ≥ 300 天")
        == "quote:\" name:\(name) quote:\" weight(number:10) target(relation:≥ quantity(number:300 unit(unitWord:天)))")
  }

  @Test func quotesInQuotesComeInPairs() {
    #expect(row("“开展“七一”慰问≥5次” 10 = 1 次").hasPrefix("quote:“ name:开展“七一”慰问≥5次 quote:” weight"))
    #expect(row("“七一”和“八一”慰问次数 10 = 1 次").hasPrefix("name:“七一”和“八一”慰问次数 weight"))
    #expect(row("“甲“乙” 10 = 1 次") == "PF104")
  }

  @Test func aQuotedNameMayStandBeforeAMark() {
    #expect(row("“甲”≥90%") == "quote:“ name:甲 quote:” target(relation:≥ quantity(number:90 unit(unitWord:%)))")
    #expect(row("“甲”<90%") == "quote:“ name:甲 quote:” target(relation:< quantity(number:90 unit(unitWord:%)))")
  }

  @Test func aRowNeedsNoBlanksBesideMarks() {
    #expect(row("满意度 10%≥90%") == row("满意度\u{3000}10%\u{3000}≥\u{3000}90\u{3000}%"))
    #expect(row("满意度≥90%") == "name:满意度 target(relation:≥ quantity(number:90 unit(unitWord:%)))")
  }

  @Test func aRowMayLackItsWeight() {
    #expect(row("满意度 ≥ 90 %") == "name:满意度 target(relation:≥ quantity(number:90 unit(unitWord:%)))")
    #expect(row("美化环境 定性 良好") == "name:美化环境 target(textRelation:定性 targetText:良好)")
  }

  @Test func angleBracketsCountBehindBlankOrWeightOnly() {
    #expect(
      row("落实<条例>次数 10 < 2 次")
        == "name:落实<条例>次数 weight(number:10) target(relation:< quantity(number:2 unit(unitWord:次)))")
    #expect(
      row("落实<条例>次数 10<2次") == "name:落实<条例>次数 weight(number:10) target(relation:< quantity(number:2 unit(unitWord:次)))")
    #expect(row("甲 10 落实 <条例> 次数") == "PF107")
  }

  @Test func theWeightIsTheLastWordBeforeTheRelation() {
    #expect(
      row("第 3 批 项目 20 % = 8 座")
        == "name:第 3 批 项目 weight(number:20 weightSign:%) target(relation:= quantity(number:8 unit(unitWord:座)))")
    #expect(
      row("90 分 以上 人数 20 分 = 8 人")
        == "name:90 分 以上 人数 weight(number:20 weightSign:分) target(relation:= quantity(number:8 unit(unitWord:人)))")
  }

  @Test func wordsForRelationsStandAlone() {
    #expect(
      row("超过计划的项目 10 大于 3 个")
        == "name:超过计划的项目 weight(number:10) target(relation:大于 quantity(number:3 unit(unitWord:个)))")
    #expect(
      row("甲 10 大于等于 3 个") == "name:甲 weight(number:10) target(relation:大于等于 quantity(number:3 unit(unitWord:个)))")
  }

  @Test(arguments: [
    ("“公厕 10 = 8 座", "PF104"), ("\"PM2.5≤35天数 10 ≥ 300 天", "PF104"), ("“一老一小” 服务 10 = 8 座", "PF108"),
    ("10 = 8 座", "PF109"), ("≥ 90 %", "PF109"), ("“” 10 = 8 座", "PF109"),
  ])
  func faultsAreNamedOnce(_ line: String, _ code: String) { #expect(row(line) == code) }
}
