// The sample department taken apart into entries, so that the generator can vary each.

/// One `key：value` of the sample with the indented lines below it.
struct SampleEntry {
  let key: String
  let value: String
  let body: [String]
}

/// A department or fund: its entries, the opener first.
typealias SampleBlock = [SampleEntry]

/// The sample department of the repository.
struct Sample {
  static let path = "samples/沙坪坝区/山洞街道.pfc"
  /// The name in the sample that every generated department replaces by its own.
  static let name = "山洞街道"

  let department: SampleBlock
  let funds: [SampleBlock]

  init(_ text: String) {
    var blocks: [SampleBlock] = []
    var entry: SampleEntry?
    func flush() {
      guard let entry else { return }
      if ["部门", "专项"].contains(entry.key) { blocks.append([]) }
      blocks[blocks.count - 1].append(entry)
    }
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix(" "), let open = entry {
        entry = SampleEntry(key: open.key, value: open.value, body: open.body + [String(line.drop { $0 == " " })])
      } else if let colon = line.firstIndex(of: "：") {
        flush()
        entry = SampleEntry(
          key: String(line[..<colon]), value: String(line[line.index(after: colon)...]), body: [])
      }
    }
    flush()
    department = blocks.first ?? []
    funds = Array(blocks.dropFirst())
  }
}
