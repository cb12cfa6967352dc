import DescentCatalogue
import DescentLearning
import DescentTensor
import Testing

/// An optimizer, the weights that it moves and what it remembers of them.
struct OptimizerRun {
  let optimizer: any Optimizer
  let engine: Engine
  private let weightBuffer: FloatBuffer
  private let gradientBuffer: FloatBuffer
  private let slotBuffers: [FloatBuffer]
  private var step = 0
  var isDecayed = true

  init(_ optimizer: any Optimizer, from start: [Float], engine: Engine = .single()) throws {
    self.optimizer = optimizer
    self.engine = engine
    weightBuffer = try floats(start)
    gradientBuffer = try floats(start)
    slotBuffers = try optimizer.slots.map { _ in try floats([Float](repeating: 0, count: start.count)) }
  }

  /// A run that goes on where another stands, in memory of its own.
  init(continuing other: OptimizerRun) throws {
    optimizer = other.optimizer
    engine = other.engine
    weightBuffer = try floats(other.weights)
    gradientBuffer = try floats(other.weights)
    slotBuffers = try other.slots.map { try floats($0) }
    step = other.step
    isDecayed = other.isDecayed
  }

  var weights: [Float] { weightBuffer.array }
  var slots: [[Float]] { slotBuffers.map(\.array) }

  /// Makes one update along the gradient; in pieces that end at `cuts`, as where tensors end.
  mutating func update(along gradient: [Float], lr: Double? = nil, cuts: [Int] = []) {
    step += 1
    for (i, value) in gradient.enumerated() { gradientBuffer[i] = value }
    for (start, end) in zip([0] + cuts, cuts + [gradient.count]) {
      func view(_ buffer: FloatBuffer) -> Vector { Vector(buffer, offset: start, count: end - start) }
      optimizer.move(
        Motion(
          engine: engine, weights: view(weightBuffer), gradient: view(gradientBuffer),
          slots: slotBuffers.map(view), step: step, lr: lr ?? optimizer.lr, isDecayed: isDecayed))
    }
  }
}

extension Optimizers {
  /// Those that go around another.
  static var wrappers: [any OptimizerWrapper.Type] { all.compactMap { $0 as? any OptimizerWrapper.Type } }

  /// Those that look at the loss by themselves.
  static var lookers: [any Optimizer.Type] {
    all.filter { $0.init().inner == nil && $0.init().needsLandscape }
  }

  /// Those that move weights along the gradient that they are given.
  static var plain: [any Optimizer.Type] {
    all.filter { $0.init().inner == nil && !$0.init().needsLandscape }
  }

  /// Those that move each element by itself.
  static var elementwise: [any Optimizer.Type] {
    plain.filter { if case .elements = $0.init().reach { true } else { false } }
  }

  /// Those that must see a tensor or everything.
  static var wholesale: [any Optimizer.Type] {
    plain.filter { if case .elements = $0.init().reach { false } else { true } }
  }

  static var names: [String] { elementwise.map { $0.facts.name } }

  /// The optimizer of this name with these options.
  static func made(_ name: String, _ options: [String: OptionValue] = [:]) throws -> any Optimizer {
    let type = try #require(all.first { $0.facts.name == name }, "an optimizer is called \(name)")
    return type.make(with: options)
  }

  /// Whether a weight without any gradient stays where it is: ftrl draws weights from its sums alone,
  /// wherever they began, and yogi's mean begins above zero.
  static func rests(_ name: String, _ options: [String: OptionValue] = [:]) -> Bool {
    name != "ftrl" && (name != "yogi" || options["initial_accumulator"] == .number(0))
  }

  /// Each optimizer as it is, and with each option but `lr` at each of a few other values; where there is
  /// momentum the other options meet it too.
  static var variations: [Variation] { variations(of: elementwise) }

  static func variations(of types: [any Optimizer.Type]) -> [Variation] {
    types.flatMap { type -> [Variation] in
      let facts = type.facts
      let changes = facts.options.filter { $0.name != "lr" }.flatMap { option in
        option.otherValues.map { [option.name: $0] }
      }
      let momentum = facts.option(named: "momentum").map { _ in ["momentum": OptionValue.number(0.9)] } ?? [:]
      let together = momentum.isEmpty ? [] : changes.map { $0.merging(momentum) { given, _ in given } }
      return ([[:]] + changes + together).map { Variation(entry: facts.name, options: $0) }
    }
  }
}
