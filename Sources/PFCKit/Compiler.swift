// The front end as one pure function: files in, an immutable snapshot out. Command line, tests and editors call this.

import PFCCheck

/// Everything known about one source and what it brings in.
public struct Snapshot: Sendable {
  /// The source itself, nil when its bytes are no text.
  public let source: SourceText?
  /// The tree of the source.
  public let tree: SyntaxTree?
  /// The form in force.
  public let form: Form
  /// Departments with their funds, those brought in among them; empty when they were handed over one by one.
  public private(set) var departments: [Department]
  /// The names of all departments, empty for one without a name.
  public let departmentNames: [String]
  /// Funds that no department of this source owns: without any department the file is meant to be brought in.
  public let looseFunds: [Fund]
  /// Paths of the files brought in, each once.
  public let includedPaths: [String]
  /// Findings in order of place.
  public let diagnostics: [Diagnostic]
  /// Findings that waivers silenced.
  public let waived: [WaivedFinding]
  /// Number of tables.
  public let tableCount: Int

  /// Whether a finding forbids output.
  public var hasErrors: Bool { diagnostics.contains { $0.level == .error } }
  /// How many findings waivers silenced.
  public var waivedCount: Int { waived.count }

  fileprivate func holding(_ departments: [Department]) -> Snapshot {
    var copy = self
    copy.departments = departments
    return copy
  }

  /// Whether the source holds funds only.
  public var isFragment: Bool { departmentNames.isEmpty && !looseFunds.isEmpty }
}

/// The compiler's front end.
public struct Compiler: Sendable {
  /// Units, conventions and built-in forms.
  public let standards: Standards
  /// What holds for all sources.
  public let project: Project

  /// Largest source that is read, in bytes.
  public static let sizeLimit = 64 << 20

  /// A compiler for a project.
  public init(project: Project = Project(), standards: Standards = Standards()) {
    self.project = project
    var standards = standards
    for unit in project.units { _ = standards.declare(unit) }
    self.standards = standards
  }

  /// Reads, parses, lowers and checks a source with everything that it brings in. Never throws: what is wrong is in the
  /// snapshot's diagnostics. Only a file that cannot be had at all throws.
  public func analyze(_ path: String, _ files: some SourceProvider) throws(FileFault) -> Snapshot {
    var departments: [Department] = []
    return try analyze(path, files) { department, _ in departments.append(department) }.holding(departments)
  }

  /// As above, but hands over each checked department with its form instead of keeping it: memory then grows with the
  /// source alone. A department is handed over whether or not it has errors; the snapshot says that at the end.
  public func analyze(
    _ path: String, _ files: some SourceProvider, each: (Department, Form) -> Void
  ) throws(FileFault) -> Snapshot {
    var analysis = Analysis(self, files)
    return analysis.run(path, try files.read(path), each)
  }

  /// Whether a source describes a form instead of filling one in.
  public func isForm(_ source: SourceText) -> Bool {
    guard leadingEntry(Keyword.form, in: source) != nil else { return false }
    return DataFile(source, keys: formKeys).blocks.contains { !$0.blocks.isEmpty }
  }

  /// The tree of a source that describes a form, and what is wrong with the form.
  public func formTree(_ source: SourceText) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    let reading = readForm(source, names: standards.names, units: standards.units)
    return (parse(source, shapes: formKeys.shapes).tree, reading.diagnostics)
  }

  /// What to say of a source of funds alone that no other one brings in: that they lack their department, and all that
  /// their own tables tell without it.
  public func strayFundFindings(_ snapshot: Snapshot) -> (diagnostics: [Diagnostic], waived: [WaivedFinding]) {
    guard snapshot.isFragment else { return ([], []) }
    var found = CheckResult()
    Checker(snapshot.form, standards).check(strays: snapshot.looseFunds, &found)
    return (project.applyingLevels(found.diagnostics), project.applyingLevels(found.waived))
  }
}

/// One run over a source and the files it brings in.
struct Analysis<Files: SourceProvider> {
  let compiler: Compiler
  let files: Files
  /// All findings so far, and those that waivers silence.
  var found = CheckResult()
  var includedPaths: [String] = []
  var departmentNames: [String] = []
  var looseFunds: [Fund] = []
  var tableCount = 0
  /// Where each file was brought in that the department, or the funds without one, have so far.
  private var broughtIn: [String: RelatedPlace] = [:]

  init(_ compiler: Compiler, _ files: Files) {
    self.compiler = compiler
    self.files = files
  }

