// What holds for the tree of any source: samples, the embedded data, broken files, and random text.

import PFCText
import Testing

@testable import PFCSyntax

@Suite struct PropertyTests {
  static let sources =
    PackageFiles.list("samples", ending: ".pfc") + PackageFiles.list("Sources/PFCForms/Data", ending: ".pfc")

  @Test(arguments: sources) func treesOfSamplesAreWellFormed(_ path: String) throws {
    let result = parse(
      SourceText(path: path, bytes: try PackageFiles.bytes(path)), shapes: TestVocabulary.builtIn.shapes)
    #expect(treeFaults(result) == [])
  }

  @Test(arguments: PackageFiles.list("samples", ending: ".pfc").filter { !$0.contains("坏例") })
  func samplesHaveNoFaults(_ path: String) throws {
    let result = parse(
      SourceText(path: path, bytes: try PackageFiles.bytes(path)), shapes: TestVocabulary.builtIn.shapes)
    #expect(places(result) == [])
  }

  @Test func thereAreSamples() { #expect(Self.sources.count >= 10) }

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func treesOfRandomTextAreWellFormed(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<400 {
      let text = randomText(&random)
      let faults = treeFaults(read(text))
      #expect(faults == [], "seed \(seed): \(text.debugDescription)")
      if !faults.isEmpty { return }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>) func crlfChangesNothingButLineEnds(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<200 {
      let text = randomText(&random).split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
      let crlf = text.unicodeScalars.map { $0 == "\n" ? "\r\n" : String(Character($0)) }.joined()
      #expect(kinds(read(text)) == kinds(read(crlf)), "seed \(seed): \(text.debugDescription)")
    }
  }

  private func kinds(_ result: ParseResult) -> [SyntaxKind] { (0..<result.tree.count).map(result.tree.kind) }

  /// Lines made of pieces of the language in any order.
  private func randomText(_ random: inout SeededRandom) -> String {
    let pieces = [
      "部门", "专项", "指标", "概况", "2024年", "预算", "列表", "版面", "得分指标", "：", ":", "；", "  ", "\u{3000}", "\t", "\u{A0}", "\n",
      "\n", "\n    ", "\n\u{3000}", "\r\n", "#", "＃", "公厕数量", "“", "”", "\"", "「", "10", "20%", "％", "分", "≥", "=", "＝",
      "<", ">",
      "不低于", "定性", "其他", "±", "~", "～", "-", "至", "以内", "90", "3,309,840.00", "12月", "底前", "2025年", "31日", "2023.07",
      "2025-12-31",
      "元", "万元", "/", "·", "（", "）", "(", ")", "[", "]", "【", "】", "|", "- ", "\n    - 说明：", "\n    [产出/数量]", "<<<<<<<",
      "\n=======\n",
      "\n>>>>>>> 乙\n", "𠮷", "\u{301}", "\u{FEFF}", "\u{200B}", "良好", "。", "，", "1", ".", ",", "+", "\u{7F}", "\u{1}",
    ]
    return (0..<random.below(60)).map { _ in random.pick(pieces) ?? "" }.joined()
  }
}
