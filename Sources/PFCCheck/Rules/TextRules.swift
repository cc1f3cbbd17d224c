// PF507, PF508, PF510, PF512: characters that no text needs, names that are none, and text still to be written.

import PFCDiagnostics
import PFCText

enum TextRules {
  static let all: [Check] = [oddCharacter, nameTooLong, placeholderText, narrativeName]

  // MARK: Characters

  static let oddCharacter = Check.passage(
    Rule(
      507, "odd-character", "字符不规范", .hint,
      message: Wording("{fault}", "{fault}"),
      advice: Wording("{advice}", "{advice}"),
      reason: Wording(
        "看着一样的字符，别的软件查不到、排不好，有的根本看不见。",
        "Characters that only look right cannot be searched and print badly; some cannot be seen at all."),
      bad: .replacing("1.辖区道路清扫保洁；", with: "1.辖区道路清扫保洁，合格率≧90%；"),
      good: .replacing("1.辖区道路清扫保洁；", with: "1.辖区道路清扫保洁，合格率≥90%；"),
      source: Wording("在公开的绩效目标表中多次见到", "seen again and again in published tables")),
    with: .oddities
  ) { passage, context, findings in
    var groups: [(advice: Wording, marks: [OddMark])] = [(remove, []), (retype, []), (narrow, [])]
    let foreign = DocumentNumber.brackets(of: DocumentNumber.mistyped(in: passage, context))
    for mark in passage.oddities {
      switch mark.kind {
      case .invisible: groups[0].marks.append(mark)
      case .unknown: groups[1].marks.append(mark)
      case .wide: groups[2].marks.append(mark)
      case .variant(let ordinary):
        if !foreign.contains(mark.range.start) {
          reportVariant(mark, ordinary, .safe, context, &findings)
        }
      case .titleForRelation: reportVariant(mark, ">", .unsafe, context, &findings)
      }
    }
    for group in groups { reportGroup(group.marks, group.advice, context, &findings) }
  }

  private static let remove = Wording("删去", "remove them")
  private static let retype = Wording("对照原文，重新输入这个字", "type the character again, as the original has it")
  private static let narrow = Wording("数字和字母用半角", "digits and letters are half-width")

  private static func reportVariant(
    _ mark: OddMark, _ ordinary: String, _ safety: FixSafety, _ context: TableContext, _ findings: inout Findings
  ) {
    let typed = context.record.string(mark.range)
    findings.report(
      at: mark.range,
      [
        "fault": Wording("“\(typed)”应为“\(ordinary)”", "“\(typed)” should be “\(ordinary)”"),
        "advice": Wording("改为“\(ordinary)”", "change to “\(ordinary)”"),
      ],
      fixes: [
        Fix(Wording("改为“\(ordinary)”", "change to “\(ordinary)”"), replace: mark.range, with: ordinary, safety)
      ])
  }

  /// Characters of one kind are one finding for the whole text, with their number.
  private static func reportGroup(
    _ marks: [OddMark], _ advice: Wording, _ context: TableContext, _ findings: inout Findings
  ) {
    guard let first = marks.first else { return }
    var fault: Wording
    var fixes: [Fix] = []
    switch first.kind {
    case .invisible:
      fault = Wording("文中有 \(marks.count) 个看不见的字符", "the text has \(marks.count) invisible characters")
      fixes = [Fix(advice, marks.map { TextEdit(range: $0.range, replacement: "") })]
    case .unknown:
      fault = Wording("文中有 \(marks.count) 个别处显示不出来的字", "the text has \(marks.count) characters that others cannot see")
    case .wide, .variant, .titleForRelation:
      let count = marks.reduce(0) { $0 + $1.range.count / 3 }
      fault = Wording("文中有 \(count) 个全角数字或字母", "the text has \(count) full-width digits or letters")
      let edits = marks.map { TextEdit(range: $0.range, replacement: foldedString(context.bytes, $0.range)) }
      fixes = [Fix(Wording("改为半角", "make them half-width"), edits)]
    }
    findings.report(at: first.range, ["fault": fault, "advice": advice], fixes: fixes)
  }

  // MARK: Names

  private static let longestName = 100

