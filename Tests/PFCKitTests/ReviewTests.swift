// What a careful reviewer would mark in a table as it is really handed in was written down by reading it, before the rules
// were there; the rules must find that, there, and nothing else.

import Foundation
import PFCKit
import Testing

@Suite struct ReviewTests {
  /// A place that the reviewer marked: `⟦text|PF504⟧` in the file.
  struct Mark: Hashable, CustomStringConvertible {
    let line: Int
    let text: String
    let code: RuleCode

    var description: String { "\(line): \(code) \(text)" }
  }

  /// A file with marks: the source without them, and the marks.
  private func read(_ name: String) throws -> (source: String, marks: [Mark]) {
    let url = packageRoot.appendingPathComponent("Tests/PFCKitTests/Review/\(name)")
    let marked = try String(contentsOf: url, encoding: .utf8)
    var marks: [Mark] = []
    let lines = try marked.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
      for match in line.matches(of: #/⟦([^|]*)\|(PF[0-9]{3})⟧/#) {
        let code = try #require(RuleCode(String(match.output.2)))
        marks.append(Mark(line: number + 1, text: String(match.output.1), code: code))
      }
      return line.replacing(#/⟦([^|]*)\|PF[0-9]{3}⟧/#) { $0.output.1 }
    }
    return (lines.joined(separator: "\n"), marks)
  }

  @Test func theRulesMarkWhatTheReviewerMarked() throws {
    let (source, marks) = try read("送审稿.marked")
    let found = Example.file(source).check().map { finding in
      Mark(
        line: LineIndex(finding.source).line(of: finding.range.start) + 1,
        text: finding.source.string(finding.range), code: finding.rule.code)
    }
    #expect(marks.count > 25)
    let missed = Set(marks).subtracting(found).sorted { $0.line < $1.line }
    let extra = Set(found).subtracting(marks).sorted { $0.line < $1.line }
    #expect(missed.isEmpty, "marked by the reviewer, not found")
    #expect(extra.isEmpty, "found, not marked by the reviewer")
    #expect(found.count == marks.count)
  }
}
