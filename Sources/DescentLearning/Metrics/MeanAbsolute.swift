import DescentCatalogue

/// The mean distance in the target's own unit.
///
/// Source: sklearn.metrics.mean_absolute_error.
package struct MeanAbsolute: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "mae", synonyms: ["mean_absolute_error", "MeanAbsoluteError"],
    summary: "mean distance, in the target's own unit",
    example: "data sine; expect test.mae <= 0.3", source: "sklearn.metrics.mean_absolute_error",
    page: CardPage(
      """
      The mean distance from the truth, in the target's own unit. Each row counts by its distance alone.
      """,
      formula: "mean |p - y|; from 0, lower is better",
      use: """
        An error that people can picture. Large misses that cost more than their share are told by `rmse`.
        """))

  package func value(over observed: Observations) -> Double? {
    observed.meanOverRows { ($0 - $1).magnitude }
  }
}
