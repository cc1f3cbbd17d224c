// Targets that people type in other words than the language has: what is read as meant, what is one finding, and that no
// repair makes a figure a grade that nobody compares.

import PFCKit
import Testing

@Suite struct MistypedTargetTests {
  /// What one more row in the standard fund gives, in place of its first.
  private func findings(_ row: String) -> [Diagnostic] {
    Example.replacing("    公厕数量              10  = 8 座", with: "    \(row)").check()
  }

  private func codes(_ row: String) -> [RuleCode] { findings(row).map(\.rule.code) }

  /// The row after its first fix.
  private func mended(_ row: String) throws -> String {
    let finding = try #require(findings(row).first)
    let fix = try #require(finding.fixes.first)
    var bytes = finding.source.bytes
    for edit in fix.edits.sorted(by: { $0.range.start > $1.range.start }) {
      bytes.replaceSubrange(edit.range.bounds, with: edit.replacement.utf8)
    }
    let name = try #require(row.split(separator: " ").first)
    let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.contains(name) }
    return String(try #require(line)).trimmingPrefix(while: { $0 == " " }).description
  }

  // MARK: Relations in words

  @Test(arguments: [
    "公厕管护率 10 达到95%", "公厕管护率 10 达95%", "公厕管护率 10 不得低于 95 %", "公厕管护率 10 大于或等于 95 %", "公厕管护成本 10 控制在5万元以内",
    "公厕管护成本 10 不突破5万元", "公厕管护成本 10 不得超过 5 万元", "公厕管护成本 10 不超 5 万元",
  ])
  func aRelationMayBeAWord(_ row: String) { #expect(codes(row) == []) }

  @Test(arguments: ["公厕水管 10 约 12 米", "公厕水管 10 ～12 米", "公厕水管 10 ∠ 12 米", "公厕水管 10 定量 12 米"])
  func aFigureIsNeverOfferedAsAGrade(_ row: String) {
    #expect(codes(row) == [105])
    #expect(findings(row).allSatisfy { $0.fixes.isEmpty })
  }

  @Test(arguments: [
    ("公厕水管 10 其它 12米", "公厕水管 10 其他 12米"), ("公厕水管 10 正向 12 米", "公厕水管 10 ≥ 12 米"),
    ("公厕水管 10 反向 12 米", "公厕水管 10 ≤ 12 米"), ("公厕水管 10 〉 12 米", "公厕水管 10 > 12 米"),
    ("公厕状况 10 定性：优良", "公厕状况 10 定性 优良"), ("公厕状况 10 定性 ：优良", "公厕状况 10 定性 优良"),
  ])
  func whatWasMeantIsOffered(_ row: String, _ right: String) throws { #expect(try mended(row) == right) }

  @Test func aColonBehindAGradeIsRepairedSafely() throws {
    #expect(try #require(findings("公厕状况 10 定性：优良").first?.fixes.first).safety == .safe)
  }

  // MARK: Figures as grades

  @Test(arguments: [
    "公厕管护 10 定性 ≥95%", "公厕管护 10 定性 达到95%", "公厕水管 10 定性 不少于12米", "公厕水管 10 定性 十二公里", "公厕来客 10 定性 500人左右",
    "公厕管护 10 定性 不超过5万元",
  ])
  func aFigureIsNoGrade(_ row: String) { #expect(codes(row) == [303]) }

  @Test(arguments: ["公厕管护 10 定性 三级", "公厕管护 10 定性 一期完工", "公厕管护 10 定性 二类", "公厕管护 10 定性 一流", "公厕管护 10 定性 达到二级标准"])
  func aGradeMayHoldANumeral(_ row: String) { #expect(!codes(row).contains(303)) }

  @Test func aBoundedFigureBehindQualitativeIsPutRight() throws {
    #expect(try mended("公厕水管 10 定性 不少于12米") == "公厕水管 10 ≥ 12 米")
  }

  @Test(arguments: ["公厕来客 10 其他 约500人", "公厕水管 10 其他 不少于12米"])
  func aBoundedFigureBehindOtherIsOne(_ row: String) { #expect(codes(row) == [330]) }

  @Test func whatNoSignSaysHasNoFix() { #expect(findings("公厕来客 10 其他 约500人").first?.fixes.isEmpty == true) }

  // MARK: Values that are said otherwise

  @Test(arguments: [
    ("公厕完工时间 10 ≤ 年底前", "公厕完工时间 10 ≤ 12月底前"), ("公厕完工时间 10 ≤ 第四季度", "公厕完工时间 10 ≤ 12月底"),
    ("公厕发放时间 10 ≤ 每月15日前", "公厕发放时间 10 其他 每月15日前"), ("公厕开放 10 = 全年", "公厕开放 10 其他 全年"),
    ("公厕开放 10 = 6:00-22:00", "公厕开放 10 其他 6:00-22:00"), ("公厕评比 10 ≤ 前10名", "公厕评比 10 ≤ 10 名次"),
    ("公厕水温 10 = 20±2 ℃", "公厕水温 10 = 18~22 ℃"), ("公厕修复 10 ≤ 3 天内", "公厕修复 10 ≤ 3 天以内"),
  ])
  func oneErrorHasTheRightFix(_ row: String, _ right: String) throws {
    #expect(findings(row).count == 1)
    #expect(try mended(row) == right)
  }

  @Test func aRangeMayBeSpoken() { #expect(codes("公厕水管 10 = 10到12 米") == []) }

  // MARK: Torn numbers

  @Test(arguments: [
    ("公厕水管 10 ≥ 1 200 米", "公厕水管 10 ≥ 1200 米"), ("公厕水管 10 ≥ 12。5 米", "公厕水管 10 ≥ 12.5 米"),
    ("公厕水管 10 ≥ 12 .5 米", "公厕水管 10 ≥ 12.5 米"),
  ])
  func aTornNumberIsOneFinding(_ row: String, _ right: String) throws {
    #expect(codes(row) == [314])
    #expect(try mended(row) == right)
  }

  @Test(arguments: ["公厕水管 10 ≥ 1.2.3 米", "公厕水管 10 ≥ 12. 米"])
  func aBrokenNumberIsOneFinding(_ row: String) { #expect(codes(row) == [314]) }
}
