import DescentCatalogue
import DescentTensor

/// Among how many equally likely classes the model is as unsure as it is here.
///
/// Source: Jelinek et al. 1977; e to the power of sklearn.metrics.log_loss.
package struct Perplexity: Metric {
  package init() {}

  package static let task = Task.classification
  package static let range = 1.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false
  package static let needsProbabilities = true

  package static let card = EntryCard<Self>(
    .metric, "perplexity", synonyms: ["Perplexity", "ppl"],
    summary: "e to the power of log_loss: how many equally likely classes would leave one as unsure",
    example: "metrics accuracy, perplexity",
    source: "Jelinek et al. 1977; e to the power of sklearn.metrics.log_loss",
    page: CardPage(
      "Raises e to the mean log loss. It is 1 for a model that is sure and right, and the number of classes "
        + "for one that holds all of them equally likely.",
      formula: "exp(-(1/n) sum ln p[y]), p at least 2^-52",
      use: "Beside log_loss, where many classes make a figure in nats hard to picture."))

  package func value(over observed: Observations) -> Double? {
    LogLoss().value(over: observed).map(Exact.exp)
  }
}
