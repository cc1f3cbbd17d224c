// n planted independent faults give n findings: one in each department of a file, and several in one department.

import PFCCheck
import PFCKit
import Testing

@Suite struct PlantedFaultTests {
  /// Every rule whose bad example changes one place of the standard department, anywhere below its name.
  static let examples: [(code: RuleCode, text: String, replacement: String)] = Registry.rules.compactMap { rule in
    guard case .replacing(let text, let replacement) = rule.bad, !text.contains("部门：") else { return nil }
    return (rule.code, text, replacement)
  }

  @Test func mostRulesHaveAFaultToPlant() {
    #expect(Self.examples.count * 2 > Registry.rules.count)
  }

  /// Departments of random length and figures, each with the bad example of another rule: every rule is planted among
  /// the seeds.
  @Test(arguments: 1...30)
  func badExamplesInRandomDepartmentsGiveAsManyFindings(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(1000 + count))
    let start = (count - 1) * count / 2
    var text = ""
    var expected: [RuleCode] = []
    for number in 0..<count {
      let fault = Self.examples[(start + number) % Self.examples.count]
      text += Self.department(number, &random).replacing(fault.text, with: fault.replacement)
      expected.append(fault.code)
    }
    #expect(Example.file(text).check().map(\.rule.code) == expected)
  }

  @Test(arguments: 0..<20)
  func randomDepartmentsHaveNoFault(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    #expect(Example.file(Self.department(seed, &random)).check().map(\.rule.code) == [])
  }

  /// The standard department, or one made from it, under another name, with up to four funds more.
  static func department(
    _ number: Int, _ random: inout SeededGenerator, from standard: String = Standards.example
  ) -> String {
    var text = standard.replacing("部门：青石街道办事处", with: "部门：青石街道办事处\(number)")
    for index in 0..<Int.random(in: 0...4, using: &random) {
      let budget = Int.random(in: 5...40, using: &random)
      let own = Int.random(in: 1..<budget, using: &random)
      let weight = Int.random(in: 36...54, using: &random)
      text += """

        专项：公园\(index)管护
        主管部门：701-青石街道办事处
        2025年预算：\(budget) 万元
        区级支出：\(own) 万元
        补助街镇：\(budget - own) 万元
        概况：公园绿化养护和日常保洁。
        依据：年度工作安排。
        目标：公园全年整洁、设施可用。
        指标：
            绿化养护面积  \(weight)  ≥ \(Int.random(in: 100...90000, using: &random)) 平方米
            群众满意度  \(90 - weight)  ≥ \(Int.random(in: 80...98, using: &random)) %

        """
    }
    return text
  }

  // MARK: Several in one department

  /// A fault with the part of the standard department that it changes.
  struct Plant: Sendable {
    /// How much of a department must be left alone, so that the fault is seen and nothing else comes of it.
    enum Reach { case line, table, department }

    let code: RuleCode
    let range: Range<Int>
    let replacement: String
    let lines: ClosedRange<Int>
    let reach: Reach

    init?(_ code: RuleCode, _ text: String, _ replacement: String) {
      let bytes = Array(Standards.example.utf8)
      guard let found = Standards.example.firstRange(of: text) else { return nil }
      let start = Standards.example.utf8.distance(from: Standards.example.startIndex, to: found.lowerBound)
      range = start..<(start + text.utf8.count)
      let first = bytes[..<range.lowerBound].count { $0 == 0x0A }
      lines = first...(first + bytes[range].dropLast().count { $0 == 0x0A })
      self.code = code
      self.replacement = replacement
      reach = Self.reach(of: code)
    }

    /// A sum and a share need all rows, the years and sums of a fund are held against the department's, and a waiver that
    /// silences nothing would silence a fault planted beside it.
    private static func reach(of code: RuleCode) -> Reach {
      let place = Checks.all.first { $0.rule.code == code }?.waiverPlace
      if place == .department || (600..<700).contains(code.number) { return .department }
      return place == .table || (400..<500).contains(code.number) || code == 715 ? .table : .line
    }

    /// The overall table or the fund.
    private var isInFund: Bool { lines.lowerBound >= Self.firstLineOfFund }
    private static let firstLineOfFund =
      Standards.example.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasPrefix("专项：") } ?? 0

    func isIndependent(of other: Plant) -> Bool {
      if reach == .department || other.reach == .department { return false }
      if isInFund != other.isInFund { return true }
      return reach == .line && other.reach == .line && !lines.overlaps(other.lines)
    }

    static let all = examples.compactMap { Plant($0.code, $0.text, $0.replacement) }

    /// Faults that stand beside `first`, as many as there is room for.
    static func beside(_ first: Plant, atMost limit: Int, _ random: inout SeededGenerator) -> [Plant] {
      var chosen = [first]
      for plant in all.shuffled(using: &random) where chosen.count < limit {
        if chosen.allSatisfy(plant.isIndependent) { chosen.append(plant) }
      }
      return chosen
    }

    static func standard(with plants: [Plant]) -> String {
      var bytes = Array(Standards.example.utf8)
      for plant in plants.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
        bytes.replaceSubrange(plant.range, with: Array(plant.replacement.utf8))
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Every rule is the first of a department among the seeds, and as many others stand beside it as there is room for.
  @Test(arguments: 1...30)
  func severalFaultsInOneDepartmentGiveAsManyFindings(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(2000 + count))
    var next = (count - 1) * count / 2
    var text = ""
    var expected: [RuleCode] = []
    while expected.count < count {
      let first = Plant.all[next % Plant.all.count]
      let plants = Plant.beside(first, atMost: count - expected.count, &random)
      text += Self.department(next, &random, from: Plant.standard(with: plants))
      expected += plants.map(\.code)
      next += 1
    }
    #expect(Example.file(text).check().map(\.rule.code).sorted() == expected.sorted())
  }

  @Test func aDepartmentHasRoomForManyFaults() {
    var random = SeededGenerator(seed: 3000)
    let counts = Plant.all.filter { $0.reach == .line }.map { Plant.beside($0, atMost: 30, &random).count }
    #expect(counts.max() ?? 0 >= 10)
  }
}
