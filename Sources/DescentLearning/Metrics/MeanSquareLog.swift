import DescentCatalogue
import DescentTensor

/// The mean squared difference of the logs of 1 + x.
///
/// Source: sklearn.metrics.mean_squared_log_error; nil where a number is not above −1.
package struct MeanSquareLog: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "msle",
    synonyms: ["mean_squared_log_error", "mean_squared_logarithmic_error", "MeanSquaredLogarithmicError"],
    summary: "mean squared difference of log(1 + x), for amounts of many sizes",
    example: "data sine; metrics mse, msle", source: "sklearn.metrics.mean_squared_log_error")

  package func value(over observed: Observations) -> Double? {
    guard case .numbers(let predicted, let truth) = observed, !truth.isEmpty else { return nil }
    guard zip(predicted, truth).allSatisfy({ $0 > -1 && $1 > -1 }) else { return nil }
    return observed.meanOverRows { said, actual in
      let difference = Exact.log(1 + said) - Exact.log(1 + actual)
      return difference * difference
    }
  }
}
