// PF515: a figure that a goal promises stands in some row, with the same figure.
//
// Only work that is done to a counted or measured thing is looked at: 新建公厕8座. 辖区有8个社区 describes, 90% and 50万元 are
// other rules', and a figure of several rows may be their sum. An overall table above funds lists core indicators only.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum GoalFigureRules {
  static let all: [Check] = [otherFigure]

  static let otherFigure = Check.table(
    Rule(
      515, "goal-figure-without-row", "目标里的数与指标对不上", .hint,
      message: Wording("“{goal}”写了“{text}”，{problem}", "“{goal}” says “{text}”, {problem}"),
      label: Wording("核对这个数", "check this figure"),
      advice: Wording(
        "目标和指标写同一个数；没有指标的设一个指标，不作为今年目标的从“{goal}”里删去",
        "give both the same figure; add an indicator, or take it out of “{goal}”"),
      reason: Wording("目标里写明的数，年底要靠指标来考核。", "What a goal promises in figures is judged by the indicators."),
      bad: .replacing("    道路整洁，公厕全年正常开放。", with: "    道路整洁，维护公厕12座。"), good: .standard,
      source: Wording("财预〔2015〕88号：目标与指标相互匹配", "Cai Yu [2015] No. 88: goals and indicators match"))
  ) { context, findings in
    guard let index = context.table.index(of: .goal), case .value(.prose(let prose)) = context.record.fields[index],
      prose.takenFrom == nil, context.table.object != .department || context.form.table(.fund) == nil,
      let indicators = context.record.indicators.value, indicators.count >= 2
    else { return }
    for line in prose.lines {
      for figure in WorkFigures(line, context) {
        guard let problem = context.problem(of: figure, indicators) else { continue }
        // A copy of the overview has its finding.
        if context.isCopy(prose.lines) { return }
        findings.report(
          at: figure.range,
          [
            "goal": .init(verbatim: context.table.fields[index].name), "text": context.wording(figure.range),
            "problem": problem.text,
          ],
          related: [
            RelatedPlace(source: context.record.source, range: problem.place, label: Wording("指标在这里", "the indicator"))
          ])
        return
      }
    }
  }
}

/// `新建公厕8座`: work with the figure of what it is done to.
private struct WorkFigure {
  let number: Decimal
  let atom: Int
  /// From the work to the unit.
  let range: TextRange
  /// What stands between the work and the figure.
  let object: TextRange
}

/// The figures of work in a line, one after the other.
private struct WorkFigures: Sequence, IteratorProtocol {
  private let context: TableContext
  private let line: TextRange
  private var offset: Int

  init(_ line: TextRange, _ context: TableContext) {
    self.context = context
    self.line = line
    offset = Int(line.start)
  }

  private static let group = WordGroups(.work)

  mutating func next() -> WorkFigure? {
    let (bytes, words) = (context.bytes, context.standards.conventions.words)
    while let work = words.firstWord(of: Self.group, bytes, from: offset, upTo: line.end) {
      let end = words.word(of: .work, bytes, at: work, upTo: line.end) ?? work + 3
      offset = end
      if isForEach(work) { continue }
      guard let digits = firstDigit(from: end), let figure = context.figure(TextRange(digits, Int(line.end))),
        figure.rest.start == figure.range.end, let unit = unit(figure.rest)
      else { continue }
      offset = Int(unit.range.end)
      return WorkFigure(
        number: figure.number, atom: unit.atom, range: TextRange(work, Int(unit.range.end)),
        object: TextRange(work, digits))
    }
    return nil
  }

  /// 每座公厕维护12次
  private func isForEach(_ work: Int) -> Bool {
    let start = Swift.max(Int(line.start), work - 24)
    return (start..<work).contains { context.bytes[$0...].starts(with: Self.each) }
  }

  private static let each = Array("每".utf8)

