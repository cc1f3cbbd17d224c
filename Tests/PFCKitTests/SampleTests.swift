// Outputs and findings of the samples are what they are: goldens are read in review as the user would read them.

import PFCKit
import Testing

@Suite struct SampleTests {
  let compiler = Compiler()

  @Test(arguments: samplePaths)
  func findingsInBothLanguages(_ path: String) throws {
    let snapshot = try compiler.analyze(path, PackageFiles())
    for language in Language.allCases {
      try expectGolden(snapshot.report(language), "\(Paths.stem(of: path)).\(language.rawValue).findings")
    }
  }

  @Test(arguments: samplePaths.filter { !$0.contains("坏例") }, ["json", "md", "txt", "html", "csv"])
  func outputs(_ path: String, _ format: String) throws {
    let snapshot = try compiler.analyze(path, PackageFiles())
    #expect(!snapshot.hasErrors)
    try expectGolden(try snapshot.output(format, compiler), "\(Paths.stem(of: path)).\(format)")
  }

  @Test func samplesHoldTheFiguresOfTheOriginal() throws {
    let snapshot = try compiler.analyze("samples/沙坪坝区/山洞街道.pfc", PackageFiles())
    let department = try #require(snapshot.departments.first)
    let budgets = department.funds.map { $0.record.money(ofField: 2)?.number }
    #expect(budgets == [Decimal("156.83"), Decimal("50.2"), Decimal("106.48"), Decimal("0.9"), Decimal("18.57")])
    #expect(department.record.weightSum == Decimal(100))
    #expect(department.funds.map(\.record.weightSum) == Array(repeating: Decimal(90), count: 5))
    let rows = [department.record] + department.funds.map(\.record)
    #expect(rows.map { $0.indicators.value?.count } == [5, 5, 6, 8, 4, 6])
  }
}
