// Outputs are written beside their place, synced, and renamed together at the end: a build that fails leaves every
// earlier output as it was.

import Glibc
import PFCKit

/// Files of one folder that appear all at once, or not at all. Dropping it without `commit` removes what was written.
struct OutputTransaction: ~Copyable {
  private let folder: String
  /// What was written; a file without a final name disappears.
  private var pending: [(temporary: String, final: String?)] = []
  /// Folders that were made for it.
  private var folders: [String] = []
  private let hold = SignalHold()

  /// Outputs of a folder, which is made when the first one is written.
  init(folder: String) { self.folder = folder }

  /// Writes a file under a temporary name and gives its number; everything is on the disk when this returns.
  mutating func write(_ bytes: [UInt8]) throws(CommandFailure) -> Int {
    try hold.check(unchangedOutputs)
    if pending.isEmpty { try makeFolder(folder) }
    guard let temporary = StagedFile.write(bytes, in: folder) else { throw cannotWrite(folder) }
    pending.append((temporary, nil))
    return pending.count - 1
  }

  /// Says what a written file will be called.
  mutating func place(_ number: Int, at name: String) throws(CommandFailure) {
    let path = Paths.join(folder, name)
    // Found out before anything is put in place.
    let problem = name.utf8.count > Int(NAME_MAX) ? ENAMETOOLONG : Disk.kind(of: path) == .folder ? EISDIR : 0
    guard problem == 0 else {
      errno = problem
      throw cannotWrite(path)
    }
    pending[number].final = path
  }

  /// Puts every named file in its place; one that has not changed is left untouched. Gives the paths that changed.
  consuming func commit() throws(CommandFailure) -> [String] {
    var changed: [String] = []
    while let (temporary, final) = pending.last {
      if let final, !OutputTransaction.sameContent(temporary, final) {
        guard rename(temporary, final) == 0 else { throw cannotWrite(final, renewed(changed)) }
        changed.append(final)
      } else {
        unlink(temporary)
      }
      pending.removeLast()
    }
    if !changed.isEmpty { StagedFile.sync(folder) }
    return changed
  }

  deinit {
    for (temporary, _) in pending { unlink(temporary) }
    // One that holds outputs stays.
    for folder in folders.reversed() { rmdir(folder) }
  }

  private mutating func makeFolder(_ folder: String) throws(CommandFailure) {
    guard !folder.isEmpty, Disk.kind(of: folder) != .folder else { return }
    try makeFolder(Paths.folder(of: folder))
    if mkdir(folder, 0o777) == 0 {
      folders.append(folder)
      return
    }
    let problem = errno
    // Another run may have made it in the meantime.
    guard Disk.kind(of: folder) == .folder else {
      errno = problem == EEXIST ? ENOTDIR : problem
      throw cannotWrite(folder)
    }
  }

  private static func sameContent(_ one: String, _ other: String) -> Bool {
    let a = open(one, O_RDONLY | O_CLOEXEC)
    let b = open(other, O_RDONLY | O_CLOEXEC)
    defer {
      if a >= 0 { close(a) }
      if b >= 0 { close(b) }
    }
    var first = stat()
    var second = stat()
    guard a >= 0, b >= 0, fstat(a, &first) == 0, fstat(b, &second) == 0, first.st_size == second.st_size else {
      return false
    }
    var left = [UInt8](repeating: 0, count: 1 << 16)
    var right = left
    while true {
      let count = read(a, &left, left.count)
      guard count >= 0, read(b, &right, max(count, 1)) == count else { return false }
      if count == 0 { return true }
      if left[..<count] != right[..<count] { return false }
    }
  }
}
