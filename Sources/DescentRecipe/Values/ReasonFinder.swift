import DescentCatalogue
import DescentLearning
import DescentSyntax

/// Finds where the values that hold at a place of a recipe came from.
struct ReasonFinder {
  /// An entry in force with the place where it was written.
  private struct Held {
    let entry: EntryInForce
    let written: Expression?
    /// Whether the setting holds others, so that its name alone does not tell which is meant.
    let isOneOfSeveral: Bool

    var setting: String { entry.setting }
    var card: Card { entry.card }
    var values: [(name: String, value: OptionValue)] { entry.values }
  }

  private let checker: Checker
  private let held: [Held]

  init(_ checker: Checker) {
    self.checker = checker
    held = SettingRule.words.flatMap { word in
      let entries = checker.settings.entries(of: word)
      return entries.map { entry in
        Held(entry: entry, written: checker.written(entry), isOneOfSeveral: entries.count > 1)
      }
    }
  }

  /// Everything that a `why` may name.
  var names: [String] {
    let options = held.flatMap { thing in
      thing.values.flatMap { [$0.name, "\(thing.setting).\($0.name)", "\(thing.card.name).\($0.name)"] }
    }
    return SettingRule.words + checker.lines.names + held.map(\.card.name) + options
  }

  /// The reasons of all that has a name; empty where nothing has.
  func reasons(for name: String) -> [Reason] {
    var reasons: [Reason] = []
    if var line = line(name) {
      line.names = spoken(of: [checker.lines[name]?.value].compactMap(\.self))
      reasons.append(line)
    }
    let settings = SettingRule.words.filter { word in
      word == name || held.contains { $0.setting == word && $0.card.name == name }
    }
    reasons += settings.map(setting)
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for thing in held {
      let owner = parts.count == 2 ? parts[0] : nil
      guard parts.count <= 2, owner == nil || owner == thing.setting || owner == thing.card.name else {
        continue
      }
      reasons += thing.values.filter { $0.name == parts.last }.map { option($0.name, $0.value, of: thing) }
    }
    return reasons.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What a `let` has named.
  private func line(_ name: String) -> Reason? {
    guard let line = checker.lines[name], let binding = checker.scope.names[name]?.binding else { return nil }
    let value =
      switch binding {
      case .value(let value): value.text
      case .thing(let expression): expression.canonicalText
      }
    return Reason(name: name, value: value, origin: origin(of: line, name), isOfLet: true)
  }

  private func setting(_ word: String) -> Reason {
    let value = checker.settings.text(of: word) ?? SettingRule.standard(word)
    let names = spoken(of: checker.parts(of: word)) + set(of: word)
    return Reason(name: word, value: value, origin: origin(of: word), names: names)
  }

  private func option(_ name: String, _ value: OptionValue, of thing: Held) -> Reason {
    let title = "\(thing.isOneOfSeveral ? thing.card.name : thing.setting).\(name)"
    if let change = checker.changes.last(where: { $0.concerns(name, of: thing.entry) }) {
      let names = spoken(of: [change.value])
      return Reason(name: title, value: value.text, origin: self.written(change.statement), names: names)
    }
    guard let written = thing.written, let (author, line) = checker.author(of: written),
      let argument = author.argument(for: name, of: thing.card)
    else { return Reason(name: title, value: value.text, origin: .card(thing.card.name)) }
    let origin = line.map { self.origin(of: $0.line, $0.name) } ?? origin(of: thing.setting)
    return Reason(name: title, value: value.text, origin: origin, names: spoken(of: [argument.value]))
  }

  /// The options of a setting that have been set since it was written.
  private func set(of word: String) -> [Reason] {
    held.filter { $0.setting == word }.flatMap { thing in
      thing.values.filter { option in checker.changes.contains { $0.concerns(option.name, of: thing.entry) } }
        .map { option($0.name, $0.value, of: thing) }
    }
  }

  private func origin(of line: NamedLine, _ name: String) -> Reason.Origin {
    guard line.isSet else { return written(line.statement) }
    return .commandLine("--set \(name)=\(line.value.canonicalText)", insteadOf: line.statement.span)
  }

  private func origin(of word: String) -> Reason.Origin {
    if word == "data", let data = checker.overrides.data {
      return .commandLine("--data \(data.canonicalText)", insteadOf: nil)
    }
    if word == "model", checker.isModelLoaded { return .rule("it comes from the file that `load` names") }
    return checker.origins[word].map(written) ?? .rule(SettingRule.words(word))
  }

  private func written(_ statement: Statement) -> Reason.Origin {
    let isIncluded = checker.included.contains(statement.span.source)
    return .statement(statement.canonicalText, statement.span, isIncluded: isIncluded)
  }

  /// The names that values speak of, directly or through one another, each once.
  private func spoken(of expressions: [Expression]) -> [Reason] {
    var (waiting, seen, reasons) = (expressions.flatMap(\.names), Set<String>(), [Reason]())
    while !waiting.isEmpty {
      let name = waiting.removeFirst()
      guard seen.insert(name).inserted, let line = checker.lines[name],
        let reason = self.line(name)
      else { continue }
      reasons.append(reason)
      waiting += line.value.names
    }
    return reasons
  }
}

extension Checker {
  /// The thing that an expression is, with the `let` that wrote it where one did.
  func author(
    of expression: Expression, through line: (name: String, line: NamedLine)? = nil
  ) -> (Thing, (name: String, line: NamedLine)?)? {
    switch expression.kind {
    case .parenthesized(let inner): return author(of: inner, through: line)
    case .thing(let thing):
      let name = thing.name.text
      guard thing.plainName != nil, name != line?.name, let next = lines[name],
        case .thing(let bound)? = scope.names[name]?.binding
      else { return (thing, line) }
      return author(of: bound, through: (name, next))
    case .number, .percent, .string, .truth, .hole, .list, .negation, .not, .binary, .quantity, .choice,
      .block, .stall:
      return nil
    }
  }

  /// Where an entry in force was written; nil for one that nobody wrote.
  func written(_ entry: EntryInForce) -> Expression? {
    let parts = parts(of: entry.setting)
    guard parts.indices.contains(entry.place) else { return nil }
    return (0..<entry.depth).reduce(parts[entry.place]) { outer, _ in
      guard let outer, let (thing, _) = author(of: outer),
        let card = Catalogue.cards(of: .optimizer).first(where: { $0.name == thing.name.text }),
        let base = card.options.first(where: { $0.type == .entry(.optimizer) })
      else { return nil }
      return thing.argument(for: base.name, of: card)?.value
    }
  }
}

extension Thing {
  /// What was written for an option, by its name or by its place.
  func argument(for option: String, of card: Card) -> Argument? {
    (arguments ?? []).enumerated().first { place, argument in
      guard let name = argument.name?.text else {
        return place < card.options.count && card.options[place].name == option
      }
      return name == option
    }?.element
  }
}

extension Expression {
  /// The words that stand in it and may be names, in order.
  fileprivate var names: [String] {
    switch kind {
    case .number, .percent, .string, .truth, .hole: []
    case .thing(let thing):
      [thing.name.text] + (thing.list?.items ?? []).flatMap(\.value.names)
        + (thing.arguments ?? []).flatMap(\.value.names)
    case .list(let list): list.items.flatMap(\.value.names)
    case .negation(let inner), .not(let inner), .parenthesized(let inner), .quantity(let inner, _, _):
      inner.names
    case .binary(_, let left, let right): left.names + right.names
    case .stall(let figure, let length): figure.names + length.names
    case .block(let layers): layers.flatMap(\.names)
    case .choice: []
    }
  }
}
