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
    memory.take(other.memory)
    step = other.step
  }

  var weights: [Float] { weightBuffer.array }
  /// As the last update has left it.
  var gradient: [Float] { gradientBuffer.array }

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

  /// Makes one update down a surface.
  ///
  /// - Parameter slopes: The value at a place and the gradient there.
  mutating func update(
    down slopes: @escaping ([Float]) -> (Double, [Float]), curvature: [Float] = [], seed: UInt64 = 0
  ) {
    step += 1
    let ground = Ground(weightBuffer, gradientBuffer, curvature, slopes)
    memory.update(
      optimizer, on: engine, step: step, lr: optimizer.lr, seed: seed,
      landscape: optimizer.needsLandscape ? ground : nil)
    isLost = isLost || ground.isLost
  }

  /// Whether an update could not go on.
  private(set) var isLost = false
}

/// A surface under the weights of a walk.
private final class Ground: Landscape {
  private let weights: FloatBuffer
  private let gradient: FloatBuffer
  private let curvature: [Float]
  private let slopes: ([Float]) -> (Double, [Float])
  private(set) var height = 0.0
  private(set) var isLost = false

  init(
    _ weights: FloatBuffer, _ gradient: FloatBuffer, _ curvature: [Float],
    _ slopes: @escaping ([Float]) -> (Double, [Float])
  ) {
    (self.weights, self.gradient, self.curvature, self.slopes) = (weights, gradient, curvature, slopes)
    height = look()
  }

  func look() -> Double {
    let (value, slopes) = slopes(weights.array)
    for (place, slope) in slopes.enumerated() { gradient[place] = slope }
    return value
  }

  func lookAtCurvature() {
    for (place, bend) in curvature.enumerated() { gradient[place] = bend }
  }

  func abandon() {
    isLost = true
    Vector(gradient).fill(0)
  }
}

extension OptimizerMemory {
  /// Takes over what another remembers, and what it wraps.
  func take(_ other: OptimizerMemory) {
    for (mine, theirs) in zip(slots, other.slots) { mine.copy(from: theirs) }
    extras.copy(from: other.extras)
    numbers.copy(from: other.numbers)
    if let mine = wrapped, let theirs = other.wrapped { mine.take(theirs) }
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
