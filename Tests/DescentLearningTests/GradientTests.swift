import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// A network and a batch whose gradients are checked.
struct GradientCase: Sendable, CustomTestStringConvertible {
  let name: String
  let network: Network
  let rows: Int
  var step = 0

  var testDescription: String { "\(name), \(rows) rows" }

  /// Every activation between dense layers of odd and even sizes, with and without dropout.
  static let perceptrons: [GradientCase] = ActivationOperation.samples.flatMap { operation in
    let plain: [Network.Link] = [.activation(operation)]
    let dropped = plain + [.dropout(0.3)]
    return [
      GradientCase(name: "\(operation) 5-7-4", network: .perceptron([5, 7, 4], plain), rows: 1),
      GradientCase(name: "\(operation) 5-7-4", network: .perceptron([5, 7, 4], plain), rows: 13),
      GradientCase(name: "\(operation) 3-17-16-5", network: .perceptron([3, 17, 16, 5], plain), rows: 19),
      GradientCase(name: "\(operation) 4-9-2 dropped", network: .perceptron([4, 9, 2], dropped), rows: 7),
      GradientCase(
        name: "\(operation) 3-8-11-3 dropped", network: .perceptron([3, 8, 11, 3], dropped), rows: 33, step: 9
      ),
    ]
  }

  /// Layers in every other order that fits together.
  static let chains: [GradientCase] = [
    ("dense alone", 6, [.dense(3)]),
    ("one by one", 1, [.dense(1)]),
    ("dense dense", 4, [.dense(3), .dense(5)]),
    ("ends in tanh", 4, [.dense(6), .activation(.relu), .dense(3), .activation(.tanh)]),
    ("ends in gelu", 4, [.dense(3), .activation(.gelu)]),
    ("begins with sigmoid", 5, [.activation(.sigmoid), .dense(4), .activation(.gelu), .dense(3)]),
    ("begins with dropout", 5, [.dropout(0.25), .dense(4), .activation(.tanh), .dense(3)]),
    ("ends in dropout", 5, [.dense(4), .activation(.tanh), .dense(3), .dropout(0.5)]),
    ("dropout before relu", 5, [.dense(9), .dropout(0.4), .activation(.relu), .dense(3)]),
    ("dropout twice", 5, [.dense(9), .dropout(0.4), .dropout(0.4), .dense(3)]),
    ("gelu relu dropout", 5, [.dense(9), .activation(.gelu), .activation(.relu), .dropout(0.2), .dense(3)]),
    ("narrow and wide", 2, [.dense(40), .activation(.tanh), .dense(1), .activation(.sigmoid), .dense(21)]),
  ].map { GradientCase(name: $0.0, network: .chain($0.1, $0.2), rows: 11) }

  /// Normalization in every place.
  static let normalized: [GradientCase] = [
    ("normalization alone", 6, [.normalization(eps: 1e-5)]),
    ("begins with normalization", 5, [.normalization(eps: 1e-5), .dense(7), .activation(.tanh), .dense(3)]),
    ("tanh before normalization", 5, [.activation(.tanh), .normalization(eps: 1e-3), .dense(3)]),
    ("ends in normalization", 4, [.dense(17), .normalization(eps: 0.1)]),
    ("before the activation", 4, [.dense(9), .normalization(eps: 1e-5), .activation(.relu), .dense(3)]),
    ("after the activation", 4, [.dense(33), .activation(.tanh), .normalization(eps: 1e-5), .dense(3)]),
    (
      "normalization twice", 4,
      [.dense(9), .normalization(eps: 1e-2), .normalization(eps: 0.5), .activation(.gelu), .dense(3)]
    ),
    (
      "between dropouts", 4,
      [.dense(19), .dropout(0.3), .normalization(eps: 1e-2), .dropout(0.3), .dense(3), .activation(.silu)]
    ),
  ].map { GradientCase(name: $0.0, network: .chain($0.1, $0.2), rows: 11) }

  /// Every network of these tests.
  static let all = perceptrons + chains + normalized + pairs

  /// Each activation right after each.
  static let pairs: [GradientCase] = ActivationOperation.samples.flatMap { first in
    ActivationOperation.samples.map { second in
      GradientCase(
        name: "\(first) \(second)",
        network: .chain(4, [.dense(7), .activation(first), .activation(second), .dense(3)]), rows: 5)
    }
  }
}

/// Gradients, outputs and losses in binary32 against a plain network in binary64 and its central differences.
struct GradientTests {
  private let gradients = GradientCheck()

  private static let losses: [LossOperation] = Losses.all.flatMap { type -> [LossOperation] in
    let changes = type.facts.options.flatMap { option in option.otherValues.map { [option.name: $0] } }
    return ([[:]] + changes).map { type.make(with: $0).operation }
  }.filter { $0.outputs(classes: 2) == 2 && !$0.readsRates }

  /// Two that any activation is tried under.
  private static let plain = [CrossEntropy().operation, MeanSquaredError().operation]

  @Test(arguments: GradientCase.perceptrons, plain)
  func `a perceptron's gradients are those of its loss`(golden: GradientCase, operation: LossOperation) throws
  {
    try gradients.check(golden, operation)
  }

  @Test(arguments: GradientCase.chains + GradientCase.normalized, losses)
  func `layers in any order have the gradients of their loss`(
    golden: GradientCase, operation: LossOperation
  ) throws {
    try gradients.check(golden, operation)
  }

  @Test(
    arguments: [[Int]]([[4, 1], [3, 9, 1]]),
    [
      .logisticCrossEntropy, .logisticFocalCrossEntropy(gamma: 2),
      .logisticFocalCrossEntropy(gamma: 0.5, alpha: 0.25),
    ] as [LossOperation])
  func `one output for two classes has the gradients of its loss`(
    sizes: [Int], operation: LossOperation
  ) throws {
    let network = Network.perceptron(sizes, [.activation(.tanh)])
    for rows in [1, 2, 13] {
      try gradients.check(GradientCase(name: "\(sizes)", network: network, rows: rows), operation)
    }
  }

  @Test(arguments: GradientCase.pairs)
  func `one activation right after another keeps both slopes`(golden: GradientCase) throws {
    try gradients.check(golden, .squaredError)
  }

  @Test(arguments: GradientCase.perceptrons)
  func `the shorthand makes the network that its layers describe`(golden: GradientCase) throws {
    var model = MultilayerPerceptron()
    var sizes = [golden.network.inputs]
    for layer in golden.network.layers {
      switch layer {
      case .dense(let dense): sizes.append(dense.outputs)
      case .activation(let operation, _): model.activation = operation.entry
      case .normalization: Issue.record("a perceptron has no normalization")
      case .dropout(let dropout): model.dropout = dropout.rate
      }
    }
    let made = model.network(sizes: sizes)
    #expect(made.inputs == golden.network.inputs && made.outputs == golden.network.outputs)
    #expect(made.tensors == golden.network.tensors)
    #expect(made.layers.map { shape($0) } == golden.network.layers.map { shape($0) })
  }

  private func shape(_ layer: Layer) -> String {
    switch layer {
    case .dense(let dense): "dense \(dense.inputs) \(dense.outputs) \(dense.place)"
    case .activation(let operation, let width): "\(operation) \(width)"
    case .normalization(let normalization): "normalization \(normalization.width) \(normalization.place)"
    case .dropout(let dropout): "dropout \(dropout.rate) \(dropout.width) \(dropout.place)"
    }
  }
}
