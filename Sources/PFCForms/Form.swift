// A form (表样) is data: what the keys are, which are required, what the weights sum to and how the table looks is one
// description that everything else reads.

public import PFCSyntax
public import PFCText

/// What a field means to the rules and to the JSON; the English names stand in Data/vocabulary.pfc.
public enum FieldRole: String, Sendable, CaseIterable {
  /// Name of the department or fund.
  case name
  /// The budget year of the table.
  case year
  /// The department's whole expenditure.
  case totalExpenditure
  /// The department in charge of a fund, often with its code.
  case supervisor
  /// A fund's budget.
  case budget
  /// The budget of all the years of the plan, this one among them.
  case midtermBudget
  /// What was spent by the year's end.
  case executed
  /// The sum of all scores of an evaluation.
  case totalScore
  /// What the project is.
  case overview
  /// What it rests on.
  case basis
  /// What the year shall reach.
  case goal
  /// The indicator rows.
  case indicators

  fileprivate var index: Int {
    switch self {
    case .name: 0
    case .year: 1
    case .totalExpenditure: 2
    case .supervisor: 3
    case .budget: 4
    case .midtermBudget: 5
    case .executed: 6
    case .totalScore: 7
    case .overview: 8
    case .basis: 9
    case .goal: 10
    case .indicators: 11
    }
  }
}

/// What a field holds.
public enum FieldKind: String, Sendable, CaseIterable {
  /// One line.
  case text = "文字"
  /// Paragraphs.
  case prose = "长文"
  /// An amount with a unit of money.
  case money = "金额"
  /// A four-digit year.
  case year = "年份"
  /// Indicator rows.
  case indicators = "指标"
}

/// One field of a table.
public struct Field: Sendable {
  /// The key as sources type it.
  public let name: String
  /// Other keys that mean the same.
  public let aliases: [String]
  /// What it holds.
  public let kind: FieldKind
  /// Whether a table without it is incomplete.
  public let isRequired: Bool
  /// Whether its key carries a year.
  public let isYearly: Bool
  /// Its standard meaning, nil for a field that only this form knows.
  public let role: FieldRole?
  /// Index of the field whose part it is.
  public let parent: Int?
}

/// Which thing a table is filled in for.
public enum TableObject: Int, Sendable, CaseIterable {
  /// 部门: the overall table, once a department.
  case department = 1
  /// 专项: one table a fund.
  case fund = 2
}

/// What the weights of a table come to.
public struct WeightRule: Sendable {
  /// What they sum to.
  public let total: Decimal
  /// Written `20%` instead of `20`.
  public let isPercent: Bool
  /// The item that holds the rest to 100 and is scored at year end.
  public let reserve: Reserve?
  /// How the form divides the total among the levels; empty when it says nothing.
  public let split: [WeightShare]

  /// An item that is not listed.
  public struct Reserve: Sendable {
    /// 预算执行率
    public let name: String
    /// Its points.
    public let weight: Decimal
  }
}

/// One table of a form.
public struct TableForm: Sendable {
  /// The title of the table.
  public let title: String
  /// What it is filled in for.
  public let object: TableObject
  /// The word that opens it in a source: 部门, 专项, 项目.
  public let opener: String
  /// nil: the table has no weights.
  public let weights: WeightRule?
  /// The least number of indicators, 0 when any number will do.
  public let minimumIndicators: Int
  /// Fields in their order; parts follow the field they belong to. The opener's value fills the first.
  public let fields: [Field]
  /// How the table looks.
  public let layout: Layout

  /// Whether the rows carry weight and relation columns.
  public let rowShape: RowShape

  // Asked for every table of every source, so they are found once.
  private let roleIndexes: [Int?]
  private let partIndexes: [[Int]]
  /// Indexes of fields that a table must have.
  package let requiredFields: [Int]
  /// Indexes of fields whose key carries a year.
  package let yearlyFields: [Int]
  /// Indexes of amounts that are the sum of parts.
  package let summedFields: [Int]
  /// Indexes of texts that say what shall be reached: 目标, 年度目标, 中期目标.
  package let goalFields: [Int]
  /// Indexes of lines that hold a date.
  package let dateFields: [Int]

  package init(
    title: String, object: TableObject, opener: String, weights: WeightRule?, minimumIndicators: Int, fields: [Field],
    layout: Layout
  ) {
    self.title = title
    self.object = object
    self.opener = opener
    self.weights = weights
    self.minimumIndicators = minimumIndicators
    self.fields = fields
    self.layout = layout
    rowShape = RowShape(hasWeight: weights != nil, hasRelation: layout.has(.relation))
    roleIndexes = FieldRole.allCases.map { role in fields.firstIndex { $0.role == role } }
    let partIndexes = fields.indices.map { field in fields.indices.filter { fields[$0].parent == field } }
    self.partIndexes = partIndexes
    requiredFields = fields.indices.filter { fields[$0].isRequired }
    yearlyFields = fields.indices.filter { fields[$0].isYearly }
    summedFields = fields.indices.filter { fields[$0].kind == .money && !partIndexes[$0].isEmpty }
    goalFields = fields.indices.filter { index in
      fields[index].kind == .prose && (fields[index].role == .goal || fields[index].name.hasSuffix("目标"))
    }
    dateFields = fields.indices.filter { index in
      fields[index].kind == .text && ["日期", "时间"].contains { fields[index].name.hasSuffix($0) }
    }
  }

