// PF329: a character that sounds or looks like the right one, in the name of an indicator. Any name may stand there, so
// only words of the trade are compared, and only where the sound is the same or the shape is easily mistaken.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum SlipRules {
  static let all: [Check] = [name]

  static let name = Check.indicator(
    Rule(
      329, "wrong-character-in-name", "名称里有别字", .hint,
      message: Wording("“{typed}”像是“{meant}”的{likeness}别字", "“{typed}” {likeness} like “{meant}”"),
      label: Wording("是不是“{meant}”？", "did you mean “{meant}”?"),
      advice: Wording("改为“{meant}”；没有写错的，写“- 豁免：PF329 理由”", "write “{meant}”, or waive it: “- 豁免：PF329 reason”"),
      reason: Wording(
        "输入法选错了字，名称就对不上惯例，后面的核对都看不出它是什么。",
        "With a wrong character a name fits no convention, and no check can tell what it is."),
      bad: .replacing("垃圾日产日清率        20", with: "垃圾清运及石率        20"), good: .standard,
      source: Wording("录入时常见的错误；词见 conventions.pfc", "a usual slip of typing; the words are conventions.pfc"))
  ) { indicator, context, findings in
    guard let core = findings.name?.core, let slip = context.standards.conventions.tradeWords.slip(context.bytes, core)
    else { return }
    findings.report(
      at: slip.range,
      [
        "typed": context.wording(slip.range), "meant": .init(verbatim: slip.meant),
        "likeness": slip.likeness == .shape ? Wording("形近", "looks") : Wording("同音", "sounds"),
      ],
      fixes: [
        Fix(
          Wording("改为“\(slip.meant)”", "change to “\(slip.meant)”"), replace: slip.range, with: slip.meant, .unsafe)
      ])
  }
}
