// Where files and folders are found and read; outputs are compared and put in place by OutputTransaction.

import Glibc
import PFCKit

/// Files of the machine, confined to a project's root for what sources bring in.
struct Disk: SourceProvider {
  /// Absolute path of the project's root.
  let root: String
  /// Of the system's words.
  let language: Language

  func read(_ path: String) throws(FileFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .missing }
      throw .unreadable(systemProblem[language])
    }
    defer { close(descriptor) }
    return try readAll(descriptor)
  }

  /// Everything up to the end of a descriptor.
  func readAll(_ descriptor: Int32) throws(FileFault) -> [UInt8] {
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
      if count < 0 { throw .unreadable(systemProblem[language]) }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      if bytes.count > Compiler.sizeLimit { return bytes }
      capacity = max(1 << 16, isFile ? Int(status.st_size) + 1 - bytes.count : 1 << 16)
    }
  }

  func files(matching pattern: String, under folder: String) throws(FileFault) -> [String] {
    func isWild(_ path: String) -> Bool { path.contains { "*?".contains($0) } }
    let whole = Paths.join(folder, pattern)
    guard isWild(whole) else {
      let isSource = whole.hasSuffix(".pfc") && Paths.name(of: whole) != Project.fileName
      return isSource && Disk.kind(of: whole) == .file ? [whole] : []
    }
    // Walk from the last folder that the pattern names without a wildcard.
    var base = Paths.folder(of: whole)
    while isWild(base) { base = Paths.folder(of: base) }
    if base.isEmpty { base = "." }
    guard Disk.kind(of: base) == .folder else { return [] }
    do throws(CommandFailure) {
      return try Disk.sources(under: base).filter { Paths.matches($0, whole) }
    } catch {
      throw .unreadable(error.message[language])
    }
  }

  func isInsideProject(_ path: String) -> Bool { Disk.isInside(Disk.absolute(path), root) }

  func identity(of path: String) -> String { path == "-" ? path : Disk.absolute(path) }

  // MARK: Paths

  static var workingDirectory: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? Paths.join("", path) : Paths.join(workingDirectory, path)
  }

  /// Whether an absolute path is a folder or lies in it.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// An absolute path as seen from the working directory, so that messages stay short.
  static func relative(_ path: String) -> String {
    let here = workingDirectory
    if path == here { return "." }
    return isInside(path, here) && here != "/" ? String(path.dropFirst(here.count + 1)) : path
  }

  /// A path without `./` and `x/..`: the same file has one name in messages and includes. `..` behind a link leads
  /// elsewhere; such a path stays as it is.
  static func plain(_ path: String) -> String {
    let short = Paths.join("", path)
    var one = stat()
    var other = stat()
    guard stat(path, &one) == 0, stat(short, &other) == 0 else { return path }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino ? short : path
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
  static func sources(under folder: String) throws(CommandFailure) -> [String] {
    try files(under: folder, endings: [".pfc"], except: nil)
  }

  /// As above, with other endings, and without the folder of the outputs.
  static func files(
    under folder: String, endings: [String], except output: String?
  ) throws(CommandFailure) -> [String] {
    var found: [String] = []
    try walk(folder, endings, except: output.map(absolute), &found)
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Links to folders are not followed, so there is an end. What cannot be read must not count as nothing.
  private static func walk(
    _ folder: String, _ endings: [String], except output: String?, _ found: inout [String]
  ) throws(CommandFailure) {
    func isWanted(_ name: String) -> Bool { endings.contains { name.hasSuffix($0) } }
    guard let handle = opendir(folder) else { throw cannotRead(folder) }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes.first == UInt8(ascii: ".") { continue }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        if endings.contains(where: { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }) {
          throw strangeName(bytes, in: folder)
        }
        continue
      }
      if name == Project.fileName { continue }
      let path = folder == "." ? name : Paths.join(folder, name)
      var status = stat()
      guard lstat(path, &status) == 0 else { throw cannotRead(path) }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: if absolute(path) != output { try walk(path, endings, except: output, &found) }
      case S_IFREG: if isWanted(name) { found.append(path) }
      case S_IFLNK: if isWanted(name), kind(of: path) != .folder { found.append(path) }
      default: break
      }
    }
  }

  /// Names of zip files from Windows often arrive as GBK.
  private static func strangeName(_ bytes: [UInt8], in folder: String) -> CommandFailure {
    let name = String(decoding: bytes, as: UTF8.self)
    return CommandFailure(
      message: Wording(
        "文件夹“\(folder)”里的文件名“\(name)”不是 UTF-8，先改名",
        "the file name “\(name)” in the folder “\(folder)” is not UTF-8; rename it first"))
  }
}
