// Archives that are right, and each way in which one can lie.

import PFCArchive
import PFCTestArchives
import Testing

@Suite struct ZipReaderTests {
  private let text = Array("绩效目标\n".utf8)

  private func read(_ archive: Archive, _ name: String, limits: ZipLimits = ZipLimits()) throws -> [UInt8]? {
    var reader = try ZipReader(archive.bytes, limits: limits)
    return try reader.read(name)
  }

  // MARK: Right ones

  @Test func ourOwnArchivesAreRead() throws {
    var writer = ZipWriter()
    writer.add("a/甲.xml", text)
    writer.add("b", [])
    var reader = try ZipReader(writer.finish())
    #expect(reader.names == ["a/甲.xml", "b"])
    #expect(try reader.read("a/甲.xml") == text)
    #expect(try reader.read("b") == [])
    #expect(try reader.read("c") == nil)
  }

  @Test(arguments: [0, 1, 100, 70_000])
  func deflatedEntriesComeOutWhole(_ count: Int) throws {
    let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    #expect(try read(Archive(.init("a", deflated: content)), "a") == content)
  }

  @Test func caseOfNamesMakesNoDifference() throws {
    #expect(try read(Archive(.init("Word/Document.XML", text)), "word/document.xml") == text)
  }

  @Test func aCommentMayStandAtTheEnd() throws {
    var archive = Archive(.init("a", text))
    archive.comment = Array("PK\u{05}\u{06} 说明".utf8)
    #expect(try read(archive, "a") == text)
  }

  @Test func sizesBehindTheDataAreTakenFromTheDirectory() throws {
    var entry = Archive.Entry("a", deflated: text)
    entry.flags = 8
    #expect(try read(Archive(entry), "a") == text)
  }

  // MARK: Damage

  @Test func aCutArchiveIsNoArchive() {
    let bytes = Archive(.init("a", text), .init("b", deflated: text + text)).bytes
    for length in 0..<bytes.count {
      #expect(throws: ZipFault.truncated, "\(length)") { try ZipReader(Array(bytes[..<length])) }
    }
  }

  @Test func anyChangedByteIsAFaultOrChangesNothing() throws {
    let bytes = Archive(.init("ab", deflated: text + text + text)).bytes
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        guard var reader = try? ZipReader(changed), let content = try? reader.read("ab") else { continue }
        #expect(content == text + text + text, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test func aWrongChecksumIsDamage() {
    var entry = Archive.Entry("a", text)
    entry.crc = 1
    #expect(throws: ZipFault.damaged) { try read(Archive(entry), "a") }
  }

  @Test(arguments: [0, 5, 20, 900])
  func aWrongSizeIsDamage(_ size: UInt32) {
    var entry = Archive.Entry("a", deflated: text)
    entry.size = size
    #expect(throws: ZipFault.damaged) { try read(Archive(entry), "a") }
  }

  @Test func twoEntriesOfOneNameAreDamage() {
    #expect(throws: ZipFault.damaged) { try ZipReader(Archive(.init("a", []), .init("A", text)).bytes) }
  }

  @Test func theHeaderOfAnEntryMustHaveItsName() {
    var entry = Archive.Entry("a", text)
    entry.localName = "b"
    #expect(throws: ZipFault.damaged) { try ZipReader(Archive(entry).bytes) }
  }

  @Test func dataBeyondTheEndIsDamage() {
    var entry = Archive.Entry("a", deflated: text)
    entry.packedSize = 5000
    #expect(throws: ZipFault.damaged) { try ZipReader(Archive(entry).bytes) }
  }

  // MARK: Attacks

  @Test func entriesThatShareBytesAreRefused() {
    var shared = Archive.Entry("b", deflated: text)
    shared.name = "a"
    let first = Archive.Entry("a", deflated: text)
    shared.shares = 0
    shared.name = "a "
    #expect(throws: ZipFault.damaged) { try ZipReader(Archive(first, shared).bytes) }
  }

