// `json`: pfc's own, version 1 (docs/schema/pfc-1.schema.json). Every member says what it is, so nothing is matched.

import PFCDiagnostics
import PFCForms
import PFCText

/// The reader of pfc's JSON.
package struct JSONReader: DocumentReader {
  package let name = "json"

  package init() {}

  package func recognizes(_ bytes: [UInt8]) -> Bool {
    var text = bytes[...]
    if text.starts(with: byteOrderMark) { text = text.dropFirst(byteOrderMark.count) }
    let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    text = text.drop(while: isBlank)
    guard let first = text.first, first == 0x7B || first == 0x5B else { return false }
    guard let second = text.dropFirst().first(where: { !isBlank($0) }) else { return first == 0x7B }
    // `[产出指标/数量指标]` and `{部门}` are text.
    return second == 0x22 || first == 0x7B && second == 0x7D || first == 0x5B && (second == 0x7B || second == 0x5B)
  }

  package func read(_ bytes: [UInt8]) -> Result<DocumentContent, ImportFault> {
    decodedText(bytes).flatMap { text in
      do throws(ImportFault) { return .success(try content(text)) } catch { return .failure(error) }
    }
  }

  private func content(_ text: [UInt8]) throws(ImportFault) -> DocumentContent {
    guard case .object(let members) = try JSONParser.parse(text).content,
      let version = members.first(where: { $0.key.elementsEqual("pfc".utf8) })?.value,
      case .number(let number) = version.content
    else { throw notOurs }
    guard number == [0x31] else { throw otherVersion(number) }
    var reading = JSONDepartments(text)
    var departments: [ImportedDepartment] = []
    for member in members where !member.key.elementsEqual("pfc".utf8) {
      if member.key.elementsEqual("departments".utf8), case .array(let values) = member.value.content {
        departments = values.compactMap { reading.department($0) }
      } else {
        reading.leave(member)
      }
    }
    return .departments(departments, leftovers: reading.leftovers)
  }

  private var notOurs: ImportFault {
    ImportFault(
      Wording("是 JSON，但不是 pfc 生成的", "it is JSON, but not pfc's"),
      advice: Wording(
        "能导入的 JSON 只有 pfc build --to json 生成的那一种", "import takes only the JSON that pfc build --to json writes"))
  }

  private func otherVersion(_ number: [UInt8]) -> ImportFault {
    let version = String(decoding: number.prefix(20), as: UTF8.self)
    return ImportFault(
      Wording(
        "是 pfc 的 JSON 第 \(version) 版，这个 pfc 只认第 1 版", "it is version \(version) of pfc's JSON; this pfc knows version 1"
      ),
      advice: Wording("换成新的 pfc 再导入", "import it by a newer pfc"))
  }
}
