// Periods that end before they start, and years that last year's table had; honest neighbours stay silent.

import PFCKit
import Testing

@Suite struct PeriodRuleTests {
  private func overview(_ text: String) -> [RuleCode] {
    Example.replacing("    2.公厕日常管护。", with: "    2.公厕日常管护，\(text)。").check().map(\.rule.code)
  }

  private func goal(_ text: String) -> [RuleCode] {
    Example.replacing("    道路整洁，公厕全年正常开放。", with: "    道路整洁，公厕全年正常开放，\(text)。").check().map(\.rule.code)
  }

  private func row(_ row: String) -> [RuleCode] {
    Example.replacing("    公厕数量              10  = 8 座", with: "    \(row)").check().map(\.rule.code)
  }

  @Test(arguments: [
    "项目实施期2025年10月至2025年3月", "自2025年3月1日起至2024年12月31日止", "2025年12月—2025年6月实施", "2025年8月开工，2025年6月完工",
  ])
  func aPeriodEndsAfterItStarts(_ text: String) { #expect(overview(text).contains(609)) }

  @Test(arguments: [
    "项目实施期2025年3月至2025年10月", "2024年10月至2025年3月实施", "2025年8月开工，2025年12月完工", "2025年10月检查，2025年3月的问题已整改", "2025年至2026年实施",
  ])
  func anHonestPeriodIsFine(_ text: String) { #expect(!overview(text).contains(609)) }

  @Test(arguments: ["力争2024年底前全部完工", "2024年12月31日前完成改造", "2024年末前投用"])
  func lastYearsDeadlineIsSeen(_ text: String) { #expect(goal(text) == [604]) }

  @Test(arguments: ["管护好2024年底前建成的公厕", "管护2024年底前已移交的公厕", "2025年底前全部完工", "比2024年末增长5%"])
  func whatWasDoneByThenIsNoPromise(_ text: String) { #expect(!goal(text).contains(604)) }

  @Test(arguments: ["2024年公厕维护次数 10 = 8 次", "公厕完工 10 其他 2024年底前", "公厕完工 10 其他 2024年12月底"])
  func lastYearInARowIsSeen(_ text: String) { #expect(row(text) == [608]) }

  @Test(arguments: [
    "2025年公厕维护次数 10 = 8 次", "2024年结转公厕维护次数 10 = 8 次", "公厕完工 10 其他 2025年底前", "公厕水质 10 其他 2024年水平以上",
    "2026年储备项目 10 = 8 个",
  ])
  func anotherYearMayBeMeant(_ text: String) { #expect(!row(text).contains(608)) }

  @Test func theAcceptanceEndsTheWork() {
    let rows = "    公厕项目启动时间      10  ≤ 2025-06-30\n    公厕项目验收时间      20  ≤ 2025-05-30"
    let found = Example.replacing(
      "    公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米", with: rows
    ).check()
    #expect(found.map(\.rule.code) == [606])
  }
}
