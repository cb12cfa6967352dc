import DescentLearning
import DescentTensor

/// The loss of a trainer's batch over the weights of its learner.
final class BatchLandscape: Landscape {
  private let pass: BatchPass
  private var batch = BatchRows(order: [], rows: 0..<0)
  private var step = 0
  private var sum = 0.0
  private var shaping = GradientShaping()
  /// What was no number when an update could not go on, in the user's words.
  private(set) var lost: String?

  init(_ pass: BatchPass) { self.pass = pass }

  /// Stands before the update on a batch.
  ///
  /// - Parameter sum: The batch's mean loss times its rows.
  func begin(_ batch: BatchRows, step: Int, sum: Double, _ shaping: GradientShaping) {
    (self.batch, self.step, self.sum, self.shaping) = (batch, step, sum, shaping)
    lost = nil
  }

  var height: Double { mean(of: sum) }

  func look() -> Double {
    silently {
      let sum = pass.run(batch, step: step, isFed: true)
      guard sum.isFinite, pass.execution.isFinite(pass.learner.gradients) else { return .nan }
      pass.learner.shape(shaping)
      return mean(of: sum)
    }
  }

  func lookAtCurvature() {
    silently {
      pass.estimateCurvature(batch, step: step)
      if pass.learner.tensorWithoutNumber(in: pass.learner.gradients) != nil { abandon() }
    }
  }

  func abandon() {
    let broken = pass.learner.tensorWithoutNumber(in: pass.learner.gradients)
    lost = broken.map { "the gradient of \($0)" } ?? "the loss"
    Vector(pass.learner.gradients).fill(0)
  }

  private func mean(of sum: Double) -> Double {
    sum / Double(batch.count) + (pass.learner.cost(shaping) ?? 0)
  }

  /// A meter counts what a step does once; further looks belong to the update.
  private func silently<Result>(_ body: () -> Result) -> Result {
    let (meter, other) = (pass.execution.meter, pass.learner.meter)
    (pass.execution.meter, pass.learner.meter) = (nil, nil)
    defer { (pass.execution.meter, pass.learner.meter) = (meter, other) }
    return body()
  }
}
