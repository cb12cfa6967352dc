import DescentCatalogue
import DescentRecipe

/// The places of words that stand on the cards of the catalogue.
enum TypoEntries {
  static var all: [TypoSlot] {
    names + Catalogue.all.flatMap { card in card.options.flatMap { slots(of: $0, card) } }
  }

  private static var names: [TypoSlot] {
    Catalogue.all.flatMap { card in
      contexts(of: card.kind).map { context in
        TypoSlot(
          card.kind.rawValue, card.name, in: context.replacing("@", with: "@" + arguments(of: card)),
          legal: names(beside: card.kind, in: context))
      }
    }
  }

  /// Recipes in which an entry of the kind may stand at `@`.
  private static func contexts(of kind: EntryKind) -> [String] {
    switch kind {
    case .source: ["data @\n"]
    case .preparation: ["prepare @\n", "prepare one_hot, @\n"]
    case .model: ["model @\n"]
    case .layer: ["model { @; dense 3 }\n"]
    case .activation:
      [
        "model mlp [4, 8, 3](activation=@)\n", "model { dense 8; @; dense 3 }\n",
        "model { dense 8 @; dense 3 }\n",
      ]
    case .initializer: ["model mlp [4, 8, 3](init=@)\n"]
    case .loss: ["loss @\n"]
    case .metric: ["metrics @\n"]
    case .optimizer: ["optimizer @\n"]
    case .schedule: ["schedule @\n", "schedule warmup(2) then @\n"]
    case .clipping: ["clip @\n"]
    case .penalty: ["penalty @\n"]
    case .average: ["average @\n"]
    case .surface: ["minimize @\n", "minimize @ for 5 steps\n"]
    }
  }

  private static func names(beside kind: EntryKind, in context: String) -> [String] {
    let isLine = kind == .layer || context.contains("; @;")
    let kinds: [EntryKind] = isLine ? [.layer, .activation] : [kind]
    let isOptional = ["prepare @", "metrics @", "schedule @", "clip @", "penalty @", "average @"].contains {
      context.hasPrefix($0)
    }
    return kinds.flatMap { Catalogue.cards(of: $0).map(\.name) } + (isOptional ? ["none"] : [])
  }

  /// What has to be given, in parentheses.
  private static func arguments(of card: Card, _ more: String? = nil, besides given: String? = nil) -> String
  {
    let needed = card.options.filter { $0.mustBeGiven && $0.name != given }.map {
      "\($0.name)=\(sample(of: $0))"
    }
    let all = needed + [more].compactMap(\.self)
    return (card.kind == .model ? " [4, 3]" : "") + (all.isEmpty ? "" : "(\(all.joined(separator: ", ")))")
  }

  /// The option's name with `=` and, where that reads, without it; the words that it takes.
  private static func slots(of option: OptionCard, _ card: Card) -> [TypoSlot] {
    guard let context = contexts(of: card.kind).first else { return [] }
    func recipe(_ argument: String) -> String {
      context.replacing("@", with: card.name + arguments(of: card, argument, besides: option.name))
    }
    let legal = card.options.map(\.name)
    var slots = [TypoSlot("option", option.name, in: recipe("@=\(sample(of: option))"), legal: legal)]
    if !sample(of: option).hasPrefix("[") {
      slots.append(
        TypoSlot("option without =", option.name, in: recipe("@ \(sample(of: option))"), legal: legal))
    }
    if case .word(let words) = option.type {
      slots += words.map { TypoSlot("option's word", $0, in: recipe("\(option.name)=@"), legal: words) }
    }
    return slots
  }

  /// A value that the option takes.
  private static func sample(of option: OptionCard) -> String {
    switch option.type {
    case .number(let bounds): [0.5, 1, 2, 0].first(where: bounds.contains).map { "\($0)" } ?? ""
    case .count(let bounds): bounds.contains(4) ? "4" : "100"
    case .flag: "true"
    case .word(let words): words.first ?? ""
    case .length: "2"
    case .lengths: "[1, 2]"
    case .rate: "0"
    case .text: "\"some.csv\""
    case .texts: "[\"none\"]"
    case .column: "species"
    case .columns: "[island]"
    case .columnClaims: "[island=class]"
    case .entry(let kind): Catalogue.cards(of: kind).first?.name ?? ""
    }
  }
}
