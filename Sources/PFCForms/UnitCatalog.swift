// The units of measurement that a table may use, and what each of them counts. The list itself is Data/units.pfc.

public import PFCText

/// A kind of quantity: money, ratio, persons …
public struct Dimension: Sendable {
  /// Chinese name.
  public let name: String
  /// Stable English id, `money`.
  public let id: String
  /// How its quantities take fractions.
  public let wholeness: Wholeness
  /// The least sensible value, as typed.
  public let minimum: Decimal?
  /// Time, by the clock or by the calendar.
  package let isTime: Bool

  /// Whether quantities must be whole numbers.
  public enum Wholeness: String, Sendable, CaseIterable {
    /// Whole numbers only.
    case required = "是"
    /// Whole numbers are expected.
    case expected = "提示"
    /// Fractions are fine.
    case free = "否"
  }
}

/// One unit that stands for itself; `/` and `·` join several.
public struct UnitAtom: Sendable {
  /// Canonical spelling.
  public let name: String
  /// Index of its dimension in the catalogue.
  public let dimension: Int
  /// What it is worth in the first unit of its dimension; nil when nothing converts.
  public let factor: Ratio?
  /// How its quantities take fractions.
  public let wholeness: Dimension.Wholeness
  /// The most decimals that make sense.
  public let fractionDigits: Int?
  /// The greatest sensible value, as typed.
  public let maximum: Decimal?
  /// 元 was left out (`万`).
  public let omitsYuan: Bool
  /// The units that it may stand for, where it is none itself: `M` for 米, MB or Mbps.
  package let meanings: [String]

  /// An exact fraction.
  public struct Ratio: Sendable, Equatable {
    /// Above the line.
    public let numerator: Decimal
    /// Below the line, not zero.
    public let denominator: Decimal
  }
}

/// What looking up a spelling gave.
public struct UnitSpelling: Sendable {
  /// Index of the atom.
  public let atom: Int
  /// How the spelling relates to the canonical name.
  public let kind: Kind

  /// Kinds of spelling.
  public enum Kind: Sendable {
    /// The canonical name.
    case canonical
    /// Another right spelling.
    case alias
    /// A common mistake.
    case mistake
  }
}

/// A unit that a project declares: `联 副`, or `千担 吨 50`.
public struct DeclaredUnit: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// A known unit that counts or measures the same.
  public let like: String
  /// How many of those one is; nil when nothing converts.
  public let factor: Decimal?

  package init(name: String, like: String, factor: Decimal?) {
    self.name = name
    self.like = like
    self.factor = factor
  }
}

/// The catalogue of units.
public struct UnitCatalog: Sendable {
  /// All dimensions.
  public private(set) var dimensions: [Dimension] = []
  /// All atoms, in order of the file.
  public private(set) var atoms: [UnitAtom] = []
  private var spellings: [UnitSpelling] = []
  /// Index of each spelling.
  private var spellingTable = ByteKeyTable(capacity: 1000)
  /// Index of 元 and its multiples.
  public private(set) var money = -1
  /// Index of % and ‰.
  public private(set) var ratio = -1

  /// The atom of a spelling in a source, folded where needed.
  package func spelling(_ bytes: [UInt8], _ range: TextRange) -> UnitSpelling? {
    if let known = spellingTable.value(bytes, range) { return spellings[known] }
    guard range.count < 100, mayFold(bytes, range) else { return nil }
    let folded = foldedBytes(bytes, range)
    return spellingTable.value(folded, TextRange(0, folded.count)).map { spellings[$0] }
  }

  /// The atom of a spelling.
  public func spelling(_ text: String) -> UnitSpelling? {
    let bytes = Array(text.utf8)
    return spelling(bytes, TextRange(0, bytes.count))
  }

  /// The same amount in another unit of its dimension, exactly; nil when nothing converts or digits run out.
  ///
  /// Only powers of ten divide here: every unit of money is one times ten thousand and the like.
  public func convert(_ number: Decimal, from: Int, to: Int) -> Decimal? {
    if from == to { return number }
    guard atoms[from].dimension == atoms[to].dimension, let source = atoms[from].factor, let target = atoms[to].factor,
      source.denominator == Decimal(1), target.denominator == Decimal(1), let base = number * source.numerator,
      let divisor = target.numerator.wholeValue
    else { return nil }
    var rest = divisor
    var exponent = 0
    while rest > 1, rest % 10 == 0 {
      rest /= 10
      exponent += 1
    }
    return rest == 1 ? base.dividedByPowerOfTen(exponent)?.normalized : nil
  }

  /// Whether a unit measures time, by the clock or by the calendar.
  package func isTime(_ atom: UnitAtom) -> Bool { dimensions[atom.dimension].isTime }

