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
    options: [.number("margin", \.margin, in: .above(0), "how far below the true score is far enough")])

  package var operation: LossOperation { .squaredHinge(margin: margin) }
}
