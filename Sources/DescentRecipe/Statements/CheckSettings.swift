import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkSeed(_ node: SeedStatement, _ statement: Statement) {
    willSet(statement)
    seedSpan = statement.span
    guard let value = value(node.value) else { return }
    guard let seed = seed(value, at: node.value.span) else { return }
    settings.seed = seed
  }

  /// A seed as the streams take it.
  mutating func seed(_ value: Value, at span: Span) -> UInt64? {
    if case .number(let number) = value, number >= 0, number <= 0x1p53, let seed = UInt64(exactly: number) {
      return seed
    }
    faults.add(SettingFault.seedValue(value.description), at: span)
    return nil
  }

  mutating func checkLet(_ node: LetStatement, _ statement: Statement) {
    let name = node.name.text
    let given = overrides.sets.last { $0.name.text == name }?.value
    let value = given ?? node.value
    if let earlier = scope.names[name], earlier.span.source == node.name.span.source,
      earlier.span != node.name.span
    {
      faults.add(
        SettingFault.letTwice(name), at: node.name.span,
        related: Diagnostic.Mark(earlier.span, "given here first"))
      return
    }
    if let what = takenWord(name) {
      faults.add(SettingFault.letTakesWord(name, what: what), at: node.name.span)
      refusedNames.insert(name)
      return
    }
    if let binding = binding(value) {
      scope.bind(name, to: binding, at: node.name.span)
      lines[name] = NamedLine(statement: statement, value: value, isSet: given != nil)
    } else {
      refusedNames.insert(name)
    }
  }

  /// What a word of the language is, which no name may take; nil where it is free.
  func takenWord(_ name: String) -> String? {
    if Unit(rawValue: name) != nil { return "a unit" }
    if MathFunction(rawValue: name) != nil { return "a function" }
    return ["and", "or", "not", "then", "true", "false", "_"].contains(name) ? "a reserved word" : nil
  }

  private mutating func binding(_ expression: Expression) -> Binding? {
    switch expression.kind {
    case .thing(let thing):
      let isFunction = thing.arguments != nil && MathFunction(rawValue: thing.name.text) != nil
      if isFunction { return value(expression).map(Binding.value) }
      if thing.plainName != nil, let bound = scope.use(thing.name.text) { return bound }
      if Catalogue.kind(of: thing.name.text) != nil { return .thing(expression) }
      guard thing.plainName == nil else { return value(expression).map(Binding.value) }
      let known = MathFunction.allCases.map(\.rawValue) + Catalogue.all.map(\.name)
      let nearest = NearestName.nearest(to: thing.name.text, among: known)
      faults.add(ValueFault.unknownThing(thing.name.text, nearest: nearest), at: thing.name.span)
      return nil
    case .parenthesized(let inner): return binding(inner)
    case .choice:
      faults.add(NameFault.choice, at: expression.span)
      return nil
    case .number, .percent, .string, .truth, .hole, .list, .negation, .not, .binary, .quantity, .block,
      .stall:
      return value(expression).map(Binding.value)
    }
  }

  mutating func checkLoss(_ node: LossStatement, _ statement: Statement) {
    willSet(statement)
    guard let entry = entry(node.value, kind: .loss, among: Catalogue.cards(of: .loss)),
      let type = Losses.all.first(where: { $0.facts.name == entry.card.name })
    else { return }
    settings.loss = type.make(with: entry.options)
    lossSpan = node.value.span
  }
}
