// A file that is being replaced must never be seen half written: it is written beside its place, synced, and renamed
// only when it is whole.

import Glibc
import PFCKit

enum StagedFile {
  /// Writes a file under a temporary name into a folder and gives its path; everything is on the disk when this
  /// returns. nil when the system refuses: `errno` says why, and nothing is left behind.
  static func write(_ bytes: [UInt8], in folder: String, like original: stat? = nil) -> String? {
    var template = Array(Paths.join(folder, ".pfc-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    setAttributes(descriptor, original)
    guard Terminal.write(bytes, to: descriptor), fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      let problem = errno
      unlink(path)
      errno = problem
      return nil
    }
    return path
  }

  /// mkstemp makes files for the owner alone. One that replaces another is as that one was, any other an ordinary file.
  private static func setAttributes(_ descriptor: Int32, _ original: stat?) {
    if let original {
      // Only root may give files away; for anybody else it stays their own.
      _ = fchown(descriptor, original.st_uid, original.st_gid)
      _ = fchmod(descriptor, original.st_mode & 0o7777)
    } else {
      let mask = umask(0)
      _ = umask(mask)
      _ = fchmod(descriptor, 0o666 & ~mask)
    }
  }

  /// Makes the renaming of files of a folder last.
  static func sync(_ folder: String) {
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
