import DescentCatalogue

/// The share of rows whose largest output is the true class.
///
/// Source: sklearn.metrics.accuracy_score; equal outputs count as the lowest class.
package struct Accuracy: Metric {
  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "accuracy", synonyms: ["acc", "accuracy_score", "sparse_categorical_accuracy"],
    summary: "share of rows whose largest output is the true class",
    example: "expect test.accuracy >= 90%", source: "sklearn.metrics.accuracy_score",
    page: CardPage(
      """
      The share of rows whose largest output is the true class. Of equal outputs the lowest class counts.
      """,
      formula: "rows met / rows; 0 to 1, higher is better",
      use: """
        Classes of about one size. Where one class is rare it looks good by ignoring that class; then \
        `balanced_accuracy` or `f1`.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0 else { return nil }
    return Double(said.tally.reduce(0) { $0 + $1.met }) / Double(said.rows)
  }
}
