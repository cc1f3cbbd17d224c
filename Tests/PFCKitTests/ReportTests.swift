// Reports for programs: what they are over two bad samples, and places in every unit.

import PFCKit
import Testing

@Suite struct ReportTests {
  static let samples = ["samples/坏例/单位不符.pfc", "samples/坏例/键名写错.pfc"]

  static func context(_ language: Language = .zh, rules: [RuleCode] = []) -> ReportContext {
    ReportContext(language: language, rules: rules.compactMap(Registry.rule), version: "0.0.0", folder: "/项目")
  }

  /// A whole report about some findings.
  static func report(
    _ form: any FindingReport.Type, _ diagnostics: [Diagnostic], _ context: ReportContext, sources: [String] = [],
    waived: [WaivedFinding] = []
  ) -> String {
    var report = form.init(context)
    var summary = FindingSummary()
    var output: [UInt8] = []
    report.begin(&output)
    for path in sources { report.source(path, &output) }
    for diagnostic in diagnostics {
      summary.count(diagnostic.level)
      report.finding(diagnostic, &output)
    }
    for finding in waived { report.silenced(finding.diagnostic, .waiver(finding.reason), &output) }
    report.end(summary, &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: FindingReports.all.map { $0.name }, Language.allCases)
  func reportsOfTheBadSamples(_ name: String, _ language: Language) throws {
    let form = try #require(FindingReports.all.first { $0.name == name })
    let compiler = Compiler()
    let found = try Self.samples.flatMap { try compiler.analyze($0, PackageFiles()).diagnostics }
    let text = Self.report(form, found, Self.context(language, rules: [304, 701]), sources: Self.samples)
    try expectGolden(text, "坏例.\(language.rawValue).\(name)")
  }

  @Test func namesAreUnique() {
    #expect(Set(FindingReports.all.map { $0.name }).count == FindingReports.all.count)
  }

  // MARK: Places

  /// The place of the first occurrence of a text, in a source as it lies on the disk.
  private func place(of text: String, in bytes: [UInt8]) throws -> Place {
    let decoded = try decodeSource(bytes).get()
    let source = SourceText(path: "a.pfc", bytes: decoded.bytes)
    let whole = String(decoding: source.bytes, as: UTF8.self)
    let found = try #require(whole.firstRange(of: text))
    let start = whole.utf8.distance(from: whole.startIndex, to: found.lowerBound)
    var places = PlaceFinder()
    return places.place(of: TextRange(UInt32(start), UInt32(start + text.utf8.count)), in: source)
  }

  private func columns(_ place: Place) -> [Int] {
    [place.start.line, place.start.column, place.start.utf16Column, place.start.offset]
  }

  @Test func hanCharactersAreOneInCharactersAndThreeBytes() throws {
    let place = try place(of: "公厕", in: Array("x\n指标公厕数量".utf8))
    #expect(columns(place) == [2, 3, 3, 8])
    #expect([place.end.line, place.end.column, place.end.utf16Column, place.end.offset] == [2, 5, 5, 14])
  }

  @Test func anAstralCharacterIsTwoUnitsOfUTF16() throws {
    #expect(columns(try place(of: "公厕", in: Array("𠮷𠮷公厕".utf8))) == [1, 3, 5, 8])
  }

  @Test func aTabIsOneCharacter() throws {
    #expect(columns(try place(of: "公厕", in: Array("\t\t公厕".utf8))) == [1, 3, 3, 2])
  }

  @Test func aCarriageReturnBelongsToTheLineEnd() throws {
    #expect(columns(try place(of: "公厕", in: Array("一\r\n二\r\n公厕\r\n".utf8))) == [3, 1, 1, 10])
  }

  @Test func aByteOrderMarkCountsInBytesOnly() throws {
    #expect(columns(try place(of: "公厕", in: [0xEF, 0xBB, 0xBF] + Array("一公厕".utf8))) == [1, 2, 2, 6])
  }

  @Test func placesInGB18030AreThoseOfTheDecodedText() throws {
    // 一公厕 in GBK, two bytes each.
    let place = try place(of: "公厕", in: [0xD2, 0xBB, 0xB9, 0xAB, 0xB2, 0xDE])
    #expect(columns(place) == [1, 2, 2, 3])
  }

  // MARK: Escapes

  /// A finding that says a text, in a file.
  private func finding(_ text: String, path: String = "a.pfc") throws -> Diagnostic {
    let rule = try #require(Registry.rule(709))
    return Diagnostic(
      rule, in: SourceText(path: path, text: text), at: TextRange(at: 0), ["pattern": .init(verbatim: text)])
  }

  @Test func commandsOfGitHubEscapeWhatWouldEndThem() throws {
    let text = Self.report(GitHubReport.self, [try finding("50%\r\n::error::", path: "a,b:c%.pfc")], Self.context())
    #expect(
      text.hasPrefix("::error file=a%2Cb%3Ac%25.pfc,line=1,col=1,endColumn=1,title=PF709 引入落空::“50%25%0D%0A::error::”"))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test func gitHubReadsErrorsFirst() throws {
    var found = [try finding("一"), try finding("二"), try finding("三")]
    found[0].level = .hint
    found[1].level = .warning
    let text = Self.report(GitHubReport.self, found, Self.context())
    #expect(text.split(separator: "\n").map { $0.prefix { $0 != " " } } == ["::error", "::warning", "::notice"])
  }

  @Test func xmlHoldsNoControlCharacters() throws {
    let text = Self.report(
      JUnitReport.self, [try finding("<a&\"b\">\u{1}\u{FFFF}", path: "<&\"\t>.pfc")], Self.context())
    #expect(text.contains("name=\"&lt;&amp;&quot;&#9;&gt;.pfc\""))
    #expect(text.contains("“&lt;a&amp;&quot;b&quot;&gt;\u{FFFD}\u{FFFD}”"))
  }

  @Test func aShortLineIsOneLine() throws {
    let text = Self.report(ShortReport.self, [try finding("一\n二\t三")], Self.context())
    #expect(text == "a.pfc:1:1: error[PF709] “一 二 三”没有对应的文件\n")
  }

  @Test func pathsStartAtTheWorkingFolder() throws {
    let found = [try finding("x", path: "/项目/甲/a.pfc"), try finding("x", path: "/项目外/a.pfc")]
    let text = Self.report(ShortReport.self, found, Self.context())
    #expect(text.split(separator: "\n").map { $0.prefix { $0 != ":" } } == ["甲/a.pfc", "/项目外/a.pfc"])
  }

  @Test func pathsOfSARIFAreURIs() throws {
    let found = [try finding("x", path: "甲 #1/a%.pfc"), try finding("x", path: "/外/a.pfc")]
    let text = Self.report(SARIFReport.self, found, Self.context())
    #expect(text.contains("\"uri\": \"%E7%94%B2%20%231/a%25.pfc\",\n"))
    #expect(text.contains("\"uri\": \"file:///%E5%A4%96/a.pfc\"\n"))
  }

  // MARK: What is silent, and what is known again

  @Test func waivedFindingsStayInSARIFWithTheirReason() throws {
    let snapshot = try Compiler().analyze("samples/语言一览/语言一览.pfc", PackageFiles())
    let text = Self.report(SARIFReport.self, [], Self.context(), waived: snapshot.waived)
    #expect(snapshot.waived.count == 2)
    for finding in snapshot.waived { #expect(text.contains("\"justification\": \"\(finding.reason)\"")) }
  }

  /// The fingerprints of everything found in a source.
  private func fingerprints(_ text: String) throws -> [String] {
    let report = Self.report(GitLabReport.self, Example.file(text).check(), Self.context())
    return report.matches(of: #/"fingerprint": "([0-9a-f]{16})"/#).map { String($0.output.1) }
  }

  @Test func fingerprintsOutliveMovedLines() throws {
    let bad = Standards.example.replacing("≥ 21000 平方米", with: "≥ 21000 米")
    let moved = try fingerprints("# 一\n# 二\n" + bad)
    #expect(moved.count == 1)
    #expect(try fingerprints(bad) == moved)
  }

  @Test func noTwoFindingsShareAFingerprint() throws {
    let bad = Standards.example.replacing("公厕数量              10  = 8 座", with: "公厕数量              10  = 8 米")
    let found = try fingerprints(bad + bad.replacing("部门：青石", with: "部门：红石"))
    #expect(found.count == 2)
    #expect(Set(found).count == 2)
  }

  /// ESC, BEL, a C1 control character and one that turns the line around.
  @Test(arguments: ["human", "short"])
  func aSourceDrivesNoTerminal(_ name: String) throws {
    let form = try #require(FindingReports.all.first { $0.name == name })
    let source = Standards.example.replacing(
      "    公厕数量              10", with: "    公\u{1B}]0;甲\u{7}厕\u{9B}1m\u{202E}数量  0")
    let found = Example.file(source).check()
    let text = Self.report(form, found, Self.context())
    #expect(text.contains("公�]0;甲�厕�1m�数量"))
    #expect(!text.unicodeScalars.contains { "\u{1B}\u{7}\u{9B}\u{202E}".unicodeScalars.contains($0) })
  }
}
