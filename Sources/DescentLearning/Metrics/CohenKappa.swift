import DescentCatalogue

/// How much better than by chance predicted and true classes agree.
///
/// Source: sklearn.metrics.cohen_kappa_score; nil where chance alone would agree everywhere.
package struct CohenKappa: Metric {
  package var weights = "none"

  package init() {}

  package static let task = Task.classification
  package static let range = -1.0...1.0
  package static let isHigherBetter = true
  package static let isShare = false

  package static let card = EntryCard<Self>(
    .metric, "cohen_kappa", synonyms: ["cohen_kappa_score", "kappa", "CohenKappa"],
    summary: "agreement with the truth beyond chance",
    example: "metrics accuracy, cohen_kappa", source: "sklearn.metrics.cohen_kappa_score",
    options: [
      .word(
        "weights", \.weights, of: ["none", "linear", "quadratic"],
        "how much a miss by several classes counts: alike, by its distance, by its square")
    ],
    page: CardPage(
      """
      How far predicted and true classes agree beyond what chance would bring. With weights a near miss \
      between ordered classes costs less than a far one.
      """,
      formula: """
        1 - s sum w_ij n_ij / sum w_ij r_i p_j, n_ij of s rows i taken for j; \
        w_ij = 1 off the diagonal, |i - j| (linear) or its square; \
        -1 to 1, higher is better; \
        none where chance alone would agree
        """,
      use: """
        Grades and other classes in an order, with `weights=quadratic`. Between tasks it cannot be \
        compared, as chance differs.
        """))

  package func value(over observed: Observations) -> Double? {
    guard case .classes(let said) = observed, said.rows > 0 else { return nil }
    let confusion = said.confusion
    var (found, expected) = (0.0, 0.0)
    for label in 0..<said.classes {
      for other in 0..<said.classes {
        let weight = weight(Double(label - other).magnitude)
        found += weight * Double(confusion[label][other])
        expected += weight * Double(said.tally[label].rows) * Double(said.tally[other].predicted)
      }
    }
    return expected == 0 ? nil : 1 - found * Double(said.rows) / expected
  }

  private func weight(_ distance: Double) -> Double {
    switch weights {
    case "linear": distance
    case "quadratic": distance * distance
    case _: distance == 0 ? 0 : 1
    }
  }
}
