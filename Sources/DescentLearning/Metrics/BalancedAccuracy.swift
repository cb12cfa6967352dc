import DescentCatalogue

/// The mean of the shares of each class that were found.
///
/// Source: sklearn.metrics.balanced_accuracy_score; classes without rows are left out.
package struct BalancedAccuracy: Metric {
  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "balanced_accuracy", synonyms: ["balanced_accuracy_score", "bacc", "uar"],
    summary: "mean over the classes of the share found of each",
    example: "expect test.balanced_accuracy >= 90%", source: "sklearn.metrics.balanced_accuracy_score",
    page: CardPage(
      """
      The mean over the classes of the share of each that was found. A rare class thus counts as much as a \
      common one.
      """,
      formula: "mean over classes of met_c / rows_c; 0 to 1, higher is better",
      use: "Classes of very different size. A class with a handful of rows makes it jump."))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0 else { return nil }
    let found = said.tally.compactMap(\.recall)
    return found.reduce(0, +) / Double(found.count)
  }
}
