import DescentCatalogue
import DescentData
import DescentLearning
import DescentSyntax

/// What holds at a place of a recipe, for whoever writes on there.
package struct Situation: Sendable {
  /// What a `let` has named.
  package struct NamedValue: Equatable, Sendable {
    package let name: String
    /// What it stands for, as it would be written.
    package let text: String
    /// What sort of thing that is; nil for a value, and for a word that is no entry of the catalogue.
    package let kind: EntryKind?

    package init(_ name: String, text: String, kind: EntryKind? = nil) {
      self.name = name
      self.text = text
      self.kind = kind
    }
  }

  /// An option of a setting that stands.
  package struct SettingOption: Equatable, Sendable {
    package let setting: String
    package let entry: String
    package let option: OptionCard
    /// The name that tells it from all others, as `set` and `why` take it.
    package let name: String
    /// What it is now, as it would be written.
    package let text: String
  }

  package var settings: Settings
  package var names: [NamedValue]
  /// What has been measured: `val.loss`, `test.accuracy`.
  package var figures: [String]
  /// What the last `minimize` leaves to be read.
  package var reached: [String]
  /// What `why` can tell of besides the settings.
  package var reasons: [String]

  package init(
    settings: Settings = Settings(), names: [NamedValue] = [], figures: [String] = [],
    reached: [String] = [], reasons: [String] = []
  ) {
    self.settings = settings
    self.names = names
    self.figures = figures
    self.reached = reached
    self.reasons = reasons
  }

  /// The words that begin the settings.
  package static var settingWords: [String] { SettingRule.words }

  /// The parts of the data.
  package static var parts: [String] { Part.allCases.map(\.rawValue) }

  /// The types that a column can be taken for.
  package static var columnTypes: [String] { ColumnClaim.all }

  /// The columns that a preparation can name.
  package var columns: [(name: String, hasWords: Bool)] {
    (settings.data?.shape.columns ?? []).map { ($0.name, $0.hasWords) }
  }

  /// A column's name as a recipe writes it: a word where it is one, else a string.
  package static func written(column: String) -> String { column.asName }

  /// The layers with weights, in a word or two each; nil where no model says how many there are.
  package var layers: [String]? {
    let network = settings.model?.network(inputs: 1, outputs: 1)
    return network?.layers.compactMap { layer in
      switch layer {
      case .dense: "dense"
      case .normalization: "layer_norm"
      case .activation, .dropout: nil
      }
    }
  }

  /// The options of the things that the settings hold, in the order of the settings.
  package var options: [SettingOption] {
    SettingRule.words.flatMap { settings.options(of: $0) }.map(SettingOption.init)
  }

  /// The options that a name can mean, alone or behind a point.
  package func options(named name: String) -> [SettingOption] {
    settings.options(named: name).map(SettingOption.init)
  }

  /// The figures that a part of the data has, those that are shown first.
  package func figures(of part: String) -> [String] {
    let task = settings.task
    let fitting = Metrics.all.filter { task == nil || $0.task == task }.map { $0.facts.name }
    let listed = settings.metrics?.metrics.map { type(of: $0).facts.name }
    let standard = task.map { Metrics.standard(for: $0).map { type(of: $0).facts.name } } ?? []
    let first = ["loss"] + (listed ?? []) + standard
    return (first + fitting.filter { !first.contains($0) }).reduce(into: []) { names, name in
      let full = "\(part).\(name)"
      if !names.contains(full) { names.append(full) }
    }
  }

  /// What holds behind statements that follow this, as far as they tell.
  package func followed(by text: ParsedRecipe) -> Situation {
    guard !text.statements.isEmpty else { return self }
    var checker = Checker(overrides: Overrides())
    checker.settings = settings
    for statement in text.statements { checker.check(statement) }
    var later = checker.situation
    later.names = names.filter { old in !later.names.contains { $0.name == old.name } } + later.names
    later.figures = figures + later.figures.filter { !figures.contains($0) }
    later.reasons = later.reasons + reasons.filter { !later.reasons.contains($0) }
    if later.reached.isEmpty { later.reached = reached }
    return later
  }
}

extension Checker {
  /// What holds behind all that has been checked.
  package var situation: Situation {
    var checker = self
    checker.settleSchedule()
    let names = scope.known.compactMap { name -> Situation.NamedValue? in
      switch scope.names[name]?.binding {
      case .value(let value): Situation.NamedValue(name, text: value.text)
      case .thing(let thing): Situation.NamedValue(name, text: thing.canonicalText, kind: thing.entryKind)
      case nil: nil
      }
    }
    return Situation(
      settings: checker.settings, names: names, figures: measured.map(\.name).sorted(), reached: reached,
      reasons: ReasonFinder(checker).names)
  }
}

extension Expression {
  /// What sort of entry the thing is that stands here, where the catalogue has it.
  fileprivate var entryKind: EntryKind? {
    guard case .thing(let thing) = kind else { return nil }
    return Catalogue.kind(of: thing.name.text)
  }
}

extension Situation.SettingOption {
  init(_ option: OptionInForce) {
    self.init(
      setting: option.entry.setting, entry: option.entry.card.name, option: option.card, name: option.name,
      text: option.value.text)
  }
}
