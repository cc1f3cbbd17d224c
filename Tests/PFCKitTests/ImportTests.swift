// The loop is closed: what the layout prints is read back to the same source, for samples and for random departments.

import PFCKit
import Testing

@Suite struct ImportTests {
  let compiler = Compiler()

  /// Source to text and back; the text must come out the same, and nothing may be left over.
  private func roundTrip(_ first: Snapshot, form: Form? = nil, _ note: Comment = "") throws -> [Snapshot] {
    let text = try first.output("txt", compiler)
    let file = try compiler.importFile(
      Array(text.utf8), name: "甲.txt", form: form.map { ($0, "表样/试验.pfc") })
    #expect(file.leftovers == [] && file.outside == [], note)
    let again = try file.sources.map { source in
      let files = MemoryFiles(["甲.pfc": source.bytes, "表样/试验.pfc": Array(OtherFormTests.form.utf8)])
      return try compiler.analyze("甲.pfc", files)
    }
    #expect(try again.map { try $0.output("txt", compiler) }.joined().utf8.elementsEqual(text.utf8), note)
    return again
  }

  @Test(arguments: samplePaths.filter { !$0.contains("坏例") })
  func samplesComeBack(_ path: String) throws {
    let again = try roundTrip(try compiler.analyze(path, PackageFiles()))
    #expect(again.count == 1 && !again[0].hasErrors)
  }

  @Test func aFormOfItsOwnComesBack() throws {
    let files = MemoryFiles([
      "甲.pfc": Array(OtherFormTests.source.utf8), "表样/试验.pfc": Array(OtherFormTests.form.utf8),
    ])
    let first = try compiler.analyze("甲.pfc", files)
    // The form's layout does not print 风险提示.
    let again = try roundTrip(first, form: first.form)
    #expect(
      again.first?.departments.first?.record.indicators.value?.map { $0.level2 != nil } == [
        true, true, true, true, false,
      ])
  }

  @Test func randomDepartmentsComeBack() throws {
    for seed in 1...1000 {
      var random = PrintedDepartment(seed: UInt64(seed))
      let source = random.source()
      let first = try compiler.analyze("甲.pfc", MemoryFiles(["甲.pfc": Array(source.utf8)]))
      let again = try roundTrip(first, "seed \(seed)")
      #expect(
        try again.first?.output("json", compiler) == first.output("json", compiler), "seed \(seed):\n\(source)")
    }
  }

  @Test func aDepartmentsNameIsSafeAsAFileName() throws {
    let text = "\t部门整体绩效目标表\n\n\t业务主管部门\n\t../青石/街道\n\t部门支出预算总量（万元）\n\t5\n"
    let file = try compiler.importFile(Array(text.utf8), name: "甲.txt")
    #expect(file.sources.map(\.name) == ["导入.._青石_街道"])
  }
}

/// Random departments that say only what the built-in form prints, in canonical form: so the model must come back whole.
private struct PrintedDepartment {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  private mutating func one(of words: [String]) -> String { words[below(words.count)] }

  mutating func source() -> String {
    let year = 2020 + below(8)
    var text = "部门：\(one(of: ["青石街道", "红石镇人民政府", "白石 开发区", "黄石乡（筹）"]))\n年度：\(year)\n"
    text += "支出预算总量：\(amount()) 万元\n目标：\n\(prose())指标：\n\(rows("%"))"
    for number in 0..<(1 + below(2)) {
      text += "\n专项：\(one(of: ["公园管护", "“七一”慰问", "3-5级道路养护（二期）"]))\(number)\n主管部门：70\(number)-青石街道\n"
      text += "\(year)年预算：\(amount()) 万元\n区级支出：\(amount()) 万元\n"
      if below(2) == 0 { text += "补助街镇：\(amount()) 万元\n" }
      text += "概况：\n\(prose())依据：\n\(prose())"
      text += below(2) == 0 ? "目标：同概况\n" : "目标：\n    另有目标\(number)。\n"
      text += "指标：\n\(rows(""))"
    }
    return text
  }

  private mutating func amount() -> String { one(of: ["5", "106.48", "0.90", "1009.24", "20000"]) }

  private mutating func prose() -> String {
    var text = "    第\(below(1000))段：\(one(of: ["做好服务", "《条例》（2018年修订）", "a  b", "# 号也是正文"]))。\n"
    for number in 0..<below(4) {
      text += one(of: ["    　　", "    ", "      ", "\n    "]) + "\(number + 1).\(one(of: ["清扫保洁", "| 竖线", "“引号”"]))；\n"
    }
    return text
  }

  private mutating func rows(_ sign: String) -> String {
    var text = ""
    for number in 0..<(1 + below(3)) {
      let name = one(of: ["满意度", "3-5级道路管护率", "“客流≥500人次的站点”", "“七一”慰问次数", "公厕 化粪池数量"])
      let target = one(of: [
        "≥ 90 %", "= 8 座", "≤ 0 起", "> 3.20 万元/年", "< 0.9 ‰", "定性 良好", "其他 按季度支付", "= 45~60 %", "= ±3%以内",
        "= 9月底前", "≤ 2025年11月30日", "= 9600 元/（人·年）", "≥ 211535.9 平方米",
      ])
      // Behind a closing quote only a blank may follow, so the number stands before the name.
      let numbered = name.hasPrefix("“客") ? name.replacing("客流", with: "客流\(number)") : name + "\(number)项"
      text += "    \(numbered)  \(5 + below(30))\(sign)  \(target)\n"
    }
    return text
  }
}
