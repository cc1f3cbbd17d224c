// The same inputs on disk, for programs that are compared with pfc.

import Glibc
import PFCKit

/// What could not be written.
struct WriteFault: Error {
  let path: String
  let problem: String
}

struct InputWriter {
  let folder: String
  private let compiler = Compiler()

  init(folder: String) { self.folder = folder }

  /// For each count of departments: one file, a folder with a file each, and the JSON that pfc makes of them. Then the
  /// special inputs.
  func writeAll(_ generator: DepartmentGenerator, isQuick: Bool) throws(WriteFault) {
    try makeFolder(folder)
    for count in isQuick ? [1, 10, 100] : [1, 10, 100, 1000, 3000] {
      let stem = "\(folder)/departments-\(count)"
      let text = Array(generator.text(0..<count).utf8)
      try write(text, to: stem + ".pfc")
      try write(json(text), to: stem + ".json")
      try makeFolder(stem)
      for number in 0..<count {
        let name = String(repeating: "0", count: 4 - String(number).utf8.count) + String(number)
        try write(Array(generator.text(number).utf8), to: "\(stem)/\(name).pfc")
      }
    }
    try write(Array(SpecialInputs.narrative(bytes: 5_000_000, inOneLine: false).utf8), to: folder + "/narrative.pfc")
    try write(Array(SpecialInputs.narrative(bytes: 5_000_000, inOneLine: true).utf8), to: folder + "/line.pfc")
    try write(Array(SpecialInputs.rows(10_000).utf8), to: folder + "/rows.pfc")
    if !isQuick { try write(fifty(generator), to: folder + "/fifty.pfc") }
  }

  /// Departments up to 50 MB.
  private func fifty(_ generator: DepartmentGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in 0..<DepartmentGenerator.limit {
      let next = Array(generator.text(number).utf8)
      if bytes.count + next.count + 1 > 50_000_000 { break }
      bytes += next + [UInt8(ascii: "\n")]
    }
    return bytes
  }

  private func json(_ bytes: [UInt8]) -> [UInt8] {
    guard let format = OutputFormat.named("json") else { return [] }
    var all: [UInt8] = []
    var isFirst = true
    format.begin(&all)
    _ = try? compiler.analyze("benchmark.pfc", OneFile(bytes: bytes)) { department, form in
      format.append(department, form: form, standards: compiler.standards, isFirst: isFirst, to: &all)
      isFirst = false
    }
    format.end(&all)
    return all
  }

  private func makeFolder(_ path: String) throws(WriteFault) {
    if mkdir(path, 0o777) != 0, errno != EEXIST {
      throw WriteFault(path: path, problem: String(cString: strerror(errno)))
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(WriteFault) {
    guard let file = fopen(path, "w") else { throw WriteFault(path: path, problem: String(cString: strerror(errno))) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else {
      throw WriteFault(path: path, problem: String(cString: strerror(errno)))
    }
  }
}
