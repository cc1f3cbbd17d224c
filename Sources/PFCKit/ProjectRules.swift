// PF709–PF722 and PF90x: files that bring in others, and the project file.

enum ProjectRules {
  static let all = [
    includeMatchesNothing, includeOutside, includeCycle, includedTwice, includedDepartment, unreadableFile, unknownWord,
    unknownRule, fixedLevel, missingLevel, settingTwice, emptySetting, emptySource,
  ]

  private static let section = Wording("pfc 语言说明第 5 节", "pfc language, section 5")

  /// The standard department with a line 引入, beside other files.
  private static func including(
    _ pattern: String, _ files: @autoclosure @escaping @Sendable () -> [Example.ProjectFile] = []
  ) -> Example {
    .project {
      [.init("青石.pfc", Standards.example.replacing("年度：2025", with: "年度：2025\n引入：\(pattern)"))] + files()
    }
  }

  private static let fund = """
    专项：公园管护
    主管部门：701-青石街道办事处
    2025年预算：1 万元
    概况：公园保洁与绿化。
    依据：年度工作计划。
    目标：公园整洁。
    指标：
        公厕完好率  50  ≥ 95 %
        群众满意度  40  ≥ 90 %

    """

  static var good: Example { including("专项/*.pfc", [.init("专项/公园.pfc", fund)]) }

  static let includeMatchesNothing = Rule(
    709, "include-matches-nothing", "引入落空", .error,
    message: Wording("“{pattern}”没有对应的文件", "no file matches “{pattern}”"),
    advice: Wording("核对文件夹和文件名；路径从这个文件所在的文件夹算起", "check folder and name; paths start at the folder of this file"),
    reason: Wording("引入落空，专项就漏报了。", "A fund would be left out."),
    bad: including("专项/*.pfc"), good: good, source: section)

  static let includeOutside = Rule(
    710, "include-outside-project", "引入项目之外的文件", .error,
    message: Wording("“{pattern}”在项目文件夹之外", "“{pattern}” lies outside the project"),
    advice: Wording("把文件放进项目文件夹再引入", "move the file into the project's folder"),
    reason: Wording("项目之外的文件不在 git 里，别人无法重现这份表。", "A file outside is not in git, so nobody else can build the table."),
    bad: including("../别处/*.pfc"), good: good, source: section)

  static let includeCycle = Rule(
    711, "include-cycle", "引入成圈", .error,
    message: Wording("引入绕成了圈：{path}", "files bring in each other: {path}"),
    advice: Wording("去掉其中一处引入", "remove one of them"),
    reason: Wording("互相引入没有尽头。", "Files that bring in each other never end."),
    bad: including("专项/*.pfc", [.init("专项/公园.pfc", "引入：公园.pfc\n" + fund)]), good: good, source: section)

  static let includedTwice = Rule(
    727, "included-twice", "引入了两次", .error,
    message: Wording("“{path}”已经引入过了", "“{path}” has been brought in before"),
    advice: Wording("去掉其中一处引入", "remove one of them"),
    reason: Wording("引入两次，里面的专项就报了两次。", "Its funds would be reported twice."),
    bad: including("专项/*.pfc、专项/公园.pfc", [.init("专项/公园.pfc", fund)]), good: good, source: section)

  static let includedDepartment = Rule(
    721, "included-department", "引入的文件里有部门", .error,
    message: Wording("被引入的文件里又有部门“{name}”", "the file brought in holds a department “{name}”"),
    advice: Wording("被引入的文件只写专项；部门单独成文件", "a file that is brought in holds funds only"),
    reason: Wording("一个专项只能属于引入它的那个部门。", "A fund belongs to the department that brings it in."),
    bad: including("专项/*.pfc", [.init("专项/公园.pfc", fund + "部门：红石街道办事处\n")]), good: good, source: section)

  static let unreadableFile = Rule(
    722, "unreadable-file", "文件读不了", .error,
    message: Wording("读不了“{path}”：{problem}", "“{path}” cannot be read: {problem}"),
    advice: Wording("核对文件是否存在、是否有读取权限", "check that it is there and may be read"),
    reason: Wording("读不到的内容不能当作没有。", "What cannot be read must not count as nothing."),
    bad: .project { [.init("青石.pfc", "表样：表样/没有.pfc\n" + Standards.example)] }, good: good, source: section)

