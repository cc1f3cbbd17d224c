// A finding as a clerk reads it on a terminal: the fact, the line with a caret under the right cell, what to do.

import PFCText

/// Renders diagnostics for a person.
public struct HumanRenderer: Sendable {
  private let language: Language
  private let color: Bool
  private let ambiguous: AmbiguousWidth
  private var places = PlaceFinder()

  /// Longest part of a source line that is shown, in cells.
  private static let window = 100

  /// `ambiguousWide`: whether the terminal shows characters such as “ and ≥ two cells wide.
  public init(language: Language, color: Bool = false, ambiguousWide: Bool = false) {
    self.language = language
    self.color = color
    ambiguous = ambiguousWide ? .wide : .narrow
  }

  /// The finding as lines of text, ending in a blank line.
  public mutating func render(_ diagnostic: Diagnostic) -> String {
    let level = diagnostic.level.wording[language]
    var text = paint("\(level)[\(diagnostic.rule.code)]", diagnostic.level) + " "
    text += bold(visibleText(diagnostic.message(in: language))) + "\n"
    let gutter = gutterWidth(diagnostic)
    text += excerpt(
      diagnostic.source, diagnostic.range, label: diagnostic.label(in: language), mark: "^", gutter: gutter,
      level: diagnostic.level)
    for place in diagnostic.related {
      text += excerpt(
        place.source, place.range, label: place.label.filled(diagnostic.arguments, in: language), mark: "-",
        gutter: gutter, level: .hint)
    }
    let advice = diagnostic.advice(in: language)
    if !advice.isEmpty { text += note(gutter, Wording("改法：", "help: "), advice) }
    if let fix = diagnostic.fixes.first {
      let title = fix.title.filled(diagnostic.arguments, in: language)
      switch fix.safety {
      case .safe: text += note(gutter, Wording("可修：", "fix: "), title + Wording("（pfc fix）", " (pfc fix)")[language])
      case .unsafe:
        text += note(
          gutter, Wording("可修：", "fix: "), title + Wording("（pfc fix --unsafe）", " (pfc fix --unsafe)")[language])
      case .shownOnly: text += note(gutter, Wording("建议：", "proposal: "), title)
      }
    }
    return text + "\n"
  }

  private func note(_ gutter: Int, _ head: Wording, _ body: String) -> String {
    String(repeating: " ", count: gutter) + " = " + head[language] + visibleText(body) + "\n"
  }

  private mutating func gutterWidth(_ diagnostic: Diagnostic) -> Int {
    let ends = [(diagnostic.source, diagnostic.range)] + diagnostic.related.map { ($0.source, $0.range) }
    return ends.map { String(places.index(of: $0.0).line(of: $0.1.start) + 1).count }.max() ?? 1
  }

  private mutating func excerpt(
    _ source: SourceText, _ range: TextRange, label: String, mark: String, gutter: Int, level: Level
  ) -> String {
    let index = places.index(of: source)
    let line = index.line(of: range.start)
    let number = String(line + 1)
    let pad = String(repeating: " ", count: gutter)
    var text = "\(pad)--> \(visibleText(source.path)):\(number):\(index.column(of: range.start) + 1)\n"
    text += "\(pad) |\n"
    let shown = ShownLine(
      source, line: index.range(ofLine: line), focus: range, window: Self.window, ambiguous: ambiguous)
    text += String(repeating: " ", count: gutter - number.count) + number + " | " + shown.text + "\n"
    let carets = String(repeating: mark, count: max(1, shown.width))
    text += "\(pad) | " + String(repeating: " ", count: shown.indent) + paint(carets, level)
    return text + (label.isEmpty ? "" : " " + paint(visibleText(label), level)) + "\n"
  }

  private func paint(_ text: String, _ level: Level) -> String {
    guard color else { return text }
    switch level {
    case .error: return "\u{1B}[1;31m\(text)\u{1B}[0m"
    case .warning: return "\u{1B}[1;33m\(text)\u{1B}[0m"
    case .hint: return "\u{1B}[1;36m\(text)\u{1B}[0m"
    }
  }

  private func bold(_ text: String) -> String { color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}

/// The part of a source line around a place, with TABs expanded and control characters made visible, and the cells
/// where the caret goes.
private struct ShownLine {
  var text = ""
  var indent = 0
  var width = 0

  init(_ source: SourceText, line: TextRange, focus: TextRange, window: Int, ambiguous: AmbiguousWidth) {
    let focusStart = min(max(focus.start, line.start), line.end)
    let focusEnd = min(max(focus.end, focusStart), line.end)
    // Start the window some cells before the focus; bytes bound the walk, so a line of 50 MB costs nothing.
    let budget = window * 4
    var start = Int(line.start)
    if Int(focusStart) - start > budget { start = Int(focusStart) - budget / 2 }
    while start < Int(focusStart), source.bytes[start] & 0xC0 == 0x80 { start += 1 }
    let stop = min(Int(line.end), start + budget * 2)
    if start > Int(line.start) { put("…", cells: ambiguous == .wide ? 2 : 1) }

    var total = indent
    let slice = source.slice(TextRange(start, stop))
    var offset = start
    for scalar in String(decoding: slice, as: UTF8.self).unicodeScalars {
      let shown: Unicode.Scalar = scalar.isTerminalControl && scalar != "\t" ? "\u{FFFD}" : scalar
      let cells = scalar == "\t" ? 4 - total % 4 : displayWidth(of: shown, ambiguous: ambiguous)
      if total + cells > window * 2 {
        text += "…"
        break
      }
      if scalar == "\t" {
        text += String(repeating: " ", count: cells)
      } else {
        text.unicodeScalars.append(shown)
      }
      if offset < Int(focusStart) { indent += cells } else if offset < Int(focusEnd) { width += cells }
      total += cells
      offset += UTF8.width(scalar)
    }
  }

  private mutating func put(_ glyph: String, cells: Int) {
    text += glyph
    indent += cells
  }
}
