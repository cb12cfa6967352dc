import DescentData
import DescentLearning
import DescentRecipe
import DescentSyntax
import DescentTensor

/// A network with its weights, its optimizer's memory and its place in the training.
final class Learner {
  /// Its shapes stay; how much is dropped may change.
  private(set) var network: Network
  private let tensors: [TensorPlace]
  let modelRevision: Int
  let parameters: FloatBuffer
  let gradients: FloatBuffer
  let engine: Engine
  private var groups: [MovedGroup]
  /// What the first optimizer keeps of each parameter.
  var slots: [FloatBuffer] { groups.first?.memory.slots ?? [] }
  /// Who moves the layers, and which are left alone.
  private(set) var setting: OptimizerSetting
  private(set) var frozen: LayerSet?
  /// Room for what optimizers show of weights that they train elsewhere; nil where none does.
  private var shown: FloatBuffer?
  private(set) var average: RunningAverage?
  /// Updates made under these optimizers.
  private(set) var optimizerSteps = 0
  /// Updates since the weights were drawn.
  private(set) var step = 0
  /// Grows with whatever changes what it keeps.
  private(set) var version = 0
  /// All vectors that outlive an update, in a fixed order.
  var keptVectors: [FloatBuffer] {
    [parameters] + groups.flatMap(\.memory.keptVectors) + [average?.mean].compactMap(\.self)
  }
  /// All numbers of binary64 that outlive an update, in a fixed order.
  var keptNumbers: [DoubleBuffer] { groups.flatMap(\.memory.keptNumbers) }
  /// Who is told when each operation of an update is over.
  var meter: (any StepMeter)?

  /// Its weights are to be drawn, or copied from elsewhere. Nil when memory cannot be had.
  init?(
    network: Network, modelRevision: Int, _ setting: OptimizerSetting, frozen: LayerSet?, engine: Engine
  ) {
    guard let count = network.parameterCount, let parameters = FloatBuffer(count: count),
      let gradients = FloatBuffer(count: count),
      let groups = MovedGroup.all(of: setting, frozen: frozen, network, parameters, gradients)
    else { return nil }
    if setting.hidesWeights {
      guard let shown = FloatBuffer(count: count) else { return nil }
      self.shown = shown
    }
    self.groups = groups
    self.network = network
    tensors = network.tensors
    self.modelRevision = modelRevision
    self.parameters = parameters
    self.gradients = gradients
    self.engine = engine
    self.setting = setting
    self.frozen = frozen
  }

  /// Takes the place in training that a learner had once; its buffers are filled from elsewhere.
  func take(step: Int, optimizerSteps: Int, average: RunningAverage?) {
    (self.step, self.optimizerSteps, self.average) = (step, optimizerSteps, average)
    version += 1
  }

  /// Draws the weights; false if asked to stop, with some of them not drawn.
  func draw(seed: UInt64, isStopRequested: () -> Bool) -> Bool {
    network.initialize(parameters, seed: seed, isStopRequested: isStopRequested)
  }

  /// Takes up other optimizers, or other layers to leave alone, upon which memory starts anew, and lets go of
  /// an average that the settings do not have; with what has been set in the same ones it goes on. False when
  /// memory cannot be had.
  ///
  /// Where an optimizer trained other weights than it showed, the next goes on from those shown.
  ///
  /// - Parameter network: That of the settings, of the same shapes.
  func use(_ settings: Settings, _ network: Network) -> Bool {
    self.network = network
    if average?.revision != settings.average?.revision { (average, version) = (nil, version + 1) }
    if let setting = settings.average { average?.follow(setting) }
    guard settings.optimizer.revision != setting.revision || settings.frozen != frozen else {
      return goOn(under: settings.optimizer)
    }
    guard
      let fresh = MovedGroup.all(
        of: settings.optimizer, frozen: settings.frozen, network, parameters, gradients)
    else { return false }
    if let shown {
      reveal(in: shown)
      parameters.copy(from: shown)
    }
    shown = settings.optimizer.hidesWeights ? shown ?? FloatBuffer(count: parameters.count) : nil
    guard (shown != nil) == settings.optimizer.hidesWeights else { return false }
    groups = fresh
    setting = settings.optimizer
    frozen = settings.frozen
    optimizerSteps = 0
    version += 1
    return true
  }

