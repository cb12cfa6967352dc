import DescentCatalogue

/// Distances that weigh by their side.
///
/// Source: sklearn.metrics.mean_pinball_loss.
package struct Pinball: Metric {
  package var q = 0.5

  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "pinball", synonyms: ["mean_pinball_loss", "pinball_loss", "quantile_loss"],
    summary: "mean distance that weighs by its side, in the target's own unit",
    example: "data sine; loss quantile(0.9); metrics pinball(q=0.9)",
    source: "sklearn.metrics.mean_pinball_loss",
    options: [
      .number(
        "q", \.q, in: .within(0...1), synonyms: ["alpha", "quantile"],
        "what a prediction too low costs, one too high the rest to 1")
    ],
    page: CardPage(
      """
      The mean distance, of which a prediction too low costs q times and one too high 1 - q times. It is \
      least at the quantile q.
      """,
      formula: "mean of max(q (y - p), (q - 1) (y - p)); from 0, lower is better",
      use: "To judge a model that was trained by `quantile`, at the same q. At 0.5 it is half of `mae`."))

  package func value(over observed: Observations) -> Double? {
    observed.meanOverRows { $1 > $0 ? q * ($1 - $0) : (1 - q) * ($0 - $1) }
  }
}
