// All faults of a run at once, each once, with no echoes.

import PFCKit
import Testing

@Suite struct FindingTests {
  /// A fault that can be planted in the standard department: what to replace, by what, and the code it gives.
  struct Fault {
    let line: String
    let replacement: String
    let code: RuleCode
  }

  static let faults = [
    Fault(line: "年度：2025", replacement: "年度：二五", code: 602),
    Fault(line: "支出预算总量：500 万元", replacement: "支出预算总量 500 万元", code: 101),
    Fault(line: "垃圾清运及时率    20%  ≥ 95 %", replacement: "垃圾清运及时率    20%  ≥ 195 %", code: 306),
    Fault(line: "隐患整改完成率    20%  ≥ 95 %", replacement: "隐患整改完成率    20%  ≥ 95", code: 302),
    Fault(line: "办件按时办结率    20%  ≥ 98 %", replacement: "办件按时办结率    20%  ≥ 98 百分", code: 301),
    Fault(line: "设施完好率        20%  ≥ 90 %", replacement: "设施完好率        20%  ≥ 90 人", code: 304),
    Fault(line: "群众满意度        20%  ≥ 90 %", replacement: "群众满意度        20%  90 %", code: 105),
    Fault(line: "区级支出：80 万元", replacement: "区级支出：八十万", code: 406),
    Fault(line: "补助街镇：20 万元", replacement: "补住街镇：20 万元", code: 701),
    Fault(line: "公厕数量              10  = 8 座", replacement: "公厕数量              10  = 8.5 座", code: 305),
    Fault(line: "公厕设施完好率        20  ≥ 95 %", replacement: "公厕设施完好率        20  ≥", code: 106),
    Fault(line: "垃圾日产日清率        20  ≥ 98 %", replacement: "垃圾日产日清率        20  ≥ 98 % 左右", code: 108),
    Fault(line: "环境整洁程度          10  定性 良好", replacement: "环境整洁程度          10  ≥ 良好", code: 107),
    Fault(line: "清扫保洁面积          20  ≥ 21000 平方米", replacement: "清扫保洁面积          20  ≥ 21000 平方米/", code: 111),
  ]

  /// Up to 30 departments, each with one seeded fault.
  @Test(arguments: 1...30)
  func plantedFaultsGiveAsManyFindings(_ count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    var text = ""
    var expected: [RuleCode] = []
    for number in 0..<count {
      let fault = try #require(Self.faults.randomElement(using: &random))
      text += Standards.example.replacing(fault.line, with: fault.replacement)
        .replacing("部门：青石街道办事处", with: "部门：青石街道办事处\(number)")
      expected.append(fault.code)
    }
    #expect(Example.file(text).check().map(\.rule.code) == expected)
  }

  @Test func allKindsOfFaultInOneFileAreAllFound() {
    var text = Standards.example
    for fault in Self.faults { text = text.replacing(fault.line, with: fault.replacement) }
    #expect(Set(Example.file(text).check().map(\.rule.code)) == Set(Self.faults.map(\.code)))
    #expect(Example.file(text).check().count == Self.faults.count)
  }

  @Test func aBrokenWeightIsNoReasonToDoubtTheSum() {
    let text = Standards.example.replacing("公厕数量              10", with: "公厕数量              -10")
    #expect(Example.file(text).check().map(\.rule.code) == [202])
  }

  @Test func textWithoutIndentationIsOneFault() {
    let text = Standards.example.replacing("    1.辖区道路清扫保洁；\n    2.公厕日常管护。", with: "1.辖区道路清扫保洁；\n2.公厕日常管护。")
    #expect(Example.file(text).check().map(\.rule.code) == [102])
  }

  @Test func aUnitBehindAQualitativeWordIsFound() {
    let text = Standards.example.replacing("定性 良好", with: "定性 良好 %")
    #expect(Example.file(text).check().map(\.rule.code) == [303])
  }

  @Test func weightsInFullWidthAreTheSame() {
    let text = Standards.example.replacing("    20%  ≥ 95 %", with: "　２０％　≥　９５　％")
    #expect(Example.file(text).check().isEmpty)
  }

  @Test func moneyConvertsExactly() {
    let text = Standards.example.replacing("区级支出：80 万元", with: "区级支出：799,999.99 元")
      .replacing("补助街镇：20 万元", with: "补助街镇：0.0020000001 亿元")
    #expect(Example.file(text).check().map(\.rule.code) == [])
  }

  @Test func waiverSilencesOnlyItsRow() {
    let text = Standards.example
      .replacing("≥ 21000 平方米", with: "≥ 21000 米\n        - 豁免：PF304 沿用台账口径")
      .replacing("公厕设施完好率        20  ≥ 95 %", with: "公厕设施完好率        20  ≥ 95 个")
    #expect(Example.file(text).check().map(\.rule.code) == [304])
  }

  @Test func includedFundBelongsToTheDepartment() throws {
    let compiler = Compiler()
    let snapshot = try compiler.analyze("samples/语言一览/语言一览.pfc", PackageFiles())
    let names = try #require(snapshot.departments.first).funds.map { fund in
      fund.record.name.map(fund.record.string) ?? ""
    }
    #expect(names == ["困难家庭走访慰问", "集镇环境综合整治", "村（社区）党员教育培训"])
    #expect(snapshot.waivedCount == 2)
  }
}

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

extension String {
  /// The first occurrence replaced.
  func replacing(_ text: String, with replacement: String) -> String {
    guard let range = firstRange(of: text) else { return self }
    return self[..<range.lowerBound] + replacement + self[range.upperBound...]
  }
}
