// Waivers: where they hold, what is said of those that do nothing, and how they are taken away.

import PFCKit
import Testing

@Suite struct WaiverTests {
  private func codes(_ text: String) -> [RuleCode] { Example.file(text).check().map(\.rule.code) }

  private func fixed(_ text: String) throws -> String {
    var fixer = SourceFixer(Compiler(), MemoryFiles(["例.pfc": Array(text.utf8)]), unsafe: false)
    try fixer.fix("例.pfc")
    return try fixer.finish().changes.first.map { String(decoding: $0.newText, as: UTF8.self) } ?? text
  }

  @Test func severalCodesShareAReason() {
    let text = Standards.example.replacing("≥ 21000 平方米", with: "≥ 0 米\n    - 豁免：PF304、PF316 沿用台账口径")
    #expect(codes(text) == [])
  }

  @Test func aWaiverInTheDepartmentHoldsForItsOwnTableOnly() {
    let text = Standards.example.replacing("年度：2025", with: "年度：2025\n豁免：PF307 上级统一口径")
      .replacing("20%  ≥ 98 %", with: "20%  ≥ 100 %").replacing("20  ≥ 98 %", with: "20  ≥ 100 %")
    #expect(codes(text) == [307])
  }

  @Test func aWaiverHoldsInAFundThatIsBroughtIn() throws {
    let fund =
      "专项：公园管护\n主管部门：701-青石街道办事处\n2025年预算：1 万元\n概况：公园保洁。\n依据：计划。\n目标：整洁。\n豁免：PF307 上级统一口径\n指标：\n    绿地完好率  30  ≥ 100 %\n    公园数量  30  = 2 座\n    游客满意度  30  ≥ 90 %\n"
    let department = Standards.example.replacing("年度：2025", with: "年度：2025\n引入：公园.pfc")
    let files = MemoryFiles(["例.pfc": Array(department.utf8), "公园.pfc": Array(fund.utf8)])
    let snapshot = try Compiler().analyze("例.pfc", files)
    #expect(snapshot.diagnostics.map(\.rule.code) == [])
    #expect(snapshot.waivedCount == 1)
  }

  @Test(arguments: ["PF701", "PF406", "PF101", "PF714"])
  func whatCannotBeWaivedIsSaid(code: String) {
    #expect(codes(Standards.example.replacing("年度：2025", with: "年度：2025\n豁免：\(code) 沿用上年")) == [717])
  }

  @Test func anUnusedWaiverGoesWithItsLine() throws {
    let text = Standards.example.replacing("= 8 座", with: "= 8 座\n    - 豁免：PF304 沿用台账口径")
    #expect(try fixed(text) == Standards.example)
  }

  @Test func ofSeveralCodesOnlyTheUnusedOneGoes() throws {
    let text = Standards.example.replacing("≥ 21000 平方米", with: "≥ 21000 米\n    - 豁免：PF307、PF304、PF316 沿用台账口径")
    #expect(try fixed(text) == text.replacing("PF307、PF304、PF316", with: "PF304"))
  }

  @Test func aWaiverWithABodyStaysSoThatTheBodyFallsToNoOtherEntry() throws {
    let text = Standards.example.replacing("区级支出：80 万元", with: "区级支出：80 万元\n豁免：PF304 沿用上年\n    口径")
    #expect(codes(text) == [715])
    #expect(try fixed(text) == text)
  }

