// What Word and Excel files have in common: an archive of parts that point at each other. A part is found by these
// relations, never by its name, which programs choose freely.

import PFCArchive
import PFCDiagnostics

/// An open docx, xlsx or anything else that is packed like them.
struct OfficePackage {
  enum Kind: Equatable {
    case word, workbook
    /// The content type of the main part.
    case other(String)
  }

  struct Relation {
    let id: String
    /// `officeDocument`, `worksheet`, `footnotes` …
    let type: String
    let part: String
  }

  private var archive: ZipReader
  private(set) var kind = Kind.other("")
  /// The name of the main part.
  private(set) var main = ""

  init(_ bytes: [UInt8]) throws(ImportFault) {
    do { archive = try ZipReader(bytes) } catch { throw archiveFault(error) }
    guard let main = try relations(of: "").first(where: { $0.type == "officeDocument" })?.part else { return }
    self.main = main
    kind = kind(contentType: try contentType(of: main))
  }

  var names: [String] { archive.names }

  /// A part, nil when the archive has none of this name.
  mutating func part(_ name: String) throws(ImportFault) -> PartReader? {
    do {
      guard let bytes = try archive.read(name) else { return nil }
      return try PartReader(bytes, name)
    } catch let fault as ZipFault { throw archiveFault(fault) } catch let fault as ImportFault { throw fault } catch {
      throw damaged(name)
    }
  }

  /// A part that must be there.
  mutating func mainPart() throws(ImportFault) -> PartReader {
    guard let part = try part(main) else { throw damaged(main) }
    return part
  }

  /// Where a part points to, `""` for the whole package; what lies outside of the file is left out.
  mutating func relations(of part: String) throws(ImportFault) -> [Relation] {
    let slash = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
    let folder = part[..<slash]
    guard var xml = try self.part("\(folder)_rels/\(part[slash...]).rels") else { return [] }
    var relations: [Relation] = []
    guard try xml.nextChild() != nil else { return [] }
    while let element = try xml.nextChild() {
      if element.named(.relations, "Relationship"), element["TargetMode"] != "External", let target = element["Target"],
        let type = element["Type"]?.split(separator: "/").last
      {
        relations.append(
          Relation(id: element["Id"] ?? "", type: String(type), part: resolve(target, in: String(folder))))
      }
      try xml.skip()
    }
    return relations
  }

  /// `../media/a.xml` seen from a folder, as a name in the archive; it is looked up there and nowhere else.
  private func resolve(_ target: String, in folder: String) -> String {
    var parts: [Substring] = []
    for part in (target.hasPrefix("/") ? target : folder + target).split(separator: "/") {
      switch part {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private mutating func contentType(of part: String) throws(ImportFault) -> String {
    guard var xml = try self.part("[Content_Types].xml"), try xml.nextChild() != nil else { return "" }
    var byEnding = ""
    while let element = try xml.nextChild() {
      if element.named(.contentTypes, "Override"), element["PartName"]?.lowercased() == "/" + part.lowercased() {
        return element["ContentType"] ?? ""
      }
      if element.named(.contentTypes, "Default"), part.hasSuffix("." + (element["Extension"] ?? "")) {
        byEnding = element["ContentType"] ?? ""
      }
      try xml.skip()
    }
    return byEnding
  }

  /// Documents, templates and their kinds with macros are read alike.
  private func kind(contentType: String) -> Kind {
    guard contentType.hasSuffix("main+xml") else { return .other(contentType) }
    if contentType.contains("wordprocessingml") || contentType.contains("ms-word") { return .word }
    if contentType.contains("spreadsheetml") || contentType.contains("ms-excel") { return .workbook }
    return .other(contentType)
  }
}

/// A part of a package, read element by element.
struct PartReader {
  private var xml: XMLReader
  private let name: String

  init(_ bytes: [UInt8], _ name: String) throws(ImportFault) {
    do { xml = try XMLReader(bytes) } catch { throw partFault(error, name) }
    self.name = name
  }

  mutating func next() throws(ImportFault) -> XMLEvent {
    do { return try xml.next() } catch { throw partFault(error, name) }
  }

  /// The next element inside the one that was opened last, nil at its end. The one before it must have been read to its
  /// end.
  mutating func nextChild() throws(ImportFault) -> XMLElement? {
    while true {
      switch try next() {
      case .start(let element): return element
      case .end, .endOfDocument: return nil
      case .text: break
      }
    }
  }

  /// Goes on behind the element that was opened last.
  mutating func skip() throws(ImportFault) {
    do { try xml.skip() } catch { throw partFault(error, name) }
  }

  /// The text of the element that was opened last, that of elements in it aside.
  mutating func text() throws(ImportFault) -> [UInt8] {
    var text: [UInt8] = []
    while true {
      switch try next() {
      case .start: try skip()
      case .end, .endOfDocument: return text
      case .text(let piece): text += piece
      }
    }
  }
}

// MARK: Faults

func damaged(_ part: String) -> ImportFault {
  ImportFault(
    Wording("文件损坏，“\(part)”读不出来", "the file is damaged, “\(part)” cannot be read"),
    advice: Wording(
      "用 Word、Excel 或者 WPS 打开，让它修复，再另存一份", "open it in Word or Excel, let it be repaired, and save it again"))
}

private func archiveFault(_ fault: ZipFault) -> ImportFault {
  switch fault {
  case .truncated:
    ImportFault(
      Wording("文件不完整，后面一截没有了", "the file is cut off"),
      advice: Wording("重新下载或者重新复制一份", "download or copy it again"))
  case .damaged: damaged("zip")
  case .encrypted: encryptedFault
  case .tooLarge: tooLargeFault
  case .outside(let name):
    ImportFault(
      Wording(
        "文件里有指到外面的路径名“\(name.prefix(60))”，Word 和 Excel 不会这样写，不读",
        "the file has a name that points out of it, “\(name.prefix(60))”, which Word and Excel never write"),
      advice: Wording(
        "核对文件的来历；可靠的话用 Word、Excel 打开，再另存一份", "where does the file come from? if it is sound, save it again"))
  case .unsupported:
    ImportFault(
      Wording("文件的压缩方式不能读", "the file is packed in a way that cannot be read"),
      advice: Wording("用 Word、Excel 或者 WPS 打开，再另存一份", "open it in Word or Excel and save it again"))
  }
}

private func partFault(_ fault: XMLFault, _ part: String) -> ImportFault {
  switch fault {
  case .malformed, .encoding: damaged(part)
  case .doctype:
    ImportFault(
      Wording(
        "“\(part)”里有 DOCTYPE，Word 和 Excel 的文件里不会有它，不读", "“\(part)” has a DOCTYPE, which Word and Excel never write"),
      advice: Wording(
        "核对文件的来历；可靠的话用 Word、Excel 打开，再另存一份", "where does the file come from? if it is sound, save it again"))
  case .tooMuch: tooLargeFault
  }
}

let encryptedFault = ImportFault(
  Wording("文件有密码", "the file is protected by a password"),
  advice: Wording(
    "用 Word、Excel 或者 WPS 打开，去掉密码，再另存一份", "open it in Word or Excel, remove the password, and save it again"))

let tooLargeFault = ImportFault(
  Wording("文件里的内容太多，或者压缩得不合常理", "the file holds too much, or is packed beyond reason"),
  advice: Wording("拆成几个文件再导入", "split it into several files"))
