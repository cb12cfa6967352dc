import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

/// A network with its weights, its optimizer's memory and its place in the training.
final class Learner {
  let network: Network
  private let tensors: [TensorPlace]
  let modelRevision: Int
  let parameters: FloatBuffer
  let gradients: FloatBuffer
  let engine: Engine
  private(set) var slots: [FloatBuffer] = []
  /// What an update works on, laid out beforehand so that a step allocates nothing.
  private var runs: [ParameterRun] = []
  private(set) var optimizer: any Optimizer
  private var optimizerRevision: Int
  /// Updates made under this optimizer.
  private(set) var optimizerSteps = 0
  /// Updates since the weights were drawn.
  private(set) var step = 0
  /// Who is told when each operation of an update is over.
  var meter: (any StepMeter)?

  /// Its weights are to be drawn, or copied from elsewhere. Nil when memory cannot be had.
  init?(network: Network, modelRevision: Int, setting: OptimizerSetting, engine: Engine) {
    guard let count = network.parameterCount, let parameters = FloatBuffer(count: count),
      let gradients = FloatBuffer(count: count)
    else { return nil }
    self.network = network
    tensors = network.tensors
    self.modelRevision = modelRevision
    self.parameters = parameters
    self.gradients = gradients
    self.engine = engine
    optimizer = setting.optimizer
    optimizerRevision = setting.revision
    guard makeSlots() else { return nil }
  }

  /// Draws the weights; false if asked to stop, with some of them not drawn.
  func draw(seed: UInt64, isStopRequested: () -> Bool) -> Bool {
    network.initialize(parameters, seed: seed, isStopRequested: isStopRequested)
  }

  private func makeSlots() -> Bool {
    slots = []
    for _ in optimizer.slots {
      guard let slot = FloatBuffer(count: parameters.count) else { return false }
      slots.append(slot)
    }
    let whole = [(offset: 0, count: parameters.count, isDecayed: false)]
    let each = tensors.map { ($0.offset, $0.count, $0.role == .weight) }
    runs = (optimizer.usesDecay ? each : whole).map { offset, count, isDecayed in
      func view(_ buffer: FloatBuffer) -> Vector { Vector(buffer, offset: offset, count: count) }
      return ParameterRun(
        weights: view(parameters), gradient: view(gradients), slots: slots.map(view), isDecayed: isDecayed)
    }
    return true
  }

  /// Takes up another optimizer, whose memory starts anew; false when memory cannot be had.
  func use(_ setting: OptimizerSetting) -> Bool {
    guard setting.revision != optimizerRevision else { return true }
    optimizer = setting.optimizer
    optimizerRevision = setting.revision
    optimizerSteps = 0
    return makeSlots()
  }

  /// Makes one update along the gradient that lies ready, after clipping it and adding penalties.
  func update(lr: Double, shaping: GradientShaping) {
    shaping.shape(gradients, at: parameters, of: tensors, on: engine, meter: meter)
    optimizerSteps += 1
    step += 1
    for run in runs {
      optimizer.move(
        Motion(
          engine: engine, weights: run.weights, gradient: run.gradient, slots: run.slots,
          step: optimizerSteps, lr: lr, isDecayed: run.isDecayed))
    }
    meter?.mark()
  }

  /// What the weights cost by the penalties; nil without any.
  func cost(_ shaping: GradientShaping) -> Double? { shaping.cost(of: parameters, in: network) }

  /// The first tensor with a number that is not finite among its weights or gradients, in the user's words.
  func tensorWithoutNumber(in buffer: FloatBuffer) -> String? {
    let all = Vector(buffer, offset: 0, count: buffer.count)
    guard let index = engine.firstNonFinite(all) else { return nil }
    guard let tensor = network.tensors.last(where: { $0.offset <= index }) else { return "a layer" }
    return "layer \(tensor.layer)'s \(tensor.role.rawValue)"
  }
}

/// A run of the parameters that one call of an optimizer moves, and what belongs to it.
private struct ParameterRun {
  let weights: Vector
  let gradient: Vector
  let slots: [Vector]
  let isDecayed: Bool
}
