// pfc's own JSON, and what it says to JSON that is not.

import PFCForms
import PFCImport
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> (departments: [ImportedDepartment], leftovers: [String]) {
    let bytes = Array(text.utf8)
    let reader = try #require(Readers.all.first { $0.recognizes(bytes) })
    guard case .departments(let departments, let leftovers) = try reader.read(bytes).get() else { return ([], []) }
    return (departments, leftovers.map { $0.place + " " + String(decoding: $0.text, as: UTF8.self) })
  }

  private func department(_ members: String) throws -> (ImportedDepartment, leftovers: [String]) {
    let (departments, leftovers) = try read("{\"pfc\": 1, \"departments\": [{\(members)}]}")
    return (try #require(departments.first), leftovers)
  }

  private func problem(_ text: String) -> String? {
    guard case .failure(let fault) = JSONReader().read(Array(text.utf8)) else { return nil }
    return fault.problem.zh
  }

  private func string(_ text: ImportedText?) -> String? { text.map { String(decoding: $0.bytes, as: UTF8.self) } }

  private func row(_ members: String) throws -> (ImportedIndicator, leftovers: [String]) {
    let (department, leftovers) = try department("\"indicators\": [{\"name\": \"甲\", \(members)}]")
    return (try #require(department.record?.indicators.first), leftovers)
  }

  // MARK: Values

  @Test func numbersKeepTheirDigits() throws {
    let (department, leftovers) = try department(
      "\"totalExpenditure\": {\"amount\": 1250.00, \"unit\": \"万元\"}, \"budgetYear\": 2025, \"budget\": {\"amount\": 3.20}"
    )
    let fields = try #require(department.record).fields
    #expect(fields.map { string($0.text) } == ["1250.00 万元", "3.20"])
    #expect(fields.map(\.year) == [nil, 2025])
    #expect(leftovers == [])
  }

  @Test(arguments: [
    ("\"value\": 90, \"unit\": \"%\"", "90"), ("\"min\": 45, \"max\": 60", "45~60"),
    ("\"tolerance\": 3, \"within\": true", "±3以内"),
    ("\"date\": \"9月底前\"", "9月底前"), ("\"from\": \"3月\", \"to\": \"9月\"", "3月~9月"), ("\"text\": \"良好\"", "良好"),
  ])
  func everyTargetComesBack(_ members: String, _ value: String) throws {
    let (row, leftovers) = try row("\"relation\": \"=\", " + members)
    #expect(string(row.value) == value)
    #expect(leftovers == [])
  }

  @Test func notesAndWaiversComeBack() throws {
    let (row, leftovers) = try row(
      "\"level1\": \"产出\", \"notes\": {\"说明\": \"a\"}, \"waivers\": [{\"code\": \"PF304\", \"reason\": \"沿用\"}]")
    #expect(row.attributes.map { string($0.text) } == ["a"])
    #expect(row.waivers.map { String(decoding: $0, as: UTF8.self) } == ["PF304 沿用"])
    #expect(row.level1.map { String(decoding: $0, as: UTF8.self) } == "产出")
    #expect(leftovers == [])
  }

  @Test func aTextThatIsAnothersSaysSo() throws {
    let (department, _) = try department("\"overview\": \"a\", \"goal\": \"a\", \"goalSameAs\": \"overview\"")
    #expect(department.record?.fields.map(\.origin) == [.own, .field(.role(.overview))])
  }

  @Test func fieldsThatOnlyAFormKnowsComeBack() throws {
    let (department, leftovers) = try department(
      "\"fields\": {\"风险\": \"a\", \"拨款Year\": 2024, \"拨款\": {\"amount\": 5, \"unit\": \"元\"}, \"拨款Parts\": {\"市级\": {\"amount\": 1, \"unit\": \"元\"}}}"
    )
    let fields = try #require(department.record).fields
    #expect(fields.map(\.key) == [.name("风险"), .name("拨款"), .name("市级")])
    #expect(fields.map { string($0.text) } == ["a", "5 元", "1 元"])
    #expect(fields.map(\.year) == [nil, 2024, nil])
    #expect(leftovers == [])
  }

  @Test func aFileOfFundsHasNoDepartment() throws {
    let (department, _) = try department("\"form\": \"某表\", \"indicators\": [], \"funds\": [{\"name\": \"甲\"}]")
    #expect(department.record == nil)
    #expect(department.form == "某表")
    #expect(department.funds.count == 1)
  }

  // MARK: Leftovers

  @Test func whatIsNotKnownIsLeftOverWithItsLine() throws {
    let text = """
      {"pfc": 1, "note": true,
       "departments": [{"colour": "red",
        "budgetYear": 2025,
        "indicators": [{"name": "甲", "value": 1, "size": 2}, {"weight": 5}, 3]}]}
      """
    #expect(
      try read(text).leftovers == [
        "第1行 note: true", "第4行 size: 2", "第4行 {\"weight\": 5}", "第4行 3", "第2行 colour: \"red\"", "第3行 budgetYear: 2025",
      ])
  }

  @Test func aSumThatIsNotTheSumIsLeftOver() throws {
    let rows = "\"indicators\": [{\"name\": \"甲\", \"weight\": 20, \"value\": 1}]"
    #expect(try department("\"weightTotal\": 20.0, " + rows).leftovers == [])
    #expect(try department("\"weightTotal\": 30, " + rows).leftovers == ["第1行 weightTotal: 30"])
  }

  // MARK: Faults

  @Test func otherJSONIsToldApart() {
    #expect(problem("{}") == "是 JSON，但不是 pfc 生成的")
    #expect(problem("[{\"a\": 1}]") == "是 JSON，但不是 pfc 生成的")
    #expect(problem("{\"pfc\": 2, \"departments\": []}")?.hasPrefix("是 pfc 的 JSON 第 2 版") == true)
  }

  @Test(arguments: [
    ("{\"pfc\": 1,\n\"pfc\": 1}", "第2行“pfc”出现了两次"), ("{\"pfc\": 01}", "第1行数的写法不对"), ("{\"pfc\": 1", "第1行缺少“,”或者“}”"),
    ("{\"pfc\": \"a\nb\"}", "第1行引号里换了行，或者缺少后一个引号"), ("{\"pfc\": 1.}", "第1行数的写法不对"),
    ("{\"pfc\": \"\\ud800\"}", "第1行“\\u”后面不是一个字"), ("{\"pfc\": \"\\q\"}", "第1行“\\”后面的写法不对"),
    ("{\"pfc\": [1,]}", "第1行缺少一个值"), ("{\"pfc\": 1}\n{}", "第2行后面多出了内容"), ("{\"pfc\" 1}", "第1行缺少“:”"),
  ])
  func faultsAreNamedWithTheirLine(_ text: String, _ fault: String) {
    #expect(problem(text) == "不是完整的 JSON：" + fault)
  }

  @Test func escapesAreUndone() throws {
    let (department, _) = try department("\"name\": \"\\u7532\\ud83d\\ude00\\n\\\"\\/\"")
    #expect(string(department.record?.fields.first?.text) == "甲😀\n\"/")
  }

  @Test func bracketsThatStartATextAreNoJSON() {
    for text in ["[产出指标/数量指标]\n甲", "{部门}\n", "[\n甲"] {
      #expect(!JSONReader().recognizes(Array(text.utf8)), "\(text)")
    }
  }
}
