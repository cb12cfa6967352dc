import DescentCatalogue
import DescentSyntax

extension Checker {
  /// Says of a name that the catalogue does not have what was probably meant.
  mutating func faultUnknown(_ thing: Thing, _ kind: EntryKind, _ cards: [Card]) {
    let name = thing.name
    let names = cards.map(\.name) + (kind.takesNone ? ["none"] : [])
    if kind == .activation || kind == .layer, ["softmax", "log_softmax"].contains(name.text.lowercased()) {
      faults.add(ShapeFault.softmax, at: name.span)
      return
    }
    if let other = Catalogue.kind(of: name.text), other != kind, other.statement != nil {
      faults.add(
        NameFault.wrongKind(other, name.text, statement: kind.statement ?? kind.word), at: name.span)
      return
    }
    if LaterEntries.names(of: kind).contains(name.text) {
      faults.add(NameFault.laterEntry(kind, name.text, legal: names), at: name.span)
      return
    }
    if kind == .optimizer, let rule = FamiliarChains.optimizers[name.text.lowercased()] {
      faults.add(NameFault.foreignEntry(kind, name.text, mended: rule), at: thing.span)
      return
    }
    if kind == .schedule, let chain = FamiliarChains.schedules[name.text] {
      faults.add(NameFault.foreignEntry(kind, name.text, mended: chain), at: thing.span)
      return
    }
    let meant = cards.first { card in
      card.synonyms.contains { $0 == name.text || $0.lowercased() == name.text.lowercased() }
    }
    let lowered = cards.first { $0.name == name.text.lowercased() }
    if let card = meant ?? lowered, let mended = translated(thing, to: card) {
      faults.add(NameFault.foreignEntry(kind, name.text, mended: mended), at: thing.span)
      return
    }
    let suggestion = meant?.name ?? lowered?.name ?? NearestName.nearest(to: name.text, among: names)
    faults.add(NameFault.unknownEntry(kind, name.text, suggestion: suggestion, legal: names), at: name.span)
  }

  /// The thing with the names that it has here; nil where the name alone differs, or not all is known.
  private func translated(_ thing: Thing, to card: Card) -> String? {
    guard thing.list == nil, let arguments = thing.arguments, arguments.contains(where: { $0.name != nil })
    else {
      return nil
    }
    var written: [String] = []
    for argument in arguments {
      guard let name = argument.name else {
        written.append(argument.canonicalText)
        continue
      }
      guard
        let option = card.options.first(where: { $0.name == name.text || $0.synonyms.contains(name.text) })
      else { return nil }
      let renamed = Argument(
        name: Name(option.name, at: name.span), value: argument.value, span: argument.span)
      written.append(renamed.canonicalText)
    }
    return "\(card.name)(\(written.joined(separator: ", ")))"
  }
}

extension Catalogue {
  /// What is to be said of a name that means something, though no entry is called so; nil of any other.
  package static func meaning(ofForeign name: String) -> String? {
    if let chain = FamiliarChains.schedules[name] { return "is written `schedule \(chain)` here" }
    let isLater = EntryKind.allCases.contains { LaterEntries.names(of: $0).contains(name.lowercased()) }
    return isLater ? "is not in this version yet" : nil
  }
}

/// What is one thing in other tools and several, or an option of another, here.
enum FamiliarChains {
  /// Optimizers that are an option of another one here, by their names in small letters.
  static let optimizers = [
    "amsgrad": "adam(amsgrad=true)", "heavy_ball": "sgd(momentum=0.9)", "heavyball": "sgd(momentum=0.9)",
    "polyak": "sgd(momentum=0.9)",
  ]

  static let schedules = [
    "WarmupCosine": "warmup(5%) then cosine(to 0)",
    "WarmupCosineSchedule": "warmup(5%) then cosine(to 0)",
    "warmup_cosine": "warmup(5%) then cosine(to 0)",
    "warmup_cosine_decay_schedule": "warmup(5%) then cosine(to 0)",
    "get_cosine_schedule_with_warmup": "warmup(5%) then cosine(to 0)",
    "LinearWarmupCosineAnnealingLR": "warmup(5%) then cosine(to 0)",
    "WarmupLinear": "warmup(5%) then linear(to 0)",
    "warmup_linear": "warmup(5%) then linear(to 0)",
    "get_linear_schedule_with_warmup": "warmup(5%) then linear(to 0)",
    "warmup_exponential_decay_schedule": "warmup(5%) then exponential(0.95, every 1 epoch)",
    "get_polynomial_decay_schedule_with_warmup": "warmup(5%) then polynomial(power=2)",
    "get_constant_schedule_with_warmup": "warmup(5%) then constant",
    "warmup_constant_schedule": "warmup(5%) then constant",
    "SequentialLR": "warmup(5%) then cosine(to 0)",
    "join_schedules": "warmup(5%) then cosine(to 0)",
    "LambdaLR": "warmup(5%) then cosine(to 0)",
    "ChainedScheduler": "warmup(5%) then cosine(to 0)",
    "LearningRateScheduler": "warmup(5%) then cosine(to 0)",
  ]
}

/// What the language names and this version does not have.
enum LaterEntries {
  static func names(of kind: EntryKind) -> Set<String> {
    switch kind {
    case .source: ["sqlite"]
    case .preparation, .model, .layer, .activation, .initializer, .loss, .metric, .optimizer, .schedule,
      .clipping, .penalty, .average, .surface:
      []
    }
  }
}

extension EntryKind {
  /// Whether its statement can be switched off.
  package var takesNone: Bool {
    switch self {
    case .preparation, .metric, .schedule, .clipping, .penalty, .average: true
    case .source, .model, .layer, .activation, .initializer, .loss, .optimizer, .surface: false
    }
  }
}
