// Departments like the sample: the same tables with other names, figures, weights and prose, faultless but for the
// hints that the sample itself gets.

/// Makes departments by number; the same number always gives the same text.
struct DepartmentGenerator {
  let sample: Sample

  private static let first = Array("青白丹碧金玉清长永安福和平新龙凤石云天南北东西上中高大双三五七九红黄紫翠松竹梅兰")
  private static let second = Array("山洞桥溪湾坪坝岩岗岭河江泉塘林园场门口关城坡井沱台庙寺坎沟田渡桂荷莲鹤马牛羊虎鹿")

  private static let kinds = ["街道", "镇", "乡", "开发区"]

  /// How many departments have a name of their own.
  static var limit: Int { first.count * second.count * kinds.count }

  private static func name(_ number: Int) -> String {
    let one = first[number % first.count]
    let two = second[number / first.count % second.count]
    return "\(one)\(two)" + kinds[number / (first.count * second.count) % kinds.count]
  }

  func text(_ number: Int) -> String {
    var writer = DepartmentWriter(name: DepartmentGenerator.name(number), number: number)
    writer.write(sample)
    return writer.text
  }

  /// Several departments as one source.
  func text(_ numbers: Range<Int>) -> String { numbers.map(text).joined(separator: "\n") }
}

private struct DepartmentWriter {
  let name: String
  let code: Int
  var random: Random
  var text = ""

  init(name: String, number: Int) {
    self.name = name
    code = 701 + number % 200
    random = Random(seed: number + 1)
  }

  mutating func write(_ sample: Sample) {
    // Amounts in hundredths of 万元; the sample's least expense inside a fund is 5 万元 a year.
    let budgets = sample.funds.map { _ in random.int(in: 1000...60_000) }
    let total = budgets.reduce(random.int(in: 1000...200_000), +)
    for entry in sample.department {
      write(entry, replacing: entry.key == "支出预算总量" ? amount(total) : nil)
    }
    for (fund, budget) in zip(sample.funds, budgets) {
      text += "\n"
      let part = random.once(in: 2) ? random.int(in: 1...(budget - 1)) : budget
      for entry in fund {
        switch entry.key {
        case "2024年预算": write(entry, replacing: amount(budget))
        case "区级支出":
          write(entry, replacing: amount(part))
          if part < budget { text += "补助街镇：\(amount(budget - part))\n" }
        default: write(entry, replacing: nil)
        }
      }
    }
  }

  private func amount(_ hundredths: Int) -> String {
    let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
    let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
    return (rest == 0 ? "\(whole)" : "\(whole).\(digits)") + " 万元"
  }

  private mutating func write(_ entry: SampleEntry, replacing value: String?) {
    text += "\(entry.key)：\(value ?? renamed(entry.value))\n"
    if entry.key == "指标" {
      writeRows(entry.body)
    } else {
      writeProse(entry.body)
    }
  }

  private func renamed(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let range = rest.firstRange(of: Sample.name) {
      result += rest[..<range.lowerBound] + name
      rest = rest[range.upperBound...]
    }
    result += rest
    return result.hasPrefix("707-") ? "\(code)-" + result.dropFirst(4) : result
  }

  // MARK: Prose

  /// Some items go, some change places, figures in them change, and the numbers before them start at 1 again.
  private mutating func writeProse(_ lines: [String]) {
    var items = lines.map { line in
      let dot = line.firstIndex(of: ".") ?? line.startIndex
      let isNumbered = dot > line.startIndex && line[..<dot].allSatisfy(\.isNumber)
      return String(isNumbered ? line[line.index(after: dot)...] : line[...])
    }
    if items.count > 3, random.once(in: 2) { items.remove(at: random.int(in: 0...(items.count - 2))) }
    if items.count > 3, random.once(in: 2) { items.insert(items[0], at: random.int(in: 1...(items.count - 2))) }
    if items.count > 2 { items.swapAt(0, random.int(in: 0...(items.count - 2))) }
    for (index, item) in items.enumerated() {
      text += "    " + (items.count > 1 ? "\(index + 1)." : "") + varied(renamed(item)) + "\n"
    }
  }

  /// The text with some of its digits changed; years stay.
  private mutating func varied(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    var end = scalars.count
    while let last = scalars[..<end].lastIndex(where: isDigit) {
      let first = scalars[..<last].lastIndex { !isDigit($0) }.map { $0 + 1 } ?? 0
      let isYear = last - first == 3 && last + 1 < scalars.count && "年〕".unicodeScalars.contains(scalars[last + 1])
      if !isYear {
        for index in first...last where random.once(in: 2) {
          scalars[index] = Unicode.Scalar(UInt8(48 + random.int(in: 1...9)))
        }
      }
      end = first
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  // MARK: Rows

  private struct Row {
    var name: String
    var weight: Int
    let sign: String
    let relation: String
    var value: String
  }

  private mutating func writeRows(_ lines: [String]) {
    var rows = lines.map { line in
      let words = line.split(separator: " ").map(String.init)
      let sign = words[1].hasSuffix("%") ? "%" : ""
      return Row(
        name: words[0], weight: Int(words[1].dropLast(sign.count)) ?? 0, sign: sign, relation: words[2],
        value: words[3...].joined(separator: " "))
    }
    for _ in 0..<3 {
      let (from, to) = (random.int(in: 0...(rows.count - 1)), random.int(in: 0...(rows.count - 1)))
      let points = random.int(in: 1...4)
      guard rows[from].weight > points else { continue }
      rows[from].weight -= points
      rows[to].weight += points
    }
    for index in rows.indices { rows[index].value = varied(rows[index]) }
    let widest = rows.map { width($0.name) }.max() ?? 0
    for row in rows {
      let weight = "\(row.weight)\(row.sign)"
      text += "    " + row.name + blanks(widest - width(row.name) + 2) + weight + blanks(5 - weight.utf8.count)
      text += "\(row.relation) \(row.value)\n"
    }
  }

  /// Another figure of the same kind: a ratio below 100 %, a count, an area with one decimal; what bears on money stays.
  private mutating func varied(_ row: Row) -> String {
    let words = row.value.split(separator: " ")
    guard words.count == 2, let number = Double(words[0]) else { return row.value }
    switch words[1] {
    case "%" where number < 100: return "\(random.int(in: 80...99)) %"
    case "次", "座", "人": return "\(random.int(in: 2...(Int(number) * 2))) \(words[1])"
    case "平方米": return "\(random.int(in: 1000...400_000)).\(random.int(in: 1...9)) \(words[1])"
    default: return row.value
    }
  }

  private func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }
  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(count, 1)) }
}
