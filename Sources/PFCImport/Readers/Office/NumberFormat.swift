// A sheet stores 0.2 and shows 20%, stores 45930 and shows a day: a person means what is shown, so the format of a cell is
// part of its text (ECMA-376 part 1, 18.8.31).

import PFCText

/// A number format of a sheet.
struct NumberFormat: Sendable {
  private enum Token: Hashable {
    /// `0`, which is always shown; `#` and `?`, which are not.
    case digit(always: Bool)
    case point, percent
    case literal([UInt8])
  }

  /// One of the parts that `;` divides.
  private struct Section {
    var tokens: [Token] = []
    var groups = false
    /// Commas behind the last digit: each divides by a thousand.
    var thousands = 0
    /// Letters of a date.
    var date: Set<UInt8> = []
    /// `General`, `@`, a fraction, an exponent or a condition: shown by its plain digits.
    var isPlain = false
  }

  private let sections: [Section]

  static let general = NumberFormat(code: "General")

  /// The formats that have numbers only (18.8.30), as a Chinese Excel shows them.
  init(builtIn id: Int) {
    let code =
      switch id {
      case 1: "0"
      case 2: "0.00"
      case 3: "#,##0"
      case 4: "#,##0.00"
      case 9: "0%"
      case 10: "0.00%"
      case 14, 15, 30, 31: "yyyy/m/d"
      case 16, 28, 29, 51, 53, 54, 58: "m/d"
      case 17, 27, 36, 50, 52, 57: "yyyy/m"
      case 18...21, 32...35, 45...47, 55, 56: "h:mm:ss"
      case 22: "yyyy/m/d h:mm"
      case 37, 38: "#,##0;-#,##0"
      case 39, 40: "#,##0.00;-#,##0.00"
      case 41, 42: #"#,##0;-#,##0;"-""#
      case 43, 44: #"#,##0.00;-#,##0.00;"-""#
      default: "General"
      }
    self.init(code: code)
  }

  /// Excel takes up to 255 characters; what is far longer is no format.
  init(code: String) {
    let code = code.utf8.count > 1000 ? "General" : code
    sections = Self.parts(Array(code.utf8)).prefix(4).map(Self.section)
  }

  // MARK: Reading

  /// Cut at every `;` that is no text.
  private static func parts(_ code: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var offset = 0
    var isQuoted = false
    while offset < code.count {
      switch code[offset] {
      case 0x22: isQuoted.toggle()
      case 0x5C where !isQuoted: offset += 1
      case 0x3B where !isQuoted:
        parts.append(code[start..<offset])
        start = offset + 1
      default: break
      }
      offset += 1
    }
    return parts + [code[min(start, code.count)...]]
  }

  private static func section(_ code: ArraySlice<UInt8>) -> Section {
    var section = Section()
    var rest = code
    func literal(_ bytes: some Sequence<UInt8>) { section.tokens.append(.literal(Array(bytes))) }
    while let byte = rest.popFirst() {
      switch byte {
      case 0x22:
        literal(rest.prefix { $0 != 0x22 })
        rest = rest.drop { $0 != 0x22 }.dropFirst()
      case 0x5C, 0x21:
        // `\` and `!` take the next character as it is.
        let length = character(rest)
        literal(rest.prefix(length))
        rest = rest.dropFirst(length)
      case 0x5F, 0x2A: rest = rest.dropFirst(character(rest))
      case 0x5B:
        let inside = rest.prefix { $0 != 0x5D }
        rest = rest.drop { $0 != 0x5D }.dropFirst()
        bracket(inside, &section)
      case 0x30: section.tokens.append(.digit(always: true))
      case 0x23, 0x3F: section.tokens.append(.digit(always: false))
      case 0x2E: section.tokens.append(.point)
      case 0x25: section.tokens.append(.percent)
      case 0x2C:
        if rest.contains(where: { $0 == 0x30 || $0 == 0x23 || $0 == 0x3F }), rest.first != 0x2E {
          section.groups = true
        } else {
          section.thousands += 1
        }
      case 0x45, 0x40: section.isPlain = true
      case 0x2F where section.date.isEmpty: section.isPlain = true
      case 0x47 where rest.starts(with: "eneral".utf8):
        rest = rest.dropFirst(6)
        section.isPlain = true
      case 0x79, 0x6D, 0x64, 0x68, 0x73, 0x59, 0x4D, 0x44, 0x48, 0x53: section.date.insert(byte | 0x20)
      default: literal([byte])
      }
    }
    return section
  }

  /// `[Red]`, `[$¥-804]`, `[h]`, `[>=100]`
  private static func bracket(_ inside: ArraySlice<UInt8>, _ section: inout Section) {
    switch inside.first {
    case 0x24: section.tokens.append(.literal(Array(inside.dropFirst().prefix { $0 != 0x2D })))
    case 0x3C, 0x3D, 0x3E: section.isPlain = true
    case 0x68, 0x48: if inside.allSatisfy({ $0 | 0x20 == 0x68 }) { section.date.insert(0x68) }
    default: break
    }
  }

