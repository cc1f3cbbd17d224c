// Style and architecture as tests: the floors of the house, no table's label in code, no rule outside the registry.

import Foundation
import PFCKit
import Testing

@Suite struct TidyTests {
  /// Targets from the ground up; a target imports only what stands before it.
  static let floors = [
    "PFCText", "PFCArchive", "PFCDiagnostics", "PFCSyntax", "PFCForms", "PFCModel", "PFCCheck", "PFCEmit", "PFCImport",
    "PFCKit",
    "pfc",
  ]

  /// Swift files of a target with their text.
  private func files(of target: String) throws -> [(path: String, text: String)] {
    let folder = packageRoot.appendingPathComponent("Sources/\(target)")
    let paths = FileManager.default.subpaths(atPath: folder.path) ?? []
    return try paths.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Generated/") }.map { path in
      (path, try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8))
    }
  }

  private func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: #/(@\w+ )?((public|package) )?import (\w+)/#).map { String($0.output.4) }
    }
  }

  @Test(arguments: floors.indices)
  func aTargetStandsAboveAllThatItImports(_ floor: Int) throws {
    for file in try files(of: Self.floors[floor]) {
      for name in imports(in: file.text) where name != "Glibc" && name != "CZlib" {
        #expect(Self.floors[..<floor].contains(name), "\(file.path) imports \(name)")
      }
    }
  }

  @Test func onlyTheCommandLineTouchesTheSystem() throws {
    for floor in Self.floors.dropLast() {
      for file in try files(of: floor) where imports(in: file.text).contains("Glibc") {
        #expect(file.path == "ByteScan.swift", "\(floor)/\(file.path) imports Glibc")
      }
    }
  }

  @Test func onlyInflatingUsesZlib() throws {
    for floor in Self.floors {
      for file in try files(of: floor) where imports(in: file.text).contains("CZlib") {
        #expect(file.path == "Inflate.swift", "\(floor)/\(file.path) imports CZlib")
      }
    }
  }

  @Test func noLabelOfATableStandsInCode() throws {
    let form = try #require(Standards().forms.first)
    var labels: Set<String> = Set(form.tables.map(\.title))
    for table in form.tables {
      for case .content(let pieces) in table.layout.rows.flatMap(\.cells) {
        for case .text(let text) in pieces { labels.insert(String(decoding: text, as: UTF8.self)) }
      }
    }
    labels = labels.filter { $0.count > 3 }
    #expect(labels.count > 8)
    for floor in Self.floors {
      for file in try files(of: floor) {
        let lines = file.text.split(separator: "\n").filter { !isWording($0) }
        let found = labels.filter { label in lines.contains { $0.contains(label) } }
        #expect(found.isEmpty, "\(floor)/\(file.path)")
      }
    }
  }

  /// What users read, and examples of sources, may name the entries of tables; nothing else may.
  private func isWording(_ line: Substring) -> Bool {
    line.firstMatch(of: #/Wording\(|^ +"|^ +[0-9]{3}, "|bad:|good:|replacing\(|^ *\/\//#) != nil
  }

  @Test func everyDeclaredRuleIsRegistered() throws {
    var declared: Set<String> = []
    for floor in Self.floors {
      for file in try files(of: floor) {
        for match in file.text.matches(of: #/\n +([0-9]{3}), "([a-z0-9-]+)", "/#) {
          declared.insert(String(match.output.2))
        }
      }
    }
    #expect(declared == Set(Registry.rules.map(\.name)))
  }

  @Test func noFileIsADrawer() throws {
    for floor in Self.floors {
      for file in try files(of: floor) {
        #expect(file.text.split(separator: "\n", omittingEmptySubsequences: false).count < 500, "\(file.path)")
        #expect(file.text.hasPrefix("// "), "\(file.path) opens without the sentence that makes it necessary")
      }
    }
  }
}
