// `目标：同概况`: text that stands once and is printed twice.

import PFCDiagnostics
import PFCForms
import PFCSyntax
import PFCText

extension Lowering {
  /// `同概况`: a value that is just 同 and the key of a prose field of the same table.
  mutating func resolveReferences(_ record: inout Record, _ table: TableForm) {
    for index in table.fields.indices {
      guard case .value(.prose(let prose)) = record.fields[index], prose.takenFrom == nil,
        let line = onlyLine(prose), let reference = referenceText(line)
      else { continue }
      guard let target = proseField(reference, table) else {
        reportUnresolved(line, reference, index, table, &record)
        continue
      }
      var path = [index]
      record.fields[index] = resolve(target, record, table, &path).map { lines in
        .prose(Prose(lines: lines, takenFrom: target))
      }
      if case .broken = record.fields[index] {
        bag.report(ModelRules.referenceCycle, at: line, ["key": .init(verbatim: table.fields[index].name)])
      } else if record.fields[index].isAbsent {
        record.fields[index] = .broken
        // A missing entry that is required is reported as missing already.
        if !table.fields[target].isRequired {
          bag.report(ModelRules.unresolvedReference, at: line, ["text": wording(line), "suggestion": ""])
        }
      }
    }
  }

  private func resolve(
    _ index: Int, _ record: Record, _ table: TableForm, _ path: inout [Int]
  ) -> Slot<[TextRange]> {
    guard !path.contains(index) else { return .broken }
    path.append(index)
    guard case .value(.prose(let prose)) = record.fields[index] else {
      // A broken target has its own finding; the reference stays silent.
      return record.fields[index].isAbsent ? .absent : .value([])
    }
    guard prose.takenFrom == nil, let line = onlyLine(prose), let reference = referenceText(line),
      let next = proseField(reference, table)
    else { return .value(prose.lines) }
    return resolve(next, record, table, &path)
  }

  /// The line when the text has no other; blank lines beside it are nothing.
  private func onlyLine(_ prose: Prose) -> TextRange? {
    guard let first = prose.lines.first(where: { !$0.isEmpty }), prose.lines.last(where: { !$0.isEmpty }) == first
    else {
      return nil
    }
    return first
  }

  /// What stands behind 同 when a line starts with it.
  private func referenceText(_ line: TextRange) -> TextRange? {
    let mark = Self.sameAs
    guard line.count > mark.count, line.count < 48, bytes[line.bounds].starts(with: mark) else { return nil }
    return TextRange(Int(line.start) + mark.count, Int(line.end))
  }

  private static let sameAs = Array(Keyword.sameAs.utf8)

  private func proseField(_ name: TextRange, _ table: TableForm) -> Int? {
    let text = string(name)
    return table.fields.firstIndex { $0.kind == .prose && ($0.name == text || $0.aliases.contains(text)) }
  }

  /// `同概括` is a mistyped reference; `同心协力做好工作` is a text.
  private mutating func reportUnresolved(
    _ line: TextRange, _ name: TextRange, _ index: Int, _ table: TableForm, _ record: inout Record
  ) {
    let candidates = table.fields.filter { $0.kind == .prose }.flatMap { [$0.name] + $0.aliases }
    let typed = string(name)
    let spaced = sameWithoutBlanks(typed, among: candidates)
    guard let near = spaced ?? nearest(to: typed, among: candidates),
      spaced != nil || typed.unicodeScalars.count <= near.unicodeScalars.count + 1
    else { return }
    record.fields[index] = .broken
    bag.report(
      ModelRules.unresolvedReference, at: line,
      ["text": wording(line), "suggestion": .didYouMean(Keyword.sameAs + near, for: string(line))],
      fixes: [
        Fix(Wording("改为“同\(near)”", "change to “同\(near)”"), replace: name, with: near, spaced == nil ? .unsafe : .safe)
      ])
  }
}
