// Random departments for the loop: levels, ranges, dates, tolerances, notes, words, waivers, several funds, odd names.
// Seeded, so that a failure can be had again.

struct LoopDepartment {
  private var random: SeededGenerator
  private let seed: UInt64
  private let form: LoopForm

  init(seed: UInt64, _ form: LoopForm) {
    random = SeededGenerator(seed: seed)
    self.seed = seed
    self.form = form
  }

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
  private mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
  private mutating func one(of words: [String]) -> String { words[below(words.count)] }

  mutating func source() -> String {
    switch form.path {
    case LoopForm.levels.path: levelsSource()
    case LoopForm.whole.path: wholeSource()
    case LoopForm.sections.path: sectionSource()
    default: builtInSource()
    }
  }

  // MARK: Forms

  private mutating func builtInSource() -> String {
    let year = 2020 + below(8)
    var text = "部门：\(one(of: Self.departments))\(seed)\n年度：\(year)\n支出预算总量：\(amount())\n"
    text += "目标：\n\(prose())\(waiver())指标：\n\(rows(sign: "%"))"
    for number in 0..<below(2) * (1 + below(2)) {
      text += "\n专项：\(one(of: Self.projects))\(number)\n主管部门：70\(number)-青石街道\n"
      text += "\(year)年预算：\(amount())\n区级支出：\(amount())\n"
      if oneIn(2) { text += "补助街镇：\(amount())\n" }
      text += "概况：\n\(prose())依据：\n\(prose())目标：\(oneIn(2) ? "同概况\n" : "\n\(prose())")"
      text += "\(waiver())指标：\n\(rows(sign: ""))"
    }
    return text
  }

  private mutating func levelsSource() -> String {
    var text = "项目：\(one(of: Self.projects))\(seed)\n申报单位：\(one(of: Self.departments))\n年初预算数：\(amount())\n"
    if oneIn(2) { text += "上级资金：\(amount())\n本级资金：\(amount())\n" }
    text += "总体目标：\n\(prose())"
    if oneIn(3) { text += "风险提示：\n\(prose())" }
    return text + "绩效指标：\n\(rows(sign: ""))"
  }

  private mutating func wholeSource() -> String {
    let year = 2020 + below(8)
    var text = "单位：\(one(of: Self.departments))\(seed)\n年度：\(year)\n总支出：\(amount())\n"
    text += "目标：\n\(prose())指标：\n\(bareRows())"
    for number in 0..<below(2) * (1 + below(2)) {
      text += "\n项目：\(one(of: Self.projects))\(number)\n\(year)年预算：\(amount())\n"
      if oneIn(2) { text += "风险：\n\(prose())" }
      text += "指标：\n\(bareRows())"
    }
    return text
  }

  private mutating func sectionSource() -> String {
    var text = "单位：\(one(of: Self.departments))\(seed)\n年度：\(2020 + below(8))\n总支出：\(amount())\n"
    text += "年度任务：\n\(prose())"
    if oneIn(2) { text += "情况说明：\n\(prose())" }
    return text + "指标：\n\(rows(sign: "", notes: ["备注"]))"
  }

  // MARK: Pieces

  private static let departments = ["青石街道", "红石镇人民政府", "白石 开发区", "黄石乡（筹）", "“一老一小”服务中心", "目标办公室"]
  private static let projects = ["公园管护", "“七一”慰问", "3-5级道路养护（二期）", "村（社区）运转 经费", "=资金", "<试点>项目"]

  private mutating func amount() -> String {
    "\(one(of: ["5", "106.48", "0.90", "1009.24", "20000", "0", "1,234.5"])) \(one(of: ["万元", "万元", "元", "亿元"]))"
  }

  private mutating func waiver() -> String { oneIn(4) ? "豁免：PF304 沿用上年口径\n" : "" }

  private mutating func prose() -> String {
    var text = "    第\(below(1000))段：\(one(of: ["做好服务", "《条例》（2018年修订）", "a  b", "# 号也是正文"]))。\n"
    for number in 0..<below(3) {
      text += one(of: ["    　　", "    ", "      ", "\n    "])
      text +=
        "\(number + 1).\(one(of: ["清扫保洁", "| 竖线", "“引号”,逗号", "*星* _线_ `码`", "<b>&amp;", "2024年预算：30 万元", "权重合计：90"]))；\n"
    }
    return text
  }

  private mutating func rows(sign: String, notes keys: [String] = ["说明", "备注"]) -> String {
    var text = ""
    for number in 0..<(1 + below(3)) {
      if oneIn(4) {
        text += "    \(one(of: ["[产出指标/数量指标]", "[产出指标/质量指标]", "[产出指标]", "[效益指标/社会效益]", "[满意度指标]"]))\n"
      }
      let name = one(of: Self.names).replacing("#", with: "\(number)")
      let weight = one(of: ["5", "10", "12.5", "0.50", "30"])
      text += "    \(name)  \(weight)\(sign)  \(one(of: Self.targets))\n\(notes(keys))"
      if oneIn(8) { text += "        - 豁免：PF304 沿用口径\n" }
    }
    return text
  }

  private mutating func bareRows() -> String {
    var text = ""
    for number in 0..<(1 + below(3)) {
      let name = one(of: ["场次#", "“七一”慰问#", "A级景区数#", "满意度（#）"]).replacing("#", with: "\(number)")
      text += "    \(name)  \(one(of: Self.bareTargets))\n\(notes(["备注"]))"
    }
    return text
  }

  private mutating func notes(_ keys: [String]) -> String {
    keys.reduce("") { text, key in
      oneIn(4) ? text + "        - \(key)：\(one(of: ["含临时的", "=A1", "甲：乙", "90%", "-", "见“附件”"]))\n" : text
    }
  }

  private static let names = [
    "公厕数量#", "“七一”慰问次数#", "3-5级患者管控率#", "“客流≥500人次的站点#”", "公厕 化粪池数量#", "落实<条例>次数#", "「5\"屏 数量#」", "“第 # 批”",
    "设施*完好*_率_#", "目标#", "“-#度以下天数”", "“=#”", "A|B比例#",
  ]
  private static let targets = [
    "≥ 90 %", "= 8 座", "≤ 0 起", "> 3.20 万元/年", "< 0.9 ‰", "定性 良好", "其他 按季度支付", "其他 ≥若干", "= 45~60 %", "= ±3%以内",
    "≤ 30 天以内",
    "= 9月底前", "≤ 2025年11月30日", "= 2025年3月~2025年11月", "= 2023.07-2024.01", "= 9600 元/（人·年）", "≥ 211535.9 平方米",
    "= -5~-3 ℃",
    "≥ 1,234.50 元", "≥ 1 次/月", "= 1:15", "≤ 19 ：1", "= 11月至次年3月", "定性 显著  提升", "定性 -", "= 12月",
  ]
  private static let bareTargets = [
    "≥4场", "95%", "优良", "9月前", "45~60%", "≤30天以内", "±3%", "1,234.50元", "2025年11月30日", "9600元/（人·年）", "按月支付", "1:15",
    "11月至次年3月",
  ]
}
