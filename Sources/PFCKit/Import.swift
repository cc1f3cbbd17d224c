// Existing documents to sources, as the command line and other users of the library see it.

import PFCImport

/// A text of an imported file that has no place in the source.
public struct ImportRemainder: Sendable, Hashable {
  /// Where a person finds it.
  public let place: String
  /// The text, on one line.
  public let text: String
}

/// What a person should know of how a file was read.
public struct ImportNote: Sendable, Hashable {
  /// Where it stands.
  public let place: String
  /// What was done.
  public let what: Wording
  /// The text that it is about, on one line; may be empty.
  public let text: String
}

/// An imported file.
public struct ImportedFile: Sendable {
  /// One source.
  public struct Source: Sendable {
    /// A name for its file, without ending.
    public let name: String
    /// The source.
    public let bytes: [UInt8]
  }

  /// The format that was found: `txt`, `docx` …
  public let format: String
  /// The form that fitted.
  public let formName: String
  /// A source for each department.
  public let sources: [Source]
  /// How many tables were found.
  public let tableCount: Int
  /// How many indicators.
  public let indicatorCount: Int
  /// Cells that found no place.
  public let leftovers: [ImportRemainder]
  /// Text outside of the tables, which no source holds.
  public let outside: [ImportRemainder]
  /// What was left out because the page does not show it, and what was read although it does not.
  public let notes: [ImportNote]
}

/// Why a file cannot be imported.
public struct ImportProblem: Error, Sendable, Hashable {
  /// What is wrong.
  public let problem: Wording
  /// What to do.
  public let advice: Wording
}

extension Compiler {
  /// Imports a file. Its format is told by its bytes, its form is the one that fits best.
  ///
  /// - `form`: the only form to try, with the text that names it in a source.
  /// - `projectForm`: the project's form where that is a file of its own.
  public func importFile(
    _ bytes: [UInt8], name: String, form: (form: Form, reference: String)? = nil, projectForm: Form? = nil
  ) throws(ImportProblem) -> ImportedFile {
    let inForce = project.form ?? standards.forms[0].name
    let known =
      (projectForm.map { [FormChoice($0, reference: nil)] } ?? [])
      + standards.forms.map { FormChoice($0, reference: $0.name == inForce ? nil : $0.name) }
    let forms = form.map { [FormChoice($0.form, reference: $0.reference)] } ?? known
    switch importDocument(bytes, fileName: name, forms: forms, standards: standards) {
    case .failure(let fault): throw ImportProblem(problem: fault.problem, advice: fault.advice)
    case .success(let result):
      var notes = result.notes.map { ImportNote(place: $0.place, what: $0.what, text: line($0.text)) }
      let sources = result.sources.map { source in
        let formatted = format(
          SourceText(path: name, bytes: source.bytes), under: source.form, isCertain: true, namesForm: true)
        if formatted.bytes == nil {
          notes.append(unformatted(source.name.isEmpty ? name : source.name, formatted.diagnostics.first))
        }
        return ImportedFile.Source(name: fileName(source.name, orElse: name), bytes: formatted.bytes ?? source.bytes)
      }
      return ImportedFile(
        format: result.format, formName: result.formName, sources: numbered(sources),
        tableCount: result.tableCount, indicatorCount: result.indicatorCount,
        leftovers: result.leftovers.map(remainder), outside: result.outside.map(remainder), notes: notes)
    }
  }

  /// A value that the language does not take keeps the source from being formatted; `pfc check` shows where it stands.
  private func unformatted(_ name: String, _ fault: Diagnostic?) -> ImportNote {
    let (zh, en) = (fault?.message(in: .zh) ?? "", fault?.message(in: .en) ?? "")
    return ImportNote(
      place: name,
      what: Wording(
        "原表的写法在源文件里不通，照录了，没有排版（\(zh)）；用 pfc check 找到它改好",
        "something is written as the language does not take it, and kept (\(en)); find and mend it by pfc check"),
      text: "")
  }

  /// Departments of one name in one file become sources of several, each called as nothing else in the file is.
  private func numbered(_ sources: [ImportedFile.Source]) -> [ImportedFile.Source] {
    var taken = Set(sources.map(\.name))
    var counts: [String: Int] = [:]
    return sources.map { source in
      var count = counts[source.name] ?? 0
      defer { counts[source.name] = count }
      count += 1
      guard count > 1 else { return source }
      while !taken.insert("\(source.name)-\(count)").inserted { count += 1 }
      return ImportedFile.Source(name: "\(source.name)-\(count)", bytes: source.bytes)
    }
  }

  private func remainder(_ leftover: Leftover) -> ImportRemainder {
    ImportRemainder(place: leftover.place, text: line(leftover.text))
  }

  private func line(_ text: [UInt8]) -> String {
    String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// A department's name as a file name; of a nameless one that of the imported file.
  private func fileName(_ name: String, orElse file: String) -> String {
    let stem = name.isEmpty ? String(file.lastIndex(of: ".").map { file[..<$0] } ?? file[...]) : name
    var safe = Paths.safeName(stem.unicodeScalars.prefix(60))
    // Windows drops blanks and points at the end, and keeps some names for devices.
    while safe.last == "." || safe.last == " " { safe.removeLast() }
    let device = safe.prefix { $0 != "." }.uppercased()
    let isDevice =
      ["CON", "PRN", "AUX", "NUL"].contains(device)
      || device.count == 4 && (device.hasPrefix("COM") || device.hasPrefix("LPT")) && device.last?.isNumber ?? false
    return safe.isEmpty || safe.hasPrefix(".") || safe.hasPrefix("-") || isDevice ? "导入" + safe : safe
  }
}
