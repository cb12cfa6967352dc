import DescentCatalogue

/// The harmonic mean of precision and recall.
///
/// Source: sklearn.metrics.f1_score.
package struct F1: Metric {
  package var average = ClassAverage.auto.rawValue

  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "f1", synonyms: ["f1_score", "F1Score", "fscore"],
    summary: "harmonic mean of precision and recall",
    example: "expect test.f1 >= 90%", source: "sklearn.metrics.f1_score",
    options: [.word("average", \.average, of: ClassAverage.words, ClassAverage.summary)],
    page: CardPage(
      "The harmonic mean of precision and recall. It is low as soon as one of the two is.",
      formula: "2 met / (rows + predicted); 0 to 1, higher is better",
      use: "A rare class, when oversight and false alarm cost alike. If they do not, `f_beta`."))

  package func value(over observed: Observations) -> Double? {
    (ClassAverage(rawValue: average) ?? .auto).value(over: observed, of: \.f1)
  }
}
