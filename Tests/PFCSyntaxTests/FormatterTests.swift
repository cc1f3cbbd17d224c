// The one canonical style, a decision a test; the input is what a clerk might type.

import Testing

@testable import PFCSyntax

@Suite struct FormatterTests {
  /// Formats rows of a relation table and gives them back.
  private func rows(_ lines: String, key: String = "指标") -> String? {
    formatted("\(key)：\n\(lines)\n").map { String($0.dropFirst("\(key)：\n".count).dropLast()) }
  }

  // MARK: Columns

  @Test func columnsLineUpByDisplayWidth() {
    #expect(
      rows(" 公厕数量 10 = 8 座\n A级景区数 20 ≥ 3 个\n 清扫保洁面积 5 ≥ 2100.5 平方米")
        == "    公厕数量      10  = 8 座\n    A级景区数     20  ≥ 3 个\n    清扫保洁面积  5   ≥ 2100.5 平方米")
  }

  @Test func ambiguousCharactersCountAsTheProjectSays() {
    let text = "指标：\n  “七一”慰问 10 = 8 次\n  开展走访慰问 10 = 8 次\n"
    #expect(formatted(text) == "指标：\n    “七一”慰问    10  = 8 次\n    开展走访慰问  10  = 8 次\n")
    #expect(formatted(text, ambiguous: .wide) == "指标：\n    “七一”慰问  10  = 8 次\n    开展走访慰问  10  = 8 次\n")
  }

  @Test func aVeryLongNameStandsOutOfItsColumn() {
    let long = String(repeating: "很长", count: 11)
    #expect(rows(" 甲 1 = 8 座\n \(long) 10 = 8 座") == "    甲  1   = 8 座\n    \(long)  10  = 8 座")
  }

  @Test func aRowWithoutAWeightKeepsItsColumnFree() {
    #expect(rows(" 甲 10% = 8 座\n 乙 = 8 座") == "    甲  10%  = 8 座\n    乙       = 8 座")
  }

  // MARK: Spelling

  @Test(arguments: [
    ("甲 ２０％ ≧９０％", "甲  20%  ≥ 90 %"), ("甲 20 % 不低于90 ﹪", "甲  20%  ≥ 90 %"), ("甲 5 分 =< 3 次", "甲  5分  ≤ 3 次"),
    ("甲 5 == 45％－60％", "甲  5  = 45 %~60 %"), ("甲 5 = 45 至 60 人", "甲  5  = 45~60 人"),
    ("甲 5 = ± 3％ 以内", "甲  5  = ±3 %以内"), ("甲 5 ≤ 30 天 以内", "甲  5  ≤ 30 天以内"),
    ("甲 5 = 9600元／(人•年)", "甲  5  = 9600 元/（人·年）"), ("甲 5 = ２０２５年１２月 底前", nil),
    ("甲 5 = ２０２５年１２月底前", "甲  5  = 2025年12月底前"), ("甲 5 = 2025—03—01", "甲  5  = 2025-03-01"),
    ("甲 5 = 2023.07－2024.01", "甲  5  = 2023.07~2024.01"), ("甲 5 = 12月 以内", "甲  5  = 12月 以内"),
    ("甲 5 = 12月以内", "甲  5  = 12 月以内"), ("甲 5 = 1，234.50元", "甲  5  = 1,234.50 元"),
    ("甲 5 定性　较高  优秀", "甲  5  定性 较高  优秀"), ("甲 5 超过 3 次", "甲  5  > 3 次"),
  ])
  func aTargetHasOneSpelling(_ typed: String, _ canonical: String?) {
    #expect(rows("\t" + typed) == canonical.map { "    " + $0 })
  }

  @Test(arguments: [
    ("\"公厕数量\" 10 = 8 座", "公厕数量  10  = 8 座"), ("「甲 10」 5 = 8 座", "甲 10  5  = 8 座"),
    ("“甲 10” = 8 座", "\"甲 10\"  = 8 座"), ("「客流≥5」10 = 8 座", nil), ("「客流≥5」 10 = 8 座", "\"客流≥5\"  10  = 8 座"),
    ("「甲\"≥\"」 10 = 8 座", "“甲\"≥\"”  10  = 8 座"), ("\"#甲\" 10 = 8 座", "\"#甲\"  10  = 8 座"),
    ("\"- 甲：\" 10 = 8 座", "\"- 甲：\"  10  = 8 座"), ("\"[甲]\" 10 = 8 座", "\"[甲]\"  10  = 8 座"),
    ("\" 甲\" 10 = 8 座", "\" 甲\"  10  = 8 座"), ("\"“甲”\" 10 = 8 座", "\"“甲”\"  10  = 8 座"),
  ])
  func namesAreQuotedOnlyWhereTheyMustBe(_ typed: String, _ canonical: String?) {
    #expect(rows("  " + typed) == canonical.map { "    " + $0 })
  }

  @Test(arguments: [
    ("覆盖率 10 95%", "覆盖率  10  95 %"), ("造价 5元", "造价  5元"), ("完成时间 10 9月前", "完成时间  10  9月前"),
    ("满意度 10 显著　提升", "满意度  10  显著　提升"), ("覆盖率 95％", "覆盖率  95 %"),
  ])
  func noBlankMakesABareFigureAWeight(_ typed: String, _ canonical: String) {
    #expect(rows(" " + typed, key: "得分指标") == "    " + canonical)
  }

  @Test func groupsAndRemarksStandAtTheirDepth() {
    #expect(
      rows("\t【 产出 ／ 数量 】\n 甲 1 = 8 座\n   ＃ 关于说明\n －  说明 : 按台账\n # 关于乙\n 乙 1 = 8 座")
        == "    [产出/数量]\n    甲  1  = 8 座\n        ＃ 关于说明\n        - 说明：按台账\n    # 关于乙\n    乙  1  = 8 座")
  }

  // MARK: Entries

  @Test func anAliasBecomesTheFormsOwnKey() {
    #expect(
      formatted("专项资金名称: 甲\n２０２４ 年 预算 ：106.48万元\n项目概况：乙\n") == "专项：甲\n2024年预算：106.48 万元\n概况：乙\n")
  }

  @Test func figuresBehindAKeyAreHalfWidth() {
    #expect(formatted("部门：１\n年度：２０２５年\n") == "部门：１\n年度：2025年\n")
    #expect(formatted("年度：２０２５，暂定\n") == "年度：２０２５，暂定\n")
  }

  @Test func figuresBelowTheirKeyAreHalfWidth() {
    #expect(
      formatted("支出预算总量：\n　５００．５０ 万元\n年度：\n  ２０２５年\n目标：\n  ２０２５年\n")
        == "支出预算总量：\n    500.50 万元\n年度：\n    2025年\n目标：\n    ２０２５年\n")
  }

  @Test func anAliasThatWouldMeanAnotherFieldHereStays() {
    #expect(formatted("部门：甲\n当年绩效目标：乙\n") == "部门：甲\n当年绩效目标：乙\n")
  }

  @Test func anUnknownKeyStays() {
    #expect(formatted("备注 :  甲：乙  \n") == "备注：甲：乙\n")
  }

  @Test func aBlankLineSetsOpenersOff() {
    #expect(
      formatted("\n\n# 头\n部门：甲\n\n\n\n年度：2025\n# 关于乙\n专项：乙\n专项：丙\n# 关于丙\n\n专项：丁\n\n\n")
        == "# 头\n部门：甲\n\n年度：2025\n\n# 关于乙\n专项：乙\n\n专项：丙\n# 关于丙\n\n专项：丁\n")
  }

  @Test func aCommentBehindTheLastRowStaysThere() {
    #expect(
      formatted("指标：\n 甲 1 = 8 座\n# 行后\n年度：2025\n") == "指标：\n    甲  1  = 8 座\n# 行后\n年度：2025\n")
  }

  @Test func lineEndsBecomeLineFeeds() {
    #expect(formatted("\u{FEFF}# 头 \r\n年度：2025\r\n目标：\r\n\t甲\r\n\r\n\t乙") == "# 头\n年度：2025\n目标：\n    甲\n\n    乙\n")
  }

  @Test(arguments: ["", "\n", " \n\u{3000}\n", "\u{FEFF}"])
  func nothingStaysNothing(_ text: String) { #expect(formatted(text) == "") }

  // MARK: Bodies

  @Test func proseMovesAsAWhole() {
    #expect(
      formatted("目标：\n\n  1.甲　 乙；  \n# 夹注\n\n\n      (1)丙\n  \u{3000}丁\n")
        == "目标：\n\n    1.甲　 乙；\n# 夹注\n\n\n        (1)丙\n    \u{3000}丁\n")
  }

  @Test func commonWideIndentationGoesAndTheRestIsText() {
    #expect(formatted("目标：\n\u{3000}\u{3000}甲\n\u{3000}乙\n") == "目标：\n    \u{3000}甲\n    乙\n")
  }

  @Test func blanksOfTheTextDoNotBecomeIndentation() {
    let text = "目标：\n\u{3000} 甲\n\u{3000} 乙\n"
    #expect(formatted(text) == text)
  }

  @Test func optionsOfColumnsKeepTheirPairs() {
    #expect(
      formatted("列表：\n 元 1  小数 2   别名 圆\n# 注\n\n\n 亿元 100000000\t小数 10\n")
        == "列表：\n    元    1          小数 2   别名 圆\n# 注\n\n    亿元  100000000  小数 10\n")
  }

  @Test func flagsAndOptionsWithAValueStandBelowTheirLike() {
    #expect(
      formatted("列表：\n 名称 文字  必填  别名 全称\n 预算 金额  必填  分年度  分项 甲、乙  别名 丙\n 电话 文字\n 年 年份  别名 年份\n")
        == "列表：\n    名称  文字  必填          别名 全称\n    预算  金额  必填  分年度  分项 甲、乙  别名 丙\n    电话  文字\n"
        + "    年    年份                别名 年份\n")
  }

  @Test func cellsOfALayoutStandBelowEachOther() {
    #expect(
      formatted("版面：\n 标题\n 甲|{乙}｜<|\n ^ | |丙 | 丁\n |戊||\n")
        == "版面：\n    标题\n    甲 | {乙} | <  |\n    ^  |      | 丙 | 丁\n       | 戊   |    |\n")
  }
}

