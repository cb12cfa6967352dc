/// A card together with the key paths that its options write to.
package struct EntryCard<Entry: CatalogueEntry>: Sendable {
  package let facts: Card
  let options: [EntryOption<Entry>]

  package init(
    _ kind: EntryKind, _ name: String, synonyms: [String] = [], summary: String, example: String,
    source: String, options: [EntryOption<Entry>] = [], page: CardPage? = nil
  ) {
    let fresh = Entry()
    self.options = options
    facts = Card(
      kind: kind, name: name, synonyms: synonyms, summary: summary, example: example, source: source,
      options: options.map { $0.card(defaultValue: $0.get(fresh)) }, page: page)
  }

  /// A fresh entry with these options set; the rest keep their defaults.
  ///
  /// Values must have been checked against the card: one of another type is left out.
  package func make(with values: [String: OptionValue]) -> Entry {
    var entry = Entry()
    for option in options {
      if let value = values[option.name] { option.set(&entry, value) }
    }
    return entry
  }

  /// The values that an entry's options have, by name.
  package func values(of entry: Entry) -> [(name: String, value: OptionValue)] {
    options.map { ($0.name, $0.get(entry)) }
  }
}

/// A thing that has a name in the language: its stored properties are its options.
package protocol CatalogueEntry: Sendable {
  init()
  static var card: EntryCard<Self> { get }
}

extension CatalogueEntry {
  /// The card without its key paths.
  package static var facts: Card { card.facts }

  /// A fresh entry with these options set.
  package static func make(with values: [String: OptionValue]) -> Self { card.make(with: values) }

  /// This entry's options in the card's order.
  package var optionValues: [(name: String, value: OptionValue)] { Self.card.values(of: self) }
}

/// One option of an entry, bound to the stored property that keeps it.
package struct EntryOption<Entry>: Sendable {
  let name: String
  let synonyms: [String]
  let type: OptionType
  let summary: String
  let get: @Sendable (Entry) -> OptionValue
  let set: @Sendable (inout Entry, OptionValue) -> Void
  /// Whether an option without a default may be left out.
  private(set) var isOptional = false

  /// The same option, which may be left out though it has no default.
  package var optional: Self {
    var option = self
    option.isOptional = true
    return option
  }

  func card(defaultValue: OptionValue) -> OptionCard {
    OptionCard(
      name, synonyms: synonyms, type: type, defaultValue: defaultValue, isOptional: isOptional, summary)
  }

  package typealias Path<Value> = WritableKeyPath<Entry, Value> & Sendable

  /// A number within bounds.
  package static func number(
    _ name: String, _ path: any Path<Double>, in bounds: Bounds, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .number(bounds), summary: summary,
      get: { .number($0[keyPath: path]) },
      set: { if case .number(let number) = $1 { $0[keyPath: path] = number } })
  }

  /// A whole number within bounds.
  package static func count(
    _ name: String, _ path: any Path<Int>, in bounds: Bounds, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .count(bounds), summary: summary,
      get: { .number(Double($0[keyPath: path])) },
      set: {
        if case .number(let number) = $1, let count = Int(exactly: number) { $0[keyPath: path] = count }
      })
  }

  /// A number within bounds; nil is "not given".
  package static func number(
    _ name: String, _ path: any Path<Double?>, in bounds: Bounds, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .number(bounds), summary: summary,
      get: { $0[keyPath: path].map(OptionValue.number) ?? .none },
      set: { if case .number(let number) = $1 { $0[keyPath: path] = number } })
  }

  /// A whole number within bounds; nil is "not given".
  package static func count(
    _ name: String, _ path: any Path<Int?>, in bounds: Bounds, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .count(bounds), summary: summary,
      get: { $0[keyPath: path].map { .number(Double($0)) } ?? .none },
      set: {
        if case .number(let number) = $1, let count = Int(exactly: number) { $0[keyPath: path] = count }
      })
  }

  /// True or false.
  package static func flag(
    _ name: String, _ path: any Path<Bool>, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .flag, summary: summary,
      get: { .flag($0[keyPath: path]) },
      set: { if case .flag(let flag) = $1 { $0[keyPath: path] = flag } })
  }

  /// One word of a list.
  package static func word(
    _ name: String, _ path: any Path<String>, of words: [String], synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .word(words), summary: summary,
      get: { .word($0[keyPath: path]) },
      set: { if case .word(let word) = $1 { $0[keyPath: path] = word } })
  }

  /// A length; nil is "not given".
  package static func length(
    _ name: String, _ path: any Path<Length?>, bare: LengthUnit, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .length(bare: bare), summary: summary,
      get: { $0[keyPath: path].map(OptionValue.length) ?? .none },
      set: { if case .length(let length) = $1 { $0[keyPath: path] = length } })
  }

  /// Lengths in a list.
  package static func lengths(
    _ name: String, _ path: any Path<[Length]>, bare: LengthUnit, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .lengths(bare: bare), summary: summary,
      get: { .lengths($0[keyPath: path]) },
      set: { if case .lengths(let lengths) = $1 { $0[keyPath: path] = lengths } })
  }

  /// A learning rate, or a share of the optimizer's; nil is "not given".
  package static func rate(
    _ name: String, _ path: any Path<Rate?>, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .rate, summary: summary,
      get: { $0[keyPath: path].map(OptionValue.rate) ?? .none },
      set: { if case .rate(let rate) = $1 { $0[keyPath: path] = rate } })
  }

  /// A learning rate, or a share of the optimizer's.
  package static func rate(
    _ name: String, _ path: any Path<Rate>, synonyms: [String] = [], _ summary: String
  ) -> Self {
    Self(
      name: name, synonyms: synonyms, type: .rate, summary: summary,
      get: { .rate($0[keyPath: path]) },
      set: { if case .rate(let rate) = $1 { $0[keyPath: path] = rate } })
  }
}
