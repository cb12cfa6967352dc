import DescentCatalogue

/// Half the squared distance up to `delta`, a straight line beyond.
///
/// Source: torch.nn.HuberLoss.
package struct Huber: Loss {
  package var delta = 1.0

  package init() {}

  package static let task = Task.regression

  package static let card = EntryCard<Self>(
    .loss, "huber", synonyms: ["HuberLoss", "huber_loss", "SmoothL1Loss", "smooth_l1_loss"],
    summary: "half the squared distance near the truth, a straight line beyond `delta`",
    example: "data sine; loss huber(delta=0.5)", source: "torch.nn.HuberLoss",
    options: [
      .number(
        "delta", \.delta, in: .above(0), synonyms: ["beta"],
        "distance from which rows pull no harder, in units of the scaled target")
    ],
    page: CardPage(
      """
      Charges half the squared distance up to `delta` and a straight line beyond. Near the truth it is as \
      smooth as mse, far out as calm as mae.
      """,
      formula: "u = |p - y|; row: u^2 / 2 where u <= delta, else delta (u - delta/2)",
      use: "Targets with some wild rows. `delta` counts in the unit of the standardized target.",
      differs: "As torch.nn.HuberLoss; SmoothL1Loss(beta) is this with delta = beta, divided by beta."))

  package var operation: LossOperation { .huberError(delta: delta) }
}