  /// The length of the character that a text starts with.
  private static func character(_ rest: ArraySlice<UInt8>) -> Int {
    guard let first = rest.first else { return 0 }
    return min(rest.count, first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
  }

  // MARK: Showing

  /// What a person sees, and whether digits of the number are out of sight.
  func show(_ stored: StoredNumber, startsAt1904: Bool) -> (text: [UInt8], isRounded: Bool) {
    let number = stored.shown
    let index = number.isNegative && sections.count > 1 ? 1 : number.isZero && sections.count > 2 ? 2 : 0
    let section = sections[index]
    guard !section.isPlain else { return (number.text, false) }
    if !section.date.isEmpty {
      guard let date = dateText(number, section.date, startsAt1904) else { return (number.text, false) }
      return (date, false)
    }
    return digits(number, section, showsSign: index == 0)
  }

  private func digits(_ number: StoredNumber, _ section: Section, showsSign: Bool) -> (text: [UInt8], isRounded: Bool) {
    let tokens = section.tokens
    let point = tokens.firstIndex(of: .point) ?? tokens.count
    let places = tokens[point...].filter { if case .digit = $0 { true } else { false } }
    let percents = tokens.count { $0 == .percent }
    let scaled = number.timesPowerOfTen(percents * 2 - section.thousands * 3)
    let rounded = scaled.rounded(scale: places.count)
    let (whole, fraction) = rounded.parts(decimals: places.count)
    var text = wholeText(whole, tokens[..<point], groups: section.groups)
    if showsSign, rounded.isNegative { text.insert(0x2D, at: 0) }
    text += fractionText(fraction, tokens[point...])
    let hasDigits = tokens.contains { if case .digit = $0 { true } else { false } }
    return (text, hasDigits ? rounded != scaled : !number.isZero)
  }

  /// Digits fill their places from the right; what is left over stands before the first place.
  private func wholeText(_ digits: [UInt8], _ tokens: ArraySlice<Token>, groups: Bool) -> [UInt8] {
    var rest = digits[...]
    var reversed: [UInt8] = []
    var count = 0
    func put(_ digit: UInt8) {
      if groups, count > 0, count.isMultiple(of: 3) { reversed.append(0x2C) }
      reversed.append(digit)
      count += 1
    }
    let first = tokens.firstIndex { if case .digit = $0 { true } else { false } }
    for index in tokens.indices.reversed() {
      switch tokens[index] {
      case .digit(let always):
        if let digit = rest.popLast() { put(digit) } else if always { put(0x30) }
        if index == first { while let digit = rest.popLast() { put(digit) } }
      case .literal(let text): reversed += text.reversed()
      case .percent: reversed.append(0x25)
      case .point: break
      }
    }
    return reversed.reversed()
  }

  private func fractionText(_ digits: [UInt8], _ tokens: ArraySlice<Token>) -> [UInt8] {
    var text: [UInt8] = []
    // Zeros at the end stand only in places of `0`.
    var last = digits.lastIndex { $0 != 0x30 } ?? -1
    var place = 0
    for token in tokens {
      guard case .digit(let always) = token else { continue }
      if always { last = max(last, place) }
      place += 1
    }
    place = 0
    for token in tokens {
      switch token {
      // A point without digits behind it is not worth keeping: `5.` of `0.##`.
      case .point: if last >= 0 { text.append(0x2E) }
      case .digit:
        if place <= last, place < digits.count { text.append(digits[place]) }
        place += 1
      case .percent: text.append(0x25)
      case .literal(let literal): text += literal
      }
    }
    return text
  }

  // MARK: Dates

  /// The parts that the format shows, in Chinese: `2025年9月30日`, `9月30日`, `14:05`.
  private func dateText(_ number: StoredNumber, _ letters: Set<UInt8>, _ startsAt1904: Bool) -> [UInt8]? {
    guard let serial = number.wholeNumber, (0...2_958_465).contains(serial) else { return nil }
    let (year, hours) = (letters.contains(0x79), letters.contains(0x68) || letters.contains(0x73))
    let day = letters.contains(0x64)
    // Beside hours `m` are minutes.
    let month = letters.contains(0x6D) && (year || day || !hours)
    let date = civilDate(serial, startsAt1904)
    var text = ""
    if year { text += "\(date.year)年" }
    if month { text += "\(date.month)月" }
    if day { text += "\(date.day)日" }
    if hours {
      let seconds = number.seconds
      let (hour, minute) = (seconds / 3600, seconds / 60 % 60)
      if text.isEmpty { return Array("\(hour):\(minute < 10 ? "0" : "")\(minute)".utf8) }
      if seconds > 0 { text += " \(hour):\(minute < 10 ? "0" : "")\(minute)" }
    }
    return Array(text.utf8)
  }

  /// Excel counts days from 1900 as if that had been a leap year, or from 1904.
  private func civilDate(_ serial: Int, _ startsAt1904: Bool) -> (year: Int, month: Int, day: Int) {
    // Days since 0000-03-01, where 1899-12-30 is 693,899 and 1904-01-01 is 695,361.
    let days = serial + (startsAt1904 ? 695_361 : serial < 60 ? 693_900 : 693_899)
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
