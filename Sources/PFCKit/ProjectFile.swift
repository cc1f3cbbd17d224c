// project.pfc says what holds for all sources of a folder: the form, what is written where, and levels of rules.

/// What a project file says.
public struct Project: Sendable {
  /// The form in force where a source names none: a name or a path ending in `.pfc`, seen from the project's root.
  public var form: String?
  /// Output formats, nil for the standard ones.
  public var targets: [String]?
  /// Folder of outputs, seen from the project's root.
  public var outputFolder = "build"
  /// Whether `“`, `…` and other characters of ambiguous width take two cells in the editor of the project's people.
  public var ambiguousIsWide = false
  /// Levels that differ from the rules' own; nil switches a rule off.
  public var levels: [RuleCode: Level?] = [:]

  /// A project without a project file.
  public init() {}

  /// The name of the file.
  public static let fileName = "project.pfc"

  static let keys = DataKeys(
    openers: [("项目", 1)],
    bodies: [("表样", .prose), ("输出", .prose), ("输出目录", .prose), ("字宽", .prose), ("规则", .columns)])

  /// Reads a project file; what cannot be read is in the findings.
  public static func read(_ source: SourceText) -> (project: Project, diagnostics: [Diagnostic]) {
    let file = DataFile(source, keys: keys)
    var project = Project()
    var bag = DiagnosticBag(source)
    for entry in file.unknown {
      let keys = ["项目", "表样", "输出", "输出目录", "字宽", "规则"]
      report(entry.key, at: entry.keyRange, among: keys, &bag)
    }
    let entries = file.entries + file.blocks.flatMap(\.entries)
    for entry in entries {
      switch entry.key {
      case "表样": project.form = entry.text
      case "输出": project.targets = entry.list
      case "输出目录": project.outputFolder = entry.text
      case "字宽": project.readWidth(entry, &bag)
      case "规则":
        for row in entry.rows { project.readLevel(row, &bag) }
      default: break
      }
    }
    return (project, file.diagnostics + bag.findings)
  }

  private mutating func readWidth(_ entry: DataEntry, _ bag: inout DiagnosticBag) {
    switch entry.text {
    case "宽": ambiguousIsWide = true
    case "窄": ambiguousIsWide = false
    default:
      Self.report(entry.text, at: entry.textRange, among: ["宽", "窄"], &bag)
    }
  }

  /// A row `PF303 提示`, `PF303 关闭`.
  private mutating func readLevel(_ row: [DataWord], _ bag: inout DiagnosticBag) {
    guard let first = row.first, let code = adjustableCode(first, &bag) else { return }
    guard row.count >= 2 else {
      bag.report(ProjectRules.missingLevel, at: first.range.atEnd, ["code": .init(verbatim: code.description)])
      return
    }
    if let level = Level.setting(row[1].text) {
      levels[code] = .some(level)
    } else {
      Project.report(row[1].text, at: row[1].range, among: ["关闭"] + Level.allCases.map(\.wording.zh), &bag)
    }
  }

  /// The code of a rule whose level may change.
  private func adjustableCode(_ word: DataWord, _ bag: inout DiagnosticBag) -> RuleCode? {
    guard let code = RuleCode(word.text), Registry.rule(code) != nil else {
      let near = nearest(to: word.text.uppercased(), among: Registry.rules.map(\.code.description))
      bag.report(
        ProjectRules.unknownRule, at: word.range, ["code": .init(verbatim: word.text), "suggestion": .didYouMean(near)])
      return nil
    }
    guard code.isAdjustable else {
      bag.report(ProjectRules.fixedLevel, at: word.range, ["code": .init(verbatim: code.description)])
      return nil
    }
    return code
  }

  private static func report(
    _ word: String, at range: TextRange, among known: [String], _ bag: inout DiagnosticBag
  ) {
    bag.report(
      ProjectRules.unknownWord, at: range,
      ["word": .init(verbatim: word), "suggestion": .didYouMean(nearest(to: word, among: known))])
  }

  /// The findings at the levels of the project.
  func applyingLevels(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !levels.isEmpty else { return diagnostics }
    return diagnostics.compactMap { diagnostic in
      guard diagnostic.rule.code.isAdjustable, let level = levels[diagnostic.rule.code] else { return diagnostic }
      guard let level else { return nil }
      var changed = diagnostic
      changed.level = level
      return changed
    }
  }
}
