// What Word documents and Excel workbooks have in common: the declaration of each part, and the properties.

import PFCArchive

enum OfficeParts {
  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static let app = """
    \(declaration)
    <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
    <Application>pfc</Application></Properties>
    """

  /// Without dates: the same source gives the same bytes on any day.
  static func core(title: ArraySlice<UInt8>) -> [UInt8] {
    let head = """
      \(declaration)
      <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>
      """
    return Array(head.utf8) + title + Array("</dc:title><dc:creator>pfc</dc:creator></cp:coreProperties>".utf8)
  }

  /// The relations of the archive itself, with the part that is the document.
  static func packageRelations(to document: String) -> String {
    """
    \(declaration)
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    <Relationship Id="rId1" Type="\(relations)/officeDocument" Target="\(document)"/>\
    <Relationship Id="rId2" \
    Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
    Target="docProps/core.xml"/>\
    <Relationship Id="rId3" Type="\(relations)/extended-properties" Target="docProps/app.xml"/></Relationships>
    """
  }

  /// The part that names every other part's type. `overrides`: paths with their types; the properties are added.
  static func contentTypes(_ overrides: [(path: String, type: String)]) -> String {
    let properties = [
      ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ]
    let lines = (overrides + properties).map { #"<Override PartName="\#($0)" ContentType="\#($1)"/>"# }
    return """
      \(declaration)
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\(lines.joined())</Types>
      """
  }
}

extension EmitInput {
  /// The title of a document about the department, escaped for XML: its name and that of the form.
  func appendDocumentTitle(to output: inout [UInt8]) {
    if let name = department.record.name { appendXML(department.record.source.slice(name), to: &output) }
    output.append(0x20)
    appendXML(form.name.utf8, to: &output)
  }
}
