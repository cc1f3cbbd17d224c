// <select>: which of its options the page shows is known only after the last of them.

/// The options of a list that are shown.
struct HTMLChoice {
  private var shown: Set<Int> = []
  private var next = 0

  init() {}

  /// Looks ahead to the end of the list that was opened last.
  init(_ tag: HTMLTag, _ tokens: HTMLTokens) {
    var ahead = tokens
    var count = 0
    var selected: [Int] = []
    reading: while let token = ahead.next() {
      switch token {
      case .open(let tag) where tag.isNamed("option"):
        if ahead.attribute("selected", of: tag) != nil { selected.append(count) }
        count += 1
      // Ends that are missing must not make each list look at the rest of the page.
      case .open(let tag) where tag.isNamed("select") || tag.isNamed("td") || tag.isNamed("tr"): break reading
      case .close(let name) where name.isNamed("select"): break reading
      case .open, .close, .text, .plain: break
      }
    }
    if tokens.attribute("multiple", of: tag) != nil {
      shown = Set(selected)
    } else {
      // The last one counts; without any browsers show the first.
      shown = [selected.last ?? 0]
    }
  }

  /// Whether the option that starts now is shown.
  mutating func showsNext() -> Bool {
    defer { next += 1 }
    return shown.contains(next)
  }
}
