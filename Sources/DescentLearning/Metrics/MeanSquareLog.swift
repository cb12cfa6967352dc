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
    example: "data sine; metrics mse, msle", source: "sklearn.metrics.mean_squared_log_error",
    page: CardPage(
      """
      The mean squared difference of the logarithms of 1 + x. A factor of two costs about the same at 10 as \
      at 10 000.
      """,
      formula: """
        mean (log(1 + p) - log(1 + y))^2; \
        from 0, lower is better; \
        none where a number is not above -1
        """,
      use: """
        Amounts of many sizes that are never negative. A prediction too low costs more than one too high by \
        as much.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .numbers(let predicted, let truth) = observed, !truth.isEmpty else { return nil }
    guard zip(predicted, truth).allSatisfy({ $0 > -1 && $1 > -1 }) else { return nil }
    return observed.meanOverRows { said, actual in
      let difference = Exact.log(1 + said) - Exact.log(1 + actual)
      return difference * difference
    }
  }
}