  /// Index of the field with that role.
  public func index(of role: FieldRole) -> Int? { roleIndexes[role.index] }

  /// Indexes of the parts of a field.
  public func parts(of field: Int) -> [Int] { partIndexes[field] }
}

/// What a key of a source means under a form.
public enum KeyMeaning: Sendable, Hashable {
  /// Starts a department or fund.
  case opener(TableObject)
  /// A field, by its index in the table of that object.
  case field(TableObject, Int)
  /// 引入
  case include
  /// 豁免
  case waiver
  /// 表样
  case form
}

/// A form: its tables, its unit of money, and the keys that follow from them.
public struct Form: Sendable {
  /// 重庆市沙坪坝区部门预算绩效目标
  public let name: String
  /// The unit of money of its cells, an atom of the catalogue.
  public let moneyUnit: String
  /// Its index in the catalogue.
  public let moneyAtom: Int
  /// One table each for departments and funds; a form may lack either.
  public let tables: [TableForm]
  /// What the parser must know.
  public let shapes: Shapes
  /// Every key that a source may use, for suggestions.
  package let keys: [String]
  private let meanings: [KeyMeaning]

  /// The table of an object.
  public func table(_ object: TableObject) -> TableForm? { tables.first { $0.object == object } }

  /// What a key of the parsed tree means.
  package func meaning(_ id: Int) -> KeyMeaning? { meanings.indices.contains(id - 1) ? meanings[id - 1] : nil }

  /// The opener that a key sounds like, and what it means.
  package func opener(soundingLike typed: String) -> (key: String, meaning: KeyMeaning)? {
    let openers = tables.flatMap { table in
      ([table.opener] + (table.fields.first.map { [$0.name] + $0.aliases } ?? [])).map { ($0, table.object) }
    }
    guard let key = homophone(of: typed, among: openers.map(\.0)) else { return nil }
    return openers.first { $0.0 == key }.map { ($0.0, .opener($0.1)) }
  }

  package init(name: String, moneyUnit: String, moneyAtom: Int, tables: [TableForm]) {
    self.name = name
    self.moneyUnit = moneyUnit
    self.moneyAtom = moneyAtom
    self.tables = tables
    var vocabulary = VocabularyBuilder()
    vocabulary.declare(Keyword.form, .form)
    vocabulary.declare(Keyword.include, .include)
    vocabulary.declare(Keyword.waiver, .waiver)
    for table in tables { vocabulary.declare(table) }
    shapes = vocabulary.shapes
    meanings = vocabulary.meanings
    keys = vocabulary.keys
  }
}

/// Keys of the language that no form can rename.
package enum Keyword {
  package static let form = "表样"
  package static let include = "引入"
  package static let waiver = "豁免"
  /// `同概况` takes the text of another entry.
  package static let sameAs = "同"
}

extension FieldKind {
  fileprivate var inlineShape: InlineShape {
    switch self {
    case .money: .quantity
    case .year: .figure
    case .text, .prose, .indicators: .text
    }
  }
}

private struct VocabularyBuilder {
  var shapes = Shapes()
  var meanings: [KeyMeaning] = []
  var keys: [String] = []

  mutating func declare(_ key: String, _ meaning: KeyMeaning) {
    declare([key], meaning, scope: .anywhere) { KeyShape(id: $0, inline: meaning == .waiver ? .codes : .text) }
  }

  mutating func declare(_ table: TableForm) {
    let object = table.object
    let scope = KeyScope(rawValue: object.rawValue) ?? .anywhere
    let names = table.fields.first.map { [$0.name] + $0.aliases } ?? []
    declare([table.opener] + names, .opener(object), scope: .anywhere) {
      KeyShape(id: $0, openerDepth: object.rawValue)
    }
    for (index, field) in table.fields.enumerated().dropFirst() {
      declare([field.name] + field.aliases, .field(object, index), scope: scope) { id in
        KeyShape(
          id: id, inline: field.kind.inlineShape,
          body: field.kind == .indicators ? .rows(table.rowShape) : .prose, isYearly: field.isYearly)
      }
    }
  }

  private mutating func declare(
    _ spellings: [String], _ meaning: KeyMeaning, scope: KeyScope, shape: (Int) -> KeyShape
  ) {
    meanings.append(meaning)
    for spelling in spellings where shapes.declare(spelling, in: scope, shape(meanings.count)) {
      if !keys.contains(spelling) { keys.append(spelling) }
    }
  }
}
