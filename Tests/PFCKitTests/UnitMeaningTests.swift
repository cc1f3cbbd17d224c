// What a unit means beside the name of its indicator: letters that stand for several units, units in the name, rates that
// have none, averages with a fraction, and units that a project declares.

import PFCKit
import Testing

@Suite struct UnitMeaningTests {
  private func findings(_ row: String) -> [Diagnostic] {
    Example.replacing("    公厕数量              10  = 8 座", with: "    \(row)").check()
  }

  private func codes(_ row: String) -> [RuleCode] { findings(row).map(\.rule.code) }

  private func firstFix(_ row: String) -> Fix? { findings(row).first?.fixes.first }

  // MARK: Letters

  @Test func theNameSaysWhatMIs() {
    #expect(firstFix("公厕管网长度 10 ≥ 800 M")?.edits.first?.replacement == "米")
    #expect(firstFix("公厕管网长度 10 ≥ 800 M")?.safety == .safe)
    #expect(firstFix("专线带宽 10 = 100 M")?.edits.first?.replacement == "Mbps")
    #expect(firstFix("专线带宽 10 = 100 M")?.safety == .unsafe)
  }

  @Test(arguments: ["内存扩容 10 = 256 M", "云端流量 10 = 500 M", "公厕垃圾 10 ≥ 800 T"])
  func withoutANameNothingIsGuessed(_ row: String) {
    #expect(codes(row) == [317])
    #expect(firstFix(row) == nil)
  }

  // MARK: Units in names

  @Test(arguments: [
    ("补助金额（万元） 10 ≤ 50", " 万元"), ("公厕面积（亩） 10 ≥ 500", " 亩"), ("公厕里程(公里) 10 ≥ 12.5", " 公里"),
    ("参加人数（人次） 10 ≥ 500", " 人次"), ("公厕补助（元/人） 10 = 500", " 元/人"),
  ])
  func aUnitInTheNameIsTheUnit(_ row: String, _ unit: String) {
    #expect(codes(row) == [302])
    #expect(firstFix(row)?.edits.first?.replacement == unit)
  }

  @Test(arguments: ["使用年限 10 ≥ 5", "响应时间 10 ≤ 5"])
  func aGuessIsNoFix(_ row: String) { #expect(firstFix(row) == nil) }

  // MARK: Averages and rates

  @Test(arguments: [
    "千人口床位数 10 ≥ 7.2 张", "百名学生拥有计算机台数 10 ≥ 12.5 台", "师均服务次数 10 ≥ 12.5 次", "单车服务次数 10 ≥ 12.5 次", "亩均茶树棵数 10 ≥ 12.5 棵",
    "十万人口医生数 10 ≥ 1.5 名",
  ])
  func anAverageMayBeAFraction(_ row: String) { #expect(!codes(row).contains(305)) }

  @Test func aCountMayNot() { #expect(codes("公厕座数 10 ≥ 7.2 座") == [305]) }

  @Test(arguments: [
    "火灾十万人口死亡率 10 ≤ 0.35", "特种设备万台死亡率 10 ≤ 0.2", "亿元GDP生产安全事故死亡率 10 ≤ 0.03", "百万吨死亡率 10 ≤ 0.05", "出生人口性别比 10 ≤ 108",
    "投入产出比 10 ≥ 1.5", "资金周转率 10 ≥ 1.5", "机房PUE值 10 ≤ 1.5", "孕产妇死亡率 10 ≤ 12 1/10万", "孕产妇死亡率 10 ≤ 12 1/十万",
  ])
  func aRateMayHaveNoUnit(_ row: String) { #expect(codes(row) == []) }

  @Test func whatStandsAboveTheLineIsInserted() {
    #expect(codes("孕产妇死亡率 10 ≤ 12 /10万") == [111])
    #expect(firstFix("孕产妇死亡率 10 ≤ 12 /10万")?.edits.first?.replacement == "1")
  }

  @Test func aRiseInGradesMayBeAFraction() { #expect(codes("耕地质量提升 10 ≥ 0.3 个等级") == []) }

  // MARK: The catalogue

  @Test(arguments: [
    "200 毫秒", "12 款", "12 讲", "30 MPa", "30 千帕", "300 勒克斯", "1 NTU", "500 千克标准煤", "8 升/百公里", "3 万枚", "60 群", "5 万册次",
    "40 项次",
    "2 万页", "6 台件", "100 叶", "5.2 等", "12 端口", "50 兆赫", "3 万车公里", "20 工位",
  ])
  func unitsOfOtherTradesAreKnown(_ target: String) { #expect(!codes("公厕其他事项 10 ≥ \(target)").contains(301)) }

  @Test func aSuggestionGoesWithTheName() {
    #expect(firstFix("补助人数 10 = 80 各")?.edits.first?.replacement == "人")
    #expect(firstFix("公厕面积 10 = 80 平")?.edits.first?.replacement == "平方米")
  }

  // MARK: Declared units

  private func project(_ rows: String, row: String) throws -> [Diagnostic] {
    let file = SourceText(path: "project.pfc", text: "项目：青石\n单位：\n    \(rows)\n")
    let (project, diagnostics) = Project.read(file)
    let text = Standards.example.replacing("    公厕数量              10  = 8 座", with: "    \(row)")
    let files = MemoryFiles(["青石.pfc": Array(text.utf8)])
    return try diagnostics + Compiler(project: project).analyze("青石.pfc", files).diagnostics
  }

  @Test func aProjectDeclaresAUnit() throws {
    #expect(codes("公厕楹联 10 = 8 联") == [301])
    #expect(try project("联 副", row: "公厕楹联 10 = 8 联").isEmpty)
  }

  @Test func aDeclaredUnitConverts() throws {
    let found = try project("百万 万元 100", row: "公厕管护经费 10 ≤ 2 百万")
    #expect(found.map(\.rule.code) == [403])
  }

  @Test func aDeclaredUnitIsLikeAKnownOne() throws {
    #expect(try project("联 负", row: "公厕数量 10 = 8 座").map(\.rule.code) == [901])
    #expect(try project("座 个", row: "公厕数量 10 = 8 座").map(\.rule.code) == [905])
    #expect(try project("联", row: "公厕数量 10 = 8 座").map(\.rule.code) == [901])
  }
}