  static let nameTooLong = Check.passage(
    Rule(
      508, "name-too-long", "名称过长", .warning,
      message: Wording("名称有 {count} 个字，最多 {limit} 个", "the name has {count} characters, at most {limit} are taken"),
      advice: Wording("缩短名称，其余的话写到“说明”或者概况里", "shorten it; put the rest into 说明 or the overview"),
      reason: Wording("预算绩效软件只收 100 个字以内的名称。", "Budget software takes names of up to 100 characters."),
      bad: .replacing("    公厕数量", with: "    " + String(repeating: "公厕", count: 50) + "数量"), good: .standard,
      source: Wording("预算绩效软件的录入限制", "a limit of budget software")),
    with: .length
  ) { passage, context, findings in
    guard passage.isIndicatorName || passage.isRecordName else { return }
    let count = context.bytes[passage.range.bounds].count { $0 & 0xC0 != 0x80 }
    guard count > longestName else { return }
    findings.report(
      at: passage.range, ["count": .init(verbatim: String(count)), "limit": .init(verbatim: String(longestName))])
  }

  static let narrativeName = Check.passage(
    Rule(
      512, "narrative-name", "指标名称是一句话", .hint,
      message: Wording("指标名称里有“{mark}”，像一句话，不像名称", "an indicator name with “{mark}” reads like a sentence"),
      label: Wording("句子从这里接下去", "the sentence goes on here"),
      advice: Wording("只留要考核的那一项作名称，其余写到“- 说明：”里", "name the one thing that is measured; put the rest into “- 说明：”"),
      reason: Wording(
        "一个指标只考核一件事，名称要短，才好查、好比。", "An indicator measures one thing; a short name can be found and compared."),
      bad: .replacing("    环境整洁程度  ", with: "    加强管护，提升环境整洁程度"), good: .standard,
      source: Wording("在公开的绩效目标表中多次见到", "seen again and again in published tables")),
    with: .clauseMarks
  ) { passage, context, findings in
    guard passage.isIndicatorName, let mark = passage.firstClauseMark, mark.end < passage.range.end else { return }
    findings.report(at: mark, ["mark": context.wording(mark)])
  }

  // MARK: Text still to be written

  static let placeholderText = Check.passage(
    Rule(
      510, "placeholder-text", "内容没有填", .warning,
      message: Wording("“{text}”{fault}", "“{text}” {fault}"),
      label: Wording("填在这里", "fill in here"),
      advice: Wording("写上实际的内容；{advice}", "write what is meant; {advice}"),
      reason: Wording("套用模板时留下的空，交上去会被退回。", "A gap left from a template comes back."),
      bad: .replacing("道路整洁，公厕全年正常开放。", with: "XX路整洁，公厕全年正常开放。"), good: .standard,
      source: Wording("预算绩效软件的校验；在公开的表中见到", "checks of budget software; seen in published tables")),
    with: .fillers
  ) { passage, context, findings in
    if let kind = Placeholder.whole(passage, context) {
      findings.report(
        at: passage.range,
        [
          "text": context.wording(passage.range), "fault": Wording("不是内容", "is no content"),
          "advice": passage.isIndicatorName
            ? Wording("指标名称写考核什么，如“公厕完好率”", "a name says what is measured, such as “公厕完好率”")
            : passage.place == context.table.index(of: .overview).map(Passage.Place.field)
              ? Wording("写明这个项目做什么、做多少", "say what the project does, and how much of it")
              : passage.isProse
                ? Wording("与概况相同的，写“同概况”", "“同概况” takes the text of the overview")
                : Wording("用不着的，整项删去", "or remove the whole of it"),
        ], level: isOptional(passage) || kind == .elsewhere ? .warning : .error)
      return
    }
    // One finding for a line: the hand goes there once.
    var rest = passage.fillers[...]
    while let filler = rest.first {
      let count = rest.prefix { $0.line == filler.line }.count
      rest = rest.dropFirst(count)
      findings.report(
        at: filler.range,
        [
          "text": context.wording(filler.range), "fault": Wording("还没有填", "is still to be filled in"),
          "advice": count == 1
            ? Wording("不需要的，删去", "or remove it")
            : Wording("这一行共有 \(count) 处", "this line has \(count) such places"),
        ])
    }
  }

  /// Attributes are remarks; a table is complete without them.
  private static func isOptional(_ passage: Passage) -> Bool {
    guard case .attribute = passage.place else { return false }
    return true
  }
}
