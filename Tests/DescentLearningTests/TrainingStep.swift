import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

extension ActivationOperation {
  /// Every operation, those with parameters by two of them.
  static let samples: [ActivationOperation] =
    [
      .relu, .tanh, .sigmoid, .gelu, .leakyReLU(slope: 0.01), .leakyReLU(slope: 0.5), .elu(alpha: 1),
      .elu(alpha: 0.3), .silu, .softplus(beta: 1, threshold: 20), .softplus(beta: 2, threshold: 5),
    ] + elements.map { .element($0) }

  private static let elements: [ElementFunction] = [
    .selu, .celu(alpha: 1), .celu(alpha: 0.3), .mish, .softsign, .geluTanh, .tanhshrink, .logSigmoid,
    .squareplus(b: 4), .squareplus(b: 0.5), .hardtanh(low: -1, high: 1), .hardtanh(low: 0, high: 6),
    .hardtanh(low: -0.5, high: 0.25), .hardsigmoid, .hardswish, .softshrink(width: 0.5),
    .softshrink(width: 0.1), .hardshrink(width: 0.5), .hardshrink(width: 0.1), .squaredReLU,
    .threshold(end: 0, value: 0), .threshold(end: -0.2, value: 0.5),
  ]

  /// How a recipe names it.
  var entry: EntryValue {
    switch self {
    case .relu: EntryValue("relu")
    case .tanh: EntryValue("tanh")
    case .sigmoid: EntryValue("sigmoid")
    case .gelu: EntryValue("gelu")
    case .leakyReLU(let slope): EntryValue("leaky_relu", options: ["slope": .number(slope)])
    case .elu(let alpha): EntryValue("elu", options: ["alpha": .number(alpha)])
    case .silu: EntryValue("silu")
    case .softplus(let beta, let threshold):
      EntryValue("softplus", options: ["beta": .number(beta), "threshold": .number(threshold)])
    case .element(let function): Self.entry(function)
    }
  }

  private static func entry(_ function: ElementFunction) -> EntryValue {
    switch function {
    case .selu: EntryValue("selu")
    case .celu(let alpha): EntryValue("celu", options: ["alpha": .number(alpha)])
    case .mish: EntryValue("mish")
    case .softsign: EntryValue("softsign")
    case .geluTanh: EntryValue("gelu_tanh")
    case .tanhshrink: EntryValue("tanhshrink")
    case .logSigmoid: EntryValue("logsigmoid")
    case .squareplus(let b): EntryValue("squareplus", options: ["b": .number(b)])
    case .hardtanh(low: 0, high: 6): EntryValue("relu6")
    case .hardtanh(let low, let high):
      EntryValue("hardtanh", options: ["low": .number(low), "high": .number(high)])
    case .hardsigmoid: EntryValue("hardsigmoid")
    case .hardswish: EntryValue("hardswish")
    case .softshrink(let width): EntryValue("softshrink", options: ["width": .number(width)])
    case .hardshrink(let width): EntryValue("hardshrink", options: ["width": .number(width)])
    case .squaredReLU: EntryValue("squared_relu")
    case .threshold(let end, let value):
      EntryValue("threshold", options: ["at": .number(end), "value": .number(value)])
    }
  }
}

extension Network {
  /// A chain built from its inputs on, for shapes that no shorthand has.
  static func chain(_ inputs: Int, _ links: [Link]) -> Network {
    var (width, layers, weighted, dropped) = (inputs, [Layer](), 0, 0)
    for link in links {
      switch link {
      case .dense(let outputs):
        layers.append(
          .dense(Dense(inputs: width, outputs: outputs, initializer: Glorot(), place: weighted)))
        (width, weighted) = (outputs, weighted + 1)
      case .activation(let operation): layers.append(.activation(operation, width: width))
      case .normalization(let eps):
        layers.append(.normalization(Normalization(width: width, eps: eps, place: weighted)))
        weighted += 1
      case .dropout(let rate):
        layers.append(.dropout(Dropout(rate: rate, width: width, place: dropped)))
        dropped += 1
      }
    }
    return Network(inputs: inputs, outputs: width, layers: layers)
  }

  /// A layer without the width that it takes from the one before.
  enum Link: Sendable {
    case dense(Int)
    case activation(ActivationOperation)
    case dropout(Double)
    case normalization(eps: Double)
  }

  /// Dense layers of these sizes with links after each but the last.
  static func perceptron(_ sizes: [Int], _ between: [Link]) -> Network {
    let hidden = sizes.dropFirst().dropLast().flatMap { [.dense($0)] + between }
    return chain(sizes[0], hidden + [.dense(sizes[sizes.count - 1])])
  }
}

