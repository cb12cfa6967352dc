import DescentCatalogue
import DescentLearning

/// An entry of the catalogue that a setting holds, with its place there.
struct EntryInForce {
  /// The setting's keyword.
  let setting: String
  /// Its place among the things of the setting.
  let place: Int
  /// How many others go around it.
  let depth: Int
  let card: Card
  let values: [(name: String, value: OptionValue)]
  /// The layers of an optimizer that shares them with others: `layer 2`, `rest`.
  var layers: String?
}

/// An option of an entry in force.
struct OptionInForce {
  let entry: EntryInForce
  let card: OptionCard
  let value: OptionValue
  /// Its name with as much of its owner's as tells it from all others of the setting: `schedule.every`.
  let name: String
  /// What may stand before the point of its name.
  fileprivate let owners: [String]

  /// The layers that it is for, where several optimizers share them: ` for layer 2`.
  var layersText: String { entry.layers.map { " for \($0)" } ?? "" }
  /// Its name with its layers.
  var target: String { name + layersText }
}

extension Settings {
  /// What a setting holds, wrapped optimizers behind what goes around them.
  func entries(of setting: String) -> [EntryInForce] {
    let isShared = setting == "optimizer" && !optimizer.others.isEmpty
    return things(of: setting).enumerated().flatMap { place, thing in
      let layers = isShared ? optimizer.groups[place].layers?.text ?? "rest" : nil
      return Self.wrapped(thing, of: setting).enumerated().map { depth, thing in
        EntryInForce(
          setting: setting, place: place, depth: depth, card: thing.card, values: thing.values,
          layers: layers)
      }
    }
  }

  /// A thing, what it wraps, what that wraps, and so on.
  private static func wrapped(_ thing: Described, of setting: String) -> [Described] {
    let base = thing.values.lazy.compactMap { _, value -> (any Optimizer)? in
      if case .entry(let entry) = value, setting == "optimizer" { Optimizers.make(entry) } else { nil }
    }.first
    return [thing] + (base.map { wrapped((type(of: $0).facts, $0.optionValues), of: setting) } ?? [])
  }

  /// The options of what a setting holds.
  func options(of setting: String) -> [OptionInForce] {
    let entries = entries(of: setting)
    return entries.flatMap { entry in
      let peers = entries.filter { $0.layers == entry.layers }
      let namesakes = peers.filter { $0.card.name == entry.card.name }
      let number = namesakes.firstIndex { ($0.place, $0.depth) == (entry.place, entry.depth) } ?? 0
      let numbered = "\(entry.card.name)_\(number + 1)"
      return zip(entry.card.options, entry.values).map { card, value in
        let isAlone = peers.count { $0.card.option(named: card.name) != nil } == 1
        let owner = isAlone ? setting : namesakes.count == 1 ? entry.card.name : numbered
        return OptionInForce(
          entry: entry, card: card, value: value.value, name: "\(owner).\(card.name)",
          owners: [setting, entry.card.name, numbered])
      }
    }
  }

  /// The options that a name can mean: `lr`, `optimizer.lr`, `adam.lr`, and `step_2.every` of the second of
  /// two.
  func options(named name: String) -> [OptionInForce] {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return SettingRule.words.flatMap { options(of: $0) }.filter { option in
      switch parts.count {
      case 1: option.card.name == name
      case 2: option.card.name == parts[1] && option.owners.contains(parts[0])
      default: false
      }
    }
  }

  /// The `set` statements that lead from other settings to these, where what is set goes on.
  func sets(since earlier: Settings) -> [String] {
    settingsThatGoOn(since: earlier).flatMap { setting in
      zip(earlier.options(of: setting), options(of: setting)).compactMap { before, after in
        if case .entry(let entry) = after.value, Optimizers.make(entry) != nil { return nil }
        return before.value == after.value ? nil : "set \(after.name) \(after.value.text)\(after.layersText)"
      }
    }
  }

  private func settingsThatGoOn(since earlier: Settings) -> [String] {
    var words: [String] = []
    if model?.revision == earlier.model?.revision { words.append("model") }
    if optimizer.revision == earlier.optimizer.revision { words.append("optimizer") }
    if schedule.revision == earlier.schedule.revision { words.append("schedule") }
    if average?.revision == earlier.average?.revision { words.append("average") }
    return words
  }
}