  /// Adds a unit that a project declares; false where the known one that it is like is not known.
  package mutating func declare(_ unit: DeclaredUnit) -> Bool {
    guard let like = spelling(unit.like) else { return false }
    let model = atoms[like.atom]
    let factor = unit.factor.flatMap { factor in
      model.factor.flatMap { own in
        (own.numerator * factor).map { UnitAtom.Ratio(numerator: $0, denominator: own.denominator) }
      }
    }
    let bytes = Array(unit.name.utf8)
    spellingTable.insert(foldedBytes(bytes, TextRange(0, bytes.count)), spellings.count)
    spellings.append(UnitSpelling(atom: atoms.count, kind: .canonical))
    atoms.append(
      UnitAtom(
        name: unit.name, dimension: model.dimension, factor: factor, wholeness: model.wholeness, fractionDigits: nil,
        maximum: nil, omitsYuan: false, meanings: []))
    return true
  }

  /// Canonical names, for suggestions.
  package var names: [String] { atoms.map(\.name) }

  package init(_ file: DataFile) {
    dimensions.reserveCapacity(64)
    atoms.reserveCapacity(600)
    spellings.reserveCapacity(1000)
    for block in file.blocks { read(block) }
    money = dimensions.firstIndex { $0.id == "money" } ?? -1
    ratio = dimensions.firstIndex { $0.id == "ratio" } ?? -1
  }

  package static let keys = DataKeys(
    openers: [("量纲", 1)], bodies: [("单位", .columns)] + ["代号", "整数", "下限"].map { ($0, .prose) })

  private mutating func read(_ block: DataBlock) {
    let id = block.text("代号") ?? ""
    let dimension = Dimension(
      name: block.opener.text, id: id, wholeness: block.entry("整数").flatMap(wholeness) ?? .free,
      minimum: block.text("下限").flatMap { Decimal($0) }, isTime: id == "duration" || id == "calendarDuration")
    dimensions.append(dimension)
    block.entry("单位")?.eachRow { read($0, dimension.wholeness) }
  }

  private func wholeness(_ entry: DataEntry) -> Dimension.Wholeness? {
    Dimension.Wholeness.allCases.first { entry.hasText($0.rawValue) }
  }

  private mutating func read(_ words: [DataWord], _ usual: Dimension.Wholeness) {
    guard words.count >= 2 else { return }
    var wholeness = usual
    var fractionDigits: Int?
    var maximum: Decimal?
    var omitsYuan = false
    var meanings: [String] = []
    declare(words[0], .canonical)
    for index in stride(from: 2, to: words.count - 1, by: 2) {
      let value = words[index + 1]
      switch words[index] {
      case let option where option.equals("别名"): for alias in value.list { declare(alias, .alias) }
      case let option where option.equals("误写"): for mistake in value.list { declare(mistake, .mistake) }
      case let option where option.equals("整数"):
        wholeness = Dimension.Wholeness.allCases.first { value.equals($0.rawValue) } ?? wholeness
      case let option where option.equals("小数"): fractionDigits = value.number?.wholeValue
      case let option where option.equals("上限"): maximum = value.number
      case let option where option.equals("可作"): meanings = value.list.map(\.text)
      default: omitsYuan = true
      }
    }
    atoms.append(
      UnitAtom(
        name: words[0].text, dimension: dimensions.count - 1, factor: ratio(words[1]), wholeness: wholeness,
        fractionDigits: fractionDigits, maximum: maximum, omitsYuan: omitsYuan,
        meanings: meanings))
  }

  /// Declares a spelling of the atom that comes next.
  private mutating func declare(_ word: DataWord, _ kind: UnitSpelling.Kind) {
    if mayFold(word.source.bytes, word.range) {
      spellingTable.insert(foldedBytes(word.source.bytes, word.range), spellings.count)
    } else {
      spellingTable.insert(word.source.bytes, word.range, spellings.count)
    }
    spellings.append(UnitSpelling(atom: atoms.count, kind: kind))
  }

  /// `10000`, `2000/3`, or `-` where nothing converts.
  private func ratio(_ word: DataWord) -> UnitAtom.Ratio? {
    if word.equals("-") { return nil }
    // Most units are the first of their dimension, or only counted.
    if word.equals("1") { return UnitAtom.Ratio(numerator: Decimal(1), denominator: Decimal(1)) }
    if let whole = word.number { return UnitAtom.Ratio(numerator: whole, denominator: Decimal(1)) }
    let parts = word.text.split(separator: "/").map { Decimal(String($0)) }
    guard parts.count == 2, let numerator = parts[0], let denominator = parts[1] else { return nil }
    return UnitAtom.Ratio(numerator: numerator, denominator: denominator)
  }
}
