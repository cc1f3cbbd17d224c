// Services that follow findings from commit to commit know them again by a fingerprint. It must outlive lines that are
// inserted above, and no two findings of a run may share it.

import PFCText

/// Makes the fingerprints of one run.
struct Fingerprints: Sendable {
  /// How often the same has been found.
  private var seen: [UInt64: Int] = [:]

  /// A line longer than this is no help in knowing a finding again.
  private static let longestLine = 1024

  /// 16 hexadecimal digits of the rule, the file, what the finding says and the text of its line; the second finding of
  /// which all that is the same has its number in it.
  mutating func next(_ diagnostic: Diagnostic, path: String, _ places: inout PlaceFinder) -> String {
    let index = places.index(of: diagnostic.source)
    let line = index.range(ofLine: index.line(of: diagnostic.range.start))
    var hash = FNV1a()
    hash.add(diagnostic.rule.code.description.utf8)
    hash.add(path.utf8)
    hash.add(diagnostic.message(in: .zh).utf8)
    if line.count <= Self.longestLine {
      hash.add(diagnostic.source.slice(line).filter { $0 != 0x20 && $0 != 0x09 })
    }
    let count = seen[hash.value, default: 0]
    seen[hash.value] = count + 1
    if count > 0 { hash.add(String(count).utf8) }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// FNV-1a of 64 bits: the same on every machine, unlike the standard library's seeded hashes.
private struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds bytes and a mark behind them, so that `ab`, `c` is not `a`, `bc`.
  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
