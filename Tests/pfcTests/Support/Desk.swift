// The program is tested as its users have it: a process, a folder of files, an exit status and two streams.

import Foundation
import Glibc

/// What a run left behind.
struct Outcome {
  /// The exit status; what a shell says of a signal (128 and its number) when one ended it.
  let status: Int32
  let bytes: [UInt8]
  let errors: String

  /// Standard output.
  var output: String { String(decoding: bytes, as: UTF8.self) }
}

enum DeskFault: Error { case cannotStart(String), tooSlow(String) }

/// A folder of its own for one test, gone with it.
final class Desk {
  /// Absolute, without links.
  let folder: String
  private let streams: String

  /// Beside the tests SwiftPM puts the programs.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("pfc").path

  init(_ files: [String: String] = [:]) throws {
    let place = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
      .appendingPathComponent("pfc-test-\(UUID().uuidString)")
    folder = place.appendingPathComponent("desk").path
    streams = place.path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: streams) }

  // MARK: Files

  func path(_ name: String) -> String { name.isEmpty ? folder : folder + "/" + name }

  func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

  func write(_ name: String, bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Names in a folder, hidden ones too; none if there is no such folder.
  func names(in name: String = "") -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path(name)))?.sorted() ?? []
  }

  /// Everything below the folder.
  func tree() -> [String] { (FileManager.default.subpaths(atPath: folder) ?? []).sorted() }

  /// What changes when somebody writes a file anew.
  func identity(_ name: String) throws -> [Int] {
    var status = stat()
    guard stat(path(name), &status) == 0 else { throw CocoaError(.fileNoSuchFile) }
    return [Int(status.st_ino), status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_size)]
  }

  func mode(_ name: String) throws -> Int {
    var status = stat()
    guard stat(path(name), &status) == 0 else { throw CocoaError(.fileNoSuchFile) }
    return Int(status.st_mode & 0o7777)
  }

  // MARK: Runs

  func pfc(
    _ arguments: String..., in place: String = "", input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(Desk.program, arguments, in: place, input: input, environment: environment)
  }

  /// A line for the shell, in which `$PFC` is the program.
  func shell(_ line: String) throws -> Outcome {
    // Tests that rewrite files in this process let it ignore SIGPIPE, which its children would inherit.
    let words = ["--default-signal=PIPE", "/bin/bash", "-c", line]
    return try run("/usr/bin/env", words, in: "", input: [], environment: ["PFC": Desk.program])
  }

  private func run(
    _ program: String, _ arguments: [String], in place: String, input: [UInt8], environment: [String: String]
  ) throws -> Outcome {
    // Files, not pipes: nothing can block, whatever the size.
    let paths = ["in", "out", "err"].map { streams + "/" + $0 + UUID().uuidString }
    for path in paths { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    try Data(input).write(to: URL(fileURLWithPath: paths[0]))
    let process = process(program, arguments, place, environment)
    process.standardInput = FileHandle(forReadingAtPath: paths[0])
    process.standardOutput = FileHandle(forWritingAtPath: paths[1])
    process.standardError = FileHandle(forWritingAtPath: paths[2])
    try finish(process)
    let status = process.terminationStatus
    return Outcome(
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
      bytes: Array(try Data(contentsOf: URL(fileURLWithPath: paths[1]))),
      errors: String(decoding: try Data(contentsOf: URL(fileURLWithPath: paths[2])), as: UTF8.self))
  }

  private func process(
    _ program: String, _ arguments: [String], _ place: String, _ environment: [String: String]
  ) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path(place))
    let own = ["PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C"]
    process.environment = own.merging(environment) { _, given in given }
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// A program that hangs is ended and reported; the time is a safety net, not a measure.
  private func finish(_ process: Process) throws {
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + 120) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      throw DeskFault.tooSlow((process.arguments ?? []).joined(separator: " "))
    }
  }
}
