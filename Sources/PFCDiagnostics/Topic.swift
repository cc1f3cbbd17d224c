// Rules are listed by topic, and the hundreds of a rule's code name it, so that a code alone tells what it is about.

/// What a rule is about.
public enum Topic: Int, Sendable, CaseIterable {
  case reading, syntax, weights, values, money, text, dates, structure, forms, project

  /// The name in lists of rules.
  public var wording: Wording {
    switch self {
    case .reading: Wording("读文件", "reading files")
    case .syntax: Wording("一行的写法", "syntax of a line")
    case .weights: Wording("权重", "weights")
    case .values: Wording("单位和指标值", "units and values")
    case .money: Wording("金额", "money")
    case .text: Wording("文字", "text")
    case .dates: Wording("年份和日期", "years and dates")
    case .structure: Wording("结构和引用", "structure and references")
    case .forms: Wording("表样", "forms")
    case .project: Wording("项目文件和自评", "project file and self-evaluation")
    }
  }
}

extension RuleCode {
  /// The topic that the hundreds name.
  public var topic: Topic { Topic(rawValue: number / 100) ?? .project }

  /// Whether a project or a call may change the level. What cannot be read (PF722 among it), and faults of forms and of
  /// the project file (PF900–PF909), must never pass in silence.
  public var isAdjustable: Bool {
    switch topic {
    case .reading, .syntax, .forms: false
    case .weights, .values, .money, .text, .dates: true
    case .structure: number != 722
    case .project: number >= 910
    }
  }
}
