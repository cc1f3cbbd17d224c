// What a rewrite would change, line by line, in the unified form that people, `patch` and `git apply` read.

/// The difference of two texts by lines.
package struct LineDiff: Sendable {
  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  /// For each old line whether it goes, for each new line whether it comes.
  private var isRemoved: [Bool]
  private var isAdded: [Bool]

  /// Unchanged lines shown around a change.
  private static let context = 3

  /// Compares two texts. The work is bounded: where the common lines of both were moved about without end, they count
  /// as replaced.
  package init(from oldText: [UInt8], to newText: [UInt8]) {
    old = Self.lines(oldText)
    new = Self.lines(newText)
    isRemoved = Array(repeating: false, count: old.count)
    isAdded = Array(repeating: false, count: new.count)
    compare()
  }

  /// Whether both texts are the same.
  package var isEmpty: Bool { !isRemoved.contains(true) && !isAdded.contains(true) }

  /// Lines with their line feeds; only the last may lack one.
  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      let end = indexOfByte(0x0A, in: text, from: start).map { $0 + 1 } ?? text.count
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  // MARK: Comparing

  private mutating func compare() {
    var first = 0
    while first < min(old.count, new.count), old[first] == new[first] { first += 1 }
    var last = 0
    while last < min(old.count, new.count) - first, old[old.count - 1 - last] == new[new.count - 1 - last] { last += 1 }
    // A line that the other text lacks takes part in no match, which leaves little to search after a reformatting.
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    let oldNumbers = old[first..<old.count - last].map { Self.number($0, &numbers) }
    let shared = numbers.count
    let newNumbers = new[first..<new.count - last].map { Self.number($0, &numbers) }
    let common = Set(newNumbers.filter { $0 < shared })
    for (offset, number) in oldNumbers.enumerated() { isRemoved[first + offset] = !common.contains(number) }
    for (offset, number) in newNumbers.enumerated() { isAdded[first + offset] = number >= shared }
    let left = oldNumbers.indices.filter { !isRemoved[first + $0] }
    let right = newNumbers.indices.filter { !isAdded[first + $0] }
    let script = shortestScript(left.map { oldNumbers[$0] }, right.map { newNumbers[$0] })
    for index in script?.removed ?? Array(left.indices) { isRemoved[first + left[index]] = true }
    for index in script?.added ?? Array(right.indices) { isAdded[first + right[index]] = true }
  }

  private static func number(_ line: ArraySlice<UInt8>, _ numbers: inout [ArraySlice<UInt8>: Int]) -> Int {
    if let known = numbers[line] { return known }
    numbers[line] = numbers.count
    return numbers.count - 1
  }

  // MARK: Showing

  /// The difference with three lines of context; empty when there is none.
  package func unified(oldName: String, newName: String) -> String {
    guard !isEmpty else { return "" }
    // patch reads a name up to a blank, unless a TAB ends it.
    func ended(_ name: String) -> String { name.contains(" ") ? name + "\t" : name }
    var text = Array("--- \(ended(oldName))\n+++ \(ended(newName))\n".utf8)
    let steps = steps
    var start = 0
    while let hunk = hunk(in: steps, from: start) {
      append(steps[hunk], to: &text)
      start = hunk.upperBound
    }
    return String(decoding: text, as: UTF8.self)
  }

  private enum Step {
    /// Index in the old and in the new text.
    case keep(Int, Int)
    case remove(Int, Int)
    case add(Int, Int)

    var isChange: Bool {
      if case .keep = self { false } else { true }
    }
  }

  /// Every line in the order of the diff; what goes stands before what comes.
  private var steps: [Step] {
    var steps: [Step] = []
    steps.reserveCapacity(old.count)
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, isRemoved[i] {
        steps.append(.remove(i, j))
        i += 1
      } else if j < new.count, isAdded[j] {
        steps.append(.add(i, j))
        j += 1
      } else {
        steps.append(.keep(i, j))
        i += 1
        j += 1
      }
    }
    return steps
  }

  /// The next run of changes that stand so near that their contexts touch, with its context.
  private func hunk(in steps: [Step], from start: Int) -> Range<Int>? {
    guard let first = steps[start...].firstIndex(where: \.isChange) else { return nil }
    var last = first
    var index = first
    while index < steps.count, index - last <= 2 * Self.context + 1 {
      if steps[index].isChange { last = index }
      index += 1
    }
    return max(start, first - Self.context)..<min(steps.count, last + 1 + Self.context)
  }

  private func append(_ steps: ArraySlice<Step>, to text: inout [UInt8]) {
    guard let first = steps.first else { return }
    let (oldStart, newStart) =
      switch first {
      case .keep(let i, let j), .remove(let i, let j), .add(let i, let j): (i, j)
      }
    var body: [UInt8] = []
    var (oldCount, newCount) = (0, 0)
    for step in steps {
      switch step {
      case .keep(let i, _):
        Self.append(old[i], " ", to: &body)
        oldCount += 1
        newCount += 1
      case .remove(let i, _):
        Self.append(old[i], "-", to: &body)
        oldCount += 1
      case .add(_, let j):
        Self.append(new[j], "+", to: &body)
        newCount += 1
      }
    }
    text += "@@ -\(Self.place(oldStart, oldCount)) +\(Self.place(newStart, newCount)) @@\n".utf8
    text += body
  }

  /// `12,7`; the count is left out when it is one, and an empty place is named by the line before it.
  private static func place(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  private static func append(_ line: ArraySlice<UInt8>, _ mark: Unicode.Scalar, to text: inout [UInt8]) {
    text.append(UInt8(ascii: mark))
    text += line
    if line.last != 0x0A { text += "\n\\ No newline at end of file\n".utf8 }
  }
}

