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
    example: "data sine; metrics pearson, spearman", source: "scipy.stats.pearsonr",
    page: CardPage(
      """
      How well a straight line tells the truth from the prediction. Scale and offset of the prediction do \
      not matter.
      """,
      formula: "cov(p, y) / sqrt(var(p) var(y)); -1 to 1, higher is better; none where one is constant",
      use: """
        Where only the course counts. A model that is off by a factor is at 1 all the same; `r2` sees that.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .numbers(let predicted, let truth) = observed else { return nil }
    return predicted.correlation(with: truth)
  }
}
