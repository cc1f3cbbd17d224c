// Fixes are applied here and nowhere else: in rounds, to texts in memory, and never at the price of a new error.

/// A fix of a finding.
public struct ProposedFix: Sendable {
  /// The finding, in the text of its round.
  public let diagnostic: Diagnostic
  /// One of its fixes.
  public let fix: Fix
}

/// A source with what the fixes made of it.
public struct FixedSource: Sendable {
  /// Its path.
  public let path: String
  /// The bytes of the file as they were read.
  public let bytes: [UInt8]
  /// What they said, as UTF-8.
  public let oldText: [UInt8]
  /// The mended text, as UTF-8.
  public let newText: [UInt8]
}

/// What fixing some sources gave.
public struct FixReport: Sendable {
  /// The sources that change, in order of path.
  public let changes: [FixedSource]
  /// What was applied, round by round in order of place.
  public let applied: [ProposedFix]
  /// What would have caused an error that was not there before, each with that error.
  public let withdrawn: [(fix: ProposedFix, cause: Diagnostic)]
  /// What is found in the mended sources.
  public let remaining: [Diagnostic]
}

/// Applies the fixes of findings to sources and to what they bring in. Nothing is written: the texts are in the report.
public struct SourceFixer<Files: SourceProvider> {
  private let compiler: Compiler
  private let allowsUnsafe: Bool
  private let followsIncludes: Bool
  private var files: Overlay<Files>
  private var originals: [String: [UInt8]] = [:]
  private var applied: [ProposedFix] = []
  private var withdrawn: [(fix: ProposedFix, cause: Diagnostic)] = []
  private var refused: Set<FixIdentity> = []
  private var remaining: [Diagnostic] = []
  private var counted: Set<FindingPlace> = []
  /// Sources without a department. One that a department brings in is mended with it, under its form.
  private var fragments: [String] = []
  private var included: Set<String> = []

  /// After this many rounds the rest is left as it is.
  private static var roundLimit: Int { 20 }

  /// A fixer of sources.
  ///
  /// - `unsafe`: whether it applies what is only probable, too.
  /// - `followsIncludes`: whether what a source brings in is mended with it.
  public init(_ compiler: Compiler, _ files: Files, unsafe: Bool, followsIncludes: Bool = true) {
    self.compiler = compiler
    self.files = Overlay(base: files)
    allowsUnsafe = unsafe
    self.followsIncludes = followsIncludes
  }

  /// Mends a source, and what it brings in. A form is left alone.
  public mutating func fix(_ path: String) throws(FileFault) {
    let snapshot = try compiler.analyze(path, files)
    if let source = snapshot.source, compiler.isForm(source) {
      remaining += readForm(source, names: compiler.standards.names, units: compiler.standards.units).diagnostics
      return
    }
    if snapshot.departmentNames.isEmpty {
      fragments.append(path)
    } else {
      try mend(path, snapshot)
    }
  }

  /// Mends what nothing brings in, and gives the result.
  public consuming func finish() throws(FileFault) -> FixReport {
    for path in fragments where !included.contains(files.identity(of: path)) {
      try mend(path, try compiler.analyze(path, files))
    }
    let changes = originals.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { path in
      change(of: path)
    }
    return FixReport(changes: changes, applied: applied, withdrawn: withdrawn, remaining: remaining)
  }

  private func change(of path: String) -> FixedSource? {
    guard let old = originals[path], let new = files.texts[path], old != new,
      case .success(let text) = decodeSource(old)
    else { return nil }
    return FixedSource(path: path, bytes: old, oldText: text.bytes, newText: new)
  }

  // MARK: Rounds

  private mutating func mend(_ path: String, _ first: Snapshot) throws(FileFault) {
    var snapshot = first
    var seen = [files.texts]
    for _ in 0..<Self.roundLimit {
      let own = [path] + (followsIncludes ? snapshot.includedPaths : [])
      let chosen = choose(from: findings(of: snapshot), own)
      guard !chosen.isEmpty else { break }
      if try adopt(own) {
        snapshot = try compiler.analyze(path, files)
        continue
      }
      var accepted: [ProposedFix] = []
      try accept(chosen[...], into: &accepted, path, errors(in: findings(of: snapshot)))
      let next = files.applying(accepted)
      // Others had to wait for one that was refused.
      if accepted.isEmpty { continue }
      // Fixes that undo each other would go round in a circle.
      guard !seen.contains(next.texts) else { break }
      seen.append(next.texts)
      applied += accepted
      files = next
      snapshot = try compiler.analyze(path, files)
    }
    included.formUnion(snapshot.includedPaths.map(files.identity))
    // A file that two departments bring in is found faulty twice.
    remaining += findings(of: snapshot).filter { $0.source.path == path || counted.insert($0.place).inserted }
  }