/// Rounds of the search, each for one more difference; its memory grows with the square, 16 MB at this many.
private let roundLimit = 2000

/// The fewest removals and additions that make `b` of `a` (Myers 1986, “An O(ND) difference algorithm”), nil when
/// there are too many.
private func shortestScript(_ a: [Int], _ b: [Int]) -> (removed: [Int], added: [Int])? {
  let limit = min(a.count + b.count, roundLimit)
  /// How far into `a` each diagonal has come; diagonal 0 is at `limit + 1`.
  var reach = [Int32](repeating: 0, count: 2 * limit + 3)
  var rounds: [[Int32]] = []
  for round in 0...limit {
    for diagonal in stride(from: -round, through: round, by: 2) {
      let center = limit + 1 + diagonal
      let isDown = diagonal == -round || diagonal != round && reach[center - 1] < reach[center + 1]
      var x = Int(isDown ? reach[center + 1] : reach[center - 1] + 1)
      while x < a.count, x - diagonal < b.count, a[x] == b[x - diagonal] { x += 1 }
      reach[center] = Int32(x)
      if x >= a.count, x - diagonal >= b.count { return wayBack(a.count, b.count, rounds) }
    }
    rounds.append(Array(reach[limit + 1 - round...limit + 1 + round]))
  }
  return nil
}

/// From the end to the start through the rounds, collecting what each of them removed or added.
private func wayBack(_ aCount: Int, _ bCount: Int, _ rounds: [[Int32]]) -> (removed: [Int], added: [Int]) {
  var removed: [Int] = []
  var added: [Int] = []
  var (x, y) = (aCount, bCount)
  for (round, reach) in rounds.enumerated().reversed() {
    // `reach` belongs to the round before the one that led here: diagonal 0 is at `round`.
    let diagonal = x - y
    let center = round + diagonal
    let isDown = diagonal == -(round + 1) || diagonal != round + 1 && reach[center - 1] < reach[center + 1]
    let previous = isDown ? diagonal + 1 : diagonal - 1
    x = Int(reach[round + previous])
    y = x - previous
    if isDown { added.append(y) } else { removed.append(x) }
  }
  return (removed.reversed(), added.reversed())
}
