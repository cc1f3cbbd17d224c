// Tests find the package's own files from where they stand themselves.

import Foundation

enum PackageFiles {
  /// The folder of Package.swift, of the grammar and of the samples.
  static let root: URL = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/", !exists(folder.appendingPathComponent("grammar/pfc.ebnf")) {
      folder = folder.deletingLastPathComponent()
    }
    return folder
  }()

  /// The bytes of a file, by its path from the root.
  static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: root.appendingPathComponent(path)))
  }

  /// The text of a file, by its path from the root.
  static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  /// Paths from the root of the files with that ending in a folder and all below, sorted.
  static func list(_ folder: String, ending: String) -> [String] {
    let names = FileManager.default.enumerator(
      atPath: root.appendingPathComponent(folder).resolvingSymlinksInPath().path)
    let paths = names?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }.sorted()
  }

  private static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }
}
