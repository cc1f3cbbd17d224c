// Departments as hurried people type them: any width, any blanks, comments anywhere, quotes that are needed and that are
// not. Seeded, so that a failure can be had again.

/// Writes sources of one department with one fund.
struct OddDepartments {
  private var random: SeededGenerator
  private var text = ""

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next() -> String {
    text = oneIn(10) ? "\u{FEFF}" : ""
    comments()
    head("部门", ["部门", "部门 "], pick(["青石街道办事处", "甲：乙 街道", "“一老一小”服务中心"]))
    gap()
    head("年度", ["年度"], pick(["2025", "２０２５", "2025年"]))
    gap()
    head("支出预算总量", ["支出预算总量", "部门支出预算总量"], money())
    prose(["目标", "当年整体绩效目标", "整体绩效目标"])
    rows(["指标", "绩效指标"], sign: pick(["%", "％", " %", "﹪"]))
    if oneIn(2) { fund() }
    gap()
    if oneIn(6) { text.removeLast() }
    return oneIn(8) ? text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") : text
  }

  private mutating func fund() {
    comments()
    head("专项", ["专项", "专项名称", "专项资金名称"], pick(["清扫保洁", "村（社区）运转 经费", "道路养护(二期)"]))
    head("主管部门", ["主管部门", "业务主管部门"], "701-青石街道办事处")
    gap()
    let year = pick(["2025年", "２０２５年", "2025 年 "])
    head("预算", [year + "预算"], money())
    if oneIn(2) { head("区级支出", ["区级支出"], money()) }
    prose(["概况", "项目概况"])
    prose(["依据", "立项依据"])
    if oneIn(2) { head("目标", ["目标"], "同概况") } else { prose(["目标", "当年绩效目标"]) }
    if oneIn(4) { head("豁免", ["豁免"], "PF304、PF307 沿用上年 口径") }
    rows(["指标", "绩效指标"], sign: pick(["", "", "分", " 分"]))
  }

  // MARK: Lines

  private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
  private mutating func pick<T>(_ members: [T]) -> T { members[Int.random(in: 0..<members.count, using: &random)] }
  private mutating func blank() -> String { pick([" ", " ", "  ", "\t", "\u{3000}", "\u{A0}", "  \u{3000}"]) }
  private mutating func maybe() -> String { oneIn(2) ? "" : blank() }
  private mutating func tail() -> String { oneIn(5) ? blank() + "\n" : "\n" }

  private mutating func gap() {
    while oneIn(3) { text += oneIn(2) ? "\n" : blank() + "\n" }
    if oneIn(5) { comments() }
  }

  private mutating func comments() {
    while oneIn(3) { text += pick(["# 按台账填写", "＃  核对  过", "#", "# 部门：甲", "#\t“"]) + tail() }
  }

  private mutating func head(_ key: String, _ spellings: [String], _ value: String) {
    text += pick(spellings) + maybe() + pick(["：", "：", ":", "﹕"]) + maybe() + value + tail()
  }

  private mutating func money() -> String {
    pick(["106.48", "1,009.24", "１０６．４８", "3.20", "0.9", "1，234，567.00"]) + maybe()
      + pick(["万元", "元", "亿元", "万", ""])
  }

  // MARK: Prose

  private mutating func prose(_ keys: [String]) {
    head(keys[0], keys, oneIn(8) ? "前言：" : "")
    let indent = pick(["    ", "  ", "\t", "\u{3000}\u{3000}", "\u{3000}", " \u{3000}", "  \t"])
    for _ in 0...Int.random(in: 0...2, using: &random) {
      if oneIn(6) { text += tail() }
      if oneIn(6) { comments() }
      text += indent + pick(["", "", "", " ", "  ", "\u{3000}", "\t"])
      text += pick([
        "1.辖区清扫保洁，核定69.12万元；", "# 不是注释", "- 说明：也是正文", "部门：仍是正文", "甲　 乙  丙", "“七一”走访≥5次。", "20%", "\u{FEFF}",
      ])
      text += tail()
    }
    gap()
  }

