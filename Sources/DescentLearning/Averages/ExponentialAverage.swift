import DescentCatalogue
import DescentTensor

/// A moving average of the weights that forgets old ones by a fixed share at each update.
///
/// Source: Polyak and Juditsky 1992; torch.optim.swa_utils.AveragedModel with get_ema_multi_avg_fn, whose
/// first mean is the weights; the warm-up is that of TensorFlow's ExponentialMovingAverage.
package struct ExponentialAverage: Averaging {
  package var decay = 0.999
  package var warmup = false

  package init() {}

  package static let card = EntryCard<Self>(
    .average, "ema",
    synonyms: ["EMA", "ExponentialMovingAverage", "exponential_moving_average", "ModelEmaV2", "use_ema"],
    summary: "keeps a moving average of the weights, which is looked at in their place",
    example: "data digits; model mlp [64, 32, 10]; average ema(0.999)",
    source: "Polyak and Juditsky 1992; torch.optim.swa_utils.get_ema_multi_avg_fn",
    options: [
      .number(
        "decay", \.decay, in: .within(0...1), synonyms: ["ema_momentum", "momentum", "beta"],
        "share of the mean kept at each update"),
      .flag(
        "warmup", \.warmup, synonyms: ["use_num_updates"],
        "keep less while there is little to remember: (1 + n) / (10 + n) at most, after n updates"),
    ],
    page: CardPage(
      "After each update the mean moves a small share of the way towards the weights; the first update fills"
        + " it. What is measured, kept, saved and predicted with is the mean, while training goes on from the"
        + " weights themselves.",
      formula: "a <- x at the first update; then a <- a + (1 - decay) (x - a);"
        + " with warmup decay is min(decay, (1 + n) / (10 + n))",
      use:
        "When the loss jumps from step to step: the mean is calmer and often a little better. It looks back"
        + " about 1 / (1 - decay) updates, so take a smaller decay for a short training."))

  package func pace(_ counts: RunCounts) -> SamplingPace { SamplingPace(first: 1, every: 1) }

  package func take(_ weights: Vector, into average: Vector, sample: Int, on engine: Engine) {
    guard sample > 0 else { return engine.copy(weights, into: average) }
    let grown = Double(1 + sample) / Double(10 + sample)
    let share = Float(1 - (warmup ? min(decay, grown) : decay))
    engine.sweep(average, weights) { a, x in a = moved(a, toward: x, by: share) }
  }
}
