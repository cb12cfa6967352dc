import DescentLearning
import DescentTensor
import Testing

/// An optimizer on a few tensors, with all that it remembers of them.
struct TensorWalk {
  let optimizer: any Optimizer
  let engine: Engine
  let tensors: [TensorPlace]
  private let weightBuffer: FloatBuffer
  private let gradientBuffer: FloatBuffer
  private let memory: OptimizerMemory
  private var step = 0

  /// - Parameter start: The tensors, one behind the other.
  init(
    _ optimizer: any Optimizer, from start: [Float], tensors: [TensorPlace], engine: Engine = .single()
  ) throws {
    self.optimizer = optimizer
    self.engine = engine
    self.tensors = tensors
    weightBuffer = try floats(start)
    gradientBuffer = try floats(start)
    memory = try #require(
      OptimizerMemory(for: optimizer, tensors: tensors, parameters: weightBuffer, gradients: gradientBuffer))
  }

  /// A walk that goes on where another stands, in memory of its own.
  init(continuing other: TensorWalk) throws {
    try self.init(other.optimizer, from: other.weights, tensors: other.tensors, engine: other.engine)
    for (mine, theirs) in zip(memory.slots, other.memory.slots) { mine.copy(from: theirs) }
    memory.extras.copy(from: other.memory.extras)
    memory.numbers.copy(from: other.memory.numbers)
    step = other.step
  }

  var weights: [Float] { weightBuffer.array }

  /// What is to be looked at of the weights.
  func seen() throws -> [Float] {
    let seen = try floats(weights)
    memory.reveal(optimizer, in: seen, on: engine, step: step)
    return seen.array
  }

  /// Makes one update along the gradient.
  mutating func update(along gradient: [Float], lr: Double? = nil) {
    step += 1
    for (i, value) in gradient.enumerated() { gradientBuffer[i] = value }
    memory.update(optimizer, on: engine, step: step, lr: lr ?? optimizer.lr)
  }
}

extension TensorPlace {
  /// Tensors of these shapes behind one another: layers of weights and biases.
  static func row(_ shapes: [(role: Role, rows: Int, columns: Int)]) -> [TensorPlace] {
    var offset = 0
    return shapes.enumerated().map { place, shape in
      defer { offset += shape.rows * shape.columns }
      return TensorPlace(
        layer: place / 2 + 1, role: shape.role, offset: offset, rows: shape.rows, columns: shape.columns)
    }
  }
}
