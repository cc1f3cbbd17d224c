// What an import is about to write: the values of a department with the places they came from, still as text. Nothing is
// judged here; the source that is made of it goes the way of every source.

package import PFCForms

/// A text with its place in the file.
package struct ImportedText: Sendable, Hashable {
  /// Lines divided by LF.
  package var bytes: [UInt8]
  package var place: String

  package init(_ bytes: [UInt8], place: String) {
    self.bytes = bytes
    self.place = place
  }
}

/// Which field a value is for.
package enum FieldKey: Sendable, Hashable {
  /// By its standard meaning.
  case role(FieldRole)
  /// By its name in the form, or one of its other names.
  case name(String)
}

/// Whether a text is that of another field.
package enum TextOrigin: Sendable, Hashable {
  /// The file does not say: equal texts are the same.
  case unknown
  /// Typed here, even if another field says the same.
  case own
  /// Taken from another field by `同…`.
  case field(FieldKey)
}

/// The value of a field.
package struct ImportedField: Sendable {
  package var key: FieldKey
  /// The year of a yearly field: 2024 in `2024年预算`.
  package var year: Int?
  package var text: ImportedText
  /// An amount's unit of money where the file says it outside of the value: 万元 in `单位：万元`.
  package var unit: [UInt8]?
  /// Where a long text comes from.
  package var origin = TextOrigin.unknown
  /// What the user should know of the value; it becomes a comment above it.
  package var remark: String?

  package init(_ key: FieldKey, _ text: ImportedText, year: Int? = nil, unit: [UInt8]? = nil) {
    self.key = key
    self.text = text
    self.year = year
    self.unit = unit
  }
}

/// One row.
package struct ImportedIndicator: Sendable {
  package var name: ImportedText
  package var level1: [UInt8]?
  package var level2: [UInt8]?
  /// `20%`, `10`
  package var weight: ImportedText?
  /// `≥`, `不低于`, `定性`
  package var relation: ImportedText?
  /// `90`, `≥90%`, `45~60`, `±3%以内`, `9月底前`, `良好`; also with relation and unit in it.
  package var value: ImportedText?
  package var unit: ImportedText?
  /// Everything else about the row, by key.
  package var attributes: [(key: [UInt8], text: ImportedText)]
  /// `PF304 理由`
  package var waivers: [[UInt8]]

  package init(name: ImportedText) {
    self.name = name
    attributes = []
    waivers = []
  }
}

/// One table.
package struct ImportedRecord: Sendable {
  package var fields: [ImportedField]
  package var indicators: [ImportedIndicator]
  /// `PF304 理由`
  package var waivers: [[UInt8]]

  package init(fields: [ImportedField] = [], indicators: [ImportedIndicator] = []) {
    self.fields = fields
    self.indicators = indicators
    waivers = []
  }
}

/// A department with its funds.
package struct ImportedDepartment: Sendable {
  /// nil when the file holds funds only and does not say whose.
  package var record: ImportedRecord?
  package var funds: [ImportedRecord]
  /// The name of its form, where the file says it.
  package var form: String?

  package init(record: ImportedRecord? = nil, funds: [ImportedRecord] = [], form: String? = nil) {
    self.record = record
    self.funds = funds
    self.form = form
  }
}
