// The library reads no disk: whoever calls it hands in the files.

/// Why a file could not be had.
public enum FileFault: Error, Sendable, Hashable {
  /// There is no such file.
  case missing
  /// It is there, but cannot be read; the system's words.
  case unreadable(String)
}

/// Gives files to the compiler. Paths use `/`.
public protocol SourceProvider: Sendable {
  /// The bytes of a file.
  func read(_ path: String) throws(FileFault) -> [UInt8]
  /// The files that match a pattern (`*` and `?` within a name, `**` for any folders) under a folder, in order of path.
  /// A folder that is not there holds none.
  func files(matching pattern: String, under folder: String) throws(FileFault) -> [String]
  /// Whether a path lies inside the project.
  func isInsideProject(_ path: String) -> Bool
  /// One spelling of a path, which two paths of the same file share.
  func identity(of path: String) -> String
}

extension SourceProvider {
  /// The path itself.
  public func identity(of path: String) -> String { path }
}

/// Files held in memory: for tests, examples and editors.
public struct MemoryFiles: SourceProvider {
  private let files: [String: [UInt8]]

  /// Files by path.
  public init(_ files: [String: [UInt8]]) { self.files = files }

  /// The bytes of a file.
  public func read(_ path: String) throws(FileFault) -> [UInt8] {
    guard let bytes = files[path] else { throw .missing }
    return bytes
  }

  /// Files whose path matches.
  public func files(matching pattern: String, under folder: String) -> [String] {
    let whole = Paths.join(folder, pattern)
    return files.keys.filter { Paths.matches($0, whole) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Everything that does not climb out.
  public func isInsideProject(_ path: String) -> Bool { !path.hasPrefix("../") && !path.hasPrefix("/") && path != ".." }
}

/// Paths as plain text, without a disk.
public enum Paths {
  /// The folder of a path, empty for a bare name.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last component.
  public static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The name without `.pfc`.
  public static func stem(of path: String) -> String {
    let name = name(of: path)
    return name.hasSuffix(".pfc") ? String(name.dropLast(4)) : name
  }

  /// A path seen from a folder, with `.` and `..` resolved as far as they go.
  public static func join(_ folder: String, _ path: String) -> String {
    let whole = path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return whole.hasPrefix("/") ? "/" + joined : joined
  }

  /// A name with `_` for every character that some system does not take in file names.
  static func safeName(_ name: some Sequence<Unicode.Scalar>) -> String {
    let unsafe = "/\\:*?\"<>|".unicodeScalars
    return String(
      String.UnicodeScalarView(name.map { $0.value < 0x20 || $0.value == 0x7F || unsafe.contains($0) ? "_" : $0 }))
  }

  /// Whether a path matches a pattern: `*` and `?` within one component, `**` for any number of components.
  public static func matches(_ path: String, _ pattern: String) -> Bool {
    glob(
      path.split(separator: "/"), pattern.split(separator: "/"), isMany: { $0 == "**" },
      fits: { matchesName(Array($0.unicodeScalars), Array($1.unicodeScalars)) })
  }

  /// One component against a pattern with `*` and `?`.
  static func matchesName(_ name: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
    glob(name, pattern, isMany: { $0 == "*" }, fits: { $1 == "?" || $0 == $1 })
  }

  /// Whether parts fit a pattern, where some pieces stand for any number of parts. Time is bounded by the product of the
  /// lengths, because only the last such piece is ever tried again.
  private static func glob<Part>(
    _ parts: [Part], _ pattern: [Part], isMany: (Part) -> Bool, fits: (Part, Part) -> Bool
  ) -> Bool {
    var n = 0
    var p = 0
    var retry: (part: Int, pattern: Int)?
    while n < parts.count {
      if p < pattern.count, isMany(pattern[p]) {
        retry = (n, p)
        p += 1
      } else if p < pattern.count, fits(parts[n], pattern[p]) {
        n += 1
        p += 1
      } else if let again = retry {
        n = again.part + 1
        p = again.pattern + 1
        retry = (n, again.pattern)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy(isMany)
  }
}
