import DescentCatalogue

/// The squares of what the scores of other classes lack of standing a margin below the true one.
///
/// Source: Weston and Watkins 1999; torch.nn.MultiMarginLoss with p 2, whose mean is over all classes.
package struct SquaredHinge: Loss {
  package var margin = 1.0

  package init() {}

  package static let task = Task.classification

  package static let card = EntryCard<Self>(
    .loss, "squared_hinge",
    synonyms: ["SquaredHinge", "squared_hinge_loss"],
    summary: "the same as hinge, squared: far rows pull harder",
    example: "loss squared_hinge(margin=0.5)",
    source: "Weston and Watkins 1999; torch.nn.MultiMarginLoss with p 2",
    options: [.number("margin", \.margin, in: .above(0), "how far below the true score is far enough")],
    page: CardPage(
      """
      Charges a row the squares of what the other scores lack of standing `margin` below the true one. Rows \
      far on the wrong side pull much harder than under hinge.
      """,
      formula: "row: sum over c != y of max(0, margin - z_y + z_c)^2 / C",
      use: "As `hinge`, where a smooth loss is wanted. A few wrong labels weigh heavily.",
      differs: "As torch.nn.MultiMarginLoss with p=2, which divides by all classes too."))

  package var operation: LossOperation { .squaredHinge(margin: margin) }
}
