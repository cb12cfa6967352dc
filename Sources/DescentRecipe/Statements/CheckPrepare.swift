import DescentCatalogue
import DescentData
import DescentSyntax

extension Checker {
  mutating func checkPrepare(_ node: PrepareStatement, _ statement: Statement) {
    willSet(statement)
    settings.preparation = []
    preparationSpan = statement.span
    if node.parts.count == 1, let only = node.parts.first, isNone(only) { return }
    settings.preparation = node.parts.compactMap { step($0) }
  }

  private mutating func step(_ expression: Expression) -> PreparationSetting? {
    guard case .thing(var thing) = expression.kind else {
      return entry(expression, kind: .preparation, among: Catalogue.cards(of: .preparation)).map {
        PreparationSetting(step: $0.value, columns: [], spans: [])
      }
    }
    let isImpute = thing.name.text == Impute.facts.name
    var columns: [Name] = []
    var options: [Argument] = []
    for (index, argument) in (thing.arguments ?? []).enumerated() {
      if argument.name != nil || (isImpute && index == 0) {
        options.append(argument)
      } else {
        guard let column = column(argument.value) else { return nil }
        columns.append(column)
      }
    }
    if thing.arguments != nil { thing.arguments = options }
    let rest = Expression(.thing(thing), at: expression.span)
    guard let entry = entry(rest, kind: .preparation, among: Catalogue.cards(of: .preparation)) else {
      return nil
    }
    for (index, column) in columns.enumerated() {
      guard let earlier = columns[..<index].first(where: { $0.text == column.text }) else { continue }
      faults.add(
        NameFault.optionTwice(entry: "`\(entry.card.name)`", Escaped.excerpt(column.text)), at: column.span,
        related: Diagnostic.Mark(earlier.span, "given here first"))
      return nil
    }
    return PreparationSetting(
      step: entry.value, columns: columns.map(\.text), spans: columns.map(\.span))
  }

  /// Holds the columns that are named against those of the data, where they are known.
  mutating func checkColumns() {
    guard let data = settings.data, let columns = data.shape.columns else { return }
    let names = columns.map(\.name)
    for step in settings.preparation ?? [] {
      for (name, span) in zip(step.columns, step.spans) where !names.contains(name) {
        let nearest = NearestName.nearest(to: name, among: names)
        faults.add(
          ColumnFault.unknown(name, nearest: nearest, legal: names), at: span,
          related: Diagnostic.Mark(data.span, "has other columns"))
      }
    }
  }

  /// A column's name as a word or a string.
  private mutating func column(_ expression: Expression) -> Name? {
    switch expression.kind {
    case .string(let text): return Name(text, at: expression.span)
    case .thing(let thing) where thing.plainName != nil: return thing.name
    case .number, .percent, .truth, .hole, .thing, .list, .negation, .not, .binary, .quantity, .parenthesized,
      .choice, .block, .stall:
      faults.add(ColumnFault.notAName(expression.canonicalText), at: expression.span)
      return nil
    }
  }
}
