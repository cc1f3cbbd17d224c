// What the grammar says in words, as samples: the keys are those of the real form, the texts are as awkward as the
// description allows.

import PFCText

struct Terminals: Sendable {
  private let samples: [String: [String]]

  init(_ vocabulary: TestVocabulary) {
    samples = [
      "the end of the file": [""],
      "a key that opens a block of the file": vocabulary.firstOpeners,
      "a key that opens a block inside the one above": vocabulary.innerOpeners,
      "a key with text or prose": vocabulary.texts,
      "a key with an amount": vocabulary.amounts,
      "a key with an amount, of one year": vocabulary.yearlyAmounts,
      "a key with rows that carry a relation": vocabulary.rows,
      "a key with rows that carry a weight and no relation": [vocabulary.points],
      "a key with rows that carry neither weight nor relation": [vocabulary.bare],
      "a key with words in columns": [vocabulary.columns],
      "a key with a drawn table": [vocabulary.layout],
      "letters first, then letters, digits, blanks and brackets, at most twelve; no key of the form": [
        "备注", "联系人", "其它事项（补充）", "ABC 说明2", "主管部们", "Ａ类",
      ],
      "the rest of a line, without the blanks at its end": [
        "", " 说明", "#", "部门：甲", " <<<<<<< ≥ 90 %", "\u{3000}“", "𠮷\u{301}", "[", "\u{FEFF}",
      ],
      "one or more characters of one line, the first and the last no blank": [
        "山洞街道办事处", "707-重庆市沙坪坝区山洞街道", "2025", "同概况", "专项/*.pfc", "甲：乙", "≥ 90 %", "“", "# 甲", "- 乙：丙",
        "按季度  支付", "[甲]", "定性", "\u{1F468}\u{200D}\u{1F33E}", "x", "＝", "100% 1000件", "12月底到位",
      ],
      "one or more characters of one line, the last no blank": [
        "1.辖区清扫保洁服务，按照核定金额69.12万元预算；", "\u{3000}\u{3000}统筹辖区党的建设。", "# 正文", "- 说明：甲", "部门：乙", "<<<<<<< 甲",
        "| 甲 | 乙", "甲  乙\u{3000}丙\t丁", "20%", "\u{200B}", "“",
      ],
      "one or more characters that are no blanks; the first of a line is no hash": [
        "元", "1", "-", "万元、亿元", "|", "[", "：", "≥", "“",
      ],
      "one or more characters but pipes, the first and the last no blank": [
        "{指标.名称}", "<", "^", "单位：{单位}", "甲 乙", "# 甲", "\u{3001}",
      ],
      """
      an indicator's name: text of one line, the first character no hash, dash or bracket, the last word no weight, \
      without ≥ ≤ =, without < > or a word for a relation behind a blank, and if it starts with a quote, more than \
      blanks follow where that closes
      """: [
        "公厕数量", "3-5级严重精神障碍患者管控率", "落实<条例>宣传次数", "开展“七一”慰问次数", "“两癌”筛查人数", "「一老一小」服务 覆盖率", "第 3 批 项目，完工率",
        "1,2号楼改造数", "大于5岁儿童 接种率", "A", "村组干部230人", "(含)±公差", "～~", "其他", "定性指标", "2025年度项目", "90分以上人数", "0.5%以下",
        "\u{1F468}\u{200D}\u{1F33E}", "档案存储环境达标率(温度14-24℃、湿度45%-60%)",
      ],
      "one or more characters, no quotes but “” in pairs": [
        "开展“七一”慰问≥5次", "“甲”", "PM2.5≤35天数", "日均客流≥500人次的公厕数量", "甲 10 = 8 座", " 定性 ", "#", "[甲]", "- 甲：", "<", "10",
      ],
      "an indicator's name, none of its words but the first starts with a number or a date": [
        "满意度", "3-5级患者管控率", "补助 资金", "服务周期", "项目 A1", "第3批", "“七一”慰问",
      ],
      "one or more characters but slashes and brackets, the first and the last no blank": [
        "产出", "数量指标", "产出 指标", "1.效益", "a-b：", "≥",
      ],
      "one or more characters but colons, the first and the last no blank": ["说明", "核心", "偏差 原因", "-", "豁免", "2025"],
      "one or more characters but blanks, no number or date at the start, not just 分 or %": [
        "良好", "优", "显著提升", "较高/程度较高", "按月安排", "严格按照1000元/人兑付", "A级", "，", "分数",
      ],
      """
      one or more characters but blanks, slashes, dots, parentheses and, before a digit, range signs; the first is no \
      digit and no colon, 以内 neither starts nor ends it, and no sentence mark ends it
      """: [
        "%", "％", "‰", "元", "万元", "人", "人次", "平方米", "km", "m²", "℃", "个-件", "年", "月", "个月", "月龄", "日", "公斤", "A1",
      ],
    ]
  }

  /// Whether the words are known.
  func knows(_ words: String) -> Bool { samples[words] != nil || character(words) != nil }

  func text(_ words: String, _ random: inout SeededRandom) throws(EBNFError) -> String {
    if let character = character(words) { return character }
    guard let samples = samples[words], let sample = random.pick(samples) else {
      throw EBNFError(description: "the tests know no text for ? \(words) ?")
    }
    return sample
  }

  /// `U+3000`
  private func character(_ words: String) -> String? {
    guard words.hasPrefix("U+"), let code = UInt32(words.dropFirst(2), radix: 16) else { return nil }
    return Unicode.Scalar(code).map { String(Character($0)) }
  }
}
