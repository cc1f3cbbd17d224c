// PF409, PF410: amounts of a table that no budget can have, or that leave a word out.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCText

enum AmountRules {
  static let all: [Check] = [notPositive, yuanOmitted]

  /// A part of a budget may be 0, because the form has a line for it; the budget itself may not, but a table that was
  /// begun has it so, and that is only a hint.
  static let notPositive = Check.table(
    Rule(
      409, "amount-not-positive", "金额为负数或者零", .warning,
      message: Wording("“{field}”是 {amount}", "“{field}” is {amount}"),
      advice: Wording("核对金额，调减的写调整后的数", "check the amount; after a cut write what is left"),
      reason: Wording(
        "预算和它的分项不会是负数；没有钱的专项不用报。",
        "Neither a budget nor its parts are negative, and a fund without money needs no table."),
      bad: .replacing(
        "2025年预算：100 万元\n区级支出：80 万元\n补助街镇：20 万元", with: "2025年预算：100 万元\n区级支出：120 万元\n补助街镇：-20 万元"),
      good: .standard, source: Wording("预算绩效软件的录入限制", "a limit of budget software"))
  ) { context, findings in
    let table = context.table
    for index in table.fields.indices where table.fields[index].kind == .money {
      guard let money = context.record.money(ofField: index), money.number.isNegative || money.number.isZero else {
        continue
      }
      guard money.number.isNegative || context.isEmptyTotal(index) else { continue }
      findings.report(
        at: money.range, ["field": .init(verbatim: table.fields[index].name), "amount": context.wording(money.range)],
        level: money.number.isNegative ? nil : .hint)
    }
  }

  /// A target of persons may be in 万, so there PF311 only guesses; an amount can leave nothing out but 元.
  static let yuanOmitted = Check.table(
    Rule(
      410, "amount-without-yuan", "金额省略了“元”", .warning,
      message: Wording("“{field}”的单位“{unit}”省略了“元”", "元 is missing from the unit “{unit}” of “{field}”"),
      label: Wording("应为“{right}”", "should be “{right}”"), advice: Wording("写成“{right}”", "write “{right}”"),
      reason: Wording(
        "表里印的是写下的单位，单写“万”不是规范的金额单位。",
        "The table prints the unit as typed, and 万 alone is no unit of money."),
      bad: .replacing("2025年预算：100 万元", with: "2025年预算：100 万"), good: .standard,
      source: Wording("pfc 语言说明第 4 节第 3 点；单位目录 units.pfc", "pfc language, section 4 point 3; units.pfc"))
  ) { context, findings in
    let table = context.table
    for index in table.fields.indices where table.fields[index].kind == .money {
      guard let unit = context.record.money(ofField: index)?.unit, let atom = context.atom(unit), atom.omitsYuan,
        context.units.spelling(context.bytes, unit.range) != nil
      else { continue }
      findings.report(
        at: unit.range,
        [
          "field": .init(verbatim: table.fields[index].name), "unit": context.wording(unit.range),
          "right": .init(verbatim: atom.name + "元"),
        ],
        fixes: [Fix(Wording("补上“元”", "insert 元"), replace: unit.range.atEnd, with: "元")])
    }
  }
}

extension TableContext {
  /// Whether a field is the table's total, and no other amount than its own parts is there to explain a 0.
  fileprivate func isEmptyTotal(_ field: Int) -> Bool {
    guard table.fields[field].role == .budget || table.fields[field].role == .totalExpenditure else { return false }
    return !table.fields.indices.contains { other in
      other != field && table.fields[other].parent != field && record.money(ofField: other) != nil
    }
  }
}
