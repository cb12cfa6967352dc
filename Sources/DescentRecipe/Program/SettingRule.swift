import DescentCatalogue
import DescentLearning
import DescentSyntax

/// What the language does where no statement gives a setting.
enum SettingRule {
  /// The settings, by their keywords.
  static let words = [
    "seed", "data", "split", "prepare", "model", "loss", "optimizer", "schedule", "batch", "clip", "penalty",
    "average", "freeze", "metrics", "stop", "keep",
  ]

  /// The rule, as a sentence's end.
  static func words(_ setting: String) -> String {
    switch setting {
    case "data", "model": "no statement gives one"
    case "split":
      "the default: 80/10/10, or 90/10 where the data brings its own test part; by class where there are some"
    case "prepare": "the default: what fits each column; `descent plan` and the run say what"
    case "loss": "the default by target: cross_entropy for classes, mse for numbers"
    case "metrics": "the default by target"
    case "keep": "the default: best by what the stop rule looks at, else last"
    case "clip", "penalty", "average", "freeze", "stop": "no statement asks for it"
    default: "the default"
    }
  }

  /// The value of a setting that has no line of its own.
  static func standard(_ setting: String) -> String {
    switch setting {
    case "split": "80/10/10"
    case "prepare": "by column"
    case "loss", "metrics": "by target"
    case "keep": "last"
    default: "none"
    }
  }
}

extension Settings {
  /// An entry of the catalogue with the values that it has.
  typealias Described = (card: Card, values: [(name: String, value: OptionValue)])

  /// The things that a setting holds, in the order in which they are written.
  func things(of setting: String) -> [Described] {
    switch setting {
    case "data": [data?.source].compactMap(\.self).map { described($0) }
    case "prepare": (preparation ?? []).compactMap(described)
    case "model":
      switch model?.form {
      case .perceptron(let perceptron, _): [described(perceptron)]
      case .block(let block): block.members.map(described)
      case nil: []
      }
    case "loss": loss.map { [described($0)] } ?? (data == nil ? [] : [described(effectiveLoss)])
    case "optimizer": optimizer.groups.map { described($0.optimizer) }
    case "schedule": schedule.chain.pieces.map { described($0) }
    case "clip": [shaping.clipping].compactMap(\.self).map { described($0) }
    case "penalty": shaping.penalties.map { described($0) }
    case "average": [average?.averaging].compactMap(\.self).map { described($0) }
    case "metrics": (metrics?.metrics ?? []).map { described($0) }
    default: []
    }
  }

  private func described(_ entry: some CatalogueEntry) -> Described {
    (type(of: entry).facts, entry.optionValues)
  }

  private func described(_ member: LayerBlock.Member) -> Described {
    switch member {
    case .layer(let layer): described(layer)
    case .activation(let activation): described(activation)
    }
  }

  /// A step keeps only what it was given.
  private func described(_ step: PreparationSetting) -> Described? {
    guard let card = Catalogue.cards(of: .preparation).first(where: { $0.name == step.step.name }) else {
      return nil
    }
    return (card, card.options.map { ($0.name, step.step.options[$0.name] ?? $0.defaultValue) })
  }
}

extension Checker {
  /// The values that the statement of a setting gives, as written.
  func parts(of setting: String) -> [Expression] {
    if setting == "data", let data = overrides.data { return [data] }
    return switch origins[setting]?.kind {
    case .seed(let node): [node.value]
    case .data(let node): [node.source]
    case .prepare(let node): node.parts
    case .model(let node): if case .block(let layers) = node.value.kind { layers } else { [node.value] }
    case .loss(let node): [node.value]
    case .optimizer(let node): node.groups.map(\.value)
    case .schedule(let node): node.pieces
    case .batch(let node): [node.size, node.parts].compactMap(\.self)
    case .clip(let node): [node.value]
    case .penalty(let node): node.parts
    case .average(let node): [node.value]
    case .metrics(let node): node.parts
    case .stop(.when(let rule)): [rule]
    case .stop(.off), .freeze, .split, .keep, .set, .edition, .include, .binding, .train, .continue,
      .evaluate, .expect,
      .save, .load, .predict, .minimize, .print, .show, .why, nil:
      []
    }
  }
}
