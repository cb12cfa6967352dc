import DescentCatalogue
import DescentTensor

/// Minus the mean log of the probability given to the true class.
///
/// Source: sklearn.metrics.log_loss; a probability below 2⁻⁵² counts as that.
package struct LogLoss: Metric {
  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...Double.infinity
  package static let isHigherBetter = false
  package static let isShare = false
  package static let needsProbabilities = true

  package static let card = EntryCard<Self>(
    .metric, "log_loss", synonyms: ["logloss", "cross_entropy_loss", "neg_log_loss"],
    summary: "minus the mean log of the probability given to the true class",
    example: "metrics accuracy, log_loss", source: "sklearn.metrics.log_loss",
    page: CardPage(
      """
      Minus the mean logarithm of the probability given to the true class. One row called impossible that \
      was true costs dearly.
      """,
      formula: "mean of -log p_y, p_y at least 2^-52; from 0, lower is better",
      use: """
        Where probabilities are used as such. It is the cross-entropy in binary64, without smoothing or \
        weights.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0, !said.probabilities.isEmpty else { return nil }
    let sum = (0..<said.rows).reduce(0.0) { sum, row in
      let probability = said.probabilities[row * said.classes + Int(said.truth[row])]
      return sum - Exact.log(probability < 0x1p-52 ? 0x1p-52 : probability)
    }
    return sum / Double(said.rows)
  }
}
