// Items of lists as the scan meets them: 1. 1、 （1） 一、 （一） 一是 第一条. Whether their order is right is NumberingRules'.

import PFCText

extension PassageScan {
  func itemSeparator(_ offset: Int) -> (ItemStyle, Int)? {
    switch at(offset) {
    case 0x2E: return (.dot, 1)
    case 0x29: return (.closing, 1)
    case 0xE3: return scalar(offset) == 0x3001 ? (.comma, 3) : nil
    case 0xEF:
      let code = scalar(offset)
      return code == 0xFF0E ? (.dot, 3) : code == 0xFF09 ? (.closing, 3) : nil
    default: return nil
    }
  }

  mutating func numberedItem(_ style: ItemStyle, _ value: Int, _ offset: Int, _ digitsEnd: Int, _ next: Int) {
    let isStart = offset == itemStart
    let startsFigure = digit(next) != nil && !isYear(next)
    let previous = before(offset)
    // 2.5, 3-5. and v1. number nothing; a figure at the start of a line may still be item 2 with the text “5个…”.
    if !isStart, startsFigure || isLetter(previous) || previous == 0x2E || previous == 0x2D { return }
    if style == .closing, !isStart, open.contains(where: { $0.family == .round }) { return }
    item(style, value, offset, next, isCertain: isStart && !startsFigure)
  }

  /// Four digits and 年: `1.2025年…` is item 1.
  func isYear(_ offset: Int) -> Bool {
    var next = offset
    var count = 0
    while let digit = digit(next) {
      next += digit.length
      count += 1
    }
    return count == 4 && isYearWord(next)
  }

  /// `（1）` and `（一）`, whose brackets count as such, too.
  mutating func bracketedItem(_ offset: Int, _ length: Int) {
    var next = offset + length
    var value = 0
    var style = ItemStyle.bracketed
    if let (han, end) = HanNumeral.read(bytes, next, end) {
      (value, next, style) = (han, end, .hanBracketed)
    } else {
      while value < 100, let digit = digit(next) {
        value = value * 10 + digit.value
        next += digit.length
      }
    }
    guard (1...99).contains(value), let (separator, closeLength) = itemSeparator(next), separator == .closing else {
      return
    }
    item(style, value, offset, next + closeLength, isCertain: offset == itemStart)
  }

  /// `一、` or `一是` where an item may begin.
  mutating func hanItem(_ offset: Int) {
    guard let (value, next) = HanNumeral.read(bytes, offset, end) else { return }
    // 是 is E6 98 AF.
    if at(next) == 0xE6, at(next + 1) == 0x98, at(next + 2) == 0xAF {
      return item(.hanClause, value, offset, next + 3, isCertain: offset == itemStart)
    }
    guard scalar(next) == 0x3001, at(next) == 0xE3 else { return }
    // 一、二级 lists two things.
    item(.hanComma, value, offset, next + 3, isCertain: HanNumeral.read(bytes, next + 3, end) == nil)
  }

  /// `第一条` or `第3条` at the start of a line; 第 is E7 AC AC, 条 is E6 9D A1.
  mutating func articleItem(_ offset: Int) {
    guard at(offset + 1) == 0xAC, at(offset + 2) == 0xAC else { return }
    var next = offset + 3
    var value = 0
    if let (han, end) = HanNumeral.read(bytes, next, end) {
      (value, next) = (han, end)
    } else {
      while value < 100, let digit = digit(next) {
        value = value * 10 + digit.value
        next += digit.length
      }
    }
    guard (1...99).contains(value), at(next) == 0xE6, at(next + 1) == 0x9D, at(next + 2) == 0xA1 else { return }
    item(.article, value, offset, next + 3, isCertain: true)
  }
}
