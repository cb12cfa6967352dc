import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkSet(_ node: SetStatement, _ statement: Statement) {
    settleSchedule()
    guard let option = option(meantBy: node) else { return }
    let card = option.entry.card
    let isOfSchedule = option.entry.setting == "schedule"
    let isOfOptimizer = option.entry.setting == "optimizer"
    let value = optionValue(
      node.value, option.card, entry: "\(card.kind.word) `\(card.name)`",
      local: namesOfRate(settings.optimizer.groups[isOfOptimizer ? option.entry.place : 0].optimizer.lr))
    guard isSettable(option, node, statement) else { return }
    let key = "set \(option.target)"
    wait(key, for: statement)
    // What a schedule says of `lr` is read again later.
    guard let value, value != option.value || isOfSchedule, change(option, to: value, node) else { return }
    changes.append(
      SettingChange(
        entry: option.entry, option: option.card.name, key: key, value: node.value, statement: statement))
  }

  /// The option in force that a statement means, or nil after saying why there is not one.
  private mutating func option(meantBy node: SetStatement) -> OptionInForce? {
    let found = settings.options(named: node.name.text)
    guard !found.isEmpty else {
      faultUnknown(node)
      return nil
    }
    let able = found.filter { !$0.isOfData }
    let options = able.isEmpty ? found : able
    if let layers = node.layers { return option(among: options, for: layers, node) }
    guard let only = options.first, options.count == 1 else {
      let isByLayers = Set(options.map(\.name)).count == 1
      let fixes = options.map { option in
        let name = isByLayers ? node.name.text : option.name
        return "set \(name) \(node.value.canonicalText)\(option.layersText)"
      }
      faults.add(SetFault.several(node.name.text, fixes: fixes), at: node.name.span)
      return nil
    }
    return only
  }

  /// The option of the optimizer that moves these layers and no others.
  private mutating func option(
    among options: [OptionInForce], for selection: LayerSelection, _ node: SetStatement
  ) -> OptionInForce? {
    let before = faults.diagnostics.count
    let layers = layerSet(selection)
    guard faults.diagnostics.count == before else { return nil }
    let groups = settings.optimizer.groups
    let own = options.filter { option in
      option.entry.setting == "optimizer" && groups[option.entry.place].layers == layers
    }
    if let only = own.first, own.count == 1 { return only }
    let plain = "set \(node.name.text) \(node.value.canonicalText)"
    let whole = layers.flatMap { layers in
      options.first { $0.entry.setting == "optimizer" && groups[$0.entry.place].layers.contains(layers) }
    }
    if !options.contains(where: { $0.entry.setting == "optimizer" }) {
      faults.add(SetFault.notByLayers(node.name.text, fix: plain), at: selection.span)
    } else if let whole, let layer = layers?.numbers.first, let all = whole.entry.layers {
      let fault = SetFault.partOfGroup(
        layer, layers: all, optimizer: whole.entry.card.name, fix: "\(plain) for \(all)")
      faults.add(fault, at: selection.span)
    } else if own.count > 1 {
      let fixes = own.map { "set \($0.name) \(node.value.canonicalText)\($0.layersText)" }
      faults.add(SetFault.several(node.name.text, fixes: fixes), at: node.name.span)
    } else {
      let legal = options.compactMap(\.entry.layers)
      faults.add(SetFault.noSuchGroup(layers?.text ?? "rest", legal: legal), at: selection.span)
    }
    return nil
  }

  /// Whether the option is one of a setting that may change, and that an action has used.
  private mutating func isSettable(
    _ option: OptionInForce, _ node: SetStatement, _ statement: Statement
  ) -> Bool {
    let setting = option.entry.setting
    if option.isOfData {
      let fault = SetFault.dataStays(
        option: option.card.name, setting: setting, mended: mended(option, node.value))
      faults.add(fault, at: node.name.span)
      return false
    }
    // At the prompt a setting may change before it is used; the session's recipe puts both into one.
    if isLive { return true }
    let written = waiting[setting].flatMap { $0.source == statement.span.source ? $0 : nil }
    guard written != nil || origins[setting] == nil && !hasUsedSettings else { return true }
    let fault = SetFault.unused(
      setting: setting, mended: mended(option, node.value), isWritten: written != nil)
    faults.add(fault, at: node.name.span, related: written.map { Diagnostic.Mark($0, "written here") })
    return false
  }

  /// Says of a name that no option in force has what was probably meant.
  private mutating func faultUnknown(_ node: SetStatement) {
    let name = node.name.text
    guard refusedSettings.isEmpty else { return }
    let isOfThings = !settings.options(of: name).isEmpty && node.value.isNumeral
    if SettingRule.words.contains(name), !isOfThings {
      let own = "\(name) \(node.value.canonicalText)"
      let fix = Self.isSound(own) ? own : Keyword(rawValue: name)?.example ?? name
      faults.add(SetFault.ownStatement(name, fix: fix), at: node.name.span)
      return
    }
    faults.add(SetFault.unknownOption(name, help: help(on: name, node)), at: node.name.span)
  }

  /// Whether a setting says something as it stands.
  private static func isSound(_ setting: String) -> Bool {
    let recipe = Parser.recipe(SourceText(name: "", text: setting), id: 0)
    var checker = Checker(overrides: Overrides())
    for statement in recipe.statements { checker.check(statement) }
    return recipe.diagnostics.isEmpty && !checker.faults.hasErrors
  }

  /// What to write for a name that no option in force has.
  private func help(on name: String, _ node: SetStatement) -> String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let word = parts.last ?? name
    let entries = SettingRule.words.flatMap { settings.entries(of: $0) }
    let owned = entries.filter { parts.count == 2 && [$0.setting, $0.card.name].contains(parts[0]) }
    let value = node.value.canonicalText + (node.layers.map { " for \($0.canonicalText)" } ?? "")
    let options = SettingRule.words.flatMap { settings.options(of: $0) }.filter { option in
      owned.isEmpty || owned.contains { $0.setting == option.entry.setting && $0.card == option.entry.card }
    }
    func fix(_ option: OptionInForce) -> String {
      "write `set \(parts.count == 1 && isAlone(option) ? option.card.name : option.name) \(value)`"
    }
    if let synonym = options.first(where: { ($0.card.synonyms + [$0.card.name]).contains(word) }) {
      return fix(synonym)
    }
    if let thing = options.first(where: { [$0.entry.card.name, $0.entry.setting].contains(name) }) {
      return fix(thing)
    }
    if parts.count == 1 || !owned.isEmpty, let statement = Elsewhere.words[word] {
      return "write `\(statement)` as a statement of its own"
    }
    let known = options.flatMap { [$0.card.name] + $0.card.synonyms }
    if let nearest = NearestName.nearest(to: word, among: known),
      let option = options.first(where: { $0.card.name == nearest || $0.card.synonyms.contains(nearest) })
    {
      return fix(option)
    }
    if let owner = owned.first {
      let names = owner.card.options.map(\.name).joined(separator: ", ")
      return names.isEmpty ? "\(owner.card.name) has no options" : "\(owner.card.name) has \(names)"
    }
    return "`why optimizer` tells what options the optimizer has, `why schedule` those of the schedule"
  }

  /// Whether no other thing in force has an option of the same name.
  private func isAlone(_ option: OptionInForce) -> Bool {
    settings.options(named: option.card.name).count == 1
  }
}

extension OptionInForce {
  /// Whether it is of the data or its preparation, which a model that has been trained holds fast.
  fileprivate var isOfData: Bool { ["data", "prepare"].contains(entry.setting) }
}

extension Expression {
  /// Whether it is a number or a share, where a statement takes a thing.
  fileprivate var isNumeral: Bool {
    switch kind {
    case .number, .percent: true
    case .string, .truth, .hole, .thing, .list, .negation, .not, .binary, .quantity, .parenthesized, .choice,
      .block, .stall:
      false
    }
  }
}

extension LayerSet? {
  /// Whether all of these layers are among them; those of `rest` are nobody's by name.
  fileprivate func contains(_ others: LayerSet) -> Bool {
    guard let self else { return false }
    return others.numbers.allSatisfy(self.contains)
  }
}
