import DescentCatalogue

/// The mean distance as a share of the truth.
///
/// Source: sklearn.metrics.mean_absolute_percentage_error; a truth nearer to 0 than 2⁻⁵² counts as that.
package struct MeanAbsolutePercentage: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "mape", synonyms: ["mean_absolute_percentage_error", "MeanAbsolutePercentageError"],
    summary: "mean distance as a share of the truth; without bound where the truth is near 0",
    example: "data sine; metrics mae, mape", source: "sklearn.metrics.mean_absolute_percentage_error",
    page: CardPage(
      "The mean distance as a share of the truth. It is a share and no percentage: 0.1 is a tenth.",
      formula: "mean |p - y| / max(|y|, 2^-52); from 0, lower is better",
      use: "Positive amounts of many sizes. Near a truth of 0 it knows no bound; then `mae`."))

  package func value(over observed: Observations) -> Double? {
    observed.meanOverRows { ($0 - $1).magnitude / ($1.magnitude < 0x1p-52 ? 0x1p-52 : $1.magnitude) }
  }
}
