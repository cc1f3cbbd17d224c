// Keys, units and names are looked up by their bytes: a dictionary of Chinese strings costs 216 ns a look-up and calls
// canonically equivalent characters equal; bytes cost 20 ns and are exact.

/// A hash table from byte strings to numbers, open addressing. An empty one holds no memory.
///
/// Not generic: a generic look-up is not specialized across targets and takes ten times the instructions.
package struct ByteKeyTable: Sendable {
  private var slots: [UInt32] = []
  private var keys: [UInt8] = []
  private var entries: [(range: TextRange, value: Int)] = []

  /// An empty table with room for `capacity` keys.
  package init(capacity: Int = 0) {
    guard capacity > 0 else { return }
    slots = [UInt32](repeating: 0, count: Self.size(for: capacity))
    keys.reserveCapacity(capacity * 8)
    entries.reserveCapacity(capacity)
  }

  /// Number of keys.
  package var count: Int { entries.count }

  /// Adds a key; gives false and changes nothing when it is there already.
  @discardableResult
  package mutating func insert(_ key: [UInt8], _ value: Int) -> Bool {
    insert(key, TextRange(0, key.count), value)
  }

  /// Adds the key that stands at `range` of `bytes`; gives false and changes nothing when it is there already.
  @discardableResult
  package mutating func insert(_ bytes: [UInt8], _ range: TextRange, _ value: Int) -> Bool {
    let hash = hashBytes(bytes, range)
    if find(bytes, range, hash) != nil { return false }
    entries.append((TextRange(keys.count, keys.count + range.count), value))
    keys.append(contentsOf: bytes[range.bounds])
    if entries.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: Self.size(for: entries.count))
      for index in entries.indices { place(index, hashBytes(keys, entries[index].range)) }
    } else {
      place(entries.count - 1, hash)
    }
    return true
  }

  /// The value of the key that stands at `range` of `bytes`.
  package func value(_ bytes: [UInt8], _ range: TextRange) -> Int? {
    slots.isEmpty ? nil : find(bytes, range, hashBytes(bytes, range)).map { entries[$0].value }
  }

  private func find(_ bytes: [UInt8], _ range: TextRange, _ hash: UInt64) -> Int? {
    guard !slots.isEmpty, range.end <= bytes.count else { return nil }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if sameBytes(bytes, range, keys, entries[index].range) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func place(_ index: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(index + 1)
  }

  /// A power of two with at least as many free slots as keys.
  private static func size(for count: Int) -> Int {
    var size = 16
    while size < count * 2 { size *= 2 }
    return size
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
