import DescentCatalogue
import DescentData
import DescentLearning
import DescentRecipe
import DescentTensor

/// Trains a learner on prepared data, step by step; its place in the epoch outlives one `train`.
final class Trainer {
  let learner: Learner
  let feeder: Feeder
  private let pass: BatchPass
  /// For an optimizer that looks more than once.
  private let landscape: BatchLandscape?

  /// Where it stands among epochs and rows.
  private(set) var place = EpochPlace()
  private var order: [Int32] = []
  private var orderEpoch = -1

  /// Nil when memory cannot be had.
  init?(learner: Learner, feeder: Feeder, operation: LossOperation, capacity: Int, seed: UInt64) {
    guard let plan = Plan(network: learner.network, capacity: capacity, isTraining: true),
      let execution = Execution(plan: plan, engine: feeder.engine, inputs: feeder.data.features.inputForm),
      let loss = LossUnit(
        operation, capacity: capacity, outputs: learner.network.outputs, engine: feeder.engine,
        classWeights: feeder.classWeights(for: operation), draws: learner.setting.needsCurvature)
    else { return nil }
    self.learner = learner
    self.feeder = feeder
    pass = BatchPass(execution: execution, loss: loss, learner: learner, feeder: feeder, seed: seed)
    landscape = learner.setting.needsLandscape ? BatchLandscape(pass) : nil
  }

  /// Takes over the place in the epoch from a trainer with other settings.
  func take(_ place: EpochPlace) { self.place = place }

  /// Epochs begun and not ended count as not finished.
  var finishedEpochs: Int { place.finishedEpochs }

  /// Who is told when each operation of a step is over: gathering, the way there and back with the loss
  /// between them, the look for what is no number, the update.
  var meter: (any StepMeter)? {
    didSet {
      pass.execution.meter = meter
      learner.meter = meter
    }
  }

  var rows: Int { feeder.data.partition.train.count }

  /// The mean loss over the epoch's rows so far.
  var meanLoss: Double { place.meanLoss }

  /// Rows of the current epoch that have not been visited.
  var rowsLeft: Int { rows - place.rowsDone }

  /// Whether rows of the current epoch have been visited and some are left.
  var isInsideEpoch: Bool { place.rowsDone > 0 }

  /// The epoch in which so many more steps end, from 1.
  func epoch(after steps: Int, batch: Int) -> Int {
    let left = (rowsLeft + batch - 1) / batch
    let perEpoch = (rows + batch - 1) / batch
    return finishedEpochs + 1 + (max(0, steps - left) + perEpoch - 1) / perEpoch
  }

  /// What one step came to.
  enum StepResult {
    case moved
    case finishedEpoch
    case diverged(Divergence)
  }

  /// Makes one update on the next `batch` rows of the epoch.
  ///
  /// - Returns: `diverged`, with nothing updated, when the loss or a gradient is not a number.
  func step(batch size: Int, rates: StepRates, shaping: GradientShaping) -> StepResult {
    prepareOrder()
    let range = place.rowsDone..<min(place.rowsDone + size, rows)
    let (step, batch) = (learner.step, BatchRows(order: order, rows: range))
    let sum = pass.run(batch, step: step, meter: meter)
    let isFinite = pass.execution.isFinite(learner.gradients)
    meter?.mark()
    guard sum.isFinite, isFinite else {
      let broken = learner.tensorWithoutNumber(in: learner.gradients)
      var divergence = divergence(
        at: step + 1, on: range, of: broken.map { "the gradient of \($0)" } ?? "the loss", rates)
      divergence.isBeforeUpdate = true
      return .diverged(divergence)
    }
    landscape?.begin(batch, step: step, sum: sum, shaping)
    learner.update(rates: rates, shaping: shaping, seed: pass.seed, landscape: landscape)
    if let lost = landscape?.lost {
      return .diverged(divergence(at: step + 1, on: range, of: "\(lost) at a further look", rates))
    }
    place.lossSum += sum
    place.rowsDone = range.upperBound
    guard place.rowsDone == rows else { return .moved }
    return .finishedEpoch
  }

  /// Takes the gradient of the rows that the next step would see, and moves nothing.
  ///
  /// - Parameter step: Updates before, by which dropout draws.
  /// - Returns: How many rows they are, and their mean loss.
  func look(batch size: Int, step: Int) -> (rows: Int, loss: Double) {
    prepareOrder()
    let range = place.rowsDone..<min(place.rowsDone + size, rows)
    let sum = pass.run(BatchRows(order: order, rows: range), step: step)
    return (range.count, sum / Double(max(1, range.count)))
  }

  private func divergence(
    at step: Int, on rows: Range<Int>, of what: String, _ rates: StepRates
  ) -> Divergence {
    Divergence(
      step: step, epoch: finishedEpochs + 1, lr: rates.first, batchRows: rows, what: what,
      optimizer: learner.setting.first.optimizer.names)
  }

  /// What an update by a huge step has made of the weights, if they are not numbers any more.
  func divergenceOfWeights(lr: Double) -> Divergence? {
    guard let tensor = learner.tensorWithoutNumber(in: learner.parameters) else { return nil }
    return Divergence(
      step: learner.step, epoch: finishedEpochs + 1, lr: lr, batchRows: 0..<place.rowsDone, what: tensor,
      optimizer: learner.setting.first.optimizer.names)
  }

  /// Begins the next epoch; the order of its rows is drawn at its first step.
  func beginEpoch() {
    place = EpochPlace(finishedEpochs: place.finishedEpochs + 1)
  }

  private func prepareOrder() {
    guard orderEpoch != finishedEpochs else { return }
    order = feeder.order(epoch: finishedEpochs, seed: pass.seed)
    orderEpoch = finishedEpochs
  }
}

/// Where a training stands among epochs and rows.
struct EpochPlace: Equatable {
  var finishedEpochs = 0
  /// Rows of the current epoch that have been visited.
  var rowsDone = 0
  /// The sum of their losses.
  var lossSum = 0.0

  /// The mean loss over the epoch's rows so far.
  var meanLoss: Double { rowsDone == 0 ? 0 : lossSum / Double(rowsDone) }
}
