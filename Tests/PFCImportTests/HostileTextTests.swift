// Pages and lists that mean harm, or were damaged: the readers of text come to an end, soon, with text that is text.

import PFCImport
import PFCText
import Testing

@Suite struct HostileTextTests {
  private func read(_ text: String) -> Result<DocumentContent, ImportFault>? {
    let bytes = Array(text.utf8)
    return Readers.all.first { $0.recognizes(bytes) }?.read(bytes)
  }

  private func document(_ text: String) throws -> RawDocument { try readDocument(Array(text.utf8)) }

  private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

  // MARK: Pages

  @Test(arguments: [
    ("1000000000", 1000), ("99999999999999999999", 1000), ("-5", 1), ("0", 1), ("", 1), ("x", 1), ("2.5", 2),
  ])
  func spansAreBounded(_ span: String, _ columns: Int) throws {
    #expect(try document("<table><tr><td colspan='\(span)'>甲</table>").cells.map(\.columns) == [columns])
  }

  @Test func tooManyColumnsAreAFault() {
    guard case .failure(let fault)? = read("<table><tr>" + times(1001, "<td>") + "</table>") else {
      Issue.record("it was read")
      return
    }
    #expect(fault.problem.zh.contains("列太多"))
  }

  @Test func joinsOverTheWholeTableCostLittle() throws {
    let rows = times(1000, "<tr><td rowspan=65534>" + times(50, "<td rowspan=65534 colspan=1>"))
    guard case .failure? = read("<table>\(rows)</table>") else {
      Issue.record("it was read")
      return
    }
  }

  @Test func tablesInTablesAreBounded() {
    guard case .failure? = read(times(100_000, "<table><tr><td>")) else {
      Issue.record("it was read")
      return
    }
  }

  @Test(arguments: [
    "<p>", "<b>", "<div><b>", "<ol><li>", "</i>", "<b></i>", "<!", "<!--", "&", "<p a='", "<script>", "<td>",
    "<caption>",
  ])
  func tagsWithoutEndAreRead(_ tag: String) throws {
    #expect(try document("<html>甲<br>" + times(50_000, tag)).lines.first == "<甲>")
  }

  @Test func anAttributeOfTenMegabytesIsOne() throws {
    let long = times(1_000_000, "a=1 style=x")
    #expect(try document("<table><tr><td title=\"\(long)\" colspan=2>甲</table>").lines == ["甲×2×1"])
  }

  // MARK: JSON

  @Test(arguments: ["{\"pfc\":", "{\"pfc\":[", "[["])
  func deepNestingIsRefused(_ opening: String) {
    guard case .failure(let fault)? = read(times(100_000, opening)) else {
      Issue.record("it was read")
      return
    }
    #expect(fault.problem.zh.contains("套得太深"))
  }

  // MARK: CSV

  @Test(arguments: ["\"", "\"\"", "\"a,", ",\"", "\"\n", ",\"\"\"", "\"\"\"\","])
  func quotesWithoutEndAreRead(_ text: String) {
    #expect(read("甲,乙\n丙,丁\n戊,己\n" + times(50_000, text)) != nil)
  }

  // MARK: Mutants

  private static let seed: UInt64 = 20_250_102

  private static let originals = [
    """
    <html><head><style>td { white-space: pre-wrap }</style></head><body><h1>甲</h1><table><caption><h2>题</h2><p><span>一</span>
    <span>二</span></p></caption><tr><th rowspan="2">甲</th><td colspan=2>&ldquo;乙&#39;<p>丙<br>丁</td></tr><tr><td><ol><li>a
    </ol><table><tr><td hidden>b</table></table><!-- c --><![CDATA[d]]></body></html>
    """,
    "部门,年度,表样,专项,指标,权重,性质,值,单位,附注\r\n甲,2025,表,,\"满,意\"\"度\",20%,≥,90,%,\"说明：a\r\n来源：b\"\r\n甲,2025,表,乙,'=x,5,=,1,座,\r\n",
    "# 甲\n\n| 项目 | 内容 |\n| --- | --- |\n| 目标 |  a\\|b<br>**c** `d` &lt; |\n\n| 指标 | 值 |\n|:-:|---|\n| 甲 | 5 |\n\n权重合计：90\n",
    """
    {"pfc": 1, "departments": [{"name": "甲", "year": 2025, "form": "表", "goal": "a\\n\\u7532", "goalSameAs": "overview",
    "budget": {"amount": -1.5e3, "unit": "元"}, "indicators": [{"name": "乙", "weight": 20, "min": 1, "max": 2, "notes": {"a": "b"}}]}]}
    """,
  ]

  @Test(arguments: originals.indices)
  func noMutantBreaksAReader(_ number: Int) throws {
    let original = Array(Self.originals[number].utf8)
    let reader = try #require(Readers.all.first { $0.recognizes(original) })
    #expect(reader.name == ["html", "csv", "md", "json"][number])
    let pieces = Self.originals.flatMap { $0.split { " \n,|".contains($0) }.map { Array($0.utf8) } }
    var random = SeededBytes(state: Self.seed &+ UInt64(number))
    for round in 0..<4000 {
      var mutant = original
      for _ in 0...random.below(4) { random.change(&mutant, pieces) }
      check(reader.read(mutant), "seed \(Self.seed), round \(round)")
      _ = Readers.all.first { $0.recognizes(mutant) }
    }
  }

  /// What was read is text, and stands in a grid.
  private func check(_ result: Result<DocumentContent, ImportFault>, _ note: Comment) {
    guard case .success(.tables(let document)) = result else { return }
    for cell in document.cells {
      let isSound = firstInvalidUTF8(cell.text) == nil && !cell.text.contains(0) && cell.columns > 0 && cell.rows > 0
      if !isSound { Issue.record("\(note): \(cell)") }
    }
  }
}

/// Changes bytes at random, the same way for the same seed.
private struct SeededBytes {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(bound, 1)
  }

  mutating func change(_ bytes: inout [UInt8], _ pieces: [[UInt8]]) {
    let place = below(bytes.count + 1)
    switch below(5) {
    case 0: bytes.removeSubrange(place..<min(place + 1 + below(20), bytes.count))
    case 1: bytes.insert(contentsOf: pieces[below(pieces.count)], at: place)
    case 2: bytes.removeSubrange(place...)
    case 3:
      let end = min(place + below(60), bytes.count)
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: below(bytes.count + 1))
    default: if place < bytes.count { bytes[place] = UInt8(below(256)) }
    }
  }
}