  mutating func run(_ path: String, _ bytes: consuming [UInt8], _ each: (Department, Form) -> Void) -> Snapshot {
    let standard = compiler.standards.forms[0]
    guard let source = decode(bytes, path) else { return snapshot(nil, nil, standard) }
    guard let form = form(for: source) else { return snapshot(source, nil, standard) }
    let parsed = parse(source, shapes: form.shapes)
    found.diagnostics += parsed.diagnostics
    let checker = Checker(form, compiler.standards)
    let lowered = lower(parsed.tree, form: form, units: compiler.standards.units) { department in
      each(complete(department, form, checker, source), form)
    }
    found.diagnostics += lowered.diagnostics
    broughtIn = [:]
    looseFunds = bringIn(lowered.looseIncludes, into: lowered.looseFunds, form, source, [path])
    tableCount += looseFunds.count
    if !departmentNames.isEmpty { checker.check(strays: looseFunds, &found) }
    if tableCount == 0, isBlank(source) {
      found.diagnostics.append(Diagnostic(ProjectRules.emptySource, in: source, at: TextRange(at: 0)))
    }
    return snapshot(source, parsed.tree, form)
  }

  private func isBlank(_ source: SourceText) -> Bool {
    source.bytes.allSatisfy { $0 <= 0x20 || byteOrderMark.contains($0) }
  }

  /// Brings in a department's files and checks it.
  private mutating func complete(
    _ department: consuming Department, _ form: Form, _ checker: Checker, _ source: SourceText
  ) -> Department {
    broughtIn = [:]
    department.funds = bringIn(department.includes, into: department.funds, form, source, [source.path])
    checker.check(department, &found)
    departmentNames.append(department.record.name.map(department.record.string) ?? "")
    tableCount += department.funds.count + (form.table(.department) == nil ? 0 : 1)
    return department
  }

  private func snapshot(_ source: SourceText?, _ tree: SyntaxTree?, _ form: Form) -> Snapshot {
    Snapshot(
      source: source, tree: tree, form: form, departments: [], departmentNames: departmentNames, looseFunds: looseFunds,
      includedPaths: includedPaths, diagnostics: inOrder(compiler.project.applyingLevels(found.diagnostics)),
      waived: compiler.project.applyingLevels(found.waived), tableCount: tableCount)
  }

