// Inputs that fuzzing started from or stumbled over, and small changes of each: none may trap, take long, or give anything
// that is no text.

import Foundation
import PFCFuzzTargets
import Testing

@Suite struct FuzzCorpusTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fuzz/Corpus")

  private func inputs(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = Self.folder.appendingPathComponent(target.rawValue)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      (name, Array(try Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func keptInputsAreHarmless(_ target: FuzzTarget) throws {
    let inputs = try inputs(target)
    #expect(!inputs.isEmpty)
    for input in inputs { #expect(target.run(input.bytes) == nil, "\(input.name)") }
  }

  @Test(arguments: FuzzTarget.allCases)
  func changesOfKeptInputsAreHarmless(_ target: FuzzTarget) throws {
    let inputs = try inputs(target)
    var random = Mutation(seed: 20_251_125)
    for round in 0..<300 {
      let bytes = random.mutate(inputs[round % inputs.count].bytes, mixedWith: inputs[random.below(inputs.count)].bytes)
      #expect(target.run(bytes) == nil, "round \(round) of seed 20251125")
    }
  }
}

/// The changes that damage makes, seeded.
private struct Mutation {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return bound > 0 ? Int(state >> 33) % bound : 0
  }

  private mutating func range(_ bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count)
    return start..<min(bytes.count, start + 1 + below(60))
  }

  mutating func mutate(_ input: [UInt8], mixedWith other: [UInt8]) -> [UInt8] {
    var bytes = input
    for _ in 0..<(1 + below(4)) where !bytes.isEmpty {
      switch below(7) {
      case 0: bytes[below(bytes.count)] ^= 1 << below(8)
      case 1: bytes[below(bytes.count)] = [0x00, 0x3C, 0x3E, 0x22, 0x26, 0x0A, 0x2C, 0x7C, 0xFF][below(9)]
      case 2: bytes.removeSubrange(range(bytes))
      case 3: bytes.insert(contentsOf: bytes[range(bytes)], at: below(bytes.count))
      case 4: bytes.removeLast(below(bytes.count))
      case 5: if !other.isEmpty { bytes.insert(contentsOf: other[range(other)], at: below(bytes.count)) }
      default:
        let part = bytes[range(bytes)]
        bytes.replaceSubrange(range(bytes), with: part)
      }
    }
    return bytes
  }
}
