import DescentCatalogue
import DescentTensor

/// Twice what the log likelihood of counts lacks of that of a model which tells each of them.
///
/// Source: sklearn.metrics.mean_poisson_deviance; nil where a count is below 0 or a prediction not above 0.
package struct PoissonDeviance: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "poisson_deviance", synonyms: ["mean_poisson_deviance", "PoissonDeviance", "deviance"],
    summary: "for counts: twice what the log likelihood lacks of the best there could be",
    example: "data sine; metrics poisson_deviance", source: "sklearn.metrics.mean_poisson_deviance",
    page: CardPage(
      "Compares predicted rates with counts by the likelihood of Poisson. It is 0 where each prediction is "
        + "its count, and errors on small rates weigh more than the same on large ones.",
      formula: "(2/n) sum (t ln(t/p) - t + p), t ln t = 0 at 0",
      use: "Beside loss poisson; undefined where a prediction is not above 0."))

  package func value(over observed: Observations) -> Double? {
    guard case .numbers(let predicted, let truth) = observed else { return nil }
    guard predicted.allSatisfy({ $0 > 0 }), truth.allSatisfy({ $0 >= 0 }) else { return nil }
    return observed.meanOverRows { rate, count in
      let surprise = count > 0 ? count * Exact.log(count / rate) : 0
      let lack = 2 * (surprise - count + rate)
      // Rounding alone goes below 0.
      return lack < 0 ? 0 : lack
    }
  }
}
