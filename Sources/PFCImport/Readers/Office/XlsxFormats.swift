// The number formats of a workbook, by the number that its cells name.

import PFCArchive

struct XlsxFormats: Sendable {
  private var formats: [NumberFormat] = []

  init(_ part: PartReader?) throws(ImportFault) {
    guard var xml = part, try xml.nextChild() != nil else { return }
    var own: [Int: NumberFormat] = [:]
    // Cells of one format share it.
    var known: [Int: NumberFormat] = [:]
    while let element = try xml.nextChild() {
      switch (element.space, element.local) {
      case (.sheet, "numFmts"):
        while let format = try xml.nextChild() {
          if let id = format["numFmtId"].flatMap({ Int($0) }) {
            own[id] = NumberFormat(code: format["formatCode"] ?? "")
          }
          try xml.skip()
        }
      case (.sheet, "cellXfs"):
        while let style = try xml.nextChild() {
          let id = style["numFmtId"].flatMap { Int($0) } ?? 0
          let format = own[id] ?? known[id] ?? NumberFormat(builtIn: id)
          known[id] = format
          formats.append(format)
          try xml.skip()
        }
      default: try xml.skip()
      }
    }
  }

  subscript(style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : .general }
}