  /// The first digit behind the work, with nothing but up to eight 汉字 between them, none of which makes it another figure.
  private func firstDigit(from start: Int) -> Int? {
    var offset = start
    while offset < Int(line.end), offset - start <= 24 {
      let byte = context.bytes[offset]
      if (0x30...0x39).contains(byte) {
        return Self.ordinals.contains { context.bytes[start..<offset].suffix(3).elementsEqual($0) } ? nil : offset
      }
      guard (0xE4...0xE9).contains(byte) else { return nil }
      offset += 3
    }
    return nil
  }

  private static let ordinals = ["第", "每", "前", "近", "于", "至", "到", "在", "自", "约", "的"].map { Array($0.utf8) }
  private static let dimensions = [
    "person", "household", "organisation", "thing", "length", "area", "volume", "mass", "personTime", "event",
  ]

  /// The longest unit at the start of a text that counts or measures, where no word goes on with it.
  private func unit(_ text: TextRange) -> (range: TextRange, atom: Int)? {
    let units = context.units
    for length in stride(from: Swift.min(15, text.count), to: 2, by: -1) {
      let range = TextRange(Int(text.start), Int(text.start) + length)
      guard let atom = units.spelling(context.bytes, range)?.atom else { continue }
      let isCounted = Self.dimensions.contains(units.dimensions[units.atoms[atom].dimension].id)
      let rest = context.bytes[Int(range.end)..<Int(line.end)]
      return isCounted && !Self.bounds.contains { rest.starts(with: $0) } ? (range, atom) : nil
    }
    return nil
  }

  /// 3人以上的家庭, 8座（含在建）.
  private static let bounds = ["以上", "以下", "以内", "及以", "左右", "（", "/", "的"].map { Array($0.utf8) }
}

extension TableContext {
  fileprivate func isCopy(_ goal: [TextRange]) -> Bool {
    guard let index = table.index(of: .overview), case .value(.prose(let overview)) = record.fields[index] else {
      return false
    }
    return Resemblance(bytes, goal, overview.lines) != .none
  }

  /// What is wrong with a figure of the goal; nil where some row has it, or several may share it.
  fileprivate func problem(of figure: WorkFigure, _ indicators: [Indicator]) -> (text: Wording, place: TextRange)? {
    let dimension = units.atoms[figure.atom].dimension
    var related: [(row: Int, quantity: Quantity)] = []
    for (row, indicator) in indicators.enumerated() {
      if rows[row].marks.has(.general) { return nil }
      for quantity in quantities(indicator) {
        if quantity.number == figure.number { return nil }
        guard let head = quantity.unit?.head, units.atoms[head].dimension == dimension else { continue }
        if units.convert(quantity.number, from: head, to: figure.atom) == figure.number { return nil }
        related.append((row, quantity))
      }
    }
    let near = related.filter { sharesWord(figure.object, indicators[$0.row].name) }
    if near.count == 1, related.count == 1 || near[0].quantity.unit?.head == figure.atom {
      let row = near[0]
      return (
        Wording(
          "指标“\(record.string(indicators[row.row].name))”是 \(row.quantity.number)",
          "the indicator “\(record.string(indicators[row.row].name))” says \(row.quantity.number)"),
        row.quantity.numberRange
      )
    }
    guard near.isEmpty, !indicators.contains(where: { sharesWord(figure.object, $0.name) }) else { return nil }
    // 培训 and the like without a row are PF511's.
    guard !standards.conventions.name(bytes, figure.range, hasWordOf: .measurable) else { return nil }
    return (Wording("没有指标考核它", "which no indicator measures"), indicatorsKey)
  }

  /// Whether two neighbouring 汉字 of the text stand side by side in the name.
  private func sharesWord(_ text: TextRange, _ name: TextRange) -> Bool {
    stride(from: Int(text.start), through: Int(text.end) - 6, by: 3).contains { start in
      occurs(bytes, TextRange(start, start + 6), in: bytes, name)
    }
  }
}
