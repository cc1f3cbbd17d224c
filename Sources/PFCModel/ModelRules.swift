// What lowering finds: entries that no table has, values that are no numbers, dates that do not exist.

package import PFCDiagnostics

/// Rules of lowering, in several topics.
package enum ModelRules {
  /// All rules found while lowering.
  package static let all = [
    numberTooLong, badNumber, badAmount, notMoney, badDate, badYear, unknownKey, duplicateField, misplacedKey,
    unresolvedReference, referenceCycle, fundWithoutDepartment, entryWithoutOpener, badWaiver, oneLineOnly,
  ]

  private static let structure = Wording("pfc 语言说明第 4 节第 4 点", "pfc language, section 4 point 4")
  private static let values = Wording("pfc 语言说明第 3 节", "pfc language, section 3")

  package static let numberTooLong = Rule(
    313, "number-too-long", "数字过长", .error,
    message: Wording("数字超过 38 位", "the number has more than 38 digits"),
    advice: Wording("核对是否多打了数字，或换用更大的单位", "check for stray digits, or use a larger unit"),
    reason: Wording("pfc 精确计算到 38 位，不做四舍五入。", "pfc computes exactly up to 38 digits and never rounds."),
    bad: .replacing("= 8 座", with: "= 800000000000000000000000000000000000000000 座"), good: .standard,
    source: values)

  package static let badNumber = Rule(
    314, "bad-number", "数字不规范", .error,
    message: Wording("“{text}”不是规范的数字", "“{text}” is not a proper number"),
    advice: Wording(
      "数字中间不空格；小数点用“.”，只能有一个；千分位逗号每三位一个，如 3,309,840.00",
      "no blanks within a number, one point at most, thousands separators every three digits: 3,309,840.00"),
    reason: Wording("逗号的位置不对时，看不出少了一位还是多了一位。", "A misplaced comma leaves open which digit is missing."),
    bad: .replacing("≥ 21000 平方米", with: "≥ 21,00 平方米"), good: .standard, source: values)

  package static let badAmount = Rule(
    406, "bad-amount", "金额看不懂", .error,
    message: Wording("“{key}”应是金额，现在是“{text}”", "“{key}” should be an amount, not “{text}”"),
    advice: Wording("写成阿拉伯数字加单位，如“156.83 万元”", "write digits and a unit, for example “156.83 万元”"),
    reason: Wording("金额要能相加、比较。", "Amounts are added and compared."),
    bad: .replacing("区级支出：80 万元", with: "区级支出：八十万元"), good: .standard, source: structure)

  package static let notMoney = Rule(
    405, "not-money", "单位不是金额单位", .error,
    message: Wording("“{key}”的单位“{unit}”不是金额单位", "the unit “{unit}” of “{key}” is no unit of money"),
    advice: Wording("用 元、万元 或 亿元；不写单位就按表样的单位", "use 元, 万元 or 亿元; without a unit the form's is meant"),
    reason: Wording("金额只能用金额单位。", "An amount has a unit of money."),
    bad: .replacing("补助街镇：20 万元", with: "补助街镇：20 万园"), good: .standard, source: structure)

  package static let badDate = Rule(
    601, "no-such-date", "日期不存在", .error,
    message: Wording("没有“{text}”这个日期", "there is no date “{text}”"),
    advice: Wording("月份是 1–12，日期不超过当月的天数", "months run from 1 to 12, days to the end of the month"),
    reason: Wording("不存在的日期无法考核。", "A date that does not exist cannot be met."),
    bad: .replacing("= 8 座", with: "≤ 2025年2月30日"), good: .replacing("= 8 座", with: "≤ 2025年2月28日"), source: values)

  package static let badYear = Rule(
    602, "bad-year", "年度不是四位数", .error,
    message: Wording("年度“{text}”不是四位数的年份", "“{text}” is no four-digit year"),
    advice: Wording("写成“2025”", "write “2025”"),
    reason: Wording("年度决定整份表属于哪一年。", "The year says which budget the table belongs to."),
    bad: .replacing("年度：2025", with: "年度：25"), good: .standard, source: structure)

  package static let unknownKey = Rule(
    701, "unknown-key", "没有这一项", .error,
    message: Wording("表样里没有“{key}”这一项", "the form has no entry “{key}”"),
    label: Wording("{suggestion}", "{suggestion}"),
    advice: Wording("本表可以写的项目：{known}", "entries of this table: {known}"),
    reason: Wording("写错的项目不会出现在表里，内容就丢了。", "What stands under an unknown key would be missing from the table."),
    bad: .replacing("区级支出：", with: "区级之出："), good: .standard, source: structure)

  package static let duplicateField = Rule(
    702, "duplicate-field", "同一项写了两次", .error,
    message: Wording("“{key}”写了两次", "“{key}” is written twice"),
    label: Wording("第二次", "the second"),
    advice: Wording("只留一个；长文可以写成多行", "keep one; a text may have several lines"),
    reason: Wording("两个不同的内容不知道该用哪个。", "Nobody can tell which of the two counts."),
    bad: .replacing("年度：2025", with: "年度：2025\n年度：2025"), good: .standard, source: structure)

  package static let misplacedKey = Rule(
    718, "misplaced-key", "写错了地方", .error,
    message: Wording("“{key}”不能写在“{opener}”下面", "“{key}” does not belong under “{opener}”"),
    advice: Wording("把它移到“{home}”下面", "move it to “{home}”"),
    reason: Wording("每一项属于它上面最近的部门或专项。", "An entry belongs to the department or fund above it."),
    bad: .replacing("补助街镇：20 万元", with: "补助街镇：20 万元\n年度：2025"), good: .standard, source: structure)

  package static let unresolvedReference = Rule(
    707, "unresolved-reference", "引用落空", .error,
    message: Wording("“{text}”没有可以引用的内容", "“{text}” refers to nothing"),
    label: Wording("{suggestion}", "{suggestion}"),
    advice: Wording(
      "写成“同概况”这样的形式，被引用的那一项要在同一个部门或专项里", "refer to an entry of the same department or fund, for example “同概况”"),
    reason: Wording("引用落空，这一格就是空白。", "The cell would stay empty."),
    bad: .replacing("目标：\n    道路整洁，公厕全年正常开放。", with: "目标：同概括"), good: .standard,
    source: Wording("pfc 语言说明第 5 节", "pfc language, section 5"))

  package static let referenceCycle = Rule(
    708, "reference-cycle", "引用成圈", .error,
    message: Wording("“{key}”绕了一圈又引用到自己", "“{key}” refers to itself in a circle"),
    advice: Wording("至少有一项要写出正文", "at least one of them must hold the text"),
    reason: Wording("互相引用，谁也没有内容。", "Entries that refer to each other hold no text."),
    bad: .replacing("概况：\n    1.辖区道路清扫保洁；\n    2.公厕日常管护。", with: "概况：同概况"), good: .standard,
    source: Wording("pfc 语言说明第 5 节", "pfc language, section 5"))

  package static let fundWithoutDepartment = Rule(
    713, "fund-without-department", "专项没有部门", .error,
    message: Wording("“{name}”不属于任何部门", "“{name}” belongs to no department"),
    advice: Wording(
      "在它前面写上部门，或者在部门的文件里用“引入：”把这个文件带进去",
      "write its department above it, or bring this file in with “引入：” in the department's file"),
    reason: Wording("专项资金的表要写明编制单位。", "A fund's table names the department that drew it up."),
    bad: .file(
      "专项：清扫保洁\n主管部门：701-青石街道办事处\n2025年预算：1 万元\n概况：清扫。\n依据：规划。\n目标：整洁。\n指标：\n    公厕完好率  50  ≥ 95 %\n    群众满意度  40  ≥ 90 %\n"
    ),
    good: .standard, source: Wording("pfc 语言说明第 2 节", "pfc language, section 2"))

  package static let entryWithoutOpener = Rule(
    712, "entry-without-opener", "写在部门之前", .error,
    message: Wording("“{key}”写在部门之前，不知道属于谁", "“{key}” stands before any department"),
    advice: Wording("把“{opener}：…”移到它前面", "put “{opener}：…” above it"),
    reason: Wording("每一项属于它上面最近的部门或专项。", "An entry belongs to the department or fund above it."),
    bad: .replacing("部门：青石街道办事处\n年度：2025", with: "年度：2025\n部门：青石街道办事处\n年度：2025"), good: .standard,
    source: Wording("pfc 语言说明第 2 节", "pfc language, section 2"))

  package static let badWaiver = Rule(
    714, "bad-waiver", "豁免不完整", .error,
    message: Wording("{fault}", "{fault}"),
    advice: Wording(
      "写成“豁免：PF304 沿用上年台账口径”这样：先写规则编号，再写这里为什么可以例外",
      "write it as “豁免：PF304 沿用上年台账口径”: the rule's code, then why this is an exception"),
    reason: Wording("没有理由的豁免，审核的人无从判断。", "A reviewer cannot judge a waiver without a reason."),
    bad: .replacing("区级支出：80 万元", with: "区级支出：80 万元\n豁免：PF304"), good: .standard,
    source: Wording("pfc 语言说明第 6 节", "pfc language, section 6"))

  package static let oneLineOnly = Rule(
    719, "one-line-only", "只能写一行", .error,
    message: Wording("“{key}”只能写一行", "“{key}” takes one line"),
    advice: Wording("把内容写在冒号后面的同一行", "write it on the line of the colon"),
    reason: Wording("表里这一格只放一行。", "Its cell holds one line."),
    bad: .replacing("主管部门：701-青石街道办事处", with: "主管部门：\n    701-青石街道办事处\n    702-红石街道办事处"), good: .standard,
    source: structure)
}
