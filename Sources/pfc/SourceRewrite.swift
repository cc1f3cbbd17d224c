// Sources are rewritten in place, several of them all at once or not at all: a clerk's only copy must survive whatever
// goes wrong.

import Glibc
import PFCKit

/// New contents for sources. Dropping it without `commit` changes nothing.
struct SourceRewrite: ~Copyable {
  private struct Change {
    /// As the user knows it.
    let path: String
    /// Links followed: the file itself is replaced, not the link to it.
    let file: String
    /// What was read.
    let old: [UInt8]
    let staged: String

    /// A second name of the old file, so that it can be put back.
    var backup: String { staged + "~" }
  }

  private let disk: Disk
  private var changes: [Change] = []
  private let hold = SignalHold()

  init(_ disk: Disk) { self.disk = disk }

  /// How many files will change.
  var count: Int { changes.count }

  /// Writes what a file will hold beside it. A file that stays as it is takes no part, nor does one already named by
  /// another path.
  mutating func replace(_ path: String, holding old: [UInt8], with new: [UInt8]) throws(CommandFailure) {
    guard new != old else { return }
    try hold.check(SourceRewrite.unchanged)
    guard let resolved = realpath(path, nil) else { throw cannotWrite(path, SourceRewrite.unchanged) }
    defer { free(resolved) }
    let file = String(cString: resolved)
    guard !changes.contains(where: { $0.file == file }) else { return }
    var status = stat()
    // Renaming asks only the folder: a file that is protected from writing would be replaced all the same.
    guard stat(file, &status) == 0, access(file, W_OK) == 0,
      let staged = StagedFile.write(new, in: Paths.folder(of: file), like: status)
    else { throw cannotWrite(path, SourceRewrite.unchanged) }
    changes.append(Change(path: path, file: file, old: old, staged: staged))
  }

  /// Puts every file in its place.
  consuming func commit() throws(CommandFailure) {
    try hold.check(SourceRewrite.unchanged)
    for change in changes {
      guard (try? disk.read(change.file)) == change.old else { throw changedMeanwhile(change.path) }
    }
    for (index, change) in changes.enumerated() {
      // A system without hard links has no way back, and says so.
      link(change.file, change.backup)
      guard rename(change.staged, change.file) == 0 else {
        let problem = errno
        let stuck = putBack(changes[..<index])
        errno = problem
        throw cannotWrite(change.path, stuck.isEmpty ? SourceRewrite.unchanged : renewed(stuck))
      }
    }
    for folder in Set(changes.map { Paths.folder(of: $0.file) }) { StagedFile.sync(folder) }
  }

  deinit {
    for change in changes {
      unlink(change.staged)
      unlink(change.backup)
    }
  }

  /// Undoes renames and gives the paths for which that failed.
  private func putBack(_ done: ArraySlice<Change>) -> [String] {
    done.reversed().filter { rename($0.backup, $0.file) != 0 }.map(\.path)
  }

  private func changedMeanwhile(_ path: String) -> CommandFailure {
    CommandFailure(
      message: Wording(
        "“\(path)”刚被别的程序改过；\(SourceRewrite.unchanged.zh)，再运行一次",
        "“\(path)” was changed by another program just now; \(SourceRewrite.unchanged.en), run it again"))
  }

  private static let unchanged = Wording("源文件都没有改动", "no source was changed")
}
