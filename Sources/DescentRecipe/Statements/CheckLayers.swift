import DescentCatalogue
import DescentLearning
import DescentSyntax

extension Checker {
  mutating func checkOptimizer(_ node: OptimizerStatement, _ statement: Statement) {
    willSet(statement)
    if node.groups.count > 1, let silent = node.groups.first(where: { $0.layers == nil }) {
      let name = silent.value.canonicalText
      faults.add(GroupFault.noLayersSaid(optimizer: name), at: silent.value.span)
      return
    }
    var groups: [OptimizerGroup] = []
    var taken: [LayerSet] = []
    for (place, part) in node.groups.enumerated() {
      guard let group = group(part) else { continue }
      if group.layers == nil, place < node.groups.count - 1 {
        faults.add(GroupFault.restNotLast, at: part.layers?.span ?? part.value.span)
      }
      if let layers = group.layers {
        for earlier in taken {
          guard let number = layers.numbers.first(where: earlier.contains) else { continue }
          let mark = Diagnostic.Mark(earlier.span, "given here first")
          faults.add(GroupFault.twice(number), at: layers.span, related: mark)
        }
        taken.append(layers)
      }
      groups.append(group)
    }
    guard let first = groups.first, groups.count == node.groups.count else { return }
    settings.optimizer = OptimizerSetting(first, others: Array(groups.dropFirst()), revision: revision)
    optimizerSpan = first.span
  }

  private mutating func group(_ part: OptimizerStatement.Group) -> OptimizerGroup? {
    guard let entry = entry(part.value, kind: .optimizer, among: Catalogue.cards(of: .optimizer)),
      let optimizer = Optimizers.make(entry.value)
    else { return nil }
    let span = entry.thing.name.span
    switch part.layers?.kind {
    case .rest, nil: return OptimizerGroup(optimizer, span: span)
    case .one, .range, .list:
      guard let layers = part.layers.flatMap({ layerSet($0) }) else { return nil }
      return OptimizerGroup(optimizer, layers: layers, span: span)
    }
  }

  mutating func checkFreeze(_ node: FreezeStatement, _ statement: Statement) {
    willSet(statement)
    settings.frozen = nil
    guard let selection = node.layers else { return }
    if selection.kind == .rest {
      faults.add(GroupFault.freezeRest, at: selection.span)
      return
    }
    settings.frozen = layerSet(selection)
  }

  /// The layers that a selection names; nil after saying what is wrong with it.
  mutating func layerSet(_ selection: LayerSelection) -> LayerSet? {
    switch selection.kind {
    case .rest: return nil
    case .one(let number):
      return layer(number).map { LayerSet(numbers: [$0], span: selection.span) }
    case .range(let from, let to):
      guard let first = layer(from), let last = layer(to) else { return nil }
      guard first <= last else {
        faults.add(GroupFault.backwards(first, last), at: selection.span)
        return nil
      }
      return LayerSet(numbers: Array(first...last), span: selection.span)
    case .list(let list):
      let numbers = list.items.compactMap { item in
        item.label.map { label -> Int? in
          faults.add(GroupFault.number("`\(Escaped.excerpt(label.text))=…`"), at: label.span)
          return nil
        } ?? layer(item.value)
      }
      if list.items.isEmpty { faults.add(GroupFault.number("nothing"), at: list.span) }
      guard !numbers.isEmpty, numbers.count == list.items.count else { return nil }
      return LayerSet(numbers: Set(numbers).sorted(), span: selection.span)
    }
  }

  private mutating func layer(_ expression: Expression) -> Int? {
    guard let value = value(expression) else { return nil }
    let most = Double(ShapeFault.mostLayers)
    if case .number(let number) = value, number >= 1, number <= most, let layer = Int(exactly: number) {
      return layer
    }
    faults.add(GroupFault.number(value.description), at: expression.span)
    return nil
  }

  /// Holds groups and frozen layers against a model whose layers are known.
  mutating func checkGroupsFit(_ model: ModelSetting) {
    guard settings.frozen != nil || settings.optimizer.groups.contains(where: { $0.layers != nil }) else {
      return
    }
    let count = model.network(inputs: 1, outputs: 1).layersWithWeights
    for found in settings.groupFaults(layers: count) {
      faults.add(found.fault, at: found.span ?? model.span, related: found.related)
    }
  }
}
