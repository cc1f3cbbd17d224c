// The embedded data: whole, and the same as the files it was made from.

import Foundation
import PFCDiagnostics
import PFCText
import Testing

@testable import PFCForms

@Suite struct StandardsTests {
  let standards = Standards()

  @Test func namesOfFormsAreKnownWithoutReadingThem() { #expect(Standards.formNames == Standards().forms.map(\.name)) }

  @Test func embeddedFilesHaveNoFaults() {
    #expect(standards.diagnostics.map(\.rule.code) == [])
    #expect(standards.forms.map(\.name) == ["重庆市沙坪坝区部门预算绩效目标"])
  }

  @Test(arguments: ["units", "conventions", "vocabulary", "example", "shapingba"])
  func embeddedFileIsNotStale(_ name: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = try Data(contentsOf: root.appendingPathComponent("Sources/PFCForms/Data/\(name).pfc"))
    let named = [
      "units": EmbeddedData.units, "conventions": EmbeddedData.conventions, "vocabulary": EmbeddedData.vocabulary,
      "example": EmbeddedData.example,
    ]
    let text = try #require(named[name] ?? EmbeddedData.forms.first { $0.name == "\(name).pfc" }?.text)
    let embedded = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    // A string literal may drop the last newline.
    #expect(Array(embedded) == Array(file) || Array(embedded) + [0x0A] == Array(file), "run Tests/tools/embed.py")
  }

  /// The built-in form with another least number of indicators.
  private func form(least: String) throws -> FormReading {
    let embedded = try #require(EmbeddedData.forms.first)
    let text = embedded.text.description.replacingOccurrences(of: "最少指标：5", with: "最少指标：\(least)")
    return readForm(
      SourceText(path: "表样.pfc", bytes: Array(text.utf8)), names: standards.names, units: standards.units)
  }

  @Test func theLeastNumberOfIndicatorsMayBeFullWidth() throws {
    let reading = try form(least: "６")
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.form?.table(.department)?.minimumIndicators == 6)
  }

  @Test func aLeastNumberThatIsNoneIsReported() throws {
    #expect(try form(least: "五").diagnostics.map(\.rule.code) == [801])
  }

  @Test func everyUnitOfTheCatalogueIsFoundUnderItsName() {
    for (index, atom) in standards.units.atoms.enumerated() {
      #expect(standards.units.spelling(atom.name)?.atom == index, "\(atom.name)")
    }
    #expect(standards.units.atoms.count > 250)
  }

  @Test(arguments: [
    ("％", "%"), ("㎡", "平方米"), ("km", "公里"), ("百分比", "%"), ("ＧＢ", "GB"), ("元", "元"), ("个月", "月"),
  ])
  func spellingsOfOneUnit(_ typed: String, _ name: String) throws {
    let found = try #require(standards.units.spelling(typed))
    #expect(standards.units.atoms[found.atom].name == name)
  }

  @Test(arguments: [
    ("1", "万元", "元", "10000"), ("156.83", "万元", "万元", "156.83"), ("1568300", "元", "万元", "156.83"),
    ("0.00000001", "亿元", "万元", "0.0001"), ("0.01", "元", "亿元", "0.0000000001"),
  ])
  func moneyConvertsExactly(_ number: String, _ from: String, _ to: String, _ expected: String) throws {
    let source = try #require(standards.units.spelling(from)).atom
    let target = try #require(standards.units.spelling(to)).atom
    let amount = try #require(Decimal(number))
    #expect(standards.units.convert(amount, from: source, to: target)?.description == expected)
  }

  @Test(arguments: [
    ("政策性人员人数", "人数"), ("参加活动人次", "人次"), ("湿度达标率（45%~60%）", "比率"), ("群众满意度", "满意度"),
    ("维护面积", "面积"), ("代表履职经费", "金额"),
  ])
  func conventionOfAName(_ name: String, _ convention: String) {
    let bytes = Array(name.utf8)
    #expect(standards.conventions.convention(bytes, TextRange(0, bytes.count))?.name == convention)
  }

  @Test(arguments: ["工作效率", "机器人数", "账户数", "保障工作积极性", "辖区面貌", "国家数", ""])
  func namesWithoutAConvention(_ name: String) {
    let bytes = Array(name.utf8)
    #expect(standards.conventions.convention(bytes, TextRange(0, bytes.count)) == nil)
  }

  /// Rules see them as bits of one word, which has other bits as well.
  @Test func groupsAndDimensionsFitIntoTheirBits() {
    #expect(WordGroup.allCases.count <= WordGroups.limit)
    #expect(standards.units.dimensions.count <= 64)
  }

  /// The bit is read from how the compiler stores a case.
  @Test func everyGroupHasABitOfItsOwn() {
    for (index, group) in WordGroup.allCases.enumerated() {
      #expect(WordGroups(group).rawValue == 1 << UInt64(index), "\(group)")
    }
  }

  @Test func everyConventionOffersUnitsThatAgreeWithIt() throws {
    for convention in standards.conventions.conventions {
      #expect(!convention.usual.isEmpty, "\(convention.name)")
      for unit in convention.usual {
        let head = try #require(unit.split(separator: "/").first)
        let found = try #require(standards.units.spelling(String(head)), "\(unit)")
        let dimension = standards.units.dimensions[standards.units.atoms[found.atom].dimension].id
        #expect(convention.dimensions.contains(dimension), "\(convention.name) \(unit)")
        #expect(found.kind == .canonical, "\(unit)")
      }
    }
  }

  @Test func everyWordGroupOfTheCodeIsInTheDataAndTheOtherWayRound() {
    let text = String(decoding: EmbeddedData.conventions.bytes, as: UTF8.self)
    let ids = text.matches(of: #/词组：.*\n代号：(\w+)\n/#).map { String($0.output.1) }
    #expect(ids.sorted() == WordGroup.allCases.map(\.rawValue).sorted())
  }

  @Test(arguments: [
    ("项目运行成本（含税）", WordGroup.cost, true), ("项目成本控制率", .cost, false), ("不合格率", .negation, true),
    ("较大火灾起数", .zeroIsGood, true), ("居民满意度", .satisfaction, true), ("居民人数", .satisfaction, false),
    ("", .growth, false), ("增", .growth, false), ("abc增长", .growth, true),
  ])
  func groupsOfAName(_ name: String, _ group: WordGroup, _ expected: Bool) {
    let bytes = Array(name.utf8)
    #expect(standards.conventions.read(bytes, TextRange(0, bytes.count)).words.has(group) == expected)
  }
}

extension StaticString {
  fileprivate var bytes: [UInt8] { Array(UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)) }
}
