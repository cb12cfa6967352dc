import DescentLearning
import DescentRecipe
import DescentTensor

/// A point on its way down a formula, moved by an optimizer.
final class Descent {
  private let plan: Minimization
  private let optimizer: any Optimizer
  private let shaping: GradientShaping
  private let seed: UInt64
  private let engine: Engine
  private let point: FloatBuffer
  private let gradient: FloatBuffer
  /// What an optimizer shows that walks elsewhere; nil for the point itself.
  private let shown: FloatBuffer?
  private let memory: OptimizerMemory
  /// All variables are weights of one tensor, so that penalties and decay reach them.
  private let tensor: TensorPlace
  /// Updates made.
  private(set) var step = 0
  /// What the formula, with its penalties, comes to at the point.
  private(set) var value: Float = 0
  /// What the formula alone came to at the last look around.
  private var bareValue: Float = 0
  /// Whether an update came upon what is no number and could not go on.
  private var isLost = false

  /// A point at the start, its value and slopes taken. Nil when memory cannot be had.
  init?(_ plan: Minimization, _ settings: Settings, engine: Engine) {
    let count = plan.start.count
    let tensor = TensorPlace(layer: 1, role: .weight, offset: 0, rows: 1, columns: count)
    guard let point = FloatBuffer(count: count), let gradient = FloatBuffer(count: count),
      let shown = FloatBuffer(count: count),
      let memory = OptimizerMemory(
        for: settings.optimizer.optimizer, tensors: [tensor], parameters: point, gradients: gradient)
    else { return nil }
    for (place, coordinate) in plan.start.enumerated() { point[place] = Float(coordinate.value) }
    self.plan = plan
    self.point = point
    self.shown = settings.optimizer.hidesWeights ? shown : nil
    self.gradient = gradient
    self.memory = memory
    self.tensor = tensor
    self.engine = engine
    optimizer = settings.optimizer.optimizer
    shaping = settings.shaping
    seed = settings.seed
    lookAround()
  }

  /// The point, with the step length of the update that led there.
  func told(lr: Double?) -> PathPoint {
    let coordinates = plan.start.enumerated().map { place, coordinate in
      PathPoint.Coordinate(name: coordinate.name, value: (shown ?? point)[place])
    }
    return PathPoint(step: step, coordinates: coordinates, value: value, lr: lr)
  }

  /// What is no number any more, in the user's words: a variable, the value, or a slope.
  ///
  /// - Parameter isLast: Whether no update follows, so that the slopes are not needed.
  func spoiled(isLast: Bool) -> String? {
    let names = plan.start.map { "`\($0.name)`" }
    if let place = engine.firstNonFinite(Vector(point)) { return names[place] }
    if !value.isFinite { return "the value" }
    if isLost { return "the value or a slope nearby" }
    guard !isLast, let place = engine.firstNonFinite(Vector(gradient)) else { return nil }
    return "the slope along \(names[place])"
  }

  /// Makes one update and looks around at where it leads.
  func move(lr: Double) {
    shaping.shape(gradient, at: point, of: [tensor], on: engine)
    step += 1
    memory.update(
      optimizer, on: engine, step: step, lr: lr, seed: seed,
      landscape: optimizer.needsLandscape ? self : nil)
    lookAround()
  }

  /// Takes the value and the slopes at the point; penalties are added in binary64, and rounded once.
  private func lookAround() {
    takeSlopes()
    guard let shown else {
      value = cost(bareValue, at: point)
      return
    }
    shown.copy(from: point)
    memory.reveal(optimizer, in: shown, on: engine, step: step)
    value = cost(plan.tape.slopes(at: shown.array).value, at: shown)
  }

  private func cost(_ value: Float, at point: FloatBuffer) -> Float {
    let costs = shaping.penalties.map { $0.cost(of: Vector(point), units: tensor.columns) }
    return costs.isEmpty ? value : Float(costs.reduce(Double(value), +))
  }

  private func takeSlopes() {
    let here = plan.tape.slopes(at: point.array)
    for (place, slope) in here.slopes.enumerated() { gradient[place] = slope }
    bareValue = here.value
  }
}

extension Descent: Landscape {
  var height: Double {
    shaping.penalties.reduce(Double(bareValue)) { $0 + $1.cost(of: Vector(point), units: tensor.columns) }
  }

  func look() -> Double {
    takeSlopes()
    guard engine.firstNonFinite(Vector(gradient)) == nil else { return .nan }
    shaping.shape(gradient, at: point, of: [tensor], on: engine)
    return height
  }

  func lookAtCurvature() {
    for (place, bend) in plan.tape.curvatures(at: point.array).enumerated() { gradient[place] = bend }
    if engine.firstNonFinite(Vector(gradient)) != nil { abandon() }
  }

  func abandon() {
    isLost = true
    Vector(gradient).fill(0)
  }
}
