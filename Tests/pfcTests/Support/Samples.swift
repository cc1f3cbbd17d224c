// Sources that the tests build on, without faults unless their name says so.

enum Samples {
  /// What `build` writes for 青石.pfc when no formats are named, in order of names.
  static let outputs = ["青石.docx", "青石.html", "青石.json", "青石.md", "青石.txt"]

  /// A department with the overall table and one fund. `lines` stand behind 年度.
  static func department(_ name: String = "青石街道办事处", fund: String = "道路保洁", lines: String = "") -> String {
    """
    部门：\(name)
    年度：2025
    \(lines)支出预算总量：320 万元
    目标：
        抓好城市管理和民生服务。
    指标：
        重点任务完成率    30%  ≥ 95 %
        资金支付及时率    20%  ≥ 90 %
        环境卫生达标率    20%  ≥ 90 %
        安全生产事故      15%  = 0 起
        群众满意度        15%  ≥ 90 %

    \(Samples.fund(fund))
    """
  }

  /// A fund alone.
  static func fund(_ name: String, weights: (Int, Int) = (54, 36)) -> String {
    """
    专项：\(name)
    主管部门：001-青石街道办事处
    2025年预算：42 万元
    概况：
        聘用保洁员清扫街巷，每日清运垃圾。
    依据：
        《示例区城镇环境卫生管理办法》（示例府发〔2023〕8号）。
    目标：
        街巷每日清扫，垃圾日产日清，居民满意。
    指标：
        清扫保洁面积    \(weights.0)  ≥ 26800 平方米
        居民满意度      \(weights.1)  ≥ 90 %

    """
  }

  /// The weights of its fund make 80, not 90: PF201.
  static var wrongWeights: String { department().replacing("    54  ", with: "    44  ") }

  /// An area in metres: the warning PF304.
  static var wrongUnit: String { department().replacing("平方米", with: "米") }

  /// `count` indicators in one fund, of 90 together.
  static func many(_ count: Int, unit: String = "次") -> String {
    let weight = "0.\(String(90 * 10_000_000 / count).leftPadded(to: 7))"
    let rows = (0..<count).map { "    巡查\($0)  \(weight)  ≥ \($0 + 1) \(unit)\n" }.joined()
    return department().replacing("    清扫保洁面积    54  ≥ 26800 平方米\n    居民满意度      36  ≥ 90 %\n", with: rows)
  }

  /// A form of two columns for a fund's rows, with a field of its own.
  static let form = """
    表样：青石表
    单位：万元

    表：青石专项表
    对象：专项
    权重合计：90
    字段：
        专项名称    文字  必填
        联系电话    文字  必填
        指标        指标  必填
    版面：
        青石专项表
        专项名称 | {专项名称} | <
        联系电话 | {联系电话} | <
        指标 | 指标权重 | 指标值
        {指标.名称} | {指标.权重} | {指标.性质}{指标.值}{指标.单位}

    """
}

extension String {
  func replacing(_ text: String, with other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }

  func leftPadded(to count: Int) -> String { String(repeating: "0", count: Swift.max(0, count - self.count)) + self }

  /// How often a text occurs.
  func count(of text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count - 1 }
}
