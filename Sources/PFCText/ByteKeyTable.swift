// Keys, units and names are looked up by their bytes: a dictionary of Chinese strings costs 216 ns a look-up and calls
// canonically equivalent characters equal; bytes cost 20 ns and are exact.

/// A hash table from byte strings to values, open addressing.
package struct ByteKeyTable<Value: Sendable>: Sendable {
  private var slots: [UInt32]
  private var keys: [UInt8] = []
  private var ranges: [TextRange] = []
  private var values: [Value] = []

  /// An empty table with room for `capacity` keys.
  package init(capacity: Int = 8) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
  }

  /// Number of keys.
  package var count: Int { values.count }

  /// Adds a key; gives false and changes nothing when it is there already.
  @discardableResult
  package mutating func insert(_ key: [UInt8], _ value: Value) -> Bool {
    insert(key, TextRange(0, key.count), value)
  }

  /// Adds the key that stands at `range` of `bytes`; gives false and changes nothing when it is there already.
  @discardableResult
  package mutating func insert(_ bytes: [UInt8], _ range: TextRange, _ value: Value) -> Bool {
    if index(bytes, range) != nil { return false }
    ranges.append(TextRange(keys.count, keys.count + range.count))
    keys.append(contentsOf: bytes[range.bounds])
    values.append(value)
    if values.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: slots.count * 2)
      for index in values.indices { place(index) }
    } else {
      place(values.count - 1)
    }
    return true
  }

  /// The value of the key that stands at `range` of `bytes`.
  package func value(_ bytes: [UInt8], _ range: TextRange) -> Value? {
    guard let index = index(bytes, range) else { return nil }
    return values[index]
  }

  /// The insertion number of the key that stands at `range` of `bytes`.
  package func index(_ bytes: [UInt8], _ range: TextRange) -> Int? {
    guard range.end <= bytes.count else { return nil }
    var slot = Int(truncatingIfNeeded: hashBytes(bytes, range)) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if sameBytes(bytes, range, keys, ranges[index]) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: hashBytes(keys, ranges[index])) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }
}

/// FNV-1a over eight bytes at a time, mixed at the end. Keys come from the user's own files, so no seed is needed.
package func hashBytes(_ bytes: [UInt8], _ range: TextRange) -> UInt64 {
  bytes.withUnsafeBytes { buffer in
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var offset = Int(range.start)
    let end = min(Int(range.end), buffer.count)
    while offset + 8 <= end {
      hash = (hash ^ buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      offset += 8
    }
    while offset < end {
      hash = (hash ^ UInt64(buffer[offset])) &* 0x0000_0100_0000_01B3
      offset += 1
    }
    return ((hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 16
  }
}
