import DescentCatalogue

/// An optimizer around another: what it does before each update of that one, and after.
///
/// Its own `slots`, `extras`, `scratch` and `numbers` are its alone; what it wraps keeps others.
package protocol OptimizerWrapper: Optimizer {
  /// What it wraps; nil only before it has been given.
  var wrapped: (any Optimizer)? { get set }

  /// Whether it makes sense around an optimizer that takes the gradient so often.
  func goesAround(_ looks: Looks) -> Bool
}

extension OptimizerWrapper {
  /// What it wraps, which moves the weights.
  package var base: any Optimizer { wrapped ?? SGD() }
  package var inner: (any Optimizer)? { base }

  /// The base's.
  package var lr: Double {
    get { base.lr }
    set {
      var changed = base
      changed.lr = newValue
      wrapped = changed
    }
  }

  package var keeps: [String] { slots + base.keeps }
  package var needsWholeBatch: Bool { base.needsWholeBatch }
  package var looks: Looks { base.looks }
  package var needsLandscape: Bool { base.needsLandscape }
  package var needsCurvature: Bool { base.needsCurvature }
  package var hidesWeights: Bool { base.hidesWeights }
  package func flops(for tensors: [TensorPlace]) -> Int { base.flops(for: tensors) }
  package func shrinking(_ motion: Motion) -> Float { base.shrinking(motion) }

  /// Never called: `prepare`, the base's update and `finish` are what it does.
  package func move(_ motion: Motion) {}
}

extension Optimizer {
  /// Itself, what it wraps, what that wraps, and so on.
  package var layers: [any Optimizer] { [self] + (inner?.layers ?? []) }

  /// What it and all that it wraps are called.
  package var names: [String] { layers.map { type(of: $0).facts.name } }

  /// The optimizer as an entry, with the options that somebody has chosen.
  package var entry: EntryValue {
    let card = type(of: self).facts
    let chosen = optionValues.filter { name, value in card.option(named: name)?.defaultValue != value }
    return EntryValue(
      card.name, options: Dictionary(uniqueKeysWithValues: chosen.map { ($0.name, $0.value) }))
  }
}

extension EntryOption {
  /// The optimizer that a wrapper goes around, which has to be given.
  static func base(_ path: any Path<(any Optimizer)?>) -> Self {
    .made("base", path, of: .optimizer, written: { $0.entry }, from: { Optimizers.make($0) }, "what it wraps")
  }
}
