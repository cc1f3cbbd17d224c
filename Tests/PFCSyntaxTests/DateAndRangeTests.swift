// Deadlines and bands: what is a date, what is a range, and what is a number that only looks like one.

import Testing

@testable import PFCSyntax

@Suite struct DateAndRangeTests {
  @Test(arguments: [
    ("2025年12月31日", "date:2025年12月31日"), ("2025年12月", "date:2025年12月"), ("2025年", "date:2025年"),
    ("12月31日", "date:12月31日"), ("12月31号", "date:12月31号"), ("12月", "date:12月"), ("1月5日", "date:1月5日"),
    ("2025-12-31", "date:2025-12-31"), ("2025-12", "date:2025-12"), ("2025/1/5", "date:2025/1/5"),
    ("2025.12.31", "date:2025.12.31"), ("２０２５年１２月３１日", "date:２０２５年１２月３１日"), ("2025－12－31", "date:2025－12－31"),
    ("12月底前", "date:12月 dateQualifier:底前"), ("9月前", "date:9月 dateQualifier:前"), ("6月底", "date:6月 dateQualifier:底"),
    ("6月底之前", "date:6月 dateQualifier:底之前"), ("12月内", "date:12月 dateQualifier:内"),
    ("2025年底", "date:2025年 dateQualifier:底"),
    ("2025年12月31日前", "date:2025年12月31日 dateQualifier:前"), ("2025-12-31之前", "date:2025-12-31 dateQualifier:之前"),
    ("2025年3月初", "date:2025年3月 dateQualifier:初"), ("10月中旬", "date:10月 dateQualifier:中旬"),
    ("2025年13月40日", "date:2025年13月40日"),
  ])
  func dates(_ text: String, _ outline: String) { #expect(value(text) == outline) }

  @Test(arguments: [
    ("2023.07-2024.01", "date:2023.07 rangeSign:- date:2024.01"),
    ("2023.07 ～ 2024.01", "date:2023.07 rangeSign:～ date:2024.01"),
    ("2023.07至2024.01底", "date:2023.07 rangeSign:至 date:2024.01 dateQualifier:底"),
    ("2025年1月~12月", "date:2025年1月 rangeSign:~ date:12月"),
    ("1月-6月底", "date:1月 rangeSign:- date:6月 dateQualifier:底"),
    ("2025年1月1日至2025年12月31日", "date:2025年1月1日 rangeSign:至 date:2025年12月31日"),
    ("2025-01-01~2025-12-31", "date:2025-01-01 rangeSign:~ date:2025-12-31"),
    ("2025.01.01-2025.12.31", "date:2025.01.01 rangeSign:- date:2025.12.31"),
    ("11月至次年3月", "date:11月 rangeSign:至 date:次年3月"),
    ("2025年11月15日-翌年3月15日底", "date:2025年11月15日 rangeSign:- date:翌年3月15日 dateQualifier:底"),
    ("6月初至8月底前", "date:6月 dateQualifier:初 rangeSign:至 date:8月 dateQualifier:底前"),
  ])
  func dateRanges(_ text: String, _ outline: String) { #expect(value(text) == outline) }

  @Test(arguments: [
    ("45~60 %", "quantity(number:45) rangeSign:~ quantity(number:60 unit(unitWord:%))"),
    ("45 ~ 60%", "quantity(number:45) rangeSign:~ quantity(number:60 unit(unitWord:%))"),
    ("10%~20%", "quantity(number:10 unit(unitWord:%)) rangeSign:~ quantity(number:20 unit(unitWord:%))"),
    ("10%~ 20%", "quantity(number:10 unit(unitWord:%)) rangeSign:~ quantity(number:20 unit(unitWord:%))"),
    ("10 % - 20 %", "quantity(number:10 unit(unitWord:%)) rangeSign:- quantity(number:20 unit(unitWord:%))"),
    ("10-15 天", "quantity(number:10) rangeSign:- quantity(number:15 unit(unitWord:天))"),
    ("14-24℃", "quantity(number:14) rangeSign:- quantity(number:24 unit(unitWord:℃))"),
    ("10至15天以内", "quantity(number:10) rangeSign:至 quantity(number:15 unit(unitWord:天)) within:以内"),
    ("10人至20人", "quantity(number:10 unit(unitWord:人)) rangeSign:至 quantity(number:20 unit(unitWord:人))"),
    ("-5~-1 ℃", "quantity(number:-5) rangeSign:~ quantity(number:-1 unit(unitWord:℃))"),
    ("1,000~2,000.50元", "quantity(number:1,000) rangeSign:~ quantity(number:2,000.50 unit(unitWord:元))"),
    ("1009.24~1200.11 万元", "quantity(number:1009.24) rangeSign:~ quantity(number:1200.11 unit(unitWord:万元))"),
    ("2023.07~2024.01 万元", "quantity(number:2023.07) rangeSign:~ quantity(number:2024.01 unit(unitWord:万元))"),
    ("2023.45~2024.50", "quantity(number:2023.45) rangeSign:~ quantity(number:2024.50)"),
  ])
  func ranges(_ text: String, _ outline: String) { #expect(value(text) == outline) }

  @Test(arguments: [
    ("±3%以内", "plusMinus:± quantity(number:3 unit(unitWord:%)) within:以内"),
    ("± 3 % 以内", "plusMinus:± quantity(number:3 unit(unitWord:%)) within:以内"),
    ("±0.5", "plusMinus:± quantity(number:0.5)"), ("5以内", "quantity(number:5) within:以内"),
    ("3个工作日以内", "quantity(number:3 unit(unitWord:个工作日)) within:以内"),
    ("3月以内", "quantity(number:3 unit(unitWord:月)) within:以内"),
  ])
  func tolerances(_ text: String, _ outline: String) { #expect(value(text) == outline) }

  @Test(arguments: [
    ("1:15", "number:1 colon:: number:15"), ("19 ：1", "number:19 colon:： number:1"),
    ("1 : 2.5以内", "number:1 colon:: number:2.5 within:以内"),
  ])
  func proportions(_ text: String, _ outline: String) { #expect(value(text) == outline) }

  @Test(arguments: ["1:", "1:人", "1:2:3", "1:15 人"])
  func thatIsNoProportion(_ text: String) { #expect(!value(text).hasSuffix("colon:: number:15")) }

  @Test(arguments: [
    ("12 月", "quantity(number:12 unit(unitWord:月))"), ("12个月", "quantity(number:12 unit(unitWord:个月))"),
    ("6月龄", "quantity(number:6 unit(unitWord:月龄))"), ("2月/次", "quantity(number:2 unit(unitWord:月 slash:/ unitWord:次))"),
    ("3年", "quantity(number:3 unit(unitWord:年))"), ("2025 年", "quantity(number:2025 unit(unitWord:年))"),
    ("2023.07", "quantity(number:2023.07)"), ("2023.07 万元", "quantity(number:2023.07 unit(unitWord:万元))"),
    ("2025", "quantity(number:2025)"), ("12345年", "quantity(number:12345 unit(unitWord:年))"),
  ])
  func quantitiesThatLookLikeDates(_ text: String, _ outline: String) { #expect(value(text) == outline) }
}
