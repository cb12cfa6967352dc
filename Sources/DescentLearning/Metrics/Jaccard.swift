import DescentCatalogue

/// The share, of the rows of a class or said to be, of those that are both.
///
/// Source: sklearn.metrics.jaccard_score.
package struct Jaccard: Metric {
  package var average = ClassAverage.auto.rawValue

  package init() {}

  package static let task = Task.classification
  package static let range = 0.0...1.0
  package static let isHigherBetter = true
  package static let isShare = true

  package static let card = EntryCard<Self>(
    .metric, "jaccard", synonyms: ["jaccard_score", "iou", "mean_iou", "MeanIoU"],
    summary: "overlap of the rows of a class with those said to be of it",
    example: "metrics jaccard(average=macro)", source: "sklearn.metrics.jaccard_score",
    options: [
      .word("average", \.average, of: ClassAverage.words, ClassAverage.summary)
    ],
    page: CardPage(
      """
      The rows that are of a class and said to be, over those that are either. It is also known as \
      intersection over union.
      """,
      formula: "met / (rows + predicted - met); 0 to 1, higher is better",
      use: """
        Where overlap is the custom, as in the segmentation of images. It ranks models as `f1` does and is \
        always lower.
        """))

  package func value(over observed: Observations) -> Double? {
    (ClassAverage(rawValue: average) ?? .auto).value(over: observed, of: \.overlap)
  }
}
