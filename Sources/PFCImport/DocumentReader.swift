// A format is one file under Readers and its name in `Readers.all`; which one a file has is told by its bytes, because
// names lie.

package import PFCDiagnostics

/// Reads one format.
package protocol DocumentReader: Sendable {
  /// `docx`, `xlsx`, `html` …
  var name: String { get }
  /// Whether the bytes look like this format. A look, not a proof: reading may still find a fault.
  func recognizes(_ bytes: [UInt8]) -> Bool
  /// Reads a whole file. Never traps; time and memory are bounded by the size of the file.
  func read(_ bytes: [UInt8]) -> Result<DocumentContent, ImportFault>
}

/// What a file holds.
package enum DocumentContent: Sendable {
  /// Tables and text, still to be matched with a form.
  case tables(RawDocument)
  /// Departments that say themselves what each of their values is, under the forms that they name.
  case departments([ImportedDepartment], leftovers: [Leftover])
}

/// A text that found no place in the source.
package struct Leftover: Sendable, Hashable {
  package var place: String
  package var text: [UInt8]

  package init(_ text: [UInt8], place: String) {
    self.text = text
    self.place = place
  }
}

/// Why a file cannot be imported: what is wrong, and what to do.
package struct ImportFault: Error, Sendable, Hashable {
  package let problem: Wording
  package let advice: Wording

  package init(_ problem: Wording, advice: Wording) {
    self.problem = problem
    self.advice = advice
  }
}

/// Every format, the pickiest first: the first reader that recognizes a file reads it.
package enum Readers {
  package static let all: [any DocumentReader] = [
    DocxReader(), XlsxReader(), ForeignFormats(), JSONReader(), HTMLReader(), MarkdownReader(), CSVReader(),
    TextReader(),
  ]
}
