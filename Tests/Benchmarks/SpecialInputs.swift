// What a department never looks like, but the compiler must bear: a narrative of megabytes, a table of thousands of
// rows. Growing sizes of the same thing show whether time grows faster than the bytes.

enum SpecialInputs {
  private static let sentences = [
    "落实社区居民委员会成员和专职副书记全年的岗位补贴，按月足额发放到人；",
    "完善地质灾害点位巡查和救援联动，开展应急演练和培训；",
    "绿化带、行道树、坡地等绿地的日常管护，路面平整，绿地整洁；",
    "《关于进一步加强和规范环卫清扫保洁作业招投标相关工作的通知》（沙城管局文〔2020〕67号）；",
    "群众满意度不低于90%，即时办结的比例不低于90%，发现的问题当日处理；",
  ]

  /// A department whose goal has about `bytes` bytes: numbered items a line each, or all in one line.
  static func narrative(bytes: Int, inOneLine: Bool) -> String {
    var text = "部门：青石街道办事处\n年度：2025\n支出预算总量：1009.24 万元\n目标："
    text.reserveCapacity(bytes + 1000)
    if !inOneLine { text += "\n" }
    var number = 1
    while text.utf8.count < bytes {
      let sentence = "\(number).\(sentences[number % sentences.count])"
      text += inOneLine ? sentence : "    \(sentence)\n"
      number += 1
    }
    if inOneLine { text += "\n" }
    text += "指标：\n"
    for name in ["验收合格率", "完成及时率", "地区安全性", "环境美化率", "群众满意度"] { text += "    \(name)  20%  ≥ 90 %\n" }
    return text
  }

  /// A department with one fund of so many rows, a power of ten from 1,000 on: every name is another, and the weights sum
  /// to 90.
  static func rows(_ count: Int) -> String {
    var text = """
      部门：青石街道办事处
      年度：2025
      支出预算总量：1009.24 万元
      目标：维护辖区环境。
      指标：
          验收合格率  20%  ≥ 90 %
          完成及时率  20%  ≥ 90 %
          地区安全性  20%  ≥ 90 %
          环境美化率  20%  ≥ 90 %
          群众满意度  20%  ≥ 90 %

      专项：清扫保洁
      主管部门：701-青石街道办事处
      2025年预算：106.48 万元
      区级支出：106.48 万元
      概况：清扫。
      依据：规划。
      目标：整洁。
      指标：

      """
    // 90 / count is 0.09, 0.009, …: of two neighbours one has a third less, the other a third more.
    let digits = String(count).utf8.count - 2
    let weights = ["6", "12"].map { "0." + String(repeating: "0", count: digits - $0.utf8.count) + $0 }
    let kinds = [
      ("完成及时率", "≥ 9# %"), ("公厕数量", "= 1# 座"), ("惠及人数", "≥ 30# 人"), ("维护面积", "≥ 2115#.9 平方米"),
      ("管护经费", "≤ 2.# 万元/年"),
    ]
    for row in 0..<count {
      let (name, target) = kinds[row % kinds.count]
      let value = target.replacing("#", with: String(1 + row / kinds.count % 9))
      text += "    第\(row + 1)片区\(name)  \(weights[row % 2])  \(value)\n"
    }
    return text
  }
}
