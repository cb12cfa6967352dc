import DescentCatalogue

/// The share of the target's variance that the model explains.
///
/// Source: sklearn.metrics.r2_score; where the truth is constant, 1 if every row is met and 0 otherwise.
package struct RSquared: Metric {
  package init() {}

  package static let task = Task.regression
  package static let range = -Double.infinity...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "r2", synonyms: ["r2_score", "R2Score", "rsquared"],
    summary: "share of the target's variance that the model explains",
    example: "data sine; expect test.r2 >= 80%", source: "sklearn.metrics.r2_score",
    page: CardPage(
      """
      The share of the target's variance that the model explains. A model that always says the mean is at \
      0, and one that is worse lies below.
      """,
      formula: "1 - sum (p - y)^2 / sum (y - mean y)^2; at most 1, higher is better",
      use: """
        One figure without a unit. On a part whose target hardly varies it is low for a good model too.
        """))

  package func value(over observed: Observations) -> Double? {
    switch observed {
    case .classes: return nil
    case .numbers(let predicted, let truth):
      guard truth.count > 1 else { return nil }
      let left = zip(predicted, truth).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      // Asked of the rows themselves: the mean of equal numbers may round away from them.
      if truth.allSatisfy({ $0 == truth[0] }) { return left == 0 ? 1 : 0 }
      let mean = truth.reduce(0.0, +) / Double(truth.count)
      let total = truth.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
      return total == 0 ? (left == 0 ? 1 : 0) : 1 - left / total
    }
  }
}
