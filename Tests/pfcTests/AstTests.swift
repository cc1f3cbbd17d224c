// pfc ast: the tree is the source, and the model says what became of it.

import Foundation
import Testing

struct AstTests {
  private static let source = Samples.department().replacing("20%  ≥ 90 %", with: "20%  ≥ 九成").replacing(
    "年度：2025\n", with: "年度：２０２５\n")

  @Test func theTreeHasTheTextOfTheSource() throws {
    let text = Samples.department()
    let outcome = try Desk(["a.pfc": text]).pfc("ast", "a.pfc", "--format", "json")
    #expect(outcome.status == 0)
    #expect(try texts(JSONSerialization.jsonObject(with: Data(outcome.bytes))).joined() == text)
  }

  private func texts(_ element: Any) throws -> [String] {
    let members = try #require(element as? [String: Any])
    if let text = members["text"] as? String { return [text] }
    return try (members["children"] as? [Any] ?? []).flatMap(texts)
  }

  @Test func aFormHasATree() throws {
    let desk = try Desk(["表样/青石.pfc": Samples.form])
    let outcome = try desk.pfc("ast", "表样/青石.pfc", "--format", "json")
    #expect(outcome.status == 0)
    #expect(try texts(JSONSerialization.jsonObject(with: Data(outcome.bytes))).joined() == Samples.form)
    #expect(try desk.pfc("ast", "表样/青石.pfc", "--model").status == 2)
  }

  @Test func theModelSaysWhatFiguresMean() throws {
    let outcome = try Desk(["a.pfc": Self.source]).pfc("ast", "a.pfc", "--model")
    #expect(outcome.output.contains(#" name="年度" role="year" year=2025\#n"#))
    #expect(outcome.output.contains(#" name="支出预算总量" role="totalExpenditure" amount=320 unit="万元" inFormUnit=320\#n"#))
    #expect(outcome.output.contains(#" relation="≥" value="quantity"\#n        quantity "#))
  }

  @Test func whatIsBrokenOrAbsentIsNamed() throws {
    let outcome = try Desk(["a.pfc": Self.source]).pfc("ast", "a.pfc", "--model")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(#"target state="broken"\#n"#))
    #expect(outcome.output.contains(#"field name="区级支出" state="absent"\#n"#))
  }

  @Test func theModelAsJSONHasTheSameFunds() throws {
    let outcome = try Desk(["a.pfc": Samples.department()]).pfc("ast", "a.pfc", "--model", "--format", "json")
    let departments = try #require(JSONSerialization.jsonObject(with: Data(outcome.bytes)) as? [[String: Any]])
    let children = try #require(departments.first?["children"] as? [[String: Any]])
    #expect(children.filter { $0["kind"] as? String == "fund" }.count == 1)
    #expect(children.contains { $0["name"] as? String == "年度" && $0["year"] as? Int == 2025 })
  }

  @Test func fundsWithoutADepartmentAreShown() throws {
    let outcome = try Desk(["a.pfc": Samples.fund("道路保洁")]).pfc("ast", "a.pfc", "--model")
    #expect(outcome.output.hasPrefix("fund file=\"a.pfc\"\n"))
  }
}
