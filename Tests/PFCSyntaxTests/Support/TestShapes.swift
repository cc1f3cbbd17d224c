// The keys that tests parse with: the built-in form, and a few for the shapes of bodies that it has no use for.

import PFCForms
import PFCSyntax

/// Keys by how the parser reads them.
struct TestVocabulary: Sendable {
  private(set) var shapes: Shapes
  private(set) var firstOpeners: [String] = []
  private(set) var innerOpeners: [String] = []
  private(set) var texts: [String] = []
  private(set) var amounts: [String] = []
  private(set) var yearlyAmounts: [String] = []
  private(set) var rows: [String] = []
  let points = "得分指标"
  let bare = "无权重指标"
  let columns = "列表"
  let layout = "版面"

  /// `form` is nil only where the embedded data is broken; then there are no keys and every test fails.
  init(_ form: Form?) {
    shapes = form?.shapes ?? Shapes()
    for table in form?.tables ?? [] {
      let openers = [table.opener] + (table.fields.first.map { [$0.name] + $0.aliases } ?? [])
      if table.object == .department { firstOpeners += openers } else { innerOpeners += openers }
      for field in table.fields.dropFirst() {
        let spellings = [field.name] + field.aliases
        switch field.kind {
        case .text, .prose, .year: texts += spellings
        case .money where field.isYearly: yearlyAmounts += spellings
        case .money: amounts += spellings
        case .indicators: rows += spellings
        }
      }
    }
    shapes.declare(points, KeyShape(id: 901, body: .rows(RowShape(hasWeight: true, hasRelation: false))))
    shapes.declare(bare, KeyShape(id: 902, body: .rows(RowShape(hasWeight: false, hasRelation: false))))
    shapes.declare(columns, KeyShape(id: 903, body: .columns))
    shapes.declare(layout, KeyShape(id: 904, body: .layout))
  }

  static let builtIn = TestVocabulary(Standards().forms.first)
}
