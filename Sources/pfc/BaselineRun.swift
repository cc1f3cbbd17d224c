// With a baseline a finding can only be judged when all of its file are known: they wait here until the run ends.

import PFCKit

/// A run's findings against a baseline.
struct BaselineRun {
  private var file: BaselineFile
  private var waiting: [Diagnostic] = []
  private var found = Baseline()

  init(_ file: BaselineFile) { self.file = file }

  mutating func wait(_ diagnostic: Diagnostic) {
    waiting.append(diagnostic)
    if let key = file.key(diagnostic) { found.add(key) }
  }

  /// Each finding in order, and whether the baseline knows it. Which of the findings of a rule in a file are the new
  /// ones nobody can say, so beyond the known count all of them are shown.
  ///
  /// `paths`: files that the run has looked at. `isOn`: whether a rule is in force.
  mutating func judge(
    lookedAt paths: Set<String>, isOn: (RuleCode) -> Bool
  ) throws(CommandFailure) -> (findings: [(Diagnostic, isKnown: Bool)], remarks: [Wording]) {
    let lookedAt = Set(paths.map(file.inFile))
    let file = file
    func isCovered(_ key: Baseline.Key) -> Bool {
      (lookedAt.contains(key.path) || file.isGone(key)) && isOn(key.code)
    }
    var remarks: [Wording] = []
    switch file.use {
    case .write:
      try self.file.renew(by: found, where: isCovered)
      let total = self.file.known.total
      remarks.append(
        Wording(
          "基线“\(file.path)”记下 \(total) 处；以后用 pfc check --baseline \(file.path) 检查，只报新的问题",
          "the baseline “\(file.path)” holds \(total) finding(s); pfc check --baseline \(file.path) shows new ones only"
        ))
    case .read: remarks = newOnes() + staleOnes(where: isCovered)
    }
    let known = self.file.known
    let findings = waiting.map { diagnostic in
      (diagnostic, isKnown: file.key(diagnostic).map { found[$0] <= known[$0] } ?? false)
    }
    return (findings, remarks)
  }

  private func newOnes() -> [Wording] {
    found.counts.keys.sorted().filter { file.known[$0] > 0 && found[$0] > file.known[$0] }.map { key in
      let (now, before) = (found[key], file.known[key])
      return Wording(
        "“\(key.path)”的 \(key.code) 有 \(now) 处，基线里是 \(before) 处，新增 \(now - before) 处；分不出新旧，全部列出",
        "“\(key.path)” has \(now) of \(key.code), \(before) in the baseline, so \(now - before) new; all are shown")
    }
  }

  /// Entries that match less than they say: the baseline is there to shrink.
  private func staleOnes(where isCovered: (Baseline.Key) -> Bool) -> [Wording] {
    let stale = file.known.counts.keys.sorted().filter { found[$0] < file.known[$0] && isCovered($0) }
    guard !stale.isEmpty else { return [] }
    let lines = stale.map { key in
      Wording(
        "基线里“\(key.path)”的 \(key.code) 是 \(file.known[key]) 处，现在只有 \(found[key]) 处",
        "the baseline has \(file.known[key]) of \(key.code) in “\(key.path)”, there are \(found[key]) now")
    }
    return lines + [
      Wording(
        "基线可以缩小了：pfc check --write-baseline \(file.path)",
        "the baseline can shrink: pfc check --write-baseline \(file.path)")
    ]
  }
}
