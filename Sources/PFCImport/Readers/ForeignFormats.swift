// Formats that offices have and that are not read: what the file is, and how to get one that can be read.

import PFCArchive
import PFCDiagnostics

/// Takes all binary files that no other reader takes, and says what to do about each.
package struct ForeignFormats: DocumentReader {
  package let name = "binary"

  package init() {}

  package func recognizes(_ bytes: [UInt8]) -> Bool { fault(bytes) != nil }

  package func read(_ bytes: [UInt8]) -> Result<DocumentContent, ImportFault> {
    .failure(fault(bytes) ?? unknownArchive)
  }

  private func fault(_ bytes: [UInt8]) -> ImportFault? {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return compoundFault(bytes) }
    if bytes.starts(with: [0x50, 0x4B]), bytes.count > 3, [0x03, 0x05, 0x07].contains(bytes[2]) {
      return archiveFault(bytes)
    }
    return Self.marks.first { bytes.starts(with: $0.mark) }.map(\.fault)
  }

  /// What files of other kinds start with.
  private static let marks: [(mark: [UInt8], fault: ImportFault)] = [
    (Array("%PDF".utf8), pdf),
    (Array("MIME-Version:".utf8), saveAs("单个文件的网页（.mht）", "a web page in one file (.mht)", ".docx、.xlsx")),
    (Array("{\\rtf".utf8), saveAs(" RTF 文件", "an RTF file", ".docx")),
    ([0x89, 0x50, 0x4E, 0x47], picture), ([0xFF, 0xD8, 0xFF], picture), (Array("GIF8".utf8), picture),
    ([0x49, 0x49, 0x2A, 0x00], picture), ([0x4D, 0x4D, 0x00, 0x2A], picture),
    (Array("Rar!".utf8), packed), ([0x37, 0x7A, 0xBC, 0xAF], packed), ([0x1F, 0x8B], packed),
  ]

  // MARK: Containers

  /// The container of Office before 2007, of WPS, and of files with a password: its streams tell by their names.
  private func compoundFault(_ bytes: [UInt8]) -> ImportFault {
    func has(_ stream: String) -> Bool {
      let name = stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      return contains(name, bytes)
    }
    if has("EncryptedPackage") { return encryptedFault }
    if has("WordDocument") { return saveAs("旧的 Word 格式（.doc、.wps）", "an old Word file (.doc, .wps)", ".docx") }
    if has("Workbook") || has("Book") {
      return saveAs("旧的 Excel 格式（.xls、.et）", "an old Excel file (.xls, .et)", ".xlsx")
    }
    return saveAs("旧的 Office 格式", "an old Office file", ".docx、.xlsx")
  }

  private func archiveFault(_ bytes: [UInt8]) -> ImportFault {
    var package: OfficePackage
    do { package = try OfficePackage(bytes) } catch { return error }
    let names = Set(package.names)
    if names.contains("OFD.xml") { return Self.ofd }
    if case .other(let type) = package.kind {
      if type.contains("sheet.binary") { return saveAs("二进制的 Excel 格式（.xlsb）", "a binary Excel file (.xlsb)", ".xlsx") }
      if type.contains("presentation") || type.contains("powerpoint") {
        return saveAs("演示文稿", "a presentation", ".docx、.xlsx")
      }
    }
    if names.contains("mimetype"), names.contains("content.xml") {
      return saveAs(" OpenDocument 格式（.odt、.ods）", "an OpenDocument file (.odt, .ods)", ".docx、.xlsx")
    }
    return unknownArchive
  }

  /// Whether bytes contain others.
  private func contains(_ needle: [UInt8], _ bytes: [UInt8]) -> Bool {
    guard let first = needle.first else { return false }
    return bytes.indices.contains { bytes[$0] == first && bytes[$0...].starts(with: needle) }
  }

  // MARK: Faults

  private func saveAs(_ zh: String, _ en: String, _ ending: String) -> ImportFault { Self.saveAs(zh, en, ending) }

  private static func saveAs(_ zh: String, _ en: String, _ ending: String) -> ImportFault {
    ImportFault(
      Wording("是\(zh)，不能直接读", "it is \(en), which is not read"),
      advice: Wording(
        "用 Word、Excel 或者 WPS 打开，“另存为”\(ending)，再导入", "open it and save it as \(ending), then import that"))
  }

  private var unknownArchive: ImportFault {
    ImportFault(
      Wording("是压缩包，里面不是 Word 或者 Excel 的文件", "it is an archive, but no Word or Excel file"),
      advice: Wording("先解压，再导入里面的文件", "unpack it and import the files in it"))
  }

  private static let packed = ImportFault(
    Wording("是压缩包", "it is a packed archive"),
    advice: Wording("先解压，再导入里面的文件", "unpack it and import the files in it"))

  private static let picture = ImportFault(
    Wording("是图片，里面没有文字", "it is a picture, which holds no text"),
    advice: Wording(
      "找原来的 Word 或者 Excel 文件；没有的话先识别成文字（OCR），核对后再导入", "find the document that it shows, or recognize its text first"))

  private static let pdf = ImportFault(
    Wording("是 PDF，不能直接读", "it is a PDF, which is not read"),
    advice: Wording(
      "找原来的 Word 或者 Excel 文件；没有的话用 WPS 转成 .docx，核对后再导入", "find its Word or Excel file, or convert it into .docx"))

  private static let ofd = ImportFault(
    Wording("是 OFD 版式文件，不能直接读", "it is an OFD file, which is not read"),
    advice: Wording(
      "找原来的 Word 或者 Excel 文件；没有的话用 OFD 阅读器转成 .docx，核对后再导入", "find its Word or Excel file, or convert it into .docx"))
}