  @Test func quotedHeadersAreRefused() {
    // The data of the first entry is the whole second one, header and all.
    let inner = Archive(.init("b", text)).bytes.prefix(30 + 1 + text.count)
    var archive = Archive(.init("a", Array(inner)), .init("b", text)).bytes
    // The directory points the second name into the data of the first.
    let directory = archive.count - 22 - 47
    archive.replaceSubrange((directory + 42)..<(directory + 46), with: [31, 0, 0, 0])
    #expect(throws: ZipFault.damaged) { try ZipReader(archive) }
  }

  @Test func encryptedEntriesAreRefused() {
    var entry = Archive.Entry("a", text)
    entry.flags = 1
    #expect(throws: ZipFault.encrypted) { try ZipReader(Archive(entry).bytes) }
  }

  @Test func unknownMethodsAreRefused() {
    var entry = Archive.Entry("a", text)
    entry.method = 99
    #expect(throws: ZipFault.unsupported) { try ZipReader(Archive(entry).bytes) }
  }

  @Test func claimsOfFourGigabytesAreRefused() {
    var entry = Archive.Entry("a", deflated: text)
    entry.size = .max
    #expect(throws: ZipFault.unsupported) { try ZipReader(Archive(entry).bytes) }
    entry.size = .max - 1
    #expect(throws: ZipFault.tooLarge) { try read(Archive(entry), "a") }
  }

  @Test func zeroesByTheMillionAreRefused() {
    let bomb = Archive(.init("a", deflated: Array(repeating: 0, count: 8 << 20)))
    #expect(bomb.bytes.count < 10_000)
    #expect(throws: ZipFault.tooLarge) { try ZipReader(bomb.bytes) }
  }

  @Test func whatIsReadCountsTogether() throws {
    var limits = ZipLimits()
    limits.bytes = 25
    var reader = try ZipReader(Archive(.init("a", text)).bytes, limits: limits)
    #expect(try reader.read("a") == text)
    #expect(throws: ZipFault.tooLarge) { try reader.read("a") }
  }

  @Test func whatIsThereCountsTogether() {
    var limits = ZipLimits()
    limits.bytes = 25
    #expect(throws: ZipFault.tooLarge) {
      try ZipReader(Archive(.init("a", text), .init("b", text)).bytes, limits: limits)
    }
  }

  @Test(arguments: ["../a", "a/../../b", "..", "/etc/passwd", "..\\a", "C:\\a", "c:a", "\\\\a\\b"])
  func namesThatPointOutAreRefused(_ name: String) {
    #expect(throws: ZipFault.outside(name: name)) { try ZipReader(Archive(.init("b", text), .init(name, text)).bytes) }
  }

  @Test(arguments: ["a..b", "..a/b", "a/.b", "甲/…"])
  func namesWithPointsAreNames(_ name: String) throws {
    #expect(try read(Archive(.init(name, text)), name) == text)
  }

  @Test func aBombThatNobodyReadsIsRefused() {
    let bomb = Archive(.init("a", text), .init("b", deflated: Array(repeating: 0, count: 8 << 20)))
    #expect(throws: ZipFault.tooLarge) { try ZipReader(bomb.bytes) }
  }

  @Test(arguments: [false, true])
  func aBombInsideOfAnArchiveIsRefused(_ isPacked: Bool) {
    let bomb = Archive(.init("b", deflated: Array(repeating: 0, count: 8 << 20))).bytes
    let outer = Archive(isPacked ? .init("a.zip", deflated: bomb) : .init("a", bomb))
    #expect(throws: ZipFault.tooLarge) { try ZipReader(outer.bytes) }
  }

  @Test func archivesInsideOfEachOtherEndSomewhere() throws {
    var content = text
    for depth in 0..<6 {
      let archive = Archive(.init("a.zip", content))
      if depth < 3 { #expect(throws: Never.self) { try ZipReader(archive.bytes) } }
      content = archive.bytes
    }
    #expect(throws: ZipFault.tooLarge) { try ZipReader(content) }
  }

  @Test func tooManyEntriesAreRefused() {
    var archive = Archive(.init("a", text))
    archive.count = 10_001
    #expect(throws: ZipFault.tooLarge) { try ZipReader(archive.bytes) }
  }
}
