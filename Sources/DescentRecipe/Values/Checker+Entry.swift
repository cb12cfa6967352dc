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
      faultUnknown(thing, kind, cards)
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
      let only = list.items.count == 1 ? list.items.first?.value.canonicalText : nil
      faults.add(
        NameFault.listNotTaken(
          entry: "\(kind.word) `\(card.name)`", mended: only.map { "\(card.name)(\($0))" }), at: list.span)
      return nil
    }
    guard let (options, spans) = options(of: thing, card, local: local) else { return nil }
    if let missing = card.options.first(where: { $0.mustBeGiven && options[$0.name] == nil }) {
      faults.add(
        NameFault.optionNeeded(
          entry: "\(card.kind.word) `\(card.name)`", missing, mended: thing.completed(with: missing)),
        at: thing.span)
      return nil
    }
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
    case .number, .percent, .string, .truth, .hole, .list, .negation, .not, .binary, .quantity, .block,
      .stall:
      break
    }
    var label = "not a name"
    if case .string(let text) = expression.kind, cards.contains(where: { $0.name == text }) { label = text }
    faults.add(NameFault.notAThing(kind, label: label, legal: cards.map(\.name)), at: expression.span)
    return nil
  }

  private mutating func options(
    of thing: Thing, _ card: Card, local: [String: Value]
  ) -> ([String: OptionValue], [String: Span])? {
    let entry = "\(card.kind.word) `\(card.name)`"
    var values: [String: OptionValue] = [:]
    var spans: [String: Span] = [:]
    var isSound = true
    var previous: Argument?
    for (index, argument) in (thing.arguments ?? []).enumerated() {
      guard
        let option = option(for: argument, at: index, of: card, entry: entry, after: previous, given: spans)
      else {
        isSound = false
        if argument.name == nil { break }
        continue
      }
      previous = argument.name == nil && previous?.name != nil ? previous : argument
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
    for argument: Argument, at index: Int, of card: Card, entry: String, after previous: Argument?,
    given: [String: Span]
  ) -> OptionCard? {
    let legal = card.options.map(\.name)
    guard let name = argument.name else {
      if let option = card.options.first(where: { argument.value.begins(with: $0.name) }) {
        let rest = argument.value.canonicalText.dropFirst(option.name.count).filter { $0 != " " }
        let written = "\(option.name)=\(rest)"
        faults.add(NameFault.equalNeeded(option: option.name, written: written), at: argument.span)
      } else if previous?.name != nil {
        faults.add(
          NameFault.unnamedAfterNamed(
            entry: entry, mended: previous.flatMap { decimal($0, argument) },
            named: card.options.first { given[$0.name] == nil }.map { "\($0.name)=\(argument.canonicalText)" }
          ),
          at: argument.span)
      } else if index >= card.options.count {
        faults.add(NameFault.tooManyValues(entry: entry, legal: legal), at: argument.span)
      } else if isEntryInPlace(of: card.options[index], argument.value) {
        let option = card.options[index]
        let mended = "\(card.name) \(option.sample) \(argument.canonicalText)"
        faults.add(NameFault.optionNeeded(entry: entry, option, mended: mended), at: argument.span)
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

  /// `lr=0,001` with a point: a named number, and a number directly behind its comma.
  private func decimal(_ first: Argument, _ second: Argument) -> String? {
    guard let name = first.name, case .number(let whole) = first.value.kind, case .number = second.value.kind,
      whole.rounded() == whole, second.span.start == first.span.end + 1
    else { return nil }
    let digits = second.span.end - second.span.start
    guard case .number(let part) = second.value.kind, part.rounded() == part, part >= 0, digits <= 9 else {
      return nil
    }
    let zeros = String(repeating: "0", count: max(0, digits - Numeral.text(part).utf8.count))
    return "\(name.text)=\(Numeral.text(whole)).\(zeros)\(Numeral.text(part))"
  }

  /// Whether a name of the catalogue stands where a number must, as in `dense relu`.
  private func isEntryInPlace(of option: OptionCard, _ expression: Expression) -> Bool {
    if case .entry = option.type { return false }
    guard option.mustBeGiven, case .thing(let thing) = expression.kind, let name = thing.plainName else {
      return false
    }
    return scope.names[name.text] == nil && Catalogue.kind(of: name.text) != nil
  }

  /// The option that was meant: by another library's name for it, by a statement of its own, by likeness.
  func suggestion(for word: String, _ card: Card) -> String? {
    func owner(of name: String) -> String? {
      card.options.first { $0.name == name || $0.synonyms.contains(name) }?.name
    }
    if let values = Elsewhere.values[word] { return values }
    if let option = owner(of: word) { return option }
    if let statement = Elsewhere.words[word] { return statement + "` as a statement of its own" }
    let known = card.options.flatMap { [$0.name] + $0.synonyms }
    return NearestName.nearest(to: word, among: known).flatMap(owner(of:))
  }
}

/// Options of other libraries that are statements of their own here.
enum Elsewhere {
  /// Options that are several here.
  static let values = ["betas": "beta1=0.9, beta2=0.999"]

  static let words = [
    "decay": "optimizer adamw(decay=0.01)", "test_size": "split 80/10/10", "shuffle": "split in order",
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
      .choice, .block, .stall:
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

extension Thing {
  /// The thing with an option that it lacks behind those that it has; nil where it has none.
  fileprivate func completed(with option: OptionCard) -> String? {
    guard let arguments, !arguments.isEmpty else { return nil }
    return canonicalText.dropLast() + ", \(option.name)=\(option.sample))"
  }
}
