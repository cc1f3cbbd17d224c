// A baseline file lets an office adopt pfc with old tables that are full of findings: those that are known stay silent,
// new ones do not. It counts by file and rule and knows no lines, so it outlives edits elsewhere in a file.

/// How many findings of each rule are known in each file.
package struct Baseline: Sendable, Equatable {
  /// A rule in a file.
  package struct Key: Hashable, Comparable, Sendable {
    /// Seen from the folder that all paths of a baseline start at.
    package let path: String
    package let code: RuleCode

    package init(_ path: String, _ code: RuleCode) {
      self.path = path
      self.code = code
    }

    /// By path to the byte, then by code.
    package static func < (a: Key, b: Key) -> Bool {
      if a.path.utf8.elementsEqual(b.path.utf8) { return a.code < b.code }
      return a.path.utf8.lexicographicallyPrecedes(b.path.utf8)
    }
  }

  package private(set) var counts: [Key: Int] = [:]

  package init() {}

  package subscript(key: Key) -> Int { counts[key, default: 0] }

  package var total: Int { counts.values.reduce(0, +) }

  /// One more finding.
  package mutating func add(_ key: Key) { counts[key, default: 0] += 1 }

  /// What is found now in place of what was known, where `isCovered` says that this run would have found it.
  package func renewed(by found: Baseline, where isCovered: (Key) -> Bool) -> Baseline {
    var result = found
    for (key, count) in counts where !isCovered(key) { result.counts[key] = count }
    return result
  }
}

// MARK: The file: a line each of code, count and path, separated by TABs, in order of path and code

extension Baseline {
  /// The first line; a file without it is no baseline and never overwritten.
  package static let mark = "# pfc baseline 1"

  /// Why a text is no baseline.
  package enum Fault: Error, Hashable {
    /// The first line is missing.
    case unmarked
    /// The line of this number, from 1, cannot be read.
    case line(Int)
  }

  /// Reads a file; lines of comment and blank lines are passed over.
  package init(_ bytes: [UInt8]) throws(Fault) {
    // An editor of Windows may have put a mark in front.
    let text = bytes.starts(with: byteOrderMark) ? bytes[byteOrderMark.count...] : bytes[...]
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
    guard lines.first == Self.mark else { throw .unmarked }
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let code = RuleCode(parts[0]), let count = Int(parts[1]), count > 0, !parts[2].isEmpty
      else { throw .line(index + 1) }
      let key = Key(Self.unescaped(parts[2]), code)
      // Twice the same is left behind by a merge; which of the two holds is for a person to say.
      guard counts.updateValue(count, forKey: key) == nil else { throw .line(index + 1) }
    }
  }

  /// The file's text.
  package var text: String {
    let head = """
      \(Self.mark)
      # 已知的问题：规则、处数、文件。由 pfc check --write-baseline 写出，改好一些以后再写一次。

      """
    return head
      + counts.keys.sorted().map { "\($0.code)\t\(self[$0])\t\(Self.escaped($0.path))\n" }.joined()
  }

  private static func escaped(_ path: String) -> String {
    path.unicodeScalars.reduce(into: "") { text, scalar in
      switch scalar {
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func unescaped(_ path: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in path.unicodeScalars {
      if !isEscaped, scalar == "\\" {
        isEscaped = true
        continue
      }
      switch (isEscaped, scalar) {
      case (true, "n"): result.append("\n")
      case (true, "r"): result.append("\r")
      default: result.append(scalar)
      }
      isEscaped = false
    }
    return String(result)
  }
}
