// Deadlines are calendar values, each as precise as it was typed.

import Testing

@testable import PFCText

@Suite struct CalendarDateTests {
  typealias Parts = (year: Int?, month: Int?, day: Int?)

  @Test(
    arguments: [
      (2025, 12, 31), (2025, nil, nil), (2025, 1, nil), (nil, 12, nil), (nil, 2, 29), (2024, 2, 29), (2000, 2, 29),
      (1000, 1, 1), (9999, 12, 31),
    ] as [Parts])
  func exists(_ parts: Parts) throws {
    let date = try #require(CalendarDate(year: parts.year, month: parts.month, day: parts.day))
    #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
  }

  @Test(
    arguments: [
      (nil, nil, nil), (nil, nil, 5), (2025, nil, 5), (2025, 0, nil), (2025, 13, nil), (2025, 2, 29), (1900, 2, 29),
      (2025, 4, 31), (2025, 6, 31),
      (2025, 9, 31), (2025, 11, 31), (2025, 1, 32), (2025, 1, 0), (nil, 2, 30), (999, 1, 1), (10000, nil, nil),
      (-2025, 1, 1),
    ] as [Parts])
  func doesNotExist(_ parts: Parts) {
    #expect(CalendarDate(year: parts.year, month: parts.month, day: parts.day) == nil)
  }

  @Test func monthsHaveTheirDays() {
    #expect(
      (1...12).map { CalendarDate.days(inMonth: $0, year: 2025) } == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
    #expect([nil, 2024, 2100, 2400].map { CalendarDate.days(inMonth: 2, year: $0) } == [29, 29, 28, 29])
  }

  @Test(
    arguments: [
      ((2025, 1, 1), (2024, 12, 31), true), ((2024, 12, 31), (2025, 1, 1), false),
      ((2025, nil, nil), (2024, 12, nil), true),
      ((2025, 6, nil), (2025, 5, 31), true), ((2025, 5, 31), (2025, 6, nil), false), ((2025, 5, 2), (2025, 5, 1), true),
      ((2025, 5, 1), (2025, 5, 1), false),
      ((nil, 12, nil), (nil, 6, nil), true), ((nil, 3, 1), (nil, 3, 2), false), ((2025, nil, nil), (2025, 6, nil), nil),
      ((2025, 6, nil), (2025, 6, 5), nil),
      ((nil, 6, nil), (2025, 5, nil), nil), ((2025, 6, nil), (nil, 5, nil), nil),
      ((2025, nil, nil), (2025, nil, nil), nil),
    ] as [(Parts, Parts, Bool?)])
  func order(_ one: Parts, _ other: Parts, _ expected: Bool?) throws {
    let one = try #require(CalendarDate(year: one.year, month: one.month, day: one.day))
    let other = try #require(CalendarDate(year: other.year, month: other.month, day: other.day))
    #expect(one.isAfter(other) == expected)
    if expected == true { #expect(other.isAfter(one) == false) }
  }
}
