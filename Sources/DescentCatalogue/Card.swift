/// What sort of thing a card describes.
package enum EntryKind: String, CaseIterable, Sendable {
  case source, preparation, model, layer
  case activation, initializer, loss, metric, optimizer, schedule, clipping, penalty
  case average
  case surface
}

/// An entry's own description: what it is called, what it takes, where it comes from.
package struct Card: Sendable, Equatable {
  package let kind: EntryKind
  package let name: String
  /// What PyTorch, Keras, scikit-learn or a paper call it.
  package let synonyms: [String]
  /// One line of help, lower case, no full stop.
  package let summary: String
  /// A statement, or a few joined by `;`, that checks as it stands.
  package let example: String
  /// Paper, book or library that the definition follows.
  package let source: String
  /// In the order in which unnamed values fill them.
  package let options: [OptionCard]
  /// What a page of the manual says besides; nil while nobody has written it.
  package let page: CardPage?

  package init(
    kind: EntryKind, name: String, synonyms: [String] = [], summary: String, example: String,
    source: String, options: [OptionCard] = [], page: CardPage? = nil
  ) {
    self.kind = kind
    self.name = name
    self.synonyms = synonyms
    self.summary = summary
    self.example = example
    self.source = source
    self.options = options
    self.page = page
  }

  /// The option of this name, if the entry has it.
  package func option(named name: String) -> OptionCard? { options.first { $0.name == name } }
}

/// What a page of the manual says of an entry besides its line of help.
package struct CardPage: Sendable, Equatable {
  /// What it does, in two plain sentences.
  package let account: String
  /// The rule in the symbols of its kind, parts joined by `; `.
  package let formula: String
  /// When to take it, in a sentence or two.
  package let use: String
  /// How it differs from PyTorch's; nil where it does not, or PyTorch has none.
  package let differs: String?

  package init(_ account: String, formula: String, use: String, differs: String? = nil) {
    self.account = account
    self.formula = formula
    self.use = use
    self.differs = differs
  }
}

/// One option of an entry.
package struct OptionCard: Sendable, Equatable {
  package let name: String
  package let synonyms: [String]
  package let type: OptionType
  /// Read from a fresh entry; `.none` where the option is off or must be given.
  package let defaultValue: OptionValue
  /// Whether it may be left out though it has no default.
  package let isOptional: Bool
  package let summary: String

  package init(
    _ name: String, synonyms: [String] = [], type: OptionType, defaultValue: OptionValue,
    isOptional: Bool = false, _ summary: String
  ) {
    self.name = name
    self.synonyms = synonyms
    self.type = type
    self.defaultValue = defaultValue
    self.isOptional = isOptional
    self.summary = summary
  }
}

/// What values an option takes.
package enum OptionType: Sendable, Equatable {
  case number(Bounds)
  /// A whole number.
  case count(Bounds)
  case flag
  /// One of these words.
  case word([String])
  /// A length with a unit; a bare number takes this one.
  case length(bare: LengthUnit)
  /// Lengths in a list; a bare number takes this unit.
  case lengths(bare: LengthUnit)
  /// A learning rate, or a share of the optimizer's.
  case rate
  /// A string, such as a file's path.
  case text
  /// Strings in a list.
  case texts
  /// A column, by a word or a string.
  case column
  /// Columns in a list.
  case columns
  /// Columns with what they are taken for: `[cultivar=class, age=number]`.
  case columnClaims
  /// Another entry: `activation=tanh`, `init=he(distribution=uniform)`.
  case entry(EntryKind)
}

/// The value of an option, resolved.
package enum OptionValue: Sendable, Equatable {
  case none
  case number(Double)
  case flag(Bool)
  case word(String)
  case length(Length)
  case lengths([Length])
  case rate(Rate)
  /// A string, or a column's name.
  case text(String)
  case texts([String])
  /// Columns with their types, in the order of their names.
  case columnClaims([ColumnClaim])
  case entry(EntryValue)
}

/// A named entry with the options that were given to it.
package struct EntryValue: Sendable, Equatable {
  package let name: String
  package let options: [String: OptionValue]

  package init(_ name: String, options: [String: OptionValue] = [:]) {
    self.name = name
    self.options = options
  }
}

/// A learning rate to end at: itself, or a share of the optimizer's.
package enum Rate: Sendable, Equatable {
  case absolute(Double)
  case shareOfBase(Double)

  /// The learning rate meant, given the optimizer's.
  package func value(base: Double) -> Double {
    switch self {
    case .absolute(let rate): rate
    case .shareOfBase(let share): share * base
    }
  }
}

/// What a length is counted in.
package enum LengthUnit: String, Sendable, Equatable, CaseIterable {
  case epochs, steps, samples, seconds
  /// A share of the run, in percent.
  case percent
}

/// How long something lasts: a number and what it counts.
package struct Length: Sendable, Equatable {
  package let count: Double
  package let unit: LengthUnit

  package init(_ count: Double, _ unit: LengthUnit) {
    self.count = count
    self.unit = unit
  }
}

/// A column with what it is taken for.
package struct ColumnClaim: Sendable, Equatable {
  package let column: String
  /// One of `all`.
  package let type: String

  package init(column: String, type: String) {
    self.column = column
    self.type = type
  }

  /// The types that there are.
  package static let all = ["class", "number"]
}
