// PF1xx: what can be wrong with the form of a line.

package import PFCDiagnostics

/// Rules about the syntax of lines.
package enum SyntaxRules {
  /// All rules of this topic.
  package static let all = [
    missingColon, notAnEntry, bodyWithoutEntry, unclosedQuote, missingRelation, missingValue, badValue, unexpectedText,
    missingName, brokenGroup, brokenUnit, missingKey, remarkWithoutRow,
  ]

  private static let rows = Wording("pfc 语言说明第 3 节", "pfc language, section 3")
  private static let lines = Wording("pfc 语言说明第 2 节", "pfc language, section 2")

  package static let missingColon = Rule(
    101, "missing-colon", "缺少冒号", .error,
    message: Wording("“{key}”后面缺少冒号", "“{key}” lacks its colon"),
    label: Wording("这里应有“：”", "“：” belongs here"),
    advice: Wording("在“{key}”后面加“：”", "put “：” behind “{key}”"),
    reason: Wording("冒号把项目名和内容分开。", "The colon parts the key from its value."),
    bad: .replacing("年度：2025", with: "年度 2025"), good: .standard, source: lines)

  package static let notAnEntry = Rule(
    102, "not-an-entry", "不是“项目：内容”", .error,
    message: Wording("这一行不是“项目：内容”", "this line is no “key: value”"),
    advice: Wording("{todo}；如果是说明，行首加 #", "{todo}; start it with # when it is a remark"),
    reason: Wording(
      "顶格的行是结构，缩进的行是正文；只有这一处空格有意义。",
      "A line at column 0 is structure, an indented line is body; no other blank has a meaning."),
    bad: .replacing("    2.公厕日常管护。", with: "2.公厕日常管护。"), good: .standard, source: lines)

  static let indentationIsMissing = Wording("如果它是上一项的正文，行首加空格", "indent it when it is body text of the entry above")
  static let keyIsMissing = Wording("在它前面写上项目名，如“部门：”", "write its key before it, such as “部门：”")

  package static let bodyWithoutEntry = Rule(
    103, "body-without-entry", "正文没有归属", .error,
    message: Wording("这里有缩进的正文，上面却没有它所属的项目", "indented text here belongs to no entry above"),
    advice: Wording(
      "在它上面写上项目名（如“目标：”），或者去掉行首空格", "write its key above, or remove the indentation"),
    reason: Wording("缩进的行属于它上面的那一项。", "An indented line belongs to the entry above it."),
    bad: .replacing("部门：青石", with: "    工作说明\n部门：青石"), good: .standard, source: lines)

  package static let unclosedQuote = Rule(
    104, "unclosed-quote", "引号没有配对", .error,
    message: Wording("引号没有配对", "the quote is not closed"),
    label: Wording("从这里开始", "opened here"),
    advice: Wording("在指标名称末尾补上引号", "close the quote behind the indicator's name"),
    reason: Wording(
      "引号用来括住会被误读的指标名称。", "Quotes hold a name that would be read as something else."),
    bad: .replacing("    公厕数量", with: "    “公厕数量"), good: .standard, source: rows)

  package static let missingRelation = Rule(
    105, "missing-relation", "缺少指标性质", .error,
    message: Wording("缺少指标性质", "the relation is missing"),
    label: Wording("这里应有 ≥、=、≤ 或 定性", "≥, =, ≤ or 定性 belongs here"),
    advice: Wording(
      "数字写“≥ 90 %”这样的式子，期限写“≤ 12月底”，等次写“定性 良好”，别的文字写“其他 12月底到位”",
      "write a figure as “≥ 90 %”, a date as “≤ 12月底”, a grade as “定性 良好”, other words as “其他 12月底到位”"),
    reason: Wording(
      "没有指标性质，年底就无法判断完成与否。", "Without a relation nobody can tell at year end whether it was met."),
    bad: .replacing("≥ 21000 平方米", with: "21000 平方米以上"), good: .standard, source: rows)

  package static let missingValue = Rule(
    106, "missing-value", "缺少指标值", .error,
    message: Wording("“{relation}”后面缺少指标值", "there is no value behind “{relation}”"),
    label: Wording("这里应有指标值", "a value belongs here"),
    advice: Wording("写上数字和单位，如“{relation} 90 %”", "write a number and a unit, for example “{relation} 90 %”"),
    reason: Wording("指标值是考核的依据。", "The value is what the year is measured by."),
    bad: .replacing("= 8 座", with: "="), good: .standard, source: rows)

  package static let badValue = Rule(
    107, "bad-value", "指标值看不懂", .error,
    message: Wording("指标值“{text}”不是数字，也不是日期", "the value “{text}” is neither a number nor a date"),
    advice: Wording("{advice}", "{advice}"),
    reason: Wording("≥、=、≤ 只能比较数字和日期。", "≥, = and ≤ compare numbers and dates only."),
    bad: .replacing("= 8 座", with: "= 三级"), good: .standard, source: rows)

  package static let unexpectedText = Rule(
    108, "unexpected-text", "多出内容", .error,
    message: Wording("多出“{text}”", "“{text}” does not belong here"),
    advice: Wording(
      "一行只写一个指标：名称、权重、性质、值、单位；补充说明另起一行写“- 说明：…”",
      "a line holds one indicator: name, weight, relation, value, unit; put remarks into a line “- 说明：…”"),
    reason: Wording("看不懂的内容不能悄悄丢掉。", "Nothing that was typed may be dropped in silence."),
    bad: .replacing("= 8 座", with: "= 8 座 左右"), good: .standard, source: rows)

  package static let missingName = Rule(
    109, "missing-name", "没有指标名称", .error,
    message: Wording("这一行没有指标名称", "the line has no indicator name"),
    label: Wording("名称写在这里", "the name belongs here"),
    advice: Wording("在权重前面写上指标名称", "write the indicator's name before the weight"),
    reason: Wording("每个指标都要有名称。", "Every indicator has a name."),
    bad: .replacing("    公厕数量              10  = 8 座", with: "    10  = 8 座"), good: .standard, source: rows)

  package static let brokenGroup = Rule(
    110, "broken-group", "分组没有写完整", .error,
    message: Wording("指标分组没有写完整", "the group is not complete"),
    advice: Wording("写成“[产出指标/数量指标]”或“[满意度指标]”", "write “[level 1/level 2]” or “[level 1]”"),
    reason: Wording("方括号里的级别名称管它下面的各行。", "The levels in brackets hold for the rows below."),
    bad: .replacing("    环境整洁程度", with: "    [效益指标\n    环境整洁程度"),
    good: .replacing("    环境整洁程度", with: "    [效益指标]\n    环境整洁程度"), source: rows)

  package static let brokenUnit = Rule(
    111, "broken-unit", "单位没有写完整", .error,
    message: Wording("单位“{unit}”没有写完整", "the unit “{unit}” is not complete"),
    advice: Wording(
      "“/”和“·”两边都要有单位，括号要成对，如“元/（人·年）”",
      "“/” and “·” stand between two units, brackets come in pairs: 元/（人·年）"),
    reason: Wording("单位决定数字的意思。", "The unit gives the number its meaning."),
    bad: .replacing("= 8 座", with: "= 8 座/"), good: .standard, source: rows)

  package static let missingKey = Rule(
    112, "missing-key", "附注没有项目名", .error,
    message: Wording("“-”后面没有项目名", "no key stands behind “-”"),
    label: Wording("项目名写在这里", "the key belongs here"),
    advice: Wording("写成“- 说明：…”这样的附注，或者删去这一行", "write “- 说明：…”, or delete the line"),
    reason: Wording("附注靠项目名认出是什么。", "The key tells what a remark is about."),
    bad: .replacing("= 8 座", with: "= 8 座\n    - ：含临时公厕"), good: .standard, source: rows)

  package static let remarkWithoutRow = Rule(
    113, "remark-without-row", "附注上面没有指标", .error,
    message: Wording("这条附注上面没有指标", "there is no indicator above this remark"),
    advice: Wording("附注写在它所说明的那个指标下面；把这一行移下去", "move it below the indicator that it is about"),
    reason: Wording("附注属于它上面的那个指标。", "A remark belongs to the indicator above it."),
    bad: .replacing("    公厕数量              10  = 8 座", with: "    - 说明：含临时公厕\n    公厕数量              10  = 8 座"),
    good: .replacing("= 8 座", with: "= 8 座\n    - 说明：含临时公厕"), source: rows)
}
