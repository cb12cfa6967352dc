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
    example: "data sine; expect test.rmse <= 0.3", source: "sklearn.metrics.root_mean_squared_error")

  package func value(over observed: Observations) -> Double? {
    MeanSquare().value(over: observed).map(Exact.sqrt)
  }
}