  /// All that check finds: a source of funds alone is only mended when no department brings it in.
  private func findings(of snapshot: Snapshot) -> [Diagnostic] {
    snapshot.diagnostics + compiler.strayFundFindings(snapshot).diagnostics
  }

  /// Holds the bytes of files, so that what is mended is what is compared with the disk at the end. Whether any is new.
  private mutating func adopt(_ paths: [String]) throws(FileFault) -> Bool {
    var hasNew = false
    for path in paths where originals[path] == nil {
      let bytes = try files.read(path)
      originals[path] = bytes
      files.texts[path] = bytes
      hasNew = true
    }
    return hasNew
  }

  /// The best fix of each finding; of those that touch each other the first by place, the others have the next round.
  /// Unknown keys come first and alone, for what stands below them has not been read yet.
  private func choose(from findings: [Diagnostic], _ own: [String]) -> [ProposedFix] {
    let all = chooseApart(from: findings, own)
    let revealing = all.filter(\.reveals)
    return revealing.isEmpty ? all : revealing
  }

  private func chooseApart(from findings: [Diagnostic], _ own: [String]) -> [ProposedFix] {
    var chosen: [ProposedFix] = []
    let byPath = Dictionary(grouping: findings, by: \.source.path)
    for path in own {
      var candidates: [(start: Int, fix: ProposedFix)] = []
      for diagnostic in byPath[path] ?? [] {
        guard let fix = diagnostic.fixes.first(where: isAllowed) else { continue }
        let proposed = ProposedFix(diagnostic: diagnostic, fix: fix)
        guard !refused.contains(FixIdentity(proposed)) else { continue }
        candidates.append((fix.edits.first.map { Int($0.range.start) } ?? -1, proposed))
      }
      var end = -1
      for (start, proposed) in inOrder(candidates) where start < 0 || start > end {
        chosen.append(proposed)
        end = proposed.fix.edits.last.map { Int($0.range.end) } ?? end
      }
    }
    return chosen
  }

  private func inOrder(_ candidates: [(start: Int, fix: ProposedFix)]) -> [(start: Int, fix: ProposedFix)] {
    candidates.enumerated().sorted { a, b in
      a.element.start == b.element.start ? a.offset < b.offset : a.element.start < b.element.start
    }.map(\.element)
  }

  private func isAllowed(_ fix: Fix) -> Bool {
    switch fix.safety {
    case .safe: true
    case .unsafe: allowsUnsafe
    case .shownOnly: false
    }
  }

  // MARK: Guard

  /// Takes the fixes that cause no error of a kind that was not there before, halving until the guilty one is found.
  private mutating func accept(
    _ candidates: ArraySlice<ProposedFix>, into accepted: inout [ProposedFix], _ path: String,
    _ before: [ErrorKind: Int]
  ) throws(FileFault) {
    let snapshot = try compiler.analyze(path, files.applying(accepted + candidates))
    let reveals = candidates.contains(where: \.reveals)
    let after = findings(of: snapshot)
    guard let cause = newError(in: after, before, reveals: reveals) ?? unmended(candidates, accepted, after) else {
      accepted += candidates
      return
    }
    guard candidates.count > 1 else {
      for guilty in candidates where refused.insert(FixIdentity(guilty)).inserted { withdrawn.append((guilty, cause)) }
      return
    }
    let middle = candidates.startIndex + candidates.count / 2
    try accept(candidates[..<middle], into: &accepted, path, before)
    try accept(candidates[middle...], into: &accepted, path, before)
  }

  /// What a fix that adds text has left where it was: it would be added again and again.
  private func unmended(
    _ candidates: ArraySlice<ProposedFix>, _ accepted: [ProposedFix], _ after: [Diagnostic]
  ) -> Diagnostic? {
    let growing = candidates.filter { $0.growth > 0 }
    guard !growing.isEmpty else { return nil }
    let places = Dictionary(after.map { ($0.start, $0) }, uniquingKeysWith: { first, _ in first })
    let changed = Dictionary(grouping: accepted + candidates, by: \.diagnostic.source.path)
    for (path, fixes) in Dictionary(grouping: growing, by: \.diagnostic.source.path) {
      let edits = (changed[path] ?? []).flatMap(\.fix.edits).sorted { $0.range.end < $1.range.end }
      var (next, shift) = (0, 0)
      for proposed in fixes.sorted(by: { $0.diagnostic.range.start < $1.diagnostic.range.start }) {
        var start = proposed.diagnostic.start
        // An edit that touches the finding itself does not move its start.
        while next < edits.count, Int(edits[next].range.end) < start.offset {
          shift += edits[next].growth
          next += 1
        }
        start.offset += shift
        if let left = places[start] { return left }
      }
    }
    return nil
  }

