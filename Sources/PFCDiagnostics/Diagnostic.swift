// What any stage has to say about a source: which rule, where, with which figures, and how to mend it.

public import PFCText

/// How far a fix can be trusted.
public enum FixSafety: Sendable, Hashable {
  /// The meaning is certain.
  case safe
  /// Probably what is meant; only with `--unsafe`.
  case unsafe
  /// A proposal that only a person can judge.
  case shownOnly

  /// The word in lists of rules.
  public var wording: Wording {
    switch self {
    case .safe: Wording("安全", "safe")
    case .unsafe: Wording("不安全", "unsafe")
    case .shownOnly: Wording("只建议", "shown only")
    }
  }
}

/// A repair as text edits in the diagnostic's source.
public struct Fix: Sendable, Hashable {
  /// What the repair does.
  public let title: Wording
  /// Edits that do not overlap, in order of place.
  public let edits: [TextEdit]
  /// How far it can be trusted.
  public let safety: FixSafety

  /// A repair.
  public init(_ title: Wording, _ edits: [TextEdit], _ safety: FixSafety = .safe) {
    self.title = title
    self.edits = edits
    self.safety = safety
  }

  /// A repair by one edit.
  public init(_ title: Wording, replace range: TextRange, with text: String, _ safety: FixSafety = .safe) {
    self.init(title, [TextEdit(range: range, replacement: text)], safety)
  }
}

/// A second place that a diagnostic points to.
public struct RelatedPlace: Sendable {
  /// The source of the place.
  public let source: SourceText
  /// The place.
  public let range: TextRange
  /// What stands there.
  public let label: Wording

  /// A second place.
  public init(source: SourceText, range: TextRange, label: Wording) {
    self.source = source
    self.range = range
    self.label = label
  }
}

/// One finding.
public struct Diagnostic: Sendable {
  /// The rule that was broken.
  public let rule: Rule
  /// The level in force.
  public var level: Level
  /// The source it lies in.
  public let source: SourceText
  /// Where the hand must go.
  public let range: TextRange
  /// What fills the placeholders of the rule's texts.
  public let arguments: Arguments
  /// Second places.
  public let related: [RelatedPlace]
  /// Repairs, best first.
  public let fixes: [Fix]

  /// A finding.
  public init(
    _ rule: Rule, in source: SourceText, at range: TextRange, _ arguments: Arguments = [:],
    related: [RelatedPlace] = [], fixes: [Fix] = [], level: Level? = nil
  ) {
    self.rule = rule
    self.level = level ?? rule.level
    self.source = source
    self.range = range
    self.arguments = arguments
    self.related = related
    self.fixes = fixes
  }

  /// The fact, in one language.
  public func message(in language: Language) -> String { rule.message.filled(arguments, in: language) }
  /// What stands behind the caret, in one language; may be empty.
  public func label(in language: Language) -> String { rule.label.filled(arguments, in: language) }
  /// What to do, in one language.
  public func advice(in language: Language) -> String { rule.advice.filled(arguments, in: language) }
}

/// A finding that a waiver silenced.
public struct WaivedFinding: Sendable {
  /// The finding.
  public let diagnostic: Diagnostic
  /// Why it may stand, in the words of the source.
  public let reason: String

  package init(diagnostic: Diagnostic, reason: String) {
    self.diagnostic = diagnostic
    self.reason = reason
  }
}
