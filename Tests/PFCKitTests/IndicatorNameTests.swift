// What all rules together say of single rows as real tables have them: half of them are fine and must stay without any
// finding, the others give exactly the code named. Names and figures are facts of published tables or of their kind.

import PFCKit
import Testing

@Suite struct IndicatorNameTests {
  /// `名称 | 性质 值 单位 | 期望`, where 期望 is empty for a row that is fine.
  struct Row: CustomStringConvertible {
    let description: String
    let name: String
    let target: String
    let codes: [RuleCode]

    init(_ line: Substring) {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
      description = String(line)
      name = cells[0].joined(separator: " ")
      target = cells[1].joined(separator: " ")
      codes = cells[2].compactMap { RuleCode(String($0)) }
    }

    /// The row in place of the first one of the standard fund, whose budget is 100 万元.
    func check() -> [Diagnostic] {
      let row = "    \(name)  10  \(target)"
      return Example.replacing("    公厕数量              10  = 8 座", with: row).check()
    }
  }

  static func rows(_ table: String) -> [Row] { table.split(separator: "\n").map(Row.init) }

  @Test func theTableIsLargeAndHalfOfItIsFine() {
    #expect(Self.fine.count >= 75)
    #expect(Self.faulty.count >= 75)
    #expect(Self.fine.allSatisfy { $0.codes.isEmpty })
    #expect(Self.faulty.allSatisfy { !$0.codes.isEmpty })
  }

  @Test(arguments: fine)
  func aRowThatIsFineHasNoFinding(_ row: Row) {
    #expect(row.check().map(\.rule.code) == [])
  }

  @Test(arguments: faulty)
  func aFaultyRowGivesExactlyItsCode(_ row: Row) {
    #expect(row.check().map(\.rule.code) == row.codes)
  }

  /// The digits are mended where they are to stay, and the value is moved: two faults in one place.
  @Test func aValueInFullWidthIsAValue() {
    #expect(Row("改造厕所８０座 | = 80 座 | PF319 PF507").check().map(\.rule.code) == [319, 507])
  }