  // MARK: Rows

  private mutating func rows(_ keys: [String], sign: String) {
    head(keys[0], keys, "")
    let indent = pick(["    ", "  ", "\t", "\u{3000}"])
    var hasRow = false
    for _ in 0...Int.random(in: 1...4, using: &random) {
      if oneIn(6) { text += tail() }
      if oneIn(8) { comments() }
      if oneIn(8) { text += indent + pick(["# 缩进的注释", "＃ 全角 注释", "#"]) + tail() }
      if oneIn(6) { text += indent + pick(["[产出/数量]", "【 产出 ／ 质量 】", "［满意度］", "〔效益〕"]) + tail() }
      row(indent, sign)
      hasRow = true
      while hasRow, oneIn(5) {
        text += indent + blank()
        text += pick(["- 说明：含 临时公厕", "－说明 :甲：乙", "-  豁免：PF304 有  理由", "— 完成值：95%", "- 核心："]) + tail()
      }
    }
    gap()
  }

  private mutating func row(_ indent: String, _ sign: String) {
    let weight = pick(["10", "5", "２０", "12.5", "１５"]) + sign
    let (quoted, name) = pick(OddDepartments.names)
    let needsWeight = quoted == nil || name == nil
    let shown = name.flatMap { oneIn(3) ? nil : $0 } ?? quoted ?? name ?? ""
    let target = pick(OddDepartments.targets)
    let hasWeight = needsWeight || !oneIn(6)
    text += indent + maybe() + shown + (hasWeight ? blank() + weight : "") + blank() + spread(target) + tail()
  }

  /// Blanks between the words of a target are free; `_` marks where one may stand.
  private mutating func spread(_ target: String) -> String {
    target.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
      .reduce("") { $0 + ($0.isEmpty ? "" : maybe()) + $1 }
  }

  /// Names in quotes and without, where each of them can be typed.
  private static let names: [(quoted: String?, plain: String?)] = [
    ("\"公厕数量\"", "公厕数量"), ("“群众满意度”", "群众满意度"), ("「设施 完好率」", "设施 完好率"), (nil, "3-5级患者管控率"),
    (nil, "开展“七一”慰问次数"), (nil, "落实<条例>宣传次数"), (nil, "A级景区数"), ("\"日均客流≥500人次的公厕\"", nil), ("“甲 10”", nil),
    ("\"# 号管网\"", nil), ("「[一期]改造」", nil), ("\"- 甲：乙\"", nil), ("\"“双随机”检查\"", nil), ("「5\"屏 数量」", nil),
    ("\" 甲 \"", nil),
    ("\"甲 不低于 乙\"", nil), ("\"第 3 批 项目\"", "第 3 批 项目"), (nil, "村组干部230人"),
    (nil, "提升服务管理能效，强化弱监管帮扶，减少社会危险性，落实“以奖代补”政策"),
  ]

  private static let targets = [
    "≥_90_%", "≧_９０_％", ">=_90_﹪", "不低于_90%", "≤_3_次", "至多_3_次", "=_8_座", "＝_2,000_元", "==_１，２３４．５０_元", "超过 3_人次",
    "> 3_次",
    "＜ 5_‰", "=_45_~_60_%", "=_45%_－_60%", "=_10_至_20_人", "=_±_3_%_以内", "≤_30_天_以内", "=_９６００_元／(人•年)", "=_5_万元/年",
    "=_12月底前", "=_２０２５年１１月３０日", "≤_2025-11-30", "=_2025—03—01_~_2025—11—30", "=_2023.07-2024.01", "=_12月 以内", "=_12月以内",
    "=_3月至10月", "定性 良好", "定性　显著　提升", "其他 按季度  支付", "其他 12月底到位", "=_-5_℃", "=_−5_~_−3_℃", "=_0.50_公里", "≥_1_次/月",
    "=_1_：_15", "=_11月_至_次年3月",
  ]
}
