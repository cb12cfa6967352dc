import DescentCatalogue
import DescentTensor

/// The plain mean of the weights that a training passes through towards its end.
///
/// Source: Izmailov et al., "Averaging Weights Leads to Wider Optima and Better Generalization", 2018,
/// arXiv:1803.05407, algorithm 1, whose mean begins as the weights at its start; the order of operations of
/// torch.optim.swa_utils.AveragedModel.
package struct StochasticWeightAverage: Averaging {
  package var start: Length? = Length(75, .percent)
  package var every: Length? = Length(1, .epochs)

  package init() {}

  package static let card = EntryCard<Self>(
    .average, "swa", synonyms: ["SWA", "stochastic_weight_averaging", "AveragedModel", "SWALR"],
    summary: "averages weights from the last part of a training, and looks at the mean in their place",
    example: "data digits; model mlp [64, 32, 10]; average swa(from=75%, every 1 epoch); train 8 epochs",
    source: "Izmailov et al. 2018, arXiv:1803.05407; torch.optim.swa_utils.AveragedModel",
    options: [
      .length(
        "from", \.start, bare: .epochs, synonyms: ["swa_start", "swa_epoch_start", "start"],
        "how long the training lasts before the first weights are taken"),
      .length(
        "every", \.every, bare: .epochs, synonyms: ["swa_freq", "freq"], "how often they are taken then"),
    ],
    page: CardPage(
      "From a point of the training on, the weights of every epoch are taken into a plain mean. The mean is"
        + " what is measured, kept, saved and predicted with; before there is one, the weights are.",
      formula: "a <- a + (x - a) / (n + 1), the n-th weights counted from 0",
      use:
        "With a learning rate that stays high or goes round, so that the weights taken lie apart. Shares of"
        + " a training are of the one in which the average begins.",
      differs: "PyTorch leaves it to the loop when weights are taken; here the statement says it."))

  package func pace(_ counts: RunCounts) -> SamplingPace {
    SamplingPace(first: counts.period(start), every: counts.period(every))
  }

  package func take(_ weights: Vector, into average: Vector, sample: Int, on engine: Engine) {
    guard sample > 0 else { return engine.copy(weights, into: average) }
    let count = Float(sample + 1)
    engine.sweep(average, weights) { a, x in a += (x - a) / count }
  }
}
