// What is written for a snapshot: names of formats, names of files, and the bytes of each, a department at a time.

import PFCEmit

/// An output format.
public struct OutputFormat: Sendable {
  let backend: any Backend

  /// What `--to` calls it, and the file name's ending.
  public var name: String { backend.name }

  /// Every format.
  public static let all = Backends.all.map(OutputFormat.init)

  /// Whether the document is an archive, which no terminal can show.
  public var isArchive: Bool { backend.isArchive }

  /// How many tables a document holds at most.
  public var tableLimit: Int { backend.tableLimit }

  /// What is written when nobody says which formats.
  public static let standard = Backends.all.filter(\.isStandard).map(OutputFormat.init)

  /// The format of that name.
  public static func named(_ name: String) -> OutputFormat? { all.first { $0.name == name } }

  /// What stands before the first department of a document.
  public func begin(_ output: inout [UInt8]) { backend.begin(&output) }

  /// One department; `isFirst` when it is the first of its document.
  public func append(
    _ department: Department, form: Form, standards: Standards, isFirst: Bool, to output: inout [UInt8]
  ) {
    backend.emit(EmitInput(department: department, form: form, units: standards.units), isFirst: isFirst, &output)
  }

  /// What stands after the last department of a document.
  public func end(_ output: inout [UInt8]) { backend.end(&output) }

  /// A document of one department.
  public func document(_ department: Department, form: Form, standards: Standards) -> [UInt8] {
    var output: [UInt8] = []
    begin(&output)
    append(department, form: form, standards: standards, isFirst: true, to: &output)
    end(&output)
    return output
  }
}

extension Snapshot {
  /// The file names without ending for the departments' outputs: the source's own for one department, with the
  /// department's name behind it for several.
  public func outputNames(of path: String) -> [String] {
    let stem = Paths.stem(of: path)
    guard departmentNames.count > 1 else { return departmentNames.map { _ in stem } }
    return departmentNames.map { stem + "-" + Paths.safeName($0.unicodeScalars) }
  }
}
