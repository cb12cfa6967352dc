import DescentCatalogue
import DescentSyntax

/// A thing that was found in the catalogue, with its options checked.
struct ResolvedEntry {
  let card: Card
  let thing: Thing
  let options: [String: OptionValue]
  /// Where each option was given.
  let spans: [String: Span]

  var value: EntryValue { EntryValue(card.name, options: options) }
}

extension Checker {
  /// The entry that an expression names, or nil after saying what is wrong with it.
  mutating func entry(
    _ expression: Expression, kind: EntryKind, among cards: [Card], takesList: Bool = false,
    local: [String: Value] = [:]
  ) -> ResolvedEntry? {
    guard let thing = thing(expression, kind: kind, among: cards) else { return nil }
    guard let card = cards.first(where: { $0.name == thing.name.text }) else {
      faultUnknown(thing.name, kind, cards)
      return nil
    }
    if takesList, thing.list == nil {
      let given = (thing.arguments ?? []).filter { $0.name == nil }.map(\.value.canonicalText)
      let sizes = given.count > 1 ? given.joined(separator: ", ") : "_, 32, _"
      faults.add(
        NameFault.listNeeded(entry: "\(kind.word) `\(card.name)`", sizes: sizes), at: thing.span)
      return nil
    }
    if let list = thing.list, !takesList {
      faults.add(NameFault.listNotTaken(entry: "\(kind.word) `\(card.name)`"), at: list.span)
      return nil
    }
    guard let (options, spans) = options(of: thing, card, local: local) else { return nil }
    return ResolvedEntry(card: card, thing: thing, options: options, spans: spans)
  }

  /// The thing that an expression is, through the `let` that its name may stand for.
  private mutating func thing(_ expression: Expression, kind: EntryKind, among cards: [Card]) -> Thing? {
    switch expression.kind {
    case .thing(let thing):
      guard thing.plainName != nil, !refusedNames.contains(thing.name.text) else {
        return thing.plainName == nil ? thing : nil
      }
      guard let binding = scope.use(thing.name.text) else { return thing }
      if case .thing(let bound) = binding {
        if case .thing(let inner) = bound.kind, inner.name.text != thing.name.text {
          return self.thing(bound, kind: kind, among: cards)
        }
        if case .thing(let inner) = bound.kind { return inner }
      }
      faults.add(
        NameFault.notAThing(kind, label: "stands for a value", legal: cards.map(\.name)), at: thing.span,
        related: scope.names[thing.name.text].map { Diagnostic.Mark($0.span, "given its value here") })
      return nil
    case .parenthesized(let inner): return self.thing(inner, kind: kind, among: cards)
    case .choice:
      faults.add(NameFault.choice, at: expression.span)
      return nil
    case .number, .percent, .string, .truth, .hole, .list, .negation, .not, .binary, .quantity: break
    }
    faults.add(
      NameFault.notAThing(kind, label: "not a name", legal: cards.map(\.name)), at: expression.span)
    return nil
  }

  private mutating func faultUnknown(_ name: Name, _ kind: EntryKind, _ cards: [Card]) {
    let names = cards.map(\.name)
    if let other = Catalogue.kind(of: name.text), other != kind, other.statement != nil {
      faults.add(
        NameFault.wrongKind(other, name.text, statement: kind.statement ?? kind.word), at: name.span)
      return
    }
    let synonym = cards.first { card in
      card.synonyms.contains { $0 == name.text || $0.lowercased() == name.text.lowercased() }
    }
    let lowered = names.first { $0 == name.text.lowercased() }
    let suggestion = synonym?.name ?? lowered ?? NearestName.nearest(to: name.text, among: names)
    faults.add(NameFault.unknownEntry(kind, name.text, suggestion: suggestion, legal: names), at: name.span)
  }

