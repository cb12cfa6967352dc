import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  /// Gives an option its new value; false after saying why it cannot have it.
  mutating func change(_ option: OptionInForce, to value: OptionValue, _ node: SetStatement) -> Bool {
    let place = option.entry.place
    switch option.entry.setting {
    case "optimizer": return changeOptimizer(option, to: value, node)
    case "model": return changeModel(option, to: value, node)
    case "schedule":
      guard schedulePieces.indices.contains(place) else { return false }
      schedulePieces[place] = patched(schedulePieces[place], option, node.value)
    case "loss":
      settings.loss = option.changed(settings.effectiveLoss, to: value)
      lossSpan = node.value.span
    case "clip": settings.shaping.clipping = settings.shaping.clipping.map { option.changed($0, to: value) }
    case "penalty":
      settings.shaping.penalties[place] = option.changed(settings.shaping.penalties[place], to: value)
    case "average":
      settings.average = settings.average.map { average in
        AverageSetting(
          averaging: option.changed(average.averaging, to: value), revision: average.revision,
          span: average.span)
      }
    case "metrics":
      guard let listed = settings.metrics else { return false }
      var metrics = listed.metrics
      metrics[place] = option.changed(metrics[place], to: value)
      settings.metrics = MetricsSetting(metrics: metrics, spans: listed.spans)
    default: return false
    }
    return true
  }

  /// Changes an optimizer so that its memory goes on, or says why that cannot be.
  private mutating func changeOptimizer(
    _ option: OptionInForce, to value: OptionValue, _ node: SetStatement
  ) -> Bool {
    var groups = settings.optimizer.groups
    let group = groups[option.entry.place]
    let (name, owner) = (option.card.name, option.entry.card.name)
    if group.optimizer.layers[option.entry.depth].beginnings.contains(name) {
      let mended = mended(option, node.value)
      faults.add(SetFault.beginning(option: name, of: owner, mended: mended), at: node.name.span)
      return false
    }
    let entry = group.optimizer.entry.with(name, value, depth: option.entry.depth)
    guard let optimizer = Optimizers.make(entry), group.optimizer.keepsAlike(optimizer) else {
      let mended = mended(option, node.value)
      faults.add(SetFault.memory(option: name, of: owner, mended: mended), at: node.name.span)
      return false
    }
    groups[option.entry.place] = OptimizerGroup(optimizer, layers: group.layers, span: group.span)
    settings.optimizer = OptimizerSetting(
      groups[0], others: Array(groups.dropFirst()), revision: settings.optimizer.revision)
    return true
  }

  /// Changes a model so that its weights go on, or says why that cannot be.
  private mutating func changeModel(
    _ option: OptionInForce, to value: OptionValue, _ node: SetStatement
  ) -> Bool {
    guard let model = settings.model else { return false }
    let changed = model.with(option, value)
    let name = option.card.name
    guard option.card.type != .entry(.initializer) else {
      faults.add(SetFault.drawn(option: name, mended: mended(option, node.value)), at: node.name.span)
      return false
    }
    guard
      changed.network(inputs: 1, outputs: 1).tensors == model.network(inputs: 1, outputs: 1).tensors
    else {
      faults.add(SetFault.shape(option: name, mended: mended(option, node.value)), at: node.name.span)
      return false
    }
    settings.model = changed
    return true
  }
}

extension OptionInForce {
  /// An entry with another value for this option.
  fileprivate func changed<Entry: CatalogueEntry>(_ entry: Entry, to value: OptionValue) -> Entry {
    var options = Dictionary(uniqueKeysWithValues: entry.optionValues.map { ($0.name, $0.value) })
    options[card.name] = value
    return Entry.make(with: options)
  }
}

extension ModelSetting {
  /// The same model with another value for an option, under the same revision.
  fileprivate func with(_ option: OptionInForce, _ value: OptionValue) -> ModelSetting {
    let changed: Form
    switch form {
    case .perceptron(let perceptron, let sizes):
      changed = .perceptron(option.changed(perceptron, to: value), sizes: sizes)
    case .block(let block):
      var members = block.members
      switch members[option.entry.place] {
      case .layer(let layer): members[option.entry.place] = .layer(option.changed(layer, to: value))
      case .activation(let activation):
        members[option.entry.place] = .activation(option.changed(activation, to: value))
      }
      changed = .block(LayerBlock(members))
    }
    return ModelSetting(
      form: changed, revision: revision, span: span, inputSpan: inputSpan, outputSpan: outputSpan)
  }
}

extension EntryValue {
  /// The entry with another value for an option of what it wraps, so many entries deep.
  fileprivate func with(_ option: String, _ value: OptionValue, depth: Int) -> EntryValue {
    var options = options
    if depth == 0 {
      options[option] = value
      return EntryValue(name, options: options)
    }
    for case (let name, .entry(let entry)) in options where Optimizers.make(entry) != nil {
      options[name] = .entry(entry.with(option, value, depth: depth - 1))
    }
    return EntryValue(name, options: options)
  }
}
