// Nothing that is done to a source makes the parser crash or lose a byte.

import PFCText
import Testing

@testable import PFCSyntax

@Suite struct MutationTests {
  /// Mutants that are text; those that are not end in `decodeSource`.
  private static let mutantCount = 20_000
  private static let seed: UInt64 = 20_250_101

  @Test func noMutantCrashesOrLosesBytes() throws {
    print("mutation seed \(Self.seed)")
    var random = SeededRandom(seed: Self.seed)
    let originals = try Self.originals()
    let words = originals.flatMap { tokens($0) }
    var parsed = 0
    for number in 0..<Self.mutantCount * 2 where parsed < Self.mutantCount {
      guard let original = random.pick(originals) else { break }
      var mutant = excerpt(original, &random)
      for _ in 0...random.below(3) { mutate(&mutant, words, &random) }
      // Bytes that are no text never reach the parser.
      guard case .success(let decoded) = decodeSource(mutant) else { continue }
      parsed += 1
      let result = parse(SourceText(path: "mutant", bytes: decoded.bytes), shapes: TestVocabulary.builtIn.shapes)
      let faults = treeFaults(result)
      #expect(
        faults == [], "seed \(Self.seed), mutant \(number): \(String(decoding: mutant, as: UTF8.self).debugDescription)"
      )
      if !faults.isEmpty { return }
    }
    #expect(parsed == Self.mutantCount)
  }

  /// The samples, and the broken files that are text.
  private static func originals() throws -> [[UInt8]] {
    let paths = PropertyTests.sources + PackageFiles.list("Tests/PFCSyntaxTests/Broken", ending: ".pfc")
    return try paths.map(PackageFiles.bytes).filter { firstInvalidUTF8($0) == nil && !$0.isEmpty }
  }

  private func tokens(_ bytes: [UInt8]) -> [[UInt8]] {
    let tree = parse(SourceText(path: "original", bytes: bytes), shapes: TestVocabulary.builtIn.shapes).tree
    return (0..<tree.count).filter { !tree.kind($0).isNode }.map { Array(tree.source.slice(tree.range($0))) }
  }

  /// Some lines in a row: small sources let many mutants run.
  private func excerpt(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    guard let start = bytes[random.below(bytes.count)...].firstIndex(of: 0x0A) else { return Array(bytes.suffix(300)) }
    let end = bytes[min(start + 300, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
    let head = random.pick(["", "专项：甲\n指标：", "得分指标：", "版面：", "目标："]) ?? ""
    return Array(head.utf8) + bytes[start..<end]
  }

  private func mutate(_ bytes: inout [UInt8], _ words: [[UInt8]], _ random: inout SeededRandom) {
    let isByByte = random.oneIn(10)
    let places = isByByte ? Array(0...bytes.count) : boundaries(bytes)
    guard places.count > 2 else { return }
    let first = random.below(places.count - 1)
    let piece = places[first]..<places[first + 1]
    switch random.below(6) {
    case 0: bytes.removeSubrange(piece)
    case 1: bytes.insert(contentsOf: Array(bytes[piece]), at: piece.upperBound)
    case 2:
      let second = random.below(places.count - 1)
      let other = places[second]..<places[second + 1]
      let (low, high) = piece.lowerBound < other.lowerBound ? (piece, other) : (other, piece)
      guard low.upperBound <= high.lowerBound else { return }
      let (lowBytes, highBytes) = (Array(bytes[low]), Array(bytes[high]))
      bytes.replaceSubrange(high, with: lowBytes)
      bytes.replaceSubrange(low, with: highBytes)
    case 3: bytes.removeSubrange(piece.lowerBound...)
    case 4: bytes.insert(contentsOf: random.pick(words) ?? [], at: piece.lowerBound)
    default:
      // NUL would end most mutants before the parser.
      bytes.insert(UInt8(1 + random.below(random.oneIn(4) ? 255 : 127)), at: piece.lowerBound)
    }
  }

  /// Where tokens start and end, of bytes that the parser may read; else every byte.
  private func boundaries(_ bytes: [UInt8]) -> [Int] {
    guard firstInvalidUTF8(bytes) == nil else { return Array(0...bytes.count) }
    let tree = parse(SourceText(path: "cut", bytes: bytes), shapes: TestVocabulary.builtIn.shapes).tree
    let starts = (0..<tree.count).filter { !tree.kind($0).isNode }.map { Int(tree.range($0).start) }
    return starts.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
