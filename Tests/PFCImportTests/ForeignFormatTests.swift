// Files of other programs: each is named, and the clerk is told what to do.

import PFCImport
import Testing

@Suite struct ForeignFormatTests {
  private func fault(_ bytes: [UInt8]) -> ImportFault? {
    guard case .failure(let fault)? = Readers.all.first(where: { $0.recognizes(bytes) })?.read(bytes) else {
      return nil
    }
    return fault
  }

  private func compound(_ stream: String) -> [UInt8] {
    [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + Array(repeating: 0, count: 600)
      + stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test(arguments: [
    ("WordDocument", ".doc", ".docx"), ("Workbook", ".xls", ".xlsx"), ("Book", ".et", ".xlsx"),
    ("EncryptedPackage", "密码", "去掉密码"), ("Else", "旧的 Office", ".docx"),
  ])
  func oldOfficeFilesAreToBeSavedAnew(_ stream: String, _ problem: String, _ advice: String) throws {
    let found = try #require(fault(compound(stream)))
    #expect(found.problem.zh.contains(problem) && found.advice.zh.contains(advice))
  }

  @Test(arguments: [("%PDF-1.7", "PDF"), ("{\\rtf1", "RTF"), ("GIF89a", "图片"), ("Rar!", "压缩包")])
  func otherFormatsAreNamed(_ start: String, _ problem: String) throws {
    #expect(try #require(fault(Array(start.utf8))).problem.zh.contains(problem))
  }

  @Test(arguments: [
    (["mimetype", "content.xml"], "OpenDocument"), (["OFD.xml"], "OFD"), (["甲.docx"], "压缩包"),
  ])
  func otherArchivesAreNamed(_ names: [String], _ problem: String) throws {
    let bytes = OfficeFile.archive(names.map { ($0, "甲") })
    #expect(try #require(fault(bytes)).problem.zh.contains(problem))
  }

  @Test func otherDocumentsOfOfficeAreNamed() throws {
    let slides = OfficeFile.wholeDocx("<p/>", kind: "presentationml.presentation")
    #expect(try #require(fault(slides)).problem.zh.contains("演示文稿"))
  }
}
