import DescentRecipe
import DescentTensor

extension Session {
  /// The model from a file that these settings speak of.
  func loadedModel(for settings: Settings) -> LoadedModel? {
    loadedModel.flatMap { $0.isAtWork(in: settings) ? $0 : nil }
  }

  /// Puts a model from a file in the place of the one at work, with an optimizer and a clock of its own.
  mutating func take(_ model: LoadedModel) {
    loadedModel = model
    (trainer, resting, paused, unclosed, keeper, clock, history, loaded) = (
      nil, nil, nil, nil, nil, nil, [], nil
    )
  }

  /// The best weights that have been kept for these settings, told; nil where the last ones count.
  func keptBest(for settings: Settings) -> KeptReport? {
    guard let keeper, keeper.serves(settings) else { return nil }
    return keeper.best
  }
}
