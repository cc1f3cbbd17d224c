// A rule is one declared value with everything about it: `pfc explain`, `pfc rules`, the manual and the test that runs
// its examples all read this and nothing else.

/// How much a finding weighs.
public enum Level: String, Sendable, CaseIterable, Comparable {
  /// The table would come back; nothing is written.
  case error
  /// A careful reviewer would mark it.
  case warning
  /// Worth a look.
  case hint

  /// The word that users read and type: 错误, 警告, 提示.
  public var wording: Wording {
    switch self {
    case .error: Wording("错误", "error")
    case .warning: Wording("警告", "warning")
    case .hint: Wording("提示", "hint")
    }
  }

  /// What a word says where levels are set, in either language: a level, `.some(nil)` for 关闭 and off, nil for any
  /// other word.
  package static func setting(_ word: String) -> Level?? {
    if word == "关闭" || word == "off" { return .some(nil) }
    return allCases.first { $0.wording.zh == word || $0.wording.en == word }.map(Optional.some)
  }

  /// Hints are below warnings, warnings below errors.
  public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .hint: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A rule's number, printed `PF201`. The hundreds name the `Topic`.
public struct RuleCode: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
  /// 1...999
  public let number: Int

  /// `201` is PF201.
  public init(integerLiteral value: Int) { number = value }

  /// Reads `PF201` in either case, nil for anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 5, text.lowercased().hasPrefix("pf"),
      text.utf8.dropFirst(2).allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text.dropFirst(2))
    else { return nil }
    self.number = number
  }

  /// `PF` and three digits.
  public var description: String {
    let digits = String(number)
    return "PF" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }

  /// Order of numbers.
  public static func < (a: RuleCode, b: RuleCode) -> Bool { a.number < b.number }
}

/// One rule of the compiler, from reading bytes to the sums of money. Declared once and never changed, so every finding
/// shares it.
public final class Rule: Sendable {
  /// The code by which users waive and look up.
  public let code: RuleCode
  /// A stable English id, named for the fault: `weight-sum`.
  public let name: String
  private let chineseTitle: String
  /// The fault in a few words; in English they are those of `name`.
  public var title: Wording { Wording(chineseTitle, name.split(separator: "-").joined(separator: " ")) }
  /// The level unless the project changes it.
  public let level: Level
  /// The fact with its figures, one sentence; placeholders in braces.
  public let message: Wording
  /// What stands behind the caret, often the arithmetic; may be empty.
  public let label: Wording
  /// What to do.
  public let advice: Wording
  /// Why the rule is there.
  public let reason: Wording
  // Made when asked for, because every run makes every rule.
  private let makeBad: @Sendable () -> Example
  private let makeGood: @Sendable () -> Example
  /// A complete source that gives exactly this code, once.
  public var bad: Example { makeBad() }
  /// The same source put right: it gives nothing.
  public var good: Example { makeGood() }
  /// Document and article, or where it was observed.
  public let source: Wording

  /// Declares a rule.
  public init(
    _ code: RuleCode, _ name: String, _ title: String, _ level: Level, message: Wording, label: Wording = "",
    advice: Wording, reason: Wording, bad: @escaping @autoclosure @Sendable () -> Example,
    good: @escaping @autoclosure @Sendable () -> Example, source: Wording
  ) {
    self.code = code
    self.name = name
    chineseTitle = title
    self.level = level
    self.message = message
    self.label = label
    self.advice = advice
    self.reason = reason
    makeBad = bad
    makeGood = good
    self.source = source
  }
}

extension Rule: CustomStringConvertible {
  /// `PF201 weight-sum`
  public var description: String { "\(code) \(name)" }
}

/// A small source that shows a rule at work. Most rules need a whole department to fire alone, so an example can name
/// just what it changes.
public enum Example: Sendable {
  /// A complete file.
  case file(String)
  /// A file that is not valid text, as bytes.
  case bytes([UInt8])
  /// The standard faultless department with the first occurrence of a text replaced.
  case replacing(String, with: String)
  /// The standard faultless department with every occurrence of a text replaced.
  case replacingAll(String, with: String)
  /// The standard faultless department with lines added at its end.
  case appending(String)
  /// The standard faultless department itself.
  case standard
  /// Several files of one project, the first is the one checked; built when asked for, not at every start.
  case project(@Sendable () -> [ProjectFile])

  /// A file of a project example.
  public struct ProjectFile: Sendable {
    /// Path under the project's root.
    public let path: String
    /// The source.
    public let text: String

    /// A file of a project.
    public init(_ path: String, _ text: String) {
      self.path = path
      self.text = text
    }
  }
}
