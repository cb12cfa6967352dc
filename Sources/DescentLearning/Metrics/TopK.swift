import DescentCatalogue

/// The share of rows whose true class is among the `k` likeliest.
///
/// Source: sklearn.metrics.top_k_accuracy_score; of equal probabilities the highest class comes first.
package struct TopK: Metric {
  package var k = 5

  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true
  package static let needsProbabilities = true

  package static let card = EntryCard<Self>(
    .metric, "top_k",
    synonyms: [
      "top_k_accuracy", "top_k_accuracy_score", "top_k_categorical_accuracy",
      "sparse_top_k_categorical_accuracy",
    ],
    summary: "share of rows whose true class is among the k likeliest",
    example: "metrics accuracy, top_k(k=3)", source: "sklearn.metrics.top_k_accuracy_score",
    options: [.count("k", \.k, in: .atLeast(1), "how many of the likeliest classes count")],
    page: CardPage(
      "The share of rows whose true class is among the k likeliest. With k 1 it is accuracy.",
      formula: "rows with rank(y) <= k / rows; 0 to 1, higher is better",
      use: """
        Many classes that resemble one another. With few classes it is easily near 1 and says little.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0, !said.probabilities.isEmpty else { return nil }
    let met = (0..<said.rows).count { row in
      let probabilities = said.probabilities(row: row)
      let label = probabilities.startIndex + Int(said.truth[row])
      let own = probabilities[label]
      return probabilities.indices.count {
        probabilities[$0] > own || $0 > label && probabilities[$0] == own
      } < k
    }
    return Double(met) / Double(said.rows)
  }
}
