import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  /// A model written as layers, or nil after saying what is wrong with them.
  mutating func block(_ layers: [Expression], at span: Span) -> ModelSetting? {
    guard layers.count <= ShapeFault.mostLayers else {
      faults.add(ShapeFault.tooManyLayers(layers.count), at: span)
      return nil
    }
    var members: [BlockLine] = []
    var isSound = true
    for layer in layers {
      if let line = line(layer) { members.append(line) } else { isSound = false }
    }
    guard isSound else { return nil }
    guard let last = members.lastIndex(where: { $0.outputSpan != nil }), let place = members[last].outputSpan
    else {
      faults.add(ShapeFault.noOutputs, at: span)
      return nil
    }
    warnOfOutputs(members[last...])
    return ModelSetting(
      form: .block(LayerBlock(members.map(\.member))), revision: revision, span: span, inputSpan: nil,
      outputSpan: place)
  }

  /// A layer by itself where a model should stand.
  func strayLayer(_ expression: Expression) -> Thing? {
    guard case .thing(let thing) = expression.kind, scope.names[thing.name.text] == nil else { return nil }
    let isLayer = Catalogue.cards(of: .layer).contains {
      $0.name == thing.name.text || $0.synonyms.contains(thing.name.text)
    }
    return isLayer && !Models.all.contains { $0.facts.synonyms.contains(thing.name.text) } ? thing : nil
  }

  /// A layer as it is written here, where another tool's name for it is used.
  func hereWritten(_ layer: Thing) -> String {
    guard let card = Catalogue.cards(of: .layer).first(where: { $0.synonyms.contains(layer.name.text) })
    else {
      return layer.canonicalText
    }
    let arguments = layer.arguments ?? []
    let isPair =
      card.name == DenseLayer.facts.name && arguments.count == 2 && arguments.allSatisfy { $0.value.isNumber }
    let kept = (isPair ? Array(arguments.suffix(1)) : arguments).map(\.canonicalText)
    return kept.isEmpty ? card.name : "\(card.name)(\(kept.joined(separator: ", ")))"
  }

  private mutating func line(_ expression: Expression) -> BlockLine? {
    if case .thing(let thing) = expression.kind, refuses(thing) { return nil }
    let cards = Catalogue.cards(of: .layer) + Catalogue.cards(of: .activation)
    guard let entry = entry(expression, kind: .layer, among: cards) else { return nil }
    if let type = LayerEntries.all.first(where: { $0.facts.name == entry.card.name }) {
      let layer = type.make(with: entry.options)
      return BlockLine(
        member: .layer(layer), span: expression.span,
        outputSpan: layer.outputWidth == nil ? nil : entry.spans["outputs"] ?? expression.span,
        activationSpan: entry.spans["activation"])
    }
    return Activations.make(entry.value).map {
      BlockLine(member: .activation($0), span: expression.span, outputSpan: nil, activationSpan: nil)
    }
  }

  /// Whether the layer is one that other tools have and recipes need not, after saying so.
  private mutating func refuses(_ thing: Thing) -> Bool {
    guard scope.names[thing.name.text] == nil else { return false }
    let numbers = (thing.arguments ?? []).prefix { $0.name == nil && $0.value.isNumber }
    let isDense = thing.name.text == "dense" || DenseLayer.facts.synonyms.contains(thing.name.text)
    if isDense, numbers.count == 2, let outputs = numbers.last {
      let rest = (thing.arguments ?? []).dropFirst(2).map { " " + $0.canonicalText }.joined()
      faults.add(ShapeFault.denseInputs(outputs.canonicalText + rest), at: numbers[0].span)
      return true
    }
    return false
  }

  /// Warns of what changes the outputs, which the loss takes as they are.
  private mutating func warnOfOutputs(_ lines: ArraySlice<BlockLine>) {
    for line in lines {
      if let span = line.activationSpan { faults.add(ShapeFault.changesOutputs, at: span) }
      if line.outputSpan == nil, line.changesRows { faults.add(ShapeFault.changesOutputs, at: line.span) }
    }
  }
}

/// A layer of a block with its places in the text.
private struct BlockLine {
  let member: LayerBlock.Member
  let span: Span
  /// Where it says how many outputs it has; nil where it has as many as inputs.
  let outputSpan: Span?
  let activationSpan: Span?

  /// Whether what leaves it is not what enters it.
  var changesRows: Bool {
    if case .layer(let layer) = member { !(layer is FlattenLayer) } else { true }
  }
}

extension Expression {
  fileprivate var isNumber: Bool {
    if case .number = kind { true } else { false }
  }
}
