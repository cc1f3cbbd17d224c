// 一 to 九十九, as lists number their items.

/// Numbers in Chinese characters.
enum HanNumeral {
  /// The number at `offset` and where it ends.
  static func read(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> (value: Int, end: Int)? {
    guard let first = digit(bytes, offset, end) else { return nil }
    let second = digit(bytes, offset + 3, end)
    guard first == 10 || second == 10 else { return (first, offset + 3) }
    if first == 10 {
      // 十, 十一 … 十九
      guard let second, second < 10 else { return (10, offset + 3) }
      return (10 + second, offset + 6)
    }
    // 二十, 二十一 … 九十九
    guard let third = digit(bytes, offset + 6, end), third < 10 else { return (first * 10, offset + 6) }
    return (first * 10 + third, offset + 9)
  }

  private static func digit(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Int? {
    guard offset + 2 < end else { return nil }
    switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
    case (0xE4, 0xB8, 0x80): return 1
    case (0xE4, 0xBA, 0x8C): return 2
    case (0xE4, 0xB8, 0x89): return 3
    case (0xE5, 0x9B, 0x9B): return 4
    case (0xE4, 0xBA, 0x94): return 5
    case (0xE5, 0x85, 0xAD): return 6
    case (0xE4, 0xB8, 0x83): return 7
    case (0xE5, 0x85, 0xAB): return 8
    case (0xE4, 0xB9, 0x9D): return 9
    case (0xE5, 0x8D, 0x81): return 10
    default: return nil
    }
  }
}
