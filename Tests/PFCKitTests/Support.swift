// Finding the package's own files from the tests, and the one switch that rewrites goldens.

import Foundation
import PFCKit
import Testing

/// The root of the package.
let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// `PFC_UPDATE=1 swift test` rewrites goldens instead of comparing them; review the difference before committing.
let updatesGoldens = ProcessInfo.processInfo.environment["PFC_UPDATE"] != nil

/// Files of the package, seen from its root.
struct PackageFiles: SourceProvider {
  func read(_ path: String) throws(FileFault) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: packageRoot.appendingPathComponent(path).path) else {
      throw .missing
    }
    return Array(data)
  }

  func files(matching pattern: String, under folder: String) -> [String] {
    let whole = Paths.join(folder, pattern)
    let all = FileManager.default.subpaths(atPath: packageRoot.appendingPathComponent("samples").path) ?? []
    return all.map { "samples/" + $0 }.filter { Paths.matches($0, whole) }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  func isInsideProject(_ path: String) -> Bool { !path.hasPrefix("../") }
}

/// What the samples are, without those that are brought in by others.
let samplePaths = [
  "samples/沙坪坝区/山洞街道.pfc", "samples/语言一览/语言一览.pfc", "samples/坏例/单位不符.pfc",
  "samples/坏例/权重不足.pfc", "samples/坏例/金额不合.pfc", "samples/坏例/键名写错.pfc",
]

extension Snapshot {
  /// One format of everything in the snapshot.
  func output(_ name: String, _ compiler: Compiler) throws -> String {
    let format = try #require(OutputFormat.named(name))
    var text: [UInt8] = []
    format.begin(&text)
    for (index, department) in departments.enumerated() {
      format.append(department, form: form, standards: compiler.standards, isFirst: index == 0, to: &text)
    }
    format.end(&text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The findings as a clerk reads them.
  func report(_ language: Language) -> String {
    var renderer = HumanRenderer(language: language)
    return diagnostics.map { renderer.render($0) }.joined()
  }
}

/// Compares with a golden file, or rewrites it.
func expectGolden(_ text: String, _ name: String) throws {
  let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
  if updatesGoldens {
    try Data(text.utf8).write(to: url)
    return
  }
  let golden = try String(decoding: Data(contentsOf: url), as: UTF8.self)
  #expect(golden.utf8.elementsEqual(text.utf8), "\(name) is stale; PFC_UPDATE=1 rewrites it, read the difference")
}
