import DescentCatalogue
import DescentSyntax

extension EntryKind {
  /// The kind in the user's words.
  package var word: String {
    switch self {
    case .source: "data source"
    case .preparation: "preparation"
    case .model: "model"
    case .layer: "layer"
    case .activation: "activation"
    case .initializer: "initializer"
    case .loss: "loss"
    case .metric: "metric"
    case .optimizer: "optimizer"
    case .schedule: "schedule"
    case .clipping: "clipping"
    case .penalty: "penalty"
    case .average: "average"
    case .surface: "surface"
    }
  }

  /// `a` or `an`, as `word` wants it.
  package var article: String {
    switch self {
    case .source, .preparation, .model, .layer, .loss, .metric, .schedule, .clipping, .penalty,
      .surface:
      "a"
    case .activation, .initializer, .optimizer, .average: "an"
    }
  }

  /// The statement that takes entries of this kind.
  package var statement: String? {
    switch self {
    case .source: "data"
    case .preparation: "prepare"
    case .model: "model"
    case .loss: "loss"
    case .optimizer: "optimizer"
    case .schedule: "schedule"
    case .clipping: "clip"
    case .penalty: "penalty"
    case .average: "average"
    case .metric: "metrics"
    case .surface: "minimize"
    case .layer, .activation, .initializer: nil
    }
  }
}

extension OptionType {
  /// What the option takes, in the user's words.
  var words: String {
    switch self {
    case .number: "a number"
    case .count: "a whole number"
    case .flag: "true or false"
    case .word(let words): words.map { "`\($0)`" }.joined(separator: " or ")
    case .length(let bare): "a length in \(bare.rawValue)"
    case .lengths(let bare): "lengths in a list, in \(bare.rawValue)"
    case .rate: "a learning rate or a share of it"
    case .text: "a string"
    case .texts: "strings in a list"
    case .column: "a column, by a word or a string"
    case .columns: "columns in a list"
    case .columnClaims: "columns with `class` or `number` in a list"
    case .entry(let kind): "\(kind.article) \(kind.word)"
    }
  }
}

extension Bounds {
  /// A bound as it would be written: `1e9` rather than nine zeros.
  private static func written(_ number: Double) -> String {
    number >= 1e6 ? CanonicalNumber.short(number) : Numeral.text(number)
  }

  /// The numbers inside, in the user's words.
  var words: String {
    switch (lower.isFinite, upper.isFinite) {
    case (false, false): "a finite number"
    case (true, false): includesLower ? "at least \(Self.written(lower))" : "above \(Self.written(lower))"
    case (false, true): includesUpper ? "at most \(Self.written(upper))" : "below \(Self.written(upper))"
    case (true, true) where includesLower && includesUpper:
      "from \(Self.written(lower)) to \(Self.written(upper))"
    case (true, true):
      "\(includesLower ? "at least" : "above") \(Self.written(lower)) and "
        + "\(includesUpper ? "at most" : "below") \(Self.written(upper))"
    }
  }
}

extension OptionCard {
  /// What sort of value the option takes, in the user's words.
  package var takes: String {
    switch type {
    case .length: "a length"
    case .lengths: "lengths in a list"
    case .number, .count, .flag, .word, .rate, .entry, .text, .texts, .column, .columns, .columnClaims:
      type.words
    }
  }

  /// The numbers that it accepts, in the user's words; nil where its type says all.
  package var within: String? {
    switch type {
    case .number(let bounds), .count(let bounds): bounds.words
    case .flag, .word, .length, .lengths, .rate, .entry, .text, .texts, .column, .columns, .columnClaims:
      nil
    }
  }

  /// What a number without a unit counts; nil where numbers have none.
  package var unit: String? {
    switch type {
    case .length(let bare), .lengths(let bare): "\(bare.rawValue) if bare"
    case .number, .count, .flag, .word, .rate, .entry, .text, .texts, .column, .columns, .columnClaims:
      nil
    }
  }

  /// The option with its default, as it would be written.
  var exampleText: String? {
    defaultValue == .none ? nil : "\(name)=\(defaultValue.text)"
  }
}

extension OptionValue {
  /// The value as it would be written.
  package var text: String {
    switch self {
    case .none: "none"
    case .number(let number): Numeral.text(number)
    case .flag(let flag): flag ? "true" : "false"
    case .word(let word): word
    case .length(let length): length.text
    case .lengths(let lengths): "[" + lengths.map(\.text).joined(separator: ", ") + "]"
    case .rate(.absolute(let rate)): Numeral.text(rate)
    case .rate(.shareOfBase(let share)): Numeral.text(share * 100) + "%"
    case .text(let text): CanonicalString.quoted(text)
    case .texts(let texts): "[" + texts.map(CanonicalString.quoted).joined(separator: ", ") + "]"
    case .columnClaims(let types):
      "[" + types.map { "\(CanonicalString.quoted($0.column))=\($0.type)" }.joined(separator: ", ") + "]"
    case .entry(let entry): entry.text
    }
  }
}

extension Length {
  /// The length as it would be written.
  package var text: String {
    switch unit {
    case .percent: "\(Numeral.text(count))%"
    case .seconds: "\(Numeral.text(count)) s"
    case .epochs: count == 1 ? "1 epoch" : "\(Numeral.text(count)) epochs"
    case .steps: count == 1 ? "1 step" : "\(Numeral.text(count)) steps"
    case .samples: count == 1 ? "1 sample" : "\(Numeral.text(count)) samples"
    }
  }
}

extension EntryValue {
  /// The entry as it would be written, its options in order of name.
  package var text: String {
    guard !options.isEmpty else { return name }
    let written = options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }
    return "\(name)(\(written.joined(separator: ", ")))"
  }
}
