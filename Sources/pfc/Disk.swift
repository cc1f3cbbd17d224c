// The only place that reads files and folders.

import Glibc
import PFCKit

/// Files of the machine, confined to a project's root for what sources bring in.
struct Disk: SourceProvider {
  /// Absolute path of the project's root.
  let root: String

  func read(_ path: String) throws(FileFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(Disk.lastError)
    }
    defer { close(descriptor) }
    return try Disk.readAll(descriptor)
  }

  /// Everything up to the end of a descriptor.
  static func readAll(_ descriptor: Int32) throws(FileFault) -> [UInt8] {
    var status = stat()
    let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    if isFile, Int(status.st_size) > Compiler.sizeLimit {
      // The compiler refuses it by its size alone; its bytes are not needed.
      return [UInt8](repeating: 0x20, count: Compiler.sizeLimit + 1)
    }
    var bytes: [UInt8] = []
    var capacity = isFile ? Int(status.st_size) + 1 : 1 << 16
    while true {
      let chunk = capacity
      var count = 0
      let part = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, initialized in
        repeat { count = Glibc.read(descriptor, buffer.baseAddress, chunk) } while count < 0 && errno == EINTR
        initialized = max(count, 0)
      }
      if count < 0 { throw .unreadable(lastError) }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if bytes.count > Compiler.sizeLimit { return bytes }
      capacity = max(1 << 16, isFile ? Int(status.st_size) + 1 - bytes.count : 1 << 16)
    }
  }

  func files(matching pattern: String, under folder: String) -> [String] {
    let whole = Paths.join(folder, pattern)
    // Walk from the last folder that the pattern names without a wildcard.
    var base = Paths.folder(of: whole)
    while base.contains(where: { "*?".contains($0) }) { base = Paths.folder(of: base) }
    return Disk.sources(under: base.isEmpty ? "." : base).filter { Paths.matches($0, whole) }
  }

  func isInsideProject(_ path: String) -> Bool {
    let absolute = Disk.absolute(path)
    return absolute == root || absolute.hasPrefix(root == "/" ? "/" : root + "/")
  }

  // MARK: Paths

  static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? Paths.join("", path) : Paths.join(workingDirectory, path)
  }

  enum Kind { case file, folder, missing }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .missing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// The nearest folder upwards that holds a project file, nil when there is none.
  static func projectRoot(around folder: String) -> String? {
    var folder = absolute(folder)
    while true {
      if kind(of: Paths.join(folder, Project.fileName)) == .file { return folder }
      if folder == "/" || folder.isEmpty { return nil }
      folder = Paths.folder(of: folder)
    }
  }

  /// All `.pfc` files below a folder in order of path, without hidden folders and without the project file.
  static func sources(under folder: String, except output: String? = nil) -> [String] {
    var found: [String] = []
    walk(folder, depth: 0, except: output.map(absolute), &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func walk(_ folder: String, depth: Int, except output: String?, _ found: inout [String]) {
    // Links that lead back to a folder above would never end.
    guard depth < 64, let handle = opendir(folder) else { return }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") || name == Project.fileName { continue }
      let path = folder == "." ? name : Paths.join(folder, name)
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: if absolute(path) != output { walk(path, depth: depth + 1, except: output, &found) }
      case S_IFREG, S_IFLNK: if name.hasSuffix(".pfc"), kind(of: path) == .file { found.append(path) }
      default: break
      }
    }
  }

  /// The system's words for the last failure.
  static var lastError: String { String(cString: strerror(errno)) }
}
