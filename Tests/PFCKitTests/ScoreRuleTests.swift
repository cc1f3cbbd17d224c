// Scores and sums of a self-evaluation, and budgets over several years.

import PFCKit
import PFCText
import Testing

@Suite struct ScoreRuleTests {
  /// What is found for one row of the standard fund with result and score under it.
  private func found(_ target: String, _ actual: String, _ score: String) -> [Diagnostic] {
    let row = "    公厕数量  10  \(target)\n    - 完成值：\(actual)\n    - 得分：\(score)\n    - 偏差原因：见说明"
    return Example.replacing("    公厕数量              10  = 8 座", with: row).check().filter { $0.rule.code == 916 }
  }

  @Test(arguments: [
    ("≥ 8 座", "6 座", "10"), ("≥ 8 座", "6座", "8.5"), ("= 8 座", "4 座", "6"), ("> 8 座", "2 座", "2.7"),
    ("≤ 10 起", "20 起", "5.2"), ("≤ 0 起", "3 起", "5"), ("= 0.5 个", "0.25 个", "9"), ("≥ 98 %", "97 %", "10"),
    ("≥ 8 座", "0 座", "1"),
  ])
  func aScoreAboveTheProportionIsReported(_ target: String, _ actual: String, _ score: String) {
    #expect(found(target, actual, score).count == 1)
  }

  @Test(arguments: [
    // Met, whatever it scores: points may be lost for other reasons.
    ("≥ 8 座", "8 座", "10"), ("≥ 8 座", "9 座", "7"), ("≤ 10 起", "4 起", "10"), ("= 8 座", "9 座", "10"),
    // The plain proportion, rounded to a tenth, or to a whole.
    ("≥ 8 座", "6 座", "7.5"), ("≥ 8 座", "6 座", "7.6"), ("≥ 43.2 公里", "37.24 公里", "9"), ("≥ 98 %", "97 %", "9.9"),
    ("≥ 99.5 %", "99 %", "10"),
    // Tiers, pass marks and deductions give less.
    ("≥ 90 %", "85 %", "8"), ("≥ 90 %", "55 %", "0"), ("≤ 10 起", "20 起", "0"),
    // What cannot be compared.
    ("≥ 8 座", "6", "10"), ("≥ 8 座", "六座", "10"), ("≥ 8 座", "约 6 座", "10"),
    ("定性 良好", "较好", "10"), ("≤ 12月底", "年后", "10"), ("45~60 %", "40 %", "10"), ("≥ -5 ℃", "-8 ℃", "10"),
  ])
  func otherScoresAreNot(_ target: String, _ actual: String, _ score: String) {
    #expect(found(target, actual, score).isEmpty)
  }

  @Test func theArithmeticIsShown() throws {
    let finding = try #require(found("≥ 3 座", "2 座", "9.5").first)
    #expect(finding.label(in: .zh) == "10 × 2 ÷ 3 = 6.67")
    #expect(finding.source.string(finding.range) == "9.5")
  }

  /// A row with result and score and nothing else.
  private func codes(_ target: String, _ actual: String, _ score: String, _ more: String = "") -> [RuleCode] {
    let row = "    公厕数量  10  \(target)\n    - 完成值：\(actual)\n    - 得分：\(score)\(more)"
    return Example.replacing("    公厕数量              10  = 8 座", with: row).check().map(\.rule.code)
  }

  @Test(arguments: [("≥ 8 座", "8 座", "7"), ("≥ 8 座", "9 座", "9.8"), ("= 8 座", "8 座", "0"), ("≤ 10 起", "4 起", "9")])
  func aTargetThatWasMetScoresInFull(_ target: String, _ actual: String, _ score: String) {
    #expect(codes(target, actual, score) == [916])
    #expect(codes(target, actual, score, "\n    - 偏差原因：资料归档不及时") == [])
  }

  @Test func theFullScoreIsNamed() throws {
    let row = "    公厕数量  10  ≥ 8 座\n    - 完成值：9 座\n    - 得分：7"
    let found = Example.replacing("    公厕数量              10  = 8 座", with: row).check()
    let finding = try #require(found.first)
    #expect(finding.message(in: .zh) == "“公厕数量”达到了指标值，应得满分 10 分，现在写 7 分")
    #expect(finding.label(in: .zh) == "9 > 8")
  }

  @Test(arguments: [("≥ 8 座", "6 座", "3"), ("= 8 座", "9 座", "7"), ("≥ 8 座", "八座", "7"), ("≥ 8 座", "8", "7")])
  func withoutTheFormulaOnlyTheReasonIsAskedFor(_ target: String, _ actual: String, _ score: String) {
    #expect(codes(target, actual, score) == [913])
  }

  private func total(_ text: String, _ second: String = "- 得分：36") -> [RuleCode] {
    guard case .project(let files) = Registry.rule(917)?.good ?? .standard else { return [] }
    return Example.project {
      files().map {
        .init($0.path, $0.text.replacing("总分：99.5", with: "总分：\(text)").replacing("- 得分：36", with: second))
      }
    }.check().map(\.rule.code)
  }

  @Test(arguments: ["89.8", "100.2", "60", "190 分"])
  func aTotalThatTheScoresCannotGiveIsReported(_ text: String) { #expect(total(text) == [917]) }

  @Test(arguments: ["90", "89.9", "95分", "100", "优", "见附表"])
  func aTotalThatTheyCanIsNot(_ text: String) { #expect(total(text) == []) }

  @Test func aRowWithoutAScoreLeavesTheTotalOpen() { #expect(total("60", "- 说明：未评") == []) }

  private func budgets(_ sums: String) -> [RuleCode] {
    guard case .project(let files) = Registry.rule(407)?.good ?? .standard else { return [] }
    return Example.project {
      files().map { .init($0.path, $0.text.replacing("中期预算：300 万元\n预算：100 万元", with: sums)) }
    }.check().map(\.rule.code)
  }

  @Test(
    arguments: [
      ("中期预算：99.99 万元\n预算：100 万元", 407), ("中期预算：100 元\n预算：100 万元", 407),
      ("预算：100 万元\n执行数：100.01 万元", 408), ("预算：0 万元\n执行数：1 元", 408),
    ] as [(String, RuleCode)])
  func sumsThatContradictEachOther(_ sums: String, _ code: RuleCode) { #expect(budgets(sums) == [code]) }

  @Test(arguments: [
    "中期预算：100 万元\n预算：1,000,000 元", "预算：100 万元", "预算：100 万元\n执行数：100 万元", "预算：0\n执行数：0", "中期预算：1 亿元\n预算：100 万元",
  ])
  func sumsThatAgree(_ sums: String) { #expect(budgets(sums) == []) }

  @Test func quotientsAreRoundedHalfUp() {
    func quotient(_ a: String, _ b: String, _ digits: Int) -> String? {
      guard let a = Decimal(a), let b = Decimal(b) else { return nil }
      return a.divided(by: b, fractionDigits: digits)?.description
    }
    #expect(quotient("20", "3", 2) == "6.67")
    #expect(quotient("1", "8", 2) == "0.13")
    #expect(quotient("372.4", "43.2", 2) == "8.62")
    #expect(quotient("0.12345", "1", 2) == "0.12")
    #expect(quotient("6", "0.5", 0) == "12")
    #expect(quotient("0", "5", 2) == "0")
    #expect(quotient("5", "0", 2) == nil)
  }
}