  private func errors(in findings: [Diagnostic]) -> [ErrorKind: Int] {
    var counts: [ErrorKind: Int] = [:]
    for diagnostic in findings where diagnostic.level == .error { counts[ErrorKind(diagnostic), default: 0] += 1 }
    return counts
  }

  /// `reveals`: whether rows and texts are read that were not read before; what is wrong with them is not new.
  private func newError(in findings: [Diagnostic], _ before: [ErrorKind: Int], reveals: Bool) -> Diagnostic? {
    var left = before
    for diagnostic in findings where diagnostic.level == .error {
      if reveals, diagnostic.rule.code.isAboutMeaning { continue }
      let count = left[ErrorKind(diagnostic), default: 0]
      if count == 0 { return diagnostic }
      left[ErrorKind(diagnostic)] = count - 1
    }
    return nil
  }
}

extension ProposedFix {
  /// By how many bytes the text grows.
  fileprivate var growth: Int { fix.edits.reduce(0) { $0 + $1.growth } }

  /// Whether rows and texts are read after the fix that nobody could read under a key that does not exist.
  fileprivate var reveals: Bool { diagnostic.rule.code == ModelRules.unknownKey.code }
}

extension TextEdit {
  fileprivate var growth: Int { replacement.utf8.count - range.count }
}

extension RuleCode {
  /// Whether a rule judges what rows and texts say.
  fileprivate var isAboutMeaning: Bool {
    switch topic {
    case .weights, .values, .money, .text, .dates: true
    case .reading, .syntax, .structure, .forms, .project: false
    }
  }
}

/// Places and figures may change with a fix; how many errors a rule finds in a file must not grow.
private struct ErrorKind: Hashable {
  let path: String
  let code: RuleCode

  init(_ diagnostic: Diagnostic) {
    path = diagnostic.source.path
    code = diagnostic.rule.code
  }
}

private struct FindingStart: Hashable {
  let path: String
  let code: RuleCode
  var offset: Int
}

private struct FindingPlace: Hashable {
  let path: String
  let code: RuleCode
  let range: TextRange
}

extension Diagnostic {
  fileprivate var start: FindingStart {
    FindingStart(path: source.path, code: rule.code, offset: Int(range.start))
  }
  fileprivate var place: FindingPlace { FindingPlace(path: source.path, code: rule.code, range: range) }
}

/// What makes a fix the same one in the next round, where it may stand elsewhere.
private struct FixIdentity: Hashable {
  let path: String
  let code: RuleCode
  let message: String
  let replacements: [String]

  init(_ proposed: ProposedFix) {
    path = proposed.diagnostic.source.path
    code = proposed.diagnostic.rule.code
    message = proposed.diagnostic.message(in: .zh)
    replacements = proposed.fix.edits.map(\.replacement)
  }
}

/// Files with some texts replaced.
private struct Overlay<Files: SourceProvider>: SourceProvider {
  let base: Files
  var texts: [String: [UInt8]] = [:]

  func read(_ path: String) throws(FileFault) -> [UInt8] {
    if let text = texts[path] { return text }
    return try base.read(path)
  }
  func files(matching pattern: String, under folder: String) throws(FileFault) -> [String] {
    try base.files(matching: pattern, under: folder)
  }
  func isInsideProject(_ path: String) -> Bool { base.isInsideProject(path) }
  func identity(of path: String) -> String { base.identity(of: path) }

  /// With fixes applied that touch each other nowhere and stand in order of place in each file.
  func applying(_ fixes: [ProposedFix]) -> Overlay {
    var copy = self
    var edits: [String: (source: SourceText, edits: [TextEdit])] = [:]
    for proposed in fixes {
      let source = proposed.diagnostic.source
      edits[source.path, default: (source, [])].edits += proposed.fix.edits
    }
    for (path, change) in edits { copy.texts[path] = change.source.applying(change.edits) }
    return copy
  }
}

extension SourceText {
  /// The bytes with edits that do not overlap, in order of place.
  func applying(_ edits: [TextEdit]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var done = 0
    for edit in edits {
      result += bytes[done..<Int(edit.range.start)]
      result += edit.replacement.utf8
      done = Int(edit.range.end)
    }
    return result + bytes[done...]
  }
}
