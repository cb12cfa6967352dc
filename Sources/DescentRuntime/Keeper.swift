import DescentRecipe
import DescentTensor

/// Keeps the weights with the best figure so far; a training itself goes on from those of its last step.
final class Keeper {
  /// Whose best is kept.
  let figure: Measurement
  let modelRevision: Int
  /// A figure of another loss cannot be compared.
  let lossText: String
  let weights: FloatBuffer
  private(set) var best: KeptReport?

  /// Nil when memory cannot be had.
  init?(_ figure: Measurement, of learner: Learner, lossText: String) {
    guard let weights = FloatBuffer(count: learner.parameters.count) else { return nil }
    self.figure = figure
    self.weights = weights
    self.lossText = lossText
    modelRevision = learner.modelRevision
  }

  /// Another that has kept the same, its weights to be filled; nil when memory cannot be had.
  ///
  /// - Parameter count: Of its weights; none where the numbers lie elsewhere.
  init?(like other: Keeper, count: Int) {
    guard let weights = FloatBuffer(count: count) else { return nil }
    self.weights = weights
    (figure, modelRevision, lossText, best) = (
      other.figure, other.modelRevision, other.lossText, other.best
    )
  }

  /// Takes the weights if the figure is better than all before it.
  func offer(_ value: Double?, _ learner: Learner, epoch: Int) {
    guard let value, !value.isNaN else { return }
    if let best, figure.isHigherBetter ? value <= best.value : value >= best.value { return }
    best = KeptReport(figure: figure.name, value: value, epoch: epoch, step: learner.step)
    weights.copy(from: learner.seen)
  }

  /// Whether what has been kept is what these settings ask for.
  func serves(_ settings: Settings) -> Bool {
    figure == settings.keptBy && modelRevision == settings.model?.revision ?? 0
      && lossText == settings.effectiveLossText
  }
}
