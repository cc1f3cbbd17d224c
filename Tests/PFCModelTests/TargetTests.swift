// Targets that real tables contain: each can be said, as a quantity, a date, a range, 定性 or 其他.

import PFCDiagnostics
import PFCForms
import PFCSyntax
import PFCText
import Testing

@testable import PFCModel

@Suite struct TargetTests {
  static let standards = Standards()

  /// The target of a row `指标名称 10 …` and what was found.
  private func lowered(_ target: String) throws -> (Record, Slot<Target>, [RuleCode]) {
    let form = try #require(Self.standards.forms.first)
    let source = SourceText(path: "例.pfc", text: "专项：甲\n指标：\n    指标名称  10  \(target)\n")
    let parsed = parse(source, shapes: form.shapes)
    let result = lower(parsed.tree, form: form, units: Self.standards.units) { _ in }
    let record = try #require(result.looseFunds.first).record
    let indicator = try #require(record.indicators.value?.first)
    return (record, indicator.target, (parsed.diagnostics + result.diagnostics).map(\.rule.code))
  }

  @Test(arguments: [
    ("﹦ 72890 元", Relation.equal, "72890", "元"), ("═ 100 %", .equal, "100", "%"), ("小于 0.9‰", .less, "0.9", "‰"),
    ("超 13 万元/年", .greater, "13", "万元/年"), ("≤ 620万/月", .lessEqual, "620", "万/月"),
    ("= 780元/生/年", .equal, "780", "元/生/年"), ("≥ 1 人/年", .greaterEqual, "1", "人/年"),
    ("= 58元/标箱/年", .equal, "58", "元/标箱/年"), ("≥ 1346.0088万平方米", .greaterEqual, "1346.0088", "万平方米"),
    ("= 10606.7522 万元", .equal, "10606.7522", "万元"), ("= 3,309,840.00 元", .equal, "3309840.00", "元"),
    ("≥ 524m", .greaterEqual, "524", "m"), ("≥ 14.7km", .greaterEqual, "14.7", "km"),
    ("≥ 80TB", .greaterEqual, "80", "TB"),
    ("= 0起", .equal, "0", "起"), ("≤ 0 %", .lessEqual, "0", "%"),
    ("= -0.300000152587891 %", .equal, "-0.300000152587891", "%"),
    ("不低于 ９０％", .greaterEqual, "90", "％"), ("＞＝ 9,000 人", .greaterEqual, "9000", "人"),
  ])
  func quantities(_ typed: String, _ relation: Relation, _ number: String, _ unit: String) throws {
    let (record, slot, codes) = try lowered(typed)
    let target = try #require(slot.value)
    guard case .quantity(let quantity) = target.value else {
      Issue.record("\(target.value) is no quantity")
      return
    }
    #expect(codes == [])
    #expect(target.relation == .figure(relation))
    #expect(quantity.number.description == number)
    #expect(quantity.unit.map { record.string($0.range) } == unit)
    #expect(quantity.unit?.unknownPart == nil)
  }

  @Test(arguments: [
    ("定性 优良", TextRelation.qualitative, "优良"), ("定性 显著提升", .qualitative, "显著提升"),
    ("其他 按月安排", .other, "按月安排"), ("其他 100% 1000件", .other, "100% 1000件"), ("其他 /", .other, "/"),
    ("其他 12月底到位", .other, "12月底到位"),
  ])
  func texts(_ typed: String, _ relation: TextRelation, _ text: String) throws {
    let (record, slot, codes) = try lowered(typed)
    let target = try #require(slot.value)
    #expect(codes == [])
    #expect(target.relation == .text(relation))
    guard case .text(let range) = target.value else {
      Issue.record("\(target.value) is no text")
      return
    }
    #expect(record.string(range) == text)
  }

  @Test(
    arguments: [
      ("= 9月前", nil, 9, nil), ("≤ 12月底前", nil, 12, nil), ("≤ 2025年12月31日", 2025, 12, 31),
      ("≤ 2025-12-31", 2025, 12, 31),
      ("≤ ２０２５年６月", 2025, 6, nil), ("= 2025年内", 2025, nil, nil),
    ] as [(String, Int?, Int?, Int?)])
  func dates(_ typed: String, _ year: Int?, _ month: Int?, _ day: Int?) throws {
    let (_, slot, codes) = try lowered(typed)
    guard case .date(let date)? = slot.value?.value else {
      Issue.record("\(typed) is no date")
      return
    }
    #expect(codes == [])
    #expect(date.date == CalendarDate(year: year, month: month, day: day))
  }

  @Test func monthsWithDotsAreARange() throws {
    let (_, slot, codes) = try lowered("= 2023.07-2024.01")
    guard case .dateRange(let low, let high)? = slot.value?.value else {
      Issue.record("no range of dates")
      return
    }
    #expect(codes == [])
    #expect(low.date == CalendarDate(year: 2023, month: 7, day: nil))
    #expect(high.date == CalendarDate(year: 2024, month: 1, day: nil))
  }

  @Test func aSeasonEndsInTheNextYear() throws {
    let (_, slot, codes) = try lowered("= 11月至次年3月")
    guard case .dateRange(let low, let high)? = slot.value?.value else {
      Issue.record("no range of dates")
      return
    }
    #expect(codes == [])
    #expect(high.date.month == 3 && high.date.isNextYear)
    #expect(low.date.isAfter(high.date) == false && high.date.isAfter(low.date) == true)
  }

  @Test func aProportionHasTwoSidesAndNoUnit() throws {
    let (_, slot, codes) = try lowered("≤ 19 ：1")
    guard case .proportion(let one, let other)? = slot.value?.value else {
      Issue.record("no proportion")
      return
    }
    #expect(codes == [])
    #expect(one == Decimal(19) && other == Decimal(1))
  }

  @Test func toleranceKeepsWithin() throws {
    let (_, slot, codes) = try lowered("= ±3%以内")
    guard case .tolerance(let quantity)? = slot.value?.value else {
      Issue.record("no tolerance")
      return
    }
    #expect(codes == [])
    #expect(quantity.number == Decimal(3))
    #expect(slot.value?.isWithin == true)
  }

  @Test(arguments: ["= 45~60 %", "= 45%～60%", "= 45-60 %", "= 45 至 60 %"])
  func ranges(_ typed: String) throws {
    let (_, slot, codes) = try lowered(typed)
    guard case .range(let low, let high)? = slot.value?.value else {
      Issue.record("no range")
      return
    }
    #expect(codes == [])
    #expect(low.number == Decimal(45) && high.number == Decimal(60))
    #expect(low.unit?.head == high.unit?.head)
  }

  @Test(arguments: ["= 2025年13月", "= 2025年2月29日", "= 2月30日"])
  func datesThatDoNotExist(_ typed: String) throws {
    let (_, slot, codes) = try lowered(typed)
    #expect(codes == [601])
    #expect(slot == .broken)
  }

  @Test func aUnitThatIsGivenForEachNeedsNoCatalogue() throws {
    let (_, slot, codes) = try lowered("= 100 元/（每位党员·年）")
    #expect(codes == [])
    #expect(slot.value?.quantities.first?.unit?.unknownPart == nil)
  }
}
