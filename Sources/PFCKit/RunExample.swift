// Examples of rules are sources like any other: they are checked as a clerk's file is, and shown by the lines in which
// the bad one differs from the good one.

extension Example {
  /// The files of the example, the first is the one to check.
  public var files: [(path: String, bytes: [UInt8])] {
    switch self {
    case .file(let text): [("例.pfc", Array(text.utf8))]
    case .bytes(let bytes): [("例.pfc", bytes)]
    case .replacing(let text, let replacement):
      [("例.pfc", Array(Standards.example.replacing(text, with: replacement).utf8))]
    case .replacingAll(let text, let replacement):
      [
        (
          "例.pfc",
          Array(
            Standards.example.split(separator: text, omittingEmptySubsequences: false).joined(separator: replacement)
              .utf8)
        )
      ]
    case .appending(let text): [("例.pfc", Array((Standards.example + text).utf8))]
    case .standard: [("例.pfc", Array(Standards.example.utf8))]
    case .project(let files): files().map { ($0.path, Array($0.text.utf8)) }
    }
  }

  /// Everything that checking the example finds, its own project file included.
  public func check() -> [Diagnostic] {
    let files = files
    let provider = MemoryFiles(Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first }))
    var project = Project()
    var findings: [Diagnostic] = []
    if let file = files.first(where: { $0.path == Project.fileName }) {
      (project, findings) = Project.read(SourceText(path: file.path, text: String(decoding: file.bytes, as: UTF8.self)))
    }
    let compiler = Compiler(project: project)
    guard let snapshot = try? compiler.analyze(files[0].path, provider) else { return findings }
    return findings + snapshot.diagnostics
      + (snapshot.isFragment ? compiler.strayFundFindings(snapshot).diagnostics : [])
  }

  /// The lines in which the example differs from its counterpart, file by file.
  func excerpt(besides other: Example) -> String {
    // A file that is too large, or no text, is not worth printing.
    if case .bytes(let bytes) = self {
      return bytes.prefix(40).map { String($0, radix: 16, uppercase: true) }.joined(separator: " ") + "\n"
    }
    let (own, others) = (files, other.files)
    let changed = own.filter { file in !others.contains { $0 == file } }
    // An example that only lacks a file differs in no line of its own: what it adds to the standard department tells.
    return (changed.isEmpty ? [own[0]] : changed).map { file in
      let text = String(decoding: file.bytes, as: UTF8.self)
      guard text.utf8.count < 10_000 else { return "…\n" }
      let counterpart = changed.isEmpty ? Array(Standards.example.utf8) : others.first { $0.path == file.path }?.bytes
      let lines = LineChange(from: String(decoding: counterpart ?? [], as: UTF8.self), to: text).new
      return (own.count > 1 ? "# \(file.path)\n" : "") + lines.map { "\($0)\n" }.joined()
    }.joined(separator: "\n")
  }
}

/// The lines between the equal beginnings and ends of two texts. Where one text has only more lines than the other, the
/// line before them stands in both, so that neither is empty.
struct LineChange {
  let old: ArraySlice<Substring>
  let new: ArraySlice<Substring>

  init(from oldText: String, to newText: String) {
    let (a, b) = (Self.lines(oldText), Self.lines(newText))
    var start = 0
    while start < min(a.count, b.count), a[start] == b[start] { start += 1 }
    var tail = 0
    while tail < min(a.count, b.count) - start, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    if start == a.count - tail || start == b.count - tail, start > 0 { start -= 1 }
    old = a[start..<a.count - tail]
    new = b[start..<b.count - tail]
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
  }
}
