// PF404: money that is paid per head is heads times rate, over all the rates of a table.

import PFCDiagnostics
import PFCForms
import PFCModel
import PFCSyntax
import PFCText

enum ProductRules {
  static let all: [Check] = [notProduct]

  /// A row that says what is paid in all is what the product must be. Without one it is the budget. Less than that is no
  /// fault by itself: money may also be spent on what no row names. So too little is reported only where all figures are
  /// exact and no other row speaks of money or of other work.
  static let notProduct = Check.table(
    Rule(
      404, "amount-not-product", "数量乘标准不等于预算", .hint,
      message: Wording(
        "{addends} = {product}，“{field}”是 {budget}", "{addends} = {product}, but “{field}” is {budget}"),
      label: Wording("数量在这里", "the quantity"),
      advice: Wording(
        "核对数量、标准和“{field}”；另有开支的，在概况里写明", "check quantity, standard and “{field}”; name any other spending in the text"),
      reason: Wording("按人、按户发放的钱，人数乘标准就是预算。", "Money that is paid per head is heads times rate."),
      bad: .replacing(
        "公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米",
        with: "保洁员补贴人数        10  = 120 人\n    保洁员补贴标准        20  = 9600 元/（人·年）"),
      good: .replacing(
        "公厕数量              10  = 8 座\n    清扫保洁面积          20  ≥ 21000 平方米",
        with: "保洁员补贴人数        10  = 100 人\n    保洁员补贴标准        20  = 10000 元/（人·年）"),
      source: Wording("pfc 语言说明第 4 节第 3 点", "pfc language, section 4 point 3")),
    with: .price
  ) { context, findings in
    guard let field = context.table.index(of: .budget), let indicators = context.record.indicators.value else { return }
    let (rates, hasOtherMoney) = context.rates(indicators)
    guard !rates.isEmpty, let payments = context.payments(rates, indicators) else { return }
    for payment in payments {
      guard payment.isExact, let total = context.statedTotal(of: payment, indicators) else { continue }
      if total.amount != payment.amount {
        report([payment], payment.amount, total.amount, named: context.wording(total.name), total.place)
      }
      return
    }
    guard let money = context.record.money(ofField: field), let budget = context.inFormUnit(money),
      let product = payments.reduce(Decimal.zero, { sum, payment in sum.flatMap { $0 + payment.amount } }),
      product != budget
    else { return }
    let isExact = payments.count == rates.count && payments.allSatisfy(\.isExact)
    guard product > budget || isExact && !hasOtherMoney && !context.hasOtherWork(payments, indicators) else { return }
    report(payments, product, budget, named: .init(verbatim: context.table.fields[field].name), nil)

    func report(
      _ payments: [Payment], _ product: Decimal, _ total: Decimal, named name: Wording, _ place: TextRange?
    ) {
      guard let first = payments.first else { return }
      let unit = context.form.moneyUnit
      let source = context.record.source
      let rates = payments.map {
        RelatedPlace(source: source, range: $0.rate.quantity.whole, label: Wording("标准", "the standard"))
      }
      let totals = place.map { RelatedPlace(source: source, range: $0, label: Wording("金额", "the amount")) }
      findings.report(
        row: first.count.row, at: first.count.quantity.numberRange,
        [
          "addends": .init(
            verbatim: payments.map {
              "\(context.record.string($0.count.quantity.whole)) × \(context.record.string($0.rate.quantity.whole))"
            }.joined(separator: " + ")),
          "product": .init(verbatim: "\(product.normalized) \(unit)"),
          "budget": .init(verbatim: "\(total) \(unit)"), "field": name,
        ], related: rates + (totals.map { [$0] } ?? []))
    }
  }
}

/// A row with one figure.
private struct FigureRow {
  let quantity: Quantity
  let relation: Relation
  let row: Int

  init?(_ indicator: Indicator, _ row: Int) {
    guard case .figure(let relation)? = indicator.target.value?.relation,
      case .quantity(let quantity)? = indicator.target.value?.value
    else { return nil }
    (self.quantity, self.relation, self.row) = (quantity, relation, row)
  }
}

/// How many there are, and what each is paid.
private struct Payment {
  let count: FigureRow
  let rate: FigureRow
  /// In the form's unit.
  let amount: Decimal

  var isExact: Bool { count.relation == .equal && rate.relation == .equal }
}

extension TableContext {
  /// The rows that give money per something countable, with the atom of what is counted, and whether others give money.
  fileprivate func rates(_ indicators: [Indicator]) -> (rates: [(row: FigureRow, counted: Int)], hasOtherMoney: Bool) {
    var found: [(row: FigureRow, counted: Int)] = []
    var hasOtherMoney = false
    for (row, indicator) in indicators.enumerated() {
      guard let figure = FigureRow(indicator, row), let atom = atom(figure.quantity.unit),
        atom.dimension == units.money
      else { continue }
      // A price at which something is sold is not paid out of the budget.
      if rows[row].marks.has(.income) { continue }
      guard let unit = figure.quantity.unit, unit.isCompound, let counted = counted(unit) else {
        hasOtherMoney = true
        continue
      }
      // A cap is no price: what is paid may be less.
      guard figure.relation == .equal else {
        hasOtherMoney = true
        continue
      }
      found.append((figure, counted))
    }
    return (found, hasOtherMoney)
  }

