import DescentCatalogue

/// The largest distance, in the target's own unit.
///
/// Source: sklearn.metrics.max_error.
package struct MaxError: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "max_error", synonyms: ["maximum_error"],
    summary: "largest distance, in the target's own unit",
    example: "data sine; expect test.max_error <= 1", source: "sklearn.metrics.max_error",
    page: CardPage(
      "The largest distance of any row from the truth. One row decides it.",
      formula: "max |p - y|; from 0, lower is better",
      use: "Where a bound has to hold. On noisy data it tells of the noise."))

  package func value(over observed: Observations) -> Double? {
    guard case .numbers(let predicted, let truth) = observed, !truth.isEmpty else { return nil }
    return zip(predicted, truth).reduce(0.0) { max($0, ($1.0 - $1.1).magnitude) }
  }
}