  /// A rule of tables may point at a row; then its waiver may stand below that row.
  @Test func aWaiverBelowTheRowThatARuleOfTablesPointsAtHolds() throws {
    for rule in Registry.rules where Registry.waiverPlace(of: rule) == .table {
      guard case .replacing = rule.bad, let finding = rule.bad.check().first else { continue }
      let bytes = finding.source.bytes
      let line = bytes[..<Int(finding.range.start)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      let table = String(decoding: bytes[..<line], as: UTF8.self)
      let row = String(decoding: bytes[line..<end], as: UTF8.self)
      let key = table.split(separator: "\n").last { !$0.hasPrefix("    ") }
      guard key == "指标：", row.hasPrefix("    "), !row.hasPrefix("    -"), !row.hasPrefix("    [") else { continue }
      let rest = String(decoding: bytes[end...], as: UTF8.self)
      let waived = table + row + "\n    - 豁免：\(rule.code) 上级统一口径" + rest
      #expect(!codes(waived).contains(rule.code), "\(rule.code)")
    }
  }

  // MARK: Reasons and codes

  private func waiver(_ line: String) -> [Diagnostic] {
    Example.file(Standards.example.replacing("≥ 21000 平方米", with: "≥ 21000 米\n    - \(line)")).check()
      .filter { $0.rule.code == 714 }
  }

  @Test(arguments: ["。", "无", "理由", "同上", "略", "……", "是", "（无）"])
  func thatIsNoReason(_ reason: String) throws {
    let finding = try #require(waiver("豁免：PF304 \(reason)").first)
    #expect(finding.message(in: .zh) == "“\(reason)”不是豁免的理由")
    #expect(finding.source.string(finding.range) == reason)
  }

  @Test(arguments: ["沿用上年口径", "按台账", "无面积数据，按长度考核", "同上级表", "2024年已批"])
  func thatIsOne(_ reason: String) { #expect(waiver("豁免：PF304 \(reason)").isEmpty) }

  @Test(arguments: [
    ("豁免：304 沿用口径", "豁免：PF304 沿用口径"), ("豁免：PF3O4 沿用口径", "豁免：PF304 沿用口径"), ("豁免：pf3l2 沿用口径", "豁免：PF312 沿用口径"),
    ("豁勉：PF304 沿用口径", "豁免：PF304 沿用口径"), ("获免：PF304 沿用口径", "豁免：PF304 沿用口径"), ("PF304：沿用口径", "豁免：PF304 沿用口径"),
  ])
  func aWaiverTypedWronglyIsNoRemark(_ typed: String, _ right: String) throws {
    let found = waiver(typed)
    #expect(found.count == 1)
    let finding = try #require(found.first)
    var bytes = finding.source.bytes
    for edit in try #require(finding.fixes.first).edits.reversed() {
      bytes.replaceSubrange(Int(edit.range.start)..<Int(edit.range.end), with: Array(edit.replacement.utf8))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("    - \(right)\n"))
  }

  @Test(arguments: ["减免：按规定减免", "说明：PF304 见上", "避免：重复计算", "PM2.5：按站点", "PF001型号：三台"])
  func aRemarkStaysOne(_ line: String) { #expect(waiver(line).isEmpty) }

  @Test func fullWidthCodesAreFolded() throws {
    let text = Standards.example.replacing("≥ 21000 平方米", with: "≥ 21000 米\n        - 豁免：ＰＦ３０４、pf316 ＡＢ口径")
      .replacing("年度：2025\n", with: "年度：2025\n豁免：ＰＦ３０７ 沿用\n")
    let written = Compiler().format("例.pfc", Array(text.utf8), MemoryFiles([:])).bytes
    let lines = String(decoding: try #require(written), as: UTF8.self).split(separator: "\n")
    #expect(lines.contains("        - 豁免：PF304、PF316 ＡＢ口径"))
    #expect(lines.contains("豁免：PF307 沿用"))
  }

  // MARK: Rules of text and of years, wherever their text stands

  /// A fault, the code it gives, and the line behind which its waiver stands.
  struct Place: Sendable, CustomStringConvertible {
    let code: String
    let right: String
    let fault: String
    let line: String
    /// A waiver in the department or fund, or below a row.
    let isBelowRow: Bool

    var description: String { "\(code) \(fault)" }

    init(_ code: String, _ right: String, _ fault: String, behind line: String) {
      (self.code, self.right, self.fault, self.line) = (code, right, fault, line)
      isBelowRow = line.hasPrefix("    ")
    }

    func text(faulty: Bool, waived: Bool) -> String {
      let text = faulty ? Standards.example.replacing(right, with: fault) : Standards.example
      let row = faulty && line == right ? fault : line
      let waiver = isBelowRow ? "\n    - 豁免：\(code) 沿用上级文本" : "\n豁免：\(code) 沿用上级文本"
      return waived ? text.replacing(row, with: row + waiver) : text
    }
  }

  static let places = [
    // Prose and lines of the overall table.
    Place("PF510", "做好辖区环境卫生", "做好XX区环境卫生", behind: "年度：2025"),
    Place("PF604", "做好辖区环境卫生", "做好2024年全年环境卫生", behind: "年度：2025"),
    Place("PF508", "青石街道办事处", String(repeating: "青石", count: 51), behind: "年度：2025"),
    // Prose and lines of a fund.
    Place("PF503", "1.《城市市容和环境卫生管理条例》", "1.《工作方案》（青府发(2024)8号）", behind: "区级支出：80 万元"),
    Place("PF504", "《城市市容和环境卫生管理条例》", "《关于印发《城市市容条例》的通知》", behind: "区级支出：80 万元"),
    Place("PF506", "2.公厕日常管护。", "3.公厕日常管护。", behind: "区级支出：80 万元"),
    Place("PF507", "清扫保洁；", "清扫保洁，合格率≧90%；", behind: "区级支出：80 万元"),
    Place("PF604", "1.辖区道路清扫", "1.辖区道路2024年全年清扫", behind: "区级支出：80 万元"),
    Place("PF605", "2025年预算", "2024年预算", behind: "区级支出：80 万元"),
    Place("PF513", "目标：\n    道路整洁，公厕全年正常开放。", "目标：同概况", behind: "区级支出：80 万元"),
    // Names and targets of rows.
    Place(
      "PF512", "    环境整洁程度          10  定性 良好", "    加强管护，提升面貌    10  定性 良好",
      behind: "    环境整洁程度          10  定性 良好"),
    Place(
      "PF507", "    环境整洁程度          10  定性 良好", "    Ａ类环境整洁程度      10  定性 良好",
      behind: "    环境整洁程度          10  定性 良好"),
    Place(
      "PF607", "    公厕数量              10  = 8 座", "    公厕改造完工时间      10  ≤ 2026年3月",
      behind: "    公厕数量              10  = 8 座"),
  ]

  @Test(arguments: places)
  func aFaultOfTextOrYearsIsWaivedWhereItStands(_ place: Place) throws {
    let code = try #require(RuleCode(place.code))
    #expect(codes(place.text(faulty: true, waived: false)) == [code])
    let files = MemoryFiles(["例.pfc": Array(place.text(faulty: true, waived: true).utf8)])
    let snapshot = try Compiler().analyze("例.pfc", files)
    #expect(snapshot.diagnostics.map(\.rule.code) == [])
    #expect(snapshot.waivedCount == 1)
  }

  @Test(arguments: places)
  func withoutTheFaultItsWaiverIsReported(_ place: Place) {
    #expect(codes(place.text(faulty: false, waived: true)) == [715])
  }

  @Test func aWaiverOfTextBelowARowHoldsForItsRemarksAndNotForOtherRows() {
    let text = Standards.example.replacing("= 8 座", with: "= 8 座\n    - 说明：含Ａ类\n    - 豁免：PF507 沿用台账写法")
    #expect(codes(text) == [])
    #expect(codes(text.replacing("    环境整洁程度  ", with: "    Ａ类整洁程度  ")) == [507])
  }

  @Test func aWaiverOfTextInTheDepartmentDoesNotReachItsFunds() {
    let text = Standards.example.replacing("年度：2025", with: "年度：2025\n豁免：PF510 待批复")
      .replacing("做好辖区", with: "做好XX区").replacing("1.辖区道路", with: "1.XX路")
    #expect(codes(text) == [510])
  }

  @Test func oneWaiverHoldsForAllFindingsOfItsCode() throws {
    let text = Standards.example.replacing("1.辖区道路清扫保洁；", with: "1.XX路清扫保洁；")
      .replacing("道路整洁，", with: "XX路整洁，").replacing("区级支出：80 万元", with: "区级支出：80 万元\n豁免：PF510 待批复")
    let snapshot = try Compiler().analyze("例.pfc", MemoryFiles(["例.pfc": Array(text.utf8)]))
    #expect(snapshot.diagnostics.isEmpty)
    #expect(snapshot.waivedCount == 2)
  }
}
