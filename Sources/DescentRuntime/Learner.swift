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
  private var memory: OptimizerMemory
  /// What the optimizer keeps of each parameter.
  var slots: [FloatBuffer] { memory.slots }
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
      let gradients = FloatBuffer(count: count),
      let memory = OptimizerMemory(
        for: setting.optimizer, tensors: network.tensors, parameters: parameters, gradients: gradients)
    else { return nil }
    self.memory = memory
    self.network = network
    tensors = network.tensors
    self.modelRevision = modelRevision
    self.parameters = parameters
    self.gradients = gradients
    self.engine = engine
    optimizer = setting.optimizer
    optimizerRevision = setting.revision
  }

  /// Draws the weights; false if asked to stop, with some of them not drawn.
  func draw(seed: UInt64, isStopRequested: () -> Bool) -> Bool {
    network.initialize(parameters, seed: seed, isStopRequested: isStopRequested)
  }

  /// Takes up another optimizer, whose memory starts anew; false when memory cannot be had.
  func use(_ setting: OptimizerSetting) -> Bool {
    guard setting.revision != optimizerRevision else { return true }
    guard
      let fresh = OptimizerMemory(
        for: setting.optimizer, tensors: tensors, parameters: parameters, gradients: gradients)
    else { return false }
    memory = fresh
    optimizer = setting.optimizer
    optimizerRevision = setting.revision
    optimizerSteps = 0
    return true
  }

  /// Makes one update along the gradient that lies ready, after clipping it and adding penalties.
  func update(lr: Double, shaping: GradientShaping) {
    shaping.shape(gradients, at: parameters, of: tensors, on: engine, meter: meter)
    optimizerSteps += 1
    step += 1
    memory.update(optimizer, on: engine, step: optimizerSteps, lr: lr)
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
