import DescentCatalogue

/// The mean squared distance of the probabilities from the truth.
///
/// Source: sklearn.metrics.brier_score_loss; of two classes half the sum, which is that of one.
package struct Brier: Metric {
  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...2.0
  package static let isHigherBetter = false
  package static let isShare = false
  package static let needsProbabilities = true

  package static let card = EntryCard<Self>(
    .metric, "brier", synonyms: ["brier_score", "brier_score_loss", "BrierScore"],
    summary: "mean squared distance of the probabilities from the truth",
    example: "metrics log_loss, brier", source: "sklearn.metrics.brier_score_loss",
    page: CardPage(
      """
      The mean squared distance of the probabilities from the truth. It is bounded, so that one bad row \
      cannot spoil it.
      """,
      formula: """
        mean of sum (p_c - [c = y])^2, half of that with two classes; \
        0 to 2 (1 with two classes), lower is better
        """,
      use: """
        Forecasts, beside `log_loss`, which is the harsher. It mixes how sure and how right a model is; \
        `calibration_error` has one of the two.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0, !said.probabilities.isEmpty else { return nil }
    let sum = (0..<said.rows).reduce(0.0) { sum, row in
      let label = Int(said.truth[row])
      return said.probabilities(row: row).enumerated().reduce(sum) { sum, share in
        let distance = share.element - (share.offset == label ? 1 : 0)
        return sum + distance * distance
      }
    }
    return sum / Double(said.rows) / (said.classes == 2 ? 2 : 1)
  }
}
