import DescentLearning
import DescentTensor

/// One way of a batch through a learner's network and back, part by part where its rows are more than are
/// seen at once.
struct BatchPass {
  let execution: Execution
  let loss: LossUnit
  let learner: Learner
  let feeder: Feeder
  /// The recipe's, for dropout.
  let seed: UInt64

  /// Takes the data's gradient at the weights as they are.
  ///
  /// - Parameters:
  ///   - step: Updates before, by which dropout draws.
  ///   - isFed: Whether the rows still lie where they are read, as they do after a pass in one part.
  /// - Returns: The batch's mean loss times its rows.
  func run(_ batch: BatchRows, step: Int, isFed: Bool = false, meter: (any StepMeter)? = nil) -> Double {
    let weighed = WeighedBatch(rows: batch.count, weight: weight(of: batch))
    var sum = 0.0
    visit(batch, step: step, isFed: isFed, meter: meter) { rows, _ in
      sum = loss.addLosses(
        of: execution.output(rows: rows), gradient: execution.outputGradient(rows: rows), in: weighed, to: sum
      )
      meter?.mark()
    }
    return weighed.total(sum)
  }

  /// Puts the Gauss-Newton-Bartlett estimate of the Hessian's diagonal in the gradient's place: the rows
  /// times the squared gradient for truths that are drawn from what the network says.
  ///
  /// Source: Liu et al. 2023, arXiv:2305.14342, algorithm 2.
  func estimateCurvature(_ batch: BatchRows, step: Int) {
    // The highest bit parts these numbers from those of noisy gradients.
    let stream = RandomStream(seed: seed, .noise, step: UInt64(step) | 1 << 63)
    visit(batch, step: step, isFed: true, meter: nil) { rows, place in
      loss.takeGradientOfDrawnTruth(
        of: execution.output(rows: rows), into: execution.outputGradient(rows: rows), from: stream, place)
    }
    let scale = Float(batch.count)
    learner.engine.sweep(Vector(learner.gradients)) { g in g = scale * (g * g) }
  }

  /// Goes there and back with each part; in between its outputs are judged.
  private func visit(
    _ batch: BatchRows, step: Int, isFed: Bool, meter: (any StepMeter)?, _ judge: (Int, BatchPart) -> Void
  ) {
    let rows = batch.rows
    for part in parts(of: rows) {
      if part.lowerBound > rows.lowerBound { meter?.comeAgain() }
      if !isFed || part != rows { feeder.feed(batch.order, part, into: execution, loss) }
      meter?.mark()
      let place = BatchPart(first: part.lowerBound - rows.lowerBound, of: rows.count)
      execution.forward(
        parameters: learner.parameters, rows: part.count, seed: seed, step: step, part: place)
      judge(part.count, place)
      execution.backward(
        parameters: learner.parameters, gradients: learner.gradients, rows: part.count, seed: seed,
        step: step, part: place)
    }
  }

  /// The rows of a batch, as many at a time as there is room for.
  private func parts(of rows: Range<Int>) -> some Sequence<Range<Int>> {
    let capacity = execution.plan.capacity
    return stride(from: rows.lowerBound, to: rows.upperBound, by: capacity).lazy.map {
      $0..<min($0 + capacity, rows.upperBound)
    }
  }

  /// What the rows of a batch weigh together; their number where all count alike.
  private func weight(of batch: BatchRows) -> Double {
    guard loss.weighsRows else { return Double(batch.count) }
    return parts(of: batch.rows).reduce(0.0) { weight, part in
      feeder.feedTruth(batch.order, part, into: loss)
      return loss.weight(rows: part.count, after: weight)
    }
  }
}

/// Rows that one update sees.
struct BatchRows {
  /// The order of the epoch.
  let order: [Int32]
  /// Those of the batch in it.
  let rows: Range<Int>

  var count: Int { rows.count }
}
