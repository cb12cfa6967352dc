import DescentCatalogue
import DescentTensor

/// How far classes predicted and true go together, 0 for a guess.
///
/// Source: sklearn.metrics.matthews_corrcoef; 0 where all rows are of one class or are said to be.
package struct Matthews: Metric {
  package init() {}

  package static let task = Task.classification
  package static let range = -1.0...1.0
  package static let isHigherBetter = true
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "matthews", synonyms: ["matthews_corrcoef", "mcc", "MatthewsCorrCoef"],
    summary: "correlation of the predicted classes with the true ones, 0 for a guess",
    example: "expect test.matthews >= 0.8", source: "sklearn.metrics.matthews_corrcoef",
    page: CardPage(
      """
      The correlation of predicted and true classes over the whole table of confusion. A guess is at 0, \
      whatever the sizes of the classes.
      """,
      formula: """
        (s met - sum r_c p_c) / sqrt((s^2 - sum r_c^2) (s^2 - sum p_c^2)); \
        s rows, met of them met, r_c of class c, p_c said to be; \
        -1 to 1, higher is better
        """,
      use: """
        One figure for classes of different size that no trivial model can please. It is harder to explain \
        than `balanced_accuracy`.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0 else { return nil }
    let rows = Double(said.rows)
    var (met, crossed, trueSquares, saidSquares) = (0.0, 0.0, 0.0, 0.0)
    for counts in said.tally {
      met += Double(counts.met)
      crossed += Double(counts.rows) * Double(counts.predicted)
      trueSquares += Double(counts.rows) * Double(counts.rows)
      saidSquares += Double(counts.predicted) * Double(counts.predicted)
    }
    let spread = Exact.sqrt(rows * rows - trueSquares) * Exact.sqrt(rows * rows - saidSquares)
    guard spread > 0 else { return 0 }
    return min(max((met * rows - crossed) / spread, -1), 1)
  }
}
