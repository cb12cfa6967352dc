import DescentCatalogue

/// The share of the rows of other classes that were not said to be of a class.
///
/// Source: imblearn.metrics.specificity_score; sklearn.metrics.recall_score of what is not of the class.
package struct Specificity: Metric {
  package var average = ClassAverage.auto.rawValue

  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "specificity", synonyms: ["specificity_score", "true_negative_rate", "tnr"],
    summary: "share of the rows of other classes that are not said to be of a class",
    example: "metrics recall, specificity", source: "imblearn.metrics.specificity_score",
    options: [
      .word("average", \.average, of: ClassAverage.words, ClassAverage.summary)
    ],
    page: CardPage(
      """
      Of the rows of other classes, the share that was not said to be of a class. It is the recall of what \
      the class is not.
      """,
      formula: "(others - false alarms) / others; 0 to 1, higher is better",
      use: """
        Tests in medicine, beside `recall`, there called sensitivity. With a rare class it is high for \
        nearly any model.
        """))

  package func value(over observed: Observations) -> Double? {
    (ClassAverage(rawValue: average) ?? .auto).value(over: observed, of: \.specificity)
  }
}
