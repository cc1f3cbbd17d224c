// The data that comes with pfc, embedded in the binary: units, name conventions and the built-in forms.

package import PFCDiagnostics
import PFCSyntax
import PFCText

/// Everything that the forms layer knows without reading a file.
public struct Standards: Sendable {
  /// Units of measurement.
  public private(set) var units: UnitCatalog
  package let conventions: NameConventions
  package let names: FieldNames
  private let vocabulary: DataFile
  /// Built-in forms; the first is the one in force when none is named.
  public let forms: [Form]
  /// Faults in the embedded files; a test asserts that there are none.
  package let diagnostics: [Diagnostic]

  /// Reads the embedded files.
  public init() {
    var diagnostics: [Diagnostic] = []
    func read(_ name: String, _ text: StaticString, _ keys: DataKeys) -> DataFile {
      let file = DataFile(embedded(name, text), keys: keys)
      diagnostics += file.diagnostics
      return file
    }
    units = UnitCatalog(read("units.pfc", EmbeddedData.units, UnitCatalog.keys))
    conventions = NameConventions(read("conventions.pfc", EmbeddedData.conventions, NameConventions.keys), units)
    vocabulary = read("vocabulary.pfc", EmbeddedData.vocabulary, FieldNames.keys)
    names = FieldNames(vocabulary)
    var forms: [Form] = []
    for (name, text) in EmbeddedData.forms {
      let reading = readForm(embedded(name, text), names: names, units: units)
      diagnostics += reading.diagnostics
      if let form = reading.form { forms.append(form) }
    }
    self.forms = forms
    self.diagnostics = diagnostics
  }

  /// Adds a unit that a project declares.
  package mutating func declare(_ unit: DeclaredUnit) -> Bool { units.declare(unit) }

  /// The names of the built-in forms, without reading the rest of them.
  package static var formNames: [String] {
    EmbeddedData.forms.compactMap { name, text in
      let source = embedded(name, text)
      return leadingEntry(Keyword.form, in: source).map(source.string)
    }
  }

  /// What columns are called in tables that are imported; made when asked for, because nothing else needs it.
  package var columnNames: ColumnNames { ColumnNames(vocabulary) }

  /// The faultless department that examples of rules vary.
  package static var example: String { String(decoding: bytes(EmbeddedData.example), as: UTF8.self) }
}

private func embedded(_ name: String, _ text: StaticString) -> SourceText {
  SourceText(path: name, bytes: bytes(text))
}

private func bytes(_ text: StaticString) -> [UInt8] {
  Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
}
