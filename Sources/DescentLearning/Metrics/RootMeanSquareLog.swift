import DescentCatalogue
import DescentTensor

/// The root of the mean squared difference of the logs of 1 + x.
///
/// Source: sklearn.metrics.root_mean_squared_log_error; nil where a number is not above −1.
package struct RootMeanSquareLog: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "rmsle",
    synonyms: ["root_mean_squared_log_error", "root_mean_squared_logarithmic_error", "RMSLE"],
    summary: "root of msle: nearly the usual error as a share of the truth, where it is small",
    example: "data sine; metrics rmse, rmsle", source: "sklearn.metrics.root_mean_squared_log_error",
    page: CardPage(
      "Takes the root of the mean squared difference of the logs of 1 + x. Ten times too much costs as much "
        + "as a tenth, whatever the size.",
      formula: "sqrt((1/n) sum (ln(1 + p) - ln(1 + t))^2)",
      use: "For amounts of many sizes, all above -1; one at or below leaves it undefined."))

  package func value(over observed: Observations) -> Double? {
    MeanSquareLog().value(over: observed).map(Exact.sqrt)
  }
}
