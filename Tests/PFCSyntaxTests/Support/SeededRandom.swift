// Random tests are seeded: a failure names its seed, and the seed gives the same run again.

/// SplitMix64.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  /// A number below `limit`, which is above 0.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// Whether one chance in `count` came up.
  mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }

  /// One of the members, nil of none.
  mutating func pick<T>(_ members: [T]) -> T? { members.isEmpty ? nil : members[below(members.count)] }
}
