// Examples of rules that need a form other than the built-in one, or other rows for a whole fund.

import PFCDiagnostics

enum ExampleForms {
  /// A project whose form has no weights, with one row.
  static func withoutWeights(row: String) -> Example { project(weights: "无", cells: "{指标.性质} | {指标.值}", row: row) }

  /// A project whose form has no column for relations.
  static func withoutRelations(row: String) -> Example { project(weights: "100", cells: "{指标.权重} | {指标.值}", row: row) }

  /// A project of a form with budget, medium-term budget and spending, and what it says of them.
  static func withBudgets(_ sums: String) -> Example {
    filled(
      fields: "项目名称  文字  必填\n    中期预算  金额\n    预算      金额  必填\n    执行数    金额\n    指标      指标  必填", weights: "无",
      source: "项目：公厕管护\n\(sums)\n指标：\n    公厕数量  = 8 座\n")
  }

  /// A project of an evaluation whose form asks for the total score.
  static func withScores(total: String, _ rows: String) -> Example {
    filled(
      fields: "项目名称  文字  必填\n    总分      文字\n    指标      指标  必填", weights: "90（预算执行率 10）",
      source: "项目：公厕管护\n总分：\(total)\n指标：\n" + rows)
  }

  private static func filled(fields: String, weights: String, source: String) -> Example {
    .project {
      let weight = weights == "无" ? "" : "{指标.权重} | "
      return [
        .init("青石.pfc", "表样：青石.form.pfc\n" + source),
        .init(
          "青石.form.pfc",
          """
          表样：青石区项目目标
          单位：万元

          表：目标表
          对象：部门
          开头：项目
          权重合计：\(weights)
          字段：
              \(fields)
          版面：
              指标 | \(weight.isEmpty ? "" : "权重 | ")性质 | 值 | 单位
              {指标.名称} | \(weight){指标.性质} | {指标.值} | {指标.单位}

          """),
      ]
    }
  }

  private static func project(weights: String, cells: String, row: String) -> Example {
    .project {
      [
        .init("青石.pfc", "表样：青石.form.pfc\n部门：青石街道\n指标：\n    \(row)\n"),
        .init(
          "青石.form.pfc",
          """
          表样：青石区目标
          单位：万元

          表：目标表
          对象：部门
          权重合计：\(weights)
          字段：
              部门  文字  必填
              指标  指标  必填
          版面：
              指标 | 单位 | 一 | 二
              {指标.名称} | {指标.单位} | \(cells)

          """),
      ]
    }
  }
}

extension Example {
  /// The standard faultless department with all rows of its fund replaced.
  static func fundRows(_ rows: String) -> Example {
    .replacing(
      """
          公厕数量              10  = 8 座
          清扫保洁面积          20  ≥ 21000 平方米
          公厕设施完好率        20  ≥ 95 %
          垃圾日产日清率        20  ≥ 98 %
          环境整洁程度          10  定性 良好
          群众满意度            10  ≥ 90 %
      """, with: "    " + rows.split(separator: "\n").joined(separator: "\n    "))
  }
}
