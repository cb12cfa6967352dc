import DescentCatalogue

/// How well a straight line tells the truth from the prediction.
///
/// Source: scipy.stats.pearsonr; nil where either is constant.
package struct Pearson: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = -1.0...1.0
  package static let isHigherBetter = true
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "pearson", synonyms: ["pearsonr", "PearsonCorrCoef", "pearson_correlation"],
    summary: "correlation of prediction and truth",
    example: "data sine; metrics pearson, spearman", source: "scipy.stats.pearsonr")

  package func value(over observed: Observations) -> Double? {
    guard case .numbers(let predicted, let truth) = observed else { return nil }
    return predicted.correlation(with: truth)
  }
}
