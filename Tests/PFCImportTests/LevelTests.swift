// Tables of three levels: what an empty cell of a level means, and rows that have none.

import PFCImport
import Testing

@Suite struct LevelTests {
  private static let head = """
    项目名称 | 乡道养护 | < | 主管部门 | 交通局
    一级指标 | 二级指标 | 三级指标 | 指标值 | 分值

    """

  private func rows(_ drawing: String) throws -> [String] {
    let source = try Drawing(Self.head + drawing).source()
    return source.split(separator: "\n").drop { $0 != "指标：" }.dropFirst().map { String($0.dropFirst(4)) }
  }

  @Test func aJoinedLevelReachesAsFarAsTheJoin() throws {
    #expect(
      try rows(
        """
        产出指标 | 数量指标 | 里程 | ≥12公里 | 30
        ^ | ^ | 次数 | ≥24次 | 20
        ^ | | 完好率 | ≥95% | 20
        满意度指标 | | 满意度 | ≥90% | 20
        """) == [
          "[产出指标/数量指标]", "里程  30  ≥12公里", "次数  20  ≥24次", "[产出指标]", "完好率  20  ≥95%", "[满意度指标]", "满意度  20  ≥90%",
        ])
  }

  @Test func whereNothingIsJoinedAnEmptyLevelIsThatAbove() throws {
    #expect(
      try rows(
        """
        产出指标 | 数量指标 | 里程 | ≥12公里 | 30
        | | 次数 | ≥24次 | 20
        | 质量指标 | 完好率 | ≥95% | 20
        """) == ["[产出指标/数量指标]", "里程  30  ≥12公里", "次数  20  ≥24次", "[产出指标/质量指标]", "完好率  20  ≥95%"])
  }

  @Test func aLevelMayStandInEachOfItsRows() throws {
    #expect(
      try rows("产出指标 | 数量指标 | 里程 | ≥12公里 | 30\n产出指标 | 数量指标 | 次数 | ≥24次 | 20\n产出指标 | | 完好率 | ≥95% | 20")
        == ["[产出指标/数量指标]", "里程  30  ≥12公里", "次数  20  ≥24次", "[产出指标]", "完好率  20  ≥95%"])
  }

  @Test func rowsWithoutALevelComeFirstAndThatIsSaid() throws {
    let result = try Drawing(
      Self.head + "产出指标 | 数量指标 | 里程 | ≥12公里 | 30\n^ | ^ | 次数 | ≥24次 | 20\n | | 完好率 | ≥95% | 20\n"
    ).imported()
    let text = String(decoding: try #require(result.sources.first).bytes, as: UTF8.self)
    #expect(text.contains("指标：\n    完好率  20  ≥95%\n    [产出指标/数量指标]\n    里程"))
    #expect(result.notes.map(\.place) == ["第5行第3格"])
  }

  @Test func aLevelGoesOnOnTheNextPage() throws {
    #expect(
      try rows(
        """
        产出指标 | 数量指标 | 里程 | ≥12公里 | 30
        ^ | ^ | 次数 | ≥24次 | 20

        一级指标 | 二级指标 | 三级指标 | 指标值 | 分值
        | | 完好率 | ≥95% | 20
        | | 完工率 | ≥95% | 20
        """) == ["[产出指标/数量指标]", "里程  30  ≥12公里", "次数  20  ≥24次", "完好率  20  ≥95%", "完工率  20  ≥95%"])
  }

  @Test func marksOfNothingAreNoLevels() throws {
    #expect(try rows("产出指标 | — | 里程 | ≥12公里 | 30\n") == ["[产出指标]", "里程  30  ≥12公里"])
  }
}
