// Deadlines are calendar values, not durations: a year, a month or a day, each as precise as it was typed.

/// A date as precise as it was typed. At least one part is there; `12月` has no year, `2025年` no month.
public struct CalendarDate: Sendable, Hashable {
  /// Four-digit year.
  public let year: Int?
  /// 1...12
  public let month: Int?
  /// 1...31, valid for its month.
  public let day: Int?
  /// `次年3月`: of the year after the one that is spoken of.
  public private(set) var isNextYear = false

  /// A date that exists; nil for month 13, 30 February and the like.
  public init?(year: Int?, month: Int?, day: Int?) {
    if year == nil && month == nil { return nil }
    if let year, !(1000...9999).contains(year) { return nil }
    if let month, !(1...12).contains(month) { return nil }
    if let day {
      guard let month, (1...CalendarDate.days(inMonth: month, year: year)).contains(day) else { return nil }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date that the digits of a text say, whatever stands between them: `2025年3月1日`, `2025-03`, `12月底前`.
  /// The first number is a year when it has four digits.
  package init?(digitsOf bytes: [UInt8], _ range: TextRange) {
    var groups: [Int] = []
    var digits = 0
    var offset = Int(range.start)
    while offset < Int(range.end) {
      let folded = fold(bytes, offset)
      if (0x30...0x39).contains(folded.code) {
        if digits == 0 { groups.append(0) }
        digits += 1
        guard digits <= 4 else { return nil }
        groups[groups.count - 1] = groups[groups.count - 1] * 10 + Int(folded.code - 0x30)
      } else {
        digits = 0
      }
      offset += max(folded.length, 1)
    }
    let year = groups.first.flatMap { $0 >= 1000 ? $0 : nil }
    let rest = groups.dropFirst(year == nil ? 0 : 1)
    self.init(year: year, month: rest.first, day: rest.dropFirst().first)
    let start = Int(range.start)
    isNextYear = nextYears.contains { bytes[start...].starts(with: $0) }
  }

  /// Days of a month in the Gregorian calendar; without a year February has 29.
  static func days(inMonth month: Int, year: Int?) -> Int {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2:
      guard let year else { return 29 }
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: return 31
    }
  }

  /// Whether this date lies after `other`, nil when their precision does not tell.
  public func isAfter(_ other: CalendarDate) -> Bool? {
    switch (year, other.year) {
    case (let a?, let b?) where a != b: return a > b
    case (nil, .some), (.some, nil): return nil
    default: break
    }
    if isNextYear != other.isNextYear { return year == nil ? isNextYear : nil }
    guard let month, let otherMonth = other.month else { return nil }
    if month != otherMonth { return month > otherMonth }
    guard let day, let otherDay = other.day else { return nil }
    return day > otherDay
  }
}

private let nextYears = ["次年", "翌年"].map { Array($0.utf8) }
