// project.pfc says what holds for all sources of a folder: the form, what is written where, and levels of rules.

import PFCEmit

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
  /// Units that the catalogue does not have.
  public var units: [DeclaredUnit] = []
  /// Levels that differ from the rules' own; nil switches a rule off.
  public var levels: [RuleCode: Level?] = [:]

  /// A project without a project file.
  public init() {}

  /// The name of the file.
  public static let fileName = "project.pfc"

  static let keys = DataKeys(
    openers: [("项目", 1)],
    bodies: [("表样", .prose), ("输出", .prose), ("输出目录", .prose), ("字宽", .prose), ("单位", .columns), ("规则", .columns)])

  /// Reads a project file; what cannot be read is in the findings.
  public static func read(_ source: SourceText) -> (project: Project, diagnostics: [Diagnostic]) {
    let file = DataFile(source, keys: keys)
    var project = Project()
    var bag = DiagnosticBag(source)
    for entry in file.unknown {
      report(entry.key, at: entry.keyRange, among: keys.words, &bag)
    }
    var seen: Set<String> = []
    for entry in file.entries + file.blocks.flatMap(\.entries) where entry.isKnown {
      let rows = [entry.words] + entry.rows
      guard seen.insert(entry.key).inserted else {
        bag.report(ProjectRules.settingTwice, at: entry.keyRange, ["word": .init(verbatim: entry.key)])
        continue
      }
      guard rows.contains(where: { !$0.isEmpty }) else {
        bag.report(ProjectRules.emptySetting, at: entry.keyRange.atEnd, ["word": .init(verbatim: entry.key)])
        continue
      }
      project.read(entry, rows, &bag)
    }
    return (project, file.diagnostics + bag.findings)
  }

  private mutating func read(_ entry: DataEntry, _ rows: [[DataWord]], _ bag: inout DiagnosticBag) {
    switch entry.key {
    case "表样": readForm(entry, &bag)
    case "输出": readTargets(entry, &bag)
    case "输出目录": outputFolder = entry.text
    case "字宽": readWidth(entry, &bag)
    case "单位":
      // The catalogue is read only where it is asked.
      var catalog = Standards().units
      for row in rows where !row.isEmpty { readUnit(row, &catalog, &bag) }
    case "规则":
      for row in rows { readLevel(row, &bag) }
    default: break
    }
  }

  /// A form of another name than the built-in ones is a file; whether that is there is seen when a source needs it.
  private mutating func readForm(_ entry: DataEntry, _ bag: inout DiagnosticBag) {
    let known = Standards.formNames
    if entry.text.hasSuffix(".pfc") || known.contains(entry.text) {
      form = entry.text
    } else {
      Project.report(entry.text, at: entry.textRange, among: known, &bag)
    }
  }

  private mutating func readTargets(_ entry: DataEntry, _ bag: inout DiagnosticBag) {
    let known = Backends.all.map(\.name)
    targets = entry.list.filter { name in
      let isKnown = known.contains(name)
      if !isKnown { Project.report(name, at: entry.textRange, among: known, &bag) }
      return isKnown
    }
  }

  private mutating func readWidth(_ entry: DataEntry, _ bag: inout DiagnosticBag) {
    switch entry.text {
    case "宽": ambiguousIsWide = true
    case "窄": ambiguousIsWide = false
    default:
      Self.report(entry.text, at: entry.textRange, among: ["宽", "窄"], &bag)
    }
  }

  /// A row `联 副` or `千担 吨 50`: a new unit, a known one of its kind, and perhaps how many of those it is.
  private mutating func readUnit(_ row: [DataWord], _ catalog: inout UnitCatalog, _ bag: inout DiagnosticBag) {
    guard row.count >= 2 else { return Self.report(row[0].text, at: row[0].range, among: [], &bag) }
    let factor = row.count > 2 ? row[2].number : nil
    let unit = DeclaredUnit(name: row[0].text, like: row[1].text, factor: factor)
    if row.count > 3 || row.count > 2 && factor == nil {
      Self.report(row[row.count - 1].text, at: row[row.count - 1].range, among: [], &bag)
    } else if catalog.spelling(unit.name) != nil {
      bag.report(ProjectRules.settingTwice, at: row[0].range, ["word": .init(verbatim: unit.name)])
    } else if catalog.declare(unit) {
      units.append(unit)
    } else {
      Self.report(unit.like, at: row[1].range, among: catalog.names, &bag)
    }
  }

  /// A row `PF303 提示`, `PF303 关闭`.
  private mutating func readLevel(_ row: [DataWord], _ bag: inout DiagnosticBag) {
    guard let first = row.first, let code = adjustableCode(first, &bag) else { return }
    guard row.count >= 2 else {
      bag.report(ProjectRules.missingLevel, at: first.range.atEnd, ["code": .init(verbatim: code.description)])
      return
    }
    if row.count > 2 { Project.report(row[2].text, at: row[2].range, among: [], &bag) }
    guard let level = Level.setting(row[1].text) else {
      return Project.report(row[1].text, at: row[1].range, among: ["关闭"] + Level.allCases.map(\.wording.zh), &bag)
    }
    if levels.updateValue(level, forKey: code) != nil {
      bag.report(ProjectRules.settingTwice, at: first.range, ["word": .init(verbatim: code.description)])
    }
  }

  /// The code of a rule whose level may change.
  private func adjustableCode(_ word: DataWord, _ bag: inout DiagnosticBag) -> RuleCode? {
    guard let code = RuleCode(word.text), Registry.rule(code) != nil else {
      let near = nearest(to: word.text.uppercased(), among: Registry.rules.map(\.code.description))
      bag.report(
        ProjectRules.unknownRule, at: word.range,
        ["code": .init(verbatim: word.text), "suggestion": .didYouMean(near, for: word.text)])
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
      ["word": .init(verbatim: word), "suggestion": .didYouMean(nearest(to: word, among: known), for: word)])
  }

  /// The level that a rule has in the project, nil where it is switched off.
  package func level(of code: RuleCode, otherwise level: Level) -> Level? {
    code.isAdjustable ? levels[code] ?? level : level
  }

  /// The findings at the levels of the project.
  func applyingLevels(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    levels.isEmpty ? diagnostics : diagnostics.compactMap(applyingLevel)
  }

  /// What waivers silenced, at the levels of the project.
  func applyingLevels(_ waived: [WaivedFinding]) -> [WaivedFinding] {
    guard !levels.isEmpty else { return waived }
    return waived.compactMap { finding in
      applyingLevel(finding.diagnostic).map { WaivedFinding(diagnostic: $0, reason: finding.reason) }
    }
  }

  private func applyingLevel(_ diagnostic: Diagnostic) -> Diagnostic? {
    guard let level = level(of: diagnostic.rule.code, otherwise: diagnostic.level) else { return nil }
    var changed = diagnostic
    changed.level = level
    return changed
  }
}
