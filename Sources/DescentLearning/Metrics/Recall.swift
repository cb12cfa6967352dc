import DescentCatalogue

/// The share of the rows of a class that were found.
///
/// Source: sklearn.metrics.recall_score.
package struct Recall: Metric {
  package var average = ClassAverage.auto.rawValue

  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "recall", synonyms: ["recall_score", "sensitivity", "tpr"],
    summary: "share of the rows of a class that were found",
    example: "metrics precision, recall", source: "sklearn.metrics.recall_score",
    options: [.word("average", \.average, of: ClassAverage.words, ClassAverage.summary)],
    page: CardPage(
      "Of the rows of a class, the share that were found. It falls with every row overlooked.",
      formula: "met / rows of the class; 0 to 1, higher is better",
      use: """
        Where an oversight costs. Read it beside `precision`, since one is easily bought with the other.
        """))

  package func value(over observed: Observations) -> Double? {
    (ClassAverage(rawValue: average) ?? .auto).value(over: observed, of: \.recall)
  }
}
