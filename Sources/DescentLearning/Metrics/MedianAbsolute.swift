import DescentCatalogue

/// The distance that half of the rows stay below, in the target's own unit.
///
/// Source: sklearn.metrics.median_absolute_error.
package struct MedianAbsolute: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "median_absolute", synonyms: ["median_absolute_error", "medae"],
    summary: "distance that half of the rows stay below, in the target's own unit",
    example: "data sine; expect test.median_absolute <= 0.3", source: "sklearn.metrics.median_absolute_error",
    page: CardPage(
      "The distance that half of the rows stay below. The worst rows do not matter at all.",
      formula: "median |p - y|; from 0, lower is better",
      use: "Targets with wild rows. It says nothing of the worse half; read `max_error` beside it."))

  package func value(over observed: Observations) -> Double? {
    guard case .numbers(let predicted, let truth) = observed, !truth.isEmpty else { return nil }
    let sorted = zip(predicted, truth).map { ($0 - $1).magnitude }.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
