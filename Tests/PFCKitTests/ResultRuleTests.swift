// Results and scores that cannot be read or do not go together, and honest ones beside them.

import PFCKit
import Testing

@Suite struct ResultRuleTests {
  /// Codes for the first row of the standard fund with another name and target, and remarks below it.
  private func codes(_ row: String, _ remarks: String...) -> [RuleCode] {
    let below = remarks.map { "\n    - \($0)" }.joined()
    return Example.replacing("    公厕数量              10  = 8 座", with: "    \(row)\(below)").check().map(\.rule.code)
  }

  @Test(arguments: [
    ("重大事故 10 = 0 起", "完成值：2 起"), ("公厕管护费用 10 ≤ 50 万元", "完成值：620000 元"), ("公厕完工时间 10 ≤ 2025年6月底", "完成值：2025年9月"),
    ("公厕水管 10 = 10~12 米", "完成值：8 米"), ("公厕水压 10 ≤ ±3 %", "完成值：5 %"),
  ])
  func whatWasMissedDoesNotScoreInFull(_ row: String, _ result: String) {
    #expect(codes(row, result, "得分：10") == [916])
  }

  @Test(arguments: [
    ("重大事故 10 = 0 起", "完成值：0 起"), ("公厕管护费用 10 ≤ 50 万元", "完成值：480000 元"), ("公厕完工时间 10 ≤ 2025年6月底", "完成值：2025年5月"),
    ("公厕完工时间 10 ≤ 2025年6月底", "完成值：2025年6月"), ("公厕水管 10 = 10~12 米", "完成值：11 米"), ("公厕水压 10 ≤ ±3 %", "完成值：-2 %"),
  ])
  func whatWasReachedDoes(_ row: String, _ result: String) { #expect(codes(row, result, "得分：10") == []) }

  @Test(arguments: ["满分", "-2", "abc"])
  func aScoreIsANumber(_ score: String) { #expect(codes("公厕数量 10 = 8 座", "得分：\(score)") == [918]) }

  @Test(arguments: ["10", "9.8 分", "10分"])
  func aNumberIsAScore(_ score: String) { #expect(!codes("公厕数量 10 = 8 座", "得分：\(score)").contains(918)) }

  @Test func aResultIsInTheUnitOfItsTarget() {
    #expect(codes("公厕水管 10 ≥ 12 公里", "完成值：12 次") == [919])
    #expect(codes("公厕水管 10 ≥ 12 公里", "完成值：12000 米") == [])
    #expect(codes("受益农户 10 ≥ 12 户", "完成值：12 家") == [])
    #expect(codes("公厕水管 10 ≥ 12 公里", "完成值：12.3公里，超额完成") == [])
  }

  @Test func aResultIsNotBelowZero() { #expect(codes("公厕水管 10 ≥ 12 公里", "完成值：-5 公里") == [911]) }

  @Test func aResultStandsOnce() { #expect(codes("公厕数量 10 = 8 座", "完成值：8 座", "完成值：7 座") == [920]) }

  @Test func aKeyTypedBySoundIsSeen() {
    #expect(codes("公厕数量 10 = 8 座", "完成直：8 座") == [921])
    #expect(codes("公厕数量 10 = 8 座", "完成时间：10月") == [])
  }

  @Test(arguments: ["无", "/", "。", "暂无"])
  func aReasonSaysWhy(_ reason: String) {
    #expect(codes("公厕数量 10 = 8 座", "得分：7", "偏差原因：\(reason)") == [913])
  }

  @Test func anExactTargetCanBeOvershot() {
    #expect(codes("公厕水管 10 = 12 公里", "完成值：15.7 公里") == [914])
    #expect(codes("公厕水管 10 = 12 公里", "完成值：15 公里") == [])
  }

  @Test func aResultMayBeToldAsReached() { #expect(codes("公厕数量 10 = 8 座", "完成值：达到8座") == []) }
}
