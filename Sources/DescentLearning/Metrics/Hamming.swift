import DescentCatalogue

/// The share of rows whose largest output is another than the true class.
///
/// Source: sklearn.metrics.hamming_loss; sklearn.metrics.zero_one_loss.
package struct Hamming: Metric {
  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = false
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "hamming", synonyms: ["hamming_loss", "zero_one_loss", "error_rate"],
    summary: "share of rows whose largest output is not the true class",
    example: "expect test.hamming <= 10%", source: "sklearn.metrics.hamming_loss",
    page: CardPage(
      "The share of rows whose largest output is not the true class. It is 1 less the accuracy.",
      formula: "rows not met / rows; 0 to 1, lower is better",
      use: """
        Where errors are spoken of rather than hits. Its blindness to rare classes is that of `accuracy`.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0 else { return nil }
    return Double(said.rows - said.tally.reduce(0) { $0 + $1.met }) / Double(said.rows)
  }
}
