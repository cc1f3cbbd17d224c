// Every broken file says at its end, in lines `# expect: line:column code`, what the parser has to say about it. A file
// that is no text says `# expect: fault offset` instead.

import PFCText
import Testing

@testable import PFCSyntax

@Suite struct BrokenFileTests {
  @Test(arguments: PackageFiles.list("Tests/PFCSyntaxTests/Broken", ending: ".pfc"))
  func saysWhatIsExpected(_ path: String) throws {
    let bytes = try PackageFiles.bytes(path)
    #expect(found(bytes) == expectations(bytes))
  }

  @Test(arguments: PackageFiles.list("Tests/PFCSyntaxTests/Broken", ending: ".pfc"))
  func losesNothing(_ path: String) throws {
    guard case .success(let decoded) = decodeSource(try PackageFiles.bytes(path)) else { return }
    let result = parse(SourceText(path: path, bytes: decoded.bytes), shapes: TestVocabulary.builtIn.shapes)
    #expect(treeFaults(result) == [])
  }

  @Test func thereAreAtLeastThirty() {
    #expect(PackageFiles.list("Tests/PFCSyntaxTests/Broken", ending: ".pfc").count >= 30)
  }

  private func found(_ bytes: [UInt8]) -> [String] {
    switch decodeSource(bytes) {
    case .failure(.nul(let offset)): return ["nul \(offset)"]
    case .failure(.malformed(let offset)): return ["malformed \(offset)"]
    case .failure(.utf16(let offset)): return ["utf-16 \(offset)"]
    case .success(let decoded):
      let result = parse(SourceText(path: "broken", bytes: decoded.bytes), shapes: TestVocabulary.builtIn.shapes)
      let encoding = decoded.encoding == .gb18030 ? ["gb18030"] : []
      return encoding + places(result)
    }
  }

  /// What stands behind `# expect: `, whatever the encoding of the rest.
  private func expectations(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A).compactMap { line in
      let mark = Array("# expect: ".utf8)
      guard line.starts(with: mark) else { return nil }
      return String(decoding: line.dropFirst(mark.count), as: UTF8.self)
    }
  }
}