  static let unknownWord = Rule(
    901, "unknown-project-word", "项目文件里的词看不懂", .error,
    message: Wording("项目文件里看不懂“{word}”", "“{word}” means nothing in a project file"),
    label: Wording("{suggestion}", "{suggestion}"),
    advice: Wording(
      "可以写：项目、表样、输出、输出目录、字宽（宽或窄）、单位、规则；规则下面一行一条，如“PF303 提示”；单位下面一行一个，后面写同类的单位，如“联 副”",
      "entries: 项目 表样 输出 输出目录 字宽 (宽 or 窄) 单位 规则; below 规则 a line each, for example “PF303 提示”; below 单位 a unit with a "
        + "known one of its kind, for example “联 副”"),
    reason: Wording("看不懂的设置不能当作没有。", "A setting that is not understood must not count as none."),
    bad: .project { [.init("青石.pfc", Standards.example), .init("project.pfc", "项目：青石\n输出口：json\n")] }, good: good,
    source: manual)

  static let unknownRule = Rule(
    902, "unknown-rule", "规则编号不存在", .error,
    message: Wording("没有“{code}”这条规则", "there is no rule “{code}”"),
    label: Wording("{suggestion}", "{suggestion}"),
    advice: Wording("用 pfc rules 查看规则编号", "list the codes with pfc rules"),
    reason: Wording("编号写错，调整的级别就不起作用。", "With a wrong code the setting has no effect."),
    bad: levels("PF999 提示"), good: levels("PF309 关闭"), source: manual)

  static let fixedLevel = Rule(
    903, "fixed-level", "级别不能调整", .error,
    message: Wording("{code} 的级别不能调整", "the level of {code} cannot be changed"),
    advice: Wording("删去这一行，把 {code} 指出的地方改好", "delete the line and mend what {code} finds"),
    reason: Wording(
      "读文件、语法、表样和项目文件的错误，放过一处就不知道漏了什么。",
      "Nobody knows what is lost when a fault of reading, syntax, forms or the project file passes."),
    bad: levels("PF101 关闭"), good: levels("PF309 关闭"), source: manual)

  static let missingLevel = Rule(
    904, "missing-level", "没有写级别", .error,
    message: Wording("{code} 后面没有写级别", "no level stands behind {code}"),
    label: Wording("级别写在这里", "the level belongs here"),
    advice: Wording("写 错误、警告、提示 或 关闭", "write 错误, 警告, 提示 or 关闭"),
    reason: Wording("没有级别，这一行不起作用。", "Without a level the line has no effect."),
    bad: levels("PF309"), good: levels("PF309 关闭"), source: manual)

  static let settingTwice = Rule(
    905, "setting-twice", "同一项设置写了两次", .error,
    message: Wording("“{word}”写了两次", "“{word}” is set twice"),
    advice: Wording("留下要用的一处，删去另一处", "keep the one that is meant, delete the other"),
    reason: Wording("两处不同时，不知道该听哪一处。", "Where they differ nobody knows which one holds."),
    bad: levels("PF309 关闭\n    PF309 提示"), good: levels("PF309 关闭"), source: manual)

  static let emptySetting = Rule(
    906, "empty-setting", "设置没有写内容", .error,
    message: Wording("“{word}”后面没有写内容", "nothing stands behind “{word}”"),
    label: Wording("内容写在这里", "the value belongs here"),
    advice: Wording("写上内容，或者删去这一项", "write the value, or delete the entry"),
    reason: Wording("空的设置不能当作没有。", "An empty setting must not count as none."),
    bad: .project { [.init("青石.pfc", Standards.example), .init("project.pfc", "项目：青石\n输出目录：\n")] },
    good: .project { [.init("青石.pfc", Standards.example), .init("project.pfc", "项目：青石\n输出目录：成果\n")] },
    source: manual)

  static let emptySource = Rule(
    725, "empty-source", "文件是空的", .warning,
    message: Wording("这个文件是空的", "this file is empty"),
    advice: Wording("从“部门：”或“专项：”写起；不再需要的文件可以删去", "start with 部门： or 专项：, or delete the file"),
    reason: Wording("误删了内容的文件不能悄悄通过检查。", "A file that lost its content by mistake must not pass in silence."),
    bad: .file("\n"), good: .standard, source: section)

  private static let manual = Wording("pfc 手册：项目文件", "pfc manual: project file")

  /// The standard department in a project that changes a level.
  private static func levels(_ row: String) -> Example {
    .project { [.init("青石.pfc", Standards.example), .init("project.pfc", "项目：青石\n规则：\n    \(row)\n")] }
  }
}

extension String {
  /// The first occurrence replaced.
  func replacing(_ text: String, with replacement: String) -> String {
    guard let range = firstRange(of: text) else { return self }
    return self[..<range.lowerBound] + replacement + self[range.upperBound...]
  }
}
