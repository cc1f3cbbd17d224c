// Elements of Office documents are told by their namespace, not by the prefix that a program happened to choose. Each
// vocabulary has two names: the transitional one that Office writes, and the strict one of the standard.

/// The vocabularies that are read; all others are one.
package enum XMLSpace: Sendable, Hashable {
  case none, other
  /// `xml:`
  case xml
  /// WordprocessingML
  case word
  /// SpreadsheetML
  case sheet
  /// Formulas inside of text
  case math
  /// Shapes
  case drawing
  /// `mc:AlternateContent`
  case compatibility
  /// `r:id`
  case relationReference
  /// Relationship parts
  case relations
  /// `[Content_Types].xml`
  case contentTypes

  init(_ uri: String) { self = spaces[uri] ?? (uri.isEmpty ? .none : .other) }
}

private let spaces: [String: XMLSpace] = [
  "http://www.w3.org/XML/1998/namespace": .xml,
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main": .word,
  "http://purl.oclc.org/ooxml/wordprocessingml/main": .word,
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main": .sheet,
  "http://purl.oclc.org/ooxml/spreadsheetml/main": .sheet,
  "http://schemas.openxmlformats.org/officeDocument/2006/math": .math,
  "http://purl.oclc.org/ooxml/officeDocument/math": .math,
  "http://schemas.openxmlformats.org/drawingml/2006/main": .drawing,
  "http://purl.oclc.org/ooxml/drawingml/main": .drawing,
  "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility,
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships": .relationReference,
  "http://purl.oclc.org/ooxml/officeDocument/relationships": .relationReference,
  "http://schemas.openxmlformats.org/package/2006/relationships": .relations,
  "http://schemas.openxmlformats.org/package/2006/content-types": .contentTypes,
]

/// A start tag.
package struct XMLElement: Sendable {
  package struct Attribute: Sendable {
    package let space: XMLSpace
    package let local: String
    package let value: String
  }

  package let space: XMLSpace
  /// The name without prefix.
  package let local: String
  package let attributes: [Attribute]

  /// The value of an attribute; those without prefix belong to no vocabulary.
  package subscript(_ local: String, _ space: XMLSpace = .none) -> String? {
    attributes.first { $0.local == local && $0.space == space }?.value
  }

  package func named(_ space: XMLSpace, _ local: String) -> Bool { self.space == space && self.local == local }
}