  /// Takes up what has been set in the optimizers at work; what they have kept stays.
  private func goOn(under new: OptimizerSetting) -> Bool {
    guard zip(setting.groups, new.groups).contains(where: { $0.optimizer.entry != $1.optimizer.entry }) else {
      return true
    }
    guard let changed = MovedGroup.goingOn(groups, under: new) else { return false }
    shown = new.hidesWeights ? shown ?? FloatBuffer(count: parameters.count) : nil
    (groups, setting) = (changed, new)
    return (shown != nil) == new.hidesWeights
  }

  /// The weights at which the next update under these settings would begin.
  func weightsToMove(under settings: Settings) -> FloatBuffer {
    settings.optimizer.revision == setting.revision && settings.frozen == frozen ? parameters : shownWeights
  }

  /// Makes one update along the gradient that lies ready, after clipping it and adding penalties.
  ///
  /// - Parameters:
  ///   - rates: The step length of each group.
  ///   - seed: The recipe's, for an optimizer that draws.
  ///   - landscape: What an optimizer may look at that needs more than one gradient.
  func update(rates: StepRates, shaping: GradientShaping, seed: UInt64, landscape: (any Landscape)?) {
    shape(shaping)
    optimizerSteps += 1
    step += 1
    version += 1
    for (place, group) in groups.enumerated() {
      group.memory.update(
        group.optimizer, on: engine, step: optimizerSteps, lr: rates[place], seed: seed, landscape: landscape)
      meter?.mark()
    }
    guard let average else { return }
    average.note(shownWeights, on: engine)
    meter?.mark()
  }

  /// Begins the average of these settings in a training of so many steps, if it has not begun; false when
  /// memory cannot be had.
  func beginAverage(_ settings: Settings, counts: RunCounts) -> Bool {
    guard let setting = settings.average, average?.revision != setting.revision else { return true }
    average = RunningAverage(setting, count: parameters.count, counts: counts)
    version += 1
    return average != nil
  }

  /// The weights that are looked at: their average, or what the optimizers show of them, or themselves.
  var seen: FloatBuffer { average?.seen ?? shownWeights }

  /// Those that are looked at under settings which may have left the average since the last training.
  func seen(under settings: Settings) -> FloatBuffer {
    average?.revision == settings.average?.revision ? seen : shownWeights
  }

  private var shownWeights: FloatBuffer {
    guard let shown else { return parameters }
    reveal(in: shown)
    return shown
  }

  private func reveal(in shown: FloatBuffer) {
    shown.copy(from: parameters)
    for group in groups where group.optimizer.hidesWeights {
      group.memory.reveal(group.optimizer, in: shown, on: engine, step: optimizerSteps)
    }
  }

  /// Clips the gradient that lies ready, that of frozen layers counted as 0, and adds penalties.
  func shape(_ shaping: GradientShaping) {
    if let frozen {
      for tensor in tensors where frozen.contains(tensor.layer) {
        engine.sweep(Vector(gradients, offset: tensor.offset, count: tensor.count)) { g in g = 0 }
      }
    }
    shaping.shape(gradients, at: parameters, of: tensors, on: engine, meter: meter)
  }

  /// What the weights cost by the penalties; nil without any.
  func cost(_ shaping: GradientShaping) -> Double? { shaping.cost(of: parameters, tensors) }

  /// The first tensor with a number that is not finite among its weights or gradients, in the user's words.
  func tensorWithoutNumber(in buffer: FloatBuffer) -> String? {
    let all = Vector(buffer, offset: 0, count: buffer.count)
    guard let index = engine.firstNonFinite(all) else { return nil }
    guard let tensor = network.tensors.last(where: { $0.offset <= index }) else { return "a layer" }
    return "layer \(tensor.layer)'s \(tensor.role.rawValue)"
  }
}