  /// Findings by file (the first one first), then by place and code.
  private func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > 1 else { return diagnostics }
    var order: [String: Int] = [:]
    var file = 0
    var path: String?
    // Keys are small and findings are not, so keys are sorted.
    var keys = diagnostics.enumerated().map { index, finding in
      if finding.source.path != path {
        path = finding.source.path
        file = order[finding.source.path, default: order.count]
        order[finding.source.path] = file
      }
      return (file: file, start: finding.range.start, code: finding.rule.code.number, index: index)
    }
    keys.sort(by: <)
    return keys.map { diagnostics[$0.index] }
  }

  // MARK: Reading

  /// Bytes to text; a fault is reported and gives nil.
  mutating func decode(_ bytes: consuming [UInt8], _ path: String) -> SourceText? {
    let empty = SourceText(path: path, bytes: [])
    func report(_ rule: Rule, _ arguments: Arguments) {
      found.diagnostics.append(Diagnostic(rule, in: empty, at: TextRange(at: 0), arguments))
    }
    guard bytes.count <= Compiler.sizeLimit else {
      report(ReadingRules.tooLarge, ["limit": .init(verbatim: "\(Compiler.sizeLimit >> 20) MB")])
      return nil
    }
    switch decodeSource(bytes) {
    case .success(let decoded):
      let source = SourceText(path: path, bytes: decoded.bytes)
      if decoded.encoding == .gb18030 {
        // Whoever writes the text anew writes UTF-8; no character of it has to change.
        let fix = Fix(Wording("存成 UTF-8", "write it as UTF-8"), [])
        found.diagnostics.append(Diagnostic(ReadingRules.gb18030, in: source, at: TextRange(at: 0), fixes: [fix]))
      }
      return source
    case .failure(.nul(let offset)): report(ReadingRules.nul, ["offset": .init(verbatim: String(offset))])
    case .failure(.utf16): report(ReadingRules.utf16, [:])
    case .failure(.malformed(let offset)): report(ReadingRules.notText, ["offset": .init(verbatim: String(offset))])
    }
    return nil
  }

  /// The form that a source names, else the project's, else the first built-in one.
  mutating func form(for source: SourceText) -> Form? {
    if let range = leadingEntry(Keyword.form, in: source), !range.isEmpty {
      return form(named: source.string(range), from: Paths.folder(of: source.path), at: range, in: source)
    }
    guard let name = compiler.project.form else { return compiler.standards.forms[0] }
    return form(named: name, from: "", at: TextRange(at: 0), in: source)
  }

  private mutating func form(named name: String, from folder: String, at range: TextRange, in source: SourceText)
    -> Form?
  {
    guard name.hasSuffix(".pfc") else {
      if let known = compiler.standards.forms.first(where: { $0.name == name }) { return known }
      let known = compiler.standards.forms.map(\.name)
      found.diagnostics.append(
        Diagnostic(
          FormRules.unknownForm, in: source, at: range,
          [
            "name": .init(verbatim: name), "known": .list(known),
            "suggestion": .didYouMean(nearest(to: name, among: known), for: name),
          ]))
      return nil
    }
    guard let file = load(Paths.join(folder, name), at: range, in: source) else { return nil }
    let reading = readForm(file, names: compiler.standards.names, units: compiler.standards.units)
    found.diagnostics += reading.diagnostics
    return reading.form
  }

  /// Reads a file that another one names.
  private mutating func load(_ path: String, at range: TextRange, in source: SourceText) -> SourceText? {
    do throws(FileFault) {
      return decode(try files.read(path), path)
    } catch {
      report(error, of: path, at: range, in: source)
      return nil
    }
  }

  private mutating func report(_ fault: FileFault, of path: String, at range: TextRange, in source: SourceText) {
    let problem =
      switch fault {
      case .missing: Wording("没有这个文件", "there is no such file")
      case .unreadable(let text): Wording(verbatim: text)
      }
    found.diagnostics.append(
      Diagnostic(
        ProjectRules.unreadableFile, in: source, at: range, ["path": .init(verbatim: path), "problem": problem]))
  }

  // MARK: Includes

  /// Funds with those of the included files put where 引入 stands. `chain` is the way here, for cycles.
  private mutating func bringIn(
    _ includes: [Include], into funds: [Fund], _ form: Form, _ source: SourceText, _ chain: [String]
  ) -> [Fund] {
    guard !includes.isEmpty else { return funds }
    var result: [Fund] = []
    var taken = 0
    for include in includes {
      result += funds[taken..<include.position]
      taken = include.position
      for path in paths(include, source) { result += bringIn(path, include, form, source, chain) }
    }
    return result + funds[taken...]
  }

  private mutating func paths(_ include: Include, _ source: SourceText) -> [String] {
    let pattern = source.string(include.pattern)
    let folder = Paths.folder(of: source.path)
    func report(_ rule: Rule) {
      found.diagnostics.append(Diagnostic(rule, in: source, at: include.pattern, ["pattern": .init(verbatim: pattern)]))
    }
    guard files.isInsideProject(Paths.join(folder, pattern)) else {
      report(ProjectRules.includeOutside)
      return []
    }
    do throws(FileFault) {
      let matching = try files.files(matching: pattern, under: folder)
      if matching.isEmpty { report(ProjectRules.includeMatchesNothing) }
      return matching
    } catch {
      self.report(error, of: pattern, at: include.pattern, in: source)
      return []
    }
  }

  private mutating func bringIn(
    _ path: String, _ include: Include, _ form: Form, _ source: SourceText, _ chain: [String]
  ) -> [Fund] {
    if chain.contains(path) {
      found.diagnostics.append(
        Diagnostic(
          ProjectRules.includeCycle, in: source, at: include.pattern,
          ["path": .init(verbatim: (chain + [path]).map(Paths.name).joined(separator: " → "))]))
      return []
    }
    // A second time would give every fund twice; files that bring in each other twice would double at each step.
    if let first = broughtIn[path] {
      found.diagnostics.append(
        Diagnostic(
          ProjectRules.includedTwice, in: source, at: include.pattern, ["path": .init(verbatim: path)],
          related: [first]))
      return []
    }
    broughtIn[path] = RelatedPlace(source: source, range: include.pattern, label: Wording("先在这里引入", "first here"))
    guard let file = load(path, at: include.pattern, in: source) else { return [] }
    if !includedPaths.contains(path) { includedPaths.append(path) }
    let parsed = parse(file, shapes: form.shapes)
    found.diagnostics += parsed.diagnostics
    let lowered = lower(parsed.tree, form: form, units: compiler.standards.units) { department in
      found.diagnostics.append(
        Diagnostic(
          ProjectRules.includedDepartment, in: file, at: department.record.keyRanges[0],
          ["name": .init(verbatim: department.record.name.map(file.string) ?? "")]))
    }
    found.diagnostics += lowered.diagnostics
    return bringIn(lowered.looseIncludes, into: lowered.looseFunds, form, file, chain + [path])
  }
}

extension Checker {
  fileprivate init(_ form: Form, _ standards: Standards) {
    self.init(form: form, standards: standards, isKnown: { Registry.rule($0) != nil })
  }

  /// Funds that belong to no department.
  fileprivate func check(strays funds: [Fund], _ found: inout CheckResult) {
    for fund in funds {
      found.diagnostics.append(
        Diagnostic(
          ModelRules.fundWithoutDepartment, in: fund.record.source, at: fund.record.keyRanges[0],
          ["name": .init(verbatim: fund.record.name.map(fund.record.string) ?? "")]))
      check(fund, &found)
    }
  }
}