  /// 人 of `元/人`, `元/人/年` and `元/（人·年）`; nil for any other time, or several things at once.
  private func counted(_ unit: Unit) -> Int? {
    var counted: Int?
    for part in UnitParts(unit, bytes).dropFirst() {
      guard let atom = units.spelling(bytes, part)?.atom else { return nil }
      if units.isTime(units.atoms[atom]) {
        guard units.atoms[atom].name == "年" else { return nil }
      } else {
        guard counted == nil else { return nil }
        counted = atom
      }
    }
    return counted
  }

  /// Each rate with the row that counts what it is paid for; rates without one are left out. nil where none has one, two
  /// take the same row, or digits run out.
  fileprivate func payments(_ rates: [(row: FigureRow, counted: Int)], _ indicators: [Indicator]) -> [Payment]? {
    var payments: [Payment] = []
    for rate in rates {
      guard let count = count(of: rate.counted, for: rate.row, isOnlyRate: rates.count == 1, indicators) else {
        continue
      }
      guard !payments.contains(where: { $0.count.row == count.row }), let head = rate.row.quantity.unit?.head,
        let countHead = count.quantity.unit?.head,
        let number = units.convert(count.quantity.number, from: countHead, to: rate.counted),
        let paid = number * rate.row.quantity.number, let amount = units.convert(paid, from: head, to: form.moneyAtom)
      else { return nil }
      payments.append(Payment(count: count, rate: rate.row, amount: amount))
    }
    return payments.isEmpty ? nil : payments
  }

  /// The row that says what a payment comes to: 补助金额 for 补助标准.
  fileprivate func statedTotal(
    of payment: Payment, _ indicators: [Indicator]
  ) -> (amount: Decimal, name: TextRange, place: TextRange)? {
    for (row, indicator) in indicators.enumerated() where row != payment.rate.row {
      guard let figure = FigureRow(indicator, row), figure.relation == .equal, let unit = figure.quantity.unit,
        !unit.isCompound, let head = unit.head, units.atoms[head].dimension == units.money,
        commonStart(indicator.name, indicators[payment.rate.row].name) >= 6,
        rows[row].marks.has(.total),
        let amount = units.convert(figure.quantity.number, from: head, to: form.moneyAtom)
      else { continue }
      return (amount, indicator.name, figure.quantity.whole)
    }
    return nil
  }

  /// Whether a row that is no part of a payment counts or measures something: that is work, and it costs money, too.
  fileprivate func hasOtherWork(_ payments: [Payment], _ indicators: [Indicator]) -> Bool {
    indicators.enumerated().contains { row, indicator in
      guard !payments.contains(where: { $0.count.row == row || $0.rate.row == row }),
        let atom = atom(quantities(indicator).first?.unit)
      else { return false }
      return atom.dimension != units.ratio
    }
  }

  /// The only row that counts in that unit, where there is but one rate; else the one whose name begins like the rate's:
  /// 网格员人数 for 网格员补贴标准. 人 and 名 are the same, 座 and 个 are not.
  private func count(of atom: Int, for rate: FigureRow, isOnlyRate: Bool, _ indicators: [Indicator]) -> FigureRow? {
    let dimension = units.atoms[atom].dimension
    var found: [(figure: FigureRow, likeness: Int)] = []
    for (row, indicator) in indicators.enumerated() {
      guard let figure = FigureRow(indicator, row), let unit = figure.quantity.unit, !unit.isCompound,
        let head = unit.head,
        head == atom || units.atoms[head].dimension == dimension && units.dimensions[dimension].id == "person"
      else { continue }
      found.append((figure, commonStart(indicator.name, indicators[rate.row].name)))
    }
    if isOnlyRate, found.count == 1 {
      return speakOfTheSame(indicators[found[0].figure.row].name, indicators[rate.row].name) ? found[0].figure : nil
    }
    let best = found.max { $0.likeness < $1.likeness }
    guard let best, best.likeness >= 6, found.count(where: { $0.likeness == best.likeness }) == 1 else { return nil }
    return best.figure
  }

  /// Whether two names share two neighbouring 汉字 that tell what they are about: 补助 of 补助人数 and 人均补助标准.
  private func speakOfTheSame(_ one: TextRange, _ other: TextRange) -> Bool {
    (one.bounds.lowerBound...max(one.bounds.lowerBound, one.bounds.upperBound - 6)).contains { offset in
      let pair = TextRange(offset, min(offset + 6, Int(one.end)))
      return pair.count == 6 && bytes[offset] & 0xC0 != 0x80 && occurs(bytes, pair, in: bytes, other)
        && !Self.measures.contains { bytes[pair.bounds].elementsEqual($0) }
    }
  }

  private static let measures = [
    "人数", "户数", "数量", "标准", "单价", "成本", "金额", "人均", "户均", "每人", "每户", "人员", "群众", "对象", "面积", "里程", "次数", "单位",
  ].map { Array($0.utf8) }

  /// How many bytes two names begin with alike; six are two 汉字.
  private func commonStart(_ one: TextRange, _ other: TextRange) -> Int {
    zip(bytes[one.bounds], bytes[other.bounds]).prefix { $0 == $1 }.count
  }
}

extension Quantity {
  /// Number and unit in the source.
  fileprivate var whole: TextRange { unit.map { numberRange.union($0.range) } ?? numberRange }
}
