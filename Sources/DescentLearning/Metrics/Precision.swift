import DescentCatalogue

/// The share of the rows said to be of a class that are.
///
/// Source: sklearn.metrics.precision_score.
package struct Precision: Metric {
  package var average = ClassAverage.auto.rawValue

  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "precision", synonyms: ["precision_score"],
    summary: "share of the rows said to be of a class that are",
    example: "metrics precision(average=macro)", source: "sklearn.metrics.precision_score",
    options: [.word("average", \.average, of: ClassAverage.words, ClassAverage.summary)],
    page: CardPage(
      "Of the rows said to be of a class, the share that are. It falls with every false alarm.",
      formula: "met / predicted, 0 where none is predicted; 0 to 1, higher is better",
      use: "Where false alarms cost. Read it beside `recall`, since one is easily bought with the other."))

  package func value(over observed: Observations) -> Double? {
    (ClassAverage(rawValue: average) ?? .auto).value(over: observed, of: \.precision)
  }
}
