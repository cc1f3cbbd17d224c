// PF515: figures of a goal against those of the rows. The standard fund has 8 座 公厕 and 21000 平方米 清扫保洁面积.

import PFCKit
import Testing

@Suite struct GoalFigureTests {
  private func codes(_ goal: String) -> [RuleCode] {
    Example.replacing("    道路整洁，公厕全年正常开放。", with: "    \(goal)").check().map(\.rule.code)
  }

  @Test(arguments: ["维护公厕12座。", "清扫道路保洁面积25000平方米。", "新建停车场2处。", "道路整洁，采购除雪车3台。", "购置消防车2辆，公厕全年开放。"])
  func aFigureWithoutItsRowIsSeen(_ goal: String) { #expect(codes(goal) == [515]) }

  @Test(arguments: [
    "维护公厕8座。", "清扫保洁道路2.1万平方米。", "辖区有公厕12座，全年开放。", "维护公厕95%以上。", "公厕维护经费50万元。", "维护第12批公厕。", "新建于2012年的公厕全年开放。",
    "每座公厕维护12次。", "对2019年以来建设的36座公厕保洁。", "建成12座以上公厕的社区道路整洁。",
  ])
  func otherFiguresAreFine(_ goal: String) { #expect(!codes(goal).contains(515)) }

  @Test func trainingWithoutARowIsToldOnce() { #expect(codes("道路整洁，组织安全培训6次。") == [511]) }
}
