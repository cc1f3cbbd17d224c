// A form without a relation column takes bare values; one without weights takes none.

import Testing

@testable import PFCSyntax

@Suite struct BareRowTests {
  @Test(arguments: [
    ("满意度 10 95 %", "name:满意度 weight(number:10) target(quantity(number:95 unit(unitWord:%)))"),
    ("满意度 10 95%", "name:满意度 weight(number:10) target(quantity(number:95 unit(unitWord:%)))"),
    ("满意度 10 % 95 %", "name:满意度 weight(number:10 weightSign:%) target(quantity(number:95 unit(unitWord:%)))"),
    ("满意度 10分 95 分", "name:满意度 weight(number:10 weightSign:分) target(quantity(number:95 unit(unitWord:分)))"),
    ("满意度 95 %", "name:满意度 target(quantity(number:95 unit(unitWord:%)))"),
    ("完成时间 10 9月前", "name:完成时间 weight(number:10) target(date:9月 dateQualifier:前)"),
    ("服务周期 10 2023.07-2024.01", "name:服务周期 weight(number:10) target(date:2023.07 rangeSign:- date:2024.01)"),
    (
      "湿度 10 45~60 %",
      "name:湿度 weight(number:10) target(quantity(number:45) rangeSign:~ quantity(number:60 unit(unitWord:%)))"
    ),
    ("误差率 10 ±3%以内", "name:误差率 weight(number:10) target(plusMinus:± quantity(number:3 unit(unitWord:%)) within:以内)"),
    (
      "公用经费 10 780元/生/年",
      "name:公用经费 weight(number:10) target(quantity(number:780 unit(unitWord:元 slash:/ unitWord:生 slash:/ unitWord:年)))"
    ),
    ("空气 质量 10 优良", "name:空气 质量 weight(number:10) target(targetText:优良)"),
    ("资金拨付 10 及时 到位", "name:资金拨付 weight(number:10) target(targetText:及时 到位)"),
    ("满意度 10 ≥ 95 %", "name:满意度 weight(number:10) target(relation:≥ quantity(number:95 unit(unitWord:%)))"),
    ("“2025 年”数 10 5 个", "name:“2025 年”数 weight(number:10) target(quantity(number:5 unit(unitWord:个)))"),
    ("“2025 年数” 10 5 个", "quote:“ name:2025 年数 quote:” weight(number:10) target(quantity(number:5 unit(unitWord:个)))"),
  ])
  func withWeights(_ line: String, _ outline: String) { #expect(row(line, under: "得分指标") == outline) }

  @Test(arguments: [
    ("满意度 95 %", "name:满意度 target(quantity(number:95 unit(unitWord:%)))"),
    ("满意度 95", "name:满意度 target(quantity(number:95))"),
    ("完成时间 9月前", "name:完成时间 target(date:9月 dateQualifier:前)"),
    ("误差率 ±3 %", "name:误差率 target(plusMinus:± quantity(number:3 unit(unitWord:%)))"),
    ("空气 质量 优良", "name:空气 质量 target(targetText:优良)"),
    ("结余变动率 -0.30", "name:结余变动率 target(quantity(number:-0.30))"),
    ("存储空间 80TB", "name:存储空间 target(quantity(number:80 unit(unitWord:TB)))"),
    ("空气质量", "name:空气质量"),
    ("“质量 9” 优良", "quote:“ name:质量 9 quote:” target(targetText:优良)"),
    ("“质量≥9”", "quote:“ name:质量≥9 quote:”"),
  ])
  func withoutWeights(_ line: String, _ outline: String) { #expect(row(line, under: "无权重指标") == outline) }

  @Test(arguments: [("配备率 10 100% 1000件", "PF108"), ("补贴 10 5 元/", "PF111"), ("误差率 10 ±", "PF106")])
  func faults(_ line: String, _ code: String) { #expect(row(line, under: "得分指标") == code) }
}
