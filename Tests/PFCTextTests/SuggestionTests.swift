import Testing

@testable import PFCText

@Suite struct SuggestionTests {
  @Test(
    arguments: [
      ("权种", ["分值", "权重"], "权重"),
      ("课程目表", ["课程名称", "课程目标"], "课程目标"),
      ("成绩评", ["评成绩"], nil),
      ("目程课标", ["课程目标"], nil),
      ("课目程标", ["课程目标"], "课程目标"),
      ("重权", ["权重"], "权重"),
      ("wieght", ["width", "weight"], "weight"),
      ("毕业要求指标", ["毕业要求指标点"], "毕业要求指标点"),
      ("质量", ["数目"], nil),
      ("一二三四五六", ["一二三四甲乙"], "一二三四甲乙"),
      ("一二三四五六", ["一二三甲乙丙"], nil),
      ("一二三四五", ["一二三甲乙"], nil),
    ] as [(String, [String], String?)])
  func distanceIsInCharacters(_ typed: String, _ candidates: [String], _ expected: String?) {
    #expect(nearest(to: typed, among: candidates) == expected)
  }

  @Test(arguments: [
    ("ＡＢＣ", "abc"), ("Level", "level"), ("（一）", "(一)"), ("甲　乙", "甲 乙"),
  ])
  func widthAndCaseDoNotCount(_ typed: String, _ candidate: String) {
    #expect(nearest(to: typed, among: ["甲乙丙", candidate]) == candidate)
  }

  @Test(arguments: [
    ("学号", "学号与姓名"), ("姓名", "学号与姓名"), ("课程负责教师姓名", "教师"), ("课程负责教师姓名", "课程"),
  ])
  func aWordThatHoldsTheOtherIsNear(_ typed: String, _ candidate: String) {
    #expect(nearest(to: typed, among: ["无关之词", candidate]) == candidate)
  }

  @Test(arguments: [
    (["课程目标总表", "课程目际"], "课程目际"),
    (["全部课程目标", "课程目标之一"], "课程目标之一"),
    (["课程内的木标", "全部课程目标"], "全部课程目标"),
  ])
  func oneChangeIsNearerThanStartThanInsideThanTwoChanges(_ candidates: [String], _ expected: String) {
    #expect(nearest(to: "课程目标", among: candidates) == expected)
  }

  @Test func ofEqualsTheFirstWins() {
    #expect(nearest(to: "权木", among: ["权重", "权力"]) == "权重")
    #expect(nearest(to: "权木", among: ["权力", "权重"]) == "权力")
  }

  @Test(arguments: [("重", ["重量", "量"]), ("", ["重", "重量"]), ("重量", ["重", "量", ""]), ("重量", [])])
  func oneCharacterIsNotEnough(_ typed: String, _ candidates: [String]) {
    #expect(nearest(to: typed, among: candidates) == nil)
  }

  @Test func whatWasTypedIsNoSuggestion() {
    #expect(nearest(to: "权重", among: ["权重"]) == nil)
  }

  @Test func canonicallyEqualCharactersAreDifferent() {
    #expect(nearest(to: "\u{F900}豈", among: ["\u{8C48}豈"]) == "\u{8C48}豈")
  }

  @Test func veryLongWordsAreLeftAlone() {
    let long = String(repeating: "重", count: 64)
    #expect(nearest(to: long + "甲", among: [long + "乙", long]) == nil)
    #expect(nearest(to: long, among: [long + "乙", long.dropLast() + "乙"]) == long.dropLast() + "乙")
  }
}
