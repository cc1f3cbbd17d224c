// Names that say that money or energy is used up, for the direction of a target and for the limit of its fund, and a
// quantity times a standard that speak of the same thing.

import PFCKit
import Testing

@Suite struct SpendingWordTests {
  private func codes(_ row: String) -> [RuleCode] {
    Example.replacing("    公厕数量              10  = 8 座", with: "    \(row)").check().map(\.rule.code)
  }

  @Test(arguments: [
    "公厕养护费用 10 ≥ 3 万元", "公厕养护支出 10 ≥ 3 万元", "办公费 10 ≥ 3 万元", "运行经费 10 ≥ 3 万元", "委托业务费 10 ≥ 3 万元", "公务接待费 10 ≥ 3 万元",
    "污染物排放量 10 ≥ 3 吨", "单位能耗 10 ≥ 3 千瓦时/平方米", "公厕用水量 10 ≥ 3 吨", "工程返工率 10 ≥ 3 %", "救援到达时间 10 ≥ 3 分钟",
  ])
  func whatIsUsedUpHasNoLowerLimit(_ row: String) { #expect(codes(row) == [325]) }

  @Test(arguments: [
    "公厕养护费用 10 ≤ 3 万元", "居民消费支出 10 ≥ 3 万元", "污染物减排量 10 ≥ 3 吨", "节约用水量 10 ≥ 3 吨", "单位能耗下降率 10 ≥ 3 %", "研发支出 10 ≥ 3 万元",
    "减免办公费 10 ≥ 3 万元", "追回养护费用 10 ≥ 3 万元",
  ])
  func whatIsSavedMay(_ row: String) { #expect(!codes(row).contains(325)) }

  @Test(arguments: [
    "公厕养护支出 10 = 300 万元", "委托业务费 10 = 300 万元", "物业管理费 10 = 300 万元", "公厕养护资金 10 = 300 万元", "基本工资 10 = 300 万元",
    "保洁员奖金 10 = 300 万元",
  ])
  func whatIsSpentIsNotAboveTheFund(_ row: String) { #expect(codes(row) == [403]) }

  @Test(arguments: ["家庭年均医疗支出 10 ≤ 300 万元", "居民消费支出 10 = 300 万元"])
  func whatOthersSpendMayBe(_ row: String) { #expect(!codes(row).contains(403)) }

  // MARK: PF404

  private func product(_ one: String, _ other: String) -> [RuleCode] {
    Example.replacing(
      "    公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米",
      with: "    \(one)\n    \(other)"
    ).check().map(\.rule.code)
  }

  @Test func aQuantityAndItsStandardAreMultiplied() {
    #expect(product("保洁员补贴人数 10 = 120 人", "人均补贴标准 20 = 9600 元/人") == [404])
  }

  @Test func rowsAboutDifferentThingsAreNot() {
    #expect(product("宣传覆盖人数 10 ≥ 80000 人", "人均补助标准 20 = 500 元/人") == [])
    #expect(product("入户走访户数 10 ≥ 2000 户", "危房改造户均补助 20 = 14000 元/户") == [])
    #expect(product("参训学员人数 10 = 80000 人", "临时救助标准 20 = 500 元/人") == [])
  }

  @Test func aCapIsNoPrice() { #expect(product("公厕改造户数 10 = 1820 户", "公厕改造户均成本 20 ≤ 2 万元/户") == []) }

  // MARK: Values in names

  private func fix(_ row: String) -> Fix? {
    Example.replacing("    公厕数量              10  = 8 座", with: "    \(row)").check().first?.fixes.first
  }

  @Test func aValueGoesWithTheWordsThatBoundIt() {
    let whole = fix("公厕培训12次以上 10 ≥ 12 次")
    #expect(whole?.edits.first?.range.count == "12次以上".utf8.count)
    #expect(fix("公厕检修完成率达90% 10 ≥ 90 %")?.edits.first?.range.count == "达90%".utf8.count)
  }

  @Test(arguments: ["公厕资金支付率100%及时率 10 = 100 %", "村干部230人 10 ≥ 200 人"])
  func aValueThatWouldBeLostStays(_ row: String) {
    #expect(codes(row) == [319])
    #expect(fix(row) == nil)
  }

  // MARK: Sentences

  @Test func aMessageIsTrue() throws {
    let row = Example.replacing("垃圾日产日清率        20  ≥ 98 %", with: "垃圾日产日清率        20  > 100 %")
    #expect(try #require(row.check().first).message(in: .zh).hasSuffix("100% 已经是全部，不会再大于它"))
  }

  @Test func nothingIsBelowZero() { #expect(codes("公厕事故率 10 < 0 %") == [316]) }

  // MARK: Unknown keys

  @Test(arguments: [true, false])
  func aKeyNearATypedOneIsNotRenamed(_ isBefore: Bool) throws {
    let extra = "概况说明：补充一句"
    let found = Example.replacing(
      isBefore ? "概况：\n    1.辖区" : "依据：", with: isBefore ? "\(extra)\n概况：\n    1.辖区" : "\(extra)\n依据："
    ).check()
    #expect(found.map(\.rule.code) == [701])
    #expect(found.first?.fixes.isEmpty == true)
  }
}