  /// The first finding of a row and its first fix.
  private func first(_ line: Substring) throws -> Diagnostic { try #require(Row(line).check().first) }

  @Test func moreThanAllIsAnErrorOnlyForPartsOfAWhole() throws {
    #expect(try first("饮用水合格率 | ≥ 120 % |").level == .error)
    #expect(try first("药品采购入库率 | ≥ 105 % |").level == .warning)
  }

  @Test func atLeastAllIsRepairedSafelyOnlyForPartsOfAWhole() throws {
    #expect(try first("饮用水合格率 | ≥ 100 % |").fixes.first?.safety == .safe)
    #expect(try first("工程量完成率 | ≥ 100 % |").fixes.first?.safety == .unsafe)
  }

  @Test func nothingAtAllMayBeAnAnswer() throws {
    #expect(try first("经济效益指标 | 其他 无 |").level == .warning)
    #expect(try first("经济效益指标 | 其他 / |").level == .error)
  }

  @Test func aUnitBesideAGradeIsCalledAUnit() throws {
    let finding = try first("公厕管护状况 | 定性 良好 % |")
    #expect(finding.level == .warning)
    #expect(finding.message(in: .zh) == "定性指标“公厕管护状况”写了单位“%”")
  }

  @Test func whatTenThousandCountsIsToldByTheName() throws {
    #expect(try first("服务人数 | ≥ 8 万 |").fixes.first?.edits.first?.replacement == "人")
    #expect(try first("公厕管护经费 | ≤ 8 万 |").fixes.first?.edits.first?.replacement == "元")
  }

  @Test func aFundIsNoCeilingForCertain() throws { #expect(try first("慰问金额 | = 300 万元 |").level == .warning) }

  static let fine = rows(
    """
    贷款利率 | ≤ 4 % |
    贴息贷款平均利率 | ≤ 3.85 % |
    传染病暴发概率 | ≤ 5 % |
    设备故障概率 | 定性 降低 |
    办事效率 | 定性 提升 |
    行政审批效率 | 定性 显著提升 |
    财政资金使用效率 | 定性 有效提高 |
    人均公共文化服务面积 | ≥ 1.2 平方米/人 |
    人均可支配收入 | ≥ 32000 元 |
    户均补助金额 | = 1500 元/户 |
    人均培训经费 | ≤ 400 元/人 |
    生均公用经费补助标准 | = 720 元/（生·年） |
    义务教育阶段生均补助标准达标率 | = 100 % |
    年度新增就业人数增长率 | ≥ 120 % |
    一般公共预算收入完成率 | ≥ 102 % |
    收入完成率 | ≥ 105 % |
    税收增幅 | ≥ 6.5 % |
    规模以上工业增加值增速 | ≥ 7 % |
    贫困发生率下降幅度 | ≥ 0.5 % |
    孕产妇死亡率 | ≤ 8 人/十万人 |
    婴儿死亡率 | ≤ 4 ‰ |
    刑事案件发案率 | ≤ 2 % |
    安全生产事故死亡人数 | = 0 人 |
    重大安全事故起数 | = 0 起 |
    重大安全责任事故 | 其他 无 |
    群体性上访事件次数 | = 0 次 |
    项目成本超支率 | ≤ 0 % |
    项目超支率 | ≤ 5 % |
    差错率 | ≤ 1 % |
    漏报率 | ≤ 2 % |
    产品不合格率 | ≤ 3 % |
    未完成率 | ≤ 5 % |
    医疗废物未覆盖率 | ≤ 1 % |
    办结时限 | ≤ 5 工作日 |
    应急响应时间 | ≤ 30 分钟 |
    工程款支付时限 | ≤ 15 天 |
    项目成本 | ≤ 80 万元 |
    项目成本控制率 | ≥ 95 % |
    成本节约率 | ≥ 5 % |
    降低企业用电成本 | ≥ 30 万元 |
    行政运行成本节约额 | ≥ 2 万元 |
    土地出让单价 | ≥ 300 元/平方米 |
    粮食收购单价 | ≥ 2.4 元/斤 |
    每公里工程造价 | ≤ 60 万元/公里 |
    宣传活动频次 | ≥ 2 次/月 |
    河道巡查频率 | ≥ 4 次/月 |
    设备采样频率 | ≥ 50 次/月 |
    4K超高清频道开通数量 | ≥ 1 个 |
    A4纸采购数量 | ≥ 200 包 |
    2次/月巡查率 | ≥ 95 % |
    3-5级严重精神障碍患者管控率 | ≥ 90 % |
    第29次常委会精神落实率 | = 100 % |
    2025年高标准农田建设面积 | ≥ 1200 亩 |
    十四五规划项目开工率 | ≥ 90 % |
    “日均客流≥500人次的公厕数量” | = 3 座 |
    60岁以上老年人体检率 | ≥ 70 % |
    PM2.5达标天数 | ≥ 300 天 |
    全市综合考核排名前10名 | 定性 是 |
    新建变电站110千伏 | 定性 建成投运 |
    建设灾备云节点（8个） | = 8 个 |
    档案存储环境达标率（温度14-24℃、湿度45%-60%） | = 100 % |
    政策知晓率 | ≥ 85 % |
    疫苗接种人次 | ≥ 12000 人次 |
    基层医疗诊疗人次数 | ≥ 5.6 万人次 |
    图书馆接待读者人次 | ≥ 30 万人次 |
    公务用车数量 | ≤ 5 辆 |
    违法建筑存量数量 | ≤ 3 处 |
    执法检查次数 | ≤ 12 次 |
    受益人数 | ≥ 3000 人 |
    农村实用人才培训人数 | ≥ 200 人 |
    参训人数 | ≥ 150 人 |
    残疾人服务人数 | ≥ 260 人 |
    临时救助人数 | ≥ 90 人 |
    城乡低保户数 | ≥ 420 户 |
    争取上级项目资金金额 | ≥ 50 万元 |
    引进社会投入金额 | ≥ 80 万元 |
    项目资金金额 | ≤ 100 万元 |
    机器人数量 | ≥ 12 台 |
    法人数 | ≥ 30 家 |
    账户数 | ≥ 500 个 |
    师生满意度 | ≥ 90 % |
    参与群众满意度 | ≥ 90 % |
    和谐社区居民满意度 | ≥ 92 % |
    受益对象满意度 | ≥ 95 % |
    和平街道居民满意率 | ≥ 90 % |
    辖区环境质量 | 定性 良好 |
    干部工作积极性 | 定性 有效提升 |
    基层治理能力 | 定性 进一步增强 |
    群众生产生活条件改善状况 | 定性 显著提升 |
    减轻贫困学生家庭经济负担 | 定性 有效 |
    生态环境 | 定性 持续改善 |
    资金使用合规性 | 定性 合规 |
    项目完成及时性 | 定性 及时 |
    保障女性权益 | 定性 有效保障 |
    森林火灾受害率 | ≤ 0.9 ‰ |
    补助款结算误差率 | = ±3%以内 |
    档案库房湿度 | = 45~60 % |
    项目验收合格率 | = 100 % |
    劳务派遣服务期 | = 12 月 |
    完成村庄规划编制时间 | ≤ 9月底前 |
    工作安排时间 | 其他 按月安排 |
    保洁费用支付安排 | 其他 按季度支付 |
    补助资金发放 | 其他 12月底到位 |
    村道硬化长度 | ≥ 2.6 公里 |
    管网铺设里程 | ≥ 524 m |
    森林抚育面积 | ≥ 1.2 万亩 |
    灾备存储空间 | ≥ 80 TB |
    课题研究报告 | ≥ 3 篇 |
    XXL号防护服数量 | ≥ 40 套 |
    二〇〇八年前建成公厕完好率 | ≥ 90 % |
    5×8米宣传栏数量 | ≥ 6 块 |
    任务完成率 | ≥ 100 % |
    税收任务完成率 | ≥ 110 % |
    招商引资任务完成率 | ≥ 110 % |
    劳务输出任务完成率 | ≥ 110 % |
    复种指数 | ≥ 180 % |
    居民消费价格指数 | ≤ 103 % |
    生猪出栏率 | ≥ 150 % |
    资产负债率 | ≤ 110 % |
    存贷比 | ≥ 120 % |
    增产率 | ≥ 110 % |
    撬动社会资金金额 | ≥ 500 万元 |
    农产品销售金额 | ≥ 500 万元 |
    挽回经济损失金额 | = 300 万元 |
    招商引资金额 | ≥ 2 亿元 |
    追缴违规资金金额 | ≥ 300 万元 |
    发放贷款金额 | ≥ 2000 万元 |
    工程总造价 | ≤ 3000 万元 |
    合同金额 | = 3000 万元 |
    慈善募捐金额 | ≥ 300 万元 |
    非税收入入库金额 | = 300 万元 |
    医保基金支付金额 | = 2000 万元 |
    为企业减税降费金额 | = 1 亿元 |
    慰问金额 | ≥ 300 万元 |
    食品安全事件发生情况 | 定性 无 |
    对环境的负面影响 | 定性 无 |
    安全生产责任事件 | 定性 无 |
    送戏形式 | 定性 戏曲 进 社区 |
    改造方式 | 定性 提升 小区 |
    平均入户次数 | ≥ 1.5 次 |
    人均就诊次数 | ≥ 2.5 次 |
    户均人口 | ≤ 3.2 人 |
    日均接诊人次 | ≥ 120.5 人次 |
    床位周转次数 | ≥ 35.5 次 |
    每百户拥有汽车数 | ≥ 40.5 辆 |
    每千老年人口养老床位数 | ≥ 35.5 张 |
    网络运维7×24小时 | 定性 正常 |
    机房值守7*24小时 | 定性 正常 |
    产后访视42天 | ≥ 90 % |
    养老服务圈15分钟 | ≥ 90 % |
    食品安全事件 | = 0 起 |
    进京访人次 | = 0 人次 |
    零就业家庭户数 | = 0 户 |
    职业病例数 | = 0 例 |
    缺勤率 | = 0 % |
    空置率 | ≤ 0 % |
    供暖期 | = 11月至3月 |
    馆藏文物修复数量 | ≥ 3 件（套） |
    监控设备维护数量 | ≥ 300 路 |
    路灯维护数量 | ≥ 300 杆 |
    货物周转量 | ≥ 500 吨公里 |
    住院服务量 | ≥ 30 床日 |
    光纤接入速度 | ≥ 500 兆 |
    """)

  static let faulty = rows(
    """
    年度资金支付完成率100% | = 100 % | PF319
    村组干部230人 | = 230 人 | PF319
    组织文艺演出12场 | ≥ 12 场 | PF319
    新修机耕道2.6公里 | ≥ 2.6 公里 | PF319
    发放宣传资料5000份 | ≥ 5000 份 | PF319
    改造厕所80座 | = 80 座 | PF319
    工期180天 | ≤ 180 天 | PF319
    补助标准800元/人 | = 800 元/人 | PF319
    环境保护知识普及 | 定性 XX | PF320
    市容秩序 | 定性 * | PF320
    生态效益指标 | 定性 / | PF320
    可持续影响 | 其他 - | PF320
    经济效益指标 | 其他 无 | PF320
    社会影响 | 定性 待定 | PF320
    工作保障情况 | 定性 …… | PF320
    XX街道绿化面积 | ≥ 300 平方米 | PF510
    ××村道路维修长度 | ≥ 300 米 | PF510
    某某中学食堂改造面积 | ≥ 300 平方米 | PF510
    ***工程验收合格率 | = 100 % | PF510
    灭火设备配备 | 其他 100% 1000件 | PF322
    物资储备 | 其他 20顶，300件 | PF322
    学生、家长、社会满意度 | ≥ 90 % | PF322
    学生和家长满意度 | ≥ 90 % | PF322
    企业及群众满意率 | ≥ 95 % | PF322
    居民与商户满意度 | ≥ 85 % | PF322
    社会公众或服务对象满意度 | ≥ 85 % | PF322
    婴幼儿照护服务机构覆盖率 | 定性 提高 | PF323
    垃圾分类参与率 | 定性 有效提升 | PF323
    道路完好率 | 定性 良好 | PF323
    居民满意度 | 定性 较高 | PF323
    培训人数 | 定性 进一步增加 | PF323
    巡查次数 | 定性 加强 | PF323
    绿化面积 | 定性 逐步扩大 | PF323
    危房改造数量 | 定性 逐年增加 | PF323
    信息化平台使用占比 | 定性 显著提升 | PF323
    就业增长率 | 定性 持续增长 | PF323
    项目成本 | ≥ 80 万元 | PF325
    单位运行成本 | 不低于 20 万元 | PF325
    每公里造价 | ≥ 12 万元/公里 | PF325
    设备采购单价 | ＞ 5000 元/台 | PF325
    预算超支率 | ≥ 3 % | PF325
    项目成本控制数 | ≥ 60 万元 | PF325
    受益群众满意度 | ≤ 90 % | PF325
    工程验收合格率 | ≤ 95 % | PF325
    目标任务完成率 | 不超过 90 % | PF325
    开展精品示范村建设数量 | ≤ 4 个 | PF325
    农民技术培训次数 | ≤ 6 次 | PF325
    惠及人数 | ＜ 2000 人 | PF325
    辖区居民人数 | ≥ 3000 人 | PF327
    政策性人员人数 | = 31 人 | PF327
    常住人口数 | ≥ 20000 人 | PF327
    机关工作人员人数 | = 46 人 | PF327
    编外人员人数 | = 12 人 | PF327
    道路工程资金金额 | = 60 万元 | PF327
    财政投入金额 | ≥ 50 万元 | PF327
    执法发现问题即时办结 | ≥ 90 % | PF328
    地区安全性 | ≥ 90 % | PF328
    补助资金到位 | = 100 % | PF328
    任务按期完成 | ≥ 95 % | PF328
    信息报送准确性 | ≥ 98 % | PF328
    资金拨付及时性 | ≥ 95 % | PF328
    举报线索处置 | ≥ 95 % | PF328
    业务工作支出安排金额 | ≥ 28.8 % | PF304
    保障村干部人数 | = 42 个 | PF304
    清扫保洁面积总长度 | ≥ 3000 平方米 | PF304
    走访慰问户数 | ≥ 300 人次 | PF304
    培训场次 | ≥ 95 % | PF304
    设备完好率 | ≥ 20 台 | PF304
    管网改造长度 | ≥ 600 M | PF317
    群众知晓率 | ≥ 90 百分比 | PF317
    人口自然增长率 | ≤ 5 千分比 | PF317
    泵站用电单耗 | ≤ 3 元/KWh | PF317
    人工成本 | ≤ 62 万/月 | PF311
    垃圾分类覆盖率 | ≥ 100 % | PF307
    疫苗接种率 | ≥ 1000 ‰ | PF307
    残疾人就业率 | ≥ 980 % | PF306
    图书册数 | ≥ 100.5 册 | PF305
    新建公园数量 | = 0 个 | PF309
    绿化养护面积 | ≥ -300 平方米 | PF310
    慰问金额 | = 300 万元 | PF403
    资金拨付及时率 | ≤ 30 天 | PF304
    服务人数 | ≥ 8 万 | PF311
    公厕管护经费 | = 8万~9万元 | PF311
    公厕保养率 | = 5百分比~8% | PF317
    公厕管护状况 | 定性 良好 % | PF303
    公厕使用情况 | 定性 1,000 | PF303
    生活垃圾处理率 | < 103 % | PF306
    供暖时间 | = 2025年11月至2025年3月 | PF308
    购置设备数量 | ≥ 12 | PF302
    社区活动次数 | ≥ 12 此 | PF301
    居民满意情况 | 定性 90% | PF303
    补助发放时间 | 12月底到位 | PF105
    设施完好率 | ≥ XX % | PF107
    """)
}
