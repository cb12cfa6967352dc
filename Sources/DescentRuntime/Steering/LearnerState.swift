import DescentLearning
import DescentRecipe
import DescentTensor

/// A learner as it was at one moment.
struct LearnerState {
  private let network: Network
  private let modelRevision: Int
  private let setting: OptimizerSetting
  private let frozen: LayerSet?
  private let step: Int
  private let optimizerSteps: Int
  /// Its counters are read; its mean lies among the numbers.
  private let average: RunningAverage?
  let numbers: KeptNumbers
  /// Of whom and when it is, to know whether its numbers have changed since.
  private weak var source: Learner?
  private let version: Int

  /// Nil when memory cannot be had.
  ///
  /// - Parameter last: What was kept last; numbers that have not changed since are shared.
  init?(of learner: Learner, sharing last: LearnerState?) {
    if let last, last.source === learner, last.version == learner.version {
      numbers = last.numbers
    } else {
      guard let copy = KeptNumbers(of: learner.keptVectors, learner.keptNumbers) else { return nil }
      numbers = copy
    }
    source = learner
    version = learner.version
    network = learner.network
    modelRevision = learner.modelRevision
    setting = learner.setting
    frozen = learner.frozen
    step = learner.step
    optimizerSteps = learner.optimizerSteps
    if let running = learner.average {
      guard let copy = RunningAverage(like: running, count: 0) else { return nil }
      average = copy
    } else {
      average = nil
    }
  }

  /// A learner that goes on from here; nil when its memory or its numbers cannot be had.
  func learner(on engine: Engine) -> Learner? {
    guard
      let learner = Learner(
        network: network, modelRevision: modelRevision, setting, frozen: frozen, engine: engine)
    else { return nil }
    var own: RunningAverage?
    if let average {
      guard let copy = RunningAverage(like: average, count: learner.parameters.count) else { return nil }
      own = copy
    }
    learner.take(step: step, optimizerSteps: optimizerSteps, average: own)
    return numbers.copy(into: learner.keptVectors, learner.keptNumbers) ? learner : nil
  }
}

/// The best weights so far, as they were at one moment.
struct KeeperState {
  private let keeper: Keeper
  let numbers: KeptNumbers
  private weak var source: Keeper?

  /// Nil when memory cannot be had.
  ///
  /// - Parameter last: What was kept last; weights that have not changed since are shared.
  init?(of keeper: Keeper, sharing last: KeeperState?) {
    guard let shape = Keeper(like: keeper, count: 0) else { return nil }
    self.keeper = shape
    source = keeper
    if let last, last.source === keeper, last.keeper.best == keeper.best {
      numbers = last.numbers
    } else {
      guard let copy = KeptNumbers(of: [keeper.weights], []) else { return nil }
      numbers = copy
    }
  }

  /// A keeper that goes on from here; nil when its memory or its numbers cannot be had.
  func restored() -> Keeper? {
    guard let copy = Keeper(like: keeper, count: numbers.bytes / 4), numbers.copy(into: [copy.weights], [])
    else {
      return nil
    }
    return copy
  }
}
