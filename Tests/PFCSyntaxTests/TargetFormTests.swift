// Every form of target that real tables were seen to contain (design/odd-rows.tsv): each reads as a quantity, a date, a
// range, a tolerance or a text, and what reads as none of them is named.

import Testing

@testable import PFCSyntax

@Suite struct TargetFormTests {
  @Test(arguments: [
    ("经费 10 ﹦ 72890 元", "relation:﹦ quantity(number:72890 unit(unitWord:元))"),
    ("标准达标率 10 ═ 100 %", "relation:═ quantity(number:100 unit(unitWord:%))"),
    ("有效使用情况 10 = 100 %", "relation:= quantity(number:100 unit(unitWord:%))"),
    ("受害面积 10 小于 0.9‰", "relation:小于 quantity(number:0.9 unit(unitWord:‰))"),
    ("行政成本 10 超 13 万元/年", "relation:超 quantity(number:13 unit(unitWord:万元 slash:/ unitWord:年))"),
    ("结算误差率 10 = ±3%以内", "relation:= plusMinus:± quantity(number:3 unit(unitWord:%)) within:以内"),
    ("服务周期 10 = 2023.07-2024.01", "relation:= date:2023.07 rangeSign:- date:2024.01"),
    ("验收时间 10 = 9月前", "relation:= date:9月 dateQualifier:前"),
    ("资金拨付 10 其他 12月底到位", "textRelation:其他 targetText:12月底到位"),
    ("工作安排时间 10 其他 按月安排", "textRelation:其他 targetText:按月安排"),
    ("人工成本 10 ≤ 620万/月", "relation:≤ quantity(number:620 unit(unitWord:万 slash:/ unitWord:月))"),
    ("公用经费 10 = 780元/生/年", "relation:= quantity(number:780 unit(unitWord:元 slash:/ unitWord:生 slash:/ unitWord:年))"),
    ("按时发放 10 ≥ 1 人/年", "relation:≥ quantity(number:1 unit(unitWord:人 slash:/ unitWord:年))"),
    ("存储单价 10 = 58元/标箱/年", "relation:= quantity(number:58 unit(unitWord:元 slash:/ unitWord:标箱 slash:/ unitWord:年))"),
    ("道路面积 10 = 1346.0088万平方米", "relation:= quantity(number:1346.0088 unit(unitWord:万平方米))"),
    ("资金总额 10 = 10606.7522 万元", "relation:= quantity(number:10606.7522 unit(unitWord:万元))"),
    ("干部报酬 10 = 3,309,840.00 元", "relation:= quantity(number:3,309,840.00 unit(unitWord:元))"),
    ("人行便道硬化 10 = 14.7km", "relation:= quantity(number:14.7 unit(unitWord:km))"),
    ("新建道路 / 便道 10 其他 524m / 14.7km", "textRelation:其他 targetText:524m / 14.7km"),
    ("存储空间 10 = 80TB", "relation:= quantity(number:80 unit(unitWord:TB))"),
    ("森林火灾 10 = 0起", "relation:= quantity(number:0 unit(unitWord:起))"),
    ("成本超支率 10 ≤ 0 %", "relation:≤ quantity(number:0 unit(unitWord:%))"),
    ("变动率 10 = -0.300000152587891", "relation:= quantity(number:-0.300000152587891)"),
    ("完成及时率 10 ≥ 100 %", "relation:≥ quantity(number:100 unit(unitWord:%))"),
    ("支出安排金额 10 = 28.8万元", "relation:= quantity(number:28.8 unit(unitWord:万元))"),
    ("保障干部人数 10 = 42 个", "relation:= quantity(number:42 unit(unitWord:个))"),
    ("村组干部230人 10 ≥ 230 个", "relation:≥ quantity(number:230 unit(unitWord:个))"),
    ("设备配备率 10 其他 100% 1000件", "textRelation:其他 targetText:100% 1000件"),
    ("空气质量 10 定性 优良", "textRelation:定性 targetText:优良"),
    ("支出合规性 10 定性 较高 / 程度较高 / 及时支出", "textRelation:定性 targetText:较高 / 程度较高 / 及时支出"),
    ("改善状况 10 定性 显著提升", "textRelation:定性 targetText:显著提升"),
    ("覆盖率 10 定性 提高", "textRelation:定性 targetText:提高"),
    ("成本控制 10 其他 严格按照预算标准1000元/人兑付", "textRelation:其他 targetText:严格按照预算标准1000元/人兑付"),
    ("生态效益指标 10 其他 /", "textRelation:其他 targetText:/"),
    ("申报数量 10 = 12.5", "relation:= quantity(number:12.5)"),
    ("示范村建设数量 10 ≤ 4", "relation:≤ quantity(number:4)"),
  ])
  func readsAs(_ line: String, _ target: String) throws {
    let outline = row(line)
    let start = try #require(outline.firstRange(of: " target(")?.upperBound)
    #expect(outline[start...] == target + ")")
    #expect(outline.hasPrefix("name:"))
  }

  @Test func aRangeInTheNameStaysInTheName() {
    #expect(
      row("达标率(温度14-24℃、湿度45%-60%) 10 = 100 %")
        == "name:达标率(温度14-24℃、湿度45%-60%) weight(number:10) target(relation:= quantity(number:100 unit(unitWord:%)))")
  }

  @Test func aWeightMayHaveAFraction() {
    #expect(
      row("建设灾备云节点(8个) 3.74 = 8 个")
        == "name:建设灾备云节点(8个) weight(number:3.74) target(relation:= quantity(number:8 unit(unitWord:个)))")
  }

  @Test(arguments: [
    ("安装水标尺 10 ≥ ≥266米", "PF107"), ("配备率 10 = 100% 1000件", "PF108"), ("资金拨付 10 = 12月底到位", "PF108"),
    ("质量指标 88 100", "PF105"), ("生态效益指标 10 /", "PF105"), ("空气质量 10 优良", "PF105"),
  ])
  func isNamedWhenItReadsAsNothing(_ line: String, _ code: String) { #expect(row(line) == code) }
}
