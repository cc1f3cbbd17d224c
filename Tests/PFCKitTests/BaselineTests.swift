// The text of a baseline, and what becomes of it when it is written again.

import PFCKit
import Testing

@Suite struct BaselineTests {
  private func baseline(_ lines: String) throws(Baseline.Fault) -> Baseline {
    try Baseline(Array("# pfc baseline 1\n\(lines)".utf8))
  }

  @Test func textComesBackAsItWas() throws {
    var known = Baseline()
    for path in ["乙.pfc", "甲 乙.pfc", "a\tb.pfc", "a\\nb\nc.pfc"] { known.add(.init(path, 304)) }
    known.add(.init("乙.pfc", 304))
    known.add(.init("乙.pfc", 201))
    #expect(try Baseline(Array(known.text.utf8)) == known)
  }

  @Test func linesAreInOrderOfPathAndCode() throws {
    let text = try baseline("PF304\t1\tb.pfc\nPF201\t2\tb.pfc\nPF701\t3\ta.pfc\n").text
    #expect(text.hasSuffix("\nPF701\t3\ta.pfc\nPF201\t2\tb.pfc\nPF304\t1\tb.pfc\n"))
  }

  @Test func carriageReturnsAndCommentsAreNoFault() throws {
    #expect(try baseline("# 注\r\n\r\nPF304\t1\ta.pfc\r\n")[.init("a.pfc", 304)] == 1)
  }

  @Test func aMarkInFrontIsPassedOver() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("\(Baseline.mark)\nPF304\t1\ta.pfc\n".utf8)
    #expect(try Baseline(bytes)[.init("a.pfc", 304)] == 1)
  }

  @Test(arguments: ["", "部门：青石\n", "# pfc baseline 2\n"])
  func anotherFileIsNoBaseline(_ text: String) {
    #expect(throws: Baseline.Fault.unmarked) { try Baseline(Array(text.utf8)) }
  }

  @Test(arguments: [
    "PF304 1 a.pfc", "PF304\t0\ta.pfc", "PF304\tx\ta.pfc", "304\t1\ta.pfc", "PF304\t1\t", "<<<<<<< HEAD",
    "PF304\t1\ta.pfc\nPF304\t2\ta.pfc",
  ])
  func aBrokenLineIsNamed(_ lines: String) {
    let last = lines.split(separator: "\n").count + 1
    #expect(throws: Baseline.Fault.line(last)) { try baseline(lines) }
  }

  @Test func entriesThatWereNotLookedAtStay() throws {
    let known = try baseline("PF304\t5\ta.pfc\nPF201\t1\ta.pfc\nPF304\t2\tb.pfc\n")
    var found = Baseline()
    found.add(.init("a.pfc", 304))
    let renewed = known.renewed(by: found) { $0.path == "a.pfc" }
    #expect(renewed == (try baseline("PF304\t1\ta.pfc\nPF304\t2\tb.pfc\n")))
  }
}
