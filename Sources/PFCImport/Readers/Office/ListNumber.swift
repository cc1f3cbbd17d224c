// How Word writes the numbers of lists.

/// A number in a format of Word's lists (ST_NumberFormat); an unknown one is written in digits.
func listNumber(_ number: Int, format: String) -> String {
  guard (1...9999).contains(number) else { return String(number) }
  switch format {
  case "decimalZero": return number < 10 ? "0\(number)" : String(number)
  case "upperLetter": return letters(number, from: 0x41)
  case "lowerLetter": return letters(number, from: 0x61)
  case "upperRoman": return roman(number)
  case "lowerRoman": return roman(number).lowercased()
  case "decimalFullWidth", "decimalFullWidth2": return scalars(String(number).utf8.map { UInt32($0) + 0xFEE0 })
  case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": return enclosed(number, first: 0x2460)
  case "decimalEnclosedParen": return enclosed(number, first: 0x2474)
  case "decimalEnclosedFullstop": return enclosed(number, first: 0x2488)
  case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "ideographTraditionalCounting":
    return hanNumber(number, digits: Array("零一二三四五六七八九"), places: ["", "十", "百", "千"], dropsLeadingOne: true)
  case "chineseLegalSimplified", "ideographLegalTraditional":
    return hanNumber(number, digits: Array("零壹贰叁肆伍陆柒捌玖"), places: ["", "拾", "佰", "仟"], dropsLeadingOne: false)
  case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
    let digits = Array("〇一二三四五六七八九")
    return String(String(number).utf8.map { digits[Int($0) - 0x30] })
  default: return String(number)
  }
}

private func scalars(_ codes: [UInt32]) -> String {
  String(String.UnicodeScalarView(codes.compactMap(Unicode.Scalar.init)))
}

private func enclosed(_ number: Int, first: UInt32) -> String {
  number <= 20 ? scalars([first + UInt32(number) - 1]) : String(number)
}

/// `a` to `z`, then `aa` to `zz`.
private func letters(_ number: Int, from first: UInt32) -> String {
  guard number <= 26 * 20 else { return String(number) }
  return scalars(Array(repeating: first + UInt32((number - 1) % 26), count: (number - 1) / 26 + 1))
}

private func roman(_ number: Int) -> String {
  let steps = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
  var (rest, text) = (number, "")
  for (value, letters) in steps {
    while rest >= value {
      text += letters
      rest -= value
    }
  }
  return text
}

/// `十二`, `一百零三`; a legal number says the one of ten: `壹拾贰`.
private func hanNumber(_ number: Int, digits: [Character], places: [String], dropsLeadingOne: Bool) -> String {
  var text = ""
  var zeroIsDue = false
  for (place, power) in [1000, 100, 10, 1].enumerated() {
    let digit = number / power % 10
    if digit == 0 {
      zeroIsDue = !text.isEmpty
    } else {
      if zeroIsDue { text.append(digits[0]) }
      zeroIsDue = false
      if !(dropsLeadingOne && text.isEmpty && power == 10 && digit == 1) { text.append(digits[digit]) }
      text += places[3 - place]
    }
  }
  return text
}
