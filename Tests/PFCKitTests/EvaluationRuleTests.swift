// What is typed under a row at the year's end: what is reported, and above all what is not.

import PFCKit
import Testing

@Suite struct EvaluationRuleTests {
  /// Codes for one row of the standard fund with attributes under it.
  private func codes(_ row: String, _ attributes: [String]) -> [RuleCode] {
    let lines = ["    \(row)"] + attributes.map { "    - \($0)" }
    return Example.replacing("    公厕数量              10  = 8 座", with: lines.joined(separator: "\n")).check().map(
      \.rule.code)
  }

  @Test(
    arguments: [
      ("公厕数量  10  ≥ 8 座", ["完成值：≥8座"], 911),
      ("公厕数量  10  ≥ 8 座", ["完成值：不少于 8 座"], 911),
      ("公厕数量  10  ≥ 8 座", ["实际完成值：=8座"], 911),
      ("公厕数量  10  ≥ 8 座", ["完成值：达成预期指标"], 911),
      ("公厕数量  10  ≥ 8 座", ["完成值：完成"], 911),
      ("公厕数量  10  ≥ 8 座", ["得分：10.5"], 912),
      ("公厕数量  10  ≥ 8 座", ["得分：11分"], 912),
      ("公厕数量  10  ≥ 8 座", ["得分：9.9"], 913),
      ("公厕数量  10  ≥ 8 座", ["得分：0 分", "偏差原因："], 913),
      ("公厕数量  10  ≥ 8 座", ["完成值：11 座"], 914),
      ("清扫面积  10  ≥ 1000 平方米", ["完成值：1,300.01 ㎡"], 914),
      ("公厕数量  10  ≥ 8 座", ["预算执行率：100.01%"], 915),
      ("预算执行率达标  10  ≥ 95 %", ["完成值：102.59%"], 915),
      ("预算执行率达标  10  ≥ 101 %", [], 915),
    ] as [(String, [String], RuleCode)])
  func isReported(_ row: String, _ attributes: [String], _ code: RuleCode) {
    #expect(codes(row, attributes) == [code])
  }

  @Test(
    arguments: [
      ("公厕数量  10  ≥ 8 座", ["完成值：8座"]),
      ("公厕数量  10  ≥ 8 座", ["完成值：8"]),
      ("公厕数量  10  ≥ 8 座", ["完成值：约 8 座"]),
      ("公厕数量  10  ≥ 8 座", ["完成值：超过 2024 年水平"]),
      ("垃圾清运率  10  ≥ 98 %", ["完成值：低于 5%的全市平均"]),
      ("群众生活改善情况  10  定性 明显改善", ["完成值：超过 2024 年水平"]),
      ("公厕数量  10  ≥ 8 座", ["完成值：超额完成，共 10 座"]),
      ("公厕数量  10  ≥ 8 座", ["完成值：十座"]),
      ("公厕数量  10  ≥ 8 座", ["完成值："]),
      ("公厕数量  10  ≥ 8 座", ["说明：≥8座即可"]),
      ("群众生活改善情况  10  定性 明显改善", ["完成值：达成预期指标"]),
      ("改造完工时间  10  ≤ 9月30日", ["完成值：按期完成"]),
      ("保洁费支付安排  10  其他 按季支付", ["完成值：按季支付"]),
      ("公厕数量  10  ≥ 8 座", ["得分：10"]),
      ("公厕数量  10  ≥ 8 座", ["得分：10.00分"]),
      ("公厕数量  10  ≥ 8 座", ["得分："]),
      ("公厕数量  10  ≥ 8 座", ["得分：7/10"]),
      ("公厕数量  10  ≥ 8 座", ["说明：得分：3"]),
      ("公厕数量  10  ≥ 8 座", ["得分：9", "偏差原因：一座停用改造"]),
      ("公厕数量  10  ≥ 8 座", ["得分：9", "未完成原因及改进措施：一座停用改造"]),
      ("公厕数量  10  ≥ 8 座", ["偏差原因：一座停用改造", "得分：0"]),
      ("公厕数量  10  ≥ 10 座", ["完成值：13 座"]),
      ("管护经费  10  ≤ 8 万元", ["完成值：80 万元"]),
      ("公厕数量  10  ≥ 8 座", ["完成值：80"]),
      ("管护里程  10  ≥ 8 公里", ["完成值：8000 米"]),
      ("补助标准  10  ≥ 8 元/人", ["完成值：80 元"]),
      ("公厕数量  10  ≥ 8 座", ["完成值：80 座次"]),
      ("公厕数量  10  ≥ 8 座", ["预算执行率：100%"]),
      ("公厕数量  10  ≥ 8 座", ["预算执行率：99.99 ％"]),
      ("公厕数量  10  ≥ 8 座", ["预算执行率：106.48 万元"]),
      ("收入增长率  10  ≥ 102 %", ["完成值：103%"]),
      ("计划执行率  10  ≥ 95 %", ["完成值：102%"]),
      ("预算执行率达标  10  = 100 %", ["完成值：100%"]),
    ] as [(String, [String])])
  func isSilent(_ row: String, _ attributes: [String]) {
    #expect(codes(row, attributes) == [])
  }

  @Test func aCopiedOperatorInFullWidthIsOneToo() {
    #expect(codes("公厕数量  10  ≥ 8 座", ["完成值：＝８座"]).sorted() == [507, 911])
  }

  @Test func aCopiedOperatorIsAnErrorAndAMissingFigureAWarning() {
    func level(_ text: String) -> Level? {
      Example.replacing("= 8 座", with: "= 8 座\n    - 完成值：\(text)").check().first?.level
    }
    #expect(level("=8座") == .error)
    #expect(level("不少于 8 座") == .warning)
    #expect(level("完成") == .warning)
  }

  @Test func theCaretStandsOnTheCopiedOperator() throws {
    let finding = try #require(Example.replacing("= 8 座", with: "= 8 座\n    - 完成值：不少于8座").check().first)
    #expect(finding.source.string(finding.range) == "不少于")
  }

  @Test func aWaiverUnderTheRowCountsHereToo() {
    #expect(codes("公厕数量  10  ≥ 8 座", ["完成值：20 座", "豁免：PF914 年中接收划转公厕 12 座"]) == [])
  }
}
