import DescentCatalogue

/// The mean squared difference in the target's own unit, squared.
///
/// Source: sklearn.metrics.mean_squared_error.
package struct MeanSquare: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "mse", synonyms: ["mean_squared_error"],
    summary: "mean squared difference, in the target's own unit squared",
    example: "data sine; expect test.mse <= 0.1", source: "sklearn.metrics.mean_squared_error",
    page: CardPage(
      "The mean squared difference, in the target's own unit squared. Rows far out count most.",
      formula: "mean (p - y)^2; from 0, lower is better",
      use: "To compare with a loss or with a book. To be read by people, `rmse` has the right unit."))

  package func value(over observed: Observations) -> Double? {
    observed.meanOverRows { ($0 - $1) * ($0 - $1) }
  }
}
