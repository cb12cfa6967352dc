import DescentCatalogue

/// The share of the target's variance that is not left in the distances.
///
/// Source: sklearn.metrics.explained_variance_score; r2 without the blame for a constant distance.
package struct ExplainedVariance: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = -Double.infinity...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "explained_variance", synonyms: ["explained_variance_score", "ExplainedVariance"],
    summary: "r2 that passes over a distance which is the same in all rows",
    example: "data sine; metrics r2, explained_variance", source: "sklearn.metrics.explained_variance_score",
    page: CardPage(
      """
      The share of the target's variance that is not left in the differences. A distance that is the same \
      in all rows is forgiven.
      """,
      formula: "1 - var(y - p) / var(y); at most 1, higher is better",
      use: "Beside `r2`: where this one is higher, the model is off by a constant. Alone it hides that."))

  package func value(over observed: Observations) -> Double? {
    guard case .numbers(let predicted, let truth) = observed, truth.count > 1 else { return nil }
    let left = zip(predicted, truth).map { $1 - $0 }.squaresAroundMean
    let total = truth.squaresAroundMean
    return total == 0 ? (left == 0 ? 1 : 0) : 1 - left / total
  }
}
