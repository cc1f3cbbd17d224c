// Amounts as people say them, 八十万元整 or 人民币 100 万元, in the digits that pfc reads.

import PFCText

/// The same amount in digits with its unit; nil where anything else stands in the text, or nothing would change.
func amountInDigits(_ bytes: [UInt8], _ range: TextRange) -> String? {
  guard range.count < 120 else { return nil }
  let text = foldedString(bytes, range)
  var rest = Substring(text.filter { $0 != " " })
  var namesYuan = false
  for prefix in ["人民币", "¥", "￥"] where rest.hasPrefix(prefix) {
    rest.removeFirst(prefix.count)
    namesYuan = true
  }
  if rest.hasSuffix("元整") || rest.hasSuffix("圆整") { rest.removeLast() }
  var unit = ""
  for (spelling, name) in [("亿元", "亿元"), ("万元", "万元"), ("元", "元"), ("亿圆", "亿元"), ("万圆", "万元"), ("圆", "元")]
  where rest.hasSuffix(spelling) {
    rest.removeLast(spelling.count)
    unit = " " + name
    break
  }
  // The 万 of 一亿零二十万元 does not multiply what stands before 亿.
  if unit.hasSuffix("万元") || unit.hasSuffix("亿元"), rest.contains(where: { spokenMyriads[$0] != nil }) {
    rest += unit.dropFirst().dropLast()
    unit = " 元"
  }
  // ¥20 may be 20 元, or 20 of the form's unit.
  guard !rest.isEmpty, !namesYuan || !unit.isEmpty,
    let number = Decimal(String(rest))?.description ?? spokenNumber(rest), number + unit != text
  else { return nil }
  return number + unit
}

/// 八十, 一百二十万, 三点五; nil for what is no whole number in words, and for 一百五, which leaves out its unit.
private func spokenNumber(_ words: Substring) -> String? {
  let parts = words.split(separator: "点", omittingEmptySubsequences: false)
  guard let first = parts.first, parts.count <= 2, let whole = spokenWhole(first) else { return nil }
  guard parts.count == 2 else { return String(whole) }
  let decimals = parts[1].map { spokenDigits[$0] }
  guard !decimals.isEmpty, !decimals.contains(nil) else { return nil }
  return "\(whole)." + decimals.compactMap { $0.map(String.init) }.joined()
}

private func spokenWhole(_ words: Substring) -> Int? {
  var (total, section) = (0, 0)
  var digit: Int?
  var lastUnit = 1
  var hasZero = true
  for word in words {
    if let value = spokenDigits[word] {
      guard digit == nil || digit == 0 else { return nil }
      digit = value
      if value == 0 { hasZero = true }
    } else if let unit = spokenUnits[word] {
      guard section == 0 || unit < lastUnit, unit == 10 || digit ?? 0 > 0 else { return nil }
      section += (digit ?? 1) * unit
      (digit, lastUnit, hasZero) = (nil, unit, false)
    } else if let unit = spokenMyriads[word] {
      let whole = section + (digit ?? 0)
      guard whole > 0, total % (unit * 10000) == 0, total < 1_000_000_000_000 else { return nil }
      total += whole * unit
      (section, digit, lastUnit, hasZero) = (0, nil, unit, false)
    } else {
      return nil
    }
  }
  guard digit == nil || digit == 0 || hasZero || lastUnit == 10 else { return nil }
  return words.isEmpty ? nil : total + section + (digit ?? 0)
}

private let spokenDigits: [Character: Int] = [
  "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
]
private let spokenUnits: [Character: Int] = ["十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000]
private let spokenMyriads: [Character: Int] = ["万": 10000, "亿": 100_000_000]