// MARK: - Any source

@Suite struct FormatterPropertyTests {
  private static let seed: UInt64 = 20_250_606

  @Test func sentencesOfTheGrammarKeepTheirWords() throws {
    let grammar = try EBNF(PackageFiles.text("grammar/pfc.ebnf"))
    var generator = SentenceGenerator(grammar, Terminals(.builtIn), seed: Self.seed)
    for number in 0..<600 {
      let text = try generator.sentence(of: "file", depth: 12 + number % 8).text
      guard keepsItsWords(text, "seed \(Self.seed), sentence \(number)") else { return }
    }
  }

  @Test(arguments: [("指标：\n", "relationRows"), ("得分指标：\n", "pointsRows"), ("无权重指标：\n", "bareRows")])
  func rowsOfTheGrammarKeepTheirWords(_ head: String, _ production: String) throws {
    let grammar = try EBNF(PackageFiles.text("grammar/pfc.ebnf"))
    var generator = SentenceGenerator(grammar, Terminals(.builtIn), seed: Self.seed)
    for number in 0..<600 {
      let text = try generator.sentence(of: production, depth: 10 + number % 8).text
      guard keepsItsWords(head + text, "seed \(Self.seed), sentence \(number)") else { return }
    }
  }

  /// Formatting is its own fixed point and changes no word; false at the first fault, so that it is told once.
  private func keepsItsWords(_ text: String, _ place: String) -> Bool {
    guard let once = formatted(text) else {
      Issue.record("\(place): not without faults\n\(text)")
      return false
    }
    let twice = formatted(once)
    let difference = zip(words(text), words(once)).first { $0 != $1 }
    let isSame = difference == nil && words(text).count == words(once).count
    #expect(isSame, "\(place): \(String(describing: difference))\n\(text)\n\(once)")
    #expect(twice == once, "\(place)\n\(text)\n\(once)\n\(twice ?? "faults")")
    return isSame && twice == once
  }
}
