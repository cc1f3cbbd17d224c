// What is typed by sound is found by sound, in the vocabularies that sources really use.

import Foundation
import PFCForms
import PFCKit
import Testing

@testable import PFCText

@Suite struct SoundTests {
  static let standards = Standards()
  /// Keys of both tables of the standard form.
  static let keys = standards.forms[0].tables.flatMap { $0.fields.flatMap { [$0.name] + $0.aliases } } + ["引入", "豁免"]
  static let units = standards.units.atoms.map(\.name)

  @Test(arguments: [
    ("绩效只标", "绩效指标"), ("绩笑指标", "绩效指标"), ("继效指标", "绩效指标"), ("概矿", "概况"), ("盖况", "概况"),
    ("概框", "概况"), ("一据", "依据"), ("依剧", "依据"), ("意据", "依据"), ("一句", "依据"), ("木标", "目标"),
    ("目表", "目标"), ("指表", "指标"), ("只标", "指标"), ("豫算", "预算"), ("预蒜", "预算"), ("年渡", "年度"),
    ("念度", "年度"), ("主管不门", "主管部门"), ("主观部门", "主管部门"), ("主管部们", "主管部门"), ("步门", "部门"),
    ("部们", "部门"), ("不门", "部门"), ("立向依据", "立项依据"), ("立项一据", "立项依据"), ("项目盖况", "项目概况"),
    ("项目概框", "项目概况"), ("支出预算总亮", "支出预算总量"), ("支出预蒜总量", "支出预算总量"), ("只出预算总量", "支出预算总量"),
    ("当年绩效木标", "当年绩效目标"), ("区级之出", "区级支出"), ("区集支出", "区级支出"), ("补住街镇", "补助街镇"),
    ("补助街正", "补助街镇"), ("专项名城", "专项名称"), ("专享名称", "专项名称"), ("引如", "引入"), ("饮入", "引入"),
    ("获免", "豁免"), ("活免", "豁免"),
  ])
  func aKeyTypedBySoundIsFound(_ typed: String, _ meant: String) {
    #expect(nearest(to: typed, among: Self.keys) == meant)
  }

  @Test(arguments: [
    ("坐", "座"), ("护", "户"), ("平方迷", "平方米"), ("平房米", "平方米"), ("万园", "万元"), ("万圆", "万元"),
    ("人此", "人次"), ("工里", "公里"), ("公理", "公里"), ("公请", "公顷"), ("平方公理", "平方公里"), ("小是", "小时"),
    ("立方迷", "立方米"), ("公近", "公斤"), ("工做日", "工作日"), ("客时", "课时"), ("分中", "分钟"), ("个百分店", "个百分点"),
  ])
  func aUnitTypedBySoundIsFound(_ typed: String, _ meant: String) {
    #expect(nearest(to: typed, among: Self.units, bySoundOnly: true) == meant)
  }

  @Test(arguments: [
    ("群众满意渡", "群众满意度"), ("群众满一度", "群众满意度"), ("满意杜", "满意度"), ("产除指标", "产出指标"),
    ("小益指标", "效益指标"), ("数亮指标", "数量指标"), ("质亮指标", "质量指标"), ("实效指标", "时效指标"),
    ("成笨指标", "成本指标"),
  ])
  func aNameTypedBySoundIsFound(_ typed: String, _ meant: String) {
    let names = [
      "群众满意度", "满意度", "产出指标", "效益指标", "满意度指标", "数量指标", "质量指标", "时效指标", "成本指标",
    ]
    #expect(nearest(to: typed, among: names) == meant)
  }

  @Test(arguments: [
    "备注", "联系人", "电话", "附件", "填表日期", "负责人", "审核", "地址", "邮箱", "开户行", "账号", "资金来源", "实施期限", "风险",
    "措施", "单位地址", "法定代表人", "领导意见", "编号", "经办", "日期", "监督", "说明", "结果", "问题", "建议",
    "分管领导", "工作内容", "背景", "组织机构", "职能", "人员编制", "固定资产", "abc", "budget", "第一季度", "其他", "社区", "街道",
  ])
  func whatIsNoKeyHasNoSuggestion(_ typed: String) {
    #expect(nearest(to: typed, among: Self.keys) == nil)
  }

  @Test(arguments: ["很多", "左右", "若干", "以上", "优秀", "完成", "合格", "按时", "全部", "每天一个", "好", "略"])
  func whatIsNoUnitHasNoSuggestion(_ typed: String) {
    #expect(nearest(to: typed, among: Self.units, bySoundOnly: true) == nil)
  }

  @Test func aHomophoneIsNearerThanAnotherCharacter() {
    #expect(nearest(to: "权种", among: ["权力", "权利", "权重"]) == "权重")
    #expect(nearest(to: "全种", among: ["全年", "权重"]) == "权重")
  }

  @Test(arguments: [
    ("暂", "站"), ("次", "赤"), ("三", "山"), ("兰", "难"), ("肉", "楼"), ("飞", "黑"), ("因", "英"), ("真", "争"), ("先", "香"),
  ])
  func syllablesThatManyMixUpAreNear(_ typed: String, _ meant: String) {
    #expect(sound(typed).likeness(to: sound(meant)) == .near)
  }

  @Test(arguments: [("量", "亮"), ("量", "良"), ("重", "种"), ("重", "虫"), ("率", "律"), ("率", "帅")])
  func everyUsualReadingCounts(_ typed: String, _ meant: String) {
    #expect(sound(typed).likeness(to: sound(meant)) == .same)
  }

  @Test(arguments: [("目", "权"), ("个", "课"), ("八", "趴"), ("都", "头"), ("目", "A"), ("，", "逗")])
  func otherSyllablesAreNotAlike(_ typed: String, _ meant: String) {
    #expect(sound(typed).likeness(to: sound(meant)) == .none)
  }

  /// A character that comes into the data needs its sound: `python3 Tests/tools/make_sounds.py`.
  @Test func everyCharacterOfTheVocabularyHasASound() throws {
    let folder = packageRoot.appendingPathComponent("Sources/PFCForms/Data")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      for scalar in Set(text.unicodeScalars) where (0x4E00...0x9FFF).contains(scalar.value) {
        #expect(Sound(of: scalar.value).isKnown, "\(scalar) in \(name)")
      }
    }
  }

  private func sound(_ text: String) -> Sound { Sound(of: text.unicodeScalars.first?.value ?? 0) }
}
