// PF503 and PF509: numbers of documents as they are mistyped in published tables, and what only looks like one.

import PFCKit
import Testing

@Suite struct DocumentNumberTests {
  @Test(arguments: [
    ("湘财教﹝2019﹞24号", "湘财教〔2019〕24号"),
    ("宁财(农)指标[2021]558号", "宁财(农)指标〔2021〕558号"),
    ("陕财办绩【2020】4号", "陕财办绩〔2020〕4号"),
    ("鲁财科教(2024)67号", "鲁财科教〔2024〕67号"),
    ("（沙府办发（2019)101号）", "（沙府办发〔2019〕101号）"),
    ("（沙府办发〔2019）101号）", "（沙府办发〔2019〕101号）"),
    ("渝府发［2019］101号", "渝府发〔2019〕101号"),
    ("渝府发〔2019〕第3号", "渝府发〔2019〕3号"),
    ("渝府发〔2019〕03号", "渝府发〔2019〕3号"),
    ("渝府发【2019】第003号", "渝府发〔2019〕3号"), ("渝府发〔2019年〕101号", "渝府发〔2019〕101号"),
    ("渝府发【2019年】 第3 号", "渝府发〔2019〕3号"),
  ])
  func certainFaultsHaveASafeFix(_ typed: String, _ corrected: String) {
    let text = CheckedText(basis: "《办法》\(typed)")
    #expect(text.codes == [503])
    #expect(text.findings.first?.fixes.first?.safety == .safe)
    #expect(text.repaired == "《办法》\(corrected)")
  }

  @Test(arguments: [
    ("沙委组2015年36号《通知》", "沙委组〔2015〕36号《通知》"), ("沙委组2015年第036号", "沙委组〔2015〕36号"),
    ("渝府发〔2019〕36，", "渝府发〔2019〕36号，"),
  ])
  func whatIsMissingIsGuessedOnlyWhenAskedTo(_ typed: String, _ corrected: String) {
    let text = CheckedText(basis: typed)
    #expect(text.codes == [503])
    #expect(text.findings.first?.fixes.first?.safety == .unsafe)
    #expect(text.repaired == corrected)
  }

  @Test func aRoundBracketBehindNoAgencyIsDoubtful() {
    #expect(CheckedText(basis: "工程款支付（2024）3号。").findings.map { $0.fixes.first?.safety } == [.unsafe])
  }

  @Test func theCenturyIsForAPersonToSay() {
    for typed in ["渝府发〔19〕36号", "《通知》渝财〔19〕1号"] {
      let text = CheckedText(basis: typed)
      #expect(text.codes == [503])
      #expect(text.findings.first?.fixes.first?.safety == .shownOnly)
    }
  }

  @Test func everyNumberIsOneFinding() {
    #expect(CheckedText(basis: "渝府发(2019)3号、渝府发【2020】第4号").places == ["(2019)3号", "【2020】第4号"])
  }

  @Test(arguments: [
    "渝府发〔2019〕3号", "《条例》（2018年修订版）", "（2023年度）资金安排", "区委第45次会议", "2025年36号楼维修",
    "公租房（2019）3号楼", "改造项目（2024）", "（2024）", "《规划》(2021)", "人民路(2019)12号地块",
    "财政部公告（2019）第3号", "沙委办2015年36号楼", "委员2025年12号提案", "（2019）渝0106民初101号", "《办法》〔2017〕124号",
    "项目部建设（2024）2号提升泵站", "公厕管护（2024）1号公厕、（2024）2号公厕", "案件（2023）3号卷宗整理", "会议室建设（2024）2号会议室",
    "第九届（2024）1号馆", "委托建设(2023)15号合同", "按合同编号（2024）15号执行，采购文件[2024]12号公告。", "第（2020）12号合同",
    "沙委组〔2015〕 36号", "预算（2025）30万元", "见附件（12）3号表",
  ])
  func whatIsNoMistypedNumberIsLeftAlone(_ text: String) { #expect(CheckedText(basis: text).codes == []) }

  @Test(arguments: [
    "（沙委办发〔2018〕16号，内部）", "《办法》（内部资料）", "《方案》（机密）", "《方案》【秘密】", "《纪要》（沙委发〔2020〕1号、内部文件）", "沙委发〔2020〕1号（内部）",
  ])
  func internalDocumentsAreMarked(_ text: String) { #expect(CheckedText(basis: text).codes == [509]) }

  @Test(arguments: [
    "区政府第12次常务会议纪要", "《常务会议纪要》（2024年第3期）", "《关于养护经费的便函》", "区委机密文件", "1.《条例》\n2.街道党工委会议纪要",
  ])
  func kindsThatStayInsideAreAHint(_ text: String) {
    let found = CheckedText(basis: text)
    #expect(found.codes == [514])
    #expect(found.findings.first?.level == .hint)
  }

  @Test(arguments: ["《政务公开条例》", "区政府常务会议决定", "《保密法》", "《纪要编写规范》", "财政部函〔2024〕1号"])
  func otherKindsAreNot(_ text: String) { #expect(CheckedText(basis: text).codes == []) }

  @Test func minutesInTheOverviewAreWork() {
    let text = CheckedText(source: Standards.example.replacing("1.辖区道路清扫保洁；", with: "1.整理会议纪要；"))
    #expect(text.codes == [])
  }

  @Test(arguments: [
    "加强（内部控制）", "内部审计", "完善内部管理（含内部审计）", "（保守国家秘密）", "编印内部资料50册", "（单位内部控制规范）", "（干部）", "（由内部）（镇机密室）",
    "涉密载体（绝密、机密、秘密）管理", "接受监督（外部、内部）", "政府信息（主动公开、依申请公开、不公开）分类",
    "（材料）", "（各级）", "保密工作（机密文件管理）",
  ])
  func otherUsesOfTheWordsAreNot(_ text: String) {
    #expect(CheckedText(basis: text).codes.filter { $0 == 509 } == [])
  }
}
