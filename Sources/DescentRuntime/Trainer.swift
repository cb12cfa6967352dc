import DescentCatalogue
import DescentData
import DescentLearning
import DescentRecipe
import DescentTensor

/// Trains a learner on prepared data, step by step; its place in the epoch outlives one `train`.
final class Trainer {
  let learner: Learner
  let feeder: Feeder
  private let execution: Execution
  private let loss: LossUnit
  private let seed: UInt64

  /// Epochs begun and not ended count as not finished.
  private(set) var finishedEpochs = 0
  private var rowsDone = 0
  private var order: [Int32] = []
  private var lossSum = 0.0
  private var orderEpoch = -1

  /// Nil when memory cannot be had.
  init?(learner: Learner, feeder: Feeder, operation: LossOperation, capacity: Int, seed: UInt64) {
    guard let plan = Plan(network: learner.network, capacity: capacity, isTraining: true),
      let execution = Execution(plan: plan, engine: feeder.engine, inputs: feeder.data.features.inputForm),
      let loss = LossUnit(
        operation, capacity: capacity, outputs: learner.network.outputs, engine: feeder.engine,
        classWeights: feeder.classWeights(for: operation))
    else { return nil }
    self.learner = learner
    self.feeder = feeder
    self.execution = execution
    self.loss = loss
    self.seed = seed
  }

  /// Takes over the place in the epoch of a trainer with other settings.
  func takePlace(of other: Trainer) {
    finishedEpochs = other.finishedEpochs
    rowsDone = other.rowsDone
    lossSum = other.lossSum
  }

  /// Who is told when each operation of a step is over: gathering, the way there and back with the loss
  /// between them, the look for what is no number, the update.
  var meter: (any StepMeter)? {
    didSet {
      execution.meter = meter
      learner.meter = meter
    }
  }

  var rows: Int { feeder.data.partition.train.count }

  /// The mean loss over the epoch's rows so far.
  var meanLoss: Double { rowsDone == 0 ? 0 : lossSum / Double(rowsDone) }

  /// Rows of the current epoch that have not been visited.
  var rowsLeft: Int { rows - rowsDone }

  /// Whether rows of the current epoch have been visited and some are left.
  var isInsideEpoch: Bool { rowsDone > 0 }

  /// The epoch in which so many more steps end, from 1.
  func epoch(after steps: Int, batch: Int) -> Int {
    let left = (rows - rowsDone + batch - 1) / batch
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
  func step(batch: Int, rates: StepRates, shaping: GradientShaping) -> StepResult {
    prepareOrder()
    let range = rowsDone..<min(rowsDone + batch, rows)
    let (step, sum) = (learner.step, lookAround(range))
    let isFinite = execution.isFinite(learner.gradients)
    meter?.mark()
    guard sum.isFinite, isFinite else {
      let broken = learner.tensorWithoutNumber(in: learner.gradients)
      return .diverged(
        Divergence(
          step: step + 1, epoch: finishedEpochs + 1, lr: rates.first, batchRows: range,
          what: broken.map { "the gradient of \($0)" } ?? "the loss",
          optimizer: learner.setting.first.name))
    }
    learner.update(rates: rates, shaping: shaping, seed: seed, landscape: nil)
    lossSum += sum
    rowsDone = range.upperBound
    guard rowsDone == rows else { return .moved }
    return .finishedEpoch
  }

  /// Takes the gradient of the mean loss over some rows of the epoch's order, part by part where they are
  /// more than are seen at once; their mean loss times their number.
  private func lookAround(_ rows: Range<Int>) -> Double {
    let batch = WeighedBatch(rows: rows.count, weight: weight(of: rows))
    let step = learner.step
    var sum = 0.0
    for part in parts(of: rows) {
      if part.lowerBound > rows.lowerBound { meter?.comeAgain() }
      feeder.feed(order, part, into: execution, loss)
      meter?.mark()
      let place = BatchPart(first: part.lowerBound - rows.lowerBound, of: rows.count)
      execution.forward(
        parameters: learner.parameters, rows: part.count, seed: seed, step: step, part: place)
      sum = loss.addLosses(
        of: execution.output(rows: part.count), gradient: execution.outputGradient(rows: part.count),
        in: batch, to: sum)
      meter?.mark()
      execution.backward(
        parameters: learner.parameters, gradients: learner.gradients, rows: part.count, seed: seed,
        step: step, part: place)
    }
    return batch.total(sum)
  }

  /// The rows of a batch, as many at a time as there is room for.
  private func parts(of rows: Range<Int>) -> some Sequence<Range<Int>> {
    let capacity = execution.plan.capacity
    return stride(from: rows.lowerBound, to: rows.upperBound, by: capacity).lazy.map {
      $0..<min($0 + capacity, rows.upperBound)
    }
  }

  /// What rows of the epoch's order weigh together; their number where all count alike.
  private func weight(of rows: Range<Int>) -> Double {
    guard loss.weighsRows else { return Double(rows.count) }
    return parts(of: rows).reduce(0.0) { weight, part in
      feeder.feedTruth(order, part, into: loss)
      return loss.weight(rows: part.count, after: weight)
    }
  }

  /// What an update by a huge step has made of the weights, if they are not numbers any more.
  func divergenceOfWeights(lr: Double) -> Divergence? {
    guard let tensor = learner.tensorWithoutNumber(in: learner.parameters) else { return nil }
    return Divergence(
      step: learner.step, epoch: finishedEpochs + 1, lr: lr, batchRows: 0..<rowsDone, what: tensor,
      optimizer: learner.setting.first.name)
  }

  /// Begins the next epoch; the order of its rows is drawn at its first step.
  func beginEpoch() {
    finishedEpochs += 1
    rowsDone = 0
    lossSum = 0
  }

  private func prepareOrder() {
    guard orderEpoch != finishedEpochs else { return }
    order = feeder.order(epoch: finishedEpochs, seed: seed)
    orderEpoch = finishedEpochs
  }
}
