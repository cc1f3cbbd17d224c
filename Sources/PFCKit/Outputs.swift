// What is written for a snapshot: names of formats, names of files, and the bytes of each, a department at a time.

import PFCEmit

/// An output format.
public struct OutputFormat: Sendable {
  let backend: any Backend

  /// What `--to` calls it, and the file name's ending.
  public var name: String { backend.name }

  /// Every format.
  public static let all = Backends.all.map(OutputFormat.init)

  /// The format of that name.
  public static func named(_ name: String) -> OutputFormat? { all.first { $0.name == name } }

  /// Writes departments of one form as one document. `drain` takes the bytes and may be called many times, so that a
  /// large document never lies in memory as a whole.
  public func write<Fault: Error>(
    _ departments: [Department], form: Form, standards: Standards, isFirst: Bool = true, isLast: Bool = true,
    _ drain: (inout [UInt8]) throws(Fault) -> Void
  ) throws(Fault) {
    var buffer: [UInt8] = []
    if isFirst { backend.begin(&buffer) }
    for (index, department) in departments.enumerated() {
      let input = EmitInput(department: department, form: form, units: standards.units)
      backend.emit(input, isFirst: isFirst && index == 0, &buffer)
      if buffer.count >= 1 << 16 { try drain(&buffer) }
    }
    if isLast { backend.end(&buffer) }
    try drain(&buffer)
  }
}

extension Snapshot {
  /// The file names without ending for the departments' outputs: the source's own for one department, with the
  /// department's name behind it for several.
  public func outputNames(of path: String) -> [String] {
    let stem = Paths.stem(of: path)
    guard departments.count > 1 else { return departments.map { _ in stem } }
    return departments.map { department in
      let name = department.record.name.map(department.record.string) ?? ""
      return stem + "-" + String(name.map { "/\\:*?\"<>|\u{0}".contains($0) ? "_" : $0 })
    }
  }
}
