// --baseline and --write-baseline: a run against what was known before.

import Glibc
import PFCKit

/// A baseline on the disk.
struct BaselineFile {
  /// What the call wants of it.
  enum Use { case read, write }

  let path: String
  let use: Use
  /// Absolute path of the folder that its paths start at.
  private let folder: String
  private(set) var known: Baseline

  /// Its paths start at the project's root; where there is no project, at its own folder.
  init(_ path: String, _ use: Use, _ disk: Disk) throws(CommandFailure) {
    self.path = path
    self.use = use
    let hasProject = Disk.kind(of: Paths.join(disk.root, Project.fileName)) == .file
    folder = hasProject ? disk.root : Paths.folder(of: Disk.absolute(path))
    if use == .write, Disk.kind(of: path) == .missing {
      known = Baseline()
      return
    }
    let bytes: [UInt8]
    do throws(FileFault) { bytes = try disk.read(path) } catch { throw Session.failure(path, error) }
    do throws(Baseline.Fault) { known = try Baseline(bytes) } catch { throw BaselineFile.failure(path, error) }
  }

  /// What the options of a call name, nil for none.
  static func named(by invocation: Invocation, _ disk: Disk) throws(CommandFailure) -> BaselineFile? {
    switch (invocation.values["--baseline"], invocation.values["--write-baseline"]) {
    case (nil, nil): return nil
    case (let path?, nil): return try BaselineFile(path, .read, disk)
    case (nil, let path?): return try BaselineFile(path, .write, disk)
    case (_?, _?):
      throw CommandFailure(
        message: Wording(
          "--baseline 和 --write-baseline 只能写一个", "--baseline and --write-baseline exclude each other"),
        command: "check")
    }
  }

  private static func failure(_ path: String, _ fault: Baseline.Fault) -> CommandFailure {
    switch fault {
    case .unmarked:
      CommandFailure(
        message: Wording(
          "“\(path)”不是基线文件，不去动它；基线文件由 pfc check --write-baseline 写出",
          "“\(path)” is no baseline and is left alone; pfc check --write-baseline writes one"))
    case .line(let number):
      CommandFailure(
        message: Wording(
          "基线文件“\(path)”第 \(number) 行看不懂或者写了两次；改好这一行，或者删掉文件重新写出",
          "line \(number) of the baseline “\(path)” cannot be read or stands twice; mend it, or delete the file and "
            + "write it anew"))
    }
  }

  /// Where a finding belongs; nil for standard input, which no file can know.
  func key(_ diagnostic: Diagnostic) -> Baseline.Key? {
    diagnostic.source.path == "-" ? nil : Baseline.Key(inFile(diagnostic.source.path), diagnostic.rule.code)
  }

  /// A path as the file writes it.
  func inFile(_ path: String) -> String {
    let whole = Disk.absolute(path)
    return Disk.isInside(whole, folder) && folder != "/" ? String(whole.dropFirst(folder.count + 1)) : whole
  }

  /// Whether the file of an entry is gone.
  func isGone(_ key: Baseline.Key) -> Bool { Disk.kind(of: Paths.join(folder, key.path)) == .missing }

  private static var unchanged: Wording { Wording("基线没有改动", "the baseline is unchanged") }

  /// Takes over what was found where the run looked, and writes the file unless that changes nothing.
  mutating func renew(by found: Baseline, where isCovered: (Baseline.Key) -> Bool) throws(CommandFailure) {
    let renewed = known.renewed(by: found, where: isCovered)
    if renewed == known, Disk.kind(of: path) == .file { return }
    known = renewed
    let folder = Paths.folder(of: path)
    guard let staged = StagedFile.write(Array(renewed.text.utf8), in: folder.isEmpty ? "." : folder) else {
      throw cannotWrite(path, Self.unchanged)
    }
    guard rename(staged, path) == 0 else {
      let failure = cannotWrite(path, Self.unchanged)
      unlink(staged)
      throw failure
    }
    StagedFile.sync(folder)
  }
}