/// One batch through a network and back, on numbers drawn from a seed.
struct TrainingStep {
  let network: Network
  let operation: LossOperation
  let rows: Int
  let seed: UInt64
  let step: Int
  let parameters: [Float]
  let inputs: [Float]
  let truth: Truth

  init(_ network: Network, _ operation: LossOperation, rows: Int, seed: UInt64 = 5, step: Int = 0) throws {
    (self.network, self.operation, self.rows, self.seed, self.step) = (network, operation, rows, seed, step)
    var dice = Dice(seed)
    let count = try #require(network.parameterCount)
    let drawn = try #require(FloatBuffer(count: count))
    network.initialize(drawn, seed: seed)
    parameters = drawn.array.map { $0 == 0 ? 0.5 * dice.number() : $0 }
    inputs = dice.numbers(rows * network.inputs, scale: 2)
    switch operation {
    case .softmaxCrossEntropy, .focalCrossEntropy, .hinge, .squaredHinge, .softmaxDivergence,
      .cosineDistance:
      truth = .classes((0..<rows).map { _ in dice.whole(below: network.outputs) })
    case .logisticCrossEntropy, .logisticFocalCrossEntropy:
      truth = .classes((0..<rows).map { _ in dice.whole(below: 2) })
    case .squaredError, .absoluteError, .huberError, .logCoshError, .quantileError:
      truth = .numbers((0..<rows).map { _ in dice.numbers(network.outputs).map { Double($0) } })
    case .poisson:
      truth = .numbers(
        (0..<rows).map { _ in (0..<network.outputs).map { _ in Double(dice.whole(below: 4)) } })
    }
  }

  /// A step on numbers that are given.
  init(
    _ network: Network, _ operation: LossOperation, parameters: [Float], inputs: [Float], truth: Truth
  ) {
    (self.network, self.operation, self.parameters, self.inputs) = (network, operation, parameters, inputs)
    (self.truth, seed, step) = (truth, 0, 0)
    rows = inputs.count / network.inputs
  }

  /// How much a row of each class counts; nil where all count alike.
  private var classWeights: [Double]? {
    switch (operation.weighting, truth) {
    case (.even, _), (.balanced, .numbers): nil
    case (.balanced, .classes(let labels)):
      ReferenceNetwork.classWeights(operation, labels, outputs: network.outputs)
    }
  }

  /// What came out: outputs, mean loss, gradients.
  struct Result: Equatable {
    var outputs: [UInt32]
    var loss: Double
    var gradients: [Float]

    var values: [Float] { outputs.map { Float(bitPattern: $0) } }
  }

  /// Runs it with room for `capacity` rows.
  func run(capacity: Int? = nil, engine: Engine = .single()) throws -> Result {
    let plan = try #require(Plan(network: network, capacity: capacity ?? rows, isTraining: true))
    let execution = try #require(Execution(plan: plan, engine: engine))
    let unit = try #require(
      LossUnit(
        operation, capacity: capacity ?? rows, outputs: network.outputs, engine: engine,
        classWeights: classWeights))
    let parameterBuffer = try floats(parameters)
    let gradients = try floats([Float](repeating: .nan, count: parameters.count))
    execution.input(rows: rows).put(inputs)
    switch truth {
    case .classes(let labels): for (i, label) in labels.enumerated() { unit.labels[i] = Int32(label) }
    case .numbers(let numbers): unit.targets(rows: rows).put(numbers.joined().map { Float($0) })
    }
    execution.forward(parameters: parameterBuffer, rows: rows, seed: seed, step: step)
    let outputs = execution.output(rows: rows).array.bits
    let sum = unit.loss(of: execution.output(rows: rows), gradient: execution.outputGradient(rows: rows))
    execution.backward(
      parameters: parameterBuffer, gradients: gradients, rows: rows, seed: seed, step: step)
    return Result(outputs: outputs, loss: sum / Double(rows), gradients: gradients.array)
  }

  /// The outputs of the plan that evaluates, or of the training plan on its way forward.
  func outputs(isTraining: Bool, capacity: Int? = nil) throws -> [UInt32] {
    let plan = try #require(Plan(network: network, capacity: capacity ?? rows, isTraining: isTraining))
    let execution = try #require(Execution(plan: plan, engine: .single()))
    execution.input(rows: rows).put(inputs)
    execution.forward(parameters: try floats(parameters), rows: rows, seed: seed, step: step)
    return execution.output(rows: rows).array.bits
  }
}
