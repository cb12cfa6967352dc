import DescentCatalogue
import DescentTensor

/// The root of the mean squared difference, in the target's own unit.
///
/// Source: sklearn.metrics.root_mean_squared_error.
package struct RootMeanSquare: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "rmse", synonyms: ["root_mean_squared_error", "RootMeanSquaredError"],
    summary: "root of the mean squared difference, in the target's own unit",
    example: "data sine; expect test.rmse <= 0.3", source: "sklearn.metrics.root_mean_squared_error",
    page: CardPage(
      "The root of the mean squared difference, in the target's own unit. Rows far out count most.",
      formula: "sqrt(mean (p - y)^2); from 0, lower is better",
      use: "The usual figure for numbers. A few wild rows govern it; then `mae` or `median_absolute`."))

  package func value(over observed: Observations) -> Double? {
    MeanSquare().value(over: observed).map(Exact.sqrt)
  }
}
