// Words where a figure should stand, and words behind one that its sign says already: one finding, and what to write.

import Testing

@testable import PFCSyntax

@Suite struct MisfitValueTests {
  /// The row as the first fix leaves it, or the codes when there is none.
  private func mended(_ row: String) -> String {
    let result = read("指标：\n    \(row)\n")
    guard codes(result).count == 1, let text = fixed(result) else { return codes(result).joined(separator: " ") }
    return String(text.dropFirst("指标：\n    ".count).dropLast())
  }

  @Test(arguments: [
    ("水质类别 10 = Ⅲ类", "水质类别 10 定性 Ⅲ类"), ("水质类别 10 ≥ Ⅲ类", "水质类别 10 定性 不低于Ⅲ类"),
    ("等级 10 = 三级", "等级 10 定性 三级"), ("等级 10 不高于 三级", "等级 10 定性 不高于三级"), ("等级 10 ＝A级", "等级 10 定性 A级"),
    ("验收结果 10 = 达标", "验收结果 10 定性 达标"), ("拨付安排 10 ≥ 按月安排", "拨付安排 10 定性 按月安排"),
  ])
  func gradesAndWordsAreQualitative(_ row: String, _ right: String) { #expect(mended(row) == right) }

  @Test(arguments: [("养护里程 10 ≥ ≥ 12 公里", "养护里程 10 ≥ 12 公里"), ("养护里程 10 = 不低于12 公里", "养护里程 10 = 12 公里")])
  func oneRelationIsEnough(_ row: String, _ right: String) { #expect(mended(row) == right) }

  @Test(arguments: [
    "公厕数量 10 = 八座", "养护里程 10 ≥ XX 公里", "养护里程 10 ≥ ××公里", "养护里程 10 ≥ __公里", "养护里程 10 = /", "养护里程 10 = 无",
  ])
  func numbersInWordsAndGapsHaveNoCertainRepair(_ row: String) { #expect(mended(row) == "PF107") }

  @Test func theRelationOfAnotherRowIsLeftAlone() {
    let result = read("指标：\n    甲 10 = 8 座\n    乙 10 ≥ 三级\n")
    #expect(fixed(result) == "指标：\n    甲 10 = 8 座\n    乙 10 定性 不低于三级\n")
  }

  @Test(arguments: [
    ("完成率 10 ≥ 90%以上", "完成率 10 ≥ 90%"), ("完成率 10 ≥ 90 % 以上", "完成率 10 ≥ 90 %"),
    ("养护里程 10 ≥ 12公里及以上", "养护里程 10 ≥ 12公里"), ("完成率 10 ≥ 90%（含）", "完成率 10 ≥ 90%"),
    ("完成率 10 ≥ 90%（含）以上", "完成率 10 ≥ 90%"), ("成本 10 ≤ 5 万元以下", "成本 10 ≤ 5 万元"),
    ("完成率 10 = 90%以上", "完成率 10 ≥ 90%"), ("成本 10 = 5万元(含)以下", "成本 10 ≤ 5万元"),
    ("完成率 10 不低于 90%以上", "完成率 10 不低于 90%"),
  ])
  func wordsThatTheSignSaysAreDropped(_ row: String, _ right: String) { #expect(mended(row) == right) }

  @Test func aSignAndWordsThatContradictEachOtherHaveNoRepair() { #expect(mended("完成率 10 ≤ 90%以上") == "PF108") }

  @Test(arguments: ["设备 10 = 5 件（套）", "标准 10 = 800 元/（人·年）", "时间 10 ≤ 30 天以内", "甲 10 其他 90%以上"])
  func otherBracketsAndWordsStay(_ line: String) { #expect(!row(line).hasPrefix("PF")) }
}
