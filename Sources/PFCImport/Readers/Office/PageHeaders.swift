// What stands above and below every page belongs to no table, but nobody should miss it.

/// Whether a header or footer says more than a page number: not `第 1 页 共 6 页`, not `— 1 —`.
func saysMoreThanAPage(_ text: [UInt8]) -> Bool {
  String(decoding: text, as: UTF8.self).unicodeScalars.contains { scalar in
    scalar.properties.isAlphabetic && !"第页共".unicodeScalars.contains(scalar)
  }
}

/// The text of a header or footer of Excel without its codes: `&C`, `&P`, `&"宋体,常规"`, `&10`, `&K01+000`.
func headerText(_ code: [UInt8]) -> [UInt8] {
  var text: [UInt8] = []
  var rest = code[...]
  while let byte = rest.popFirst() {
    guard byte == 0x26, let kind = rest.popFirst() else {
      text.append(byte)
      continue
    }
    switch kind {
    case 0x26: text.append(kind)
    case 0x22: rest = rest.drop { $0 != 0x22 }.dropFirst()
    case 0x30...0x39: rest = rest.drop { (0x30...0x39).contains($0) }
    case 0x4B: rest = rest.dropFirst(6)
    // The left, the middle and the right.
    case 0x4C, 0x43, 0x52: text.append(0x20)
    default: break
    }
  }
  return text
}
