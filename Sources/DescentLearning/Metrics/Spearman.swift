import DescentCatalogue

/// How well the order of the predictions is that of the truth.
///
/// Source: scipy.stats.spearmanr, equal numbers sharing their ranks; nil where either is constant.
package struct Spearman: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = -1.0...1.0
  package static let isHigherBetter = true
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "spearman", synonyms: ["spearmanr", "SpearmanCorrCoef", "spearman_correlation"],
    summary: "correlation of the ranks of prediction and truth",
    example: "data sine; expect test.spearman >= 0.8", source: "scipy.stats.spearmanr",
    page: CardPage(
      """
      How well the order of the predictions is that of the truth. Only ranks count, equal numbers sharing \
      theirs.
      """,
      formula: "pearson of the ranks; -1 to 1, higher is better; none where one is constant",
      use: "Rankings, and relations that are bent. How far off a prediction is, it does not say."))

  package func value(over observed: Observations) -> Double? {
    guard case .numbers(let predicted, let truth) = observed else { return nil }
    return predicted.ranks.correlation(with: truth.ranks)
  }
}