  private mutating func options(
    of thing: Thing, _ card: Card, local: [String: Value]
  ) -> ([String: OptionValue], [String: Span])? {
    let entry = "\(card.kind.word) `\(card.name)`"
    var values: [String: OptionValue] = [:]
    var spans: [String: Span] = [:]
    var isSound = true
    var hasNamed = false
    for (index, argument) in (thing.arguments ?? []).enumerated() {
      guard let option = option(for: argument, at: index, of: card, entry: entry, after: hasNamed) else {
        isSound = false
        if argument.name == nil { break }
        continue
      }
      hasNamed = hasNamed || argument.name != nil
      if let earlier = spans[option.name] {
        faults.add(
          NameFault.optionTwice(entry: entry, option.name), at: argument.span,
          related: Diagnostic.Mark(earlier, "given here first"))
        isSound = false
        continue
      }
      spans[option.name] = argument.span
      if let value = optionValue(argument.value, option, entry: entry, local: local) {
        values[option.name] = value
      } else {
        isSound = false
      }
    }
    return isSound ? (values, spans) : nil
  }

  private mutating func option(
    for argument: Argument, at index: Int, of card: Card, entry: String, after hasNamed: Bool
  ) -> OptionCard? {
    let legal = card.options.map(\.name)
    guard let name = argument.name else {
      if let option = card.options.first(where: { argument.value.begins(with: $0.name) }) {
        let rest = argument.value.canonicalText.dropFirst(option.name.count).filter { $0 != " " }
        let written = "\(option.name)=\(rest)"
        faults.add(NameFault.equalNeeded(option: option.name, written: written), at: argument.span)
      } else if hasNamed {
        faults.add(NameFault.unnamedAfterNamed(entry: entry), at: argument.span)
      } else if index >= card.options.count {
        faults.add(NameFault.tooManyValues(entry: entry, legal: legal), at: argument.span)
      } else {
        return card.options[index]
      }
      return nil
    }
    if let option = card.option(named: name.text) { return option }
    let suggestion = suggestion(for: name.text, card)
    faults.add(
      NameFault.unknownOption(entry: entry, name.text, suggestion: suggestion, legal: legal), at: name.span)
    return nil
  }

  /// The option that was meant: by another library's name for it, by a statement of its own, by likeness.
  private func suggestion(for word: String, _ card: Card) -> String? {
    func owner(of name: String) -> String? {
      card.options.first { $0.name == name || $0.synonyms.contains(name) }?.name
    }
    if let option = owner(of: word) { return option }
    if let statement = Elsewhere.words[word] { return statement }
    let known = card.options.flatMap { [$0.name] + $0.synonyms }
    return NearestName.nearest(to: word, among: known).flatMap(owner(of:))
  }
}

/// Options of other libraries that are statements of their own here.
enum Elsewhere {
  static let words = [
    "epochs": "train 20 epochs", "max_iter": "train 20 epochs", "n_epochs": "train 20 epochs",
    "batch_size": "batch 64", "weight_decay": "penalty l2(1e-4)", "hidden_layer_sizes": "mlp [_, 32, _]",
    "hidden_sizes": "mlp [_, 32, _]", "random_state": "seed 42", "seed": "seed 42",
    "learning_rate": "optimizer adam(lr=1e-3)", "loss": "loss cross_entropy",
  ]
}

extension Expression {
  /// Whether it is a word run into the sign, list or parenthesis behind it, as in `to -1`.
  fileprivate func begins(with word: String) -> Bool {
    switch kind {
    case .thing(let thing): thing.name.text == word && thing.plainName == nil
    case .binary(_, let left, _): left.kind.isWord(word) || left.begins(with: word)
    case .number, .percent, .string, .truth, .hole, .list, .negation, .not, .quantity, .parenthesized,
      .choice:
      false
    }
  }
}

extension Expression.Kind {
  fileprivate func isWord(_ word: String) -> Bool {
    if case .thing(let thing) = self { return thing.plainName?.text == word }
    return false
  }
}
