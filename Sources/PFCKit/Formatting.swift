// A source in its one canonical style. What could not be read whole is not touched: the formatter writes only what the
// parser understood.

/// A source and its canonical text.
public struct FormattedSource: Sendable {
  /// The canonical text; nil for a source with errors of reading or syntax, which stays as it is.
  public let bytes: [UInt8]?
  /// Why there is none; empty otherwise.
  public let diagnostics: [Diagnostic]
  /// Whether it holds funds only and names no form: that is said by the source that brings it in.
  public let isFragment: Bool
}

extension Compiler {
  /// Formats the bytes of a source, of a form, or of a project file.
  ///
  /// - `path`: says which of them it is, and where a form that it names is looked for.
  /// - `form`: the form of the source that brings this one in. Without it, a source of funds alone keeps its keys: its
  ///   form may be another than the project's.
  public func format(
    _ path: String, _ bytes: [UInt8], _ files: some SourceProvider, form: Form? = nil
  ) -> FormattedSource {
    var analysis = Analysis(self, files)
    guard let source = analysis.decode(bytes, path) else { return refused(analysis.found.diagnostics) }
    if Paths.name(of: path) == Project.fileName { return format(source, Project.keys.shapes) }
    if isForm(source) { return format(source, formKeys.shapes) }
    let namesForm = leadingEntry(Keyword.form, in: source) != nil
    let known = namesForm ? nil : form
    guard let form = known ?? analysis.form(for: source) else { return refused(analysis.found.diagnostics) }
    return format(source, under: form, isCertain: known != nil, namesForm: namesForm)
  }

  /// Formats a source of departments and funds.
  func format(_ source: SourceText, under form: Form, isCertain: Bool, namesForm: Bool) -> FormattedSource {
    format(source, form.shapes, isCertain: isCertain) { tree in
      // Some faults of syntax are found when keys and rows are given their meaning.
      var hasDepartment = false
      let lowered = lower(tree, form: form, units: standards.units) { _ in hasDepartment = true }
      let isFragment = !hasDepartment && !lowered.looseFunds.isEmpty && !namesForm
      return (lowered.diagnostics, isFragment)
    }
  }

  private func format(
    _ source: SourceText, _ shapes: Shapes, isCertain: Bool = true,
    lower: (SyntaxTree) -> ([Diagnostic], Bool) = { _ in ([], false) }
  ) -> FormattedSource {
    let parsed = parse(source, shapes: shapes)
    let (more, isFragment) = lower(parsed.tree)
    let faults = (parsed.diagnostics + more).filter { $0.level == .error && $0.rule.code.number < 200 }
    guard faults.isEmpty else { return refused(faults) }
    let text = PFCSyntax.format(
      parsed.tree, shapes: shapes, ambiguous: project.ambiguousIsWide ? .wide : .narrow,
      keepsKeys: isFragment && !isCertain)
    return FormattedSource(bytes: text, diagnostics: [], isFragment: isFragment)
  }

  private func refused(_ diagnostics: [Diagnostic]) -> FormattedSource {
    FormattedSource(bytes: nil, diagnostics: diagnostics, isFragment: false)
  }

  /// The form of every file that these sources bring in.
  public func formsOfIncluded(by sources: [String], _ files: some SourceProvider) -> [String: Form] {
    var forms: [String: Form] = [:]
    for path in sources {
      guard let snapshot = try? analyze(path, files, each: { _, _ in }), let source = snapshot.source else { continue }
      // One that is brought in itself is under the form of whatever does it, and listed there with all it brings in.
      if snapshot.isFragment, leadingEntry(Keyword.form, in: source) == nil { continue }
      for included in snapshot.includedPaths where forms[included] == nil { forms[included] = snapshot.form }
    }
    return forms
  }
}
