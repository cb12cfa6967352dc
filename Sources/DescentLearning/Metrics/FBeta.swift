import DescentCatalogue

/// The harmonic mean of precision and recall, recall counting `beta` times as much.
///
/// Source: sklearn.metrics.fbeta_score.
package struct FBeta: Metric {
  package var beta = 2.0
  package var average = ClassAverage.auto.rawValue

  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "f_beta", synonyms: ["fbeta_score", "fbeta", "FBetaScore"],
    summary: "harmonic mean of precision and recall, recall counting beta times as much",
    example: "metrics f_beta(beta=2)", source: "sklearn.metrics.fbeta_score",
    options: [
      .number("beta", \.beta, in: .within(0...1000), "how many times as much recall counts"),
      .word("average", \.average, of: ClassAverage.words, ClassAverage.summary),
    ],
    page: CardPage(
      "A mean of precision and recall in which recall counts `beta` times as much. With beta 1 it is f1.",
      formula: "(1 + b^2) met / (b^2 rows + predicted), b = beta; 0 to 1, higher is better",
      use: """
        Where an oversight costs more than a false alarm, or, with beta below 1, less. Say the beta with \
        the figure.
        """))

  package func value(over observed: Observations) -> Double? {
    (ClassAverage(rawValue: average) ?? .auto).value(over: observed) { $0.score(beta: beta) }
  }
}
