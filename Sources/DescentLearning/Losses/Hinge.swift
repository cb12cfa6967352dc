import DescentCatalogue

/// What the scores of other classes lack of standing a margin below the true one.
///
/// Source: Weston and Watkins 1999; torch.nn.MultiMarginLoss with p 1, whose mean is over all classes.
package struct Hinge: Loss {
  package var margin = 1.0

  package init() {}

  package static let task = Task.classification

  package static let card = EntryCard<Self>(
    .loss, "hinge",
    synonyms: [
      "MultiMarginLoss", "multi_margin_loss", "CategoricalHinge", "categorical_hinge", "hinge_loss",
    ],
    summary: "mean of what other scores lack of standing `margin` below the true one",
    example: "loss hinge",
    source: "Weston and Watkins 1999; torch.nn.MultiMarginLoss with p 1",
    options: [.number("margin", \.margin, in: .above(0), "how far below the true score is far enough")],
    page: CardPage(
      """
      Charges a row for every class whose score comes within `margin` of that of the true one. Rows that \
      are far enough on the right side cost nothing.
      """,
      formula: "row: sum over c != y of max(0, margin - z_y + z_c) / C",
      use: """
        Margins in the manner of support vector machines. It gives no probabilities worth reading; for \
        those `cross_entropy`.
        """,
      differs: "As torch.nn.MultiMarginLoss with p=1, which divides by all classes too."))

  package var operation: LossOperation { .hinge(margin: margin) }
}
