// The tree for people and programs to look at: `pfc ast`.

import PFCText

extension SyntaxTree {
  /// An element a line: indentation, kind, range, and the text of a token.
  public var outline: [UInt8] {
    var output: [UInt8] = []
    walk { index, depth, _ in
      output += String(repeating: "  ", count: depth).utf8
      let range = range(index)
      output += "\(kind(index)) \(range.start)..<\(range.end)".utf8
      if !kind(index).isNode, !range.isEmpty {
        output.append(0x20)
        appendQuoted(range, to: &output)
      }
      output.append(0x0A)
    }
    return output
  }

  /// The same as JSON: `{"kind", "start", "end", "text" | "children"}`; offsets are UTF-8.
  public var json: [UInt8] {
    var output: [UInt8] = []
    var depths: [Int] = []
    walk { index, depth, isFirst in
      while let last = depths.last, last >= depth {
        output += "]}".utf8
        depths.removeLast()
      }
      if !isFirst { output.append(0x2C) }
      if depth > 0 { output.append(0x0A) }
      let range = range(index)
      output += "{\"kind\": \"\(kind(index))\", \"start\": \(range.start), \"end\": \(range.end), ".utf8
      if kind(index).isNode {
        output += "\"children\": [".utf8
        depths.append(depth)
      } else {
        output += "\"text\": ".utf8
        appendQuoted(range, to: &output)
        output.append(0x7D)
      }
    }
    for _ in depths { output += "]}".utf8 }
    output.append(0x0A)
    return output
  }

  /// Visits every element in order, without recursion: index, depth, whether it is the first child.
  private func walk(_ visit: (ElementIndex, Int, Bool) -> Void) {
    var ends: [Int] = []
    var isFirst = true
    for index in 0..<count {
      while let end = ends.last, index >= end { ends.removeLast() }
      visit(index, ends.count, isFirst)
      isFirst = kind(index).isNode
      if isFirst { ends.append(index + subtreeCount(index)) }
    }
  }

  private func appendQuoted(_ range: TextRange, to output: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    output.append(0x22)
    for byte in source.slice(range) {
      switch byte {
      case 0x22, 0x5C:
        output.append(0x5C)
        output.append(byte)
      case 0x0A: output += "\\n".utf8
      case 0x0D: output += "\\r".utf8
      case 0x09: output += "\\t".utf8
      case 0..<0x20:
        output += "\\u00".utf8
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }
}
